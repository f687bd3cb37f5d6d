-- What a program hopes for in a month; a suggestion, never a reproach.
alter table programs
  add column hours_least integer not null default 1 check (hours_least between 0 and 40),
  add column hours_most  integer check (hours_most between 1 and 40),
  add column hours_all   boolean not null default false,
  add check (hours_most >= hours_least);
comment on column programs.hours_least is 'Hours a month the program suggests to its pairs; 0 for none.';
comment on column programs.hours_all is 'Whether one''s own preparation and learning count towards them, besides time together.';
grant update (hours_least, hours_most, hours_all) on programs to alongside_web;

-- A contact is that two people met or spoke, or what one of them did for it alone. No words.
create type contact_kind as enum ('meeting', 'preparation', 'learning');
create type contact_way as enum ('in_person', 'video', 'phone', 'text', 'email', 'other');
-- What the program of superintendents is built on, as its description names it.
create type contact_activity as enum ('networking', 'collaboration', 'inquiry', 'coaching', 'capacity_building');
create table contacts (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  kind           contact_kind not null default 'meeting',
  met_on         date not null,
  minutes        integer not null check (minutes between 1 and 1440),
  way            contact_way,
  activity       contact_activity,
  logged_by      uuid not null references people,
  logged_at      timestamptz not null default now(),
  apart_from     uuid references contacts on delete set null,
  meeting_id     uuid unique references meetings on delete set null,
  version        integer not null default 1,
  check ((kind = 'meeting') = (way is not null))
);
comment on column contacts.kind is 'Meetings are of both; preparation and learning are of the one who wrote them down.';
comment on column contacts.activity is 'What it was for, if somebody cares to say; leaves the two only in totals of five pairs or more.';
comment on column contacts.apart_from is 'A contact the other wrote down for nearly the same day, and somebody said that these are two.';
comment on column contacts.meeting_id is 'The arranged meeting of which one of the two said that they met.';
create index contacts_of_partnership on contacts (partnership_id, met_on desc);

-- How often somebody wants to be reminded about one partnership. No row: once a month.
create table contact_letters (
  partnership_id uuid not null references partnerships,
  person_id      uuid not null references people,
  every          text not null default 'month' check (every in ('off', 'week', 'month')),
  told_on        date,
  primary key (partnership_id, person_id)
);
comment on column contact_letters.told_on is 'The day of the last reminder: none is written for a period that had begun by then.';

-- Where a partnership stands that has been quiet for longer than agreed. No row: all is well.
create type quiet_state as enum ('well', 'asked', 'not_yet', 'unanswered');
create table quiets (
  partnership_id uuid primary key references partnerships,
  state          quiet_state not null default 'well',
  counted_from   date not null,
  asked_on       date
);
comment on column quiets.counted_from is 'Quiet is counted from here, where this is later than the last contact.';

-- Somebody would like a call from the coordinator. No reason is asked, and the partner is not told.
create table call_wishes (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  person_id      uuid not null references people,
  wished_at      timestamptz not null default now(),
  called_at      timestamptz
);
create index call_wishes_of_partnership on call_wishes (partnership_id);
create unique index one_open_wish on call_wishes (partnership_id, person_id) where called_at is null;

call app.protect('contacts', false);
call app.protect('contact_letters', false);
call app.protect('quiets', false);
call app.protect('call_wishes', false);

create policy partners on contacts for select to alongside_web
  using (partnership_id in (select app.partnered()) and (kind = 'meeting' or logged_by = app.actor()));
create policy logged on contacts for insert to alongside_web
  with check (partnership_id in (select app.living()) and logged_by = app.actor());
create policy corrected on contacts for update to alongside_web
  using (partnership_id in (select app.living()) and (kind = 'meeting' or logged_by = app.actor()))
  with check (partnership_id in (select app.living()));
create policy taken_out on contacts for delete to alongside_web
  using (partnership_id in (select app.living()) and logged_by = app.actor());
create policy missed on contacts for delete to alongside_web
  using (partnership_id in (select app.living()) and meeting_id is not null);
create policy kicked_off on contacts for insert to alongside_gate with check (true);
create policy worked on contacts for select to alongside_job using (true);
create policy gate on contacts for select to alongside_gate using (true);
grant select, insert, delete, update (met_on, minutes, way, activity, apart_from, version) on contacts to alongside_web;
grant select (partnership_id, kind, met_on) on contacts to alongside_job, alongside_gate;
grant insert (partnership_id, kind, met_on, minutes, way, logged_by) on contacts to alongside_gate;
grant select (kickoff) on agreements to alongside_gate;

create policy own on contact_letters to alongside_web
  using (person_id = app.actor()) with check (person_id = app.actor() and partnership_id in (select app.partnered()));
create policy worked on contact_letters to alongside_job using (true) with check (true);
grant select, insert, update (every) on contact_letters to alongside_web;
grant select, insert, update (told_on) on contact_letters to alongside_job;

create policy partners on quiets to alongside_web
  using (partnership_id in (select app.living())) with check (partnership_id in (select app.living()));
create policy worked on quiets to alongside_job using (true) with check (true);
create policy gate on quiets to alongside_gate using (true) with check (true);
grant select (partnership_id, state), update (state, counted_from) on quiets to alongside_web;
grant select, insert, update on quiets to alongside_job;
grant select, update (state, counted_from) on quiets to alongside_gate;

create policy own on call_wishes for select to alongside_web using (person_id = app.actor());
create policy wished on call_wishes for insert to alongside_web
  with check (person_id = app.actor() and partnership_id in (select app.living()));
create policy gate on call_wishes to alongside_gate using (true) with check (true);
grant select, insert (partnership_id, person_id, wished_at) on call_wishes to alongside_web;
grant select, update (called_at) on call_wishes to alongside_gate;

/* Who says that an arranged meeting took place has said that the two were in contact; and if it was their kick-off, that too. */
create function app.count_meeting() returns trigger language plpgsql as $$
declare held_on date := left(new.wall, 10)::date;
begin
  if not new.held then
    delete from contacts where meeting_id = new.id;
    return null;
  end if;
  insert into contacts (partnership_id, met_on, minutes, way, logged_by, meeting_id)
  select new.partnership_id, held_on, new.minutes, new.mode::text::contact_way, app.actor(), new.id
  where not exists (select 1 from contacts c where c.partnership_id = new.partnership_id and c.kind = 'meeting' and c.met_on = held_on);
  update quiets set state = 'well', counted_from = app.today() where partnership_id = new.partnership_id;
  if new.kind = 'kick_off' and exists (select 1 from partnerships where id = new.partnership_id and kickoff_on is null) then
    perform app.hold_kickoff(new.partnership_id, held_on);
  end if;
  return null;
end $$;
create trigger count_meeting after update of held on meetings
  for each row when (new.held is not null and new.held is distinct from old.held) execute function app.count_meeting();

/* A kick-off that was noted without a meeting having been arranged here is a contact too, as long as agreed. */
create function app.count_kickoff() returns trigger language plpgsql as $$
begin
  insert into contacts (partnership_id, kind, met_on, minutes, way, logged_by)
  select new.id, 'meeting', new.kickoff_on, case (
      select a.kickoff from agreements a join agreement_standing t on t.agreed_id = a.id where t.partnership_id = new.id)
    when 'full_day' then 360 when 'half_day' then 180 else 90 end, 'in_person', app.actor()
  where not exists (select 1 from contacts c where c.partnership_id = new.id and c.kind = 'meeting' and c.met_on = new.kickoff_on);
  update quiets set state = 'well', counted_from = app.today() where partnership_id = new.id;
  return null;
end $$;
create trigger count_kickoff after update of kickoff_on on partnerships
  for each row when (old.kickoff_on is null and new.kickoff_on is not null) execute function app.count_kickoff();

/* Whether the actor may list a program's partnerships. */
create function app.lists_pairs(program uuid) returns boolean stable language sql as $$
  select program in (select app.coordinated()) or program in (select app.judged())
    or program in (select p.id from programs p where p.organization_id in (select app.administered()))
$$;
call app.give_to_gate('app.lists_pairs(uuid)', 'alongside_web', 'alongside_gate');

/* Some of a program's partnerships for those who run it, decide in it or administer its organization: who, since when, state. */
create function app.pairs(program uuid, chosen uuid[])
returns table (id uuid, mentor text, mentee text, introduced_on date, starts_on date, ends_on date, state partnership_state, supervised boolean)
stable language sql as $$
  select s.id, m.name, e.name, (s.introduced_at at time zone 'America/Vancouver')::date, s.starts_on, s.ends_on, s.state,
    s.mentor_id in (select app.supervised_by(app.actor())) or s.mentee_id in (select app.supervised_by(app.actor()))
  from partnerships s join people m on m.id = s.mentor_id join people e on e.id = s.mentee_id
  where s.id = any (chosen) and s.program_id = program and app.lists_pairs(program)
$$;
call app.give_to_gate('app.pairs(uuid, uuid[])', 'alongside_web');

/* The months in which some pairs of a program met: all that its coordinator learns; nothing of anybody they supervise. */
create function app.ticks(program uuid, chosen uuid[], since date) returns table (partnership_id uuid, month date) stable language sql as $$
  select distinct c.partnership_id, date_trunc('month', c.met_on)::date
  from partnerships s join contacts c on c.partnership_id = s.id
  where s.id = any (chosen) and s.program_id = program and program in (select app.coordinated()) and c.kind = 'meeting' and c.met_on >= since
    and s.mentor_id not in (select app.supervised_by(app.actor())) and s.mentee_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.ticks(uuid, uuid[], date)', 'alongside_web');

/* Who hears what one of two people says in confidence, or that they would like a call: their program's coordinators, but for
   those who supervise one of the two or are one of them. */
create function app.hearers(pair uuid) returns setof uuid stable language sql as $$
  select s.person_id from partnerships p join program_staff s on s.program_id = p.program_id and s.until is null
  where p.id = pair and s.person_id not in (p.mentor_id, p.mentee_id)
    and not exists (select 1 from app.supervised_by(s.person_id) below(person_id) where below.person_id in (p.mentor_id, p.mentee_id))
$$;
call app.give_to_gate('app.hearers(uuid)', 'alongside_job', 'alongside_gate');

/* Whether anybody hears the actor on a partnership of theirs; not who. */
create function app.is_heard(pair uuid) returns boolean stable language sql as $$
  select pair in (select app.partnered()) and exists (select 1 from app.hearers(pair))
$$;
call app.give_to_gate('app.is_heard(uuid)', 'alongside_web');

/* Whether some pair of a program is heard by nobody, for those who run it: whatever any of them says. It begins with those
   whom the coordinators supervise or are, and not with the program's many. */
create function app.is_unheard(program uuid) returns boolean stable language plpgsql as $$
declare
  who uuid;
  close uuid[];
  deaf uuid[];
begin
  if program not in (select app.coordinated())
    and not exists (select 1 from programs p where p.id = program and p.organization_id in (select app.administered())) then return false; end if;
  for who in select s.person_id from program_staff s where s.program_id = program and s.until is null loop
    close := array(select who union select b.supervised_id from app.supervising(array[who]) b);
    if deaf is null then
      deaf := array(
        select p.id from partnerships p where p.mentor_id = any (close) and p.program_id = program and p.state <> 'ended'
        union select p.id from partnerships p where p.mentee_id = any (close) and p.program_id = program and p.state <> 'ended');
    else
      deaf := array(select p.id from partnerships p where p.id = any (deaf) and (p.mentor_id = any (close) or p.mentee_id = any (close)));
    end if;
    exit when cardinality(deaf) = 0;
  end loop;
  return coalesce(cardinality(deaf), 0) > 0;
end $$;
call app.give_to_gate('app.is_unheard(uuid)', 'alongside_web');

/* The pairs of a program that may need a call: asked and not answered, or somebody wishes for one. It begins with those few
   and not with the program's many. */
create index quiets_unanswered on quiets (partnership_id) where state = 'unanswered';
create function app.calls(program uuid) returns table (partnership_id uuid, wished_by text) stable rows 40 language sql as $$
  with wished as materialized (
    select w.partnership_id, string_agg(p.name, ', ' order by w.wished_at) as by
    from call_wishes w join people p on p.id = w.person_id where w.called_at is null group by w.partnership_id),
  due as materialized (
    select partnership_id from wished union select q.partnership_id from quiets q where q.state = 'unanswered')
  select s.id, w.by
  from partnerships s left join wished w on w.partnership_id = s.id
  where s.id = any (array(select partnership_id from due)) and s.program_id = program and program in (select app.coordinated()) and s.state <> 'ended'
    and (w.by is not null or s.state <> 'paused') and app.actor() not in (s.mentor_id, s.mentee_id)
    and s.mentor_id not in (select app.supervised_by(app.actor())) and s.mentee_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.calls(uuid)', 'alongside_web');

/* How many partnerships a program has, and has had. */
create function app.pair_tally(program uuid) returns table (living bigint, ended bigint) stable language sql as $$
  select (select count(*) from partnerships s where s.program_id = program and s.state in ('introduced', 'under_way', 'paused')),
    (select count(*) from partnerships s where s.program_id = program and s.state = 'ended')
  where app.lists_pairs(program)
$$;
call app.give_to_gate('app.pair_tally(uuid)', 'alongside_web');

/* The partnerships of a program that have not agreed yet, for its coordinator: how many; nothing of anybody they supervise.
   Whoever has signed is under way, unless they did while they paused. */
create function app.has_agreed(pair uuid) returns boolean stable language sql as $$
  select exists (select 1 from agreements a
    where a.partnership_id = pair and 2 = (select count(*) from agreement_signatures g where g.agreement_id = a.id))
$$;
grant execute on function app.has_agreed(uuid) to alongside_gate;
create function app.unagreed(program uuid) returns bigint stable language sql as $$
  select count(*) from partnerships s
  where s.program_id = program and program in (select app.coordinated()) and s.state in ('introduced', 'paused')
    and not app.has_agreed(s.id)
    and s.mentor_id not in (select app.supervised_by(app.actor())) and s.mentee_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.unagreed(uuid)', 'alongside_web');

/* One page of them, walked by the mentee's name. */
create function app.unagreed_page(program uuid, skip integer, most integer) returns setof uuid stable language sql as $$
  select s.id from people e join partnerships s on s.mentee_id = e.id
  where s.program_id = program and program in (select app.coordinated()) and s.state in ('introduced', 'paused')
    and not app.has_agreed(s.id)
    and s.mentor_id not in (select app.supervised_by(app.actor())) and s.mentee_id not in (select app.supervised_by(app.actor()))
  order by e.name collate "und-x-icu", e.id, s.id offset skip limit most
$$;
call app.give_to_gate('app.unagreed_page(uuid, integer, integer)', 'alongside_web');

/* One page of a program's partnerships, by the mentee's name: who may need a call first, what has ended last. Names are
   walked in their order and not sorted anew, so that a page of ten thousand costs what one of a hundred does. */
create index people_by_name on people (name collate "und-x-icu", id);
create function app.pair_page(program uuid, first uuid[], skip integer, most integer, living boolean, ended boolean)
returns setof uuid stable language plpgsql as $$
declare
  got integer;
  past integer := skip;
  room integer := most;
begin
  if not app.lists_pairs(program) then return; end if;
  return query select s.id from partnerships s join people e on e.id = s.mentee_id
    where s.id = any (first) and s.program_id = program order by e.name collate "und-x-icu", s.id offset past limit room;
  get diagnostics got = row_count;
  room := room - got;
  past := greatest(0, past - cardinality(first));
  if living and room > 0 then
    return query select s.id from people e join partnerships s on s.mentee_id = e.id
      where s.program_id = program and s.state in ('introduced', 'under_way', 'paused') and not s.id = any (first)
      order by e.name collate "und-x-icu", e.id, s.id offset past limit room;
    get diagnostics got = row_count;
    room := room - got;
  end if;
  if ended and room > 0 then
    if living then past := greatest(0, past - (select t.living - cardinality(first) from app.pair_tally(program) t)::integer); end if;
    return query select s.id from people e join partnerships s on s.mentee_id = e.id
      where s.program_id = program and s.state = 'ended'
      order by e.name collate "und-x-icu", e.id, s.id offset past limit room;
  end if;
end $$;
call app.give_to_gate('app.pair_page(uuid, uuid[], integer, integer, boolean, boolean)', 'alongside_web');

/* How many may need a call in each of the actor's programs, for My day. */
create function app.calls_due() returns table (program_id uuid, n bigint) stable language sql as $$
  select p.id, count(*) from app.coordinated() p(id), app.calls(p.id) group by p.id
$$;
call app.give_to_gate('app.calls_due()', 'alongside_web');

/* The coordinator has spoken with them: quiet is counted anew. @returns whether there was anything to note */
create function app.note_call(pair uuid) returns boolean language plpgsql as $$
begin
  if not exists (select 1 from partnerships s, app.calls(s.program_id) c where s.id = pair and c.partnership_id = pair) then return false; end if;
  update quiets set state = 'well', counted_from = app.today() where partnership_id = pair;
  update call_wishes set called_at = now() where partnership_id = pair and called_at is null;
  return true;
end $$;
call app.give_to_gate('app.note_call(uuid)', 'alongside_web');

/* Whether somebody wants letters that remind them about one partnership; every room that sends such a letter asks. */
create function app.wants_reminders(partnership uuid, person uuid) returns boolean stable language sql as $$
  select not exists (select 1 from contact_letters where partnership_id = partnership and person_id = person and every = 'off')
$$;
grant execute on function app.wants_reminders(uuid, uuid) to alongside_job;

/* What contacts ask of the actor: to propose the next meeting, where that was agreed to be theirs, none is ahead and the
   days between two contacts are nearly over; to say whether a quiet partner was reached; from the 25th to note the month. */
create function app.contacts_tasks() returns setof app.task stable language sql as $$
  select 'meeting.next', n.id, null::uuid, n.due, null::integer
  from (
    select s.id, s.ends_on, s.meets_every, greatest(s.kickoff_on, (
        select max(c.met_on) from contacts c where c.partnership_id = s.id and c.kind = 'meeting')) + s.meets_every as due
    from partnerships s join agreement_standing t on t.partnership_id = s.id join agreements a on a.id = t.agreed_id
    where s.id = any (array(select app.living())) and s.state = 'under_way'
      and (a.arranged_by = 'either' or app.actor() = case a.arranged_by when 'mentor' then s.mentor_id else s.mentee_id end)) n
  where n.due <= n.ends_on and n.due - least(7, ceil(n.meets_every / 4.0)::integer) <= app.today()
    and not exists (select 1 from meetings m where m.partnership_id = n.id
      and ((m.state = 'agreed' and left(m.wall, 10)::date >= case when m.held is null then app.today() - 14 else app.today() end)
        or (m.state = 'proposed' and exists (select 1 from meeting_times t where t.meeting_id = m.id and left(t.wall, 10)::date >= app.today()))))
    and not exists (select 1 from quiets q where q.partnership_id = n.id and q.state = 'asked')
  union all
  select 'contacts.reach', s.id, null::uuid, null::date, null::integer
  from partnerships s join quiets q on q.partnership_id = s.id
  where app.actor() in (s.mentor_id, s.mentee_id) and s.state in ('introduced', 'under_way') and q.state = 'asked'
  union all
  select 'contacts.month', s.id, null, (date_trunc('month', app.today()) + interval '1 month - 1 day')::date, null
  from partnerships s left join contact_letters l on l.partnership_id = s.id and l.person_id = app.actor()
  where app.actor() in (s.mentor_id, s.mentee_id) and s.state in ('introduced', 'under_way')
    and extract(day from app.today()) >= 25 and coalesce(l.every, 'month') <> 'off'
    and s.introduced_at < app.today() - 14
    and not exists (select 1 from contacts c where c.partnership_id = s.id and c.kind = 'meeting'
      and c.met_on >= date_trunc('month', app.today()))
    and not exists (select 1 from quiets q where q.partnership_id = s.id and q.state = 'asked')
$$;
grant execute on function app.contacts_tasks() to alongside_web;
