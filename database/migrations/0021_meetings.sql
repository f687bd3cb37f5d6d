-- A meeting of two: one proposes up to three times, the other takes one or proposes others. What they write (where, a
-- word, what they want to talk about) is sealed; when, how long and how stay plain, for reminders and calendars.
create type meeting_kind as enum ('meeting', 'kick_off', 'meet_up');
create type meeting_mode as enum ('in_person', 'video', 'phone');
create type meeting_state as enum ('proposed', 'agreed', 'cancelled');
create table meetings (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  kind           meeting_kind not null default 'meeting',
  mode           meeting_mode not null,
  state          meeting_state not null default 'proposed',
  minutes        integer not null check (minutes between 15 and 600),
  starts_at      timestamptz,
  zone           text,
  wall           text check (wall ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  proposed_by    uuid not null references people,
  asked_id       uuid references people,
  asked_at       timestamptz,
  round          integer not null default 1,
  reminded_round integer,
  sequence       integer not null default 0,
  settled_at     timestamptz,
  held           boolean,
  cancelled_by   uuid references people,
  where_sealed   bytea not null,
  word_sealed    bytea,
  created_at     timestamptz not null,
  version        integer not null default 1,
  unique (partnership_id, id),
  check ((state = 'agreed') <= (starts_at is not null)),
  check ((starts_at is null) = (zone is null) and (starts_at is null) = (wall is null)),
  check ((state = 'cancelled') <= (asked_id is null)),
  check ((asked_id is not null) <= (asked_at is not null)),
  check ((held is not null) <= (state = 'agreed'))
);
comment on column meetings.wall is 'What the two agreed on: the time on the wall in zone. starts_at follows from it by the rules of the zone, and is worked out again when they change.';
comment on column meetings.asked_id is 'Who is to answer the times that lie proposed; of an agreed meeting, the wish to move it. The agreed time stands until then.';
comment on column meetings.asked_at is 'When the newest times were proposed: an answer is due within the days the two have agreed on.';
comment on column meetings.round is 'Counts the times proposed, so that each asks once by letter.';
comment on column meetings.reminded_round is 'The last times proposed of which whoever is to answer was reminded.';
comment on column meetings.sequence is 'Counts what calendars have been told, as iTIP asks.';
comment on column meetings.settled_at is 'When the time that stands was agreed on.';
create index meetings_of_partnership on meetings (partnership_id, starts_at);
create index meetings_ahead on meetings (starts_at) where state = 'agreed';
create index meetings_asked on meetings (asked_at) where asked_id is not null;

create table meeting_times (
  meeting_id     uuid not null,
  partnership_id uuid not null,
  n              integer not null check (n between 1 and 3),
  minutes        integer not null check (minutes between 15 and 600),
  starts_at      timestamptz not null,
  zone           text not null,
  wall           text not null check (wall ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  primary key (meeting_id, n),
  foreign key (partnership_id, meeting_id) references meetings (partnership_id, id)
);
comment on table meeting_times is 'The times that lie proposed now.';

-- What to talk about, and what to do until next time: the mentee's. The mentor may suggest.
create type meeting_item_kind as enum ('agenda', 'action');
create table meeting_items (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  meeting_id     uuid,
  kind           meeting_item_kind not null,
  author_id      uuid not null references people,
  suggested      boolean not null,
  words_sealed   bytea not null,
  due            date,
  done_at        timestamptz,
  created_at     timestamptz not null,
  version        integer not null default 1,
  foreign key (partnership_id, meeting_id) references meetings (partnership_id, id)
);
comment on column meeting_items.meeting_id is 'Where it came up; null for what was written down between meetings. While it is open it is carried over to the next meeting.';
comment on column meeting_items.suggested is 'By the mentor, and not yet taken up by the mentee.';
create index items_of_partnership on meeting_items (partnership_id);

call app.protect('meetings', false);
call app.protect('meeting_times', false);
call app.protect('meeting_items', false);

/* The partnerships in which the actor is the mentee and that have not ended. */
create function app.living_as_mentee() returns setof uuid stable rows 4 language sql as $$
  select id from partnerships where mentee_id = app.actor() and state <> 'ended'
$$;
call app.give_to_gate('app.living_as_mentee()', 'alongside_web', 'alongside_gate');

create policy partners on meetings for select to alongside_web using (partnership_id in (select app.partnered()));
create policy arranged on meetings for insert to alongside_web
  with check (proposed_by = app.actor() and partnership_id in (select app.living()));
create policy changed on meetings for update to alongside_web
  using (partnership_id in (select app.living())) with check (partnership_id in (select app.living()));
create policy worked on meetings to alongside_job using (true) with check (true);
create policy gate on meetings for select to alongside_gate using (true);
grant select on meetings to alongside_web;
grant insert (id, partnership_id, kind, mode, minutes, proposed_by, asked_id, asked_at, where_sealed, created_at),
  update (mode, state, minutes, starts_at, zone, wall, asked_id, asked_at, round, sequence, settled_at, held, cancelled_by, where_sealed, word_sealed, version)
  on meetings to alongside_web;
grant select (id, partnership_id, kind, mode, state, minutes, starts_at, zone, wall, asked_id, asked_at, round, reminded_round, sequence, settled_at, held, version),
  update (state, asked_id, reminded_round, starts_at, sequence, settled_at, version) on meetings to alongside_job;
grant select (id, partnership_id, mode, state, minutes, starts_at, zone, wall, sequence, settled_at, held) on meetings to alongside_gate;

create policy partners on meeting_times for select to alongside_web using (partnership_id in (select app.partnered()));
create policy proposed on meeting_times for insert to alongside_web with check (partnership_id in (select app.living()));
create policy answered on meeting_times for delete to alongside_web using (partnership_id in (select app.living()));
create policy worked on meeting_times to alongside_job using (true);
grant select, insert, delete on meeting_times to alongside_web;
grant select, delete on meeting_times to alongside_job;

create policy partners on meeting_items for select to alongside_web using (partnership_id in (select app.partnered()));
create policy added on meeting_items for insert to alongside_web
  with check (author_id = app.actor() and partnership_id in (select app.living())
    and (suggested or partnership_id in (select app.living_as_mentee())));
create policy led on meeting_items for update to alongside_web
  using (partnership_id in (select app.living_as_mentee())) with check (partnership_id in (select app.living_as_mentee()));
create policy suggested on meeting_items for update to alongside_web
  using (suggested and author_id = app.actor() and partnership_id in (select app.living()))
  with check (suggested and author_id = app.actor() and partnership_id in (select app.living()));
create policy led_away on meeting_items for delete to alongside_web using (partnership_id in (select app.living_as_mentee()));
create policy taken_back on meeting_items for delete to alongside_web
  using (suggested and author_id = app.actor() and partnership_id in (select app.living()));
grant select, insert, delete, update (suggested, words_sealed, due, done_at, version) on meeting_items to alongside_web;

/* The meetings that took place, as somebody who may see them sees them: for the contact log and what reminds. */
create function app.held_meetings()
returns table (meeting_id uuid, partnership_id uuid, held_on date, minutes integer, mode meeting_mode) stable language sql as $$
  select id, partnership_id, left(wall, 10)::date, minutes, mode from meetings where held
$$;
grant execute on function app.held_meetings() to alongside_web, alongside_job, alongside_gate;

/* All a coordinator sees of meetings: that two met in a month, and nothing of anybody they supervise. The two may look at the
   same. */
create function app.months_met(program uuid) returns table (partnership_id uuid, month date) stable language sql as $$
  select distinct m.partnership_id, date_trunc('month', left(m.wall, 10)::date)::date
  from meetings m join partnerships p on p.id = m.partnership_id
  where m.held and p.program_id = program and (app.actor() in (p.mentor_id, p.mentee_id) or program in (select app.coordinated())
    and p.mentor_id not in (select app.supervised_by(app.actor())) and p.mentee_id not in (select app.supervised_by(app.actor())))
$$;
call app.give_to_gate('app.months_met(uuid)', 'alongside_web');

-- A calendar address of one's own, to subscribe to: nothing but when one has a meeting. Its token is derived from its
-- id and the house's key, and only its hash is kept.
create table calendar_feeds (
  id         uuid primary key default gen_random_uuid(),
  person_id  uuid not null references people,
  token_hash bytea not null unique,
  made_at    timestamptz not null,
  shown_at   timestamptz,
  used_at    timestamptz,
  ended_at   timestamptz
);
create unique index one_living_feed on calendar_feeds (person_id) where ended_at is null;
call app.protect('calendar_feeds');
create policy own on calendar_feeds to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
grant select (id, person_id, made_at, shown_at, used_at, ended_at), insert, update (shown_at, ended_at) on calendar_feeds to alongside_web;
create policy tidy on calendar_feeds to alongside_job using (true);
grant select, delete on calendar_feeds to alongside_job;
create policy gate on calendar_feeds to alongside_gate using (true) with check (true);
grant select, update (used_at) on calendar_feeds to alongside_gate;

/* Notes that a calendar asked, and whose it is; nothing for an address that is no longer, or never was. */
create function app.open_feed(token bytea, at timestamptz) returns table (feed_id uuid, person_id uuid, language text) language sql as $$
  update calendar_feeds f set used_at = at from people p
  where f.token_hash = token and f.ended_at is null and p.id = f.person_id
  returning f.id, f.person_id, p.language
$$;
call app.give_to_gate('app.open_feed(bytea, timestamptz)', 'alongside_web');
/* What a calendar behind a living address is told: when, and under which name. */
create function app.feed_meetings(token bytea, since timestamptz)
returns table (id uuid, partnership_id uuid, is_mentor boolean, starts_at timestamptz, minutes integer, sequence integer) stable language sql as $$
  select m.id, m.partnership_id, f.person_id = p.mentor_id, m.starts_at, m.minutes, m.sequence
  from calendar_feeds f
  join partnerships p on f.person_id in (p.mentor_id, p.mentee_id)
  join meetings m on m.partnership_id = p.id
  where f.token_hash = token and f.ended_at is null and m.state = 'agreed' and m.starts_at >= since
  order by m.starts_at, m.id
$$;
call app.give_to_gate('app.feed_meetings(bytea, timestamptz)', 'alongside_web');

/* What meetings ask of the actor: to answer times within the days agreed on, to hold the kick-off, to remember tomorrow,
   to say whether they met, to do what is due. Nobody is asked for a kick-off that is arranged, while the pair rests, or two
   months later: by then they have begun without one. */
create function app.meetings_tasks() returns setof app.task stable language sql as $$
  select case when a.answer_by < app.today() then 'meeting.answer-late' else 'meeting.answer' end,
    a.partnership_id, a.id, least(a.answer_by, a.last), a.n
  from (
    select m.id, m.partnership_id, (m.asked_at at time zone 'America/Vancouver')::date + s.answers_in as answer_by,
      max(left(t.wall, 10)::date) as last, count(*)::integer as n
    from meetings m join meeting_times t on t.meeting_id = m.id join partnerships s on s.id = m.partnership_id
    where m.asked_id = app.actor() and m.partnership_id = any (array(select app.living()))
    group by m.id, s.answers_in) a
  where a.last >= app.today()
  union all
  select 'agreement.kickoff', s.id, null, (t.agreed_at at time zone 'America/Vancouver')::date + 30, null
  from partnerships s join agreement_standing t on t.partnership_id = s.id
  where s.id = any (array(select app.living())) and s.state <> 'paused' and s.kickoff_on is null
    and (t.agreed_at at time zone 'America/Vancouver')::date + 60 >= app.today()
    and not exists (select 1 from meetings m where m.partnership_id = s.id and m.kind = 'kick_off'
      and ((m.state = 'agreed' and m.held is null and left(m.wall, 10)::date >= app.today() - 14)
        or (m.state = 'proposed' and exists (select 1 from meeting_times t where t.meeting_id = m.id and left(t.wall, 10)::date >= app.today()))))
  union all
  select 'meeting.soon', partnership_id, id, left(wall, 10)::date, left(wall, 10)::date - app.today()
  from meetings where state = 'agreed' and held is null and left(wall, 10)::date between app.today() and app.today() + 1
    and partnership_id = any (array(select app.living()))
  union all
  select 'meeting.held', partnership_id, id, null, null
  from meetings where state = 'agreed' and held is null and left(wall, 10)::date between app.today() - 14 and app.today() - 1
    and partnership_id = any (array(select app.living()))
  union all
  select 'meeting.action', partnership_id, id, due, null
  from meeting_items where kind = 'action' and not suggested and done_at is null and due <= app.today() + 3
    and partnership_id = any (array(select app.living_as_mentee()))
$$;
grant execute on function app.meetings_tasks() to alongside_web;

-- Notes: one's own, sealed with one's own key, and those of the two.
create table private_notes (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  author_id      uuid not null references people,
  words_sealed   bytea not null,
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  version        integer not null default 1
);
create index private_notes_of_author on private_notes (author_id, partnership_id);
create table shared_notes (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  author_id      uuid not null references people,
  words_sealed   bytea not null,
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  version        integer not null default 1
);
create index shared_notes_of_partnership on shared_notes (partnership_id);
call app.protect('private_notes', false);
call app.protect('shared_notes', false);
create policy own on private_notes to alongside_web using (author_id = app.actor())
  with check (author_id = app.actor() and partnership_id in (select app.partnered()));
grant select, insert, delete, update (words_sealed, changed_at, version) on private_notes to alongside_web;

create policy partners on shared_notes for select to alongside_web using (partnership_id in (select app.partnered()));
create policy written on shared_notes for insert to alongside_web
  with check (author_id = app.actor() and partnership_id in (select app.living()));
create policy own on shared_notes for update to alongside_web
  using (author_id = app.actor() and partnership_id in (select app.living())) with check (author_id = app.actor());
create policy own_removed on shared_notes for delete to alongside_web
  using (author_id = app.actor() and partnership_id in (select app.partnered()));
grant select, insert, delete, update (words_sealed, changed_at, version) on shared_notes to alongside_web;

-- On a machine without a mail server, what a letter carries for a calendar lies beside it.
alter table local_letters add column calendar text not null default '';
