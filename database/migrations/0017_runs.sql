-- A run is the engine at work apart from pages, for a program too large to be matched in one click.
create type run_state as enum ('running', 'done', 'stopped', 'failed');
create type run_part  as enum ('read', 'score', 'solve', 'prove', 'store');

create table matching_runs (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null references programs,
  reason     text not null default '' check (length(reason) <= 2000),
  state      run_state not null default 'running',
  part       run_part not null default 'read',
  share      integer not null default 0 check (share between 0 and 100),
  started_by uuid not null references people,
  started_at timestamptz not null default now(),
  begun_at   timestamptz,
  moved_at   timestamptz not null default now(),
  ended_at   timestamptz,
  board      integer,
  problem    jsonb,
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'done') = (board is not null)),
  check ((state = 'failed') = (problem is not null))
);
comment on column matching_runs.begun_at is 'When a worker took it on. Until then it waits, however long, and nobody takes it for dead.';
comment on column matching_runs.moved_at is 'Written every second while it is worked on; a run that has not moved for two minutes has died.';
comment on column matching_runs.board is 'The number of the board it made, written in one transaction with that board.';
comment on column matching_runs.problem is 'Why it failed, in both languages.';

-- One at a time: a second board would be made from the same people before anybody has seen the first.
create unique index one_run_a_program on matching_runs (program_id) where state = 'running';
create index runs_of_program on matching_runs (program_id, started_at);

call app.protect('matching_runs');
create policy committee on matching_runs for select to alongside_web
  using (program_id in (select app.coordinated()) or program_id in (select app.judged()));
-- Whoever decides starts a run in their own name, and may stop anybody's. Only the worker brings it on or ends it.
create policy started on matching_runs for insert to alongside_web
  with check (started_by = app.actor() and state = 'running' and begun_at is null
    and (program_id in (select app.coordinated()) or program_id in (select app.judged())));
create policy stopped on matching_runs for update to alongside_web
  using (state = 'running' and (program_id in (select app.coordinated()) or program_id in (select app.judged())))
  with check (state = 'stopped');
create policy worked on matching_runs to alongside_job using (true) with check (true);
grant select, insert, update (state, ended_at) on matching_runs to alongside_web;
grant select, update, delete on matching_runs to alongside_job;

-- Work of minutes has a queue of its own: letters, imports and answers to offers do not wait behind it.
alter type outbox_queue add value 'long';
