-- What somebody may ask of what is kept about them: a copy of everything, to whom it went, and that it be put right.

-- A copy of everything about one person, sealed with their own key until they fetch it, once, within a day.
create table private.own_exports (
  id         uuid primary key,
  person_id  uuid not null references people,
  sealed     bytea,
  bytes      integer not null check (bytes > 0),
  made_at    timestamptz not null,
  ends_at    timestamptz not null,
  fetched_at timestamptz
);
comment on column private.own_exports.sealed is 'Gone once it is fetched, and a day after it was made.';
create index own_exports_of_person on private.own_exports (person_id, made_at);
call app.protect('private.own_exports', false);
grant select, insert, update (sealed, fetched_at) on private.own_exports to alongside_web;
create policy own on private.own_exports to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
grant select (id, made_at, ends_at), update (sealed), delete on private.own_exports to alongside_job;
create policy tidy on private.own_exports to alongside_job using (true) with check (sealed is null);

create type data_request_kind as enum ('correct', 'see');
create type data_request_about as enum (
  'answers', 'decision', 'eligibility', 'membership', 'reading', 'reference', 'training', 'meeting', 'honorarium', 'other');
create type data_request_state as enum ('open', 'accepted', 'declined', 'withdrawn');

-- Somebody asks that what is kept about them with one application be put right, or be shown to them. Declined, the words
-- of a correction stay beside the record, wherever it is shown.
create table data_requests (
  id             uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications,
  person_id      uuid not null references people,
  kind           data_request_kind not null,
  about          data_request_about not null,
  words          text not null check (length(words) between 1 and 4000),
  asked_at       timestamptz not null,
  due_on         date not null,
  method         text not null default 'online' check (method in ('online', 'letter', 'phone')),
  noted_by       uuid references people,
  state          data_request_state not null default 'open',
  answer         text not null default '' check (length(answer) <= 4000),
  answered_by    uuid references people,
  answered_at    timestamptz,
  version        integer not null default 1,
  check ((answered_by is null) = (answered_at is null)),
  check ((state in ('accepted', 'declined')) = (answered_by is not null)),
  check (answered_by <> person_id),
  check ((method = 'online') = (noted_by is null) and noted_by <> person_id),
  check (state <> 'declined' or answer <> '')
);
comment on column data_requests.due_on is 'The thirtieth business day after it was asked.';
create index data_requests_of_application on data_requests (application_id);
create index data_requests_of_person on data_requests (person_id);
create index data_requests_open on data_requests (due_on) where state = 'open';

call app.protect('data_requests');
grant select, insert, update (state, answer, answered_by, answered_at, version) on data_requests to alongside_web;
create policy own on data_requests for select to alongside_web using (person_id = app.actor());
create policy own_asked on data_requests for insert to alongside_web with check (
  person_id = app.actor() and noted_by is null and state = 'open' and answer = ''
  and application_id in (select a.id from applications a where a.person_id = app.actor()));
create policy own_withdrawn on data_requests for update to alongside_web
  using (person_id = app.actor() and state = 'open') with check (person_id = app.actor() and state = 'withdrawn' and answer = '');
create policy noted on data_requests for insert to alongside_web with check (
  noted_by = app.actor() and state = 'open' and answer = '' and exists (
    select 1 from applications a where a.id = application_id and a.person_id = data_requests.person_id
      and a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised())));
create policy coordinated on data_requests for select to alongside_web using (application_id in (
  select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised())));
create policy answered on data_requests for update to alongside_web
  using (state = 'open' and person_id <> app.actor() and application_id in (
    select a.id from applications a where a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised())))
  with check (state in ('accepted', 'declined') and answered_by = app.actor());
create policy nobody_answers_their_own on data_requests as restrictive for update to alongside_web
  using (true) with check (person_id <> app.actor() or state = 'withdrawn');
grant select on data_requests to alongside_gate, alongside_job;
create policy gate on data_requests for select to alongside_gate using (true);
create policy worked on data_requests for select to alongside_job using (true);

/* Corrections that were asked for and not made, for whoever reads the application they stand beside. */
create function app.annotations(application uuid) returns table (about data_request_about, words text, answer text, asked_at timestamptz, answered_at timestamptz)
stable language sql as $$
  select r.about, r.words, r.answer, r.asked_at, r.answered_at from data_requests r join applications a on a.id = r.application_id
  where r.application_id = application and r.kind = 'correct' and r.state = 'declined'
    and (a.id in (select app.assigned())
      or a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised_by(app.actor())))
  order by r.answered_at
$$;
call app.give_to_gate('app.annotations(uuid)', 'alongside_web');

/* Who was given an application within the year before a day: readers, and who was asked to be partnered. For its coordinator. */
create function app.recipients(application uuid, from_then timestamptz) returns setof uuid stable language sql as $$
  select m.person_id from readings r join committee_members m on m.id = r.member_id join applications a on a.id = r.application_id
  where a.id = application and r.assigned_at >= from_then and r.recused_at is null
    and a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised_by(app.actor()))
  union
  select case when o.mentor_id = a.person_id then o.mentee_id else o.mentor_id end
  from offers o join applications a on a.id in (o.mentee_application_id, o.mentor_application_id)
  where a.id = application and o.created_at >= from_then and (o.mentee_id = a.person_id or o.mentor_answered_at is not null)
    and a.program_id in (select app.coordinated()) and a.person_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.recipients(uuid, timestamptz)', 'alongside_web');

/* How many requests wait in each program the actor coordinates, and the day the first must be answered by. */
create function app.data_request_duties() returns table (program_id uuid, slug text, title jsonb, waiting bigint, due_on date)
stable language sql as $$
  select g.id, g.slug, g.title, count(*), min(r.due_on)
  from data_requests r join applications a on a.id = r.application_id join programs g on g.id = a.program_id
  where r.state = 'open' and g.id in (select app.coordinated()) and a.person_id <> app.actor()
    and a.person_id not in (select app.supervised_by(app.actor()))
  group by g.id
$$;
call app.give_to_gate('app.data_request_duties()', 'alongside_web');

grant select on matchings, proposals to alongside_gate;
create policy gate_looks_up on matchings for select to alongside_gate using (true);
create policy gate_looks_up on proposals for select to alongside_gate using (true);

/*
 * To whom the actor's own information went, and for which decisions it was used, from the rows and the audit trail that
 * tell of it. Readers of the committee are counted, never named.
 */
create function app.own_disclosures() returns table (at timestamptz, kind text, program_id uuid, who text, n bigint)
stable language sql as $$
  with mine as (select id, program_id from applications where person_id = app.actor()),
  proposed as (
    select distinct p.matching_id from proposals p
    where p.mentee_application_id in (select id from mine) or p.mentor_application_id in (select id from mine))
  select f.asked_at, 'referee', m.program_id, f.name, 1::bigint
    from referees f join mine m on m.id = f.application_id where f.asked_at is not null
  union all
  select min(r.assigned_at), 'readers', m.program_id, null, count(*)
    from readings r join mine m on m.id = r.application_id where r.recused_at is null group by m.program_id
  union all
  select case app.actor() when o.mentor_id then o.mentor_answered_at else o.created_at end, 'offer', o.program_id, null, 1
    from offers o where o.mentee_id = app.actor() or o.mentor_id = app.actor() and o.mentor_answered_at is not null
  union all
  select p.introduced_at, 'partner', p.program_id, coalesce(nullif(x.preferred_name, ''), x.name), 1
    from partnerships p join people x on x.id = case p.mentor_id when app.actor() then p.mentee_id else p.mentor_id end
    where app.actor() in (p.mentor_id, p.mentee_id)
  union all
  select e.at, 'pairs-file', e.program_id, null, 1 from audit_entries e
    where e.verb = 'matching.downloaded' and e.record_id in (select matching_id::text from proposed)
  union all
  select h.exported_at, 'payee', h.program_id, null, 1 from honoraria h where h.person_id = app.actor() and h.exported_at is not null
  union all
  select d.published_at, 'quoted', d.program_id, null, 1 from report_editions d join quotes q on q.program_id = d.program_id
    where q.writer_id = app.actor() and d.published_at >= q.given_at
  union all
  select c.issued_at, 'certificate', c.program_id, null, 1 from certificates c where c.person_id = app.actor()
  union all
  select a.decided_at, 'use-decision', a.program_id, null, 1 from applications a where a.person_id = app.actor() and a.decided_at is not null
  union all
  select g.made_at, 'use-matching', g.program_id, null, 1 from matchings g where g.id in (select matching_id from proposed)
    and g.published_at is not null
  union all
  select h.seconded_at, 'use-payment', h.program_id, null, 1 from honoraria h where h.person_id = app.actor() and h.seconded_at is not null
$$;
call app.give_to_gate('app.own_disclosures()', 'alongside_web');

/*
 * Where a page shows somebody less of a table than is theirs to take out, a function named after it says what is: found by
 * that name when everything about somebody is put together. Each gives the actor's own rows and words, nobody else's.
 */

/* What they told the program in a review: no page shows it again. */
create function app.export_of_review_reports() returns setof review_reports stable language sql as $$
  select * from review_reports where person_id = app.actor()
$$;
grant select on review_reports to alongside_gate;
create policy gate_hands_out on review_reports for select to alongside_gate using (true);
call app.give_to_gate('app.export_of_review_reports()', 'alongside_web');

/* Matches that reached them, with the word they declined with; the other's word is the other's, and a mentee whom a mentor
   declined before was never told so. */
create function app.export_of_offers() returns table (program_id uuid, state offer_state, created_at timestamptz, answer_by timestamptz,
  mentor_answered_at timestamptz, mentee_answered_at timestamptz, declined_by seat_kind, declined_word text, ended_at timestamptz)
stable language sql as $$
  select program_id, state, created_at, answer_by, mentor_answered_at, mentee_answered_at, declined_by,
    case when declined_by = case app.actor() when mentor_id then 'mentor'::seat_kind else 'mentee' end then declined_word end, ended_at
  from offers
  where mentor_id = app.actor() or (mentee_id = app.actor() and mentor_answered_at is not null and declined_by is distinct from 'mentor')
  order by created_at
$$;
call app.give_to_gate('app.export_of_offers()', 'alongside_web');

/* Whom they named as referees, and what they themselves wrote as one; never what was written about them. */
create function app.export_of_referees() returns table (name text, email text, asked_at timestamptz, answered_at timestamptz, relation text, recommends text, words text)
stable language sql as $$
  select r.name, r.email, r.asked_at, r.answered_at, null, null, null
  from referees r join applications a on a.id = r.application_id where a.person_id = app.actor()
  union all
  select r.name, r.email, r.asked_at, r.answered_at, r.relation, r.recommends, r.words from referees r where r.person_id = app.actor()
$$;
call app.give_to_gate('app.export_of_referees()', 'alongside_web');

/* The lines about them in files that were read in, while those are kept. */
create function app.export_of_import_rows() returns table (cells jsonb, outcome import_outcome) stable language sql as $$
  select cells, outcome from import_rows where person_id = app.actor()
$$;
call app.give_to_gate('app.export_of_import_rows()', 'alongside_web');

/* That a line of a file was thought to be them, and what was decided. */
create function app.export_of_import_twins() returns table (verdict boolean) stable language sql as $$
  select verdict from import_twins where person_id = app.actor()
$$;
grant select on import_twins to alongside_gate;
create policy gate_hands_out on import_twins for select to alongside_gate using (true);
call app.give_to_gate('app.export_of_import_twins()', 'alongside_web');

/* What they agreed to, with the words they agreed to. */
create function app.export_of_consents() returns table (purpose text, words jsonb, method text, given_at timestamptz, withdrawn_at timestamptz, noted_by uuid)
stable language sql as $$
  select c.purpose, t.body, c.method, c.given_at, c.withdrawn_at, c.noted_by
  from consents c left join consent_texts t on t.text_hash = c.text_hash where c.person_id = app.actor() order by c.given_at
$$;
grant select on consents, consent_texts to alongside_gate;
create policy gate_hands_out on consents for select to alongside_gate using (true);
create policy gate_hands_out on consent_texts for select to alongside_gate using (true);
call app.give_to_gate('app.export_of_consents()', 'alongside_web');
