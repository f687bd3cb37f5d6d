-- From which day a pair is quiet unless they meet, and still: all that a list of pairs needs of what they wrote down, to the month. Kept by
-- the database as contacts are noted, so that a look at thousands of pairs finds the few that are quiet.
create table beats (
  partnership_id uuid primary key references partnerships on delete cascade,
  program_id     uuid not null references programs,
  settled_from   date not null,
  quiet_from     date not null,
  still_from     date not null
);
comment on column beats.settled_from is 'Until the day before, the two are only beginning.';
comment on column beats.still_from is 'From then on nothing is written down of that month and the one before, though they should have met.';
create index beats_still on beats (program_id, still_from);
create index beats_beginning on beats (program_id, settled_from);
create index beats_quiet on beats (program_id, quiet_from);
call app.protect('beats', false);
create policy gate on beats to alongside_gate using (true) with check (true);
grant select, insert, update, delete on beats to alongside_gate;

create function app.keep_beat() returns trigger language plpgsql as $$
declare
  pair uuid;
begin
  if tg_table_name = 'partnerships' then pair := new.id;
  elsif tg_op = 'DELETE' then pair := old.partnership_id;
  else pair := new.partnership_id; end if;
  insert into beats (partnership_id, program_id, settled_from, quiet_from, still_from)
  select s.id, s.program_id, b.settled, greatest(b.settled, (c.met + interval '1 month')::date + app.grace(s.meets_every, coalesce(s.resumes_as, s.state) <> 'introduced')),
    greatest(b.settled, coalesce(c.met + interval '2 months', date_trunc('month', b.introduced) + interval '1 month')::date)
  from partnerships s,
    lateral (select (s.introduced_at at time zone 'America/Vancouver')::date as introduced,
      (s.introduced_at at time zone 'America/Vancouver')::date + app.beginning(s.meets_every) + 1 as settled) b,
    lateral (select date_trunc('month', max(n.met_on))::date as met from contacts n where n.partnership_id = s.id and n.kind = 'meeting') c
  where s.id = pair and s.state <> 'ended'
  on conflict (partnership_id) do update set settled_from = excluded.settled_from, quiet_from = excluded.quiet_from, still_from = excluded.still_from
    where (beats.settled_from, beats.quiet_from, beats.still_from) <> (excluded.settled_from, excluded.quiet_from, excluded.still_from);
  return null;
end $$;
create trigger keep_beat after insert or update of meets_every, introduced_at, state on partnerships for each row execute function app.keep_beat();
create trigger keep_beat after insert or update of met_on or delete on contacts for each row execute function app.keep_beat();
create function app.end_beat() returns trigger language plpgsql as $$
begin
  delete from beats where partnership_id = new.id;
  return null;
end $$;
create trigger end_beat after update of state on partnerships for each row when (new.state = 'ended') execute function app.end_beat();
call app.give_to_gate('app.keep_beat()', 'alongside_gate');
call app.give_to_gate('app.end_beat()', 'alongside_gate');

/* The pairs of a program of which nothing was written down in this month and the last, and that should have met by now. */
create function app.still_pairs(program uuid, today date) returns setof uuid stable language sql as $$
  select s.id from beats b join partnerships s on s.id = b.partnership_id
  where b.program_id = program and program in (select app.coordinated()) and s.state in ('introduced', 'under_way')
    and b.still_from <= today
    and s.mentor_id not in (select app.supervised_by(app.actor())) and s.mentee_id not in (select app.supervised_by(app.actor()))
  union select c.partnership_id from app.calls(program) c join partnerships s on s.id = c.partnership_id and s.state <> 'paused'
$$;
call app.give_to_gate('app.still_pairs(uuid, date)', 'alongside_web');

/* The living pairs of a program that are not simply in rhythm, for its coordinator: what this week says of them, and whether
   they may need a call. "unseen" are those of somebody the coordinator supervises. */
create function app.beats_now(program uuid) returns table (partnership_id uuid, mark text, call boolean) stable rows 100 language plpgsql as $$
declare
  today date := app.today();
  mine_not uuid[];
  hidden uuid[];
  hands uuid[];
begin
  if program not in (select app.coordinated()) then return; end if;
  mine_not := array(select app.supervised_by(app.actor()));
  hidden := array(
    select s.id from partnerships s where s.mentor_id = any (mine_not) and s.program_id = program and s.state <> 'ended'
    union select s.id from partnerships s where s.mentee_id = any (mine_not) and s.program_id = program and s.state <> 'ended');
  hands := array(
    select distinct s.id from call_wishes w join partnerships s on s.id = w.partnership_id
    where s.program_id = program and s.state <> 'ended' and s.id <> all (hidden)
      and (w.called_at is null or (w.called_at at time zone 'America/Vancouver')::date >= date_trunc('week', today)));
  return query
  with called as materialized (select c.partnership_id as id from app.calls(program) c),
  told as materialized (
    select h as id, 'unseen' as mark from unnest(hidden) h
    union all select h, 'hand' from unnest(hands) h
    union all select s.id, 'paused' from partnerships s
    where s.program_id = program and s.state = 'paused' and s.id <> all (hidden) and s.id <> all (hands)
    union all select b.partnership_id, 'quiet' from beats b
    where b.program_id = program and b.quiet_from <= today and b.partnership_id <> all (hidden) and b.partnership_id <> all (hands)
      and exists (select 1 from partnerships s where s.id = b.partnership_id and s.state <> 'paused')
    union all select b.partnership_id, 'beginning' from beats b
    where b.program_id = program and b.settled_from > today and b.partnership_id <> all (hidden) and b.partnership_id <> all (hands)
      and exists (select 1 from partnerships s where s.id = b.partnership_id and s.state <> 'paused'))
  select t.id, t.mark, t.id in (select c.id from called c) from told t
  union all select c.id, 'rhythm', true from called c where c.id not in (select t.id from told t);
end $$;
call app.give_to_gate('app.beats_now(uuid)', 'alongside_web', 'alongside_gate');

/* A program's living pairs by what this week says of them: how many, and how many of them may need a call. */
create function app.beat_tally(program uuid) returns table (mark text, n bigint, calls bigint) stable language sql as $$
  with now as materialized (select * from app.beats_now(program)),
  told as (select mark, count(*) as n, count(*) filter (where call) as calls from now where mark <> 'rhythm' group by mark)
  select * from told
  union all select 'rhythm', (select t.living from app.pair_tally(program) t) - coalesce((select sum(n) from told), 0)::bigint,
    (select count(*) from now where mark = 'rhythm')
  where program in (select app.coordinated())
$$;
call app.give_to_gate('app.beat_tally(uuid)', 'alongside_web');

/* One page of the pulse: who may need a call first, then the quiet, then all others, each by the mentee's name. Pairs in rhythm are
   walked by name and not sorted, so that a page of thousands costs what one of a hundred does. @param kept a mark, "call", or "all" */
create function app.beat_page(program uuid, kept text, skip integer, most integer) returns setof uuid stable language plpgsql as $$
declare
  first uuid[]; last uuid[]; apart uuid[];
  got integer;
  past integer := skip;
  room integer := most;
begin
  if program not in (select app.coordinated()) then return; end if;
  with now as materialized (select * from app.beats_now(program)),
  placed as (
    select n.partnership_id as id, n.call, n.mark, e.name collate "und-x-icu" as name, array_position(array['hand', 'quiet', 'rhythm', 'beginning', 'paused', 'unseen'], n.mark) as rank
    from now n join partnerships s on s.id = n.partnership_id join people e on e.id = s.mentee_id
    where kept = 'all' or (kept = 'call' and n.call) or n.mark = kept)
  select array(select p.id from placed p where call or rank < 3 or kept not in ('all', 'rhythm') order by not call, rank, name, id),
    array(select p.id from placed p where kept = 'all' and not call and rank > 3 order by rank, name, id),
    array(select n.partnership_id from now n)
  into first, last, apart;
  return query select f from unnest(first[past + 1 : past + room]) f;
  get diagnostics got = row_count;
  room := room - got;
  past := greatest(0, past - cardinality(first));
  if room > 0 and kept in ('all', 'rhythm') then
    return query select s.id from people e join partnerships s on s.mentee_id = e.id
      where s.program_id = program and s.state in ('introduced', 'under_way') and s.id <> all (apart)
      order by e.name collate "und-x-icu", e.id, s.id offset past limit room;
    get diagnostics got = row_count;
    room := room - got;
    if room > 0 and got = 0 and past > 0 then
      past := past - (select count(*) from partnerships s where s.program_id = program and s.state in ('introduced', 'under_way') and s.id <> all (apart))::integer;
    else past := 0; end if;
  end if;
  if room > 0 then return query select l from unnest(last[past + 1 : past + room]) l; end if;
end $$;
call app.give_to_gate('app.beat_page(uuid, text, integer, integer)', 'alongside_web');

/* What waits in a program, for its coordinator: answers to offers, mentees with a seat and no mentor who have not had
   one and want no other, people in line,
   applications nobody has decided. Each begins with the few that wait. */
create function app.pulse_due(program uuid) returns table (answers bigint, unmatched bigint, in_line bigint, undecided bigint) stable language plpgsql as $$
declare
  hidden uuid[] := array(select app.supervised_by(app.actor()));
begin
  if program not in (select app.coordinated()) then return; end if;
  return query with alone as materialized (
    select a.id from applications a where a.program_id = program and a.seat = 'mentee' and a.status = 'accepted' and a.person_id <> all (hidden)
      and not exists (select 1 from offers o where o.mentee_application_id = a.id and o.state in ('asking_mentor', 'asking_mentee', 'accepted')))
  select
    (select count(*) from offers o where o.program_id = program and o.state in ('asking_mentor', 'asking_mentee') and o.mentee_id <> all (hidden)),
    case when exists (select 1 from matchings g where g.program_id = program and g.state = 'published') then (
      select count(*) from alone a where not exists (select 1 from partnerships s join offers o on o.id = s.offer_id
          where o.mentee_application_id = a.id and s.state = 'ended' and s.again is not true))
      else 0 end,
    (select count(*) from applications a where a.program_id = program and a.status = 'waiting' and a.person_id <> all (hidden)),
    (select count(*) from applications a where a.program_id = program and a.status = 'submitted' and a.person_id <> all (hidden));
end $$;
call app.give_to_gate('app.pulse_due(uuid)', 'alongside_web');

/* How often the living pairs of a program agreed to meet, in groups that people speak of, small ones told together; for its
   coordinator. */
create index partnerships_by_rhythm on partnerships (program_id, meets_every) where state <> 'ended';
create function app.rhythms(program uuid) returns table (keys text[], pairs bigint) stable language sql as $$
  select t.keys, t.counts[1] from unnest(app.tell_safely(array(
    select (array[g.often], array[g.n])::app.counted
    from (
      select case when s.meets_every <= 9 then 'week' when s.meets_every <= 17 then 'fortnight' when s.meets_every <= 35 then 'month' else 'seldom' end,
        min(s.meets_every), count(*)
      from partnerships s
      where s.program_id = program and program in (select app.coordinated()) and s.state <> 'ended'
        and s.mentor_id not in (select app.supervised_by(app.actor())) and s.mentee_id not in (select app.supervised_by(app.actor()))
      group by 1) g(often, days, n)
    order by g.days))) with ordinality t(keys, counts, place)
  order by t.place
$$;
call app.give_to_gate('app.rhythms(uuid)', 'alongside_web');

/* Hours of a program's pairs by month and kind, counted once a day: a number that moved while one looked would tell who has just
   met. Where fewer than five pairs noted any there is none. */
create table pulse_hours (
  program_id uuid primary key references programs,
  counted_on date not null,
  months     jsonb not null
);
comment on column pulse_hours.months is 'Of six months, the latest first: month, kind, minutes.';
call app.protect('pulse_hours', false);
create policy coordinated on pulse_hours for select to alongside_web using (program_id in (select app.coordinated()));
create policy gate on pulse_hours to alongside_gate using (true) with check (true);
grant select on pulse_hours to alongside_web;
grant select, insert, update on pulse_hours to alongside_gate;
grant select (minutes) on contacts to alongside_gate;

/* Counts the hours of every program that runs and has not been counted on this day. @returns how many were */
create function app.count_hours(today date) returns integer language sql as $$
  with due as (
    select g.id from programs g left join pulse_hours h on h.program_id = g.id
    where g.status in ('published', 'closed') and (h.counted_on is null or h.counted_on < today)),
  noted as (
    select s.program_id, date_trunc('month', c.met_on)::date as month, c.kind, sum(c.minutes) as minutes
    from partnerships s join contacts c on c.partnership_id = s.id
    where s.program_id in (select id from due) and c.met_on >= date_trunc('month', today) - interval '5 months'
    group by 1, 2, 3 having count(distinct s.id) >= 5),
  counted as (
    insert into pulse_hours (program_id, counted_on, months)
    select d.id, today, coalesce((select jsonb_agg(jsonb_build_object('month', n.month, 'kind', n.kind, 'minutes', n.minutes) order by n.month desc, n.kind)
      from noted n where n.program_id = d.id), '[]')
    from due d
    on conflict (program_id) do update set counted_on = excluded.counted_on, months = excluded.months
    returning 1)
  select count(*)::integer from counted
$$;
call app.give_to_gate('app.count_hours(date)', 'alongside_job');
