-- The 60 school districts of British Columbia and the public schools we know of. Public facts, no person in them;
-- loaded from database/reference by `alongside migrate`.
create type size_band as enum ('XS', 'S', 'M', 'L', 'XL');
create type setting as enum ('remote', 'rural', 'mixed', 'urban', 'province-wide');

create table districts (
  number      integer primary key,
  name        text not null,
  former_name text,
  city        text not null,
  region      text not null,
  lat         double precision not null,
  lon         double precision not null,
  enrolment   integer not null,
  size_band   size_band not null,
  setting     setting not null,
  zone        text not null,
  language    text not null check (language in ('en', 'fr'))
);
comment on column districts.enrolment is 'School year 2020/21; a proxy for size.';
comment on column districts.setting is 'Computed from students per square kilometre and island access; not an official classification.';
comment on column districts.region is 'Editorial grouping; associations may group otherwise.';

create type school_level as enum ('elementary', 'middle', 'secondary', 'k-12', 'other');
create table schools (
  id              uuid primary key default gen_random_uuid(),
  district_number integer not null references districts,
  name            text not null,
  city            text,
  level           school_level not null,
  unique (district_number, name, city)
);

call app.protect('districts');
call app.protect('schools');
create policy everyone on districts for select to alongside_web, alongside_job, alongside_gate using (true);
create policy everyone on schools for select to alongside_web, alongside_job, alongside_gate using (true);
grant select on districts, schools to alongside_web, alongside_job, alongside_gate;
