-- A person is one human with one account, however many programs and organizations.
create table people (
  id             uuid primary key default gen_random_uuid(),
  name           text not null check (length(name) between 1 and 200),
  preferred_name text not null default '' check (length(preferred_name) <= 200),
  pronouns       text not null default '' check (length(pronouns) <= 60),
  language       text not null default 'en' check (language in ('en', 'fr')),
  zone           text not null default 'America/Vancouver',
  demo           boolean not null default false,
  version        integer not null default 1,
  created_at     timestamptz not null default now()
);
comment on column people.demo is 'Invented, for the demo world; never a real person.';

create type contact_channel as enum ('email', 'phone', 'video', 'text', 'in_person');

-- How to reach someone; apart from the name, because a committee may know names only.
create table contact_cards (
  person_id         uuid primary key references people,
  phone             text not null default '' check (length(phone) <= 60),
  preferred_channel contact_channel not null default 'email',
  version           integer not null default 1
);

create table emails (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references people,
  address     text not null unique check (address = lower(address) and length(address) <= 254),
  verified_at timestamptz,
  first       boolean not null default true,
  created_at  timestamptz not null default now()
);
create unique index one_first_address on emails (person_id) where first;

create type position_role as enum (
  'principal', 'vice_principal', 'district_principal',
  'superintendent', 'assistant_superintendent', 'director_of_instruction',
  'secretary_treasurer', 'assistant_secretary_treasurer', 'director_of_finance',
  'teacher', 'other'
);

-- What a person does or did, where and since when. Eligibility and conflict rules read it.
create table positions (
  id              uuid primary key default gen_random_uuid(),
  person_id       uuid not null references people,
  role            position_role not null,
  title           text not null default '' check (length(title) <= 200),
  district_number integer references districts,
  school_id       uuid references schools,
  school_name     text not null default '' check (length(school_name) <= 200),
  since           date,
  until           date,
  retired         boolean not null default false,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  check (until is null or since is null or until >= since),
  check (role <> 'other' or title <> ''),
  check (not retired or until is not null)
);
comment on column positions.retired is 'The person left this position into retirement on until.';
create index positions_of_person on positions (person_id);
create index positions_in_district on positions (district_number) where until is null;
create index positions_in_school on positions (school_id) where until is null and school_id is not null;

-- How somebody proved who they are: by a mailbox, which an employer may be able to open, or by something that is theirs
-- alone (a passkey, a code from their own device, a code they keep on paper).
create type session_level as enum ('mail', 'strong');

-- A session is one browser of one person. Its token is known only to the browser.
create table sessions (
  id         uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id  uuid not null references people,
  staff      boolean not null default false,
  level      session_level not null default 'mail',
  proved_at  timestamptz not null default now(),
  coded_at   timestamptz,
  offices    text not null default '',
  former     bytea,
  renewed_at timestamptz,
  agent      text not null default '',
  created_at timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  ends_at    timestamptz not null,
  ended_at   timestamptz
);
comment on column sessions.proved_at is 'When the holder last proved who they are; what is grave asks again after five minutes.';
comment on column sessions.coded_at is 'When the holder last typed a code from their app or from paper: what signs for whoever has their passkey not at hand.';
comment on column sessions.staff is 'Staff sessions last 12 hours and 30 idle minutes; others 30 days and 14 idle days.';
comment on column sessions.offices is 'A digest of the offices its person held when it got its token; once they hold others, its next request gives it another token.';
comment on column sessions.former is 'The hash of the token before, good for half a minute from renewed_at: for another tab''s request, or one whose answer was lost.';
create index sessions_of_person on sessions (person_id) where ended_at is null;
create unique index sessions_by_former on sessions (former) where former is not null;

-- A sign-in is one mailed link with its code, tied to the browser that asked.
create table sign_ins (
  id           uuid primary key default gen_random_uuid(),
  address      text not null,
  token_hash   bytea not null unique,
  code_hash    bytea not null,
  browser_hash bytea,
  name         text not null default '',
  language     text not null default 'en',
  destination  text not null default '/',
  joining      boolean not null default false,
  vouched      boolean not null default false,
  tries        integer not null default 0,
  asked_at     timestamptz not null default now(),
  ends_at      timestamptz not null,
  used_at      timestamptz
);
comment on column sign_ins.browser_hash is 'Null for the operator''s own link, which opens in any browser.';
comment on column sign_ins.joining is 'Asked from an application: a new address becomes a new person.';
comment on column sign_ins.vouched is 'Made by a press in the demo, where everybody is invented: it proves all there is to prove, for as long as it lasts.';
create index sign_ins_of_address on sign_ins (address, asked_at);

-- A mailed link to one row for one purpose: answering an offer, joining a committee.
create table links (
  id         uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id  uuid not null references people,
  purpose    text not null check (purpose ~ '^[a-z-]+$'),
  subject_id uuid not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz,
  created_at timestamptz not null default now()
);
create index links_of_subject on links (subject_id);

-- A consent is one person's yes to one purpose in one wording; withdrawn, never rewritten.
create table consents (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references people,
  purpose      text not null,
  text_hash    bytea not null,
  subject_id   uuid,
  method       text not null default 'online' check (method in ('online', 'paper', 'phone')),
  noted_by     uuid references people,
  given_at     timestamptz not null default now(),
  withdrawn_at timestamptz
);
create unique index one_living_consent on consents (person_id, purpose, coalesce(subject_id, '00000000-0000-0000-0000-000000000000')) where withdrawn_at is null;

-- The words consents were given to, kept whole: what somebody agreed to can be shown years after it was reworded.
create table consent_texts (
  text_hash      bytea primary key check (text_hash = sha256(convert_to((body ->> 'en') || E'\n' || (body ->> 'fr'), 'UTF8'))),
  body           jsonb not null,
  first_given_at timestamptz not null default now()
);

call app.protect('people');
call app.protect('contact_cards');
call app.protect('emails');
call app.protect('positions');
call app.protect('sessions');
call app.protect('sign_ins');
call app.protect('links');
call app.protect('consents');
call app.protect('consent_texts');

grant select, insert, update (name, preferred_name, pronouns, language, zone, version) on people to alongside_web;
grant select, insert, update (phone, preferred_channel, version) on contact_cards to alongside_web;
grant select, insert, update (first) on emails to alongside_web;
grant select, insert, update (role, title, district_number, school_id, school_name, since, until, retired, version) on positions to alongside_web;
grant select (id, person_id, staff, level, proved_at, coded_at, agent, created_at, seen_at, ends_at, ended_at), update (ended_at) on sessions to alongside_web;
grant insert on links to alongside_web, alongside_job;
grant select (id, person_id, purpose, subject_id, ends_at, ended_at), update (ended_at) on links to alongside_job;
grant select, insert, update (withdrawn_at) on consents to alongside_web;

create policy own on people to alongside_web using (id = app.actor()) with check (id = app.actor());
create policy own on contact_cards to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy own on emails for select to alongside_web using (person_id = app.holder());
create policy own_first on emails for update to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy own_added on emails for insert to alongside_web with check (person_id = app.actor() and verified_at is null);
create policy own on positions to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy own on sessions to alongside_web using (person_id = app.holder()) with check (person_id = app.holder());
create policy own on consents for select to alongside_web using (person_id = app.actor());
create policy own_given on consents for insert to alongside_web with check (person_id = app.actor() and noted_by is null);
create policy own_withdrawn on consents for update to alongside_web
  using (person_id = app.actor() and withdrawn_at is null) with check (person_id = app.actor() and withdrawn_at is not null);
grant select, insert on consent_texts to alongside_web;
create policy agreed_to on consent_texts for select to alongside_web using (text_hash in (select c.text_hash from consents c));
create policy kept on consent_texts for insert to alongside_web with check (app.actor() is not null);
-- A link acts for the person it is for: a page makes them for the actor alone. Rooms say when one may be for somebody else.
create policy made on links for insert to alongside_web with check (person_id = app.actor());
create policy worked on links for insert to alongside_job with check (true);
create policy closed on links for update to alongside_job using (true) with check (ended_at is not null);
create policy found on links for select to alongside_job using (true);

grant select on people, contact_cards, emails, positions, consents to alongside_job;
grant select, delete on sessions, sign_ins, links to alongside_job;
create policy worked on people for select to alongside_job using (true);
create policy worked on contact_cards for select to alongside_job using (true);
create policy worked on emails for select to alongside_job using (true);
create policy worked on positions for select to alongside_job using (true);
create policy worked on consents for select to alongside_job using (true);
create policy worked on sessions to alongside_job using (true);
create policy worked on sign_ins to alongside_job using (true);
create policy swept on links for delete to alongside_job using (true);

-- The gate: turning a token into a person, and nothing else.
grant select, insert on people, contact_cards, emails to alongside_gate;
grant update (verified_at) on emails to alongside_gate;
grant select, insert, update on sessions, sign_ins to alongside_gate;
grant select on links, positions to alongside_gate;
create policy gate on people to alongside_gate using (true) with check (true);
create policy gate on contact_cards to alongside_gate using (true) with check (true);
create policy gate on emails to alongside_gate using (true) with check (true);
create policy gate on sessions to alongside_gate using (true) with check (true);
create policy gate on sign_ins to alongside_gate using (true) with check (true);
create policy gate on links for select to alongside_gate using (true);
create policy gate on positions for select to alongside_gate using (true);

/* Who acts from here on: somebody who has proved enough acts, anybody else only holds a session. */
create function app.take_on(person uuid, session uuid, enough boolean) returns void language plpgsql as $$
begin
  perform set_config('app.actor', case when enough then coalesce(person::text, '') else '' end, true),
    set_config('app.holder', coalesce(person::text, ''), true), set_config('app.session', coalesce(session::text, ''), true);
end $$;
grant execute on function app.take_on(uuid, uuid, boolean) to alongside_gate;

/* Opens a page's transaction: the person whose live session has this token becomes the actor if they have proved enough
   (app.is_fully_signed_in, 0031); else they are held: the row says who they are, and no policy but app.holder()'s opens.
   outgrown: it is to go on under another token (app.renew_session, 0032). */
create function app.enter(token bytea)
returns table (person_id uuid, name text, language text, zone text, session_id uuid, subject_id uuid, stale boolean, held boolean, fresh boolean,
  outgrown boolean)
language plpgsql as $$
begin
  select t.person_id, t.called, t.language, t.zone, s.id, s.seen_at < now() - interval '1 minute',
      not app.is_fully_signed_in(s.level, t.has_strong, t.holds_office), s.proved_at > now() - interval '5 minutes', s.offices <> t.offices
    into enter.person_id, enter.name, enter.language, enter.zone, enter.session_id, enter.stale, enter.held, enter.fresh, enter.outgrown
    from sessions s join app.standing t on t.person_id = s.person_id
    where s.token_hash = token and s.ended_at is null and s.ends_at > now()
      and s.seen_at > now() - case when s.staff then interval '30 minutes' else interval '14 days' end;
  if enter.person_id is null then
    select t.person_id, t.called, t.language, t.zone, s.id, false,
        not app.is_fully_signed_in(s.level, t.has_strong, t.holds_office), s.proved_at > now() - interval '5 minutes', true
      into enter.person_id, enter.name, enter.language, enter.zone, enter.session_id, enter.stale, enter.held, enter.fresh, enter.outgrown
      from sessions s join app.standing t on t.person_id = s.person_id
      where s.former = token and s.renewed_at > now() - interval '30 seconds' and s.ended_at is null and s.ends_at > now();
  end if;
  -- As app.take_on does: every page is opened by this, so it calls nothing it need not.
  perform set_config('app.actor', case when enter.held then '' else coalesce(enter.person_id::text, '') end, true),
    set_config('app.holder', coalesce(enter.person_id::text, ''), true), set_config('app.session', coalesce(enter.session_id::text, ''), true);
  if enter.person_id is not null then return next; end if;
end $$;
call app.give_to_gate('app.enter(bytea)', 'alongside_web');

/* The same for a mailed link of one purpose. */
create function app.enter_by_link(token bytea, link_purpose text)
returns table (person_id uuid, name text, language text, zone text, session_id uuid, subject_id uuid, stale boolean, held boolean, fresh boolean)
language plpgsql as $$
begin
  return query
    select p.id, coalesce(nullif(p.preferred_name, ''), p.name), p.language, p.zone, null::uuid, l.subject_id, false, false, false
    from links l join people p on p.id = l.person_id
    where l.token_hash = token and l.purpose = link_purpose and l.ended_at is null and l.ends_at > now();
  perform set_config('app.actor', coalesce((
    select l.person_id::text from links l
    where l.token_hash = token and l.purpose = link_purpose and l.ended_at is null and l.ends_at > now()), ''), true);
end $$;
call app.give_to_gate('app.enter_by_link(bytea, text)', 'alongside_web');

create function app.touch_session(session uuid) returns void language sql as $$
  update sessions set seen_at = now() where id = session and ended_at is null
$$;
call app.give_to_gate('app.touch_session(uuid)', 'alongside_web');

/* Notes that somebody asked to sign in. Says nothing about whether the address is known. */
create function app.ask_to_sign_in(sign_in uuid, who text, token bytea, code bytea, browser bytea, called text, speaks text, wants text, joins boolean, minutes integer)
returns void language sql as $$
  insert into sign_ins (id, address, token_hash, code_hash, browser_hash, name, language, destination, joining, ends_at)
  values (sign_in, who, token, code, browser, called, speaks, wants, joins, now() + make_interval(mins => minutes))
$$;
call app.give_to_gate('app.ask_to_sign_in(uuid, text, bytea, bytea, bytea, text, text, text, boolean, integer)', 'alongside_web', 'alongside_job');

/* What a sign-in letter needs to know: whether the address belongs to a person, and their language. An address that
   somebody else entered (from paper, a file, a committee list) counts: whoever opens the letter verifies it. */
create function app.known_address(who text) returns table (person_id uuid, language text) language sql stable as $$
  select p.id, p.language from emails e join people p on p.id = e.person_id where e.address = who
$$;
call app.give_to_gate('app.known_address(text)', 'alongside_job');

/* The demo's way in: a sign-in that proves everything, by a press. Only the worker's role can say so. */
create function app.vouch_for(sign_in uuid) returns void language sql as $$
  update sign_ins set vouched = true where id = sign_in and browser_hash is null
$$;
call app.give_to_gate('app.vouch_for(uuid)', 'alongside_job');

/* A session begins, whatever proved who it is: a letter, a passkey, single sign-on. @returns how many seconds it lasts */
create function app.begin_session(who uuid, session_token bytea, user_agent text, how session_level) returns integer language plpgsql as $$
declare
  is_staff boolean := app.is_staff(who) or exists (select from program_staff s where s.person_id = who and s.until is null);
  lasts interval := case when is_staff then interval '12 hours' else interval '30 days' end;
  session uuid;
begin
  insert into sessions (token_hash, person_id, staff, level, agent, ends_at)
    values (session_token, who, is_staff, how, left(user_agent, 200), now() + lasts) returning id into session;
  perform app.take_on(who, session, app.proved_enough(who, how));
  return extract(epoch from lasts)::integer;
end $$;
grant execute on function app.begin_session(uuid, bytea, text, session_level) to alongside_gate;

/*
 * Uses a mailed link or a typed code, once. A link opens only in the browser that asked (or in any, for the operator's
 * own); a code is tried at most five times.
 * outcome: 'in', 'other-browser', 'wrong-code', 'over' (used, expired, or too often).
 */
create function app.use_sign_in(by_token bytea, by_code text, browser bytea, out outcome text, out asked sign_ins) language plpgsql as $$
begin
  if by_token is not null then
    select * into asked from sign_ins s where s.token_hash = by_token and s.used_at is null and s.ends_at > now() for update;
    if not found then outcome := 'over'; return; end if;
    if asked.browser_hash is not null and asked.browser_hash is distinct from browser then outcome := 'other-browser'; return; end if;
  else
    select * into asked from sign_ins s
      where s.browser_hash = browser and s.used_at is null and s.ends_at > now() and s.tries < 5
        and s.asked_at > now() - interval '10 minutes'
      order by s.asked_at desc limit 1 for update;
    if not found then outcome := 'over'; return; end if;
    if asked.code_hash <> sha256(convert_to(asked.address || ' ' || by_code, 'UTF8')) then
      update sign_ins s set tries = s.tries + 1 where s.id = asked.id;
      outcome := case when asked.tries >= 4 then 'over' else 'wrong-code' end;
      return;
    end if;
  end if;
  update sign_ins s set used_at = now() where s.id = asked.id;
  update emails e set verified_at = coalesce(e.verified_at, now()) where e.address = asked.address;
  outcome := 'in';
end $$;
grant execute on function app.use_sign_in(bytea, text, bytea) to alongside_gate;

/* Turns a mailed link or a typed code into a session, once. A new address becomes a person only when joining. */
create function app.complete_sign_in(by_token bytea, by_code text, browser bytea, session_token bytea, user_agent text)
returns table (outcome text, person_id uuid, destination text, seconds integer, language text, known boolean)
language plpgsql as $$
declare
  used record;
  asked sign_ins;
  who uuid;
  lasts integer;
  was_known boolean;
begin
  used := app.use_sign_in(by_token, by_code, browser);
  asked := used.asked;
  if used.outcome <> 'in' then
    return query select used.outcome, null::uuid, '/', 0, coalesce(asked.language, 'en'), false; return;
  end if;
  select e.person_id into who from emails e where e.address = asked.address;
  was_known := who is not null;
  if who is null and not asked.joining then
    return query select 'over', null::uuid, '/', 0, asked.language, false; return;
  end if;
  if who is null then
    insert into people (name, language) values (coalesce(nullif(asked.name, ''), split_part(asked.address, '@', 1)), asked.language) returning id into who;
    insert into contact_cards (person_id) values (who);
    insert into emails (person_id, address, verified_at) values (who, asked.address, now());
  end if;
  lasts := app.begin_session(who, session_token, user_agent, case when asked.vouched then 'strong'::session_level else 'mail' end);
  if asked.vouched then update sessions s set proved_at = s.ends_at where s.id = app.session(); end if;
  return query select 'in', who, asked.destination, lasts, (select p.language from people p where p.id = who), was_known;
end $$;

call app.give_to_gate('app.complete_sign_in(bytea, text, bytea, bytea, text)', 'alongside_web');

/* The person at an address, entered with an unverified address if nobody is there: for somebody a letter is written to. */
create function app.enter_contact(called text, who text, speaks text) returns uuid language plpgsql as $$
declare found uuid;
begin
  select person_id into found from emails where address = who;
  if found is not null then return found; end if;
  insert into people (name, language) values (called, speaks) returning id into found;
  insert into contact_cards (person_id) values (found);
  insert into emails (person_id, address) values (found, who);
  return found;
end $$;
call app.give_to_gate('app.enter_contact(text, text, text)', 'alongside_job');
