-- A program is one run of mentoring with dates. Made from a template, it can be changed in everything.
create type program_model as enum ('one_to_one', 'school_based', 'district_based', 'learning_team', 'cohort', 'peer');
create type program_status as enum ('draft', 'published', 'closed', 'archived');
create type seat_kind as enum ('mentor', 'mentee');

create table programs (
  id              uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations,
  slug            text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  template        text not null,
  model           program_model not null,
  title           jsonb not null,
  summary         jsonb not null,
  pilot           boolean not null default false,
  status          program_status not null default 'draft',
  zone            text not null default 'America/Vancouver',
  months          integer not null check (months between 1 and 60),
  opens_on        date not null,
  closes_on       date not null,
  first_closes_on date not null,
  match_by        date not null,
  starts_on       date not null,
  ends_on         date not null,
  cap             integer check (cap between 1 and 5000),
  answer_days     integer not null default 7 check (answer_days between 1 and 60),
  readers         integer not null default 2 check (readers between 0 and 9),
  cascade         text not null default 'automatic' check (cascade in ('automatic', 'ask')),
  framework_id    uuid not null references frameworks,
  policy          jsonb not null,
  rubric          jsonb not null,
  goals           jsonb not null default '[]',
  meets_every     integer not null default 30 check (meets_every between 1 and 92),
  days_kept       integer not null default 90 check (days_kept between 30 and 365),
  version         integer not null default 1,
  published_at    timestamptz,
  created_at      timestamptz not null default now(),
  check (opens_on <= closes_on and closes_on <= match_by and match_by <= ends_on and starts_on < ends_on)
);
comment on column programs.cap is 'The most partnerships; further mentees wait in order. Null for no cap.';
comment on column programs.first_closes_on is 'The deadline as first announced, so that a page can say it was moved.';
comment on column programs.meets_every is 'Days between two contacts that are usual: what a pair begins with, until the two agree on their own.';
comment on column programs.days_kept is 'Days after a partnership''s end until what the two wrote is destroyed. Said before anybody begins, and never changed after.';
comment on column programs.policy is 'The matching policy, as app/programs/policy.ts describes it.';

-- The dates of the year, on a line.
create table program_dates (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null references programs,
  key        text not null,
  title      jsonb not null,
  starts_on  date not null,
  ends_on    date not null,
  note       jsonb,
  version    integer not null default 1,
  check (starts_on <= ends_on)
);
create index dates_of_program on program_dates (program_id, starts_on);

-- A seat is a part a person can play: who may ask for it, what is asked of them, what they are told.
create table seats (
  id               uuid primary key default gen_random_uuid(),
  program_id       uuid not null references programs,
  kind             seat_kind not null,
  description      jsonb not null,
  expectations     jsonb not null default '[]',
  hours            jsonb,
  eligibility      jsonb not null,
  questionnaire_id uuid not null references questionnaires,
  most_mentees     integer not null default 1 check (most_mentees between 0 and 4),
  honorarium_cents integer not null default 0 check (honorarium_cents >= 0),
  version          integer not null default 1,
  unique (program_id, kind)
);
comment on column seats.eligibility is 'The rules as app/programs/eligibility.ts describes them.';
comment on column seats.hours is 'The time it takes, in words.';

-- Texts people accept, by version: what was accepted can always be shown as it was.
create type program_text_kind as enum ('commitment', 'code', 'charter', 'agreement', 'confidentiality');
create table program_texts (
  id          uuid primary key default gen_random_uuid(),
  program_id  uuid not null references programs,
  kind        program_text_kind not null,
  edition     integer not null,
  body        jsonb not null,
  approved_on date,
  written_by  uuid references people,
  created_at  timestamptz not null default now(),
  unique (program_id, kind, edition)
);
comment on column program_texts.approved_on is 'The day the committee adopted a charter.';

create table program_contacts (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null references programs,
  name       text not null,
  role       jsonb not null,
  email      text not null default '',
  phone      text not null default '',
  position   integer not null default 0,
  version    integer not null default 1
);

-- What is different in one place: a region's or a district's own contact, note or later deadline.
create table program_places (
  id              uuid primary key default gen_random_uuid(),
  program_id      uuid not null references programs,
  region          text,
  district_number integer references districts,
  note            jsonb not null,
  contact_name    text not null default '',
  contact_email   text not null default '',
  closes_on       date,
  version         integer not null default 1,
  check ((region is null) <> (district_number is null))
);
create unique index one_note_a_place on program_places (program_id, region, district_number) nulls not distinct;

create table program_staff (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null references programs,
  person_id  uuid not null references people,
  since      timestamptz not null default now(),
  until      timestamptz
);
create unique index one_coordinator_row on program_staff (program_id, person_id) where until is null;
create index program_staff_of_person on program_staff (person_id) where until is null;

call app.protect('programs');
call app.protect('program_dates');
call app.protect('seats');
call app.protect('program_texts');
call app.protect('program_contacts');
call app.protect('program_places');
call app.protect('program_staff');

grant select on programs, program_staff to alongside_gate;
create policy gate on programs for select to alongside_gate using (true);
create policy gate on program_staff for select to alongside_gate using (true);

/* The programs the actor coordinates. */
create function app.coordinated() returns setof uuid stable language sql as $$
  select program_id from program_staff where person_id = app.actor() and until is null
$$;
call app.give_to_gate('app.coordinated()', 'alongside_web', 'alongside_gate');

/* How many days after their end the pairs of a program can still be read. */
create function app.days_kept(program uuid) returns integer stable language sql as $$ select p.days_kept from programs p where p.id = program $$;
call app.give_to_gate('app.days_kept(uuid)', 'alongside_web', 'alongside_job', 'alongside_gate');

/* The organizations in which the actor may open a program. */
create function app.opens_programs_for() returns setof uuid stable language sql as $$
  select organization_id from staff where person_id = app.actor() and role = 'coordinator' and until is null
$$;
call app.give_to_gate('app.opens_programs_for()', 'alongside_web', 'alongside_gate');

create policy published on programs for select to alongside_web using (published_at is not null);
create policy served on programs for select to alongside_web using (organization_id in (select app.served()));
create policy coordinated on programs for select to alongside_web using (id in (select app.coordinated()));
create policy opened on programs for insert to alongside_web with check (organization_id in (select app.opens_programs_for()));
create policy edited on programs for update to alongside_web using (id in (select app.coordinated())) with check (true);
create policy worked on programs for select to alongside_job using (true);
grant select, insert on programs to alongside_web;
grant update (slug, title, summary, pilot, status, zone, months, opens_on, closes_on, first_closes_on, match_by, starts_on, ends_on, cap, answer_days, readers,
  cascade, framework_id, policy, rubric, goals, meets_every, days_kept, version, published_at) on programs to alongside_web;
grant select on programs to alongside_job;

-- The questions of a program are changed by its coordinators, whether or not they work for the organization.
create policy coordinated_edit on questionnaires for update to alongside_web
  using (id in (select s.questionnaire_id from seats s where s.program_id in (select app.coordinated()))) with check (true);

-- What belongs to a program is seen by whoever sees the program and changed by whoever coordinates it.
do $$
declare part text;
begin
  foreach part in array array['program_dates', 'seats', 'program_texts', 'program_contacts', 'program_places'] loop
    execute format('create policy seen on %I for select to alongside_web using (program_id in (select id from programs))', part);
    execute format('create policy edited on %I to alongside_web using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()))', part);
    execute format('create policy worked on %I for select to alongside_job using (true)', part);
    execute format('create policy gate on %I for select to alongside_gate using (true)', part);
    execute format('grant select, insert on %I to alongside_web', part);
    execute format('grant select on %I to alongside_job, alongside_gate', part);
  end loop;
end $$;
grant update (key, title, starts_on, ends_on, note, version), delete on program_dates to alongside_web;
grant update (description, expectations, hours, eligibility, questionnaire_id, most_mentees, honorarium_cents, version) on seats to alongside_web;
grant update (approved_on) on program_texts to alongside_web;
grant update (name, role, email, phone, position, version), delete on program_contacts to alongside_web;
grant update (region, district_number, note, contact_name, contact_email, closes_on, version), delete on program_places to alongside_web;

create policy own on program_staff for select to alongside_web using (person_id = app.actor());
create policy colleagues on program_staff for select to alongside_web using (program_id in (select app.coordinated()));
/* Whether nobody has ever coordinated this program: it is being opened. */
create function app.is_unstaffed(program uuid) returns boolean stable language sql as $$
  select not exists (select 1 from program_staff where program_id = program)
$$;
call app.give_to_gate('app.is_unstaffed(uuid)', 'alongside_web');
-- Whoever opens a program names themselves; from then on its coordinators name each other. A colleague who may open programs
-- does not name themselves into one that is running.
create policy named on program_staff for insert to alongside_web with check (
  program_id in (select app.coordinated())
  or person_id = app.actor() and app.is_unstaffed(program_id)
    and program_id in (select p.id from programs p where p.organization_id in (select app.opens_programs_for())));
create policy ended on program_staff for update to alongside_web using (program_id in (select app.coordinated())) with check (true);
create policy admin on program_staff for select to alongside_web
  using (program_id in (select p.id from programs p where p.organization_id in (select app.administered())));
create policy worked on program_staff for select to alongside_job using (true);
grant select, insert, update (until) on program_staff to alongside_web;
grant select on program_staff to alongside_job;
