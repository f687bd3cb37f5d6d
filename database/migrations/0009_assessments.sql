-- A self-assessment: one person's own ratings against a framework at a moment. Confidential: the person, and after
-- release the committee members assigned to the application. Staff see totals of five or more.
create type assessment_moment as enum ('application', 'mid_year', 'year_end');

create table assessments (
  id             uuid primary key default gen_random_uuid(),
  person_id      uuid not null references people,
  framework_id   uuid not null references frameworks,
  moment         assessment_moment not null,
  released_at    timestamptz,
  version        integer not null default 1,
  created_at     timestamptz not null default now()
);
comment on column assessments.released_at is 'When the person let assigned committee members read it.';

create table ratings (
  assessment_id uuid not null references assessments,
  competency_id uuid not null references competencies,
  rating        integer not null check (rating between 1 and 5),
  focus         boolean not null default false,
  comment       text not null default '' check (length(comment) <= 2000),
  primary key (assessment_id, competency_id)
);
comment on column ratings.focus is 'A mentee most wants to work on this; a mentor most wants to offer it.';

call app.protect('assessments', false);
call app.protect('ratings', false);
create index assessments_of_person on assessments (person_id, created_at);
create policy own on assessments to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy own on ratings to alongside_web
  using (assessment_id in (select a.id from assessments a where a.person_id = app.actor()))
  with check (assessment_id in (select a.id from assessments a where a.person_id = app.actor()));
grant select, insert, update (released_at, version) on assessments to alongside_web;
grant select, insert, update (rating, focus, comment) on ratings to alongside_web;
grant select, insert, update on assessments, ratings to alongside_gate;
create policy gate on assessments to alongside_gate using (true) with check (true);
create policy gate on ratings to alongside_gate using (true) with check (true);
