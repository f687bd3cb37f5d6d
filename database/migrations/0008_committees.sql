-- A committee decides: seats by constituency, terms, a quorum, and a promise of confidentiality.
create table committees (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null unique references programs,
  name       jsonb not null,
  quorum     integer not null default 3 check (quorum between 1 and 50),
  read_by    date,
  version    integer not null default 1
);

comment on column committees.read_by is 'Until when what has been handed out should be read.';

create table constituencies (
  id           uuid primary key default gen_random_uuid(),
  committee_id uuid not null references committees,
  name         jsonb not null,
  seats        integer not null check (seats between 0 and 30),
  version      integer not null default 1
);

create table committee_members (
  id              uuid primary key default gen_random_uuid(),
  committee_id    uuid not null references committees,
  person_id       uuid not null references people,
  constituency_id uuid not null references constituencies,
  chair           boolean not null default false,
  since           date not null,
  until           date not null,
  promised_at     timestamptz,
  promised_text   uuid references program_texts,
  spoke_for       jsonb,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  check (since <= until)
);
comment on column committee_members.promised_at is 'When the member accepted confidentiality; before that, nothing of an applicant is shown.';
comment on column committee_members.spoke_for is 'What the constituency was called when a term ended, where it has been renamed since.';
comment on column committee_members.until is 'The end of the term: access ends with it.';
create unique index one_term_at_a_time on committee_members (committee_id, person_id, since);
create index terms_of_person on committee_members (person_id);

call app.protect('committees');
call app.protect('constituencies');
call app.protect('committee_members');
grant select on committees, constituencies, committee_members to alongside_gate;
create policy gate on committees for select to alongside_gate using (true);
create policy gate on constituencies for select to alongside_gate using (true);
create policy gate on committee_members for select to alongside_gate using (true);

/* The programs on whose committee the actor sits today and has promised confidentiality. */
create function app.judged() returns setof uuid stable language sql as $$
  select c.program_id from committee_members m join committees c on c.id = m.committee_id
  where m.person_id = app.actor() and m.promised_at is not null and app.today() between m.since and m.until
$$;
call app.give_to_gate('app.judged()', 'alongside_web', 'alongside_gate');
/* The same before the promise: enough to be asked for it. */
create function app.seated() returns setof uuid stable language sql as $$
  select c.program_id from committee_members m join committees c on c.id = m.committee_id
  where m.person_id = app.actor() and app.today() between m.since and m.until
$$;
call app.give_to_gate('app.seated()', 'alongside_web', 'alongside_gate');

create policy seated on programs for select to alongside_web using (id in (select app.seated()));
create policy seen on committees for select to alongside_web using (program_id in (select id from programs));
create policy edited on committees to alongside_web using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy seen on constituencies for select to alongside_web using (committee_id in (select id from committees));
create policy edited on constituencies to alongside_web
  using (committee_id in (select c.id from committees c where c.program_id in (select app.coordinated())));
create policy own on committee_members for select to alongside_web using (person_id = app.actor());
create policy coordinated on committee_members to alongside_web
  using (committee_id in (select c.id from committees c where c.program_id in (select app.coordinated())));
create policy promises_for_themselves on committee_members as restrictive for insert to alongside_web
  with check ((promised_at, promised_text) is not distinct from (null, null));
create policy fellow on committee_members for select to alongside_web
  using (committee_id in (select c.id from committees c where c.program_id in (select app.seated())));
create policy worked on committees for select to alongside_job using (true);
create policy worked on constituencies for select to alongside_job using (true);
create policy worked on committee_members for select to alongside_job using (true);
grant select, insert, update (name, quorum, read_by, version) on committees to alongside_web;
grant select, insert, update (name, seats, version), delete on constituencies to alongside_web;
grant select, insert, update (constituency_id, chair, until, spoke_for, version) on committee_members to alongside_web;
grant select on committees, constituencies, committee_members to alongside_job;

/* A member's own promise, once: the one thing about their term that they can write. @returns whether it is new */
create function app.promise_confidentiality(member uuid, wording uuid, at timestamptz) returns boolean language sql as $$
  with promised as (
    update committee_members set promised_at = at, promised_text = wording
    where id = member and person_id = app.actor() and promised_at is null and app.today() between since and until returning 1)
  select exists (select 1 from promised)
$$;
grant update (promised_at, promised_text) on committee_members to alongside_gate;
create policy gate_promises on committee_members for update to alongside_gate using (true) with check (true);
call app.give_to_gate('app.promise_confidentiality(uuid, uuid, timestamptz)', 'alongside_web');
