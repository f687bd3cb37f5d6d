-- What waits for a coordinator, and letters that did not arrive.

/* Everything of a program that a letter may be about, as the outbox names it; 0041_groups.sql adds what came later. */
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

/* The letters of a program that did not arrive, for its coordinator: which and to whom, nothing else of the outbox. Not
   those that would tell who has answered and who has not, or that a group writes. */
create function app.undelivered(program uuid) returns table (id uuid, kind text, state outbox_state, recipient text, since timestamptz)
stable language sql as $$
  select o.id, o.kind, o.state, coalesce(p.name, o.address), o.moved_at
  from outbox o left join people p on p.id = o.person_id
  where o.queue = 'mail' and o.state in ('failed', 'unknown') and program in (select app.coordinated())
    and o.subject_id in (select app.letter_subjects(program))
    and (o.person_id is null or o.person_id not in (select app.supervised_by(app.actor())))
    and o.kind not in ('survey.reminder', 'survey.result', 'review.reminder', 'group.written')
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

/* How many applications wait for a decision, and memberships for a check, in each program of the actor. */
create function app.arrived() returns table (program_id uuid, complete bigint, unchecked bigint) stable language plpgsql as $$
declare
  mine uuid[] := array(select app.coordinated());
  mine_not uuid[];
begin
  if cardinality(mine) = 0 then return; end if;
  mine_not := array(select app.supervised_by(app.actor()));
  return query
  with done as (
    select a.program_id, count(*) as n from applications a
    where a.program_id = any (mine) and a.status = 'submitted' and a.person_id <> all (mine_not)
    group by a.program_id),
  claimed as (
    select a.program_id, count(*) as n from attestations t join applications a on a.id = t.application_id
    where t.confirmed is null and a.program_id = any (mine) and a.status in ('submitted', 'asked', 'accepted', 'waiting') and a.person_id <> all (mine_not)
    group by a.program_id)
  select g, coalesce(d.n, 0), coalesce(c.n, 0) from unnest(mine) g
  left join done d on d.program_id = g left join claimed c on c.program_id = g;
end $$;
create index applications_arrived on applications (program_id, person_id) where status = 'submitted';
create index applications_in_line on applications (program_id, seat) where status = 'waiting';
create index offers_open on offers (program_id) where state in ('asking_mentor', 'asking_mentee');
create index offers_come_to_nothing on offers (program_id) where state in ('declined', 'expired', 'withdrawn');
/* How many mentees of a program nobody is asked for any more, after a mentor of theirs declined. */
create function app.to_answer(program uuid) returns bigint stable language sql as $$
  select count(*) from offers f
  where f.program_id = program and program in (select app.coordinated()) and f.state = 'declined' and f.round > 0
    and not exists (select 1 from offers g where g.mentee_application_id = f.mentee_application_id and g.state in ('asking_mentor', 'asking_mentee', 'accepted'))
$$;
call app.give_to_gate('app.to_answer(uuid)', 'alongside_web');
create index attestations_unchecked on attestations (application_id) where confirmed is null;
create index attestations_confirmed on attestations (expires_on) where confirmed;
create index wishes_unidentified on wishes (application_id) where kind = 'avoid' and person_id is null and nobody_at is null;

/*
 * What waits for the coordinator of each of their programs that runs, in numbers, besides decisions and memberships to
 * check. By the gate, so that one question over eight tables does not ask each table's policies; whom the actor
 * supervises is left out here instead. Each begins with the few that wait, never with all a program has.
 */
create function app.duties() returns table (program_id uuid, names_unknown bigint, lapsed bigint, free bigint, to_hand_out bigint,
  adrift bigint, board_due boolean, undelivered bigint, terms_ending bigint, to_close boolean) stable language plpgsql as $$
declare
  mine uuid[] := array(select g.id from programs g where g.id in (select app.coordinated()) and g.status = 'published');
  mine_not uuid[];
  today date := app.today();
begin
  if cardinality(mine) = 0 then return; end if;
  mine_not := array(select app.supervised_by(app.actor()));
  return query
  with deciding as (
    select c.program_id, count(*) as n, count(*) filter (where m.until < today + 30) as ending
    from committee_members m join committees c on c.id = m.committee_id
    where c.program_id = any (mine) and m.promised_at is not null and today between m.since and m.until group by c.program_id),
  decided as (
    select m.program_id, bool_or(m.state in ('approved', 'published')) as yet, bool_or(m.state = 'proposed') as proposed
    from matchings m where m.program_id = any (mine) group by m.program_id),
  unknown as (
    select h.program_id, count(distinct h.id) as n from wishes w join applications h on h.id = w.application_id
    where w.kind = 'avoid' and w.person_id is null and w.nobody_at is null
      and h.program_id = any (mine) and h.status in ('submitted', 'asked', 'accepted', 'waiting') and h.person_id <> all (mine_not)
    group by h.program_id),
  over as (
    select h.program_id, count(*) as n from attestations t join applications h on h.id = t.application_id
    where t.confirmed and t.expires_on < today
      and h.program_id = any (mine) and h.status in ('submitted', 'asked', 'accepted', 'waiting') and h.person_id <> all (mine_not)
    group by h.program_id),
  line as (
    select h.program_id, count(*) as n from applications h
    where h.program_id = any (mine) and h.seat = 'mentee' and h.status = 'waiting' and h.person_id <> all (mine_not) group by h.program_id)
  select g.id, coalesce(u.n, 0), coalesce(o.n, 0),
    case when g.cap is not null and coalesce(t.n, 0) > 0
      then least(t.n, greatest(0, g.cap - app.mentees_accepted(g.id, '00000000-0000-0000-0000-000000000000'))) else 0 end,
    case when coalesce(d.yet, false) or g.readers = 0 or coalesce(k.n, 0) = 0 then 0 else (
      select count(*) from applications h
      where h.program_id = g.id and h.status = 'submitted' and h.person_id <> all (mine_not)
        and not exists (select 1 from readings r where r.application_id = h.id)) end,
    case when g.cascade = 'ask' then (
      select count(distinct h.id) from offers f join applications h on h.id = f.mentee_application_id
      where f.program_id = g.id and f.state in ('declined', 'expired', 'withdrawn') and h.status = 'accepted' and h.person_id <> all (mine_not)
        and not exists (select 1 from offers l where l.mentee_application_id = h.id and l.state in ('asking_mentor', 'asking_mentee', 'accepted', 'ended')))
      else 0 end,
    not coalesce(d.yet or d.proposed, false) and g.closes_on < today and g.match_by <= today + 14 and exists (
      select 1 from applications h
      where h.program_id = g.id and h.seat = 'mentee' and h.status = 'accepted' and h.person_id <> all (mine_not)),
    case when exists (select 1 from outbox l where l.queue = 'mail' and l.state in ('failed', 'unknown'))
      then (select count(*) from app.undelivered(g.id)) else 0 end,
    case when d.yet then 0 else coalesce(k.ending, 0) end,
    g.ends_on < today
  from programs g
  left join line t on t.program_id = g.id
  left join unknown u on u.program_id = g.id
  left join over o on o.program_id = g.id
  left join deciding k on k.program_id = g.id
  left join decided d on d.program_id = g.id
  where g.id = any (mine);
end $$;
grant select on attestations, offers to alongside_gate;
create policy gate on attestations for select to alongside_gate using (true);
call app.give_to_gate('app.arrived()', 'alongside_web');
call app.give_to_gate('app.duties()', 'alongside_web');
