-- What waits for a coordinator, and letters that did not arrive.

/* Everything of a program that a letter may be about, as the outbox names it. */
create function app.letter_subjects(program uuid) returns setof text stable language sql as $$
  select program::text
  union all select id::text from applications where program_id = program
  union all select r.id::text from referees r join applications a on a.id = r.application_id where a.program_id = program
  union all select m.id::text from committee_members m join committees c on c.id = m.committee_id where c.program_id = program
  union all select id::text from matchings where program_id = program
  union all select id::text from offers where program_id = program
  union all select id::text from partnerships where program_id = program
$$;
grant execute on function app.letter_subjects(uuid) to alongside_gate;

create index outbox_undelivered on outbox (kind) where queue = 'mail' and state in ('failed', 'unknown');
create policy gate_sends_again on outbox to alongside_gate
  using (queue = 'mail' and state in ('failed', 'unknown')) with check (state = 'waiting');
grant update (due_at, tries, problem, moved_at) on outbox to alongside_gate;

/* The letters of a program that did not arrive, for its coordinator: which and to whom, nothing else of the outbox. */
create function app.undelivered(program uuid) returns table (id uuid, kind text, state outbox_state, recipient text, since timestamptz)
stable language sql as $$
  select o.id, o.kind, o.state, coalesce(p.name, o.address), o.moved_at
  from outbox o left join people p on p.id = o.person_id
  where o.queue = 'mail' and o.state in ('failed', 'unknown') and program in (select app.coordinated())
    and o.subject_id in (select app.letter_subjects(program))
    and (o.person_id is null or o.person_id not in (select app.supervised_by(app.actor())))
$$;
call app.give_to_gate('app.undelivered(uuid)', 'alongside_web');

/* Sends a letter anew that did not arrive. @returns whether there was one */
create function app.send_again(program uuid, letter uuid) returns boolean language sql as $$
  with again as (
    update outbox set state = 'waiting', due_at = null, tries = 0, problem = null, moved_at = now()
    where id = letter and id in (select u.id from app.undelivered(program) u) returning 1)
  select exists (select 1 from again)
$$;
call app.give_to_gate('app.send_again(uuid, uuid)', 'alongside_web');

/* What waits for the coordinator of each of their programs that runs, in numbers, besides decisions and memberships to check. */
create function app.duties() returns table (program_id uuid, names_unknown bigint, lapsed bigint, free bigint, to_hand_out bigint,
  adrift bigint, board_due boolean, undelivered bigint, terms_ending bigint) stable language sql as $$
  with hand as (
    select a.id, a.program_id, a.seat, a.status from applications a
    where a.program_id in (select app.coordinated()) and a.status in ('submitted', 'asked', 'accepted', 'waiting')),
  deciding as (
    select c.program_id, count(*) as n, count(*) filter (where m.until < app.today() + 30) as ending
    from committee_members m join committees c on c.id = m.committee_id
    where m.promised_at is not null and app.today() between m.since and m.until group by c.program_id)
  select g.id,
    (select count(distinct h.id) from hand h join wishes w on w.application_id = h.id
      where h.program_id = g.id and w.kind = 'avoid' and w.person_id is null and w.nobody_at is null),
    (select count(*) from hand h join attestations t on t.application_id = h.id
      where h.program_id = g.id and t.confirmed and t.expires_on < app.today()),
    case when waits.n > 0 then least(waits.n, greatest(0, g.cap - app.mentees_accepted(g.id, '00000000-0000-0000-0000-000000000000'))) else 0 end,
    case when decided.yet or g.readers = 0 or coalesce(d.n, 0) = 0 then 0 else
      (select count(*) from hand h where h.program_id = g.id and h.status = 'submitted'
        and not exists (select 1 from readings r where r.application_id = h.id)) end,
    case when g.cascade = 'ask' then
      (select count(*) from hand h where h.program_id = g.id and h.status = 'accepted' and h.seat = 'mentee'
        and exists (select 1 from offers f where f.mentee_application_id = h.id)
        and not exists (select 1 from offers f where f.mentee_application_id = h.id and f.state in ('asking_mentor', 'asking_mentee', 'accepted'))) else 0 end,
    not decided.yet and not decided.proposed and g.closes_on < app.today() and g.match_by <= app.today() + 14
      and exists (select 1 from hand h where h.program_id = g.id and h.status = 'accepted' and h.seat = 'mentee'),
    (select count(*) from app.undelivered(g.id)),
    case when decided.yet then 0 else coalesce(d.ending, 0) end
  from programs g
  left join deciding d on d.program_id = g.id
  cross join lateral (select count(*) as n from hand h where h.program_id = g.id and h.status = 'waiting' and h.seat = 'mentee' and g.cap is not null) waits
  cross join lateral (select
    exists (select 1 from matchings m where m.program_id = g.id and m.state in ('approved', 'published')) as yet,
    exists (select 1 from matchings m where m.program_id = g.id and m.state = 'proposed') as proposed) decided
  where g.id in (select app.coordinated()) and g.status = 'published'
$$;
grant execute on function app.duties() to alongside_web;
