-- The pulse: one mark a partnership a week, for the coordinator. It is made of what they know already: the months in which
-- the two met (app.ticks), how often they agreed to meet, wishes for a call, and whether they rest now. A month with a contact counts as in
-- rhythm from its first day on and until the agreed days and the grace after its last, so no mark tells when they met.

/* Days after the end of a month with a contact in which a pair is still in rhythm; the same as in app/contacts/quiet.ts. */
create function app.grace(meets_every integer, agreed boolean) returns integer immutable language sql as $$
  select case when agreed then meets_every + greatest(7, ceil(meets_every / 2.0)::integer) else greatest(30, meets_every) + 7 end
$$;
grant execute on function app.grace(integer, boolean) to alongside_gate;

/* Days after their introduction in which two are only beginning: a month, or one round of their rhythm where that is longer. */
create function app.beginning(meets_every integer) returns integer immutable language sql as $$
  select greatest(30, meets_every)
$$;
grant execute on function app.beginning(integer) to alongside_gate;

/* The weeks of some partnerships; nothing of anybody the coordinator supervises. */
create function app.pulse(program uuid, since date, pairs uuid[] default null) returns table (partnership_id uuid, week date, mark text)
stable language sql as $$
  with mine as (
    select s.id, s.state, s.meets_every, (s.introduced_at at time zone 'America/Vancouver')::date as introduced,
      app.grace(s.meets_every, coalesce(s.resumes_as, s.state) <> 'introduced') as within,
      least(s.ended_on, app.today()) as last_day
    from partnerships s
    where s.program_id = program and program in (select app.coordinated()) and s.id = any (coalesce(pairs, array(select p.id from partnerships p where p.program_id = program)))
      and s.mentor_id not in (select app.supervised_by(app.actor())) and s.mentee_id not in (select app.supervised_by(app.actor()))
  )
  select m.id, w.week, case
    when exists (select 1 from call_wishes c where c.partnership_id = m.id
      and (c.wished_at at time zone 'America/Vancouver')::date <= w.as_of
      and (c.called_at is null or (c.called_at at time zone 'America/Vancouver')::date >= w.week)) then 'hand'
    when m.state = 'paused' and w.as_of = m.last_day then 'paused'
    when w.as_of <= m.introduced + app.beginning(m.meets_every) then 'beginning'
    when w.as_of - h.until <= m.within then 'rhythm'
    else 'quiet' end
  from mine m
  cross join lateral (
    select g::date as week, least(g::date + 6, m.last_day) as as_of
    from generate_series(date_trunc('week', greatest(since, m.introduced)), date_trunc('week', m.last_day), interval '7 days') g) w
  cross join lateral (
    select case when count(*) > 0 then least((date_trunc('month', max(c.met_on)) + interval '1 month - 1 day')::date, w.as_of) end as until
    from contacts c where c.partnership_id = m.id and c.kind = 'meeting' and c.met_on < date_trunc('month', w.as_of) + interval '1 month') h
$$;
call app.give_to_gate('app.pulse(uuid, date, uuid[])', 'alongside_web');

-- The report: words of the coordinator by section, and editions that no later change touches.
create table report_texts (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null references programs,
  section    text not null check (section ~ '^[a-z]{3,20}$'),
  body       text not null check (length(body) <= 4000),
  version    integer not null default 1,
  unique (program_id, section)
);
create table report_editions (
  id           uuid primary key default gen_random_uuid(),
  program_id   uuid not null references programs,
  n            integer not null check (n > 0),
  report       jsonb not null,
  shared       boolean not null default false,
  published_by uuid not null references people,
  published_at timestamptz not null default now(),
  version      integer not null default 1,
  unique (program_id, n)
);
comment on column report_editions.report is 'The whole report as app/reports/report.ts describes it, in both languages; no number under five can be worked out of it.';
comment on column report_editions.shared is 'Whether those who take part may read it too.';
call app.protect('report_texts');
call app.protect('report_editions');
grant select on report_editions to alongside_gate;
create policy gate on report_editions for select to alongside_gate using (true);

/* The programs whose report in the making the actor may read: those they coordinate, or of organizations they administer. For
   the worker, when it keeps a year's figures, the one program it counts. */
create function app.reported() returns setof uuid stable language sql as $$
  select app.coordinated() union select p.id from programs p where p.organization_id in (select app.administered())
  union select nullif(current_setting('app.counting', true), '')::uuid where app.actor() is null and current_setting('role') = 'alongside_job'
$$;
call app.give_to_gate('app.reported()', 'alongside_web', 'alongside_gate');
/* The newest edition of each program: the one its committee and participants read. */
create function app.newest_editions() returns setof uuid stable language sql as $$
  select distinct on (program_id) id from report_editions order by program_id, n desc
$$;
call app.give_to_gate('app.newest_editions()', 'alongside_web');
/* The programs the actor takes part in: accepted, waiting for a place, or one of two. */
create function app.taking_part() returns setof uuid stable language sql as $$
  select program_id from applications where person_id = app.actor() and status in ('accepted', 'waiting')
  union select program_id from partnerships where app.actor() in (mentor_id, mentee_id)
$$;
call app.give_to_gate('app.taking_part()', 'alongside_web');

create policy coordinated on report_texts to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy reported on report_texts for select to alongside_web using (program_id in (select app.reported()));
grant select, insert, update (body, version) on report_texts to alongside_web;

create policy coordinated on report_editions to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy published on report_editions for insert to alongside_web
  with check (program_id in (select app.coordinated()) and published_by = app.actor());
create policy reported on report_editions for select to alongside_web using (program_id in (select app.reported()));
create policy judged on report_editions for select to alongside_web
  using (program_id in (select app.judged()) and id in (select app.newest_editions()));
create policy shared on report_editions for select to alongside_web
  using (shared and program_id in (select app.taking_part()) and id in (select app.newest_editions()));
grant select, insert, update (shared, version) on report_editions to alongside_web;

/* Everybody who asked for a seat, what became of them and where they come from, as app.tell_people tells it. */
create function app.report_people(program uuid)
returns table (seat seat_kind, part text, keys text[], counts bigint[], about text, percent integer)
stable language sql as $$
  with asked as (
    select distinct on (a.person_id, a.seat) a.* from applications a
    where a.program_id = program and a.status <> 'draft' and program in (select app.reported())
    order by a.person_id, a.seat, a.status in ('withdrawn', 'declined'), a.created_at desc
  ), pairs as (
    select distinct on (s.mentee_id) s.* from partnerships s where s.program_id = program order by s.mentee_id, s.introduced_at desc
  ), monthly as (
    select p.id, count(*) as months, count(*) filter (where exists (select 1 from contacts c where c.partnership_id = p.id
      and c.kind = 'meeting' and c.met_on >= g and c.met_on < g + interval '1 month')) as met
    from pairs p, generate_series(date_trunc('month', greatest((p.introduced_at at time zone 'America/Vancouver')::date, p.starts_on)::timestamp),
      least(p.ended_on, p.ends_on, app.today()), interval '1 month') g group by p.id
  ), crowd as (
    select a.seat, d.region, d.setting, w.role, h.language::text,
      case when exists (select 1 from partnerships s where s.program_id = program and a.person_id = case a.seat when 'mentor' then s.mentor_id else s.mentee_id end)
        then 'matched' when a.status in ('accepted', 'waiting') then 'waiting' else 'other' end,
      case when p.state = 'ended' then 'ended' when p.state = 'paused' then 'paused' when p.id is not null then 'going' end,
      case when p.id is null then null
        when not exists (select 1 from wishes x where x.application_id = a.id and x.kind = 'prefer') then 'unnamed'
        when exists (select 1 from wishes x where x.application_id = a.id and x.kind = 'prefer' and x.person_id = p.mentor_id and x.rank = 1) then 'first'
        when exists (select 1 from wishes x where x.application_id = a.id and x.kind = 'prefer' and x.person_id = p.mentor_id) then 'named'
        else 'another' end,
      case when p.id is null then null when m.months is null or m.months < 2 then 'new'
        when m.met * 4 >= m.months * 3 then 'most' when m.met * 2 >= m.months then 'half' else 'some' end,
      case when a.seat = 'mentor' then exists (select 1 from trainings t
        where t.program_id = program and t.person_id = a.person_id and t.undone_at is null) end,
      count(*) as n
    from asked a join people h on h.id = a.person_id
    left join positions w on w.id = a.position_id left join districts d on d.number = w.district_number
    left join pairs p on a.seat = 'mentee' and p.mentee_id = a.person_id
    left join monthly m on m.id = p.id
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  )
  select t.* from app.tell_people(array(select c::app.alike from crowd c)) t
$$;
call app.give_to_gate('app.report_people(uuid)', 'alongside_web', 'alongside_job');

/* In each month, how many quarters of the pairs that were on their way met, from ten pairs on; the first is that of the later of
   introduction and start. */
create function app.report_months(program uuid) returns table (month date, quarter integer) stable language sql as $$
  select g::date, least(3, 4 * count(*) filter (where exists (select 1 from contacts c where c.partnership_id = s.id
    and c.kind = 'meeting' and c.met_on >= g and c.met_on < g + interval '1 month')) / count(*))::integer
  from partnerships s, generate_series(date_trunc('month', greatest((s.introduced_at at time zone 'America/Vancouver')::date, s.starts_on)::timestamp),
    least(s.ended_on, s.ends_on, app.today()), interval '1 month') g
  where s.program_id = program and program in (select app.reported()) group by 1 having count(*) >= 10 order by 1
$$;
call app.give_to_gate('app.report_months(uuid)', 'alongside_web', 'alongside_job');

/* Hours noted over the whole program by kind; nothing where fewer than five pairs noted any. */
create function app.report_hours(program uuid) returns table (kind contact_kind, minutes bigint) stable language sql as $$
  select c.kind, sum(c.minutes) from partnerships s join contacts c on c.partnership_id = s.id
  where s.program_id = program and program in (select app.reported()) group by 1 having count(distinct s.id) >= 5
$$;
call app.give_to_gate('app.report_hours(uuid)', 'alongside_web', 'alongside_job');

/* What contacts were for, where it was said: how many, to the five below, and how long, to the five hours below, so that what is not
   told cannot be worked out of all there is; nothing where fewer than five pairs said so. */
create function app.report_activities(program uuid) returns table (activity contact_activity, contacts bigint, minutes bigint) stable language sql as $$
  select c.activity, count(*) / 5 * 5, sum(c.minutes) / 300 * 300 from partnerships s join contacts c on c.partnership_id = s.id
  where s.program_id = program and program in (select app.reported()) and c.activity is not null
  group by 1 having count(distinct s.id) >= 5 order by 1
$$;
grant select (activity) on contacts to alongside_gate;
call app.give_to_gate('app.report_activities(uuid)', 'alongside_web', 'alongside_job');

/* What mentees most want to work on: how many said so, to the five below; nothing where fewer than five did. */
create function app.report_topics(program uuid) returns table (competency_id uuid, people bigint) stable language sql as $$
  select r.competency_id, count(*) / 5 * 5 from applications a join ratings r on r.assessment_id = a.assessment_id
  where a.program_id = program and a.seat = 'mentee' and a.status not in ('draft', 'withdrawn', 'declined') and r.focus
    and program in (select app.reported())
  group by 1 having count(*) >= 5
$$;
call app.give_to_gate('app.report_topics(uuid)', 'alongside_web', 'alongside_job');

/* Trainings as they were noted: how many mentors completed each, to the five below; nothing where fewer than five did. */
create function app.report_trainings(program uuid) returns table (title text, people bigint) stable language sql as $$
  select t.title, count(distinct t.person_id) / 5 * 5 from trainings t
  where t.program_id = program and t.undone_at is null and program in (select app.reported())
  group by 1 having count(distinct t.person_id) >= 5 order by 2 desc, 1
$$;
grant select (program_id, person_id, title, undone_at) on trainings to alongside_gate;
call app.give_to_gate('app.report_trainings(uuid)', 'alongside_web', 'alongside_job');

/* The newest editions of earlier programs of the same organization and template, for comparison. */
create function app.report_earlier(program uuid) returns table (title jsonb, report jsonb) stable language sql as $$
  select distinct on (p.starts_on, p.id) p.title, e.report
  from programs g join programs p on p.organization_id = g.organization_id and p.template = g.template and p.starts_on < g.starts_on
  join report_editions e on e.program_id = p.id
  where g.id = program and program in (select app.reported())
  order by p.starts_on, p.id, e.n desc
$$;
call app.give_to_gate('app.report_earlier(uuid)', 'alongside_web', 'alongside_job');

/* What came of the reviews of each moment, as it was counted once: how many were asked, which share of them handed in, the share
   of each answer, and growth. The numbers behind the shares stay here: beside how many were asked they would tell the few who
   did not hand in. */
create function app.report_reviews(program uuid)
returns table (moment assessment_moment, asked integer, about text, percent integer, figures jsonb, growth jsonb)
stable language sql as $$
  select r.moment, case when r.asked >= 5 and r.answered is not null then r.asked end, s.about, s.percent,
    coalesce((select jsonb_agg(f - 'groups' - 'nearly' order by place) from jsonb_array_elements(r.figures) with ordinality e(f, place)
      where jsonb_array_length(f -> 'groups') > 0), '[]'), r.growth
  from review_results r left join lateral app.tell_share(r.answered, r.asked) s on true
  where r.program_id = program and program in (select app.reported()) order by r.moment
$$;
grant select on review_results to alongside_gate;
create policy gate on review_results for select to alongside_gate using (true);
call app.give_to_gate('app.report_reviews(uuid)', 'alongside_web', 'alongside_job');

/* How the last partnership of each mentee ended, where it did: only where they are the whole of those who are told to have ended,
   or no number under five can be taken from the other. */
create function app.report_endings(program uuid) returns table (keys text[], n bigint) stable language sql as $$
  with told as (
    select t.keys, t.counts[1] as n, t.place from unnest(app.tell_safely(array(
      select (array[last.ended_as::text], array[count(*)])::app.counted from (
        select distinct on (s.mentee_id) s.ended_as from partnerships s where s.program_id = program order by s.mentee_id, s.introduced_at desc) last
      where last.ended_as is not null group by last.ended_as order by last.ended_as))) with ordinality t(keys, counts, place)
  )
  select t.keys, t.n from told t where program in (select app.reported())
    and app.is_safe(abs((select sum(n) from told) - (
      select p.counts[1] from app.report_people(program) p where p.seat = 'mentee' and p.part = 'pair' and p.keys = array['ended'])))
  order by t.place
$$;
call app.give_to_gate('app.report_endings(uuid)', 'alongside_web', 'alongside_job');

/* Honoraria that have been approved, by how far the money is; kinds that concern fewer than five people are told with others, so that
   the whole still adds up. */
create function app.report_costs(program uuid) returns table (kinds text[], cents bigint) stable language sql as $$
  with spent as (
    select h.state, sum(h.amount_cents) as cents, count(*) as n from honoraria h
    where h.program_id = program and h.state in ('approved', 'exported', 'paid') and program in (select app.reported()) group by 1
  )
  select t.keys, (select sum(s.cents)::bigint from spent s where s.state::text = any (t.keys))
  from unnest(app.tell_safely(array(
    select (array[s.state::text], array[s.n])::app.counted from spent s order by s.state))) with ordinality t(keys, counts, place)
  order by t.place
$$;
call app.give_to_gate('app.report_costs(uuid)', 'alongside_web', 'alongside_job');

/* Words that their authors let the program quote, as they stand, for its coordinator; of nobody they supervise. */
create function app.report_words(program uuid) returns table (id uuid, version integer, words text, signed_as text, seat seat_kind)
stable language sql as $$
  select q.id, q.version, q.words, q.signed_as, q.seat from quotes q
  where q.program_id = program and (program in (select app.coordinated()) or app.actor() is null and program in (select app.reported()))
    and q.writer_id not in (select app.supervised_by(app.actor()))
  order by q.given_at, q.id
$$;
grant select on quotes to alongside_gate;
create policy gate on quotes for select to alongside_gate using (true);
call app.give_to_gate('app.report_words(uuid)', 'alongside_web', 'alongside_job');

/* The words an edition quotes, for whoever may read it, as long as they stand as they were given: an edition holds none. */
create function app.edition_words(edition uuid) returns table (id uuid, version integer, words text, signed_as text, seat seat_kind)
stable language sql as $$
  select q.id, q.version, q.words, q.signed_as, q.seat
  from report_editions e join quotes q on q.program_id = e.program_id
  where e.id = edition
    and jsonb_path_exists(e.report, '$.sections[*].blocks[*] ? (@.kind == "quote" && @.id == $id && @.version == $version)',
      jsonb_build_object('id', q.id, 'version', q.version))
    and q.writer_id not in (select app.supervised_by(app.actor()))
    and (e.program_id in (select app.reported())
      or e.id in (select app.newest_editions())
        and (e.program_id in (select app.judged()) or e.shared and e.program_id in (select app.taking_part())))
$$;
call app.give_to_gate('app.edition_words(uuid)', 'alongside_web');
