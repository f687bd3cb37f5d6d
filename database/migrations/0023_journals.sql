-- What somebody writes for themselves beside a partnership, and what the two write down for each other.

-- One entry of one person's own journal. Nobody else opens it: it is sealed with the person's own key.
create table journal_entries (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  person_id      uuid not null references people,
  written_on     date not null,
  prompt         text check (prompt ~ '^[a-z-]{1,40}$'),
  words_sealed   bytea not null,
  version        integer not null default 1,
  created_at     timestamptz not null default now()
);
comment on column journal_entries.prompt is 'Which question of ours it answers; null for none.';
create index journal_of_person on journal_entries (person_id, partnership_id, written_on desc);

-- A case or a dilemma, in four parts, between the two.
create table case_notes (
  id              uuid primary key default gen_random_uuid(),
  partnership_id  uuid not null references partnerships,
  author_id       uuid not null references people,
  written_on      date not null,
  title_sealed    bytea not null,
  happened_sealed bytea not null,
  stake_sealed    bytea not null,
  tried_sealed    bytea not null,
  learned_sealed  bytea not null,
  version         integer not null default 1,
  created_at      timestamptz not null default now()
);
create index cases_of_partnership on case_notes (partnership_id, written_on desc);

-- How somebody is, in three answers of their own; one a day. Never counted, never reported, in no form.
create table well_being_checks (
  id             uuid primary key default gen_random_uuid(),
  person_id      uuid not null references people,
  checked_on     date not null,
  answers_sealed bytea not null,
  unique (person_id, checked_on)
);

call app.protect('journal_entries', false);
call app.protect('case_notes', false);
call app.protect('well_being_checks', false);

create policy own on journal_entries to alongside_web
  using (person_id = app.actor()) with check (person_id = app.actor() and partnership_id in (select app.partnered()));
grant select, insert, delete, update (words_sealed, version) on journal_entries to alongside_web;

create policy partners on case_notes for select to alongside_web using (partnership_id in (select app.partnered()));
create policy written on case_notes for insert to alongside_web
  with check (author_id = app.actor() and partnership_id in (select app.partnered()));
create policy rewritten on case_notes for update to alongside_web
  using (partnership_id in (select app.partnered())) with check (partnership_id in (select app.partnered()));
create policy taken_out on case_notes for delete to alongside_web
  using (author_id = app.actor() and partnership_id in (select app.partnered()));
grant select, insert, delete, update (title_sealed, happened_sealed, stake_sealed, tried_sealed, learned_sealed, version) on case_notes to alongside_web;

create policy own on well_being_checks to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
grant select, insert, delete, update (answers_sealed) on well_being_checks to alongside_web;

-- Whom to turn to, as the program writes it.
alter type program_text_kind add value 'resources';
-- What somebody from elsewhere should know of the sector, as the program writes it.
alter type program_text_kind add value 'primer';
