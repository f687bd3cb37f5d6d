-- The inbox of a program, a page at a time: a page of 50,000 applications costs about what one of 1,000 does.

/* Where an application stands in the inbox, in the order of the states (app/applications/application.ts). */
create function app.inbox_state(status application_status, eligibility eligibility) returns text immutable parallel safe language sql as $$
  select case when status = 'draft' then 'started' when status <> 'submitted' then status::text
    when eligibility = 'eligible' then 'eligible' else 'complete' end
$$;
create function app.inbox_rank(status application_status, eligibility eligibility) returns integer immutable parallel safe language sql as $$
  select case status when 'draft' then 1 when 'asked' then 2 when 'submitted' then case when eligibility = 'eligible' then 4 else 3 end
    when 'accepted' then 5 when 'waiting' then 6 when 'declined' then 7 else 8 end
$$;
/* Arrived and not over: only here is a membership worth checking. */
create function app.in_hand(status application_status) returns boolean immutable parallel safe language sql as $$
  select status in ('submitted', 'asked', 'accepted', 'waiting')
$$;
/* What somebody attested and a person found, on a day; it holds through its last one. */
create function app.membership_state(confirmed boolean, expires_on date, day date) returns text immutable parallel safe language sql as $$
  select case when confirmed is null then 'unchecked' when not confirmed then 'refused' when expires_on < day then 'expired' else 'confirmed' end
$$;
grant execute on function app.inbox_state(application_status, eligibility), app.in_hand(application_status), app.membership_state(boolean, date, date)
  to alongside_gate;
grant execute on function app.inbox_rank(application_status, eligibility) to alongside_web, alongside_job, alongside_gate;

create index applications_by_arrival on applications (program_id, coalesce(submitted_at, created_at), id) include (person_id);
create index applications_by_state on applications (program_id, app.inbox_rank(status, eligibility), coalesce(submitted_at, created_at), id);
create index applications_counted on applications (program_id, status, eligibility, seat, capacity);

/* How many applications of a program stand in each state, and how many places those accepted offer; for its coordinator. Counted
   along an index with few different keys; those of people the coordinator supervises, who are few, are taken away again. */
create function app.inbox_tally(program uuid) returns table (state text, seat seat_kind, n bigint, places bigint) stable language sql as $$
  select app.inbox_state(g.status, g.eligibility), g.seat, sum(g.n)::bigint,
    coalesce(sum(g.n * g.capacity) filter (where g.seat = 'mentor'), 0)::bigint
  from (
    select a.status, a.eligibility, a.seat, a.capacity, count(*) as n from applications a
    where a.program_id = program and program in (select app.coordinated()) group by 1, 2, 3, 4
    union all
    select a.status, a.eligibility, a.seat, a.capacity, -count(*) from applications a
    where a.program_id = program and a.person_id = any (array(select app.supervised_by(app.actor()))) group by 1, 2, 3, 4) g
  where program in (select app.coordinated()) group by 1, 2
$$;
call app.give_to_gate('app.inbox_tally(uuid)', 'alongside_gate');

/*
 * One page of a program's inbox, for its coordinator, without the applications of people they supervise. What is asked for decides
 * which tables are joined. Where every line that fits is counted already, each order is walked along its own index and no page
 * reads them all; what looks at names, districts, memberships or wishes reads each line once.
 *
 * @param state one of the inbox, or undecided: everything that has arrived and waits. @param sought folded as app.fold does
 * @param sort name, district, state; else the longest waiting first
 * @returns how many stand in each state, how many fit, which page this is (the last where a later one is asked for), and its lines
 */
create function app.inbox(program uuid, day date, state text, seat text, membership text, names text, sought text, sort text,
  wanted integer, most integer, out tally jsonb, out total bigint, out page integer, out lines jsonb)
stable language plpgsql as $$
declare
  hidden uuid[] := array(select app.supervised_by(app.actor()));
  states constant text[] := array['started', 'asked', 'complete', 'eligible', 'accepted', 'waiting', 'declined', 'withdrawn'];
  ranked integer := array_position(states, nullif(state, ''));
  tables text := 'applications a';
  fits text := 'a.program_id = $1 and a.person_id <> all ($2)';
  ordered text := 'coalesce(a.submitted_at, a.created_at), a.id';
  question text;
  found uuid[];
begin
  select coalesce(jsonb_agg(to_jsonb(t)), '[]') into tally from app.inbox_tally(program) t;
  total := 0;
  page := 1;
  lines := '[]';
  if program not in (select app.coordinated()) then return; end if;
  if state = 'undecided' then fits := fits || $q$ and a.status = 'submitted'$q$;
  elsif state <> '' then fits := fits || ' and app.inbox_rank(a.status, a.eligibility) = $3'; end if;
  if seat <> '' then fits := fits || ' and a.seat::text = $4'; end if;
  if names = 'unknown' then
    fits := fits || $q$ and app.in_hand(a.status) and a.id in (select w.application_id from wishes w
      where w.kind = 'avoid' and w.person_id is null and w.nobody_at is null)$q$;
  end if;
  if membership <> '' then
    tables := tables || ' left join attestations t on t.application_id = a.id and app.in_hand(a.status)';
    fits := fits || $q$ and case when t.id is null then 'none' else app.membership_state(t.confirmed, t.expires_on, $6) end = $5$q$;
  end if;
  if sought <> '' or sort = 'name' then tables := tables || ' join people p on p.id = a.person_id'; end if;
  if sought <> '' or sort = 'district' then
    tables := tables || $q$ left join positions w on w.id = a.position_id
      left join (select number, region, app.fold(concat_ws(' ', number, name, region)) as folded from districts offset 0) d on d.number = w.district_number$q$;
  end if;
  if sought <> '' then fits := fits || $q$ and strpos(concat_ws(' ', app.fold(p.name), d.folded), $7) > 0$q$; end if;
  if sort = 'name' then ordered := 'p.name collate "und-x-icu", p.id, a.id';
  elsif sort = 'district' then ordered := $q$coalesce(d.region, '') collate "und-x-icu", coalesce(d.number, 99), $q$ || ordered;
  elsif sort = 'state' then ordered := 'app.inbox_rank(a.status, a.eligibility), ' || ordered; end if;
  question := format('select array(select a.id from %s where %s order by %s', tables, fits, ordered);

  if membership = '' and names = '' and sought = '' then
    select coalesce(sum((t.told ->> 'n')::bigint), 0) into total from jsonb_array_elements(tally) t(told)
    where (inbox.seat = '' or t.told ->> 'seat' = inbox.seat)
      and (inbox.state = '' or t.told ->> 'state' = inbox.state or inbox.state = 'undecided' and t.told ->> 'state' in ('complete', 'eligible'));
    page := least(greatest(1, wanted), greatest(1, ceil(total::numeric / most)))::integer;
    execute question || ' limit $8 offset $9)' into found using program, hidden, ranked, seat, membership, day, sought, most, (page - 1) * most;
  else
    execute question || ')' into found using program, hidden, ranked, seat, membership, day, sought;
    total := cardinality(found);
    page := least(greatest(1, wanted), greatest(1, ceil(total::numeric / most)))::integer;
    found := found[(page - 1) * most + 1 : page * most];
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', p.name, 'seat', a.seat, 'state', app.inbox_state(a.status, a.eligibility),
      'district', d.number || ' ' || d.name, 'submittedAt', a.submitted_at,
      'membership', case when t.id is null then 'none' else app.membership_state(t.confirmed, t.expires_on, day) end) order by f.place), '[]')
    into lines
  from unnest(found) with ordinality f(id, place) join applications a on a.id = f.id join people p on p.id = a.person_id
  left join positions w on w.id = a.position_id left join districts d on d.number = w.district_number
  left join attestations t on t.application_id = a.id and app.in_hand(a.status);
end $$;
call app.give_to_gate('app.inbox(uuid, date, text, text, text, text, text, text, integer, integer)', 'alongside_web');

/* How many applications of a program have arrived and wait for its coordinator; none of people they supervise. */
create function app.to_decide(program uuid) returns bigint stable language sql as $$
  select count(*) from applications a where a.program_id = program and a.status = 'submitted' and program in (select app.coordinated())
    and a.person_id <> all (array(select app.supervised_by(app.actor())))
$$;
call app.give_to_gate('app.to_decide(uuid)', 'alongside_web');
