-- What can happen to a partnership between hello and goodbye. Its states move along one path, kept here: introduced,
-- under way, paused and back, ended; and what has ended stays so.
alter type offer_state add value 'ended';
create type partnership_ending as enum ('completed', 'early', 'mentor_left');

alter table partnerships
  add column paused_until date,
  add column resumes_as partnership_state,
  add column ended_on date,
  add column ended_as partnership_ending,
  add column again boolean,
  add constraint paused_until_a_day check ((state = 'paused') = (paused_until is not null)),
  add constraint resumes_as_it_was check ((state = 'paused') = (resumes_as is not null) and resumes_as not in ('paused', 'ended')),
  add constraint ended_on_a_day check ((state = 'ended') = (ended_on is not null) and (state = 'ended') = (ended_as is not null)),
  add constraint again_after_an_early_end check (again is null or ended_as is distinct from 'completed' and ended_as is not null);
comment on column partnerships.again is 'After an early end: whether the mentee would like another mentor. Null until they have said.';
create unique index one_living_partnership on partnerships (program_id, mentee_id) where state <> 'ended';
create index partnerships_paused on partnerships (paused_until) where state = 'paused';
create index partnerships_resting on partnerships (program_id) where state = 'paused';
create index partnerships_ending on partnerships (ends_on) where state <> 'ended';
create index partnerships_again on partnerships (program_id) where again;
create index partnerships_ended on partnerships (ended_on) where state = 'ended';

create function app.move_partnership() returns trigger language plpgsql as $$
begin
  if old.state = 'ended' and (new.state, new.ended_on, new.ended_as, new.ends_on) is distinct from (old.state, old.ended_on, old.ended_as, old.ends_on) then
    raise exception 'A partnership that has ended does not begin again.' using errcode = 'check_violation';
  end if;
  if new.state = old.state then return new; end if;
  if new.state = 'introduced' and old.resumes_as is distinct from 'introduced' then
    raise exception 'A partnership that is under way is not introduced again.' using errcode = 'check_violation';
  end if;
  new.resumes_as := case when new.state = 'paused' then old.state end;
  if new.state <> 'paused' then new.paused_until := null; end if;
  new.version := greatest(new.version, old.version + 1);
  return new;
end $$;
create trigger move_partnership before update on partnerships for each row execute function app.move_partnership();

/* After an early end the mentor's place is free and the mentee can be asked again; never about the same mentor
   (never_twice_the_same). A partnership that was completed keeps its place: its program is over. */
create function app.free_place() returns trigger language plpgsql as $$
begin
  delete from places where offer_id = new.offer_id;
  update offers set state = 'ended', ended_at = now(), version = version + 1 where id = new.offer_id;
  return null;
end $$;
create trigger free_place after update on partnerships for each row
  when (old.state <> 'ended' and new.state = 'ended' and new.ended_as <> 'completed') execute function app.free_place();

-- Going on longer than agreed: one proposes a day, the other says yes; or the coordinator says so.
create type extension_state as enum ('open', 'agreed', 'declined', 'withdrawn');
create table extensions (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  proposed_by    uuid not null references people,
  ends_before    date not null,
  ends_on        date not null check (ends_on > ends_before),
  state          extension_state not null default 'open',
  proposed_at    timestamptz not null default now(),
  answered_by    uuid references people,
  check ((answered_by is null) = (state = 'open'))
);
comment on column extensions.ends_before is 'The end as it was before, which stays to be seen.';
create unique index one_open_extension on extensions (partnership_id) where state = 'open';
create index extensions_of_partnership on extensions (partnership_id, proposed_at);

create function app.extend() returns trigger language plpgsql as $$
begin
  update partnerships set ends_on = new.ends_on, version = version + 1 where id = new.partnership_id;
  return null;
end $$;
create trigger extend_at_yes after update on extensions for each row when (new.state = 'agreed' and old.state = 'open') execute function app.extend();
create trigger extend_at_once after insert on extensions for each row when (new.state = 'agreed') execute function app.extend();

-- What somebody says privately to those who coordinate: that it is not working, and what they wish.
create type concern_wish as enum ('talk', 'pause', 'another', 'end', 'ended');
create table concerns (
  id             uuid primary key default gen_random_uuid(),
  program_id     uuid not null references programs,
  partnership_id uuid not null references partnerships,
  author_id      uuid not null references people,
  wish           concern_wish not null,
  words_sealed   bytea,
  said_at        timestamptz not null default now(),
  settled_at     timestamptz,
  settled_by     uuid references people,
  done_sealed    bytea,
  version        integer not null default 1,
  check ((settled_at is null) = (settled_by is null) and (done_sealed is null or settled_at is not null))
);
comment on column concerns.wish is 'ended: a word that came with an early end; nothing is wished.';
comment on column concerns.words_sealed is 'Sealed with its author''s key; opened for coordinators alone (app.concerns_to_read).';
create index concerns_of_program on concerns (program_id, said_at);
create index concerns_of_author on concerns (author_id, partnership_id);

call app.protect('extensions');
call app.protect('concerns', false);

create policy partners on extensions for select to alongside_web using (partnership_id in (select app.partnered()));
create policy coordinated on extensions for select to alongside_web
  using (partnership_id in (select p.id from partnerships p where p.program_id in (select app.coordinated())));
create policy worked on extensions to alongside_job using (true) with check (true);
grant select on extensions to alongside_web, alongside_job;
grant update (state, answered_by) on extensions to alongside_job;

create policy own on concerns for select to alongside_web using (author_id = app.actor());
create policy said on concerns for insert to alongside_web with check (
  author_id = app.actor() and (partnership_id, program_id) in (select p.id, p.program_id from partnerships p where app.actor() in (p.mentor_id, p.mentee_id)));
grant select (id, program_id, partnership_id, author_id, wish, said_at, settled_at) on concerns to alongside_web, alongside_job;
grant insert (id, program_id, partnership_id, author_id, wish, words_sealed, said_at) on concerns to alongside_web;
create policy worked on concerns for select to alongside_job using (true);

-- The gate moves partnerships, where the functions below say who may.
grant update (state, paused_until, resumes_as, ended_on, ended_as, ends_on, again, version) on partnerships to alongside_gate;
grant update (state, ended_at, version) on offers to alongside_gate;
grant select, delete on places to alongside_gate;
grant select, insert, update (state, answered_by) on extensions to alongside_gate;
grant select, update (settled_at, settled_by, done_sealed, version), delete on concerns to alongside_gate;
create policy gate_moves on partnerships for update to alongside_gate using (true) with check (true);
create policy gate_ends on offers for update to alongside_gate using (true) with check (true);
create policy gate_frees on places to alongside_gate using (true);
create policy gate on extensions to alongside_gate using (true) with check (true);
create policy gate on concerns to alongside_gate using (true) with check (true);
grant update (paused_until, ended_on, ended_as) on partnerships to alongside_job;
call app.give_to_gate('app.free_place()', 'alongside_gate');
call app.give_to_gate('app.extend()', 'alongside_gate');

/* Either of the two takes a break until a day, three months away at most; or a coordinator notes what they were asked for.
   @returns whether it begins */
create function app.pause_partnership(pair uuid, until date) returns boolean language sql as $$
  with moved as (
    update partnerships set state = 'paused', paused_until = until
    where id = pair and (id in (select app.living()) or program_id in (select app.coordinated())) and state in ('introduced', 'under_way')
      and until > app.today() and until <= app.today() + interval '3 months' and until <= ends_on
    returning 1)
  select exists (select 1 from moved)
$$;
call app.give_to_gate('app.pause_partnership(uuid, date)', 'alongside_web');

/* Either of the two, or a coordinator for them, lets it go on before that day. */
create function app.resume_partnership(pair uuid) returns boolean language sql as $$
  with moved as (
    update partnerships set state = resumes_as
    where id = pair and (id in (select app.living()) or program_id in (select app.coordinated())) and state = 'paused' returning 1)
  select exists (select 1 from moved)
$$;
call app.give_to_gate('app.resume_partnership(uuid)', 'alongside_web');

/* Ends it before its day: either of the two, or a coordinator of the program. That the mentor leaves says the mentor. */
create function app.end_partnership(pair uuid, how partnership_ending) returns boolean language sql as $$
  with moved as (
    update partnerships set state = 'ended', ended_on = app.today(), ended_as = how
    where id = pair and state <> 'ended' and how <> 'completed'
      and (app.actor() = mentor_id or app.actor() = mentee_id and how = 'early' or program_id in (select app.coordinated()))
    returning id),
  closed as (update extensions set state = 'withdrawn', answered_by = app.actor() where partnership_id in (select id from moved) and state = 'open')
  select exists (select 1 from moved)
$$;
call app.give_to_gate('app.end_partnership(uuid, partnership_ending)', 'alongside_web');

create policy made_for_another on links for insert to alongside_web with check (purpose = 'another-mentor'
  and (subject_id, person_id) in (select p.id, p.mentee_id from partnerships p where p.state = 'ended'));

/* The mentee says whether they would like another mentor. */
create function app.wish_again(pair uuid, wish boolean) returns boolean language sql as $$
  with said as (
    update partnerships set again = wish where id = pair and mentee_id = app.actor() and state = 'ended' and ended_as <> 'completed' returning 1)
  select exists (select 1 from said)
$$;
call app.give_to_gate('app.wish_again(uuid, boolean)', 'alongside_web');

/* One of the two proposes to go on until a later day, a year later at most. @returns the proposal, if it could be made */
create function app.propose_longer(pair uuid, until date) returns uuid language sql as $$
  insert into extensions (partnership_id, proposed_by, ends_before, ends_on)
  select id, app.actor(), ends_on, until from partnerships
  where id = pair and id in (select app.living()) and state in ('introduced', 'under_way')
    and until > ends_on and until <= ends_on + interval '1 year'
  on conflict (partnership_id) where state = 'open' do nothing
  returning id
$$;
call app.give_to_gate('app.propose_longer(uuid, date)', 'alongside_web');

/* The other answers it; whoever proposed it takes it back. */
create function app.answer_longer(pair uuid, proposal uuid, answer extension_state) returns boolean language sql as $$
  with answered as (
    update extensions set state = answer, answered_by = app.actor()
    where id = proposal and partnership_id = pair and state = 'open' and pair in (select app.living())
      and (proposed_by <> app.actor() and answer in ('agreed', 'declined') or proposed_by = app.actor() and answer = 'withdrawn')
    returning 1)
  select exists (select 1 from answered)
$$;
call app.give_to_gate('app.answer_longer(uuid, uuid, extension_state)', 'alongside_web');

/* A coordinator lets it go on longer, if it is still as it was shown. */
create function app.extend_partnership(pair uuid, until date, seen integer) returns boolean language sql as $$
  with closed as (
    update extensions set state = 'withdrawn', answered_by = app.actor() where partnership_id = pair and state = 'open'
      and pair in (select id from partnerships where program_id in (select app.coordinated()))),
  extended as (
    insert into extensions (partnership_id, proposed_by, ends_before, ends_on, state, answered_by)
    select id, app.actor(), ends_on, until, 'agreed', app.actor() from partnerships
    where id = pair and program_id in (select app.coordinated()) and state <> 'ended' and version = seen
      and until > ends_on and until <= ends_on + interval '1 year'
    returning 1)
  select exists (select 1 from extended)
$$;
call app.give_to_gate('app.extend_partnership(uuid, date, integer)', 'alongside_web');

/* What was said to those who coordinate, still sealed, with the keys that open it: for a coordinator of the program who
   supervises neither of the two and is neither of them. */
create function app.concerns_to_read(program uuid)
returns table (id uuid, partnership_id uuid, author_id uuid, wish concern_wish, words_sealed bytea, author_key bytea, said_at timestamptz,
  settled_at timestamptz, settled_by uuid, done_sealed bytea, done_key bytea, version integer) stable language sql as $$
  select c.id, c.partnership_id, c.author_id, c.wish, c.words_sealed, k.wrapped, c.said_at, c.settled_at, c.settled_by, c.done_sealed, d.wrapped, c.version
  from concerns c
  join partnerships p on p.id = c.partnership_id
  left join private.person_keys k on k.person_id = c.author_id
  left join private.person_keys d on d.person_id = c.settled_by
  where c.program_id = program and program in (select app.coordinated())
    and app.actor() not in (p.mentor_id, p.mentee_id)
    and not exists (select 1 from app.supervised_by(app.actor()) below(person_id) where below.person_id in (p.mentor_id, p.mentee_id))
$$;
call app.give_to_gate('app.concerns_to_read(uuid)', 'alongside_web', 'alongside_gate');

/* A coordinator who may read it notes what was done, if it is still as it was shown. */
create function app.settle_concern(program uuid, concern uuid, done bytea, seen integer, at timestamptz) returns boolean language sql as $$
  with settled as (
    update concerns c set settled_at = at, settled_by = app.actor(), done_sealed = done, version = c.version + 1
    where c.id = concern and c.version = seen and c.id in (select r.id from app.concerns_to_read(program) r) returning 1)
  select exists (select 1 from settled)
$$;
call app.give_to_gate('app.settle_concern(uuid, uuid, bytea, integer, timestamptz)', 'alongside_web');

/* What of this waits for a coordinator: words not yet answered, and mentees who would like another mentor. */
create function app.change_duties() returns table (program_id uuid, concerns bigint, again bigint) stable language sql as $$
  select g.id,
    (select count(*) from app.concerns_to_read(g.id) r where r.settled_at is null),
    (select count(*) from partnerships p join offers o on o.id = p.offer_id join applications a on a.id = o.mentee_application_id
      where p.program_id = g.id and p.again and a.status = 'accepted'
        and not exists (select 1 from offers f where f.mentee_application_id = a.id and f.state in ('asking_mentor', 'asking_mentee', 'accepted'))
        and not exists (select 1 from partnerships q join offers l on l.id = q.offer_id
          where l.mentee_application_id = a.id and q.state = 'ended' and q.again is not true))
  from programs g where g.id in (select app.coordinated()) and g.status = 'published'
$$;
call app.give_to_gate('app.change_duties()', 'alongside_web');

/* Whether the two still find their page: until as many days after the end as their program keeps what they wrote. */
create function app.is_readable(ended date, program uuid) returns boolean stable language sql as $$
  select ended is null or ended + app.days_kept(program) >= app.today()
$$;
grant execute on function app.is_readable(date, uuid) to alongside_web, alongside_job;

/* What this asks of the two. */
create function app.changes_tasks() returns setof app.task stable language sql as $$
  select 'extension', e.partnership_id, e.id, null::date, null::integer from extensions e
  where e.state = 'open' and e.proposed_by <> app.actor() and e.partnership_id = any (array(select app.living()))
  union all
  select 'again', p.id, null::uuid, null::date, null::integer from partnerships p
  where p.mentee_id = app.actor() and p.state = 'ended' and p.ended_as <> 'completed' and p.again is null and app.is_readable(p.ended_on, p.program_id)
$$;
grant execute on function app.changes_tasks() to alongside_web;

/* What was said of how long things are kept holds from the day the program starts, and as soon as there is a pair. */
create function app.days_were_said(program uuid) returns boolean stable language sql as $$
  select exists (select 1 from programs p where p.id = program and app.today() >= p.starts_on)
    or exists (select 1 from partnerships s where s.program_id = program)
$$;
call app.give_to_gate('app.days_were_said(uuid)', 'alongside_web');
create function app.days_are_said() returns trigger language plpgsql as $$
begin
  if app.days_were_said(old.id) then
    raise exception 'How long things are kept was said, and is not changed after.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger days_are_said before update of days_kept on programs
  for each row when (old.days_kept is distinct from new.days_kept) execute function app.days_are_said();
