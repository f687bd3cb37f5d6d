-- How somebody proves who they are beyond their mailbox, which an employer may be able to open.

-- A passkey: the public half of a key that a person's own device keeps.
create table passkeys (
  id         uuid primary key default gen_random_uuid(),
  person_id  uuid not null references people,
  credential bytea not null unique check (length(credential) <= 1023),
  public_key bytea not null,
  counter    bigint not null default 0,
  transports text[] not null default '{}',
  name       text not null check (length(name) between 1 and 60),
  used_at    timestamptz,
  blocked_at timestamptz,
  version    integer not null default 1,
  created_at timestamptz not null default now()
);
comment on column passkeys.counter is 'How often the device said it was used; a number that goes back means that there are two of it.';
comment on column passkeys.blocked_at is 'Its counter went back: it opens nothing any more, and the person has been told.';
create index passkeys_of_person on passkeys (person_id);

-- The secret that an authenticator app shares with us, sealed with the key file and bound to its row.
create table totps (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references people,
  sealed       bytea not null,
  confirmed_at timestamptz,
  last_step    bigint not null default 0,
  created_at   timestamptz not null default now()
);
comment on column totps.confirmed_at is 'Null while the app has not yet shown that it has the secret.';
comment on column totps.last_step is 'The half minute of the last code that was taken: a code is used at most once.';
create unique index one_totp on totps (person_id) where confirmed_at is not null;
create index totps_of_person on totps (person_id);

-- Ten codes on paper, each good once. The seed they are made of is there while they are shown, and then forgotten.
create table recovery_codes (
  id        uuid primary key default gen_random_uuid(),
  person_id uuid not null references people,
  code_hash bytea not null,
  made_at   timestamptz not null default now(),
  used_at   timestamptz,
  unique (person_id, code_hash)
);
create table recovery_seeds (
  person_id uuid primary key references people,
  seed      bytea not null,
  made_at   timestamptz not null default now()
);
comment on table recovery_seeds is 'Deleted when the person has kept their codes, or after a quarter of an hour.';

-- A challenge is drawn into a page and stored nowhere; used once, it is spent.
create table spent_challenges (
  name uuid primary key,
  at   timestamptz not null default now()
);

-- Codes that were wrong: after five in a quarter of an hour, or twenty in a day, one waits.
create table proof_failures (
  id        bigint generated always as identity primary key,
  person_id uuid not null references people,
  at        timestamptz not null default now()
);
create index failures_of_person on proof_failures (person_id, at);

-- Everything is lost but the mailbox: the person asks, everybody who should know is told, and 72 hours later they may begin anew.
create table access_requests (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references people,
  asked_at     timestamptz not null default now(),
  ready_at     timestamptz not null default now() + interval '72 hours',
  ends_at      timestamptz not null default now() + interval '10 days',
  cancelled_at timestamptz,
  used_at      timestamptz
);
create index access_requests_of_person on access_requests (person_id);

-- An address waits until somebody opens the letter sent to it.
create table address_changes (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references people,
  address      text not null check (address = lower(address) and length(address) <= 254),
  asked_at     timestamptz not null default now(),
  confirmed_at timestamptz
);
create index address_changes_of_person on address_changes (person_id);

call app.protect('passkeys');
call app.protect('totps');
call app.protect('recovery_codes');
call app.protect('recovery_seeds');
call app.protect('spent_challenges');
call app.protect('proof_failures');
call app.protect('access_requests');
call app.protect('address_changes');

-- What the gate needs to decide.
grant select on passkeys, totps, access_requests, address_changes, recovery_codes to alongside_gate;
grant update (counter, used_at, blocked_at) on passkeys to alongside_gate;
grant update (confirmed_at, last_step), delete on totps to alongside_gate;
grant update (used_at) on recovery_codes to alongside_gate;
grant insert, update (used_at) on access_requests to alongside_gate;
grant update (confirmed_at) on address_changes to alongside_gate;
grant insert on spent_challenges to alongside_gate;
grant select, insert, delete on proof_failures to alongside_gate;
create policy gate on passkeys to alongside_gate using (true) with check (true);
create policy gate on totps to alongside_gate using (true) with check (true);
create policy gate on recovery_codes to alongside_gate using (true) with check (true);
create policy gate on access_requests to alongside_gate using (true) with check (true);
create policy gate on address_changes to alongside_gate using (true) with check (true);
create policy gate on spent_challenges for insert to alongside_gate with check (true);
create policy gate on proof_failures to alongside_gate using (true) with check (true);

/* Somebody at the door: what they are called, what they have to prove themselves with, and whether they see what is other
   people's. Read in the gate's name. */
create view app.standing with (security_invoker = true) as
  select p.id as person_id, coalesce(nullif(p.preferred_name, ''), p.name) as called, p.language, p.zone,
    exists (select from passkeys k where k.person_id = p.id)
      or exists (select from totps t where t.person_id = p.id and t.confirmed_at is not null) as has_strong,
    o.held is not null as holds_office, md5(coalesce(o.held, '')) as offices
  from people p cross join lateral (
    select string_agg(each.held, ' ' order by each.held) as held from (
      select s.id::text as held from staff s where s.person_id = p.id and s.until is null
      union all select s.id::text from program_staff s where s.person_id = p.id and s.until is null
      union all select m.id::text || m.chair from committee_members m where m.person_id = p.id and app.today() between m.since and m.until
    ) each) o;
grant select on app.standing to alongside_gate;

/*
 * The one rule of signing in. A mailbox is enough for whoever has nothing stronger and holds no office: once somebody
 * has a passkey or an app for codes, or sees what is other people's, only that makes them fully signed in.
 */
create function app.is_fully_signed_in(level session_level, has_strong boolean, holds_office boolean) returns boolean immutable language sql
  as $$ select level = 'strong' or not (has_strong or holds_office) $$;
grant execute on function app.is_fully_signed_in(session_level, boolean, boolean) to alongside_gate;

create function app.proved_enough(person uuid, level session_level) returns boolean stable language sql as $$
  select app.is_fully_signed_in(level, t.has_strong, t.holds_office) from app.standing t where t.person_id = person
$$;
grant execute on function app.proved_enough(uuid, session_level) to alongside_gate;

/* What the holder of this session can prove themselves with, and what they may do about it. */
create function app.my_standing()
returns table (has_passkey boolean, has_totp boolean, has_strong boolean, codes integer, holds_office boolean, may_enrol boolean) stable language sql as $$
  select exists (select from passkeys k where k.person_id = t.person_id and k.blocked_at is null),
    exists (select from totps o where o.person_id = t.person_id and o.confirmed_at is not null),
    t.has_strong,
    (select count(*)::integer from recovery_codes c where c.person_id = t.person_id and c.used_at is null),
    t.holds_office,
    (app.actor() is not null and app.session() is not null) or not t.has_strong or exists (select from access_requests r where r.person_id = t.person_id
      and r.cancelled_at is null and r.used_at is null and now() between r.ready_at and r.ends_at)
  from app.standing t where t.person_id = app.holder()
$$;
call app.give_to_gate('app.my_standing()', 'alongside_web');

/* Whether the holder may add something to prove themselves with: fully signed in (a mailed link is no session), nothing
   there yet, or 72 hours waited. */
create function app.may_enrol() returns boolean stable language sql as $$ select coalesce((select s.may_enrol from app.my_standing() s), false) $$;
grant execute on function app.may_enrol() to alongside_web;

grant select, insert, update (name, version), delete on passkeys to alongside_web;
create policy own on passkeys for select to alongside_web using (person_id = app.holder());
create policy added on passkeys for insert to alongside_web with check (person_id = app.holder() and app.may_enrol());
create policy named on passkeys for update to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy removed on passkeys for delete to alongside_web using (person_id = app.actor());

grant select, insert, update (last_step), delete on totps to alongside_web;
create policy own on totps for select to alongside_web using (person_id = app.holder());
create policy added on totps for insert to alongside_web with check (person_id = app.holder() and confirmed_at is null and app.may_enrol());
create policy spent on totps for update to alongside_web using (person_id = app.holder()) with check (person_id = app.holder());
create policy removed on totps for delete to alongside_web using (person_id = app.actor() or (person_id = app.holder() and confirmed_at is null));

grant select (id, person_id, made_at, used_at), insert, delete on recovery_codes to alongside_web;
create policy own on recovery_codes to alongside_web using (person_id = app.actor()) with check (person_id = app.actor() and app.session() is not null);
grant select, insert on recovery_seeds to alongside_web;
create policy shown on recovery_seeds for select to alongside_web using (person_id = app.actor() and made_at > now() - interval '15 minutes');
create policy made on recovery_seeds for insert to alongside_web with check (person_id = app.actor());
create function app.forget_seed() returns void language sql as $$ delete from recovery_seeds where person_id = app.actor() $$;
grant select, delete on recovery_seeds to alongside_gate;
create policy gate on recovery_seeds to alongside_gate using (true);
call app.give_to_gate('app.forget_seed()', 'alongside_web');

grant select, update (cancelled_at) on access_requests to alongside_web;
create policy own on access_requests for select to alongside_web using (person_id = app.holder());
create policy cancelled on access_requests for update to alongside_web using (person_id = app.holder() and used_at is null) with check (cancelled_at is not null);

grant select, insert on address_changes to alongside_web;
create policy own on address_changes to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy own_removed on emails for delete to alongside_web using (person_id = app.actor() and not first);
grant delete on emails to alongside_web;

grant select on passkeys, totps, access_requests, address_changes to alongside_job;
grant delete on totps, recovery_seeds, spent_challenges, proof_failures, access_requests, address_changes to alongside_job;
grant select on recovery_seeds, spent_challenges, proof_failures to alongside_job;
create policy worked on passkeys for select to alongside_job using (true);
create policy worked on totps to alongside_job using (confirmed_at is null);
create policy worked on recovery_seeds to alongside_job using (true);
create policy worked on spent_challenges to alongside_job using (true);
create policy worked on proof_failures to alongside_job using (true);
create policy worked on access_requests to alongside_job using (true);
create policy worked on address_changes to alongside_job using (true);

/* This session has proved its holder anew: it goes on under another token. @returns how many seconds it lasts */
create function app.prove(new_token bytea, how session_level) returns integer language plpgsql as $$
declare proved sessions;
begin
  update sessions s set token_hash = new_token, former = null, level = greatest(s.level, how), proved_at = now(),
      offices = (select t.offices from app.standing t where t.person_id = s.person_id)
    where s.id = app.session() and s.person_id = app.holder() and s.ended_at is null returning * into proved;
  if not found then return null; end if;
  delete from proof_failures f where f.person_id = proved.person_id;
  perform app.take_on(proved.person_id, proved.id, app.proved_enough(proved.person_id, proved.level));
  return extract(epoch from proved.ends_at - now())::integer;
end $$;
call app.give_to_gate('app.prove(bytea, session_level)', 'alongside_web');

/* The same by a code from a letter, which proves the mailbox and no more: for whoever has nothing stronger, and for who has
   waited 72 hours to begin anew. To nobody else is a mailbox a proof; it may be open on the desk beside their session. */
create function app.prove_by_mail(by_code text, browser bytea, new_token bytea) returns table (outcome text, seconds integer) language plpgsql as $$
declare used record;
begin
  if exists (select from app.standing t where t.person_id = app.holder() and t.has_strong)
    and not (app.actor() is null and app.may_enrol()) then return query select 'over', 0; return; end if;
  used := app.use_sign_in(null, by_code, browser);
  if used.outcome <> 'in' then return query select used.outcome, 0; return; end if;
  if not exists (select from emails e where e.address = (used.asked).address and e.person_id = app.holder()) then
    return query select 'over', 0; return;
  end if;
  return query select 'in', app.prove(new_token, 'mail');
end $$;
call app.give_to_gate('app.prove_by_mail(text, bytea, bytea)', 'alongside_web');

/* Whether the holder may try another code: five wrong ones in a quarter of an hour, or twenty in a day, and they wait. */
create function app.may_try() returns boolean language sql as $$
  select count(*) filter (where at > now() - interval '15 minutes') < 5 and count(*) < 20
  from proof_failures where person_id = app.holder() and at > now() - interval '1 day'
$$;
call app.give_to_gate('app.may_try()', 'alongside_web');
create function app.note_failure() returns void language sql as $$
  insert into proof_failures (person_id) select app.holder() where app.holder() is not null
$$;
call app.give_to_gate('app.note_failure()', 'alongside_web');

create function app.use_recovery_code(code bytea) returns boolean language plpgsql as $$
begin
  update recovery_codes c set used_at = now() where c.person_id = app.holder() and c.code_hash = code and c.used_at is null;
  return found;
end $$;
call app.give_to_gate('app.use_recovery_code(bytea)', 'alongside_web');

/* The app has shown that it has the secret: it takes the place of any before. */
create function app.confirm_totp(totp uuid, step bigint) returns boolean language plpgsql as $$
begin
  if not app.may_enrol() then return false; end if;
  delete from totps t where t.person_id = app.holder() and t.id <> totp;
  update totps t set confirmed_at = now(), last_step = step where t.id = totp and t.person_id = app.holder() and t.confirmed_at is null;
  return found;
end $$;
grant execute on function app.may_enrol() to alongside_gate;
call app.give_to_gate('app.confirm_totp(uuid, bigint)', 'alongside_web');

/* Takes a challenge out of the world. @returns whether it was still in it */
create function app.spend_challenge(challenge uuid) returns boolean language plpgsql as $$
begin
  insert into spent_challenges (name) values (challenge) on conflict do nothing;
  return found;
end $$;
call app.give_to_gate('app.spend_challenge(uuid)', 'alongside_web');

/* The public half of a passkey, to whoever holds the other. */
create function app.passkey_for(which bytea) returns table (id uuid, person_id uuid, public_key bytea, counter bigint) stable language sql as $$
  select k.id, k.person_id, k.public_key, k.counter from passkeys k where k.credential = which and k.blocked_at is null
$$;
call app.give_to_gate('app.passkey_for(bytea)', 'alongside_web');

/* A passkey whose signature was found good opens a session, or proves the holder of this one. Its counter moves on; a
   signature that comes a second time finds it moved. */
create function app.sign_in_by_passkey(passkey uuid, was bigint, becomes bigint, session_token bytea, user_agent text)
returns table (person_id uuid, seconds integer, language text) language plpgsql as $$
declare who uuid; lasts integer;
begin
  update passkeys k set counter = becomes, used_at = now()
    where k.id = passkey and k.counter = was and k.blocked_at is null returning k.person_id into who;
  if not found then return; end if;
  if who = app.holder() and app.session() is not null then lasts := app.prove(session_token, 'strong');
  else lasts := app.begin_session(who, session_token, user_agent, 'strong');
  end if;
  return query select who, lasts, (select p.language from people p where p.id = who);
end $$;
call app.give_to_gate('app.sign_in_by_passkey(uuid, bigint, bigint, bytea, text)', 'alongside_web');

/* The actor's own passkey has signed something: its counter moves on. @returns whether it was still where it had been */
create function app.use_passkey(passkey uuid, was bigint, becomes bigint) returns boolean language plpgsql as $$
begin
  update passkeys k set counter = becomes, used_at = now()
    where k.id = passkey and k.person_id = app.actor() and k.counter = was and k.blocked_at is null;
  return found;
end $$;
call app.give_to_gate('app.use_passkey(uuid, bigint, bigint)', 'alongside_web');

/* The holder of this session has just typed a good code. */
create function app.note_code() returns void language sql as $$
  update sessions set coded_at = now() where id = app.session() and person_id = app.holder() and ended_at is null
$$;
call app.give_to_gate('app.note_code()', 'alongside_web');

/* Whether the house may sign in the actor's name: whoever has a passkey, be it blocked, signs with one, or has just typed a code
   instead. */
create function app.may_sign_plainly() returns boolean stable language sql as $$
  select not exists (select from passkeys k where k.person_id = app.actor())
    or exists (select from sessions s where s.id = app.session() and s.person_id = app.actor() and s.coded_at > now() - interval '5 minutes')
$$;
call app.give_to_gate('app.may_sign_plainly()', 'alongside_web');

create function app.block_passkey(passkey uuid) returns uuid language sql as $$
  update passkeys set blocked_at = coalesce(blocked_at, now()) where id = passkey returning person_id
$$;
call app.give_to_gate('app.block_passkey(uuid)', 'alongside_web');

/* Asks to begin anew. One request at a time; only from a session of the person themselves. */
create function app.ask_for_access() returns table (id uuid, ready_at timestamptz) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('access ' || app.holder(), 0)); -- two presses at once are one request
  if not exists (select from app.standing t where t.person_id = app.holder() and t.has_strong) or exists (select from access_requests r where r.person_id = app.holder()
    and r.cancelled_at is null and r.used_at is null and r.ends_at > now()) then return; end if;
  return query insert into access_requests (person_id) values (app.holder()) returning access_requests.id, access_requests.ready_at;
end $$;
call app.give_to_gate('app.ask_for_access()', 'alongside_web');

/* What was asked for has been done: there is a new passkey or app. */
create function app.settle_access() returns void language sql as $$
  update access_requests set used_at = now() where person_id = app.holder() and cancelled_at is null and used_at is null
$$;
call app.give_to_gate('app.settle_access()', 'alongside_web');

/* Somebody opened the letter sent to a new address: it is theirs, unless it is somebody's already. */
create function app.confirm_address(change uuid) returns boolean language plpgsql as $$
declare new_address text; owner uuid;
begin
  update address_changes c set confirmed_at = now() where c.id = change and c.person_id = app.actor() returning c.address into new_address;
  if not found then return false; end if;
  insert into emails (person_id, address, verified_at, first) values (app.actor(), new_address, now(), false) on conflict (address) do nothing;
  select e.person_id into owner from emails e where e.address = new_address;
  if owner <> app.actor() then return false; end if;
  update emails e set verified_at = coalesce(e.verified_at, now()) where e.address = new_address;
  return true;
end $$;
call app.give_to_gate('app.confirm_address(uuid)', 'alongside_web');
