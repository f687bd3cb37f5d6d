-- A conference, an annual meeting: where people of a program may come together besides. Its coordinators name it; whoever
-- takes part may say that they will be there, and is then seen by the others who take part.
create table gatherings (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null references programs,
  title      text not null check (length(title) between 1 and 200),
  place      text not null default '' check (length(place) <= 200),
  link       text not null default '' check (length(link) <= 500),
  starts_on  date not null,
  ends_on    date not null,
  version    integer not null default 1,
  check (starts_on <= ends_on)
);
create index gatherings_of_program on gatherings (program_id, starts_on);

create table gathering_guests (
  gathering_id uuid not null references gatherings on delete cascade,
  person_id    uuid not null references people,
  said_at      timestamptz not null default now(),
  primary key (gathering_id, person_id)
);
comment on table gathering_guests is 'Who said themselves that they will be there; shown to whoever takes part and to the coordinators.';
create index guests_of_person on gathering_guests (person_id);

call app.protect('gatherings');
call app.protect('gathering_guests');
create policy coordinated on gatherings to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy administered on gatherings to alongside_web
  using (program_id in (select p.id from programs p where p.organization_id in (select app.administered())))
  with check (program_id in (select p.id from programs p where p.organization_id in (select app.administered())));
create policy judged on gatherings for select to alongside_web using (program_id in (select app.judged()));
create policy taking_part on gatherings for select to alongside_web
  using (program_id in (select s.program_id from partnerships s where s.id in (select app.living()))
    or program_id in (select a.program_id from applications a where a.person_id = app.actor() and a.status = 'accepted'));
create policy gate on gatherings for select to alongside_gate using (true);
create policy worked on gatherings for select to alongside_job using (true);
grant select, insert, delete, update (title, place, link, starts_on, ends_on, version) on gatherings to alongside_web;
grant select on gatherings to alongside_gate;
grant select on gatherings to alongside_job;

create policy own on gathering_guests for select to alongside_web using (person_id = app.actor());
create policy own_said on gathering_guests for insert to alongside_web
  with check (person_id = app.actor() and gathering_id in (select g.id from gatherings g
    join partnerships s on s.program_id = g.program_id and s.id in (select app.living()) where g.ends_on >= app.today()));
create policy own_taken_back on gathering_guests for delete to alongside_web using (person_id = app.actor());
create policy gate on gathering_guests for select to alongside_gate using (true);
create policy worked on gathering_guests for select to alongside_job using (true);
grant select (gathering_id, person_id), insert (gathering_id, person_id), delete on gathering_guests to alongside_web;
grant select on gathering_guests to alongside_gate;
grant select on gathering_guests to alongside_job;
call app.delete_when('gathering_guests', 'gathering_id in (select g.id from gatherings g where g.program_id in (select app.past_programs(''2 years'')))');
call app.leaves_with_person('gathering_guests', 'person_id = app.actor()');

/* Who said that they will be at the gatherings of a program, by name, for whoever takes part in it or runs it. Nobody the
   actor supervises: that they take part is not theirs to learn here. */
create function app.going(program uuid) returns table (gathering_id uuid, person_id uuid, name text, mentors boolean)
stable language sql as $$
  select g.id, p.id, coalesce(nullif(p.preferred_name, ''), p.name), exists (select 1 from partnerships s where s.program_id = g.program_id and s.mentor_id = p.id)
  from gatherings g join gathering_guests w on w.gathering_id = g.id join people p on p.id = w.person_id
  where g.program_id = program
    and (program in (select app.coordinated()) or program in (select s.program_id from partnerships s where s.id in (select app.living())))
    and p.id not in (select app.supervised_by(app.actor()))
    and exists (select 1 from partnerships s where s.program_id = g.program_id and s.state <> 'ended' and p.id in (s.mentor_id, s.mentee_id))
  order by p.name collate "und-x-icu", p.id
$$;
call app.give_to_gate('app.going(uuid)', 'alongside_web');
