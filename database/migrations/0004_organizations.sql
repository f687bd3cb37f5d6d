-- An organization owns programs: an association, a school district, or several acting together.
create type organization_kind as enum ('association', 'district', 'consortium');
create type privacy_regime as enum ('pipa', 'fippa');

create table organizations (
  id              uuid primary key default gen_random_uuid(),
  slug            text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind            organization_kind not null,
  district_number integer references districts,
  name            jsonb not null,
  address         text not null default '',
  email           text not null default '',
  phone           text not null default '',
  website         text not null default '',
  regime          privacy_regime not null,
  privacy_name    text not null,
  privacy_email   text not null,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  check ((kind = 'district') = (district_number is not null))
);
comment on column organizations.privacy_name is 'The privacy contact, named at the foot of every page (FIPPA s. 36.2, PIPA s. 4).';

create type staff_role as enum ('admin', 'coordinator');

-- Who works for an organization. An admin names the others; only a coordinator opens programs.
create table staff (
  id              uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations,
  person_id       uuid not null references people,
  role            staff_role not null,
  since           timestamptz not null default now(),
  until           timestamptz,
  named_by        uuid references people
);
create unique index one_living_role on staff (organization_id, person_id, role) where until is null;
create index staff_of_person on staff (person_id) where until is null;

-- Somebody evaluates somebody: told by one of the two or by staff. Districts and schools imply more (app.supervises).
create table supervisions (
  id            uuid primary key default gen_random_uuid(),
  supervisor_id uuid not null references people,
  supervised_id uuid not null references people,
  declared_by   uuid not null references people,
  called        text not null default '',
  since         timestamptz not null default now(),
  until         timestamptz,
  check (supervisor_id <> supervised_id)
);
comment on column supervisions.called is 'What the declarer calls the supervisor, shown to nobody else: whether an address has an account is told to nobody.';
create unique index one_living_supervision on supervisions (supervisor_id, supervised_id) where until is null;

call app.protect('organizations');
call app.protect('staff');
call app.protect('supervisions');
grant select on organizations, staff, supervisions to alongside_gate;
create policy gate on organizations for select to alongside_gate using (true);
create policy gate on staff for select to alongside_gate using (true);
create policy gate on supervisions for select to alongside_gate using (true);

/* The organizations in which the actor holds a role now. */
create function app.administered() returns setof uuid stable language sql as $$
  select organization_id from staff where person_id = app.actor() and role = 'admin' and until is null
$$;
call app.give_to_gate('app.administered()', 'alongside_web', 'alongside_gate');
create function app.served() returns setof uuid stable language sql as $$
  select organization_id from staff where person_id = app.actor() and until is null
$$;
call app.give_to_gate('app.served()', 'alongside_web', 'alongside_gate');

/* Whether somebody works for an organization: their sessions are shorter. */
create function app.is_staff(person uuid) returns boolean stable language sql as $$
  select exists (select 1 from staff where person_id = person and until is null)
$$;
call app.give_to_gate('app.is_staff(uuid)', 'alongside_gate');

/* Who supervises whom now, of these people or of all of a program's at once; declared or by position: a superintendent the
   leaders of the district, a secretary-treasurer the finance staff, a principal the school. Such a person never sees their
   applications. A branch for each way two positions can meet, and who can be above is asked first, so that none looks at
   all pairs of a district. */
create function app.supervising(supervisors uuid[]) returns table (supervisor_id uuid, supervised_id uuid) stable language sql as $$
  select s.supervisor_id, s.supervised_id from supervisions s where s.supervisor_id = any (supervisors) and s.until is null
  union
  select above.person_id, below.person_id
  from positions above join positions below on below.district_number = above.district_number
  where above.person_id = any (supervisors) and above.until is null and below.until is null and below.person_id <> above.person_id
    and above.role in ('superintendent', 'assistant_superintendent', 'director_of_instruction', 'secretary_treasurer')
    and ((above.role = 'superintendent' and below.role <> 'superintendent')
      or (above.role in ('assistant_superintendent', 'director_of_instruction') and below.role in ('principal', 'vice_principal', 'district_principal', 'teacher'))
      or (above.role = 'secretary_treasurer' and below.role in ('assistant_secretary_treasurer', 'director_of_finance')))
  union
  select above.person_id, below.person_id from positions above join positions below on below.school_id = above.school_id
  where above.person_id = any (supervisors) and above.until is null and below.until is null and below.person_id <> above.person_id
    and above.role = 'principal' and below.role in ('vice_principal', 'teacher')
  union
  select above.person_id, below.person_id
  from positions above join positions below on below.district_number = above.district_number and lower(below.school_name) = lower(above.school_name)
  where above.person_id = any (supervisors) and above.until is null and below.until is null and below.person_id <> above.person_id
    and above.role = 'principal' and below.role in ('vice_principal', 'teacher') and above.school_name <> '' and below.school_name <> ''
$$;
grant execute on function app.supervising(uuid[]) to alongside_gate, alongside_job;

/* The people one person supervises now. */
create function app.supervised_by(supervisor uuid) returns setof uuid stable rows 8 language sql as $$
  select supervised_id from app.supervising(array[supervisor])
$$;
call app.give_to_gate('app.supervised_by(uuid)', 'alongside_gate', 'alongside_job');
create function app.supervised() returns setof uuid stable rows 8 language sql as $$ select app.supervised_by(app.actor()) $$;
call app.give_to_gate('app.supervised()', 'alongside_web', 'alongside_gate');

create policy everyone on organizations for select to alongside_web, alongside_job using (true);
create policy admin on organizations for update to alongside_web using (id in (select app.administered())) with check (true);
grant select, update (name, address, email, phone, website, regime, privacy_name, privacy_email, version) on organizations to alongside_web;
grant select on organizations to alongside_job;

create policy own on staff for select to alongside_web using (person_id = app.actor());
create policy admin on staff to alongside_web using (organization_id in (select app.administered())) with check (organization_id in (select app.administered()));
create policy colleagues on staff for select to alongside_web using (organization_id in (select app.served()));
create policy worked on staff for select to alongside_job using (true);
grant select, insert, update (until) on staff to alongside_web;
grant select on staff to alongside_job;

create policy declared on supervisions for select to alongside_web using (app.actor() in (supervisor_id, supervised_id, declared_by));
create policy told on supervisions for insert to alongside_web
  with check (declared_by = app.actor() and (app.actor() in (supervisor_id, supervised_id) or (select app.served() limit 1) is not null));
create policy ended on supervisions for update to alongside_web using (declared_by = app.actor()) with check (declared_by = app.actor());
create policy worked on supervisions for select to alongside_job using (true);
grant select, insert, update (until) on supervisions to alongside_web;
grant select on supervisions to alongside_job;

/* The actor says who is in charge of them, by address. Nothing tells whether anybody was there before. */
create function app.name_supervisor(called text, who text, speaks text) returns void language plpgsql as $$
declare above uuid;
begin
  above := app.enter_contact(called, who, speaks);
  if above = app.actor() then raise exception 'Nobody supervises themselves.' using errcode = 'check_violation'; end if;
  insert into supervisions (supervisor_id, supervised_id, declared_by, called) values (above, app.actor(), app.actor(), called)
    on conflict do nothing;
end $$;
grant insert on supervisions to alongside_gate;
create policy gate_names on supervisions for insert to alongside_gate with check (true);
call app.give_to_gate('app.name_supervisor(text, text, text)', 'alongside_web');

/* The first organization and its first admin, on an empty installation only. */
create function app.found_house(first_name text, first_address text, organization organizations) returns uuid language plpgsql as $$
declare who uuid; org uuid;
begin
  if exists (select 1 from organizations) then return null; end if;
  insert into organizations (slug, kind, district_number, name, address, email, phone, website, regime, privacy_name, privacy_email)
  values (organization.slug, organization.kind, organization.district_number, organization.name, coalesce(organization.address, ''), coalesce(organization.email, ''),
          coalesce(organization.phone, ''), coalesce(organization.website, ''), organization.regime, organization.privacy_name, organization.privacy_email)
  returning id into org;
  select person_id into who from emails where address = first_address;
  if who is null then
    insert into people (name) values (first_name) returning id into who;
    insert into contact_cards (person_id) values (who);
    insert into emails (person_id, address, verified_at) values (who, first_address, now());
  end if;
  insert into staff (organization_id, person_id, role) values (org, who, 'admin'), (org, who, 'coordinator');
  perform set_config('app.actor', who::text, true);
  return who;
end $$;
grant insert on organizations, staff to alongside_gate;
create policy gate_founds on organizations for insert to alongside_gate with check (true);
create policy gate_founds on staff for insert to alongside_gate with check (true);
call app.give_to_gate('app.found_house(text, text, organizations)', 'alongside_web', 'alongside_job');

/* Another organization on the same installation: added by somebody who administers one, who becomes its admin. */
create function app.add_organization(organization organizations) returns uuid language plpgsql as $$
declare org uuid;
begin
  if not exists (select 1 from staff where person_id = app.actor() and role = 'admin' and until is null) then return null; end if;
  insert into organizations (slug, kind, district_number, name, address, email, phone, website, regime, privacy_name, privacy_email)
  values (organization.slug, organization.kind, organization.district_number, organization.name, organization.address, organization.email,
          organization.phone, organization.website, organization.regime, organization.privacy_name, organization.privacy_email)
  on conflict (slug) do nothing returning id into org;
  if org is null then return null; end if;
  insert into staff (organization_id, person_id, role, named_by) values (org, app.actor(), 'admin', app.actor()), (org, app.actor(), 'coordinator', app.actor());
  return org;
end $$;
call app.give_to_gate('app.add_organization(organizations)', 'alongside_web');
