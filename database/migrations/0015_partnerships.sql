-- An offer is a proposed pair on its way to two answers: the mentor's first, then the mentee's.
create type offer_state as enum ('asking_mentor', 'asking_mentee', 'accepted', 'declined', 'expired', 'withdrawn');

-- A place is one mentee's room with one mentor in one program. Claimed by inserting: a mentor never holds more
-- places than they offered, however many hands assign at once.
create table places (
  program_id uuid not null references programs,
  mentor_application_id uuid not null references applications,
  n          integer not null check (n between 1 and 4),
  offer_id   uuid not null,
  primary key (mentor_application_id, n),
  unique (offer_id)
);

create table offers (
  id                    uuid primary key default gen_random_uuid(),
  program_id            uuid not null references programs,
  matching_id           uuid not null references matchings,
  mentee_application_id uuid not null references applications,
  mentor_application_id uuid not null references applications,
  mentee_id             uuid not null references people,
  mentor_id             uuid not null references people,
  state                 offer_state not null default 'asking_mentor',
  round                 integer not null default 1,
  cost                  integer not null,
  reasons               jsonb not null,
  answer_by             timestamptz not null,
  mentor_answered_at    timestamptz,
  mentee_answered_at    timestamptz,
  declined_by           seat_kind,
  declined_word         text not null default '' check (length(declined_word) <= 2000),
  created_at            timestamptz not null default now(),
  ended_at              timestamptz,
  version               integer not null default 1
);
comment on column offers.declined_word is 'Only if the person chose to say why; the coordinator alone reads it (app.declined_words).';
comment on column offers.reasons is 'As the engine gave them. The two see those that tell nothing said in confidence (app.offer_card).';
comment on column offers.round is '1 for the committee''s own pairs; higher for those the engine proposed after a no.';
create unique index one_living_offer on offers (mentee_application_id) where state in ('asking_mentor', 'asking_mentee', 'accepted');
create unique index never_twice_the_same on offers (mentee_application_id, mentor_application_id);
create index offers_of_program on offers (program_id, state);
create index offers_due on offers (answer_by) where state in ('asking_mentor', 'asking_mentee');
alter table places add foreign key (offer_id) references offers;

-- A partnership is two people from introduction to goodbye. This is its shell: who, state, dates.
create type partnership_state as enum ('introduced', 'under_way', 'paused', 'ended');
create table partnerships (
  id            uuid primary key default gen_random_uuid(),
  program_id    uuid not null references programs,
  offer_id      uuid not null unique references offers,
  mentor_id     uuid not null references people,
  mentee_id     uuid not null references people,
  state         partnership_state not null default 'introduced',
  introduced_at timestamptz not null default now(),
  starts_on     date not null,
  ends_on       date not null,
  meets_every   integer not null default 30 check (meets_every between 1 and 92),
  answers_in    integer not null default 5 check (answers_in between 1 and 31),
  version       integer not null default 1,
  check (mentor_id <> mentee_id)
);
comment on column partnerships.meets_every is 'Days between two contacts: what is usual in the program, until the two agree on their own; reminders go by it.';
comment on column partnerships.answers_in is 'Days within which they answer each other, as the two have agreed.';
create index partnerships_of_mentor on partnerships (mentor_id);
create index partnerships_of_mentee on partnerships (mentee_id);
create index partnerships_of_program on partnerships (program_id, state);

call app.protect('places');
call app.protect('offers');
call app.protect('partnerships');
grant select on offers, partnerships to alongside_gate;
create policy gate on offers for select to alongside_gate using (true);
create policy gate on partnerships for select to alongside_gate using (true);
create policy gate on application_answers for select to alongside_gate using (true);
grant select on application_answers to alongside_gate;

/* The offers that reached the actor: a mentor's own; a mentee's once the mentor has said yes. */
create function app.offered() returns setof uuid stable language sql as $$
  select id from offers where mentor_id = app.actor() and state <> 'withdrawn'
  union
  select id from offers where mentee_id = app.actor() and mentor_answered_at is not null and state in ('asking_mentee', 'accepted', 'declined', 'expired')
    and coalesce(declined_by, 'mentee') = 'mentee'
$$;
call app.give_to_gate('app.offered()', 'alongside_web', 'alongside_gate');
/* The offers that wait for the actor's answer. */
create function app.asked_of_me() returns setof uuid stable language sql as $$
  select id from offers where (mentor_id = app.actor() and state = 'asking_mentor') or (mentee_id = app.actor() and state = 'asking_mentee')
$$;
call app.give_to_gate('app.asked_of_me()', 'alongside_web', 'alongside_gate');
create index offers_of_mentor on offers (mentor_id);
create index offers_of_mentee on offers (mentee_id);

create policy offered on offers for select to alongside_web using (id in (select app.offered()));
create policy answered on offers for update to alongside_web using (id in (select app.asked_of_me()))
  with check ((mentor_id = app.actor() and state in ('asking_mentee', 'declined')) or (mentee_id = app.actor() and state in ('accepted', 'declined')));
create policy coordinated on offers to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy judged on offers for select to alongside_web using (program_id in (select app.judged()));
create policy worked on offers to alongside_job using (true) with check (true);
create policy made_for_offer on links for insert to alongside_web with check (purpose in ('offer-mentor', 'offer-mentee')
  and exists (select 1 from offers o
    where o.id = links.subject_id and links.person_id = case links.purpose when 'offer-mentor' then o.mentor_id else o.mentee_id end));
grant insert, update (state, answer_by, mentor_answered_at, mentee_answered_at, declined_by, declined_word, ended_at, version) on offers to alongside_web, alongside_job;
grant select on offers to alongside_job;
grant select (id, program_id, matching_id, mentee_application_id, mentor_application_id, mentee_id, mentor_id, state, round, answer_by, mentor_answered_at,
  mentee_answered_at, declined_by, created_at, ended_at, version) on offers to alongside_web;

/* Why people said no, where they chose to say, for the coordinator alone; never of somebody they supervise. */
create function app.declined_words(program uuid) returns table (offer_id uuid, words text) stable language sql as $$
  select id, declined_word from offers
  where program_id = program and program in (select app.coordinated()) and declined_word <> ''
    and case declined_by when 'mentor' then mentor_id else mentee_id end not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.declined_words(uuid)', 'alongside_web');

create policy coordinated on places to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy answered on places for select to alongside_web using (offer_id in (select app.offered()));
create policy freed on places for delete to alongside_web using (offer_id in (select app.asked_of_me()));
create policy worked on places to alongside_job using (true) with check (true);
grant select, insert, delete on places to alongside_web, alongside_job;

create policy partners on partnerships for select to alongside_web using (app.actor() in (mentor_id, mentee_id));
create policy introduced on partnerships for insert to alongside_web
  with check (mentee_id = app.actor() and (offer_id, program_id, mentor_id, mentee_id) in (
    select o.id, o.program_id, o.mentor_id, o.mentee_id from offers o where o.state = 'accepted'));
create policy coordinated on partnerships to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy judged on partnerships for select to alongside_web using (program_id in (select app.judged()));
create policy administered on partnerships for select to alongside_web
  using (program_id in (select p.id from programs p where p.organization_id in (select app.administered())));
create policy worked on partnerships to alongside_job using (true) with check (true);
grant select, insert, update (state, ends_on, version) on partnerships to alongside_web, alongside_job;

/* The card one side is shown of the other: fixed columns, only those answers whose question said so when it was asked, and
   why the two fit, without the reasons that would tell what the other said in confidence. */
create function app.offer_card(offer uuid)
returns table (application_id uuid, person_id uuid, name text, pronouns text, language text, seat seat_kind, role position_role, role_title text, district_number integer,
  school_name text, since date, retired boolean, speaks text[], channels text[], times text[], travels boolean, needs text, answers jsonb, reasons jsonb)
stable language sql as $$
  select a.id, p.id, coalesce(nullif(p.preferred_name, ''), p.name), p.pronouns, p.language, a.seat, w.role, w.title, w.district_number, w.school_name, w.since, w.retired,
    a.speaks, a.channels, a.times, a.travels, a.needs,
    (select coalesce(jsonb_object_agg(said.key, said.value), '{}')
     from application_answers g
     cross join jsonb_each(g.answers) said
     join seats on seats.program_id = a.program_id and seats.kind = a.seat
     join questionnaires q on q.id = seats.questionnaire_id
     where g.application_id = a.id
       and jsonb_path_exists(q.groups, '$[*].questions[*] ? (@.card == true && @.key == $key)', jsonb_build_object('key', said.key))),
    (select coalesce(jsonb_agg(why.reason order by why.n), '[]') from jsonb_array_elements(o.reasons) with ordinality why(reason, n)
     where why.reason ->> 'key' not in ('skills', 'wishes', 'identity'))
  from offers o
  join applications a on a.id = case when o.mentor_id = app.actor() then o.mentee_application_id else o.mentor_application_id end
  join people p on p.id = a.person_id
  left join positions w on w.id = a.position_id
  where o.id = offer and offer in (select app.offered())
$$;
call app.give_to_gate('app.offer_card(uuid)', 'alongside_web');

/* Two introduced people know each other's name for good, and how to reach each other until they have said goodbye. */
create function app.partners(living boolean) returns setof uuid stable language sql as $$
  select case when mentor_id = app.actor() then mentee_id else mentor_id end
  from partnerships where app.actor() in (mentor_id, mentee_id) and (state <> 'ended' or not living)
$$;
call app.give_to_gate('app.partners(boolean)', 'alongside_web', 'alongside_gate');
create policy partner on people for select to alongside_web using (id in (select app.partners(false)));
create policy partner on emails for select to alongside_web using (person_id in (select app.partners(true)));
create policy partner on contact_cards for select to alongside_web using (person_id in (select app.partners(true)));
