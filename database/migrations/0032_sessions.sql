-- Where somebody is signed in, and from which browsers they have been before.

-- A browser one person has signed in from. The browser keeps a random name; only a hash of it lies here, with the
-- person mixed in, so that two people's rows never tell that they share a computer.
create table devices (
  person_id uuid not null references people,
  name_hash bytea not null,
  first_seen_at timestamptz not null default now(),
  seen_at       timestamptz not null default now(),
  primary key (person_id, name_hash)
);
comment on table devices is 'Asked one question only: has this person signed in from this browser before? Deleted 400 days after the last sign-in.';
call app.protect('devices');
grant select, insert, update (seen_at) on devices to alongside_gate;
create policy gate on devices to alongside_gate using (true) with check (true);
-- The person's own export tells when; the name is never read back.
grant select (person_id, first_seen_at, seen_at) on devices to alongside_web;
create policy own on devices for select to alongside_web using (person_id = app.actor());
grant select (person_id, seen_at), delete on devices to alongside_job;
create policy swept on devices to alongside_job using (true);

-- The gate asks the worker to tell somebody, and writes no letter.
grant insert on outbox to alongside_gate;
create policy gate_asks on outbox for insert to alongside_gate with check (queue = 'work' and kind = 'session.tell' and state = 'waiting');

/*
 * Notes from which browser a session was begun. A browser not seen before is told to its person; not the very first one,
 * when there is nobody yet whom it could surprise.
 */
create function app.know_device(session_token bytea, device bytea) returns void language plpgsql as $$
declare
  begun sessions;
  named bytea;
begin
  select * into begun from sessions s where s.token_hash = session_token and s.ended_at is null;
  if not found then return; end if;
  named := sha256(device || convert_to(begun.person_id::text, 'UTF8'));
  update devices d set seen_at = now() where d.person_id = begun.person_id and d.name_hash = named;
  if found then return; end if;
  if exists (select 1 from devices d where d.person_id = begun.person_id)
    or exists (select 1 from sessions s where s.person_id = begun.person_id and s.id <> begun.id) then
    insert into outbox (queue, kind, subject_id) values ('work', 'session.tell', begun.id::text) on conflict do nothing;
  end if;
  insert into devices (person_id, name_hash) values (begun.person_id, named) on conflict do nothing;
end $$;
call app.give_to_gate('app.know_device(bytea, bytea)', 'alongside_web');

/*
 * Whoever becomes staff has staff's sessions from that moment: twelve hours since they signed in, half an hour idle. A
 * session that is older is over, and they sign in anew; so no long session grows into a powerful one.
 */
create function app.shorten_sessions() returns trigger language plpgsql as $$
begin
  update sessions s set staff = true, ends_at = least(s.ends_at, s.created_at + interval '12 hours')
  where s.person_id = new.person_id and s.ended_at is null and not s.staff;
  return null;
end $$;
create trigger staff_sessions after insert or update of until on staff
  for each row when (new.until is null) execute function app.shorten_sessions();
create trigger staff_sessions after insert or update of until on program_staff
  for each row when (new.until is null) execute function app.shorten_sessions();
call app.give_to_gate('app.shorten_sessions()', 'alongside_gate');

/* A session begins with the offices its person holds, whoever begins it. */
create function app.note_offices() returns trigger language plpgsql as $$
begin
  select t.offices into strict new.offices from app.standing t where t.person_id = new.person_id;
  return new;
end $$;
create trigger offices_held before insert on sessions for each row execute function app.note_offices();
call app.give_to_gate('app.note_offices()', 'alongside_gate');

/*
 * The session this transaction was opened with goes on under another token, once its person holds other offices than when
 * it got its own: gained or lost, by a row or by the day a term begins or ends. The same request sent twice makes the same
 * token, so both answers carry it. @returns how many seconds it lasts, or null where nothing was to be renewed
 */
create function app.renew_session(new_token bytea) returns integer language plpgsql as $$
begin
  update sessions s set former = s.token_hash, renewed_at = now(), token_hash = new_token, offices = t.offices
    from app.standing t
    where t.person_id = s.person_id and s.id = app.session() and s.person_id = app.holder() and s.ended_at is null
      and s.offices <> t.offices and s.token_hash <> new_token;
  return (select extract(epoch from s.ends_at - now())::integer from sessions s
    where s.id = app.session() and s.token_hash = new_token and s.ended_at is null);
end $$;
call app.give_to_gate('app.renew_session(bytea)', 'alongside_web');

-- The worker ends sessions when a way in changes without its person being there.
grant update (ended_at) on sessions to alongside_job;
