-- Break-glass: the one way in which somebody who is not one of the two may read what they wrote. One asks, a second says
-- yes, both of the two are told and may object, three days pass; then it is open to one reader for a day, in part. Nothing
-- here is ever changed: where a grant stands follows from its steps, and from nothing else.

/* The instant of this transaction. Everything about a grant goes by it; tests move it as they move app.today. */
create function app.now() returns timestamptz stable language sql as $$ select now() $$;
grant execute on function app.now() to alongside_web, alongside_job, alongside_gate;

create type grant_ground as enum ('imminent_harm', 'legal_order', 'misconduct');
create type grant_kind as enum ('notes', 'cases', 'meetings', 'plan', 'agreement', 'reviews');
create type grant_act as enum ('asked', 'approved', 'declined', 'withdrawn', 'objected', 'upheld', 'overruled', 'begun');

create table grants (
  id              uuid primary key,
  organization_id uuid not null references organizations,
  partnership_id  uuid not null references partnerships,
  ground          grant_ground not null,
  kinds           grant_kind[] not null check (cardinality(kinds) >= 1),
  from_on         date not null,
  until_on        date not null check (until_on >= from_on),
  silent_until    date check (silent_until is null or ground = 'legal_order'),
  asked_by        uuid not null references people,
  asked_at        timestamptz not null default app.now(),
  wrapped         bytea not null,
  tell_at         timestamptz not null generated always as (
    case when silent_until is not null then (silent_until::timestamp + interval '8 hours') at time zone 'America/Vancouver'
         when ground = 'imminent_harm' then (asked_at at time zone 'UTC' + interval '20 hours') at time zone 'UTC'
         else asked_at end) stored,
  opens_at        timestamptz not null generated always as (
    case when ground = 'imminent_harm' then asked_at
         else (asked_at at time zone 'UTC' + interval '72 hours') at time zone 'UTC' end) stored
);
comment on table grants is 'Somebody asked to read part of what two people wrote. Never changed: its steps say what became of it.';
comment on column grants.kinds is 'Which records; nothing else opens. What somebody keeps for themselves is not among them.';
comment on column grants.from_on is 'Only what was written from this day to until_on opens; what carries no day stays closed.';
comment on column grants.silent_until is 'A court forbids telling the two until this day: the notice is sealed until then, not skipped.';
comment on column grants.wrapped is 'The data key of the words of its steps, wrapped by the key file.';
comment on column grants.tell_at is 'When the two are told: at once; within a day where somebody is in danger; when the court allows it.';
comment on column grants.opens_at is 'No reading before: three days after the request, in which the two may object. Where somebody is in danger, at once.';
create index grants_of_partnership on grants (partnership_id);
create index grants_of_reader on grants (asked_by);

create table grant_steps (
  id           uuid primary key,
  n            bigint generated always as identity,
  grant_id     uuid not null references grants on delete cascade,
  act          grant_act not null,
  person_id    uuid not null references people,
  at           timestamptz not null default app.now(),
  words_sealed bytea,
  signature    bytea,
  signed_with  text check (signed_with in ('house', 'passkey')),
  assertion    bytea,
  check ((act in ('asked', 'approved', 'upheld', 'overruled')) <= (signature is not null)),
  check ((signature is null) = (signed_with is null)),
  check (coalesce(signed_with = 'passkey', false) = (assertion is not null)),
  check ((act in ('asked', 'declined', 'objected', 'upheld', 'overruled')) <= (words_sealed is not null))
);
comment on column grant_steps.signature is 'The house''s, over the request as it was made, who signs, when, and the assertion: what is changed afterwards is not what was signed.';
comment on column grant_steps.assertion is 'What the passkey of whoever took this step signed, with its public key: its challenge is the digest of the request.';
create unique index grant_step_once on grant_steps (grant_id, act) where act not in ('objected', 'overruled');
create unique index grant_objection_once on grant_steps (grant_id, person_id) where act = 'objected';
create index grant_steps_of_grant on grant_steps (grant_id, n);

create table grant_readings (
  id        uuid primary key default gen_random_uuid(),
  grant_id  uuid not null references grants on delete cascade,
  reader_id uuid not null references people,
  kind      grant_kind not null,
  pieces    integer not null check (pieces >= 0),
  read_at   timestamptz not null default app.now()
);
comment on table grant_readings is 'Each time somebody opened a page of what a grant lets them read, listed to both of the two.';
create index grant_readings_of_grant on grant_readings (grant_id, read_at);

-- What one of the two gives out of their own hands: a copy for the privacy contact. No grant is needed for it.
create table extracts (
  id              uuid primary key,
  partnership_id  uuid not null references partnerships,
  organization_id uuid not null references organizations,
  shared_by       uuid not null references people,
  recipient_id    uuid not null references people,
  shared_at       timestamptz not null default app.now(),
  tell_at         timestamptz not null check (tell_at between shared_at and shared_at + interval '15 days'),
  pieces          integer not null check (pieces >= 1),
  wrapped         bytea not null,
  words_sealed    bytea not null,
  read_at         timestamptz
);
comment on column extracts.tell_at is 'When the partner is told that something was shared, and with whom; never which words.';
comment on column extracts.wrapped is 'A data key of its own: whoever may read the row can open the copy, nobody else.';
create index extracts_of_partnership on extracts (partnership_id);
create index extracts_of_recipient on extracts (recipient_id);

call app.protect('grants', false);
call app.protect('grant_steps', false);
call app.protect('grant_readings', false);
call app.protect('extracts', false);
grant select on grants, grant_steps to alongside_gate;
create policy gate on grants for select to alongside_gate using (true);
create policy gate on grant_steps for select to alongside_gate using (true);
create policy gate on extracts for select to alongside_gate using (true);
grant select (id, partnership_id, organization_id, shared_by, recipient_id, shared_at, tell_at, pieces, read_at) on extracts to alongside_gate;

/* Who answers for privacy in an organization: whoever holds the address it names, and has proved it. */
create function app.privacy_contacts(organization uuid) returns setof uuid stable language sql as $$
  select e.person_id from organizations o join emails e on e.address = lower(o.privacy_email)
  where o.id = organization and e.verified_at is not null
$$;
call app.give_to_gate('app.privacy_contacts(uuid)', 'alongside_web', 'alongside_job', 'alongside_gate');

/* The organizations for which the actor may ask, approve or decide: they administer them, or answer for privacy there. */
create function app.guarded() returns setof uuid stable language sql as $$
  select app.administered()
  union
  select o.id from organizations o join emails e on e.address = lower(o.privacy_email)
  where e.person_id = app.actor() and e.verified_at is not null
$$;
call app.give_to_gate('app.guarded()', 'alongside_web', 'alongside_gate');

/* Whether the actor stands too near to a pair: one of the two, who coordinates their program, who supervises one of them. */
create function app.too_near(partnership uuid) returns boolean stable language sql as $$
  select exists (
    select 1 from partnerships s where s.id = partnership and (
      app.actor() in (s.mentor_id, s.mentee_id) or s.program_id in (select app.coordinated())
      or s.mentor_id in (select app.supervised()) or s.mentee_id in (select app.supervised())))
$$;
call app.give_to_gate('app.too_near(uuid)', 'alongside_web', 'alongside_gate');

/* The pairs of an organization the actor may ask about: who they are, nothing of what they wrote. */
create function app.guarded_pairs(organization uuid)
returns table (partnership_id uuid, title jsonb, mentor text, mentee text, starts_on date, ended_on date) stable language sql as $$
  select s.id, p.title, mentor.name, mentee.name, s.starts_on, s.ended_on
  from partnerships s join programs p on p.id = s.program_id
  join people mentor on mentor.id = s.mentor_id join people mentee on mentee.id = s.mentee_id
  where p.organization_id = organization and organization in (select app.guarded())
    and app.is_readable(s.ended_on, s.program_id) and not app.too_near(s.id)
$$;
call app.give_to_gate('app.guarded_pairs(uuid)', 'alongside_web');
grant execute on function app.is_readable(date, uuid) to alongside_gate;

/*
 * Where a grant stands. It is open only if: the asker signed the request; a second person, not one of the two, signed a
 * yes; nobody turned it down or took it back; no objection stands; three days have passed, unless somebody is in danger;
 * its reader has begun; and a day has not passed since. What is not begun in two weeks lapses.
 */
create function app.grant_state(wanted uuid) returns text stable language sql as $$
  with g as (
    select g.*, s.mentor_id, s.mentee_id from grants g join partnerships s on s.id = g.partnership_id where g.id = wanted),
  steps as (
    select coalesce(bool_or(t.act = 'asked' and t.person_id = g.asked_by and t.signature is not null), false) as asked,
      min(t.at) filter (where t.act = 'approved' and t.signature is not null
        and t.person_id not in (g.asked_by, g.mentor_id, g.mentee_id)) as approved_at,
      max(t.act) filter (where t.act in ('declined', 'withdrawn', 'upheld')) as closed,
      coalesce(max(t.n) filter (where t.act = 'objected'), 0) as objected,
      coalesce(max(t.n) filter (where t.act = 'overruled' and t.signature is not null and t.person_id not in (g.asked_by, g.mentor_id, g.mentee_id)), 0) as overruled,
      min(t.at) filter (where t.act = 'begun' and t.person_id = g.asked_by and t.at >= g.opens_at) as begun_at
    from g join grant_steps t on t.grant_id = g.id)
  select case
    when not s.asked then 'unsigned'
    when g.asked_by in (g.mentor_id, g.mentee_id) then 'unsigned'
    when s.closed is not null then s.closed::text
    when s.begun_at is not null and app.now() >= s.begun_at + interval '24 hours' then 'over'
    when s.objected > s.overruled then 'objected'
    when s.approved_at is null then case when app.now() >= g.asked_at + interval '14 days' then 'lapsed' else 'asked' end
    when app.now() < g.opens_at then 'waiting'
    when s.begun_at is not null then 'open'
    when app.now() >= greatest(g.opens_at, s.approved_at) + interval '14 days' then 'lapsed'
    else 'ready' end
  from g cross join steps s
$$;
call app.give_to_gate('app.grant_state(uuid)', 'alongside_gate', 'alongside_job');

/* Nothing of a pair is deleted while a request about it is open. */
create or replace function app.held_pair(pair uuid) returns boolean stable language sql as $$
  select exists (select 1 from grants g where g.partnership_id = pair and app.grant_state(g.id) in ('asked', 'objected', 'waiting', 'ready', 'open'))
$$;
call app.give_to_gate('app.held_pair(uuid)', 'alongside_gate');

/* What the actor may read now by a grant: nothing unless it is open, and they hold their office and no interest still. */
create function app.granted()
returns table (grant_id uuid, partnership_id uuid, kinds grant_kind[], from_on date, until_on date) stable rows 1 language sql as $$
  select g.id, g.partnership_id, g.kinds, g.from_on, g.until_on from grants g
  where g.asked_by = app.actor() and app.grant_state(g.id) = 'open'
    and g.organization_id in (select app.guarded()) and not app.too_near(g.partnership_id)
$$;
call app.give_to_gate('app.granted()', 'alongside_web', 'alongside_gate');
create function app.reads_by_grant() returns boolean stable language sql as $$ select exists (select 1 from app.granted()) $$;
call app.give_to_gate('app.reads_by_grant()', 'alongside_web');
/* Whether something of a pair, of a kind and of a day, is open to the actor now. */
create function app.is_granted(partnership uuid, kind grant_kind, written_on date) returns boolean stable language sql as $$
  select exists (
    select 1 from app.granted() g
    where g.partnership_id = partnership and kind = any (g.kinds) and written_on between g.from_on and g.until_on)
$$;
call app.give_to_gate('app.is_granted(uuid, grant_kind, date)', 'alongside_web');

/* Whether the actor may take a step with a grant as it stands now. */
create function app.may_act(wanted uuid, step grant_act) returns boolean stable language sql as $$
  with g as (
    select g.*, s.mentor_id, s.mentee_id, app.grant_state(g.id) as state,
      g.organization_id in (select app.guarded()) and not app.too_near(g.partnership_id) as guards
    from grants g join partnerships s on s.id = g.partnership_id where g.id = wanted)
  select coalesce((select case step
    when 'asked' then g.guards and g.asked_by = app.actor()
    when 'approved' then g.guards and g.asked_by <> app.actor() and g.state in ('asked', 'objected')
      -- whoever was named after the request was made may have been named for it
      and (app.actor() in (select app.privacy_contacts(g.organization_id)) or exists (
        select 1 from staff f where f.organization_id = g.organization_id and f.person_id = app.actor() and f.role = 'admin'
          and f.until is null and f.since <= g.asked_at))
    when 'declined' then g.guards and g.asked_by <> app.actor() and g.state in ('asked', 'objected')
    when 'withdrawn' then g.asked_by = app.actor() and g.state in ('asked', 'objected', 'waiting', 'ready', 'open')
    when 'objected' then app.actor() in (g.mentor_id, g.mentee_id) and app.now() >= g.tell_at
      and g.state in ('asked', 'objected', 'waiting', 'ready', 'open')
      and not exists (select 1 from grant_steps t where t.grant_id = g.id and t.act = 'objected' and t.person_id = app.actor())
    when 'begun' then g.guards and g.asked_by = app.actor() and g.state = 'ready'
    else g.guards and g.asked_by <> app.actor() and g.state = 'objected'
      -- the privacy contact decides; where they asked themselves, somebody else who may
      and (app.actor() in (select app.privacy_contacts(g.organization_id)) or g.asked_by in (select app.privacy_contacts(g.organization_id)))
    end from g), false)
$$;
call app.give_to_gate('app.may_act(uuid, grant_act)', 'alongside_web');

/* The grants the actor may know of, with where each stands: as a guard, or, once told, as one of the two. */
create function app.grants_known() returns table (
  id uuid, organization_id uuid, partnership_id uuid, ground grant_ground, kinds grant_kind[], from_on date, until_on date, silent_until date,
  asked_by uuid, asked_at timestamptz, tell_at timestamptz, opens_at timestamptz, state text, asker text, approver text, begun_at timestamptz,
  mentor_id uuid, mentor text, mentee_id uuid, mentee text, title jsonb, is_own boolean) stable language sql as $$
  select g.id, g.organization_id, g.partnership_id, g.ground, g.kinds, g.from_on, g.until_on, g.silent_until,
    g.asked_by, g.asked_at, g.tell_at, g.opens_at, app.grant_state(g.id), asker.name,
    (select p.name from grant_steps t join people p on p.id = t.person_id where t.grant_id = g.id and t.act = 'approved'),
    (select t.at from grant_steps t where t.grant_id = g.id and t.act = 'begun'),
    mentor.id, mentor.name, mentee.id, mentee.name, program.title, app.actor() in (s.mentor_id, s.mentee_id)
  from grants g join partnerships s on s.id = g.partnership_id join programs program on program.id = s.program_id
  join people asker on asker.id = g.asked_by join people mentor on mentor.id = s.mentor_id join people mentee on mentee.id = s.mentee_id
  where (g.organization_id in (select app.guarded()) and not app.too_near(g.partnership_id))
    or (app.actor() in (s.mentor_id, s.mentee_id) and app.now() >= g.tell_at)
$$;
call app.give_to_gate('app.grants_known()', 'alongside_web');

/* What was shared out of a pair by one of the two, for both: that, when and with whom; never which words. */
create function app.extracts_told() returns table (
  id uuid, partnership_id uuid, is_own boolean, sharer text, recipient text, shared_at timestamptz, pieces integer, read_at timestamptz)
stable language sql as $$
  select x.id, x.partnership_id, x.shared_by = app.actor(), sharer.name, recipient.name, x.shared_at, x.pieces,
    case when x.shared_by = app.actor() then x.read_at end
  from extracts x join people sharer on sharer.id = x.shared_by join people recipient on recipient.id = x.recipient_id
  where x.partnership_id in (select app.partnered()) and (x.shared_by = app.actor() or app.now() >= x.tell_at)
$$;
call app.give_to_gate('app.extracts_told()', 'alongside_web');

/* To whom a pair may give an extract: the privacy contact of their program's organization, where that is a person here
   and none of the two. */
create function app.extract_recipients(partnership uuid)
returns table (person_id uuid, organization_id uuid, name text, too_near boolean) stable language sql as $$
  select c.id, o.id, people.name, exists (select 1 from app.supervising(array[c.id]) v where v.supervised_id in (s.mentor_id, s.mentee_id))
  from partnerships s join programs p on p.id = s.program_id join organizations o on o.id = p.organization_id
  cross join lateral app.privacy_contacts(o.id) c(id) join people on people.id = c.id
  where s.id = partnership and s.id in (select app.partnered()) and c.id not in (s.mentor_id, s.mentee_id)
$$;
call app.give_to_gate('app.extract_recipients(uuid)', 'alongside_web');

create policy guards on grants for select to alongside_web
  using (organization_id in (select app.guarded()) and not app.too_near(partnership_id));
create policy told on grants for select to alongside_web
  using (partnership_id in (select app.partnered()) and app.now() >= tell_at);
create policy asked on grants for insert to alongside_web
  with check (asked_by = app.actor() and partnership_id in (select p.partnership_id from app.guarded_pairs(organization_id) p));
create policy worked on grants to alongside_job using (true);
grant select, insert (id, organization_id, partnership_id, ground, kinds, from_on, until_on, silent_until, asked_by, wrapped) on grants to alongside_web;
grant select (id, organization_id, partnership_id, ground, silent_until, asked_by, asked_at, tell_at, opens_at), delete on grants to alongside_job;

/* The steps of a grant are read by who may know of it; an objection by its author and those who decide, not by the other. */
create policy guards on grant_steps for select to alongside_web
  using (grant_id in (select g.id from grants g where g.organization_id in (select app.guarded()) and not app.too_near(g.partnership_id)));
create policy told on grant_steps for select to alongside_web
  using (grant_id in (select g.id from grants g where g.partnership_id in (select app.partnered())) and (act <> 'objected' or person_id = app.actor()));
create policy taken on grant_steps for insert to alongside_web with check (
  person_id = app.actor() and app.may_act(grant_id, act) and (signed_with is distinct from 'house' or app.may_sign_plainly()));
create policy worked on grant_steps for select to alongside_job using (true);
grant select, insert (id, grant_id, act, person_id, words_sealed, signature, signed_with, assertion) on grant_steps to alongside_web;
grant select (id, n, grant_id, act, person_id, at) on grant_steps to alongside_job;

create policy known on grant_readings for select to alongside_web using (grant_id in (select g.id from grants g));
create policy read on grant_readings for insert to alongside_web
  with check (reader_id = app.actor() and grant_id in (select g.grant_id from app.granted() g where kind = any (g.kinds)));
grant select, insert (grant_id, reader_id, kind, pieces) on grant_readings to alongside_web;

create policy given on extracts for insert to alongside_web
  with check (shared_by = app.actor() and (recipient_id, organization_id) in (
    select r.person_id, r.organization_id from app.extract_recipients(partnership_id) r where not r.too_near));
create policy own on extracts for select to alongside_web using (shared_by = app.actor());
create policy received on extracts to alongside_web
  using (recipient_id = app.actor() and recipient_id in (select app.privacy_contacts(organization_id))) with check (recipient_id = app.actor());
create policy worked on extracts to alongside_job using (true);
grant select, insert (id, partnership_id, organization_id, shared_by, recipient_id, tell_at, pieces, wrapped, words_sealed), update (read_at) on extracts to alongside_web;
grant select (id, partnership_id, organization_id, shared_by, recipient_id, shared_at, tell_at), delete on extracts to alongside_job;

/* Opens the rows of one table to whoever reads by a grant: of their pair, of that kind, of those days, and only to be read. */
create procedure pg_temp.opens(name regclass, kind grant_kind, written_on text) language plpgsql as $$
begin
  execute format('create policy under_grant on %s for select to alongside_web
    using ((select app.reads_by_grant()) and app.is_granted(partnership_id, %L, %s))', name, kind, written_on);
end $$;
call pg_temp.opens('shared_notes', 'notes', $d$(created_at at time zone 'America/Vancouver')::date$d$);
call pg_temp.opens('case_notes', 'cases', 'written_on');
call pg_temp.opens('meetings', 'meetings', $d$coalesce(left(wall, 10)::date, (created_at at time zone 'America/Vancouver')::date)$d$);
call pg_temp.opens('meeting_items', 'meetings', $d$(created_at at time zone 'America/Vancouver')::date$d$);
call pg_temp.opens('goals', 'plan', $d$(created_at at time zone 'America/Vancouver')::date$d$);
call pg_temp.opens('steps', 'plan', $d$(created_at at time zone 'America/Vancouver')::date$d$);
call pg_temp.opens('suggestions', 'plan', $d$(created_at at time zone 'America/Vancouver')::date$d$);
call pg_temp.opens('feedback', 'plan', $d$(created_at at time zone 'America/Vancouver')::date$d$);
call pg_temp.opens('evidence', 'plan', 'seen_on');
call pg_temp.opens('agreements', 'agreement', $d$(proposed_at at time zone 'America/Vancouver')::date$d$);
call pg_temp.opens('review_words', 'reviews', $d$(done_at at time zone 'America/Vancouver')::date$d$);
create policy under_grant on private.partnership_keys for select to alongside_web
  using ((select app.reads_by_grant()) and partnership_id in (select g.partnership_id from app.granted() g));

/* What grants and extracts ask of the actor: to say a second yes, to decide on an objection, to read, to look at what they
   are told. Asked by everybody's first page, so it is quick where there is nothing. */
create function app.grant_duties()
returns table (kind text, slug text, subject_id uuid, partnership_id uuid) stable language plpgsql as $$
begin
  if not exists (select 1 from grants) and not exists (select 1 from extracts) then return; end if;
  return query
  select case when app.may_act(g.id, 'overruled') then 'decide' when app.may_act(g.id, 'approved') then 'approve' when app.may_act(g.id, 'begun') then 'begin' end,
    o.slug, g.id, g.partnership_id
  from grants g join organizations o on o.id = g.organization_id
  where g.asked_at > app.now() - interval '45 days' and g.organization_id in (select app.guarded())
    and (app.may_act(g.id, 'overruled') or app.may_act(g.id, 'approved') or app.may_act(g.id, 'begun'))
  union all
  select 'told', o.slug, g.id, g.partnership_id from grants g join organizations o on o.id = g.organization_id
  where g.partnership_id in (select app.partnered()) and app.may_act(g.id, 'objected')
  union all
  select 'extract', o.slug, x.id, x.partnership_id from extracts x join organizations o on o.id = x.organization_id
  where x.recipient_id = app.actor() and x.read_at is null and x.recipient_id in (select app.privacy_contacts(x.organization_id));
end $$;
call app.give_to_gate('app.grant_duties()', 'alongside_web');

/* How often, by year: anybody may know. What a court has sealed is counted when the two are told. */
create function app.grants_by_year() returns table (year integer, asked bigint, opened bigint, refused bigint) stable language sql as $$
  select extract(year from g.asked_at at time zone 'America/Vancouver')::integer, count(*),
    count(*) filter (where exists (select 1 from grant_steps t where t.grant_id = g.id and t.act = 'begun')),
    count(*) filter (where app.grant_state(g.id) in ('declined', 'upheld'))
  from grants g where app.now() >= g.tell_at group by 1 order by 1 desc
$$;
call app.give_to_gate('app.grants_by_year()', 'alongside_web');

/* Who besides the asker could say the second yes, for the letters that ask them. */
create function app.grant_approvers(wanted uuid) returns setof uuid stable language sql as $$
  select c.id from grants g join partnerships s on s.id = g.partnership_id
  cross join lateral (
    select f.person_id as id from staff f where f.organization_id = g.organization_id and f.role = 'admin' and f.until is null
    union select app.privacy_contacts(g.organization_id)) c
  where g.id = wanted and c.id not in (g.asked_by, s.mentor_id, s.mentee_id)
    and not exists (select 1 from program_staff f where f.program_id = s.program_id and f.person_id = c.id and f.until is null)
    and not exists (select 1 from app.supervising(array[c.id]) v where v.supervised_id in (s.mentor_id, s.mentee_id))
$$;
call app.give_to_gate('app.grant_approvers(uuid)', 'alongside_job');

/*
 * Who looked at the actor's data: others' looks, exports, refused attempts and, from when the two may know of the grant,
 * openings under break-glass, newest first. Nothing of the line but what concerns the actor: no particulars, no address,
 * none of the others it was about.
 */
create function app.looks() returns table (
  seq bigint, at timestamptz, name text, acted_as text, job text, verb text, record_type text, outcome text, program_slug text, program_title jsonb)
stable language sql as $$
  select e.seq, e.at, coalesce(nullif(w.preferred_name, ''), w.name), e.acted_as, e.job, e.verb, e.record_type, e.outcome, p.slug, p.title
  from audit_entries e left join people w on w.id = e.actor_id left join programs p on p.id = e.program_id
  where e.about @> array[app.actor()] and e.actor_id is distinct from app.actor()
    and (e.record_type <> 'grant' or exists (select 1 from grants g where g.id::text = e.record_id and g.tell_at <= app.now()))
$$;
call app.give_to_gate('app.looks()', 'alongside_web');
