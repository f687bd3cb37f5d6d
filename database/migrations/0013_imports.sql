-- An import is one file of people and applications, mapped, previewed, run by row groups, and undone whole if wanted.
create type import_state as enum ('uploaded', 'mapped', 'running', 'done', 'stopped', 'undone');
create type import_outcome as enum ('waiting', 'problem', 'new', 'same', 'changed', 'skipped', 'undone');

create table imports (
  id           uuid primary key default gen_random_uuid(),
  program_id   uuid not null references programs,
  file_name    text not null,
  digest       bytea not null,
  format       text not null check (format in ('csv', 'xlsx')),
  encoding     text not null default 'utf-8',
  headings     text[] not null,
  mapping      jsonb not null default '{}',
  state        import_state not null default 'uploaded',
  created_by   uuid not null references people,
  created_at   timestamptz not null default now(),
  finished_at  timestamptz,
  version      integer not null default 1
);

create table import_rows (
  id             uuid primary key default gen_random_uuid(),
  import_id      uuid not null references imports,
  n              integer not null,
  cells          jsonb not null,
  notes          jsonb not null default '[]',
  problems       jsonb not null default '[]',
  person_key     text,
  outcome        import_outcome not null default 'waiting',
  same_person    uuid references people,
  accepted_twin  boolean,
  person_id      uuid references people,
  application_id uuid references applications,
  made_person    boolean not null default false,
  made_application boolean not null default false,
  before         jsonb,
  unique (import_id, n)
);
comment on column import_rows.person_key is 'Rows with the same key are one person and stand or fall together.';
comment on column import_rows.same_person is 'Somebody already known who may be the same; a person decides (accepted_twin).';
comment on column import_rows.before is 'What an update replaced, for undoing it.';

call app.protect('imports');
call app.protect('import_rows');
create policy coordinated on imports to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy coordinated on import_rows to alongside_web
  using (import_id in (select i.id from imports i where i.program_id in (select app.coordinated()))) with check (true);
grant select, insert, update (encoding, mapping, state, finished_at, version) on imports to alongside_web;
grant select, insert, update (notes, problems, person_key, outcome, same_person, accepted_twin, person_id, application_id, made_person, made_application, before) on import_rows to alongside_web;
