-- Whether the house could come back: every backup and every drill, as the command line that made it tells; and the
-- worker's sign of life. Nothing here is about a person.
create type backup_kind as enum ('backup', 'drill');
create table backup_runs (
  id       uuid primary key default gen_random_uuid(),
  kind     backup_kind not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  good     boolean not null,
  of_at    timestamptz,
  rows     bigint not null default 0,
  bytes    bigint not null default 0,
  recovery text not null default '' check (length(recovery) <= 20),
  problem  text not null default '' check (length(problem) <= 1000),
  check (good = (problem = '')),
  check (not good or of_at is not null),
  check (ended_at >= began_at)
);
comment on column backup_runs.of_at is 'The moment the backup shows.';
comment on column backup_runs.recovery is 'The mark of the recovery key that opens it, as it stands on the officers'' papers.';
comment on column backup_runs.problem is 'Why it did not come about, as the command line said it; never a word from the data.';
create index backup_runs_by_day on backup_runs (kind, ended_at);
call app.protect('backup_runs');
create policy administered on backup_runs for select to alongside_web using (exists (select from app.administered()));
create policy noted on backup_runs to alongside_job using (true) with check (true);
grant select on backup_runs to alongside_web;
grant select, insert, delete on backup_runs to alongside_job;

-- When the worker last looked for what is due.
create table worker_signs (
  what text primary key,
  at   timestamptz not null
);
call app.protect('worker_signs');
create policy worked on worker_signs to alongside_job using (true) with check (true);
grant select, insert, update (at) on worker_signs to alongside_job;
