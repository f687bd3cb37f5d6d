-- An import is one file of people and applications: mapped, previewed, run by groups of rows, and undone whole if wanted.
create type import_state as enum ('uploaded', 'mapped', 'running', 'done', 'stopped', 'undone');
create type import_outcome as enum ('waiting', 'new', 'changed', 'same', 'kept', 'problem');

create table imports (
  id          uuid primary key default gen_random_uuid(),
  program_id  uuid not null references programs,
  file_name   text not null check (length(file_name) between 1 and 200),
  digest      bytea not null,
  format      text not null check (format in ('csv', 'xlsx')),
  encoding    text not null,
  headings    text[] not null,
  row_count   integer not null,
  mapping     jsonb,
  state       import_state not null default 'uploaded',
  counts      jsonb,
  created_by  uuid not null references people,
  created_at  timestamptz not null default now(),
  run_by      uuid references people,
  run_at      timestamptz,
  moved_at    timestamptz,
  finished_at timestamptz,
  undone_by   uuid references people,
  undone_at   timestamptz,
  version     integer not null default 1,
  check ((run_by is null) = (run_at is null)),
  check ((undone_by is null) = (undone_at is null))
);
comment on column imports.digest is 'SHA-256 of the file, to say that it has been here before.';
comment on column imports.run_by is 'The coordinator whose rights the worker borrows while it runs.';
comment on column imports.moved_at is 'When the run last came on; one that has stood still may be asked to go on.';
comment on column imports.counts is 'Rows by outcome when it was finished; the rows themselves are deleted after 90 days.';
create index imports_of_program on imports (program_id, created_at);

create table import_rows (
  import_id      uuid not null references imports,
  n              integer not null,
  cells          jsonb not null,
  notes          jsonb not null default '[]',
  remarks        jsonb not null default '[]',
  changes        text[] not null default '{}',
  person_key     text,
  forecast       import_outcome not null default 'waiting',
  outcome        import_outcome not null default 'waiting',
  person_id      uuid references people on delete set null,
  application_id uuid references applications on delete set null,
  closed_to      uuid references people,
  primary key (import_id, n)
);
comment on column import_rows.cells is 'As they stood in the file; emptied when the row has been taken, because the application holds them then.';
comment on column import_rows.notes is 'What the reader of the file said; remarks is what the reader of its meaning said.';
comment on column import_rows.person_key is 'Rows with the same key are one person and stand or fall together.';
comment on column import_rows.forecast is 'What running it would do, as last previewed; outcome is what it did.';
comment on column import_rows.closed_to is 'Who ran it, where the row turned out to be about somebody they supervise whom nobody here knew.';
create index import_rows_waiting on import_rows (import_id, person_key) where outcome = 'waiting';
create index import_rows_of_person on import_rows (person_id) where person_id is not null;
create index import_rows_of_application on import_rows (application_id) where application_id is not null;

-- Perhaps the same person: two in one file, or one in the file and one known already. A coordinator says.
create table import_twins (
  id         uuid primary key default gen_random_uuid(),
  import_id  uuid not null references imports,
  one_key    text not null,
  one_rows   integer[] not null,
  other_key  text,
  other_rows integer[] not null default '{}',
  person_id  uuid references people on delete cascade,
  verdict    boolean,
  unique nulls not distinct (import_id, one_key, other_key, person_id),
  check ((other_key is null) <> (person_id is null))
);
comment on column import_twins.verdict is 'true: the same person; false: two; null: not said yet, and the rows wait.';
create index import_twins_of_person on import_twins (person_id) where person_id is not null;

call app.protect('imports');
call app.protect('import_rows');
call app.protect('import_twins');
create policy coordinated on imports to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy coordinated on import_rows to alongside_web
  using (import_id in (select i.id from imports i where i.program_id in (select app.coordinated())))
  with check (import_id in (select i.id from imports i where i.program_id in (select app.coordinated())));
create policy coordinated on import_twins to alongside_web
  using (import_id in (select i.id from imports i where i.program_id in (select app.coordinated())))
  with check (import_id in (select i.id from imports i where i.program_id in (select app.coordinated())));
/* The import whose file is being understood in this transaction: that is done with the whole of it, and shows nobody a row. */
create function app.file_at_work() returns uuid stable language sql as $$ select nullif(current_setting('app.file', true), '')::uuid $$;
grant execute on function app.file_at_work() to alongside_web, alongside_job, alongside_gate;
-- Whoever supervises somebody reads no row about them; another coordinator of the program does.
create policy conflict on import_rows as restrictive for select to alongside_web using (import_id = app.file_at_work()
  or (closed_to is distinct from app.actor() and (person_id is null or person_id not in (select app.supervised()))));
create policy conflict on import_twins as restrictive for select to alongside_web using (import_id = app.file_at_work()
  or person_id is null or person_id not in (select app.supervised()));
/* How many rows of an import are kept from the actor for that. */
create function app.rows_apart(import uuid) returns bigint stable language sql as $$
  select count(*) from import_rows r join imports i on i.id = r.import_id
  where r.import_id = import and i.program_id in (select app.coordinated())
    and (r.closed_to = app.actor() or r.person_id in (select app.supervised()))
$$;
call app.give_to_gate('app.rows_apart(uuid)', 'alongside_web');
create policy worked on imports to alongside_job using (true) with check (true);
create policy swept on import_rows for delete to alongside_job using (true);
create policy found on import_rows for select to alongside_job using (true);
create policy swept on import_twins for delete to alongside_job using (true);
create policy found on import_twins for select to alongside_job using (true);
grant select, insert, update (mapping, state, counts, run_by, run_at, moved_at, finished_at, undone_by, undone_at, version) on imports to alongside_web;
grant select, insert, update (cells, remarks, changes, person_key, forecast, outcome, person_id, application_id, closed_to) on import_rows to alongside_web;
grant select, insert, delete, update (one_rows, other_rows, verdict) on import_twins to alongside_web;
grant select, update (state, moved_at, finished_at) on imports to alongside_job;
grant select (import_id), delete on import_rows, import_twins to alongside_job;
grant select on imports, import_rows to alongside_gate;
create policy gate on imports for select to alongside_gate using (true);
create policy gate on import_rows for select to alongside_gate using (true);

-- The journal of a run: every row it wrote, in order, with what stood there before. Undoing reads it backwards. Nobody
-- but the gate can look into it: it holds earlier ratings too.
create table import_journal (
  seq          bigint generated always as identity primary key,
  import_id    uuid not null references imports,
  table_name   text not null,
  row_key      jsonb not null,
  before       jsonb,
  after_digest text
);
comment on column import_journal.after_digest is 'A digest of the row as the run left it: a row changed since is not undone over somebody''s head.';
create index import_journal_of_row on import_journal (import_id, table_name, row_key, seq);
call app.protect('import_journal', false);
grant select, insert, delete on import_journal to alongside_gate;
create policy gate on import_journal to alongside_gate using (true) with check (true);
create policy swept on import_journal for delete to alongside_job using (true);
create policy found on import_journal for select to alongside_job using (true);
grant select (import_id), delete on import_journal to alongside_job;

/* Whom a wish means is found again and again by the worker; that alone is no change to what the import wrote. */
create function app.import_digest(table_name text, kept jsonb) returns text immutable language sql as $$
  select md5((case table_name when 'wishes' then kept - 'person_id' - 'invited_at' else kept end)::text)
$$;
grant execute on function app.import_digest(text, jsonb) to alongside_gate;

/* Writes the journal while app.import names a running import; its arguments are the columns of the key. */
create function app.journal_import() returns trigger language plpgsql as $$
declare
  now_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
begin
  insert into import_journal (import_id, table_name, row_key, before, after_digest)
  values (current_setting('app.import')::uuid, tg_table_name,
    (select jsonb_object_agg(name, coalesce(now_row, old_row) -> name) from unnest(tg_argv) name),
    old_row, app.import_digest(tg_table_name, now_row));
  return null;
end $$;

do $$
declare kept text; key text;
begin
  for kept, key in values ('people', 'id'), ('contact_cards', 'person_id'), ('emails', 'id'), ('positions', 'id'), ('applications', 'id'),
    ('application_answers', 'application_id, group_key'), ('wishes', 'id'), ('attestations', 'id'), ('assessments', 'id'), ('ratings', 'assessment_id, competency_id')
  loop
    execute format($t$create trigger journal_import after insert or update or delete on %I for each row
      when (coalesce(current_setting('app.import', true), '') <> '') execute function app.journal_import(%s)$t$,
      kept, (select string_agg(quote_literal(trim(part)), ', ') from unnest(string_to_array(key, ',')) part));
    execute format('grant select, insert, update, delete on %I to alongside_gate', kept);
    if not exists (select 1 from pg_policies where tablename = kept and policyname = 'gate' and cmd = 'ALL') then
      execute format('create policy gate_undoes on %I to alongside_gate using (true) with check (true)', kept);
    end if;
  end loop;
end $$;
call app.give_to_gate('app.journal_import()', 'alongside_gate');

-- Deleting a person asks every table that may name them; without these, undoing thousands would read each table whole for each.
create index emails_of_person on emails (person_id);
create index sessions_ever_of_person on sessions (person_id);
create index links_of_person on links (person_id);
create index consents_of_person on consents (person_id);
create index applications_taken_by on applications (taken_by) where taken_by is not null;
create index applications_decided_by on applications (decided_by) where decided_by is not null;
create index applications_ruled_by on applications (eligibility_by) where eligibility_by is not null;

/* Whether the actor may add an address for somebody: an address opens an account. Only for whoever is being entered now, of
   whom nothing is known yet, and for people in their care. */
create function app.may_add_address(person uuid) returns boolean stable language sql as $$
  select case
    when exists (select 1 from emails e where e.person_id = person) or exists (select 1 from applications a where a.person_id = person)
      then exists (select 1 from app.care c where c.person_id = person)
    else not exists (select 1 from sessions s where s.person_id = person)
  end
$$;
call app.give_to_gate('app.may_add_address(uuid)', 'alongside_web');
create policy never_into_an_account on emails as restrictive for insert to alongside_web
  with check (person_id = app.actor() or app.may_add_address(person_id));

/* The people at these addresses. */
create function app.people_at(addresses text[]) returns table (address text, person_id uuid) stable language sql as $$
  select e.address, e.person_id from emails e where e.address = any (addresses) and exists (select 1 where (select app.coordinated() limit 1) is not null)
$$;
call app.give_to_gate('app.people_at(text[])', 'alongside_web');

/* Which applications already hold exactly these ratings. Only for people in the actor's care: their ratings came from a
   coordinator's file, and are still not shown again. Anybody else's are never compared. */
create function app.rated_alike(given jsonb) returns setof uuid stable language sql as $$
  select a.id
  from jsonb_array_elements(given) g
  join applications a on a.id = (g ->> 'application')::uuid and a.person_id in (select app.in_care()) and a.program_id in (select app.coordinated())
  where not exists (
    select 1 from jsonb_array_elements(g -> 'rated') r
    where not exists (select 1 from ratings t where t.assessment_id = a.assessment_id and t.competency_id = (r ->> 'competency')::uuid
      and t.rating = (r ->> 'rating')::integer and t.focus = (r ->> 'focus')::boolean))
$$;
call app.give_to_gate('app.rated_alike(jsonb)', 'alongside_web');

/* Why an import cannot be undone: its applications that somebody has done something with since, and what. */
create function app.import_hindrances(import uuid) returns table (application_id uuid, reason text) stable language sql as $$
  select found.id, found.reason from (
    select distinct a.id, case
      when a.decided_at is not null or a.status in ('accepted', 'waiting', 'declined', 'withdrawn') or a.eligibility_by is not null then 'decided'
      when exists (select 1 from readings r where r.application_id = a.id) then 'read'
      when exists (select 1 from sessions s where s.person_id = a.person_id and s.seen_at > i.run_at)
        or exists (select 1 from emails e where e.person_id = a.person_id and e.verified_at > i.run_at) then 'signed_in'
      when exists (select 1 from application_requests q where q.application_id = a.id and q.asked_at > i.run_at) then 'asked'
      when (select j.after_digest from import_journal j where j.import_id = import and j.table_name = 'applications'
              and j.row_key = jsonb_build_object('id', a.id) order by j.seq desc limit 1) <> app.import_digest('applications', to_jsonb(a)) then 'edited'
    end as reason
    from imports i join import_rows w on w.import_id = i.id and w.outcome in ('new', 'changed') join applications a on a.id = w.application_id
    where i.id = import and i.program_id in (select app.coordinated())
  ) found where found.reason is not null
$$;
grant select on application_requests to alongside_gate;
create policy gate on application_requests for select to alongside_gate using (true);
call app.give_to_gate('app.import_hindrances(uuid)', 'alongside_web');

/* Whether the actor may undo an import now. */
create function app.may_undo_import(import uuid) returns boolean stable language sql as $$
  select exists (select 1 from imports i where i.id = import and i.state in ('done', 'stopped') and i.program_id in (select app.coordinated()))
$$;
call app.give_to_gate('app.may_undo_import(uuid)', 'alongside_web', 'alongside_gate');

/* Before undoing: wishes that have come to mean somebody the import brought mean nobody again. */
create function app.forget_wished(import uuid) returns void language sql as $$
  update wishes w set person_id = null from import_journal j
  where app.may_undo_import(import) and j.import_id = import and j.table_name = 'people' and j.before is null
    and w.person_id = (j.row_key ->> 'id')::uuid
$$;
call app.give_to_gate('app.forget_wished(uuid)', 'alongside_web');

/*
 * Brings rows of one table back to what stood there before an import: what it made is deleted, what it changed or deleted
 * is as it was. Called table by table, children first, until it says that none is left; all in one transaction. A row that
 * is not as the import left it stops everything.
 */
create function app.undo_import(import uuid, kept text, most integer) returns boolean language plpgsql as $$
declare
  keys jsonb[] := array(select distinct j.row_key from import_journal j where j.import_id = import and j.table_name = kept limit most);
  steps text := 'select j.row_key, (array_agg(j.before order by j.seq))[1] as before, (array_agg(j.after_digest order by j.seq desc))[1] as digest
    from import_journal j where j.import_id = $1 and j.table_name = $2 and j.row_key = any ($3) group by 1';
  matches text;
  columns text;
  changed boolean;
begin
  if not app.may_undo_import(import) then raise exception 'not yours to undo' using errcode = '42501'; end if;
  if cardinality(keys) = 0 then return false; end if;
  select string_agg(format('t.%I = (u.row_key ->> %L)::%s', a.attname, a.attname, format_type(a.atttypid, a.atttypmod)), ' and ') into matches
  from pg_attribute a where a.attrelid = kept::regclass and keys[1] ? a.attname::text;
  select string_agg(quote_ident(a.attname), ', ') into columns
  from pg_attribute a where a.attrelid = kept::regclass and a.attnum > 0 and not a.attisdropped;

  execute format('select exists (select 1 from (%s) u left join %I t on %s where u.digest is distinct from app.import_digest($2, to_jsonb(t)))',
    steps, kept, matches) into changed using import, kept, keys;
  if changed then raise exception 'changed since: %', kept using errcode = 'AL001'; end if;

  execute format('delete from %I t using (%s) u where u.before is null and %s', kept, steps, matches) using import, kept, keys;
  execute format('update %1$I t set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, u.before)) from (%3$s) u where u.before is not null and %4$s',
    kept, columns, steps, matches) using import, kept, keys;
  execute format('insert into %1$I select r.* from (%2$s) u cross join lateral jsonb_populate_record(null::%1$I, u.before) r
    where u.before is not null and not exists (select 1 from %1$I t where %3$s)', kept, steps, matches) using import, kept, keys;
  delete from import_journal j where j.import_id = import and j.table_name = kept and j.row_key = any (keys);
  return exists (select 1 from import_journal j where j.import_id = import and j.table_name = kept);
end $$;
call app.give_to_gate('app.undo_import(uuid, text, integer)', 'alongside_web');
