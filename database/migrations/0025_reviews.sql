-- Surveys of a program, and the reviews of its pairs.

-- A survey asks the people of a program the same questions from one day to another; its result is made once, when it
-- closes. An anonymous answer is never a row: it is a tally moved by one.
create type survey_audience as enum ('mentors', 'mentees', 'both');
create table surveys (
  id         uuid primary key default gen_random_uuid(),
  program_id uuid not null references programs,
  instrument text not null,
  named      boolean not null,
  audience   survey_audience not null,
  opens_on   date not null,
  closes_on  date not null,
  before_id  uuid unique references surveys,
  told_at    timestamptz,
  stopped_at timestamptz,
  closed_at  timestamptz,
  version    integer not null default 1,
  created_at timestamptz not null default now(),
  check (opens_on <= closes_on)
);
comment on column surveys.instrument is 'Which questions, as app/surveys/instrument.ts words them.';
comment on column surveys.before_id is 'The named survey at the start that this one, at the end, is set beside; each start once, so that no two results can be compared.';
comment on column surveys.told_at is 'When people were asked; whom is fixed from then on.';
comment on column surveys.closed_at is 'When the result was made. Nothing is taken after it.';
create index surveys_of_program on surveys (program_id, opens_on);
create index surveys_living on surveys (closes_on) where closed_at is null;

-- Whom a survey asks, and whether they have answered: a mark without a time.
create table survey_asked (
  survey_id uuid not null references surveys,
  person_id uuid not null references people,
  answered  boolean not null default false,
  primary key (survey_id, person_id)
);
create index surveys_of_person on survey_asked (person_id) where not answered;

-- Anonymous answers while a survey is open. Every answer rewrites all rows of its survey, so that neither their order
-- nor what the database notes of each row tells which of them the last one touched. Gone once the result is made.
create table private.survey_tallies (
  survey_id uuid not null references surveys,
  item      text not null,
  choice    integer not null check (choice between -1 and 10),
  n         integer not null default 0 check (n >= 0),
  primary key (survey_id, item, choice)
);
comment on column private.survey_tallies.choice is '-1 for leaving the question out, 0 to 10 as the instrument says.';
create table private.survey_words (
  id        uuid primary key default gen_random_uuid(),
  survey_id uuid not null references surveys,
  item      text not null,
  words     text not null check (length(words) <= 2000)
);
create index words_of_survey on private.survey_words (survey_id);

-- Answers to a survey that keeps them by person, so that a start can be set beside an end. Nobody but their writer reads
-- them; the worker counts them.
create table survey_answers (
  survey_id uuid not null references surveys,
  person_id uuid not null references people,
  answers   jsonb not null,
  primary key (survey_id, person_id)
);

-- What a survey shows, made once: cells under five are not in it, and cannot be worked out from it.
create table survey_results (
  survey_id uuid primary key references surveys,
  asked     integer not null,
  answered  integer check (answered >= 5),
  figures   jsonb not null,
  words     jsonb not null,
  pairs     jsonb not null
);
comment on column survey_results.answered is 'Null for fewer than five.';

call app.protect('surveys');
call app.protect('survey_asked', false);
call app.protect('private.survey_tallies', false);
call app.protect('private.survey_words', false);
call app.protect('survey_answers', false);
call app.protect('survey_results', false);

create policy coordinated on surveys to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy judged on surveys for select to alongside_web using (program_id in (select app.judged()));
create policy administered on surveys for select to alongside_web
  using (program_id in (select p.id from programs p where p.organization_id in (select app.administered())));
create policy asked on surveys for select to alongside_web
  using (id in (select a.survey_id from survey_asked a where a.person_id = app.actor()));
create policy worked on surveys to alongside_job using (true) with check (true);
create policy gate on surveys for select to alongside_gate using (true);
create policy taken_back on surveys as restrictive for delete to alongside_web using (told_at is null);
grant select, insert (id, program_id, instrument, named, audience, opens_on, closes_on, before_id), update (stopped_at, version), delete on surveys to alongside_web;
grant select, update (told_at, closed_at) on surveys to alongside_job;
grant select on surveys to alongside_gate;

create policy own on survey_asked for select to alongside_web using (person_id = app.actor());
create policy worked on survey_asked to alongside_job using (true) with check (true);
create policy gate on survey_asked to alongside_gate using (true) with check (true);
grant select on survey_asked to alongside_web;
grant select, insert on survey_asked to alongside_job;
grant select, update (answered) on survey_asked to alongside_gate;

grant usage on schema private to alongside_job;
create policy counted on private.survey_tallies to alongside_job using (true) with check (true);
create policy counted on private.survey_words to alongside_job using (true) with check (true);
create policy gate on private.survey_tallies to alongside_gate using (true) with check (true);
create policy gate on private.survey_words to alongside_gate using (true) with check (true);
grant select, insert, delete on private.survey_tallies to alongside_job;
grant select, delete on private.survey_words to alongside_job;
grant select, update (n) on private.survey_tallies to alongside_gate;
grant select, insert, delete on private.survey_words to alongside_gate;

create policy own on survey_answers for select to alongside_web using (person_id = app.actor());
create policy worked on survey_answers for select to alongside_job using (true);
create policy gate on survey_answers for insert to alongside_gate with check (true);
grant select on survey_answers to alongside_web, alongside_job;
grant insert on survey_answers to alongside_gate;

create policy staff on survey_results for select to alongside_web
  using (survey_id in (select s.id from surveys s where s.program_id in (select app.coordinated()) or s.program_id in (select app.judged())
    or s.program_id in (select p.id from programs p where p.organization_id in (select app.administered()))));
create policy answered on survey_results for select to alongside_web
  using (survey_id in (select a.survey_id from survey_asked a where a.person_id = app.actor() and a.answered));
create policy worked on survey_results to alongside_job using (true) with check (true);
grant select (survey_id, asked, answered, figures, pairs) on survey_results to alongside_web;
grant select, insert on survey_results to alongside_job;

/*
 * Takes the actor's answer to a survey, once. An anonymous one moves every tally of its survey, by one or by nothing, and
 * writes all words anew in a random order. The lock makes answers stand in line; closing takes it too.
 * @returns the survey, when the answer was taken
 */
create function app.answer_survey(survey uuid, choices jsonb, said jsonb) returns setof uuid language plpgsql as $$
declare
  is_named boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended(survey::text, 25));
  select s.named into is_named from surveys s
  where s.id = survey and s.told_at is not null and s.stopped_at is null and s.closed_at is null and app.today() between s.opens_on and s.closes_on;
  if is_named is null then return; end if;
  update survey_asked a set answered = true where a.survey_id = survey and a.person_id = app.actor() and not a.answered;
  if not found then return; end if;
  if is_named then
    insert into survey_answers (survey_id, person_id, answers) values (survey, app.actor(), choices || said);
  else
    update private.survey_tallies t
    set n = t.n + case when coalesce((choices ->> t.item)::integer, -1) = t.choice then 1 else 0 end where t.survey_id = survey;
    with old as (delete from private.survey_words w where w.survey_id = survey returning w.item, w.words)
    insert into private.survey_words (survey_id, item, words)
    select survey, x.item, x.words from (select * from old union all select key, value from jsonb_each_text(said)) x (item, words) order by random();
  end if;
  return next survey;
end $$;
call app.give_to_gate('app.answer_survey(uuid, jsonb, jsonb)', 'alongside_web');

/* What people wrote in words of their own, in no order: for those who coordinate the program, and nobody else. */
create function app.words_of_survey(survey uuid) returns jsonb stable language sql as $$
  select r.words from survey_results r join surveys s on s.id = r.survey_id
  where r.survey_id = survey and s.program_id in (select app.coordinated())
$$;
grant select on survey_results to alongside_gate;
create policy gate on survey_results for select to alongside_gate using (true);
call app.give_to_gate('app.words_of_survey(uuid)', 'alongside_web');

/* How many a survey asked and how many have answered, fewer than five untold, for its coordinators. */
create function app.survey_turnout(program uuid) returns table (survey_id uuid, asked bigint, answered bigint) stable language sql as $$
  select a.survey_id, count(*), case when count(*) filter (where a.answered) >= 5 then count(*) filter (where a.answered) end
  from survey_asked a join surveys s on s.id = a.survey_id
  where s.program_id = program and program in (select app.coordinated()) group by a.survey_id
$$;
call app.give_to_gate('app.survey_turnout(uuid)', 'alongside_web');

/* The surveys that wait for the actor's answer; each on one of their partnerships in that program. */
create function app.surveys_tasks() returns setof app.task stable language sql as $$
  select distinct on (s.id) 'survey'::text, p.id, s.id, s.closes_on, null::integer
  from survey_asked a join surveys s on s.id = a.survey_id
  join partnerships p on p.program_id = s.program_id and app.actor() in (p.mentor_id, p.mentee_id)
  where a.person_id = app.actor() and not a.answered and s.stopped_at is null and s.closed_at is null and app.today() between s.opens_on and s.closes_on
  order by s.id, p.introduced_at desc
$$;
grant execute on function app.surveys_tasks() to alongside_web;

-- A review looks back at half-way and at the end: one row for each of the two. Its parts stand apart, so that none
-- depends on another.
create table reviews (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  person_id      uuid not null references people,
  moment         assessment_moment not null check (moment <> 'application'),
  due_on         date not null,
  sent_at        timestamptz,
  assessment_id  uuid references assessments,
  counted        boolean not null default false,
  opened_at      timestamptz not null,
  unique (partnership_id, person_id, moment)
);
comment on column reviews.sent_at is 'When the part for the program was sent; what was said stands in review_reports.';
comment on column reviews.counted is 'Consent: whether a competency rose or fell is counted, in groups of five or more.';
create index reviews_of_person on reviews (person_id);
create index reviews_due on reviews (moment, due_on);

-- Part A, for the two.
create table review_words (
  id             uuid primary key references reviews,
  partnership_id uuid not null references partnerships,
  person_id      uuid not null references people,
  moment         assessment_moment not null,
  words_sealed   bytea not null,
  done_at        timestamptz,
  shown_at       timestamptz,
  version        integer not null default 1
);
comment on column review_words.done_at is 'The writer is done: the two read each other once both are.';
comment on column review_words.shown_at is 'The writer lets the other read it without waiting.';
create index review_words_of_partnership on review_words (partnership_id, moment);

-- Part B, for the program. Sent once; its writer does not find it here again.
create table review_reports (
  review_id  uuid primary key references reviews,
  program_id uuid not null references programs,
  person_id  uuid not null references people,
  moment     assessment_moment not null,
  answers    jsonb not null
);
create index reports_of_program on review_reports (program_id, moment);

-- What a committee sees of the reviews, made once when the last day has passed.
create table review_results (
  program_id uuid not null references programs,
  moment     assessment_moment not null,
  asked      integer not null,
  answered   integer check (answered >= 5),
  figures    jsonb not null,
  growth     jsonb not null,
  primary key (program_id, moment)
);

call app.protect('reviews', false);
call app.protect('review_words', false);
call app.protect('review_reports', false);
call app.protect('review_results', false);

create policy own on reviews to alongside_web using (person_id = app.actor())
  with check (person_id = app.actor() and (assessment_id is null or assessment_id in (select a.id from assessments a where a.person_id = app.actor())));
create policy worked on reviews to alongside_job using (true) with check (true);
create policy gate on reviews for select to alongside_gate using (true);
grant select, update (sent_at, assessment_id, counted) on reviews to alongside_web;
grant select, insert on reviews to alongside_job;
grant select on reviews to alongside_gate;

/* What the other of the two has written and the actor may read: both are done, or the other lets them. */
create function app.reviews_shown() returns setof uuid stable language sql as $$
  select theirs.id from review_words theirs join partnerships s on s.id = theirs.partnership_id
  where app.actor() in (s.mentor_id, s.mentee_id) and theirs.person_id <> app.actor() and theirs.done_at is not null
    and (theirs.shown_at is not null or exists (
      select 1 from review_words mine
      where mine.partnership_id = s.id and mine.moment = theirs.moment and mine.person_id = app.actor() and mine.done_at is not null))
$$;
grant select on review_words to alongside_gate;
create policy gate on review_words for select to alongside_gate using (true);
call app.give_to_gate('app.reviews_shown()', 'alongside_web');
create policy own on review_words to alongside_web
  using (person_id = app.actor())
  with check ((id, partnership_id, person_id, moment) in (
    select r.id, r.partnership_id, r.person_id, r.moment from reviews r where r.person_id = app.actor()));
create policy shown on review_words for select to alongside_web using (id in (select app.reviews_shown()));
grant select, insert, update (words_sealed, done_at, shown_at, version) on review_words to alongside_web;
create policy worked on review_words for select to alongside_job using (true);
grant select (id, done_at) on review_words to alongside_job;

create policy sent on review_reports for insert to alongside_web
  with check ((review_id, program_id, person_id, moment) in (
    select r.id, s.program_id, r.person_id, r.moment from reviews r join partnerships s on s.id = r.partnership_id where r.person_id = app.actor()));
create policy coordinated on review_reports for select to alongside_web
  using (program_id in (select app.coordinated()) and person_id not in (select app.supervised())
    and person_id not in (select unnest(array[s.mentor_id, s.mentee_id]) from partnerships s where s.id in (select app.partnered())));
create policy worked on review_reports for select to alongside_job using (true);
grant select, insert on review_reports to alongside_web;
grant select on review_reports to alongside_job;

create policy decided on review_results for select to alongside_web
  using (program_id in (select app.coordinated()) or program_id in (select app.judged()));
create policy worked on review_results to alongside_job using (true) with check (true);
grant select on review_results to alongside_web;
grant select, insert on review_results to alongside_job;

-- A self-assessment the mentee lets their mentor read, with its comments or without. The mentee alone gives it and takes it
-- back; what is read stays in ratings, through one function.
create table assessment_shares (
  assessment_id  uuid not null references assessments,
  partnership_id uuid not null references partnerships,
  with_comments  boolean not null,
  shared_at      timestamptz not null,
  primary key (assessment_id, partnership_id)
);
create index shares_of_partnership on assessment_shares (partnership_id);
call app.protect('assessment_shares', false);
create policy partners on assessment_shares for select to alongside_web using (partnership_id in (select app.partnered()));
create policy given on assessment_shares for insert to alongside_web
  with check (partnership_id in (select s.id from partnerships s where s.mentee_id = app.actor() and s.state <> 'ended')
    and assessment_id in (select a.id from assessments a where a.person_id = app.actor()));
create policy said_anew on assessment_shares for update to alongside_web
  using (assessment_id in (select a.id from assessments a where a.person_id = app.actor()));
create policy taken_back on assessment_shares for delete to alongside_web
  using (assessment_id in (select a.id from assessments a where a.person_id = app.actor()));
create policy gate on assessment_shares for select to alongside_gate using (true);
grant select, insert, delete, update (with_comments, shared_at) on assessment_shares to alongside_web;
grant select on assessment_shares to alongside_gate;

/* What the mentee of a partnership lets the actor, their mentor, read: never of somebody the actor supervises, and no
   longer than the two find their page. */
create function app.shared_ratings(partnership uuid)
returns table (assessment_id uuid, moment assessment_moment, rated_at timestamptz, competency_id uuid, rating integer, focus boolean, comment text)
stable language sql as $$
  select a.id, a.moment, a.created_at, r.competency_id, r.rating, r.focus, case when h.with_comments then r.comment else '' end
  from assessment_shares h
  join partnerships s on s.id = h.partnership_id
  join assessments a on a.id = h.assessment_id and a.person_id = s.mentee_id
  join ratings r on r.assessment_id = a.id
  where h.partnership_id = partnership and s.mentor_id = app.actor() and (s.ended_on is null or s.ended_on + app.days_kept(s.program_id) >= app.today())
    and s.mentee_id not in (select app.supervised())
$$;
call app.give_to_gate('app.shared_ratings(uuid)', 'alongside_web');

/* For each competency, how many rose, stayed or fell from application to a review: those who agreed to be counted, each
   once. For the worker, which hides what is small before it keeps anything. */
create function app.growth_counts(program uuid, at assessment_moment)
returns table (competency_id uuid, rose bigint, stayed bigint, fell bigint) stable language sql as $$
  with pairs as (
    select distinct on (r.person_id, later.competency_id) later.competency_id, later.rating - first.rating as step
    from reviews r
    join partnerships s on s.id = r.partnership_id
    join applications a on a.program_id = s.program_id and a.person_id = r.person_id and a.assessment_id is not null
    join ratings first on first.assessment_id = a.assessment_id
    join ratings later on later.assessment_id = r.assessment_id and later.competency_id = first.competency_id
    where s.program_id = program and r.moment = at and r.counted
    order by r.person_id, later.competency_id, r.id)
  select competency_id, count(*) filter (where step > 0), count(*) filter (where step = 0), count(*) filter (where step < 0)
  from pairs group by competency_id
$$;
call app.give_to_gate('app.growth_counts(uuid, assessment_moment)', 'alongside_job');

/* The reviews of living pairs whose part for the program has not been sent, for its coordinator: whose, beside whom, and when due; nothing of
   anybody they supervise, nor of their own partner. After an early end nobody waits for it. */
create function app.reviews_open(program uuid) returns table (review_id uuid, name text, partner text, moment assessment_moment, due_on date)
stable language sql as $$
  select r.id, p.name, o.name, r.moment, r.due_on
  from reviews r join partnerships s on s.id = r.partnership_id join people p on p.id = r.person_id
  join people o on o.id in (s.mentor_id, s.mentee_id) and o.id <> r.person_id
  where s.program_id = program and program in (select app.coordinated()) and r.sent_at is null
    and (s.state <> 'ended' or s.ended_as = 'completed' and s.ended_on + app.days_kept(s.program_id) >= app.today())
    and app.actor() not in (s.mentor_id, s.mentee_id) and r.person_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.reviews_open(uuid)', 'alongside_web', 'alongside_gate');

/* Beside whom the reviews of a program were written, for its coordinator; nothing of anybody they supervise, nor of their own partner. */
create function app.review_partners(program uuid) returns table (review_id uuid, partner text) stable language sql as $$
  select r.id, o.name from reviews r join partnerships s on s.id = r.partnership_id
  join people o on o.id in (s.mentor_id, s.mentee_id) and o.id <> r.person_id
  where s.program_id = program and program in (select app.coordinated()) and app.actor() not in (s.mentor_id, s.mentee_id)
    and r.person_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.review_partners(uuid)', 'alongside_web');

/* Who is told that somebody asks to talk: the coordinators who may read what they said. */
create function app.review_readers(review uuid) returns setof uuid stable language sql as $$
  select c.person_id from reviews r join partnerships s on s.id = r.partnership_id
  join program_staff c on c.program_id = s.program_id and c.until is null
  where r.id = review and c.person_id not in (s.mentor_id, s.mentee_id)
    and r.person_id not in (select app.supervised_by(c.person_id))
$$;
call app.give_to_gate('app.review_readers(uuid)', 'alongside_job');

/* Whether anybody who coordinates may read what the actor says to the program in a review of theirs. */
create function app.is_review_read(review uuid) returns boolean stable language sql as $$
  select review in (select r.id from reviews r where r.person_id = app.actor()) and exists (select 1 from app.review_readers(review))
$$;
call app.give_to_gate('app.is_review_read(uuid)', 'alongside_web');

/* What a review still asks of the actor: until both parts are done, or their partnership ends. */
create function app.reviews_tasks() returns setof app.task stable language sql as $$
  select case r.moment when 'mid_year' then 'review-mid-year' else 'review-year-end' end, r.partnership_id, r.id, r.due_on,
    (case when w.done_at is null then 1 else 0 end + case when r.sent_at is null then 1 else 0 end)
  from reviews r join partnerships s on s.id = r.partnership_id left join review_words w on w.id = r.id
  where r.person_id = app.actor() and (w.done_at is null or r.sent_at is null) and s.state <> 'ended' and s.ends_on >= app.today()
$$;
grant execute on function app.reviews_tasks() to alongside_web;
