-- What every room stands on: who acts, what was done, what is to be mailed, what has been done already.
--
-- Roles (made by database/roles.ts): alongside_web serves pages, alongside_job is the worker, alongside_gate owns
-- the few functions that must look across rows in order to decide who may see them, alongside_seal those that chain the
-- audit trail. None may log in, none is a superuser, none bypasses row-level security.
create schema app;
revoke create on schema public from public;
grant usage on schema app, public to alongside_web, alongside_job, alongside_gate, alongside_seal;
grant create on schema app to alongside_gate, alongside_seal;
alter default privileges in schema app revoke execute on functions from public;
alter default privileges revoke execute on functions from public;

-- Names in both languages' order, accents last.
create collation app.names (provider = icu, locale = 'fr-CA', deterministic = false);

/* Who acts in this transaction; null for nobody. Set only by app.enter and its kin. */
create function app.actor() returns uuid stable language sql
  as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
grant execute on function app.actor() to alongside_web, alongside_job, alongside_gate;

/* Whose session this is, though it may prove too little to act: the actor, or who must first prove more. Opens what a
   person needs for that and nothing else. */
create function app.holder() returns uuid stable language sql
  as $$ select coalesce(nullif(current_setting('app.actor', true), ''), nullif(current_setting('app.holder', true), ''))::uuid $$;
/* The session through which they came. */
create function app.session() returns uuid stable language sql
  as $$ select nullif(current_setting('app.session', true), '')::uuid $$;
grant execute on function app.holder(), app.session() to alongside_web, alongside_job, alongside_gate;

/* The calendar date in the province. */
create function app.today() returns date stable language sql as $$ select (now() at time zone 'America/Vancouver')::date $$;
grant execute on function app.today() to alongside_web, alongside_job, alongside_gate;

/*
 * Locks a table: row-level security for everyone, its owner included. `open_to_owner` lets migrations and
 * reference data through; confidential tables say false and open to nobody but by their own policies.
 */
create procedure app.protect(name regclass, open_to_owner boolean default true) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  if open_to_owner then
    execute format('create policy owner_keeps on %s to %I using (true) with check (true)', name, current_user);
  end if;
end $$;

/* Gives a function to the gate: it runs with the gate's few rights, whoever asks. */
create procedure app.give_to_gate(signature text, variadic callers text[]) language plpgsql as $$
begin
  execute format('alter function %s security definer', signature);
  execute format('alter function %s set search_path = pg_catalog, public, app', signature);
  execute format('revoke execute on function %s from public', signature);
  execute format('grant execute on function %s to %s', signature, array_to_string(callers, ', '));
  execute format('alter function %s owner to alongside_gate', signature);
end $$;

/*
 * Says when rows of a table are due. The worker sees and deletes those; where it deletes nothing else in the table's life,
 * it deletes nothing besides.
 */
create procedure app.delete_when(kept text, due text) language plpgsql as $$
declare
  named text;
begin
  select string_agg(quote_ident(attname), ', ') into named from pg_attribute
  where attrelid = kept::regclass and attnum > 0 and not attisdropped and due ~ ('\m' || attname || '\M');
  if not has_table_privilege('alongside_job', kept, 'delete') then
    execute format('create policy only_due on %s as restrictive for delete to alongside_job using (%s)', kept, due);
  end if;
  execute format('create policy due on %s for delete to alongside_job using (%s)', kept, due);
  execute format('create policy due_seen on %s for select to alongside_job using (%s)', kept, due);
  execute format('grant select (ctid, %s), delete on %s to alongside_job', named, kept);
end $$;

/* Says which rows of a table go at once with the person who acts. A room with rows of a person's own adds a line. */
create procedure app.leaves_with_person(kept text, whose text) language plpgsql as $$
declare
  named text;
begin
  select string_agg(quote_ident(attname), ', ') into named from pg_attribute
  where attrelid = kept::regclass and attnum > 0 and not attisdropped and whose ~ ('\m' || attname || '\M');
  execute format('create policy leaves on %s for delete to alongside_gate using (%s)', kept, whose);
  execute format('create policy leaves_seen on %s for select to alongside_gate using (%s)', kept, whose);
  execute format('grant select (%s), delete on %s to alongside_gate', named, kept);
end $$;

-- An operation is one form sent once: its key is claimed in the transaction of its effect.
create table operations (
  op       uuid primary key,
  actor_id uuid,
  route    text not null,
  location text,
  notice   jsonb,
  at       timestamptz not null default now()
);
comment on column operations.notice is 'What the reader was told about it, in both languages; told again when the same form arrives again.';
comment on table operations is 'Kept 30 days: the longest a form may lie open in a tab and still be recognised.';
call app.protect('operations');
create policy own on operations to alongside_web using (actor_id is not distinct from app.actor() or actor_id = app.holder())
  with check (actor_id is not distinct from app.actor() or actor_id = app.holder());
grant select, insert, update (location, notice) on operations to alongside_web;
create policy tidy on operations to alongside_job using (true);
grant select, delete on operations to alongside_job;
create index operations_at on operations (at);

-- The audit trail: what was done by whom to what; never a word anybody wrote. Written only by app.record. Its chain is in
-- 0033_audit.sql.
create table audit_entries (
  seq             bigint generated always as identity primary key,
  at              timestamptz not null default now(),
  actor_id        uuid,
  acted_as        text not null default 'visitor',
  job             text,
  verb            text not null check (verb ~ '^[a-z-]+\.[a-z-]+$'),
  record_type     text not null,
  record_id       text not null,
  partnership_id  uuid,
  program_id      uuid,
  organization_id uuid,
  purpose         text,
  facts           jsonb not null default '{}',
  about           uuid[] check (cardinality(about) > 0),
  outcome         text not null default 'done' check (outcome in ('done', 'denied')),
  address         text
);
comment on column audit_entries.seq is 'The number a line arrives under. A transaction that is undone leaves a gap here; the chain has none.';
comment on column audit_entries.acted_as is 'The role the actor did it in, as it was then.';
comment on column audit_entries.about is 'Whose data was looked at or left the house, where that is what the line tells. No page reads it: each of them asks app.looks.';
comment on column audit_entries.address is 'The first 24 bits of the address it was done from (48 of IPv6).';
create index audit_of_program on audit_entries (program_id, seq);
create index audit_of_record on audit_entries (record_type, record_id, seq);
create index audit_of_actor on audit_entries (actor_id, seq);
create index audit_about on audit_entries using gin (about) where about is not null;
call app.protect('audit_entries');
grant select, insert on audit_entries to alongside_gate;
create policy gate_writes on audit_entries for insert to alongside_gate with check (true);
create policy gate_reads on audit_entries for select to alongside_gate using (true);
grant select on audit_entries to alongside_job;
grant select (seq, at, actor_id, acted_as, job, verb, record_type, record_id, partnership_id, program_id, organization_id, purpose, facts, outcome)
  on audit_entries to alongside_web;
create policy own on audit_entries for select to alongside_web using (actor_id = app.actor());

/* The only way into the audit trail. Which role it is done in is found out here, never said by the caller (app.acting_as
   is in 0033_audit.sql, after the tables it asks). */
create function app.record(job text, verb text, record_type text, record_id text, program_id uuid, organization_id uuid, purpose text, facts jsonb,
  partnership_id uuid default null, about uuid[] default null, outcome text default 'done')
returns void language plpgsql as $$
declare pair uuid := coalesce($9, case when $3 = 'partnership' and $4 ~ '^[0-9a-f-]{36}$' then $4::uuid end);
begin
  insert into audit_entries (actor_id, acted_as, job, verb, record_type, record_id, partnership_id, program_id, organization_id, purpose, facts, about, outcome, address)
  values (app.holder(), case when $1 is null then app.acting_as($5, $6, pair) else 'house' end, $1, $2, $3, $4, pair, $5, $6, $7, $8, $10, $11,
    nullif(current_setting('app.address', true), ''));
end $$;
call app.give_to_gate('app.record(text, text, text, text, uuid, uuid, text, jsonb, uuid, uuid[], text)', 'alongside_web', 'alongside_job');

/* Refused to everybody, owner included. Only a whole old segment is cut off, by app.cut_audit. */
create function app.audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_user = 'alongside_seal' then return null; end if;
  raise exception 'The audit trail is only ever added to.';
end $$;
create trigger append_only before update or delete or truncate on audit_entries
  for each statement execute function app.audit_is_append_only();

-- The outbox: letters to send and work to do, written in the transaction of their reason.
create type outbox_queue as enum ('mail', 'work');
create type outbox_state as enum ('waiting', 'handed', 'sending', 'sent', 'unknown', 'failed', 'withdrawn');
create table outbox (
  id          uuid primary key default gen_random_uuid(),
  queue       outbox_queue not null,
  kind        text not null,
  person_id   uuid,
  address     text,
  subject_id  text not null,
  occurrence  text not null default 'once',
  particulars jsonb not null default '{}',
  due_at      timestamptz,
  state       outbox_state not null default 'waiting',
  tries       integer not null default 0,
  problem     text,
  created_at  timestamptz not null default now(),
  moved_at    timestamptz not null default now(),
  unique nulls not distinct (kind, subject_id, person_id, address, occurrence)
);
comment on column outbox.due_at is 'Null for at once.';
comment on column outbox.state is 'sending is committed before a letter leaves: a letter found in that state later may have left, and is unknown.';
create index outbox_due on outbox (due_at nulls first, created_at) where state = 'waiting';
call app.protect('outbox');
create policy posted on outbox for insert to alongside_web with check (state = 'waiting');
grant insert on outbox to alongside_web;
create policy worked on outbox to alongside_job using (true) with check (true);
grant select, insert, update, delete on outbox to alongside_job;

/* Takes back what has not been sent; a page never reads the outbox, where everybody's letters wait. */
create function app.unpost(wanted text, subject text) returns void language sql as $$
  update outbox set state = 'withdrawn' where kind = wanted and subject_id = subject and state = 'waiting'
$$;
grant select, update (state) on outbox to alongside_gate;
create policy gate_takes_back on outbox to alongside_gate using (state in ('waiting', 'withdrawn')) with check (state = 'withdrawn');
call app.give_to_gate('app.unpost(text, text)', 'alongside_web', 'alongside_job');

create function app.outbox_wakes_worker() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger wake_worker after insert on outbox for each statement execute function app.outbox_wakes_worker();

-- Uses counted in windows, for rate limits that survive a restart and are shared by all nodes.
create table rate_counts (
  what   text not null,
  whom   text not null,
  since  timestamptz not null,
  uses   integer not null default 1,
  primary key (what, whom, since)
);
call app.protect('rate_counts');
grant select, insert, update on rate_counts to alongside_gate;
create policy gate_counts on rate_counts to alongside_gate using (true) with check (true);
create policy tidy on rate_counts to alongside_job using (true);
grant select, delete on rate_counts to alongside_job;
create function app.count_use(what text, whom text, seconds integer) returns integer language sql as $$
  insert into rate_counts as counted (what, whom, since)
  values ($1, $2, to_timestamp(floor(extract(epoch from now()) / seconds) * seconds))
  on conflict (what, whom, since) do update set uses = counted.uses + 1
  returning uses
$$;
call app.give_to_gate('app.count_use(text, text, integer)', 'alongside_web');

-- Where letters lie on a machine without a mail server. Only a local, non-production start shows or fills it.
create table local_letters (
  id        uuid primary key,
  recipient text not null,
  subject   text not null,
  body      text not null,
  html      text not null,
  at        timestamptz not null default now()
);
call app.protect('local_letters');
create policy worked on local_letters to alongside_job using (true) with check (true);
grant select, insert, delete on local_letters to alongside_job;
