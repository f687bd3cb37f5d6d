-- The audit trail made tamper-evident: a chain over its lines, a signed head a day, and whole old segments cut off.
-- Why the chain is closed apart from the writing: docs/decisions/0018-the-audit-chain.md.

/* In which role the actor does something that concerns a program, an organization or a pair. */
create function app.acting_as(program uuid, organization uuid, pair uuid) returns text stable language sql as $$
  select case
    when app.holder() is null then 'visitor'
    when p.mentor_id = app.actor() then 'mentor'
    when p.mentee_id = app.actor() then 'mentee'
    when coalesce(program, p.program_id) in (select app.coordinated()) then 'coordinator'
    when coalesce(program, p.program_id) in (select app.seated()) then 'committee'
    when coalesce(organization, (select g.organization_id from programs g where g.id = coalesce(program, p.program_id)))
      in (select app.administered()) then 'org admin'
    else 'person' end
  from (values (pair)) given(pair) left join partnerships p on p.id = given.pair
$$;
call app.give_to_gate('app.acting_as(uuid, uuid, uuid)', 'alongside_gate');

/* A look at somebody's record: one line for each reader, record and day, so that the trail stays readable; one more where
   somebody has joined those it is about. */
create function app.record_look(verb text, record_type text, record_id text, program_id uuid, organization_id uuid, purpose text, facts jsonb,
  partnership_id uuid, about uuid[], outcome text)
returns void language plpgsql as $$
begin
  if app.actor() is null or $9 = array[app.actor()] then return; end if;
  if exists (
    select from audit_entries e
    where e.record_type = $2 and e.record_id = $3 and e.actor_id = app.actor() and e.verb = $1 and e.outcome = $10 and (e.about @> $9 or $9 is null)
      and e.at >= date_trunc('day', now(), 'America/Vancouver')) then return; end if;
  perform app.record(null, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
end $$;
call app.give_to_gate('app.record_look(text, text, text, uuid, uuid, text, jsonb, uuid, uuid[], text)', 'alongside_web');

/*
 * Notes that somebody of the staff or a committee asked for what exists and was not let in. Called after the answer, which
 * is the same whether it exists or not. Thirty an hour for each of them: enough to see, too few to flood the trail.
 */
create function app.record_denial(route text, named jsonb) returns void language plpgsql as $$
declare
  n integer;
  found_type text; found_id uuid; found_program uuid; found_organization uuid; found_pair uuid; concerned uuid[];
  asked text := '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$';
begin
  if app.actor() is null or not (app.is_staff(app.actor())
    or exists (select from program_staff s where s.person_id = app.actor() and s.until is null)
    or exists (select from committee_members m where m.person_id = app.actor())) then return; end if;
  if named->>'partnership' ~ asked then
    select 'partnership', p.id, p.program_id, p.id, array[p.mentor_id, p.mentee_id] into found_type, found_id, found_program, found_pair, concerned
    from partnerships p where p.id = (named->>'partnership')::uuid;
  elsif named->>'application' ~ asked then
    select 'application', a.id, a.program_id, array[a.person_id] into found_type, found_id, found_program, concerned
    from applications a where a.id = (named->>'application')::uuid;
  elsif named->>'reading' ~ asked then
    select 'application', a.id, a.program_id, array[a.person_id] into found_type, found_id, found_program, concerned
    from readings r join applications a on a.id = r.application_id where r.id = (named->>'reading')::uuid;
  elsif named->>'honorarium' ~ asked then
    select 'honorarium', h.id, h.program_id, array[h.person_id] into found_type, found_id, found_program, concerned
    from honoraria h where h.id = (named->>'honorarium')::uuid;
  elsif named->>'concern' ~ asked then
    select 'concern', c.id into found_type, found_id from concerns c where c.id = (named->>'concern')::uuid;
  elsif named->>'program' is not null then
    select 'program', p.id, p.id into found_type, found_id, found_program from programs p where p.slug = named->>'program';
  elsif named->>'organization' is not null then
    select 'organization', o.id, o.id into found_type, found_id, found_organization from organizations o where o.slug = named->>'organization';
  end if;
  if found_id is null then return; end if;
  select app.count_use('access.denied', app.actor()::text, 3600) into n;
  if n > 30 then return; end if;
  perform app.record_look('access.denied', found_type, found_id::text, found_program, found_organization, null,
    jsonb_build_object('page', left(route, 200)), found_pair, concerned, 'denied');
end $$;
call app.give_to_gate('app.record_denial(text, jsonb)', 'alongside_web');

-- The chain. What must be kept two years and what seven are two chains, so that each is cut in whole segments.
create type audit_chain as enum ('house', 'glass');
comment on type audit_chain is 'house: two years; glass: what concerns break-glass, seven.';

create table audit_seals (
  chain     audit_chain not null,
  place     bigint not null check (place > 0),
  entry_seq bigint not null unique,
  hash      bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default now(),
  primary key (chain, place)
);
comment on table audit_seals is 'A line''s place in its chain, and SHA-256 of the hash before it and the line itself.';

-- What was signed of a chain on one day. Mailed to the privacy contacts and shown to everybody.
create table audit_heads (
  chain     audit_chain not null,
  day       date not null,
  place     bigint not null check (place >= 0),
  hash      bytea not null check (length(hash) = 32),
  lines     bigint not null check (lines between 0 and place),
  signed_at timestamptz not null,
  signature bytea not null check (length(signature) = 64),
  primary key (chain, day)
);
comment on column audit_heads.lines is 'How many of them were still kept that day.';

-- Where a chain begins now: at a signed head, what came before it is gone.
create table audit_cuts (
  chain  audit_chain not null,
  place  bigint not null,
  hash   bytea not null,
  day    date not null,
  cut_at timestamptz not null default now(),
  primary key (chain, place),
  foreign key (chain, day) references audit_heads
);

call app.protect('audit_seals');
call app.protect('audit_heads');
call app.protect('audit_cuts');
grant select on audit_seals, audit_cuts to alongside_job, alongside_seal;
grant select on audit_heads to alongside_job, alongside_web, alongside_seal;
grant insert on audit_heads to alongside_job;
create policy worked on audit_entries for select to alongside_job using (true);
create policy worked on audit_seals for select to alongside_job using (true);
create policy worked on audit_cuts for select to alongside_job using (true);
create policy worked on audit_heads for select to alongside_job using (true);
create policy signed on audit_heads for insert to alongside_job with check (true);
create policy everybody on audit_heads for select to alongside_web using (true);

grant select, delete on audit_entries to alongside_seal;
grant insert, delete on audit_seals to alongside_seal;
grant insert on audit_cuts to alongside_seal;
create policy sealed on audit_entries for select to alongside_seal using (true);
create policy sealed on audit_seals for select to alongside_seal using (true);
create policy added on audit_seals for insert to alongside_seal with check (true);
create policy headed on audit_heads for select to alongside_seal using (true);
create policy cut on audit_cuts to alongside_seal using (true) with check (true);
create policy cut on audit_seals for delete to alongside_seal
  using (place <= (select max(c.place) from audit_cuts c where c.chain = audit_seals.chain));
create policy cut on audit_entries for delete to alongside_seal
  using (exists (select from audit_seals s join audit_cuts c on c.chain = s.chain and s.place <= c.place where s.entry_seq = audit_entries.seq));

create trigger append_only before update or delete or truncate on audit_seals
  for each statement execute function app.audit_is_append_only();
create trigger append_only before update or delete or truncate on audit_heads
  for each statement execute function app.audit_is_append_only();
create trigger append_only before update or delete or truncate on audit_cuts
  for each statement execute function app.audit_is_append_only();

create function app.audit_chain_of(verb text) returns audit_chain immutable language sql as $$
  select case when verb like 'grant.%' then 'glass'::audit_chain else 'house' end
$$;

/* A line as it is chained: a JSON array of texts and nulls. foundation/chain.ts writes the same, apart, to prove it. */
create function app.audit_line(line audit_entries, place bigint) returns text stable language sql as $$
  select '[' || string_agg(coalesce(to_json(part)::text, 'null'), ',' order by n) || ']'
  from unnest(array[
    place::text, line.seq::text, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), line.actor_id::text, line.acted_as,
    line.job, line.verb, line.record_type, line.record_id, line.partnership_id::text, line.program_id::text, line.organization_id::text,
    line.purpose, line.facts::text, line.about::text, line.outcome, line.address]) with ordinality given(part, n)
$$;
grant execute on function app.audit_chain_of(text), app.audit_line(audit_entries, bigint) to alongside_seal;

/*
 * Closes the chain over what has been committed since the last time. Nobody who writes the trail waits for it: it alone
 * holds the lock, for the length of its own short transaction.
 *
 * @param most how many lines at once
 * @param whole looks through the whole trail for lines that were left, not only among the newest
 * @returns how many were sealed; null where somebody else is at it
 */
create function app.seal_audit(most integer, whole boolean) returns integer language plpgsql as $$
declare
  wanted audit_chain;
  last_place bigint;
  last_hash bytea;
  line audit_entries;
  n integer := 0;
  newest bigint;
begin
  if whole then perform pg_advisory_xact_lock(hashtext('audit chain'));
  elsif not pg_try_advisory_xact_lock(hashtext('audit chain')) then return null; end if;
  select max(s.entry_seq) into newest from audit_seals s;
  if not whole and newest = (select max(e.seq) from audit_entries e) then return 0; end if;
  foreach wanted in array enum_range(null::audit_chain) loop
    select s.place, s.hash into last_place, last_hash from audit_seals s where s.chain = wanted order by s.place desc limit 1;
    if not found then
      select c.place, c.hash into last_place, last_hash from audit_cuts c where c.chain = wanted order by c.place desc limit 1;
    end if;
    last_place := coalesce(last_place, 0);
    last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
    for line in
      select e.* from audit_entries e
      where (whole or newest is null or e.seq > newest - 20000) and app.audit_chain_of(e.verb) = wanted
        and not exists (select from audit_seals s where s.entry_seq = e.seq)
      order by e.seq limit most
    loop
      last_place := last_place + 1;
      last_hash := sha256(last_hash || convert_to(app.audit_line(line, last_place), 'UTF8'));
      insert into audit_seals (chain, place, entry_seq, hash) values (wanted, last_place, line.seq, last_hash);
      n := n + 1;
    end loop;
  end loop;
  return n;
end $$;
alter function app.seal_audit(integer, boolean) security definer;
alter function app.seal_audit(integer, boolean) set search_path = pg_catalog, public, app;
grant execute on function app.seal_audit(integer, boolean) to alongside_job;
alter function app.seal_audit(integer, boolean) owner to alongside_seal;

/*
 * Cuts off what was signed before a day: lines and seals up to the newest head that is old enough. What concerns break-glass
 * stays five years longer. Never what is younger than two years, whoever asks.
 *
 * @returns how many lines are gone
 */
create function app.cut_audit(before timestamptz) returns bigint language plpgsql as $$
declare
  wanted audit_chain;
  head audit_heads;
  gone bigint;
  total bigint := 0;
begin
  if before > now() - interval '2 years' then raise exception 'The audit trail is kept two years.'; end if;
  perform pg_advisory_xact_lock(hashtext('audit chain'));
  foreach wanted in array enum_range(null::audit_chain) loop
    select h.* into head from audit_heads h
      where h.chain = wanted and h.signed_at < before - case wanted when 'glass' then interval '5 years' else interval '0' end
        and h.place > coalesce((select max(c.place) from audit_cuts c where c.chain = wanted), 0)
      order by h.place desc, h.day desc limit 1;
    continue when not found;
    insert into audit_cuts (chain, place, hash, day) values (wanted, head.place, head.hash, head.day);
    delete from audit_entries e using audit_seals s where s.entry_seq = e.seq and s.chain = wanted and s.place <= head.place;
    get diagnostics gone = row_count;
    delete from audit_seals s where s.chain = wanted and s.place <= head.place;
    total := total + gone;
  end loop;
  return total;
end $$;
alter function app.cut_audit(timestamptz) security definer;
alter function app.cut_audit(timestamptz) set search_path = pg_catalog, public, app;
grant execute on function app.cut_audit(timestamptz) to alongside_job;
alter function app.cut_audit(timestamptz) owner to alongside_seal;
grant usage on type audit_chain to alongside_job, alongside_seal, alongside_web;
