-- Leaving for good: somebody has everything about them erased that no law keeps and that is not their partner's too. What
-- goes at once stands as a policy on each table, what stays on its day (0035_erasures.sql).

create type erasure_state as enum ('waiting', 'ready', 'done');
create table erasures (
  id               uuid primary key default gen_random_uuid(),
  person_id        uuid not null unique references people,
  organization_ids uuid[] not null,
  state            erasure_state not null default 'waiting',
  asked_at         timestamptz not null,
  due_on           date not null,
  settled_by       uuid references people,
  settled_at       timestamptz,
  done_at          timestamptz,
  gone_on          date,
  name_until       date,
  check ((settled_by is null) = (settled_at is null)),
  check ((state = 'done') = (done_at is not null) and (state = 'done') = (gone_on is not null))
);
comment on table erasures is 'That somebody asked to be erased, and when it was done. Waiting: something keeps it from being done; ready: no longer.';
comment on column erasures.gone_on is 'When the keys that were destroyed have left the last backup.';
comment on column erasures.name_until is 'Until when their partner still reads their name, where they left it to them.';
call app.protect('erasures');
create policy own on erasures for select to alongside_web using (person_id = app.actor());
create policy administered on erasures for select to alongside_web using (organization_ids && array(select app.administered()));
create policy coordinated on erasures for select to alongside_web
  using (organization_ids && array(select p.organization_id from programs p where p.id in (select app.coordinated())));
create policy answered on erasures for update to alongside_web
  using (state = 'waiting' and person_id <> app.actor() and organization_ids && array(select app.administered())) with check (state = 'ready' and settled_by = app.actor());
grant select, insert (person_id, organization_ids, asked_at, due_on), update (state, settled_by, settled_at) on erasures to alongside_web;
create policy gate on erasures to alongside_gate using (true) with check (true);
create policy worked on erasures for select to alongside_job using (true);
grant select, insert, update on erasures to alongside_gate;
grant select on erasures to alongside_job;

/* The organizations whose programs the actor has asked for a seat in, or works for. */
create function app.own_organizations() returns setof uuid stable language sql as $$
  select p.organization_id from applications a join programs p on p.id = a.program_id where a.person_id = app.actor()
  union select p.organization_id from partnerships s join programs p on p.id = s.program_id where app.actor() in (s.mentor_id, s.mentee_id)
  union select p.organization_id from program_staff s join programs p on p.id = s.program_id where s.person_id = app.actor()
  union select p.organization_id from committee_members m join committees c on c.id = m.committee_id join programs p on p.id = c.program_id where m.person_id = app.actor()
  union select organization_id from staff where person_id = app.actor()
$$;
call app.give_to_gate('app.own_organizations()', 'alongside_web', 'alongside_gate');
create policy asked on erasures for insert to alongside_web
  with check (person_id = app.actor() and state = 'waiting' and settled_by is null and organization_ids <@ array(select app.own_organizations()));

/* What nobody else could do after the actor: administer an organization, coordinate a program that goes on. */
create function app.to_hand_over() returns table (kind text, slug text, title jsonb) stable language sql as $$
  select 'organization', o.slug, o.name from staff s join organizations o on o.id = s.organization_id
  where s.person_id = app.actor() and s.role = 'admin' and s.until is null
    and not exists (select 1 from staff t where t.organization_id = s.organization_id and t.role = 'admin' and t.until is null and t.person_id <> app.actor())
  union all
  select 'program', p.slug, p.title from program_staff s join programs p on p.id = s.program_id
  where s.person_id = app.actor() and s.until is null and p.status in ('draft', 'published', 'closed') and p.ends_on >= app.today()
    and not exists (select 1 from program_staff t where t.program_id = s.program_id and t.until is null and t.person_id <> app.actor())
$$;
grant select on program_staff to alongside_gate;
call app.give_to_gate('app.to_hand_over()', 'alongside_web', 'alongside_gate');

/* Whether something keeps the actor's erasure waiting. */
create function app.is_held() returns boolean stable language sql as $$
  select app.held_person(app.actor()) or exists (select 1 from partnerships where app.actor() in (mentor_id, mentee_id) and app.held_pair(id))
$$;
call app.give_to_gate('app.is_held()', 'alongside_web', 'alongside_gate');

/* The actor's applications that nobody has decided on, and their self-assessments on which no decision rests. */
create function app.leaving_applications() returns setof uuid stable language sql as $$
  select id from applications where person_id = app.actor() and decided_at is null and id not in (select app.matched_applications())
$$;
create function app.leaving_assessments() returns setof uuid stable language sql as $$
  select s.id from assessments s where s.person_id = app.actor()
    and not exists (select 1 from applications a where a.assessment_id = s.id and a.id not in (select app.leaving_applications()))
$$;
create function app.leaving_positions() returns setof uuid stable language sql as $$
  select w.id from positions w where w.person_id = app.actor()
    and not exists (select 1 from applications a where a.position_id = w.id and a.id not in (select app.leaving_applications()))
$$;
call app.give_to_gate('app.leaving_applications()', 'alongside_gate');
call app.give_to_gate('app.leaving_assessments()', 'alongside_gate');
call app.give_to_gate('app.leaving_positions()', 'alongside_gate');

do $$
declare
  kept text;
begin
  foreach kept in array array['private.person_keys', 'contact_cards', 'emails', 'sessions', 'links', 'consents', 'calendar_feeds', 'journal_entries',
    'well_being_checks', 'private.self_identifications', 'certificates', 'survey_answers', 'survey_asked', 'review_reports', 'contact_letters',
    'call_wishes', 'import_twins', 'mentor_invitations', 'passkeys', 'totps', 'recovery_codes', 'recovery_seeds', 'proof_failures', 'access_requests',
    'address_changes', 'devices', 'private.own_exports'] loop
    call app.leaves_with_person(kept, 'person_id = app.actor()');
  end loop;
  foreach kept in array array['private_notes', 'concerns'] loop
    call app.leaves_with_person(kept, 'author_id = app.actor()');
  end loop;
  foreach kept in array array['application_answers', 'wishes', 'application_requests', 'attestations', 'acceptances', 'referees', 'readings', 'data_requests'] loop
    call app.leaves_with_person(kept, 'application_id in (select app.leaving_applications())');
  end loop;
end $$;
call app.leaves_with_person('ratings', 'assessment_id in (select app.leaving_assessments())');
call app.leaves_with_person('assessment_shares', 'assessment_id in (select a.id from assessments a where a.person_id = app.actor())');
call app.leaves_with_person('review_words', 'person_id = app.actor() and done_at is null');
call app.leaves_with_person('quotes', 'writer_id = app.actor()');
call app.leaves_with_person('plan_copies', 'mentee_id = app.actor()');
call app.leaves_with_person('supervisions', 'app.actor() in (supervisor_id, supervised_id)');
call app.leaves_with_person('positions', 'id in (select app.leaving_positions())');
call app.leaves_with_person('assessments', 'id in (select app.leaving_assessments())');
call app.leaves_with_person('applications', 'id in (select app.leaving_applications())');

/* How much would go at once, by table: for the actor, before they confirm. */
create function app.leaving_counts() returns table (kept text, n bigint) stable language plpgsql as $$
declare
  whose text;
begin
  for kept in select app.tables_with('leaves') loop
    select pg_get_expr(polqual, polrelid) into strict whose from pg_policy where polrelid = kept::regclass and polname = 'leaves';
    execute format('select count(*) from %s where %s', kept, whose) into n;
    if n > 0 then return next; end if;
  end loop;
end $$;
call app.give_to_gate('app.leaving_counts()', 'alongside_web');

/* What stays of the actor without their name, each until its day: the law, or the figures of a year, ask for it. */
create function app.staying() returns table (what text, title jsonb, until date) stable language sql as $$
  with ends as (select p.id, p.title, coalesce(e.ended_on, greatest(p.ends_on, (select max(s.ends_on) from partnerships s where s.program_id = p.id and s.state <> 'ended'))) as on_day
    from programs p left join app.program_ends() e on e.program_id = p.id)
  select 'application', e.title, (case when a.id in (select app.matched_applications()) then e.on_day + interval '1 year'
      else greatest(e.on_day + interval '90 days', (a.decided_at at time zone 'America/Vancouver')::date + interval '1 year') end)::date
  from applications a join ends e on e.id = a.program_id
  where a.person_id = app.actor() and a.id not in (select app.leaving_applications())
  union all
  select distinct 'partnership', e.title, (e.on_day + interval '2 years')::date from partnerships s join ends e on e.id = s.program_id
  where app.actor() in (s.mentor_id, s.mentee_id)
  union all
  select distinct 'training', e.title, (e.on_day + interval '2 years')::date from trainings t join ends e on e.id = t.program_id where t.person_id = app.actor()
  union all
  select 'honorarium', e.title, make_date((extract(year from coalesce(h.paid_on, e.on_day)) + 6)::integer, 12, 31)
  from honoraria h join ends e on e.id = h.program_id where h.person_id = app.actor()
  union all
  select distinct 'committee', e.title, (e.on_day + interval '2 years')::date from committee_members m join committees c on c.id = m.committee_id
  join ends e on e.id = c.program_id where m.person_id = app.actor()
  union all
  select distinct 'reference', e.title, (e.on_day + interval '1 year')::date from referees r join applications a on a.id = r.application_id
  join ends e on e.id = a.program_id where r.person_id = app.actor()
$$;
grant select (program_id, person_id) on honoraria, trainings to alongside_gate;
call app.give_to_gate('app.staying()', 'alongside_web');

/* What a person who has left is called, and what they are called from the day their name goes. */
create function app.nameless() returns text immutable language sql as $$ select 'Former participant – ancienne personne participante' $$;
grant execute on function app.nameless() to alongside_web, alongside_gate, alongside_job;

/*
 * Erases the actor: keys, account, doors, letters, whatever is theirs alone. The row of the person stays without a name, for
 * what has to stay. All of it or nothing; done twice it is done once. @returns when the keys are gone from the last backup
 */
create function app.leave_for_good(name_kept_until date, at timestamptz) returns date language plpgsql as $$
declare
  me uuid := app.actor();
  kept text;
  whose text;
  gone date := app.today() + 35;
begin
  if me is null or app.is_held() or exists (select 1 from app.to_hand_over()) then
    raise exception 'Not now.' using errcode = '42501';
  end if;
  insert into erasures as e (person_id, organization_ids, state, asked_at, due_on, done_at, gone_on, name_until)
  values (me, array(select app.own_organizations()), 'done', at, app.today(), at, gone, name_kept_until)
  on conflict (person_id) do update set state = 'done', done_at = at, gone_on = gone, name_until = name_kept_until where e.state <> 'done';
  delete from sign_ins where address in (select e.address from emails e where e.person_id = me);
  delete from outbox where person_id = me or address in (select e.address from emails e where e.person_id = me);
  delete from local_letters where recipient in (select e.address from emails e where e.person_id = me);
  delete from import_journal j where j.row_key ->> 'id' = me::text or j.row_key ->> 'person_id' = me::text or j.before ->> 'person_id' = me::text
    or j.before ->> 'application_id' in (select a.id::text from applications a where a.person_id = me);
  update import_rows set cells = '{}', notes = '[]', remarks = '[]', person_key = null where person_id = me;
  update wishes set person_id = null where person_id = me;
  update reviews set assessment_id = null where person_id = me;
  update concerns set done_sealed = null where settled_by = me;
  for kept in select app.tables_with('leaves') loop
    select pg_get_expr(polqual, polrelid) into strict whose from pg_policy where polrelid = kept::regclass and polname = 'leaves';
    execute format('delete from %s where %s', kept, whose);
  end loop;
  update staff set until = at where person_id = me and until is null;
  update program_staff set until = at, reads_wishes = false where person_id = me and until is null;
  update committee_members set until = greatest(since, app.today() - 1) where person_id = me and until >= app.today();
  update people set name = case when name_kept_until is null then app.nameless() else name end, preferred_name = '', pronouns = '', zone = 'America/Vancouver',
    version = version + 1 where id = me;
  return gone;
end $$;
grant select, delete on sign_ins to alongside_gate;
grant select (recipient), delete on local_letters to alongside_gate;
grant select (person_id, address), delete on outbox to alongside_gate;
grant update (cells, notes, remarks, person_key) on import_rows to alongside_gate;
grant update (person_id) on wishes to alongside_gate;
grant update (until) on staff, committee_members to alongside_gate;
grant update (until, reads_wishes) on program_staff to alongside_gate;
grant update (name, preferred_name, pronouns, zone, version) on people to alongside_gate;
create policy gate_forgets on outbox for delete to alongside_gate using (person_id = app.actor() or address in (select e.address from emails e where e.person_id = app.actor()));
create policy gate_forgets_seen on outbox for select to alongside_gate
  using (person_id = app.actor() or address in (select e.address from emails e where e.person_id = app.actor()));
create policy gate_forgets on local_letters to alongside_gate using (recipient in (select e.address from emails e where e.person_id = app.actor()));
create policy gate_forgets on import_rows for update to alongside_gate using (person_id = app.actor());
create policy gate_forgets on wishes for update to alongside_gate using (person_id = app.actor()) with check (person_id is null);
create policy gate_ends on staff for update to alongside_gate using (person_id = app.actor()) with check (until is not null);
create policy gate_ends on program_staff for update to alongside_gate using (person_id = app.actor()) with check (until is not null);
call app.give_to_gate('app.leave_for_good(date, timestamptz)', 'alongside_web');

/* A name that was left to a partner goes on its day. */
create function app.forget_names() returns bigint language sql as $$
  with named as (
    update people set name = app.nameless(), version = version + 1
    where id in (select person_id from erasures where name_until < app.today()) and name <> app.nameless() returning 1)
  select count(*) from named
$$;
call app.give_to_gate('app.forget_names()', 'alongside_job');
call app.delete_when('erasures', 'done_at < app.today() - interval ''2 years'' and coalesce(name_until < app.today(), true)');
