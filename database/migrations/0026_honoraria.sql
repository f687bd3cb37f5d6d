-- Saying thank you, what somebody gave in hours, a certificate of it, and the money that was promised.

/* The actor's own time in a program, by month and kind: what they met for, prepared and learned, as they wrote it down. */
create function app.hours_of(program uuid) returns table (person_id uuid, month date, kind text, minutes integer) stable language sql as $$
  select app.actor(), date_trunc('month', c.met_on)::date, c.kind::text, sum(c.minutes)::integer
  from contacts c join partnerships s on s.id = c.partnership_id
  where s.program_id = program and app.actor() in (s.mentor_id, s.mentee_id) and (c.kind = 'meeting' or c.logged_by = app.actor())
  group by 2, 3
$$;
grant execute on function app.hours_of(uuid) to alongside_web;

-- A note of thanks, or of what came of somebody's advice, from one of two to the other.
create type thanks_kind as enum ('thanks', 'what_i_did');
create table thanks (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  writer_id      uuid not null references people,
  kind           thanks_kind not null,
  words_sealed   bytea not null,
  written_at     timestamptz not null,
  opened_at      timestamptz,
  version        integer not null default 1
);
comment on column thanks.words_sealed is 'Sealed with the partnership''s key, bound to "thanks id words".';
comment on column thanks.opened_at is 'When the other opened it: until then the writer may change it or take it back.';
create index thanks_of_partnership on thanks (partnership_id, written_at);
create index thanks_waiting on thanks (partnership_id) where opened_at is null;
call app.protect('thanks', false);
create policy partners on thanks for select to alongside_web using (partnership_id in (select app.partnered()));
create policy written on thanks for insert to alongside_web
  with check (writer_id = app.actor() and opened_at is null and partnership_id in (select app.partnered()));
create policy changed on thanks for update to alongside_web
  using (writer_id = app.actor() and opened_at is null) with check (writer_id = app.actor() and opened_at is null);
create policy taken_back on thanks for delete to alongside_web using (writer_id = app.actor() and opened_at is null);
create policy worked on thanks for select to alongside_job using (true);
create policy gate on thanks to alongside_gate using (true) with check (true);
grant select, insert, update (kind, words_sealed, version), delete on thanks to alongside_web;
grant select (id, partnership_id, writer_id, opened_at) on thanks to alongside_job;
grant select, update (opened_at) on thanks to alongside_gate;

/* The other of the two opens a note. From now on it stays as it is. @returns whether it was there and still closed */
create function app.open_thanks(note uuid, at timestamptz) returns boolean language sql as $$
  with opened as (
    update thanks set opened_at = at
    where id = note and opened_at is null and writer_id <> app.actor() and partnership_id in (select app.partnered()) returning 1)
  select exists (select 1 from opened)
$$;
call app.give_to_gate('app.open_thanks(uuid, timestamptz)', 'alongside_web');

/* Somebody wrote, and it has not been opened. */
create function app.thanks_tasks() returns setof app.task stable language sql as $$
  select 'thanks', partnership_id, null::uuid, null::date, count(*)::integer from thanks
  where opened_at is null and writer_id <> app.actor() and partnership_id in (select app.partnered()) group by partnership_id
$$;
grant execute on function app.thanks_tasks() to alongside_web;

-- Words somebody gave the program to quote: a copy apart, there only as long as they say so.
create table quotes (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  program_id     uuid not null references programs,
  writer_id      uuid not null references people,
  seat           seat_kind not null,
  signed_as      text not null default '' check (length(signed_as) <= 200),
  words          text not null check (length(words) between 1 and 2000),
  given_at       timestamptz not null,
  version        integer not null default 1,
  unique (partnership_id, writer_id)
);
comment on column quotes.signed_as is 'The name they may be quoted under; empty for "a mentor" or "a mentee".';
create index quotes_of_program on quotes (program_id, given_at);
call app.protect('quotes', false);
create policy own on quotes for select to alongside_web using (writer_id = app.actor());
create policy coordinated on quotes for select to alongside_web
  using (program_id in (select app.coordinated()) and writer_id not in (select app.supervised()));
create policy given on quotes for insert to alongside_web with check (writer_id = app.actor() and (partnership_id, program_id) in (
  select s.id, s.program_id from partnerships s where s.id in (select app.partnered())));
create policy changed on quotes for update to alongside_web using (writer_id = app.actor()) with check (writer_id = app.actor());
create policy withdrawn on quotes for delete to alongside_web using (writer_id = app.actor());
grant select, insert, update (signed_as, words, given_at, version), delete on quotes to alongside_web;

-- A certificate says what somebody was in a program, from when to when. What it says is fixed the day it is signed.
create table certificates (
  id                uuid primary key default gen_random_uuid(),
  code              text not null unique check (code ~ '^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$'),
  program_id        uuid not null references programs,
  person_id         uuid not null references people,
  name              text not null,
  seat              seat_kind not null,
  organization_name jsonb not null,
  program_title     jsonb not null,
  starts_on         date not null,
  ends_on           date not null,
  minutes           integer check (minutes > 0),
  signer_name       text not null,
  issued_by         uuid not null references people,
  issued_at         timestamptz not null,
  revoked_by        uuid references people,
  revoked_at        timestamptz,
  check ((revoked_by is null) = (revoked_at is null)),
  check (issued_by <> person_id)
);
comment on column certificates.code is 'A hundred random bits: whoever has the certificate can ask whether it is genuine, nobody can guess one.';
comment on column certificates.minutes is 'Time given, only where the holder chose to show it.';
create unique index one_living_certificate on certificates (program_id, person_id, seat) where revoked_at is null;
create index certificates_of_person on certificates (person_id);
call app.protect('certificates');
create policy own on certificates for select to alongside_web using (person_id = app.actor());
create policy coordinated on certificates for select to alongside_web using (program_id in (select app.coordinated()));
create policy issued on certificates for insert to alongside_web with check (
  issued_by = app.actor() and revoked_at is null and minutes is null and program_id in (select app.coordinated())
  and (program_id, person_id) in (
    select s.program_id, case seat when 'mentor' then s.mentor_id else s.mentee_id end from partnerships s));
create policy revoked on certificates for update to alongside_web
  using (program_id in (select app.coordinated()) and revoked_at is null) with check (revoked_by = app.actor());
create policy worked on certificates for select to alongside_job using (true);
create policy gate on certificates to alongside_gate using (true) with check (true);
grant select, insert, update (revoked_by, revoked_at) on certificates to alongside_web;
grant select (id, code, program_id, person_id, revoked_at) on certificates to alongside_job;
grant select, update (minutes) on certificates to alongside_gate;

/* What a certificate says, for anybody who holds its code; of one that was withdrawn, only that and when. */
create function app.certificate_of(asked text)
returns table (code text, name text, seat seat_kind, organization_name jsonb, program_title jsonb, starts_on date, ends_on date,
  minutes integer, signer_name text, issued_at timestamptz, revoked_at timestamptz) stable language sql as $$
  select c.code, case when c.revoked_at is null then c.name end, case when c.revoked_at is null then c.seat end,
    case when c.revoked_at is null then c.organization_name end, case when c.revoked_at is null then c.program_title end,
    case when c.revoked_at is null then c.starts_on end, case when c.revoked_at is null then c.ends_on end,
    case when c.revoked_at is null then c.minutes end, case when c.revoked_at is null then c.signer_name end,
    case when c.revoked_at is null then c.issued_at end, c.revoked_at
  from certificates c where c.code = asked
$$;
call app.give_to_gate('app.certificate_of(text)', 'alongside_web');

/* The holder shows their time on their certificate, or no longer. @returns whether it is theirs and living */
create function app.show_time(certificate uuid, shown integer) returns boolean language sql as $$
  with changed as (update certificates set minutes = shown where id = certificate and person_id = app.actor() and revoked_at is null returning 1)
  select exists (select 1 from changed)
$$;
call app.give_to_gate('app.show_time(uuid, integer)', 'alongside_web');

-- What a program asks for before it pays; none is the house's own list.
create table honorarium_terms (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null unique references programs,
  conditions jsonb not null,
  version    integer not null default 1
);
call app.protect('honorarium_terms');
create policy partners on honorarium_terms for select to alongside_web
  using (program_id in (select s.program_id from partnerships s where s.id in (select app.partnered())));
create policy edited on honorarium_terms to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy worked on honorarium_terms for select to alongside_job using (true);
grant select, insert, update (conditions, version) on honorarium_terms to alongside_web;
grant select on honorarium_terms to alongside_job;

-- An export is what finance was given to pay, numbered, and kept byte for byte.
create table honorarium_exports (
  id          uuid primary key default gen_random_uuid(),
  program_id  uuid not null references programs,
  number      integer not null check (number > 0),
  made_by     uuid not null references people,
  made_at     timestamptz not null,
  claims      integer not null check (claims > 0),
  total_cents integer not null check (total_cents > 0),
  csv         bytea not null,
  xlsx        bytea not null,
  unique (program_id, number)
);
call app.protect('honorarium_exports');

-- An honorarium is one mentor's money for one program: promised, earned, approved by two, exported, paid.
create type honorarium_state as enum ('promised', 'earned', 'approved', 'exported', 'paid', 'not_met', 'given_up');
create table honoraria (
  id             uuid primary key default gen_random_uuid(),
  program_id     uuid not null references programs,
  person_id      uuid not null references people,
  payee          text not null,
  amount_cents   integer not null check (amount_cents > 0),
  state          honorarium_state not null default 'promised',
  conditions     jsonb not null,
  word           text not null default '' check (length(word) <= 1000),
  opened_at      timestamptz not null,
  approved_by    uuid references people,
  approved_at    timestamptz,
  seconded_by    uuid references people,
  seconded_at    timestamptz,
  export_id      uuid references honorarium_exports,
  exported_at    timestamptz,
  paid_on        date,
  paid_reference text not null default '' check (length(paid_reference) <= 100),
  version        integer not null default 1,
  unique (program_id, person_id),
  check ((approved_by is null) = (approved_at is null) and (seconded_by is null) = (seconded_at is null)),
  check (approved_by <> person_id and seconded_by <> person_id and approved_by <> seconded_by),
  check (seconded_by is null or approved_by is not null),
  check ((state in ('approved', 'exported', 'paid')) = (seconded_by is not null)),
  check ((state in ('exported', 'paid')) = (export_id is not null) and (export_id is null) = (exported_at is null)),
  check ((state = 'paid') = (paid_on is not null)),
  check (state not in ('earned', 'approved', 'exported', 'paid') or not jsonb_path_exists(conditions, '$[*] ? (@.met == false)'))
);
comment on column honoraria.payee is 'The name as it was when the claim was opened: whoever pays reads it here, not in an account.';
comment on column honoraria.conditions is 'A copy of the program''s, each with whether it is met: what was asked for does not change afterwards.';
comment on column honoraria.word is 'A kind word to the mentor, where the conditions were not met.';
create index honoraria_of_person on honoraria (person_id);
create index honoraria_moving on honoraria (program_id, state) where state in ('promised', 'earned', 'approved', 'exported');
call app.protect('honoraria');

/* Whether the actor administers the organization of a program. */
create function app.pays_for() returns setof uuid stable language sql as $$
  select id from programs where organization_id in (select app.administered())
$$;
call app.give_to_gate('app.pays_for()', 'alongside_web', 'alongside_gate');

create policy own on honoraria for select to alongside_web using (person_id = app.actor());
create policy coordinated on honoraria for select to alongside_web using (program_id in (select app.coordinated()));
create policy administered on honoraria for select to alongside_web using (program_id in (select app.pays_for()));
create policy opened on honoraria for insert to alongside_web with check (
  state = 'promised' and approved_by is null and (program_id in (select app.coordinated()) or person_id = app.actor())
  and (program_id, person_id) in (select s.program_id, s.mentor_id from partnerships s)
  and (program_id, amount_cents) in (select s.program_id, s.honorarium_cents from seats s where s.kind = 'mentor'));
create policy handled on honoraria for update to alongside_web
  using ((program_id in (select app.coordinated()) or program_id in (select app.pays_for()))
    and person_id <> app.actor() and person_id not in (select app.supervised())) with check (true);
create policy given_up on honoraria for update to alongside_web using (person_id = app.actor()) with check (state in ('given_up', 'promised'));
create policy worked on honoraria for select to alongside_job using (true);
create policy opened_by_worker on honoraria for insert to alongside_job with check (state = 'promised' and approved_by is null);
create policy gate on honoraria for select to alongside_gate using (true);
grant select, insert, update (state, conditions, word, approved_by, approved_at, seconded_by, seconded_at, export_id, exported_at, paid_on, paid_reference, version)
  on honoraria to alongside_web;
create policy earned_by_worker on honoraria for update to alongside_job using (state = 'promised') with check (state = 'earned' and approved_by is null);
grant select, insert, update (state, conditions, version) on honoraria to alongside_job;
grant select on honoraria to alongside_gate;

create policy administered on honorarium_exports to alongside_web
  using (program_id in (select app.pays_for())) with check (program_id in (select app.pays_for()) and made_by = app.actor());
grant select, insert on honorarium_exports to alongside_web;

/* Who may take which step with an honorarium. What the constraints above say of the steps themselves holds besides. */
create function app.honorarium_walks() returns trigger language plpgsql as $$
declare
  coordinates boolean;
  pays boolean;
  step text := old.state || ' ' || new.state;
  allowed boolean;
begin
  if current_user <> 'alongside_web' then return new; end if;
  coordinates := new.program_id in (select app.coordinated());
  pays := new.program_id in (select app.pays_for());
  if new.state in ('promised', 'not_met', 'given_up') or (new.state = 'earned' and old.state <> 'earned') then
    new.approved_by := null; new.approved_at := null; new.seconded_by := null; new.seconded_at := null;
  end if;
  if old.person_id = app.actor() then
    allowed := step in ('promised given_up', 'earned given_up', 'approved given_up', 'given_up promised')
      and new.conditions = old.conditions and new.word = old.word;
  else
    allowed := case
      when step in ('promised promised', 'promised earned', 'earned promised', 'promised not_met', 'earned not_met', 'not_met promised') then coordinates
      when step = 'earned earned' then coordinates and new.approved_by is not distinct from coalesce(old.approved_by, app.actor())
      when step = 'earned approved' then (coordinates or pays) and new.seconded_by = app.actor() and new.approved_by = old.approved_by
      when step in ('approved exported', 'exported paid', 'paid paid') then pays and new.conditions = old.conditions
      else false end;
    if old.state in ('approved', 'exported', 'paid') and (new.approved_by, new.seconded_by) is distinct from (old.approved_by, old.seconded_by) then
      allowed := false;
    end if;
  end if;
  if allowed is not true then raise exception 'This step is not theirs to take.' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
create trigger walks before update on honoraria for each row execute function app.honorarium_walks();

/*
 * What the house sees of the mentors of claims: whether all their partnerships in the program were carried to their end and
 * agreed on, whether a training is noted, and whether nothing more is to come. States, never a word.
 */
create function app.claims_seen(claims uuid[])
returns table (claim uuid, completed boolean, agreed boolean, trained boolean, over boolean) stable language sql as $$
  select h.id, coalesce(bool_and(s.ended_as is not distinct from 'completed'), false), coalesce(bool_and(t.agreed_id is not null), false),
    exists (select 1 from trainings n where n.program_id = h.program_id and n.person_id = h.person_id and n.undone_at is null),
    coalesce(bool_and(s.state = 'ended'), true) or p.ends_on <= app.today()
  from honoraria h join programs p on p.id = h.program_id
  left join partnerships s on s.program_id = h.program_id and s.mentor_id = h.person_id
  left join agreement_standing t on t.partnership_id = s.id
  where h.id = any (claims)
  group by h.id, p.ends_on
$$;
call app.give_to_gate('app.claims_seen(uuid[])', 'alongside_job', 'alongside_gate');
/* The same of the claims the actor may see. */
create function app.honoraria_seen(claims uuid[])
returns table (claim uuid, completed boolean, agreed boolean, trained boolean, over boolean) stable language sql as $$
  select * from app.claims_seen(array(select h.id from honoraria h where h.id = any (claims)
    and (h.person_id = app.actor() or h.program_id in (select app.coordinated()) or h.program_id in (select app.pays_for()))))
$$;
call app.give_to_gate('app.honoraria_seen(uuid[])', 'alongside_web');

/*
 * What waits for the actor where money is concerned, by program: conditions that are said by hand (what only the house sees
 * asks nothing of anybody), a first and a second yes, what to hand to finance, what finance has not said it paid. Never their
 * own, nor of somebody they supervise.
 */
create function app.money_duties() returns table (slug text, title jsonb, to_tick bigint, to_approve bigint, to_second bigint, to_export bigint, to_pay bigint)
stable language plpgsql as $$
declare
  runs uuid[] := array(select app.coordinated());
  pays uuid[] := array(select app.pays_for());
begin
  if cardinality(runs) + cardinality(pays) = 0 then return; end if;
  return query
  with over as (
    select array_agg(h.id) as claims from honoraria h join programs p on p.id = h.program_id
    where h.state = 'promised' and h.program_id = any (runs) and h.conditions @? '$[*] ? (@.proof == "completed" || @.proof == "agreed")'
      and (p.ends_on <= app.today() or not exists (
        select 1 from partnerships s where s.program_id = h.program_id and s.mentor_id = h.person_id and s.state <> 'ended'))),
  unseen as (
    select n.claim from over, app.claims_seen(over.claims) n join honoraria h on h.id = n.claim
    where not n.completed and h.conditions @? '$[*] ? (@.proof == "completed")' or not n.agreed and h.conditions @? '$[*] ? (@.proof == "agreed")')
  select p.slug, p.title,
    count(*) filter (where h.state = 'promised' and p.id = any (runs)
      and (h.conditions = '[]' or h.conditions @? '$[*] ? (@.proof == null)' or h.id in (select claim from unseen))),
    count(*) filter (where h.state = 'earned' and h.approved_by is null and p.id = any (runs)),
    count(*) filter (where h.state = 'earned' and h.approved_by <> app.actor()),
    count(*) filter (where h.state = 'approved' and p.id = any (pays)),
    count(*) filter (where h.state = 'exported' and p.id = any (pays))
  from honoraria h join programs p on p.id = h.program_id
  where h.program_id = any (runs || pays) and h.state in ('promised', 'earned', 'approved', 'exported')
    and h.person_id <> app.actor() and h.person_id not in (select app.supervised_by(app.actor()))
  group by p.id order by p.slug;
end $$;
call app.give_to_gate('app.money_duties()', 'alongside_web');

/* What the actor has for the time they gave, for their own page, long after the page of a pair is gone: certificates that
   hold, and whether a program promised them money as a mentor (code and title are then null). */
create function app.given_back() returns table (code text, title jsonb) stable language sql as $$
  (select c.code, c.program_title from certificates c where c.person_id = app.actor() and c.revoked_at is null order by c.issued_at, c.code)
  union all
  select null, null where exists (select 1 from honoraria h where h.person_id = app.actor())
    or exists (select 1 from partnerships s join seats t on t.program_id = s.program_id and t.kind = 'mentor'
      where s.mentor_id = app.actor() and t.honorarium_cents > 0)
$$;
grant execute on function app.given_back() to alongside_web;
