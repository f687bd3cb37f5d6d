-- A questionnaire is one way of asking: groups of questions, a page each. Applications, reviews and surveys use it.
create table questionnaires (
  id              uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations,
  title           jsonb not null,
  groups          jsonb not null,
  version         integer not null default 1,
  created_at      timestamptz not null default now()
);
comment on column questionnaires.groups is 'Groups of questions as app/questionnaires/questionnaire.ts describes them; checked there on every write.';

call app.protect('questionnaires');
create policy everyone on questionnaires for select to alongside_web, alongside_job, alongside_gate using (true);
create policy served on questionnaires for insert to alongside_web with check (organization_id in (select app.served()));
create policy served_edit on questionnaires for update to alongside_web using (organization_id in (select app.served())) with check (true);
grant select on questionnaires to alongside_web, alongside_job, alongside_gate;
grant insert, update (title, groups, version) on questionnaires to alongside_web;
