-- What is kept is kept for a while. Here stands for every table when that while is over, as a policy: the worker may
-- delete what is due and nothing else, whatever a job of ours says. The words are in the rooms' *.privacy.ts.

/* Whether something keeps a partnership, or what a person wrote, from being deleted though its day has come: an open case
   or request about it. A room that knows of such a thing replaces these, and gives them to the gate. */
create function app.held_pair(pair uuid) returns boolean stable language sql as $$ select false $$;
create function app.held_person(person uuid) returns boolean stable language sql as $$ select false $$;
grant execute on function app.held_pair(uuid), app.held_person(uuid) to alongside_gate;

/* When a program ended: on its last day, or with the last of its partnerships, whichever came later. None that goes on. */
create function app.program_ends() returns table (program_id uuid, ended_on date) stable language sql as $$
  select p.id, greatest(p.ends_on, max(s.ended_on)) from programs p left join partnerships s on s.program_id = p.id
  group by p.id having bool_and(s.state = 'ended') is not false
$$;
call app.give_to_gate('app.program_ends()', 'alongside_gate', 'alongside_web', 'alongside_job');

-- Figures outlive the people they were counted from: ninety days after a program has ended its report is kept as it then
-- stands, by the house. Nothing it counts is deleted before.
alter table report_editions alter column published_by drop not null;
comment on column report_editions.published_by is 'Null for the edition that the house kept, before it deleted what the figures were counted from.';
create policy kept on report_editions for insert to alongside_job with check (published_by is null and not shared);
create policy worked on report_editions for select to alongside_job using (true);
create policy worked on report_texts for select to alongside_job using (true);
grant select (program_id, n), insert on report_editions to alongside_job;
grant select on report_texts to alongside_job;

/* Programs whose figures are to be kept now, before anything they are counted from is deleted: ended for ninety days or fewer, and somebody asked for a seat. */
create function app.programs_to_count() returns setof uuid stable language sql as $$
  select e.program_id from app.program_ends() e
  where e.ended_on + least(90, app.days_kept(e.program_id)) < app.today() and exists (select 1 from applications a where a.program_id = e.program_id)
    and not exists (select 1 from report_editions r where r.program_id = e.program_id and r.published_by is null)
$$;
call app.give_to_gate('app.programs_to_count()', 'alongside_job', 'alongside_gate');

/* Programs that ended so long ago and whose figures are kept. */
create function app.past_programs(after interval) returns setof uuid stable language sql as $$
  select e.program_id from app.program_ends() e
  where e.ended_on + after < app.today()
    and (exists (select 1 from report_editions r where r.program_id = e.program_id and r.published_by is null)
      or not exists (select 1 from applications a where a.program_id = e.program_id))
    and not exists (select 1 from partnerships s where s.program_id = e.program_id and app.held_pair(s.id))
$$;
call app.give_to_gate('app.past_programs(interval)', 'alongside_job', 'alongside_gate');

/* Partnerships that ended more days ago than their program keeps what they wrote, and those whose program is past. */
create function app.past_pairs() returns setof uuid stable language sql as $$
  select id from partnerships where state = 'ended' and ended_on + app.days_kept(program_id) < app.today() and not app.held_pair(id)
$$;
create function app.pairs_past(after interval) returns setof uuid stable language sql as $$
  select id from partnerships where program_id in (select app.past_programs(after))
$$;
call app.give_to_gate('app.past_pairs()', 'alongside_job', 'alongside_gate');
call app.give_to_gate('app.pairs_past(interval)', 'alongside_job', 'alongside_gate');

/* Applications that came before the matching, and those on which a partnership or an offer still stands. */
grant select on places, offers, partnerships, proposals, left_overs, pair_moves, rulings, pair_notes, matchings, mentor_invitations, report_editions to alongside_gate;
create policy gate_keeps on proposals for select to alongside_gate using (true);
create policy gate_keeps on left_overs for select to alongside_gate using (true);
create policy gate_keeps on pair_moves for select to alongside_gate using (true);
create policy gate_keeps on rulings for select to alongside_gate using (true);
create policy gate_keeps on pair_notes for select to alongside_gate using (true);
create function app.offered_applications() returns setof uuid stable language sql as $$
  select mentee_application_id from offers union select mentor_application_id from offers union select mentor_application_id from places
$$;
create function app.matched_applications() returns setof uuid stable language sql as $$
  select app.offered_applications()
  union select id from applications where status = 'accepted'
  union select mentee_application_id from proposals union select mentor_application_id from proposals
  union select application_id from left_overs
  union select unnest(array[mentee_application_id, from_application_id, to_application_id]) from pair_moves
  union select unnest(array[mentee_application_id, mentor_application_id]) from rulings
  union select unnest(array[mentee_application_id, mentor_application_id]) from pair_notes
$$;
call app.give_to_gate('app.offered_applications()', 'alongside_job', 'alongside_gate');
call app.give_to_gate('app.matched_applications()', 'alongside_gate');

/* Applications whose time is over: accepted, a year after the program; any other a year after the decision, where there was
   one, and not before the year's figures are kept. */
create function app.past_applications() returns setof uuid stable language sql as $$
  select a.id from applications a
  where not app.held_person(a.person_id) and case
    when a.id in (select app.matched_applications()) then a.program_id in (select app.past_programs('1 year'))
    else a.program_id in (select app.past_programs('90 days'))
      and (a.decided_at is null or (a.decided_at at time zone 'America/Vancouver')::date + interval '1 year' < app.today()) end
$$;
call app.give_to_gate('app.past_applications()', 'alongside_job', 'alongside_gate');

/* Self-assessments that neither an application nor a review still needs. */
create function app.past_assessments() returns setof uuid stable language sql as $$
  select s.id from assessments s
  where s.created_at + interval '1 year' < app.today() and not app.held_person(s.person_id)
    and not exists (select 1 from assessment_shares h where h.assessment_id = s.id)
    and s.id not in (select a.assessment_id from applications a where a.assessment_id is not null and a.id not in (select app.past_applications()))
    and s.id not in (select r.assessment_id from reviews r join partnerships p on p.id = r.partnership_id
      where r.assessment_id is not null and p.program_id not in (select app.past_programs('1 year')))
$$;
call app.give_to_gate('app.past_assessments()', 'alongside_job', 'alongside_gate');

create function app.past_boards() returns setof uuid stable language sql as $$
  select id from matchings where program_id in (select app.past_programs('1 year'))
$$;
create policy gate_keeps on matchings for select to alongside_gate using (true);
call app.give_to_gate('app.past_boards()', 'alongside_job', 'alongside_gate');

create function app.past_surveys() returns setof uuid stable language sql as $$
  select id from surveys where program_id in (select app.past_programs('1 year'))
$$;
call app.give_to_gate('app.past_surveys()', 'alongside_job', 'alongside_gate');

/* Terms on the committees of programs long past, once nothing such a member read or signed is left. */
create function app.past_terms() returns setof uuid stable language sql as $$
  select m.id from committee_members m join committees c on c.id = m.committee_id
  where c.program_id in (select app.past_programs('2 years'))
    and not exists (select 1 from readings r where r.member_id = m.id) and not exists (select 1 from sign_offs f where f.member_id = m.id)
$$;
grant select on readings, sign_offs to alongside_gate;
create policy gate_keeps on sign_offs for select to alongside_gate using (true);
call app.give_to_gate('app.past_terms()', 'alongside_job', 'alongside_gate');

/* Claims six years after the tax year in which they were paid; or, never paid, in which their program ended. */
create function app.past_claims() returns setof uuid stable language sql as $$
  select h.id from honoraria h left join app.program_ends() e on e.program_id = h.program_id
  where make_date((extract(year from coalesce(h.paid_on, e.ended_on)) + 7)::integer, 1, 1) <= app.today() and not app.held_person(h.person_id)
$$;
create function app.past_exports() returns setof uuid stable language sql as $$
  select x.id from honorarium_exports x
  where make_date((extract(year from x.made_at at time zone 'America/Vancouver') + 7)::integer, 1, 1) <= app.today()
    and not exists (select 1 from honoraria h where h.export_id = x.id)
$$;
grant select (id, made_at) on honorarium_exports to alongside_gate;
create policy gate_keeps on honorarium_exports for select to alongside_gate using (true);
call app.give_to_gate('app.past_claims()', 'alongside_job', 'alongside_gate');
call app.give_to_gate('app.past_exports()', 'alongside_job', 'alongside_gate');

do $$
declare
  kept text;
begin
  -- Partnership end and 90 days, or what its program said: the key first of all, which ends whatever it sealed.
  foreach kept in array array['private.partnership_keys', 'agreement_signatures', 'agreements', 'plan_copies', 'plan_agreements', 'plan_sheets', 'steps', 'goals',
    'evidence', 'suggestions', 'feedback', 'plans', 'duty_ticks', 'meeting_items', 'meeting_times', 'meetings', 'shared_notes', 'private_notes',
    'journal_entries', 'case_notes', 'thanks', 'review_words', 'assessment_shares'] loop
    call app.delete_when(kept, 'partnership_id in (select app.past_pairs())');
  end loop;
  -- With the application.
  foreach kept in array array['readings', 'application_answers', 'wishes', 'application_requests', 'attestations', 'acceptances', 'referees',
    'mentor_invitations', 'data_requests'] loop
    call app.delete_when(kept, 'application_id in (select app.past_applications())');
  end loop;
  -- Program end and a year.
  foreach kept in array array['sign_offs', 'matching_problems', 'proposals', 'pair_moves', 'left_overs'] loop
    call app.delete_when(kept, 'matching_id in (select app.past_boards())');
  end loop;
  foreach kept in array array['rulings', 'pair_notes', 'review_reports'] loop
    call app.delete_when(kept, 'program_id in (select app.past_programs(''1 year''))');
  end loop;
  foreach kept in array array['survey_asked', 'survey_answers'] loop
    call app.delete_when(kept, 'survey_id in (select app.past_surveys())');
  end loop;
  -- Program end and two years.
  foreach kept in array array['contacts', 'contact_letters', 'quiets', 'call_wishes', 'extensions', 'reviews'] loop
    call app.delete_when(kept, 'partnership_id in (select app.pairs_past(''2 years''))');
  end loop;
  foreach kept in array array['concerns', 'quotes', 'beats', 'places', 'partnerships', 'offers', 'matchings', 'trainings', 'program_staff'] loop
    call app.delete_when(kept, 'program_id in (select app.past_programs(''2 years''))');
  end loop;
end $$;
call app.delete_when('applications', 'id in (select app.past_applications()) and id not in (select app.offered_applications())');
call app.delete_when('assessments', 'id in (select app.past_assessments())');
call app.delete_when('ratings', 'assessment_id in (select app.past_assessments())');
call app.delete_when('committee_members', 'id in (select app.past_terms())');
call app.delete_when('staff', 'until + interval ''2 years'' < app.today()');
call app.delete_when('honoraria', 'id in (select app.past_claims())');
call app.delete_when('honorarium_exports', 'id in (select app.past_exports())');
-- Scores go with their reading, and who read a copy with the copy.

/* The tables that have a policy of this name, those that point at others first. */
create function app.tables_with(policy text) returns setof text stable language sql as $$
  with recursive kept as (select polrelid as t from pg_policy where polname = policy),
  edge as (select distinct conrelid as child, confrelid as parent from pg_constraint
    where contype = 'f' and conrelid <> confrelid and conrelid in (select t from kept) and confrelid in (select t from kept)),
  walk (t, depth) as (select t, 0 from kept union select e.child, w.depth + 1 from walk w join edge e on e.parent = w.t)
  select t::regclass::text from walk group by t order by max(depth) desc, t::regclass::text
$$;
grant execute on function app.tables_with(text) to alongside_job, alongside_gate;

/* Deletes what is due in one table, as the worker, so many rows at most. What is due stands in the table's own policy and
   nowhere else. A row that another one still points at, which is kept longer, stays until that goes. @returns how many */
create function app.delete_due(kept text, most integer) returns bigint language plpgsql as $$
declare
  due text;
  gone bigint;
  one tid;
begin
  select pg_get_expr(polqual, polrelid) into strict due from pg_policy where polrelid = kept::regclass and polname = 'due';
  execute format('delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s limit $1))', kept, due) using most;
  get diagnostics gone = row_count;
  return gone;
exception when foreign_key_violation then
  gone := 0;
  for one in execute format('select ctid from %s where %s limit $1', kept, due) using most loop
    begin
      execute format('delete from %s where ctid = $1', kept) using one;
      gone := gone + 1;
    exception when foreign_key_violation then null;
    end;
  end loop;
  return gone;
end $$;
grant execute on function app.delete_due(text, integer) to alongside_job;

/* What stays as a bare row for the shell of a partnership loses its words on the day they are due. @returns how many rows */
create function app.empty_due() returns bigint language sql as $$
  with past as materialized (select app.past_applications() as id intersect select app.offered_applications()),
  bare as (
    update applications set needs = '', decision_word = '', eligibility_note = '', position_id = null, new_reason = null, assessment_id = null,
      speaks = '{}', channels = '{}', times = '{}', travels = false, supervisor_aware = null, version = version + 1
    where id in (select id from past) and (assessment_id is not null or position_id is not null or needs <> '' or decision_word <> '' or eligibility_note <> '')
    returning 1),
  unexplained as (
    update matchings set reason = '' where id in (select app.past_boards()) and reason <> '' returning 1),
  unsaid as (
    update offers set declined_word = '', reasons = '[]' where program_id in (select app.past_programs('1 year')) and (declined_word <> '' or reasons <> '[]') returning 1),
  counted as (
    update survey_results set words = '[]' where survey_id in (select app.past_surveys()) and words <> '[]' returning 1),
  unrated as (
    update reviews set assessment_id = null where assessment_id is not null and partnership_id in (select app.pairs_past('1 year')) returning 1)
  select (select count(*) from bare) + (select count(*) from unexplained) + (select count(*) from unsaid)
    + (select count(*) from counted) + (select count(*) from unrated)
$$;
grant update (needs, decision_word, eligibility_note, position_id, new_reason, assessment_id, speaks, channels, times, travels, supervisor_aware, version)
  on applications to alongside_gate;
grant update (reason) on matchings to alongside_gate;
grant update (declined_word, reasons) on offers to alongside_gate;
grant update (words) on survey_results to alongside_gate;
grant update (assessment_id) on reviews to alongside_gate;
create policy gate_empties on applications for update to alongside_gate using (id in (select app.past_applications())) with check (true);
create policy gate_empties on matchings for update to alongside_gate using (id in (select app.past_boards())) with check (true);
create policy gate_empties on survey_results to alongside_gate using (survey_id in (select app.past_surveys())) with check (true);
create policy gate_empties on reviews for update to alongside_gate using (partnership_id in (select app.pairs_past('1 year'))) with check (true);
call app.give_to_gate('app.empty_due()', 'alongside_job');

-- That the promises of a day were kept, and how many rows it took.
create table sweeps (
  day      date primary key,
  finished boolean not null default false,
  rows     jsonb not null default '{}'
);
comment on column sweeps.rows is 'How many rows of each table were deleted.';
call app.protect('sweeps');
create policy worked on sweeps to alongside_job using (true) with check (true);
grant select, insert, update on sweeps to alongside_job;
