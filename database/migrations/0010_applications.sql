-- An application is one person's request to take one seat in one program.
create type application_status as enum ('draft', 'asked', 'submitted', 'accepted', 'waiting', 'declined', 'withdrawn');
create type eligibility as enum ('unknown', 'eligible', 'review', 'not_eligible');
create type application_source as enum ('online', 'paper', 'phone', 'import');
create type new_reason as enum ('new_role', 'new_district', 'changed_role', 'returning', 'none');

create table applications (
  id               uuid primary key default gen_random_uuid(),
  program_id       uuid not null references programs,
  person_id        uuid not null references people,
  seat             seat_kind not null,
  status           application_status not null default 'draft',
  source           application_source not null default 'online',
  taken_by         uuid references people,
  taken_over_at    timestamptz,
  position_id      uuid references positions,
  new_reason       new_reason,
  eligibility      eligibility not null default 'unknown',
  eligibility_note text not null default '' check (length(eligibility_note) <= 2000),
  eligibility_by   uuid references people,
  capacity         integer not null default 1 check (capacity between 0 and 4),
  speaks           text[] not null default '{}' check (speaks <@ array['en', 'fr']),
  channels         text[] not null default '{}' check (channels <@ array['email', 'phone', 'video', 'text', 'in_person']),
  times            text[] not null default '{}',
  travels          boolean not null default false,
  needs            text not null default '' check (length(needs) <= 2000),
  supervisor_aware boolean,
  assessment_id    uuid unique references assessments,
  submitted_at     timestamptz,
  decided_at       timestamptz,
  decided_by       uuid references people,
  decision_word    text not null default '' check (length(decision_word) <= 2000),
  waiting_since    timestamptz,
  version          integer not null default 1,
  created_at       timestamptz not null default now(),
  unique (program_id, id),
  check ((status in ('accepted', 'declined')) <= (decided_at is not null)),
  check ((status = 'waiting') = (waiting_since is not null)),
  check ((source in ('paper', 'phone')) <= (taken_by is not null)),
  check ((taken_over_at is not null) <= (taken_by is not null))
);
comment on column applications.needs is 'Accessibility or technology needs, in the applicant''s own words; coordinators and proposed partners see it.';
comment on column applications.taken_over_at is 'When its person first wrote in what somebody else had taken down for them: from then on nobody else writes in it.';
comment on column applications.decision_word is 'What the coordinator wrote to the applicant with the decision.';
comment on column applications.status is 'draft: started; asked: something is missing; submitted: complete; then the decision.';

-- A withdrawn or declined application may be followed by another; any other stands alone.
create unique index one_living_application on applications (program_id, person_id, seat) where status not in ('withdrawn', 'declined');
create index applications_of_person on applications (person_id);
create index applications_of_program on applications (program_id, seat, status);

-- The answers to one group of questions, saved page by page.
create table application_answers (
  application_id uuid not null references applications,
  group_key      text not null,
  answers        jsonb not null,
  version        integer not null default 1,
  saved_at       timestamptz not null default now(),
  primary key (application_id, group_key)
);

-- Whom an applicant would like, in order, or would rather not be paired with. The second is for coordinators alone.
create type wish_kind as enum ('prefer', 'avoid');
create table wishes (
  id             uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications,
  kind           wish_kind not null,
  rank           integer not null check (rank between 1 and 9),
  name           text not null check (length(name) between 1 and 200),
  email          text not null default '',
  person_id      uuid references people,
  nobody_at      timestamptz check (nobody_at is null or person_id is null),
  invited_at     timestamptz,
  unique (application_id, kind, rank)
);
comment on column wishes.nobody_at is 'When a coordinator said that nobody in the program is meant. Taken back when somebody of that name arrives.';
comment on column wishes.person_id is 'Who was meant, where the program knows them; found by name or address, confirmed by a coordinator.';
create index wishes_for_person on wishes (person_id) where person_id is not null;

-- What a coordinator asked to be completed.
create table application_requests (
  id             uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications,
  words          text not null check (length(words) between 1 and 2000),
  asked_by       uuid not null references people,
  asked_at       timestamptz not null default now(),
  answered_at    timestamptz
);
create index requests_of_application on application_requests (application_id);

-- "I am a member of …": attested by the person, checked by a person, true until a date.
create table attestations (
  id             uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications,
  body           jsonb not null,
  number         text not null default '' check (length(number) <= 60),
  attested_at    timestamptz not null default now(),
  checked_by     uuid references people,
  checked_at     timestamptz,
  confirmed      boolean,
  expires_on     date,
  version        integer not null default 1,
  unique (application_id),
  check ((checked_at is null) = (confirmed is null))
);

-- Somebody who can speak for a mentor; answers once, by a mailed link, without an account.
create table referees (
  id             uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications,
  person_id      uuid references people,
  name           text not null check (length(name) between 1 and 200),
  email          text not null,
  relation       text not null default '' check (length(relation) <= 200),
  asked_at       timestamptz,
  answered_at    timestamptz,
  recommends     text check (recommends in ('strongly', 'yes', 'unsure', 'no')),
  words          text not null default '' check (length(words) <= 4000),
  unique (application_id, email)
);

-- Which edition of which text was accepted with an application.
create table acceptances (
  application_id uuid not null references applications,
  text_id        uuid not null references program_texts,
  accepted_at    timestamptz not null default now(),
  primary key (application_id, text_id)
);

call app.protect('applications');
call app.protect('application_answers');
call app.protect('wishes');
call app.protect('application_requests');
call app.protect('attestations');
call app.protect('referees');
call app.protect('acceptances');

grant select, update (assessment_id) on applications to alongside_gate;
grant select on wishes, referees to alongside_gate;
create policy gate on applications to alongside_gate using (true) with check (true);
create policy gate on wishes for select to alongside_gate using (true);
create policy gate on referees for select to alongside_gate using (true);

/* Everybody whose name the actor may see: applicants, committee and staff of the programs they coordinate or judge,
   colleagues, and those they have been proposed to (added in 0015). Programs are gathered first, as arrays: joined, they
   may be asked for anew for every application there is. */
create function app.known_by_program_work() returns setof uuid stable language sql as $$
  select a.person_id from applications a where a.program_id = any (array(select app.coordinated()))
  union all select a.person_id from applications a where a.program_id = any (array(select app.judged())) and a.status not in ('draft', 'withdrawn')
  union all select w.person_id from wishes w join applications a on a.id = w.application_id
    where w.person_id is not null and a.program_id = any (array(select app.coordinated()))
  union all select m.person_id from committee_members m join committees c on c.id = m.committee_id
    where c.program_id = any (array(select app.coordinated() union select app.seated()))
  union all select s.person_id from program_staff s
    where s.program_id = any (array(select app.coordinated() union select app.seated()
      union select a.program_id from applications a where a.person_id = app.actor()))
  union all select s.person_id from staff s where s.organization_id = any (array(select app.served()))
$$;
call app.give_to_gate('app.known_by_program_work()', 'alongside_web', 'alongside_gate');

/* The person with this verified or imported address, for somebody who runs a program: to find, not to browse. */
create function app.person_at(who text) returns uuid stable language sql as $$
  select person_id from emails where address = who
    and exists (select 1 where (select app.coordinated() limit 1) is not null or (select app.served() limit 1) is not null)
$$;
call app.give_to_gate('app.person_at(text)', 'alongside_web');

create policy known on people for select to alongside_web using (id in (select app.known_by_program_work()));
create policy coordinated on contact_cards for select to alongside_web
  using (person_id in (select a.person_id from applications a where a.program_id in (select app.coordinated())));
create policy coordinated on emails for select to alongside_web
  using (person_id in (select a.person_id from applications a where a.program_id in (select app.coordinated()))
      or person_id in (select m.person_id from committee_members m join committees c on c.id = m.committee_id where c.program_id in (select app.coordinated()))
      or person_id in (select s.person_id from staff s where s.organization_id in (select app.served())));
create policy coordinated on positions for select to alongside_web
  using (person_id in (select a.person_id from applications a where a.program_id in (select app.coordinated())));

-- People entered by a coordinator (paper, phone, import, committee, wishes) have no session of their own yet.
create policy entered on people for insert to alongside_web with check (
  (select app.coordinated() limit 1) is not null or (select app.served() limit 1) is not null);
create policy entered on contact_cards for insert to alongside_web with check (
  (select app.coordinated() limit 1) is not null or (select app.served() limit 1) is not null);
create policy entered on emails for insert to alongside_web with check (
  verified_at is null and ((select app.coordinated() limit 1) is not null or (select app.served() limit 1) is not null));
create policy entered on positions for insert to alongside_web with check (
  (select app.coordinated() limit 1) is not null);
create policy entered on consents for insert to alongside_web with check (
  noted_by = app.actor() and purpose not like 'identity-%'
  and person_id in (select a.person_id from applications a where a.program_id in (select app.coordinated())));
create policy entered_withdrawn on consents for update to alongside_web
  using (noted_by = app.actor() and withdrawn_at is null) with check (noted_by = app.actor() and withdrawn_at is not null);
create policy coordinated on consents for select to alongside_web
  using (purpose not like 'identity-%' and (person_id, subject_id) in (select a.person_id, a.id from applications a where a.program_id in (select app.coordinated())));

create policy own on applications to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy coordinated on applications to alongside_web
  using (program_id in (select app.coordinated()) and person_id not in (select app.supervised()))
  with check (program_id in (select app.coordinated()));
create policy worked on applications to alongside_job using (true) with check (true);
grant select, insert, update (status, position_id, new_reason, eligibility, eligibility_note, eligibility_by, capacity, speaks, channels, times, travels, needs,
  supervisor_aware, assessment_id, submitted_at, decided_at, decided_by, decision_word, waiting_since, version) on applications to alongside_web;
grant select, update (status, waiting_since, version) on applications to alongside_job;

/* Nobody decides on their own application, whatever else they are: not what became of it, nor whether they are eligible. */
create function app.nobody_decides_their_own() returns trigger language plpgsql as $$
begin
  if new.status in ('accepted', 'waiting', 'declined') and (tg_op = 'INSERT' or new.status <> old.status)
    or tg_op = 'INSERT' and (new.eligibility_by, new.decided_by, new.decided_at, new.waiting_since) is distinct from (null, null, null, null)
    or tg_op = 'UPDATE' and (new.eligibility_note, new.decided_by, new.decided_at, new.decision_word)
      is distinct from (old.eligibility_note, old.decided_by, old.decided_at, old.decision_word)
    or tg_op = 'UPDATE' and new.eligibility_by is not null and new.eligibility_by is distinct from old.eligibility_by
  then raise exception 'Nobody decides on their own application.' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger nobody_decides_their_own before insert or update on applications
  for each row when (new.person_id = app.actor()) execute function app.nobody_decides_their_own();

-- What belongs to an application is seen by whoever may see that application as theirs or as one of their program, and written
-- by its applicant, or by a coordinator where one took it down; withdrawn, it is its writer's again.
create policy own on application_answers to alongside_web
  using (application_id in (select a.id from applications a where a.person_id = app.actor()));
create policy coordinated on application_answers for select to alongside_web
  using (application_id in (select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised()) and a.status <> 'withdrawn'));
grant select, insert, update (answers, version, saved_at) on application_answers to alongside_web;
create policy worked on application_answers for select to alongside_job using (true);
grant select on application_answers to alongside_job;

create policy own on wishes to alongside_web
  using (application_id in (select a.id from applications a where a.person_id = app.actor()));
create policy coordinated on wishes for select to alongside_web
  using (application_id in (select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised()) and a.status <> 'withdrawn'));
create policy coordinated_finds on wishes for update to alongside_web
  using (application_id in (select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised()) and a.status <> 'withdrawn'));
create policy worked on wishes to alongside_job using (true) with check (true);
grant select, insert, delete, update (person_id, nobody_at, invited_at) on wishes to alongside_web;
grant select, update (person_id, nobody_at, invited_at) on wishes to alongside_job;

create policy own on application_requests to alongside_web
  using (application_id in (select a.id from applications a where a.person_id = app.actor())) with check (false);
create policy own_answered on application_requests for update to alongside_web
  using (application_id in (select a.id from applications a where a.person_id = app.actor())) with check (answered_at is not null);
create policy coordinated on application_requests to alongside_web
  using (application_id in (select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised()) and a.status <> 'withdrawn'));
create policy worked on application_requests for select to alongside_job using (true);
grant select, insert, update (answered_at) on application_requests to alongside_web;
grant select on application_requests to alongside_job;

create policy own on attestations to alongside_web
  using (application_id in (select a.id from applications a where a.person_id = app.actor()))
  with check (checked_by is null and confirmed is null and expires_on is null);
create policy coordinated on attestations to alongside_web
  using (application_id in (select a.id from applications a where a.program_id in (select app.coordinated())
    and a.person_id <> app.actor() and a.person_id not in (select app.supervised()) and a.status <> 'withdrawn'));
create policy worked on attestations for select to alongside_job using (true);
grant select, insert, delete, update (number, attested_at, checked_by, checked_at, confirmed, expires_on, version) on attestations to alongside_web;
grant select on attestations to alongside_job;

-- The applicant names a referee (0010_taken_down) and sees that they answered, never what they said.
create policy coordinated on referees for select to alongside_web
  using (application_id in (select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised()) and a.status <> 'withdrawn'));
create policy own_once on referees for select to alongside_web using (person_id = app.actor());
create policy answered_once on referees for update to alongside_web
  using (person_id = app.actor() and answered_at is null) with check (person_id = app.actor());
create policy worked on referees to alongside_job using (true) with check (true);
grant select, insert, update (answered_at, recommends, words) on referees to alongside_web;
grant select, update (person_id, asked_at) on referees to alongside_job;
/* Names and answered-or-not of the referees of one's own application, or of one that a coordinator typed in from paper. */
create function app.my_referees(application uuid) returns table (id uuid, name text, email text, relation text, asked_at timestamptz, answered boolean) stable language sql as $$
  select r.id, r.name, r.email, r.relation, r.asked_at, r.answered_at is not null
  from referees r join applications a on a.id = r.application_id
  where r.application_id = application
    and (a.person_id = app.actor() or (a.taken_by is not null and a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised())))
$$;
call app.give_to_gate('app.my_referees(uuid)', 'alongside_web');

create policy own on acceptances to alongside_web
  using (application_id in (select a.id from applications a where a.person_id = app.actor()));
create policy coordinated on acceptances to alongside_web
  using (application_id in (select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised()) and a.status <> 'withdrawn'));
grant select, insert on acceptances to alongside_web;

/* For the engine alone: the ratings of a program's accepted applications. No page shows what it returns. */
create function app.ratings_for_matching(program uuid)
returns table (application_id uuid, competency_id uuid, rating integer, focus boolean) stable language sql as $$
  select a.id, r.competency_id, r.rating, r.focus
  from applications a join ratings r on r.assessment_id = a.assessment_id
  where a.program_id = program and a.status = 'accepted'
    and (app.actor() is null or program in (select app.coordinated()) or program in (select app.judged()))
$$;
call app.give_to_gate('app.ratings_for_matching(uuid)', 'alongside_job');

/* What a program's people most want to work on: figures only, cells under five left out. */
create function app.common_needs(program uuid, wanted_seat seat_kind)
returns table (competency_id uuid, people bigint, mean numeric, focused bigint) stable language sql as $$
  select r.competency_id, count(*), round(avg(r.rating), 1), case when count(*) filter (where r.focus) >= 5 then count(*) filter (where r.focus) end
  from applications a join ratings r on r.assessment_id = a.assessment_id
  where a.program_id = program and a.seat = wanted_seat and a.status not in ('draft', 'withdrawn', 'declined')
    and (program in (select app.coordinated()) or program in (select app.judged()))
  group by r.competency_id having count(*) >= 5
$$;
call app.give_to_gate('app.common_needs(uuid, seat_kind)', 'alongside_web');


/* How many mentees are accepted besides one, for the cap: also those the deciding coordinator supervises and cannot see. */
create function app.mentees_accepted(program uuid, besides uuid) returns bigint stable language sql as $$
  select count(*) from applications a
  where a.program_id = program and a.seat = 'mentee' and a.status = 'accepted' and a.id <> besides and program in (select app.coordinated())
$$;
call app.give_to_gate('app.mentees_accepted(uuid, uuid)', 'alongside_web');

/* The last day to send an application: the program's, or a later one of its place. */
create function app.last_day(application uuid) returns date stable language sql as $$
  select greatest(g.closes_on, (select l.closes_on from program_places l
    where l.program_id = g.id and (l.district_number = d.number or l.region = d.region) order by l.district_number nulls last limit 1))
  from applications a join programs g on g.id = a.program_id
  left join positions p on p.id = a.position_id left join districts d on d.number = p.district_number
  where a.id = application
$$;
grant execute on function app.last_day(uuid) to alongside_web, alongside_job;

/* How many wait in the same program and seat before an application, itself counted; only for its own person and staff. */
create function app.place_in_line(application uuid) returns bigint stable language sql as $$
  select count(*) from applications mine
  join applications other on other.program_id = mine.program_id and other.seat = mine.seat and other.status = 'waiting'
   and (other.waiting_since, other.id) <= (mine.waiting_since, mine.id)
  where mine.id = application and (mine.person_id = app.actor() or mine.program_id in (select app.coordinated()))
$$;
call app.give_to_gate('app.place_in_line(uuid)', 'alongside_web');

/* Whether ratings are there for an application somebody else entered; the ratings themselves stay closed to staff. */
create function app.has_assessment(application uuid) returns boolean stable language sql as $$
  select exists (select 1 from applications a join ratings r on r.assessment_id = a.assessment_id
    where a.id = application and (a.person_id = app.actor() or a.program_id in (select app.coordinated()) or a.program_id in (select app.judged())))
$$;
call app.give_to_gate('app.has_assessment(uuid)', 'alongside_web');

/* Whether somebody has rated themselves for a program: from then on its framework stays. */
create function app.is_rated(program uuid) returns boolean stable language sql as $$
  select exists (select 1 from applications a where a.program_id = program and a.assessment_id is not null) and program in (select app.coordinated())
$$;
call app.give_to_gate('app.is_rated(uuid)', 'alongside_web');

/* What a referee is shown: whom and which program it is about, nothing of the application. */
create function app.reference_request(referee uuid) returns table (name text, applicant text, program jsonb, answered boolean) stable language sql as $$
  select r.name, p.name, g.title, r.answered_at is not null
  from referees r join applications a on a.id = r.application_id join people p on p.id = a.person_id join programs g on g.id = a.program_id
  where r.id = referee and r.person_id = app.actor()
$$;
call app.give_to_gate('app.reference_request(uuid)', 'alongside_web');

/* The acts of staff and committee in a program the actor coordinates; what participants did for themselves is theirs. */
create function app.is_program_worker(person uuid, program uuid) returns boolean stable language sql as $$
  select exists (select 1 from program_staff s where s.person_id = person and s.program_id = program)
      or exists (select 1 from committee_members m join committees c on c.id = m.committee_id where m.person_id = person and c.program_id = program)
$$;
call app.give_to_gate('app.is_program_worker(uuid, uuid)', 'alongside_web', 'alongside_gate');
create policy staff_acts on audit_entries for select to alongside_web
  using (program_id in (select app.coordinated()) and (actor_id is null or app.is_program_worker(actor_id, program_id)));
create policy administered on audit_entries for select to alongside_web using (organization_id in (select app.administered()));
