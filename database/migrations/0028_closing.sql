-- Closing a program, and making next year's from it.
alter table programs
  add column archived_at   timestamptz,
  add column archived_from program_status,
  add column copied_from   uuid references programs;
comment on column programs.archived_from is 'What the program was before it was archived, for the way back.';
comment on column programs.copied_from is 'The program of the year before, of which this is a copy.';
grant update (archived_at, archived_from) on programs to alongside_web;
create index programs_copied on programs (copied_from) where copied_from is not null;

-- What a coordinator ticks by hand on the closing list.
create table closing_ticks (
  program_id uuid not null references programs,
  key        text not null check (key in ('thanks', 'day', 'materials', 'lessons')),
  ticked_by  uuid not null references people,
  ticked_at  timestamptz not null default now(),
  primary key (program_id, key)
);

-- Last year's mentors, asked whether they would do it again. Once a person and year, whatever they say.
create table mentor_invitations (
  id             uuid primary key default gen_random_uuid(),
  program_id     uuid not null references programs,
  person_id      uuid not null references people,
  application_id uuid not null references applications,
  invited_by     uuid not null references people,
  invited_at     timestamptz not null default now(),
  answer         text check (answer in ('yes', 'not_this_year', 'never')),
  answered_at    timestamptz,
  unique (program_id, person_id),
  check ((answer is null) = (answered_at is null))
);
comment on column mentor_invitations.application_id is 'What they applied with in the year before; the coordinator does not read more of it by asking again.';
comment on column mentor_invitations.answer is 'never: please do not write to me about this again, from this organization.';
create index invitations_of_person on mentor_invitations (person_id);

call app.protect('closing_ticks');
call app.protect('mentor_invitations');

create policy coordinated on closing_ticks to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()) and ticked_by = app.actor());
create policy administered on closing_ticks for select to alongside_web
  using (program_id in (select p.id from programs p where p.organization_id in (select app.administered())));
grant select, insert, delete on closing_ticks to alongside_web;

grant select on mentor_invitations, contact_letters to alongside_gate;
create policy gate on mentor_invitations for select to alongside_gate using (true);
create policy gate on contact_letters for select to alongside_gate using (true);

/*
 * The mentors of the year before, for the coordinator of a program that was copied from it: who had a partnership to its
 * end, who must not be written to, who was asked and what they said. Nobody the actor supervises.
 */
create function app.mentors_before(program uuid)
returns table (person_id uuid, application_id uuid, name text, pairs integer, completed boolean, left_early boolean,
  declines boolean, asked_elsewhere boolean, invited_at timestamptz, answer text, applied boolean)
stable language sql as $$
  select a.person_id, a.id, p.name, count(s.id)::integer,
    coalesce(bool_or(s.state <> 'ended' or s.ended_on >= b.ends_on - 31), false),
    a.status <> 'accepted' or (count(s.id) > 0 and not bool_or(s.state <> 'ended' or s.ended_on >= b.ends_on - 31)),
    exists (select 1 from mentor_invitations i join programs g on g.id = i.program_id
        where i.person_id = a.person_id and i.answer = 'never' and g.organization_id = n.organization_id)
      or exists (select 1 from contact_letters l join partnerships o on o.id = l.partnership_id
        where o.program_id = b.id and l.person_id = a.person_id and l.every = 'off'),
    exists (select 1 from mentor_invitations i join programs g on g.id = i.program_id
        where i.person_id = a.person_id and g.copied_from = b.id and g.id <> n.id),
    i.invited_at, i.answer,
    exists (select 1 from applications x where x.program_id = n.id and x.person_id = a.person_id and x.seat = 'mentor' and x.status <> 'withdrawn')
  from programs n
  join programs b on b.id = n.copied_from
  join applications a on a.program_id = b.id and a.seat = 'mentor'
  join people p on p.id = a.person_id
  left join partnerships s on s.program_id = b.id and s.mentor_id = a.person_id
  left join mentor_invitations i on i.program_id = n.id and i.person_id = a.person_id
  where n.id = program and n.id in (select app.coordinated()) and b.id in (select app.coordinated())
    and (a.status = 'accepted' or (a.status = 'withdrawn' and s.id is not null))
    and a.person_id not in (select app.supervised_by(app.actor()))
  group by a.person_id, a.id, p.name, b.id, b.ends_on, n.id, n.organization_id, i.invited_at, i.answer
$$;
call app.give_to_gate('app.mentors_before(uuid)', 'alongside_web');

create policy coordinated on mentor_invitations for select to alongside_web
  using (program_id in (select app.coordinated()) and person_id not in (select app.supervised()));
create policy asked on mentor_invitations for insert to alongside_web
  with check (answer is null and invited_by = app.actor() and (person_id, application_id) in (
    select m.person_id, m.application_id from app.mentors_before(program_id) m
    where not m.declines and not m.asked_elsewhere and not m.applied));
create policy own on mentor_invitations for select to alongside_web using (person_id = app.actor());
create policy own_answered on mentor_invitations for update to alongside_web
  using (person_id = app.actor()) with check (person_id = app.actor() and answer is not null);
create policy worked on mentor_invitations for select to alongside_job using (true);
create policy made_for_invitation on links for insert to alongside_web with check (purpose = 'mentor-again'
  and (subject_id, person_id) in (select i.id, i.person_id from mentor_invitations i where i.invited_by = app.actor()));
grant select, insert, update (answer, answered_at) on mentor_invitations to alongside_web;
grant select on mentor_invitations to alongside_job;

/*
 * What is still open in a program that is to be closed, in numbers, for its coordinator. ONE LINE A CHECK: a room that
 * knows of something to settle adds a line here, its words in app/closings/check.ts (`checks`).
 */
create function app.closing_checks(program uuid) returns table (key text, waiting integer) stable language sql as $$
  select c.key, c.n::integer from (
    select 'partnerships' as key, count(*) as n from partnerships s where s.program_id = program and s.state <> 'ended'
    union all select 'offers', count(*) from offers o where o.program_id = program and o.state in ('asking_mentor', 'asking_mentee')
    union all select 'decisions', count(*) from applications a where a.program_id = program and a.status in ('submitted', 'asked')
      and a.person_id not in (select app.supervised_by(app.actor()))
    union all select 'calls', count(*) from app.calls(program)
    union all select 'letters', count(*) from app.undelivered(program)
    union all select 'concerns', count(*) from app.concerns_to_read(program) r where r.settled_at is null
    union all select 'surveys', count(*) from surveys s where s.program_id = program and s.closed_at is null
    union all select 'reviews', count(*) from app.reviews_open(program)
    union all select 'honoraria', count(*) from honoraria h
      where h.program_id = program and h.state in ('promised', 'earned', 'approved', 'exported')
    union all select 'certificates', count(distinct (x.seat, x.person_id))
      from partnerships s cross join lateral (values ('mentor'::seat_kind, s.mentor_id), ('mentee', s.mentee_id)) x (seat, person_id)
      where s.program_id = program and x.person_id <> app.actor() and not exists (select 1 from certificates c
        where c.program_id = program and c.person_id = x.person_id and c.seat = x.seat and c.revoked_at is null)
    union all select 'report', case when exists (select 1 from report_editions e where e.program_id = program) then 0 else 1 end
  ) c
  where program in (select app.coordinated())
$$;
call app.give_to_gate('app.closing_checks(uuid)', 'alongside_web');
