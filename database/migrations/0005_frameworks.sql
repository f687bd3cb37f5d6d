-- A framework is a set of competencies that a self-assessment rates and a plan grows. Versions stand side by side:
-- an assessment always points at the competencies as they were worded.
create table frameworks (
  id              uuid primary key default gen_random_uuid(),
  slug            text not null,
  edition         integer not null default 1,
  title           jsonb not null,
  owner           text not null,
  note            jsonb,
  legacy          boolean not null default false,
  organization_id uuid references organizations,
  created_at      timestamptz not null default now(),
  unique (slug, edition)
);
comment on column frameworks.organization_id is 'The organization whose own edition this is; null for the shipped ones.';
comment on column frameworks.legacy is 'Superseded by its owner, still selectable.';

create table competencies (
  id           uuid primary key default gen_random_uuid(),
  framework_id uuid not null references frameworks,
  code         text not null,
  domain       jsonb,
  title        jsonb not null,
  verified     boolean not null default false,
  position     integer not null,
  unique (framework_id, code)
);
comment on column competencies.verified is 'The owner''s wording was seen in a source. French wordings are ours unless the owner publishes one.';

call app.protect('frameworks');
call app.protect('competencies');
create policy everyone on frameworks for select to alongside_web, alongside_job, alongside_gate using (true);
create policy everyone on competencies for select to alongside_web, alongside_job, alongside_gate using (true);
create policy served on frameworks for insert to alongside_web with check (organization_id in (select app.served()));
create policy served on competencies for insert to alongside_web
  with check (framework_id in (select f.id from frameworks f where f.organization_id in (select app.served())));
grant select on frameworks, competencies to alongside_web, alongside_job, alongside_gate;
grant insert on frameworks, competencies to alongside_web;
