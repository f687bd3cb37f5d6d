-- Who else handles what is kept here, and where: the computer, the mail server, the copies. None, as Alongside comes.
create type processor_kind as enum ('host', 'mail', 'backup', 'sign_in', 'other');
create table processors (
  id              uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations,
  kind            processor_kind not null,
  name            text not null check (length(name) between 1 and 200),
  region          text not null check (length(region) between 1 and 200),
  in_canada       boolean not null,
  added_by        uuid not null references people,
  added_at        timestamptz not null default now()
);
comment on column processors.region is 'The city, province and country in which it stores what it is given.';
create index processors_of_organization on processors (organization_id);
call app.protect('processors');
create policy administered on processors to alongside_web
  using (organization_id in (select app.guarded())) with check (organization_id in (select app.guarded()) and added_by = app.actor());
grant select, insert (organization_id, kind, name, region, in_canada, added_by), delete on processors to alongside_web;

-- A breach: something about people reached somebody it was not for. What happened, whom it concerns, what could come of it,
-- whom it was decided to tell, and what was done. Its words are sealed with a key of its own, kept in the row.
create type incident_harm as enum ('humiliation', 'reputation', 'employment', 'other');
create type incident_trace as enum ('read_by', 'device', 'program', 'by_hand');
create type incident_act as enum ('opened', 'changed', 'found', 'left_out', 'judged', 'written', 'told', 'noted', 'closed');
create table incidents (
  id                 uuid primary key,
  organization_id    uuid not null references organizations,
  found_on           date not null,
  harms              incident_harm[] not null default '{}',
  serious            boolean,
  tells_people       boolean,
  tells_commissioner boolean,
  wrapped            bytea not null,
  words_sealed       bytea not null,
  opened_by          uuid not null references people,
  opened_at          timestamptz not null default app.now(),
  closed_at          timestamptz,
  version            integer not null default 1,
  check (closed_at is null or serious is not null)
);
comment on column incidents.serious is 'Whether significant harm can reasonably be expected; null while it is not judged.';
create index incidents_of_organization on incidents (organization_id);
create table incident_people (
  incident_id uuid not null references incidents on delete cascade,
  person_id   uuid not null references people,
  trace       incident_trace not null,
  told_at     timestamptz,
  primary key (incident_id, person_id)
);
create index incidents_of_person on incident_people (person_id) where told_at is not null;
create table incident_notices (
  incident_id  uuid primary key references incidents on delete cascade,
  wrapped      bytea not null,
  words_sealed bytea not null,
  version      integer not null default 1
);
comment on table incident_notices is 'What whoever it concerns is told, in both languages, under a key of its own: they open it, and nothing else of the case.';
create table incident_steps (
  id           uuid primary key default gen_random_uuid(),
  n            bigint generated always as identity,
  incident_id  uuid not null references incidents on delete cascade,
  act          incident_act not null,
  person_id    uuid not null references people,
  at           timestamptz not null default app.now(),
  count        integer,
  words_sealed bytea
);
create index steps_of_incident on incident_steps (incident_id, n);

call app.protect('incidents', false);
call app.protect('incident_people', false);
call app.protect('incident_notices', false);
call app.protect('incident_steps', false);
create policy guards on incidents to alongside_web
  using (organization_id in (select app.guarded())) with check (organization_id in (select app.guarded()));
create policy worked on incidents to alongside_job using (true);
create policy gate on incidents for select to alongside_gate using (true);
grant select, insert (id, organization_id, found_on, wrapped, words_sealed, opened_by), update (found_on, harms, serious, tells_people, tells_commissioner, words_sealed, closed_at, version)
  on incidents to alongside_web;
grant select (id, organization_id, opened_at), delete on incidents to alongside_job;
grant select on incidents to alongside_gate;

create policy guards on incident_people for select to alongside_web using (incident_id in (select id from incidents));
create policy guards_leave_out on incident_people for delete to alongside_web using (told_at is null and incident_id in (select id from incidents));
create policy told on incident_people for select to alongside_web using (person_id = app.actor() and told_at is not null);
create policy worked on incident_people for select to alongside_job using (true);
create policy gate on incident_people to alongside_gate using (true) with check (true);
grant select, delete on incident_people to alongside_web;
grant select on incident_people to alongside_job;
grant select, insert, update (told_at) on incident_people to alongside_gate;

create policy guards on incident_notices to alongside_web
  using (incident_id in (select id from incidents)) with check (incident_id in (select id from incidents));
create policy told on incident_notices for select to alongside_web
  using (incident_id in (select p.incident_id from incident_people p where p.person_id = app.actor() and p.told_at is not null));
grant select, insert, update (words_sealed, version) on incident_notices to alongside_web;

create policy guards on incident_steps for select to alongside_web using (incident_id in (select id from incidents));
create policy taken on incident_steps for insert to alongside_web
  with check (person_id = app.actor() and incident_id in (select id from incidents));
grant select, insert (id, incident_id, act, person_id, count, words_sealed) on incident_steps to alongside_web;

/* Whom an incident may concern, among those an organization has to do with: whose records somebody opened between two
   instants (by the audit trail); who had a lost device, with their partners; everybody in a program; one person. */
create function app.incident_candidates(organization uuid, trace incident_trace, called text, program uuid, since timestamptz, until timestamptz)
returns setof uuid stable language sql as $$
  with ours as (select p.id from programs p where p.organization_id = organization and organization in (select app.guarded())),
  known as (
    select a.person_id from applications a where a.program_id in (select id from ours)
    union select unnest(array[s.mentor_id, s.mentee_id]) from partnerships s where s.program_id in (select id from ours)
    union select f.person_id from program_staff f where f.program_id in (select id from ours)
    union select f.person_id from staff f where f.organization_id = organization and organization in (select app.guarded())),
  who as (select e.person_id from emails e where e.address = lower(called)),
  seen as (
    select e.record_type, e.record_id from audit_entries e
    where trace in ('read_by', 'device') and e.actor_id in (select person_id from who) and e.at between since and until
      and (e.organization_id = organization or e.program_id in (select id from ours) or trace = 'device')),
  touched as (
    select seen.record_id as id from seen where seen.record_type = 'person'
    union select a.person_id::text from seen join applications a on seen.record_type = 'application' and seen.record_id = a.id::text
    union select c.author_id::text from seen join concerns c on seen.record_type = 'concern' and seen.record_id = c.id::text
    union select unnest(array[s.mentor_id, s.mentee_id])::text from seen join partnerships s on seen.record_type = 'partnership' and seen.record_id = s.id::text
    union select unnest(array[s.mentor_id, s.mentee_id])::text from seen join grants g on seen.record_type = 'grant' and seen.record_id = g.id::text
      join partnerships s on s.id = g.partnership_id)
  select k.person_id from known k where case trace
    when 'read_by' then k.person_id::text in (select id from touched) and k.person_id not in (select person_id from who)
    when 'device' then k.person_id in (select person_id from who) or k.person_id::text in (select id from touched) or exists (
      select 1 from partnerships s where s.program_id in (select id from ours) and k.person_id in (s.mentor_id, s.mentee_id)
        and (s.mentor_id in (select person_id from who) or s.mentee_id in (select person_id from who)))
    when 'program' then exists (select 1 from applications a where a.person_id = k.person_id and a.program_id = program and a.program_id in (select id from ours) and a.status <> 'draft')
    else k.person_id in (select person_id from who) end
$$;
call app.give_to_gate('app.incident_candidates(uuid, incident_trace, text, uuid, timestamptz, timestamptz)', 'alongside_gate');

/* Adds them. @returns how many are new */
create function app.find_incident_people(incident uuid, trace incident_trace, called text, program uuid, since timestamptz, until timestamptz)
returns integer language sql as $$
  with added as (
    insert into incident_people (incident_id, person_id, trace)
    select i.id, c.id, find_incident_people.trace from incidents i
    cross join lateral app.incident_candidates(i.organization_id, find_incident_people.trace, called, program, since, until) c(id)
    where i.id = incident and i.organization_id in (select app.guarded()) and i.closed_at is null
    on conflict do nothing returning 1)
  select count(*)::integer from added
$$;
call app.give_to_gate('app.find_incident_people(uuid, incident_trace, text, uuid, timestamptz, timestamptz)', 'alongside_web');

/* Whom an incident concerns, by name, for those who work on it. */
create function app.incident_people_named(incident uuid) returns table (person_id uuid, name text, trace incident_trace, told_at timestamptz)
stable language sql as $$
  select p.person_id, people.name, p.trace, p.told_at from incident_people p join people on people.id = p.person_id
  join incidents i on i.id = p.incident_id
  where p.incident_id = incident and i.organization_id in (select app.guarded())
$$;
call app.give_to_gate('app.incident_people_named(uuid)', 'alongside_web');

/* Marks those not told yet as told, where it was decided to and the words are written. @returns whom */
create function app.tell_incident(incident uuid) returns setof uuid language sql as $$
  update incident_people p set told_at = app.now() from incidents i
  where p.incident_id = incident and i.id = incident and p.told_at is null and i.tells_people
    and i.organization_id in (select app.guarded()) and exists (select 1 from incident_notices n where n.incident_id = i.id)
  returning p.person_id
$$;
call app.give_to_gate('app.tell_incident(uuid)', 'alongside_web');
grant select (incident_id) on incident_notices to alongside_gate;
create policy gate on incident_notices for select to alongside_gate using (true);
