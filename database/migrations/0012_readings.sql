-- A reading is one application in the hands of one committee member: to score apart, or to step back from.
create type recusal_reason as enum ('supervision', 'family', 'friendship', 'former_report', 'hiring', 'other');
create table readings (
  id             uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications,
  member_id      uuid not null references committee_members,
  assigned_at    timestamptz not null default now(),
  assigned_by    uuid references people,
  done_at        timestamptz,
  comment        text not null default '' check (length(comment) <= 4000),
  recused_at     timestamptz,
  recusal        recusal_reason,
  derived        boolean not null default false,
  version        integer not null default 1,
  unique (application_id, member_id),
  check ((recused_at is null) = (recusal is null))
);
comment on column readings.derived is 'The conflict was found from positions or declared supervision, not said by the member.';
comment on column readings.comment is 'For the committee: a committee note.';
create index readings_of_member on readings (member_id) where done_at is null and recused_at is null;
call app.protect('readings');
grant select on readings to alongside_gate;
create policy gate on readings for select to alongside_gate using (true);

/* The applications the actor has been assigned to read, on a committee they sit on now, without a conflict. */
create function app.assigned() returns setof uuid stable language sql as $$
  select r.application_id
  from readings r
  join committee_members m on m.id = r.member_id
  join committees c on c.id = m.committee_id
  join applications a on a.id = r.application_id and a.program_id = c.program_id
  where m.person_id = app.actor() and m.promised_at is not null and app.today() between m.since and m.until
    and r.recused_at is null and a.status <> 'withdrawn'
    and a.person_id <> app.actor() and a.person_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.assigned()', 'alongside_web', 'alongside_gate');

create policy assigned on positions for select to alongside_web
  using (person_id in (select a.person_id from applications a where a.id in (select app.assigned())));
create policy assigned on applications for select to alongside_web using (id in (select app.assigned()));
create policy assigned on application_answers for select to alongside_web using (application_id in (select app.assigned()));
create policy assigned on wishes for select to alongside_web using (kind = 'prefer' and application_id in (select app.assigned()));
create policy assigned on referees for select to alongside_web using (application_id in (select app.assigned()));
create policy assigned on assessments for select to alongside_web
  using (released_at is not null and id in (select a.assessment_id from applications a where a.id in (select app.assigned())));
create policy assigned on ratings for select to alongside_web
  using (assessment_id in (select s.id from assessments s where s.released_at is not null and s.person_id <> app.actor()));

-- Readings: the coordinator hands them out and sees all; a member sees their own, and others' once their own is done.
create function app.my_done_readings() returns setof uuid stable language sql as $$
  select r.application_id from readings r join committee_members m on m.id = r.member_id
  where m.person_id = app.actor() and r.done_at is not null and r.recused_at is null
$$;
call app.give_to_gate('app.my_done_readings()', 'alongside_web', 'alongside_gate');
create policy own on readings for select to alongside_web
  using (member_id in (select m.id from committee_members m where m.person_id = app.actor()) and application_id in (select app.assigned()));
create policy own_kept on readings for update to alongside_web
  using (recused_at is null and member_id in (select m.id from committee_members m where m.person_id = app.actor()) and application_id in (select app.assigned()))
  with check (member_id in (select m.id from committee_members m where m.person_id = app.actor()));
create policy fellow on readings for select to alongside_web
  using (done_at is not null and recused_at is null and application_id in (select app.my_done_readings()) and application_id in (select app.assigned()));
create policy coordinated on readings to alongside_web
  using (application_id in (select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised())));
create policy worked on readings for select to alongside_job using (true);
create policy replaced on readings for insert to alongside_job with check (true);
grant select, insert, update (done_at, comment, recused_at, recusal, derived, version) on readings to alongside_web;
grant select, insert on readings to alongside_job;

-- One score on one line of the rubric.
create table scores (
  reading_id uuid not null references readings on delete cascade,
  criterion  text not null,
  score      integer not null check (score between 1 and 5),
  primary key (reading_id, criterion)
);
call app.protect('scores');
create policy seen on scores for select to alongside_web using (reading_id in (select id from readings));
create policy own on scores to alongside_web
  using (reading_id in (select r.id from readings r join committee_members m on m.id = r.member_id where m.person_id = app.actor()))
  with check (reading_id in (select r.id from readings r join committee_members m on m.id = r.member_id where m.person_id = app.actor()));
grant select, insert, update (score) on scores to alongside_web;

/* Which members supervise which applicants, for handing out readings: "member's person applicant's person". */
create function app.committee_conflicts(program uuid) returns setof text stable language sql as $$
  select m.person_id || ' ' || a.person_id
  from committees c
  join committee_members m on m.committee_id = c.id
  cross join lateral app.supervised_by(m.person_id) below(person_id)
  join applications a on a.person_id = below.person_id and a.program_id = c.program_id
  where c.program_id = program and (current_setting('role') = 'alongside_job' or program in (select app.coordinated()))
$$;
call app.give_to_gate('app.committee_conflicts(uuid)', 'alongside_web', 'alongside_job');
