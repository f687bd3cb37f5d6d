-- What a pair begins with: the mentor's training, noted by hand, and what the two agree.

alter table programs add column mentors_trained boolean not null default false;
comment on column programs.mentors_trained is 'Whether a mentor must be trained before they begin: until then they cannot sign an agreement.';
grant update (mentors_trained) on programs to alongside_web;

-- A training is one that somebody completed for a program. What was noted by mistake is undone, never removed.
create table trainings (
  id           uuid primary key default gen_random_uuid(),
  program_id   uuid not null references programs,
  person_id    uuid not null references people,
  title        text not null default '' check (length(title) <= 200),
  completed_on date not null,
  noted_by     uuid not null references people,
  noted_at     timestamptz not null default now(),
  undone_by    uuid references people,
  undone_at    timestamptz,
  check ((undone_by is null) = (undone_at is null))
);
comment on column trainings.title is 'Which training, in the coordinator''s words; the person reads it too.';
create index trainings_of_person on trainings (person_id, program_id) where undone_at is null;
create index trainings_of_program on trainings (program_id) where undone_at is null;
call app.protect('trainings');
create policy own on trainings for select to alongside_web using (person_id = app.actor());
create policy coordinated on trainings for select to alongside_web using (program_id in (select app.coordinated()));
create policy noted on trainings for insert to alongside_web with check (program_id in (select app.coordinated()) and noted_by = app.actor());
create policy undone on trainings for update to alongside_web using (program_id in (select app.coordinated())) with check (undone_by = app.actor());
create policy worked on trainings for select to alongside_job using (true);
grant select, insert, update (undone_by, undone_at) on trainings to alongside_web;
grant select on trainings to alongside_job;

/* Whether the actor is the mentor of a partnership, must be trained before they begin, and is not. */
create function app.lacks_training(partnership uuid) returns boolean stable language sql as $$
  select exists (
    select 1 from partnerships s join programs p on p.id = s.program_id
    where s.id = partnership and s.mentor_id = app.actor() and p.mentors_trained
      and not exists (select 1 from trainings t where t.program_id = p.id and t.person_id = s.mentor_id and t.undone_at is null))
$$;
grant execute on function app.lacks_training(uuid) to alongside_web;

alter table partnerships add column kickoff_on date;
comment on column partnerships.kickoff_on is 'The day on which the two held their longer first meeting, as one of them noted.';
create policy agreed on partnerships for update to alongside_gate using (true) with check (true);
grant update (state, meets_every, answers_in, kickoff_on, version) on partnerships to alongside_gate;

-- One edition of what the two agree. An edition is never changed: whoever wants it otherwise proposes the next, and
-- until both have signed that one the last both signed stays in force.
create table agreements (
  id                 uuid primary key,
  partnership_id     uuid not null references partnerships,
  edition            integer not null check (edition >= 1),
  proposed_by        uuid not null references people,
  proposed_at        timestamptz not null,
  informal_channel   contact_channel not null,
  formal_channel     contact_channel not null,
  answers_in         integer not null check (answers_in between 1 and 31),
  meets_every        integer not null check (meets_every between 1 and 92),
  arranged_by        text not null check (arranged_by in ('mentee', 'mentor', 'either')),
  kickoff            text not null check (kickoff in ('hour', 'half_day', 'full_day')),
  words_sealed       bytea not null,
  clauses_text_id    uuid references program_texts,
  commitment_text_id uuid references program_texts,
  code_text_id       uuid references program_texts,
  set_aside_by       uuid references people,
  set_aside_at       timestamptz,
  unique (partnership_id, edition),
  unique (partnership_id, id),
  check ((set_aside_by is null) = (set_aside_at is null))
);
comment on column agreements.words_sealed is 'What they add in their own words, by subject: sealed for the two of them.';
comment on column agreements.clauses_text_id is 'The program''s own clauses as they read when this edition was proposed; so too its commitment and code.';

create table agreement_signatures (
  partnership_id uuid not null,
  agreement_id   uuid not null,
  person_id      uuid not null references people,
  name_sealed    bytea not null,
  signed_at      timestamptz not null,
  primary key (agreement_id, person_id),
  foreign key (partnership_id, agreement_id) references agreements (partnership_id, id)
);

call app.protect('agreements', false);
call app.protect('agreement_signatures', false);
create policy partners on agreements for select to alongside_web using (partnership_id in (select app.partnered()));
create policy proposed on agreements for insert to alongside_web
  with check (partnership_id in (select app.living()) and proposed_by = app.actor());
create policy set_aside on agreements for update to alongside_web
  using (partnership_id in (select app.living())) with check (set_aside_by = app.actor());
create policy worked on agreements for select to alongside_job using (true);
create policy gate on agreements for select to alongside_gate using (true);
grant select, insert, update (set_aside_by, set_aside_at) on agreements to alongside_web;
grant select (id, partnership_id, edition, proposed_by, proposed_at, answers_in, meets_every, set_aside_at) on agreements to alongside_job, alongside_gate;

create policy partners on agreement_signatures for select to alongside_web using (partnership_id in (select app.partnered()));
create policy signed on agreement_signatures for insert to alongside_web
  with check (partnership_id in (select app.living()) and person_id = app.actor() and not app.lacks_training(partnership_id));
create policy worked on agreement_signatures for select to alongside_job using (true);
create policy gate on agreement_signatures for select to alongside_gate using (true);
grant select, insert on agreement_signatures to alongside_web;
grant select (partnership_id, agreement_id, person_id, signed_at) on agreement_signatures to alongside_job, alongside_gate;

-- Where every partnership's agreement stands: the last edition both signed, and the newest, if it is proposed.
create view agreement_standing with (security_invoker = true) as
select s.id as partnership_id, s.program_id, newest.edition as latest,
  agreed.id as agreed_id, agreed.edition as agreed_edition, agreed.at as agreed_at,
  proposed.id as proposed_id, proposed.proposed_at
from partnerships s
left join lateral (
  select a.id, a.edition, max(g.signed_at) as at from agreements a join agreement_signatures g on g.agreement_id = a.id
  where a.partnership_id = s.id group by a.id, a.edition having count(*) = 2 order by a.edition desc limit 1
) agreed on true
left join lateral (
  select a.id, a.edition, a.proposed_at, a.set_aside_at from agreements a where a.partnership_id = s.id order by a.edition desc limit 1
) newest on true
left join lateral (
  select newest.id, newest.proposed_at where newest.set_aside_at is null and newest.edition > coalesce(agreed.edition, 0)
) proposed on true;
grant select on agreement_standing to alongside_web, alongside_job, alongside_gate;

/*
 * Lets an edition take effect if it is now the last that both have signed: the pair is under way, and what reminds them
 * goes by what they agreed. Who signs during a break comes back from it under way (resumes_as: 0024). Two who sign at once
 * wait for each other here, so that one of them sees both signatures.
 */
create function app.take_effect(agreement uuid) returns boolean language plpgsql as $$
declare pair uuid;
begin
  select a.partnership_id into pair from agreements a where a.id = agreement and a.partnership_id in (select app.living());
  if pair is null then return false; end if;
  perform 1 from partnerships where id = pair for update;
  if not exists (select 1 from agreement_standing where agreed_id = agreement) then return false; end if;
  update partnerships s set state = case s.state when 'introduced' then 'under_way' else s.state end,
    resumes_as = case s.state when 'paused' then 'under_way'::partnership_state end, meets_every = a.meets_every, answers_in = a.answers_in, version = s.version + 1
  from agreements a where a.id = agreement and s.id = a.partnership_id;
  return true;
end $$;
call app.give_to_gate('app.take_effect(uuid)', 'alongside_web');

/* Notes the day of a pair's kick-off, in the name of one of the two. */
create function app.hold_kickoff(partnership uuid, held date) returns boolean language sql as $$
  update partnerships set kickoff_on = held where id = partnership and id in (select app.living()) returning true
$$;
call app.give_to_gate('app.hold_kickoff(uuid, date)', 'alongside_web');

/* How some pairs of a program began, for its coordinators: whether there is an agreement and since when, and the day of the
   kick-off; nothing of what is in it, nor of anybody they supervise. */
create function app.agreement_states(program uuid, chosen uuid[])
returns table (partnership_id uuid, state text, since date, kickoff_on date) stable language sql as $$
  select s.id,
    case when t.agreed_id is not null and t.proposed_id is not null then 'changing'
         when t.agreed_id is not null then 'agreed' when t.proposed_id is not null then 'proposed' else 'none' end,
    (coalesce(t.agreed_at, t.proposed_at) at time zone 'America/Vancouver')::date, s.kickoff_on
  from partnerships s join agreement_standing t on t.partnership_id = s.id
  where s.id = any (chosen) and s.program_id = program and program in (select app.coordinated())
    and s.mentor_id not in (select app.supervised_by(app.actor())) and s.mentee_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.agreement_states(uuid, uuid[])', 'alongside_web');

/* How many mentors of a program who have a partner are not trained yet, where they must be. */
create function app.to_train(program uuid) returns integer stable language sql as $$
  select count(distinct s.mentor_id)::integer from partnerships s join programs p on p.id = s.program_id
  where p.id = program and p.mentors_trained and s.state = 'introduced' and p.id in (select app.coordinated())
    and not exists (select 1 from trainings t where t.program_id = p.id and t.person_id = s.mentor_id and t.undone_at is null)
    and s.mentor_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.to_train(uuid)', 'alongside_web');
create policy gate on trainings for select to alongside_gate using (true);
grant select (program_id, person_id, undone_at) on trainings to alongside_gate;

/* What training asks of the actor: to be trained, before anything can be signed. */
create function app.trainings_tasks() returns setof app.task stable language sql as $$
  select 'training.complete', s.id, null::uuid, null::date, null::integer from partnerships s
  where s.id = any (array(select app.living())) and s.state = 'introduced' and app.lacks_training(s.id)
$$;
/* What agreeing asks of the actor: to propose, and to sign within the days the two answer each other. Nobody is asked while
   the pair rests. */
create function app.agreements_tasks() returns setof app.task stable language sql as $$
  with mine as (
    select t.*, s.introduced_at, (t.proposed_at at time zone 'America/Vancouver')::date + s.answers_in as answer_by from partnerships s join agreement_standing t on t.partnership_id = s.id
    where s.id = any (array(select app.living())) and s.state <> 'paused')
  select 'agreement.propose', partnership_id, null::uuid, (introduced_at at time zone 'America/Vancouver')::date + 14, null::integer
  from mine where agreed_id is null and proposed_id is null
  union all
  select case when m.answer_by < app.today() then 'agreement.sign-late' else 'agreement.sign' end,
    m.partnership_id, m.proposed_id, m.answer_by, null from mine m
  where m.proposed_id is not null and not app.lacks_training(m.partnership_id)
    and not exists (select 1 from agreement_signatures g where g.agreement_id = m.proposed_id and g.person_id = app.actor())
$$;
grant execute on function app.trainings_tasks() to alongside_web;
grant execute on function app.agreements_tasks() to alongside_web;
