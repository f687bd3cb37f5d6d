-- How figures leave the database: so that no number under five can be seen or worked out of one answer. What counts with these
-- functions hands out nothing it has not told with them.

/* Something counted: what it is made of, and how many in each column. */
create type app.counted as (keys text[], counts bigint[]);

/* Nobody is nobody; five is the smallest group whose number may be told. */
create function app.is_safe(n numeric) returns boolean immutable language sql as $$ select n = 0 or n >= 5 $$;

/* Whether groups told together are enough: five groups of five people would tell that each has one. */
create function app.is_enough(told app.counted) returns boolean immutable language sql as $$
  select bool_and(app.is_safe(n)) and sum(n) > cardinality(told.keys) from unnest(told.counts) n
$$;

/*
 * Tells groups so that no number under five can be seen or worked out: those with such a number are told together, with as many
 * of the next smallest as it takes. Every number told is true, and together they are the whole; so whatever is added up or taken
 * away from a total is again nobody, or five and more. The group that holds last_key is taken in only where nothing else helps.
 * @returns the groups in the order given, the joined one last; null where even the whole is too small to be told
 */
create function app.tell_safely(groups app.counted[], last_key text default '') returns app.counted[] immutable language plpgsql as $$
declare
  each record;
  joined app.counted;
  apart bigint[] := '{}';
begin
  for each in
    select g.* from (
      select g.*, (select bool_and(app.is_safe(n)) from unnest(g.counts) n) as safe, (select sum(n) from unnest(g.counts) n) as whole
      from unnest(groups) with ordinality g(keys, counts, place)) g
    order by g.safe, last_key = any (g.keys), g.whole, g.place
  loop
    if joined.keys is null and not each.safe then joined := (each.keys, each.counts);
    elsif not each.safe or joined.keys is not null and not app.is_enough(joined) then
      joined := (joined.keys || each.keys,
        array(select a + b from unnest(joined.counts, each.counts) with ordinality s(a, b, place) order by place));
    else apart := apart || each.place; end if;
  end loop;
  if joined.keys is null then return groups; end if;
  if not app.is_enough(joined) then return null; end if;
  joined.keys := array(select k from unnest(groups) with ordinality g(keys, counts, place), unnest(g.keys) k
    where k = any (joined.keys) order by g.place);
  return array(select (g.keys, g.counts)::app.counted from unnest(groups) with ordinality g(keys, counts, place)
    where g.place = any (apart) order by g.place) || joined;
end $$;

/*
 * A share that shows no group under five: itself, or that it is above or below what is certain; nothing of fewer than five. Of
 * fewer than ten it says no more than that it is nobody or everybody: of six, "over" would be five and nothing else.
 */
create function app.tell_share(n bigint, whole bigint, out about text, out percent integer) immutable language sql as $$
  select case when few then 'under' when most then 'over' else 'exact' end,
    case when few then least(100, ceil(500.0 / whole)) when most then greatest(0, floor(100.0 * (whole - 5) / whole))
      else floor(100.0 * n / whole + 0.5) end
  from (select n between 1 and 4 as few, whole - n between 1 and 4 as most) s
  where whole >= 5 and (whole >= 10 or n in (0, whole))
$$;

/* People who are alike in all of this, and how many they are. */
create type app.alike as (seat seat_kind, region text, setting setting, role position_role, language text, outcome text, pair text,
  wish text, rhythm text, trained boolean, n bigint);

/*
 * Counts the people of both seats so that no group under five can be seen or worked out. Outcomes too small are told together for
 * the whole seat first; then, in each table, the rows too small. All tables of a seat share its outcomes, and nothing else is known
 * of them, so that no table can be taken from another.
 * @returns part outcome: what became of them, which together are everybody. region, setting, role, language: the same by where they
 *   come from, a count for each outcome. pair, wish, rhythm: of those matched, where they are told by themselves and it is known of
 *   each. trained: of those told with the matched, which share has a training noted.
 */
create function app.tell_people(crowd app.alike[])
returns table (seat seat_kind, part text, keys text[], counts bigint[], about text, percent integer) immutable language plpgsql as $$
declare
  here app.alike[];
  outcomes app.counted[];
  told app.counted[];
  known app.counted;
  values_of constant jsonb := '{"pair": ["going", "paused", "ended"], "wish": ["first", "named", "another", "unnamed"],
    "rhythm": ["most", "half", "some", "new"]}';
begin
  foreach seat in array enum_range(null::seat_kind) loop
    here := array(select c from unnest(crowd) c where c.seat = tell_people.seat);
    continue when (select coalesce(sum(c.n), 0) < 5 from unnest(here) c);
    outcomes := app.tell_safely(array(
      select (array[o], array[sum(c.n)])::app.counted
      from unnest(array['matched', 'waiting', 'other']) with ordinality v(o, place) join unnest(here) c on c.outcome = o
      group by o, place order by place), 'matched');
    return query select tell_people.seat, 'outcome', o.keys, o.counts, null::text, null::integer from unnest(outcomes) o;

    foreach part in array array['region', 'setting', 'role', 'language'] loop
      told := app.tell_safely(array(
        with counted as (
          select coalesce(to_jsonb(c) ->> part, '') collate "C" as key, c.outcome, sum(c.n) as n from unnest(here) c group by 1, 2)
        select (array[v.key], array(
          select coalesce(sum(g.n), 0) from unnest(outcomes) with ordinality o(keys, counts, place)
          left join counted g on g.key = v.key and g.outcome = any (o.keys) group by o.place order by o.place))::app.counted
        from (select distinct g.key from counted g) v order by v.key));
      if cardinality(told) > 1 then
        return query select tell_people.seat, tell_people.part, t.keys, t.counts, null::text, null::integer from unnest(told) t;
      end if;
    end loop;

    select o.* into known from unnest(outcomes) o where 'matched' = any (o.keys);
    foreach part in array array['pair', 'wish', 'rhythm'] loop
      continue when known.keys is distinct from array['matched']
        or exists (select from unnest(here) c where c.outcome = 'matched' and to_jsonb(c) ->> part is null);
      told := app.tell_safely(array(
        select (array[v.key], array[sum(c.n)])::app.counted
        from jsonb_array_elements_text(values_of -> part) with ordinality v(key, place)
        join unnest(here) c on c.outcome = 'matched' and to_jsonb(c) ->> part = v.key group by v.key, v.place order by v.place));
      return query select tell_people.seat, tell_people.part, t.keys, t.counts, null::text, null::integer from unnest(told) t;
    end loop;

    return query
      select tell_people.seat, 'trained', known.keys, known.counts, s.about, s.percent
      from (select coalesce(sum(c.n) filter (where c.trained), 0)::bigint as n, bool_and(c.trained is not null) as is_known
        from unnest(here) c where c.outcome = any (known.keys)) g,
      app.tell_share(g.n, (select sum(n)::bigint from unnest(known.counts) n)) s
      where g.is_known and s.about is not null;
  end loop;
end $$;
grant execute on function app.is_safe(numeric), app.is_enough(app.counted), app.tell_safely(app.counted[], text),
  app.tell_share(bigint, bigint), app.tell_people(app.alike[]) to alongside_gate;
