-- The development plan of two people. Every word is sealed with their partnership's key; states, dates, owners and
-- competencies stay plain. Both edit everything, each row by its version, so that neither loses the other's words.
create type sheet_kind as enum ('vision', 'priorities', 'inquiry');
create type goal_state as enum ('planned', 'under_way', 'reached', 'let_go');
create type step_state as enum ('open', 'done', 'let_go');
create type suggestion_kind as enum ('learning', 'scenario', 'opportunity');
create type suggestion_state as enum ('open', 'done', 'declined');

create table plans (
  partnership_id uuid primary key references partnerships,
  begun_by       uuid not null references people,
  begun_at       timestamptz not null,
  edition        integer not null default 1
);
comment on table plans is 'One plan a partnership, from the moment one of the two begins it.';
comment on column plans.edition is 'Raised when what the two mean to do changes: pages of words, goals, steps. What is ticked off or came of it raises nothing.';

create table plan_agreements (
  partnership_id uuid not null references plans,
  edition        integer not null,
  person_id      uuid not null references people,
  agreed_at      timestamptz not null,
  primary key (partnership_id, edition, person_id)
);
comment on table plan_agreements is 'Who of the two said "we agree on this plan" to which edition of it. A later edition has to be agreed on anew.';

create table plan_sheets (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references plans,
  kind           sheet_kind not null,
  words_sealed   bytea not null,
  version        integer not null default 1,
  unique (partnership_id, kind)
);
comment on table plan_sheets is 'A page of words a plan has once: the vision of the role, competing priorities, the inquiry question.';

create table goals (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references plans,
  owner_id       uuid not null references people,
  competencies   uuid[] not null default '{}' check (cardinality(competencies) <= 5),
  state          goal_state not null default 'planned',
  words_sealed   bytea not null,
  created_at     timestamptz not null,
  version        integer not null default 1,
  unique (id, partnership_id)
);
comment on column goals.owner_id is 'Whose growth it is: the mentee''s, or the mentor''s own.';

create table steps (
  id             uuid primary key default gen_random_uuid(),
  goal_id        uuid not null,
  partnership_id uuid not null,
  owner_id       uuid not null references people,
  due_on         date,
  state          step_state not null default 'open',
  done_on        date,
  words_sealed   bytea not null,
  created_at     timestamptz not null,
  version        integer not null default 1,
  foreign key (goal_id, partnership_id) references goals (id, partnership_id),
  check ((state = 'done') = (done_on is not null))
);
create index steps_of_goal on steps (goal_id);
create index steps_open on steps (owner_id, due_on) where state = 'open';

create table evidence (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references plans,
  author_id      uuid not null references people,
  competency_id  uuid references competencies,
  seen_on        date not null,
  words_sealed   bytea not null,
  version        integer not null default 1
);
comment on table evidence is 'What was seen that speaks to the inquiry question, by its day.';

create table suggestions (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references plans,
  author_id      uuid not null references people,
  kind           suggestion_kind not null,
  competency_id  uuid references competencies,
  state          suggestion_state not null default 'open',
  words_sealed   bytea not null,
  created_at     timestamptz not null,
  seen_at        timestamptz,
  version        integer not null default 1
);
comment on table suggestions is 'Learning to take up, or an opportunity to lead: open, done or declined with a word.';
comment on column suggestions.seen_at is 'When whoever it is for said that it stays on the list; until then it is new to them.';

create table feedback (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references plans,
  asked_by       uuid references people,
  giver_id       uuid not null references people,
  words_sealed   bytea not null,
  answer_sealed  bytea,
  created_at     timestamptz not null,
  answered_at    timestamptz,
  check (asked_by is distinct from giver_id),
  check ((answer_sealed is null) = (answered_at is null)),
  check (asked_by is not null or answer_sealed is not null)
);
comment on column feedback.asked_by is 'Null when it was given without being asked for.';

-- What a program's coordinators offer everybody in it: learning by role and topic, situations to think through,
-- opportunities to lead. Nothing personal; it becomes part of a plan when one of two puts it on their list.
create table catalogue_items (
  id            uuid primary key default gen_random_uuid(),
  program_id    uuid not null references programs,
  kind          suggestion_kind not null,
  title         jsonb not null,
  about         jsonb not null default '{"en": "", "fr": ""}',
  link          jsonb not null default '{"en": "", "fr": ""}',
  roles         text[] not null default '{}',
  topic         text not null default '' check (length(topic) <= 60),
  competency_id uuid references competencies,
  position      integer not null default 0,
  version       integer not null default 1
);
comment on column catalogue_items.roles is 'For whom it is, by the role they are in now; empty: for everybody.';
comment on column catalogue_items.topic is 'One of the issues the program asks its mentees about, by its value there; empty: none of them.';
create index catalogue_items_of_program on catalogue_items (program_id);

create table duty_ticks (
  partnership_id uuid not null references partnerships,
  duty           text not null check (length(duty) <= 40),
  ticked_on      date not null,
  primary key (partnership_id, duty)
);
comment on table duty_ticks is 'Duties of the mentee''s office, from the shipped list of their program, that they know and have done.';

create index goals_of_partnership on goals (partnership_id);
create index evidence_of_partnership on evidence (partnership_id);
create index suggestions_of_partnership on suggestions (partnership_id);
create index feedback_of_partnership on feedback (partnership_id);
create index feedback_to_give on feedback (giver_id) where answer_sealed is null;

-- A copy the mentee lets the coordinator have: a snapshot under a data key of its own, wrapped by the key file and kept
-- in the same row. Whoever may read the row can open it, nobody else; deleting the row leaves nothing to open.
create table plan_copies (
  id             uuid primary key,
  partnership_id uuid not null unique references plans,
  program_id     uuid not null references programs,
  mentee_id      uuid not null references people,
  shared_at      timestamptz not null,
  wrapped        bytea not null,
  words_sealed   bytea not null
);
create index plan_copies_of_program on plan_copies (program_id);
create table plan_copy_readings (
  copy_id   uuid not null references plan_copies on delete cascade,
  reader_id uuid not null references people,
  read_on   date not null,
  primary key (copy_id, reader_id, read_on)
);

/* Whether a person is one of the two, asked by one of them. */
create function app.one_of_two(partnership uuid, person uuid) returns boolean stable language sql as $$
  select exists (select 1 from partnerships where id = partnership and person in (mentor_id, mentee_id))
$$;
grant execute on function app.one_of_two(uuid, uuid) to alongside_web;

/* Both of the two read; both write until they have said goodbye. */
create procedure pg_temp.belongs_to_two(name regclass) language plpgsql as $$
begin
  call app.protect(name, false);
  execute format('create policy partners on %s for select to alongside_web using (partnership_id in (select app.partnered()))', name);
  execute format('grant select on %s to alongside_web', name);
end $$;
call pg_temp.belongs_to_two('plans');
call pg_temp.belongs_to_two('plan_agreements');
call pg_temp.belongs_to_two('plan_sheets');
call pg_temp.belongs_to_two('goals');
call pg_temp.belongs_to_two('steps');
call pg_temp.belongs_to_two('evidence');
call pg_temp.belongs_to_two('suggestions');
call pg_temp.belongs_to_two('feedback');
call pg_temp.belongs_to_two('duty_ticks');

create policy living on plans for insert to alongside_web
  with check (partnership_id in (select app.living()) and begun_by = app.actor());
create policy changing on plans for update to alongside_web using (partnership_id in (select app.living()));
grant insert, update (edition) on plans to alongside_web;

/* Each agrees for themselves, and to the plan as it is now. */
create policy agreeing on plan_agreements for insert to alongside_web
  with check (partnership_id in (select app.living()) and person_id = app.actor()
    and edition = (select p.edition from plans p where p.partnership_id = plan_agreements.partnership_id));
grant insert on plan_agreements to alongside_web;

create policy adding on plan_sheets for insert to alongside_web with check (partnership_id in (select app.living()));
create policy changing on plan_sheets for update to alongside_web using (partnership_id in (select app.living()));
grant insert, update (words_sealed, version) on plan_sheets to alongside_web;

create policy adding on goals for insert to alongside_web
  with check (partnership_id in (select app.living()) and app.one_of_two(partnership_id, owner_id));
create policy changing on goals for update to alongside_web using (partnership_id in (select app.living()));
grant insert, update (words_sealed, competencies, state, version) on goals to alongside_web;

create policy adding on steps for insert to alongside_web
  with check (partnership_id in (select app.living()) and app.one_of_two(partnership_id, owner_id));
create policy changing on steps for update to alongside_web using (partnership_id in (select app.living()))
  with check (app.one_of_two(partnership_id, owner_id));
grant insert, update (words_sealed, owner_id, due_on, state, done_on, version) on steps to alongside_web;

create policy adding on evidence for insert to alongside_web
  with check (partnership_id in (select app.living()) and author_id = app.actor());
create policy changing on evidence for update to alongside_web using (partnership_id in (select app.living()));
grant insert, update (words_sealed, seen_on, competency_id, version) on evidence to alongside_web;

create policy adding on suggestions for insert to alongside_web
  with check (partnership_id in (select app.living()) and author_id = app.actor());
create policy changing on suggestions for update to alongside_web using (partnership_id in (select app.living()));
grant insert, update (words_sealed, state, seen_at, version) on suggestions to alongside_web;

/* One asks and the other answers, or one gives unasked: nobody's answer is written for them. */
create policy adding on feedback for insert to alongside_web
  with check (partnership_id in (select app.living()) and app.one_of_two(partnership_id, giver_id)
    and case when asked_by is null then giver_id = app.actor() else asked_by = app.actor() and answer_sealed is null end);
create policy answering on feedback for update to alongside_web
  using (partnership_id in (select app.living()) and giver_id = app.actor());
grant insert, update (answer_sealed, answered_at) on feedback to alongside_web;
create policy worked on feedback for select to alongside_job using (true);
grant select (id, partnership_id, giver_id, answered_at) on feedback to alongside_job;

create policy ticking on duty_ticks for insert to alongside_web with check (partnership_id in (
  select s.id from partnerships s where s.mentee_id = app.actor() and s.id in (select app.living())));
create policy unticking on duty_ticks for delete to alongside_web using (partnership_id in (
  select s.id from partnerships s where s.mentee_id = app.actor() and s.id in (select app.living())));
grant insert, delete on duty_ticks to alongside_web;

call app.protect('catalogue_items');
create policy taking_part on catalogue_items for select to alongside_web
  using (program_id in (select s.program_id from partnerships s where s.id in (select app.partnered())));
create policy kept on catalogue_items to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
grant select, insert, update (kind, title, about, link, roles, topic, competency_id, position, version), delete
  on catalogue_items to alongside_web;

/* The roles in which the mentee of the actor's partnership is now: what is offered goes by them. */
create function app.mentee_roles(partnership uuid) returns setof position_role stable language sql as $$
  select distinct p.role from partnerships s join positions p on p.person_id = s.mentee_id
  where s.id = partnership and s.id in (select app.partnered()) and p.until is null
$$;
call app.give_to_gate('app.mentee_roles(uuid)', 'alongside_web');

call app.protect('plan_copies', false);
call app.protect('plan_copy_readings', false);
create policy partners on plan_copies for select to alongside_web using (partnership_id in (select app.partnered()));
create policy shared on plan_copies for select to alongside_web
  using (program_id in (select app.coordinated()) and mentee_id not in (select app.supervised()));
create policy sharing on plan_copies for insert to alongside_web
  with check (mentee_id = app.actor() and partnership_id in (select app.living())
    and (partnership_id, program_id) in (select s.id, s.program_id from partnerships s where s.mentee_id = app.actor()));
create policy withdrawing on plan_copies for delete to alongside_web using (mentee_id = app.actor());
grant select, insert, delete on plan_copies to alongside_web;

create policy own on plan_copy_readings to alongside_web using (reader_id = app.actor())
  with check (reader_id = app.actor() and copy_id in (select c.id from plan_copies c where c.program_id in (select app.coordinated())));
grant select, insert on plan_copy_readings to alongside_web;

/* Who read the copy and on which day, for the two. */
create function app.copy_readers(partnership uuid) returns table (name text, read_on date) stable language sql as $$
  select coalesce(nullif(p.preferred_name, ''), p.name), r.read_on
  from plan_copies c join plan_copy_readings r on r.copy_id = c.id join people p on p.id = r.reader_id
  where c.partnership_id = partnership and partnership in (select app.partnered())
  order by r.read_on, p.name
$$;
grant select (id, partnership_id) on plan_copies to alongside_gate;
grant select on plan_copy_readings to alongside_gate;
create policy gate on plan_copies for select to alongside_gate using (true);
create policy gate on plan_copy_readings for select to alongside_gate using (true);
call app.give_to_gate('app.copy_readers(uuid)', 'alongside_web');

/* What the plan asks of the actor: to begin it, once agreed or a month after hello; steps of theirs within two weeks or
   past their day, together; feedback the other waits for, within the days the two agreed to answer each other in; to look
   at the plan once the other agrees on it as it is; of the mentee, to look at what the mentor has newly suggested. */
create function app.plans_tasks() returns setof app.task stable language sql as $$
  select 'plan-begin', s.id, null::uuid, null::date, null::integer
  from partnerships s
  where app.actor() in (s.mentor_id, s.mentee_id) and not exists (select 1 from plans p where p.partnership_id = s.id)
    and (s.state = 'under_way' or (s.state = 'introduced' and (s.introduced_at at time zone 'America/Vancouver')::date <= app.today() - 30))
  union all
  select 'plan-step', t.partnership_id, null::uuid, min(t.due_on), count(*)::integer
  from steps t join goals g on g.id = t.goal_id join partnerships s on s.id = t.partnership_id
  where t.owner_id = app.actor() and t.state = 'open' and t.due_on <= app.today() + 14
    and g.state in ('planned', 'under_way') and s.state in ('introduced', 'under_way')
  group by t.partnership_id
  union all
  select 'feedback-asked', f.partnership_id, f.id, (f.created_at at time zone 'America/Vancouver')::date + s.answers_in, null::integer
  from feedback f join partnerships s on s.id = f.partnership_id
  where f.giver_id = app.actor() and f.answer_sealed is null and s.state in ('introduced', 'under_way')
  union all
  select 'plan-agree', s.id, null::uuid, null::date, null::integer
  from partnerships s join plans p on p.partnership_id = s.id
    join plan_agreements a on a.partnership_id = p.partnership_id and a.edition = p.edition and a.person_id <> app.actor()
  where app.actor() in (s.mentor_id, s.mentee_id) and s.state in ('introduced', 'under_way')
    and not exists (select 1 from plan_agreements o
      where o.partnership_id = p.partnership_id and o.edition = p.edition and o.person_id = app.actor())
  union all
  select 'suggestion-new', g.partnership_id, null::uuid, null::date, count(*)::integer
  from suggestions g join partnerships s on s.id = g.partnership_id
  where s.mentee_id = app.actor() and g.author_id = s.mentor_id and g.state = 'open' and g.seen_at is null
    and s.state in ('introduced', 'under_way')
  group by g.partnership_id
$$;
grant execute on function app.plans_tasks() to alongside_web;
