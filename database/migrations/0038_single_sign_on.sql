-- Single sign-on: an organization lets its people in by its own sign-in (OpenID Connect). It proves what the employer
-- vouches for, as a letter to an employer's mailbox does, and no more.

-- One provider of identities, as an organization's administrator set it up.
create table sign_on_providers (
  id              uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations,
  label           text not null check (length(label) between 1 and 120),
  issuer          text not null check (issuer ~ '^https?://' and length(issuer) <= 300),
  client_id       text not null check (length(client_id) between 1 and 300),
  domains         text[] not null check (cardinality(domains) between 1 and 20),
  opened_at       timestamptz,
  version         integer not null default 1,
  created_at      timestamptz not null default now()
);
comment on column sign_on_providers.domains is 'The e-mail domains whose people it may vouch for.';
comment on column sign_on_providers.opened_at is 'Null while nobody can sign in by it.';

-- Its secret, sealed by the key file; read by the gate alone.
create table sign_on_secrets (
  provider_id uuid primary key references sign_on_providers on delete cascade,
  sealed      bytea not null
);

-- One attempt to sign in by a provider, tied to the browser that began it. Everything random in it (state, nonce, PKCE) is
-- derived from the key file and its id; the table holds a hash.
create table sign_on_attempts (
  id           uuid primary key,
  provider_id  uuid not null references sign_on_providers on delete cascade,
  state_hash   bytea not null unique,
  browser_hash bytea not null,
  destination  text not null default '/',
  asked_at     timestamptz not null default now(),
  ends_at      timestamptz not null,
  used_at      timestamptz,
  subject_hash bytea,
  address      text not null default '' check (length(address) <= 254),
  done_at      timestamptz
);
comment on column sign_on_attempts.subject_hash is 'Who the provider said it is, when nobody here is known by that yet: it waits for the account''s owner to confirm.';
create index sign_on_attempts_of_browser on sign_on_attempts (browser_hash, provider_id);

-- Who somebody is to a provider: issuer and subject together, hashed with the key file so that a row alone opens nothing.
create table sign_on_identities (
  id           uuid primary key default gen_random_uuid(),
  provider_id  uuid not null references sign_on_providers on delete cascade,
  person_id    uuid not null references people,
  subject_hash bytea not null,
  connected_at timestamptz not null default now(),
  used_at      timestamptz,
  ended_at     timestamptz
);
create unique index one_person_an_identity on sign_on_identities (provider_id, subject_hash) where ended_at is null;
create unique index one_identity_a_person on sign_on_identities (provider_id, person_id) where ended_at is null;
create index sign_on_identities_of_person on sign_on_identities (person_id);

call app.protect('sign_on_providers');
call app.protect('sign_on_secrets');
call app.protect('sign_on_attempts');
call app.protect('sign_on_identities');

create policy offered on sign_on_providers for select to alongside_web using (opened_at is not null);
create policy admin on sign_on_providers to alongside_web
  using (organization_id in (select app.administered())) with check (organization_id in (select app.administered()));
grant select, insert (id, organization_id, label, issuer, client_id, domains),
  update (label, issuer, client_id, domains, opened_at, version) on sign_on_providers to alongside_web;
create policy admin on sign_on_secrets to alongside_web
  using (provider_id in (select id from sign_on_providers where organization_id in (select app.administered())))
  with check (provider_id in (select id from sign_on_providers where organization_id in (select app.administered())));
grant select (provider_id), insert, update (sealed) on sign_on_secrets to alongside_web;
create policy own on sign_on_identities to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy connected on sign_on_providers for select to alongside_web
  using (id in (select provider_id from sign_on_identities where person_id = app.actor()));
grant select (id, provider_id, person_id, connected_at, used_at, ended_at), update (ended_at) on sign_on_identities to alongside_web;

grant select (id, ends_at), delete on sign_on_attempts to alongside_job;
create policy swept on sign_on_attempts to alongside_job using (true);
grant select (id, label) on sign_on_providers to alongside_job;
create policy told on sign_on_providers for select to alongside_job using (true);

grant select on sign_on_providers, sign_on_secrets to alongside_gate;
grant select, insert, update on sign_on_attempts, sign_on_identities to alongside_gate;
create policy gate on sign_on_providers for select to alongside_gate using (true);
create policy gate on sign_on_secrets for select to alongside_gate using (true);
create policy gate on sign_on_attempts to alongside_gate using (true) with check (true);
create policy gate on sign_on_identities to alongside_gate using (true) with check (true);

/* Employers with a sign-in of their own, for anyone who is about to sign in; the same list whoever asks. */
create function app.employers() returns table (id uuid, label text, domains text[]) language sql stable as $$
  select id, label, domains from sign_on_providers where opened_at is not null order by label collate app.names, id
$$;
call app.give_to_gate('app.employers()', 'alongside_web');

create function app.begin_sign_on(attempt uuid, provider uuid, state bytea, browser bytea, wants text) returns void language sql as $$
  insert into sign_on_attempts (id, provider_id, state_hash, browser_hash, destination, ends_at)
  select attempt, p.id, state, browser, wants, now() + interval '10 minutes' from sign_on_providers p
  where p.id = provider and p.opened_at is not null
$$;
call app.give_to_gate('app.begin_sign_on(uuid, uuid, bytea, bytea, text)', 'alongside_web');

/* Takes back the state of an attempt, once, in the browser that began it, for the provider it was begun with. */
create function app.take_sign_on(state bytea, browser bytea, provider uuid)
returns table (attempt_id uuid, label text, issuer text, client_id text, sealed bytea, domains text[]) language sql as $$
  with taken as (
    update sign_on_attempts a set used_at = now()
    where a.state_hash = state and a.browser_hash = browser and a.provider_id = provider and a.used_at is null and a.ends_at > now()
    returning a.id, a.provider_id
  )
  select t.id, p.label, p.issuer, p.client_id, s.sealed, p.domains
  from taken t join sign_on_providers p on p.id = t.provider_id join sign_on_secrets s on s.provider_id = p.id
  where p.opened_at is not null
$$;
call app.give_to_gate('app.take_sign_on(bytea, bytea, uuid)', 'alongside_web');

/*
 * A provider has said who it is. Known here by that, they are in: the session proves what a letter proves. Not known, what
 * was said waits twenty minutes for the owner of an account to confirm it; it is matched to nobody.
 * outcome: 'in', 'same' (the actor themselves), 'unknown', 'over'.
 */
create function app.complete_sign_on(attempt uuid, subject bytea, mail text, session_token bytea, user_agent text)
returns table (outcome text, person_id uuid, destination text, seconds integer, language text) language plpgsql as $$
declare
  asked sign_on_attempts;
  known sign_on_identities;
  lasts integer;
begin
  select * into asked from sign_on_attempts a
    where a.id = attempt and a.used_at > now() - interval '2 minutes' and a.subject_hash is null and a.done_at is null for update;
  if not found then return query select 'over', null::uuid, '/', 0, 'en'; return; end if;
  select * into known from sign_on_identities i
    where i.provider_id = asked.provider_id and i.subject_hash = subject and i.ended_at is null;
  if not found then
    update sign_on_attempts a set subject_hash = subject, address = mail, ends_at = now() + interval '20 minutes' where a.id = attempt;
    return query select 'unknown', null::uuid, asked.destination, 0, 'en'; return;
  end if;
  update sign_on_attempts a set done_at = now() where a.id = attempt;
  update sign_on_identities i set used_at = now() where i.id = known.id;
  if known.person_id = app.holder() then return query select 'same', known.person_id, asked.destination, 0, 'en'; return; end if;
  -- Somebody else was signed in in this browser: their session does not stay behind without one.
  update sessions s set ended_at = now() where s.id = app.session() and s.ended_at is null;
  lasts := app.begin_session(known.person_id, session_token, user_agent, 'mail');
  return query select 'in', known.person_id, asked.destination, lasts, (select p.language from people p where p.id = known.person_id);
end $$;
call app.give_to_gate('app.complete_sign_on(uuid, bytea, text, bytea, text)', 'alongside_web');

/* What a provider said in this browser and nobody has confirmed yet. */
create function app.waiting_sign_on(browser bytea, provider uuid)
returns table (attempt_id uuid, label text, address text, destination text) language sql stable as $$
  select a.id, p.label, a.address, a.destination from sign_on_attempts a join sign_on_providers p on p.id = a.provider_id
  where a.browser_hash = browser and a.provider_id = provider and a.subject_hash is not null and a.done_at is null
    and a.ends_at > now() and p.opened_at is not null and app.actor() is not null
  order by a.asked_at desc limit 1
$$;
call app.give_to_gate('app.waiting_sign_on(bytea, uuid)', 'alongside_web');

/*
 * The actor, signed in, says that it is they whom the provider named in this browser. Whom it named before for them is
 * replaced. outcome: 'connected', 'replaced', 'taken' (somebody else's), 'over'.
 */
create function app.connect_sign_on(attempt uuid, browser bytea) returns text language plpgsql as $$
declare
  asked sign_on_attempts;
  replaced boolean;
begin
  select a.* into asked from sign_on_attempts a join sign_on_providers p on p.id = a.provider_id
    where a.id = attempt and a.browser_hash = browser and a.subject_hash is not null and a.done_at is null
      and a.ends_at > now() and p.opened_at is not null for update of a;
  if not found or app.actor() is null then return 'over'; end if;
  if exists (select 1 from sign_on_identities i
    where i.provider_id = asked.provider_id and i.subject_hash = asked.subject_hash and i.ended_at is null) then return 'taken'; end if;
  update sign_on_identities i set ended_at = now()
    where i.provider_id = asked.provider_id and i.person_id = app.actor() and i.ended_at is null;
  replaced := found;
  insert into sign_on_identities (provider_id, person_id, subject_hash, used_at) values (asked.provider_id, app.actor(), asked.subject_hash, now());
  update sign_on_attempts a set done_at = now() where a.id = attempt;
  return case when replaced then 'replaced' else 'connected' end;
end $$;
call app.give_to_gate('app.connect_sign_on(uuid, bytea)', 'alongside_web');
call app.leaves_with_person('sign_on_identities', 'person_id = app.actor()');
