-- What the engine proposes for the groups of one kind: asked for by a coordinator, looked at, changed, and confirmed or not.
create type group_proposal_state as enum ('running', 'done', 'failed', 'confirmed', 'set_aside');

create table group_proposals (
  id            uuid primary key default gen_random_uuid(),
  program_id    uuid not null references programs,
  kind          group_kind not null,
  of_one_school integer check (of_one_school between 1 and 60),
  state         group_proposal_state not null default 'running',
  stopping      boolean not null default false,
  started_by    uuid not null references people,
  started_at    timestamptz not null default now(),
  begun_at      timestamptz,
  moved_at      timestamptz not null default now(),
  ended_at      timestamptz,
  ended_as      text check (ended_as in ('proved', 'time', 'stopped')),
  gap           real,
  short_handed  boolean not null default false,
  milliseconds  integer,
  problem       jsonb,
  version       integer not null default 1,
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'failed') = (problem is not null)),
  check (state not in ('done', 'confirmed') or ended_as is not null)
);
comment on column group_proposals.stopping is 'Somebody wants it to end now, with the best found so far.';
comment on column group_proposals.gap is 'Percent by which a better answer could still cost less; null where not even that is known.';
comment on column group_proposals.short_handed is 'There are too few people for every group to have its fewest members: that rule was left out.';
create unique index one_living_proposal on group_proposals (program_id, kind) where state in ('running', 'done');

create table group_proposal_places (
  proposal_id uuid not null references group_proposals on delete cascade,
  person_id   uuid not null references people,
  group_id    uuid references groups on delete cascade,
  n           integer check (n between 1 and 100000),
  reasons     jsonb not null default '[]',
  moved       boolean not null default false,
  verdict     text check (verdict ~ '^[a-z ]{1,20}$'),
  primary key (proposal_id, person_id),
  check (group_id is null or n is null)
);
comment on column group_proposal_places.n is 'Peers: those with one number would be one group. Null here and in group_id: left out.';
comment on column group_proposal_places.verdict is 'What came of it when it was confirmed.';

call app.protect('group_proposals');
call app.protect('group_proposal_places');
create policy coordinated on group_proposals for select to alongside_web using (program_id in (select app.coordinated()));
create policy asked on group_proposals for insert to alongside_web
  with check (started_by = app.actor() and state = 'running' and program_id in (select app.coordinated()));
create policy settled on group_proposals for update to alongside_web
  using (state in ('running', 'done') and program_id in (select app.coordinated())) with check (state <> 'failed');
create policy worked on group_proposals to alongside_job using (true) with check (true);
grant select, insert (id, program_id, kind, of_one_school, started_by, started_at, moved_at), update (state, stopping, version) on group_proposals to alongside_web;
grant select, update, delete on group_proposals to alongside_job;

/* Nobody reads where somebody they supervise would be put. */
create policy coordinated on group_proposal_places for select to alongside_web
  using (proposal_id in (select p.id from group_proposals p) and person_id not in (select app.supervised()));
create policy changed on group_proposal_places for update to alongside_web
  using (proposal_id in (select p.id from group_proposals p) and person_id not in (select app.supervised()))
  with check (proposal_id in (select p.id from group_proposals p) and person_id not in (select app.supervised()));
create policy worked on group_proposal_places to alongside_job using (true) with check (true);
grant select, update (group_id, n, moved, verdict) on group_proposal_places to alongside_web;
grant select, insert, delete on group_proposal_places to alongside_job;
call app.leaves_with_person('group_proposal_places', 'person_id = app.actor()');
