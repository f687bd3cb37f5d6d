/** What is put to the database about life between two people, written as in probe.example.ts; a block a record. */
export const lifeProbes = `
# training record
list   | a training          | worker marcus | select 1 from trainings where person_id = {person}
list   | a certificate       | worker | select id from certificates where person_id = {person}
read   | which training      | worker marcus | select title from trainings where person_id = {person}
read   | a certificate       |        | select name, minutes from certificates where person_id = {person}
create | another training    | marcus | insert into trainings (program_id, person_id, completed_on, noted_by) values ({program}, {person}, '2026-10-01', app.actor())
create | a certificate       |        | insert into certificates (code, program_id, person_id, name, seat, organization_name, program_title, starts_on, ends_on, signer_name, issued_by, issued_at) select 'AAAA-AAAA-AAAA-AAAA-AAAA', {program}, {person}, 'Name', case when {person} = {marcus} then 'mentor' else 'mentee' end::seat_kind, '{}', '{}', '2026-01-01', '2026-01-02', 'Name', app.actor(), now()
change | an undone training  | marcus | update trainings set undone_by = app.actor(), undone_at = now() where person_id = {person}
change | a certificate       |        | update certificates set revoked_at = now(), revoked_by = app.actor() where person_id = {person}
delete | a training          | marcus | delete from trainings where person_id = {person}
delete | a certificate       |        | delete from certificates where person_id = {person}
export | one’s own           | marcus | select title from trainings where person_id = {person} and person_id = app.actor()
export | one’s own certificate |      | select * from certificates where person_id = {person} and person_id = app.actor()

# events
list   | a gathering         | worker | select 1 from gatherings where program_id = {program}
read   | where it is         | worker | select place from gatherings where program_id = {program}
create | another gathering   |        | insert into gatherings (program_id, title, starts_on, ends_on) values ({program}, 'New', '2026-12-01', '2026-12-01')
change | its days            |        | update gatherings set ends_on = '2027-01-01' where program_id = {program}
delete | a gathering         |        | delete from gatherings where program_id = {program}

# directory profile
list   | that they will come |        | select 1 from app.going({program}) where person_id = {person}
read   | who will come       |        | select name from app.going({program}) where person_id = {person}
create | in another’s name   |        | insert into gathering_guests (gathering_id, person_id) select id, {olga} from gatherings where program_id = {program}
change | whether they come   |        | delete from gathering_guests where person_id = {person}
delete | their word          |        | delete from gathering_guests where person_id = {person}

# group members
list   | that there is a group | worker amina | select 1 from groups where program_id = {program}
list   | that they belong    | worker | select 1 from group_members where person_id = {person}
read   | who belongs         |        | select name from app.fellows((select g.id from groups g where g.program_id = {program})) where person_id = {person}
create | a place             | amina  | select 1 from app.take_place((select g.id from groups g where g.program_id = {program}), {olga}, false, false) v where v = 'placed'
change | what it is about    | amina  | update groups set description = 'Changed' where program_id = {program}
change | how many may come   | amina  | update groups set most = 50 where program_id = {program}
change | whether they can be reached | | update group_members set reachable = true where person_id = {person}
delete | their place         |        | delete from group_members where person_id = {person}

# group posts
list   | a post              |        | select 1 from group_posts where author_id = {person}
read   | its sealed words    |        | select words_sealed from group_posts where author_id = {person}
create | a post              | amina  | insert into group_posts (id, group_id, thread_id, author_id, words_sealed, created_at) select m.group_id, m.group_id, m.group_id, app.actor(), '', now() from group_members m where m.person_id = {person}
create | a post in their name |       | insert into group_posts (id, group_id, thread_id, author_id, words_sealed, created_at) select m.group_id, m.group_id, m.group_id, {person}, '', now() from group_members m where m.person_id = {person}
change | a post              |        | update group_posts set words_sealed = '' where author_id = {person}
delete | a post              |        | delete from group_posts where author_id = {person}

# shared notes
list   | a case              |        | select 1 from case_notes where author_id = {person}
list   | an agreement        | worker amina | select 1 from agreements where partnership_id = {partnership}
list   | a file              | amina  | select 1 from partnership_files where partnership_id = {partnership}
list   | a shared note       | amina  | select 1 from shared_notes where partnership_id = {partnership}
read   | what happened       |        | select happened_sealed from case_notes where author_id = {person}
read   | its words           | amina | select words_sealed from agreements where partnership_id = {partnership}
read   | a signature         | amina | select name_sealed from agreement_signatures where partnership_id = {partnership}
read   | its words           | amina  | select words_sealed from shared_notes where partnership_id = {partnership}
read   | what is in a file   | amina  | select bytes_sealed from partnership_files where partnership_id = {partnership}
read   | an agenda item      | amina  | select words_sealed from meeting_items where partnership_id = {partnership}
create | a case in their name |       | insert into case_notes (partnership_id, author_id, written_on, title_sealed, happened_sealed, stake_sealed, tried_sealed, learned_sealed) values ({partnership}, {person}, '2026-12-01', '', '', '', '', '')
create | the next edition    | amina | insert into agreements (id, partnership_id, edition, proposed_by, proposed_at, informal_channel, formal_channel, answers_in, meets_every, arranged_by, kickoff, words_sealed) values (gen_random_uuid(), {partnership}, 99, app.actor(), now(), 'text', 'video', 3, 7, 'either', 'hour', '')
create | an edition in the other’s name | amina | insert into agreements (id, partnership_id, edition, proposed_by, proposed_at, informal_channel, formal_channel, answers_in, meets_every, arranged_by, kickoff, words_sealed) values (gen_random_uuid(), {partnership}, 98, case app.actor() when {marcus} then {person}::uuid else {marcus}::uuid end, now(), 'text', 'video', 3, 7, 'either', 'hour', '')
create | a signature in the other’s name | amina | insert into agreement_signatures (partnership_id, agreement_id, person_id, name_sealed, signed_at) select partnership_id, id, case app.actor() when {marcus} then {person}::uuid else {marcus}::uuid end, '', now() from agreements where partnership_id = {partnership} and edition = 2 on conflict do nothing
create | a shared note       | amina  | insert into shared_notes (partnership_id, author_id, words_sealed, created_at, changed_at) values ({partnership}, app.actor(), '', now(), now())
create | a file              | amina  | insert into partnership_files (partnership_id, author_id, kind, size, name_sealed, bytes_sealed, created_at) values ({partnership}, app.actor(), 'plain_text', 1, '', '', now())
create | a file in the other’s name | amina | insert into partnership_files (partnership_id, author_id, kind, size, name_sealed, bytes_sealed, created_at) values ({partnership}, case app.actor() when {marcus} then {person}::uuid else {marcus}::uuid end, 'plain_text', 1, '', '', now())
create | a suggested item    | amina  | insert into meeting_items (partnership_id, meeting_id, kind, author_id, suggested, words_sealed, created_at) select partnership_id, id, 'agenda', app.actor(), true, '', now() from meetings where partnership_id = {partnership} limit 1
change | a case              |        | update case_notes set learned_sealed = '' where author_id = {person}
change | a proposal set aside | amina | update agreements set set_aside_by = app.actor(), set_aside_at = now() where partnership_id = {partnership} and edition = 2
change | what is agreed      | amina | update agreements set meets_every = 1 where partnership_id = {partnership}
change | the other’s note    |        | update shared_notes set version = version + 1 where author_id = {person}
change | the mentee’s item   | amina  | update meeting_items set version = version + 1 where author_id = {person}
delete | a case              |        | delete from case_notes where author_id = {person}
delete | what is agreed      | amina | delete from agreements where partnership_id = {partnership}
delete | what one signed     | amina | delete from agreement_signatures where partnership_id = {partnership}
delete | a file they added   |        | delete from partnership_files where author_id = {person}
delete | a note they wrote   |        | delete from shared_notes where author_id = {person}
delete | an item they put down | amina | delete from meeting_items where author_id = {person}
delete | what was suggested  | marcus | delete from meeting_items where author_id = {person}

# development plan
list   | that there is a plan | amina | select 1 from plans where partnership_id = {partnership}
read   | who agrees on it    | amina  | select agreed_at from plan_agreements where partnership_id = {partnership}
read   | a duty that is ticked | amina | select ticked_on from duty_ticks where partnership_id = {partnership}
read   | a sheet             | amina  | select words_sealed from plan_sheets where partnership_id = {partnership}
read   | a goal              | amina  | select words_sealed from goals where partnership_id = {partnership}
read   | a step              | amina  | select words_sealed from steps where partnership_id = {partnership}
read   | evidence            | amina  | select words_sealed from evidence where partnership_id = {partnership}
read   | a suggestion        | amina  | select words_sealed from suggestions where partnership_id = {partnership}
read   | feedback            | amina  | select answer_sealed from feedback where partnership_id = {partnership}
read   | a shared copy       | shared amina | select wrapped, words_sealed from plan_copies where partnership_id = {partnership}
create | a goal              | amina  | insert into goals (partnership_id, owner_id, words_sealed, created_at) values ({partnership}, {person}, '', now())
create | a step              | amina  | insert into steps (goal_id, partnership_id, owner_id, words_sealed, created_at) values (gen_random_uuid(), {partnership}, {person}, '', now())
create | evidence            | amina  | insert into evidence (partnership_id, author_id, seen_on, words_sealed) values ({partnership}, app.actor(), '2026-11-01', '')
create | a suggestion        | amina  | insert into suggestions (partnership_id, author_id, kind, words_sealed, created_at) values ({partnership}, app.actor(), 'learning', '', now())
create | feedback, unasked   | amina  | insert into feedback (partnership_id, giver_id, words_sealed, answer_sealed, created_at, answered_at) values ({partnership}, app.actor(), '', '', now(), now())
create | feedback in somebody’s name | amina | insert into feedback (partnership_id, giver_id, words_sealed, answer_sealed, created_at, answered_at) values ({partnership}, {coordinator}, '', '', now(), now())
create | that one agrees     | amina  | insert into plan_agreements (partnership_id, edition, person_id, agreed_at) select partnership_id, edition, app.actor(), now() from plans where partnership_id = {partnership} on conflict do nothing
create | that the other agrees | amina | insert into plan_agreements (partnership_id, edition, person_id, agreed_at) select partnership_id, edition, case app.actor() when {marcus} then {person}::uuid else {marcus}::uuid end, now() from plans where partnership_id = {partnership} on conflict do nothing
create | a tick              | amina  | insert into duty_ticks (partnership_id, duty, ticked_on) values ({partnership}, 'startup', '2026-12-01')
create | a copy, shared      | amina  | insert into plan_copies (id, partnership_id, program_id, mentee_id, shared_at, wrapped, words_sealed) values (gen_random_uuid(), {partnership}, {program}, {person}, now(), '', '')
change | a sheet, anew       | amina  | update plan_sheets set words_sealed = '' where partnership_id = {partnership}
change | a goal, anew        | amina  | update goals set state = 'reached' where partnership_id = {partnership}
change | whose goal it is    | amina  | update goals set owner_id = {marcus} where partnership_id = {partnership}
change | a step, anew        | amina  | update steps set due_on = null where partnership_id = {partnership}
change | evidence, anew      | amina  | update evidence set words_sealed = '' where partnership_id = {partnership}
change | a suggestion, anew  | amina  | update suggestions set state = 'open' where partnership_id = {partnership}
change | an answer to feedback | amina | update feedback set answer_sealed = '', answered_at = now() where partnership_id = {partnership} and giver_id = {marcus}
change | a copy, anew        | amina  | update plan_copies set words_sealed = '' where partnership_id = {partnership}
delete | that one agreed     | amina  | delete from plan_agreements where partnership_id = {partnership}
delete | a tick              | amina  | delete from duty_ticks where partnership_id = {partnership}
delete | a goal              | amina  | delete from goals where partnership_id = {partnership}
delete | a copy              | amina  | delete from plan_copies where partnership_id = {partnership}

# meeting log
list   | a meeting           | worker amina | select 1 from contacts where partnership_id = {partnership} and kind = 'meeting'
list   | a meeting           | worker amina | select 1 from meetings where partnership_id = {partnership}
read   | how long and how    | amina  | select minutes, way from contacts where partnership_id = {partnership} and kind = 'meeting'
read   | time of one’s own   | amina  | select minutes from contacts where partnership_id = {partnership} and kind = 'preparation' and logged_by = {person}
read   | the month of a meeting | state amina | select month from app.ticks({program}, array[{partnership}]::uuid[], '2020-01-01')
read   | that a call is wished for | state amina | select wished_by from app.calls({program}) where partnership_id = {partnership}
read   | whether it is quiet | worker amina | select state from quiets where partnership_id = {partnership}
read   | the mark of a week  | state amina | select mark from app.pulse({program}, '2020-01-01') where partnership_id = {partnership}
read   | where they meet     | amina  | select where_sealed from meetings where partnership_id = {partnership}
read   | a proposed time     | worker amina | select wall from meeting_times where partnership_id = {partnership}
read   | the month they met  | state amina | select month from app.months_met({program}) where partnership_id = {partnership}
create | a meeting           |        | insert into contacts (partnership_id, met_on, minutes, way, logged_by) values ({partnership}, '2026-12-01', 60, 'video', app.actor())
create | a meeting in another’s name |  | insert into contacts (partnership_id, met_on, minutes, way, logged_by) select {partnership}, '2026-12-01', 60, 'video', p.id from (values ({person}::uuid)) p(id) where p.id is distinct from app.actor()
create | a meeting           | amina  | insert into meetings (partnership_id, mode, minutes, proposed_by, where_sealed, created_at) values ({partnership}, 'video', 60, app.actor(), '', now())
create | a proposed time     | amina  | insert into meeting_times (meeting_id, partnership_id, n, minutes, starts_at, zone, wall) select id, partnership_id, 3, 60, now(), 'America/Vancouver', '2027-01-14T16:00' from meetings where partnership_id = {partnership} and state = 'proposed'
change | a meeting           | amina  | update contacts set minutes = 50 where partnership_id = {partnership} and kind = 'meeting'
change | how often one is reminded | amina | update contact_letters set every = 'off' where person_id = {person}
change | who is asked        | worker amina | update quiets set state = 'well' where partnership_id = {partnership}
change | the call that was made | state amina | select 1 where app.note_call({partnership})
change | whether they met    | amina  | update meetings set held = false where partnership_id = {partnership} and state = 'agreed'
change | the instant of a wall time | worker amina | update meetings set starts_at = now() where partnership_id = {partnership} and state = 'agreed'
delete | a meeting taken out | amina  | delete from contacts where partnership_id = {partnership} and kind = 'meeting'
delete | a meeting           | amina  | delete from meetings where partnership_id = {partnership}
delete | times that were answered | worker amina | delete from meeting_times where partnership_id = {partnership}

# private notes
list   | a journal entry     |        | select 1 from journal_entries where person_id = {person}
list   | a check-in          |        | select 1 from well_being_checks where person_id = {person}
list   | a private note      |        | select 1 from private_notes where author_id = {person}
read   | its words           |        | select words_sealed from journal_entries where person_id = {person}
read   | how they are        |        | select answers_sealed from well_being_checks where person_id = {person}
read   | its words           |        | select words_sealed from private_notes where author_id = {person}
create | an entry in their name |     | insert into journal_entries (partnership_id, person_id, written_on, words_sealed) values ({partnership}, {person}, '2026-12-01', '')
create | a check-in in their name |   | insert into well_being_checks (person_id, checked_on, answers_sealed) values ({person}, '2026-12-01', '')
create | a private note      |        | insert into private_notes (partnership_id, author_id, words_sealed, created_at, changed_at) values ({partnership}, {person}, '', now(), now())
change | a journal entry     |        | update journal_entries set words_sealed = '' where person_id = {person}
change | a private note      |        | update private_notes set version = version + 1 where author_id = {person}
delete | a journal entry     |        | delete from journal_entries where person_id = {person}
delete | a check-in          |        | delete from well_being_checks where person_id = {person}
delete | a private note      |        | delete from private_notes where author_id = {person}
export | a whole journal     |        | select * from journal_entries where person_id = {person}
export | one’s own           |        | select * from private_notes where author_id = {person} and author_id = app.actor()

# concern
list   | that something was said | amina | select 1 from app.concerns_to_read({program}) where author_id = {person}
read   | what was said       | amina  | select words_sealed from app.concerns_to_read({program}) where author_id = {person}
read   | the words themselves | amina | select words_sealed from concerns where author_id = {person}
read   | whether it was taken up | state worker amina | select settled_at from concerns where author_id = {person}
create | a word in their name |       | insert into concerns (id, program_id, partnership_id, author_id, wish) values (gen_random_uuid(), {program}, {partnership}, {person}, 'talk')
change | what was wished     | amina  | update concerns set wish = 'end' where author_id = {person}
change | that it is settled  | amina  | update concerns set settled_at = now(), settled_by = app.actor() where author_id = {person}
delete | what was said       | amina  | delete from concerns where author_id = {person}

# review part A
list   | that it is written  |        | select 1 from review_words where person_id = {person}
read   | what they wrote     |        | select words_sealed from review_words where person_id = {person}
create | words for the other |        | insert into review_words (id, partnership_id, person_id, moment, words_sealed) select id, partnership_id, person_id, moment, '' from reviews where person_id = {person}
change | the words           |        | update review_words set version = version + 1 where person_id = {person}
delete | the words           |        | delete from review_words where person_id = {person}

# review part B
list   | that it was sent    | worker | select 1 from review_reports where person_id = {person}
read   | what they said      | worker | select answers from review_reports where person_id = {person}
read   | figures of reviews  | aggregate worker amina | select figures from review_results where program_id = {program}
create | what is for the program |    | insert into review_reports (review_id, program_id, person_id, moment, answers) select id, {program}::uuid, person_id, moment, '{}' from reviews where person_id = {person}
change | what they said      |        | update review_reports set answers = '{}' where person_id = {person}
delete | what they said      |        | delete from review_reports where person_id = {person}

# anonymous survey answer
list   | that there are results | aggregate worker amina | select 1 from survey_results
read   | results             | aggregate worker amina | select figures from survey_results
read   | a tally             | worker amina | select n from private.survey_tallies
create | an anonymous answer |        | select 1 from app.answer_survey((select id from surveys where not named and closed_at is null), '{}', '{}') where {person} = app.actor()
create | a tally by hand     | worker amina | insert into private.survey_tallies (survey_id, item, choice) select id, 'new', 1 from surveys
change | a tally             | amina  | update private.survey_tallies set n = n + 1
delete | words of a survey   | amina  | delete from private.survey_words

# named survey answer
list   | that they answered  | worker | select 1 from survey_answers where person_id = {person}
list   | words to be quoted  | amina  | select 1 from quotes where writer_id = {person}
read   | a named answer      | worker | select answers from survey_answers where person_id = {person}
read   | words to be quoted  | amina  | select words from quotes where writer_id = {person}
create | a named answer      |        | select 1 from app.answer_survey((select id from surveys where named order by closes_on desc limit 1), '{}', '{}') where {person} = app.actor()
create | words to be quoted  | amina  | insert into quotes (partnership_id, program_id, writer_id, seat, words, given_at) values ({partnership}, {program}, {person}, 'mentee', 'New', now())
change | a named answer      |        | update survey_answers set answers = '{}' where person_id = {person}
change | one’s words anew    | amina  | update quotes set words = 'Changed' where writer_id = {person}
delete | a named answer      |        | delete from survey_answers where person_id = {person}
delete | taking words back   | amina  | delete from quotes where writer_id = {person}
export | one’s own answer    |        | select * from survey_answers where person_id = {person} and person_id = app.actor()
export | one’s own quote     | amina  | select words from quotes where writer_id = {person} and writer_id = app.actor()

# messages
list   | a note of thanks    | worker | select 1 from thanks where writer_id = {person}
read   | its sealed words    |        | select words_sealed from thanks where writer_id = {person}
create | a note of thanks    |        | insert into thanks (partnership_id, writer_id, kind, words_sealed, written_at) values ({partnership}, app.actor(), 'thanks', '\\x00', now())
create | in the other’s name |        | insert into thanks (partnership_id, writer_id, kind, words_sealed, written_at) select {partnership}, (case when app.actor() = {person} then {marcus} else {person} end)::uuid, 'thanks', '\\x00', now()
change | an unopened note    | marcus | update thanks set kind = 'thanks' where writer_id = {person} and opened_at is null
change | an opened note      | amina  | update thanks set kind = 'thanks' where writer_id = {person} and opened_at is not null
delete | an unopened note    | marcus | delete from thanks where writer_id = {person} and opened_at is null

# honorarium claim
list   | a claim             | worker marcus | select 1 from honoraria where person_id = {person}
read   | a claim             | worker marcus | select amount_cents, state, word from honoraria where person_id = {person}
create | a claim             | worker marcus | insert into honoraria (program_id, person_id, payee, amount_cents, conditions, opened_at) select {program}, {person}, 'Name', s.honorarium_cents, '[]', now() from seats s where s.program_id = {program} and s.kind = 'mentor'
change | what it comes to    | marcus | update honoraria set amount_cents = 1 where person_id = {person}
change | paid without a yes  | marcus | update honoraria set state = 'paid', paid_on = '2026-10-25' where person_id = {person}
approve | the second yes     | marcus | update honoraria set seconded_by = app.actor(), seconded_at = now(), state = 'approved' where person_id = {olga}
delete | a claim             | marcus | delete from honoraria where person_id = {person}
export | an export           | marcus | insert into honorarium_exports (program_id, number, made_by, made_at, claims, total_cents, csv, xlsx) values ({program}, 1, app.actor(), now(), 1, 1, '', '')
export | one’s own claim     | marcus | select * from honoraria where person_id = {person} and (person_id = app.actor() or program_id in (select app.pays_for()))

# payee details
list   | that they gave them | marcus | select 1 from private.payee_details where person_id = {person}
list   | whom to pay         | marcus | select 1 from app.payees_to_pay({program}, array[{person}]::uuid[], false)
read   | their sealed account | marcus | select account_sealed from private.payee_details where person_id = {person}
read   | the key that opens it | marcus | select wrapped from app.payees_to_pay({program}, array[{person}]::uuid[], true) where account_sealed is not null
create | where their money goes | marcus | insert into private.payee_details (person_id, payee_sealed, account_sealed, saved_at) values ({person}, '', '', now())
change | their account       | marcus | update private.payee_details set account_sealed = '' where person_id = {person}
delete | what they gave      | marcus | delete from private.payee_details where person_id = {person}
export | one’s own           | marcus | select payee_sealed, account_sealed from private.payee_details where person_id = {person}

# report
list   | that there is one   | aggregate worker amina | select 1 from report_editions where program_id = {program}
read   | the newest edition  | aggregate amina | select report from report_editions where program_id = {program}
read   | words to come       | aggregate worker amina | select body from report_texts where program_id = {program}
create | an edition          | worker amina | insert into report_editions (program_id, n, report, published_by) values ({program}, 9, '{}', app.actor())
change | whether it is shared | amina | update report_editions set shared = false where program_id = {program}
change | other words         | amina  | update report_texts set body = 'Other words' where program_id = {program}
delete | an edition          | amina  | delete from report_editions where program_id = {program}
export | the figures as they stand | aggregate amina | select 1 from app.reported() as of where of = {program}

# export or erasure request
list   | that there is one   | worker | select 1 from erasures where person_id = {person}
read   | until when it is answered | worker | select due_on from erasures where person_id = {person}
create | a request in their name |    | insert into erasures (person_id, organization_ids, asked_at, due_on) select {person}, array[{organization}]::uuid[], now(), '2026-12-01'
change | until when          |        | update erasures set due_on = '2030-01-01' where person_id = {person}
approve | that the way is free |      | update erasures set state = 'ready', settled_by = app.actor(), settled_at = now() where person_id = {person}
delete | a request           |        | delete from erasures where person_id = {person}

# settings
read   | what is ticked at closing | amina | select key from closing_ticks where program_id = {program}
create | a tick at closing   | amina  | insert into closing_ticks (program_id, key, ticked_by) values ({program}, 'lessons', app.actor())

# application
read   | the question to mentor again | worker marcus | select answer from mentor_invitations where person_id = {person}
change | its answer          | marcus | update mentor_invitations set answer = 'yes', answered_at = now() where person_id = {person}
read   | a wish to put right | worker | select words from data_requests where person_id = {person}
read   | what stands beside it | amina | select words from app.annotations({application})
create | a wish to put right |        | insert into data_requests (application_id, person_id, kind, about, words, asked_at, due_on) values ({application}, {person}, 'correct', 'other', 'New', now(), '2026-12-01')
change | an answer to a wish | state marcus | update data_requests set state = 'accepted', answered_by = app.actor(), answered_at = now() where person_id = {person} and state = 'open'
change | a wish taken back   | marcus | update data_requests set state = 'withdrawn' where person_id = {person} and state = 'open'
delete | a wish to put right |        | delete from data_requests where person_id = {person}

# confidential access
list   | a request           | worker amina | select 1 from grants where partnership_id = {partnership}
read   | on which ground     | worker amina | select ground from grants where partnership_id = {partnership} and ground = 'misconduct'
read   | why                 | amina  | select t.words_sealed from grant_steps t join grants g on g.id = t.grant_id where g.partnership_id = {partnership} and g.ground = 'misconduct' and t.act = 'asked'
read   | an objection        | amina  | select t.words_sealed from grant_steps t join grants g on g.id = t.grant_id where g.partnership_id = {partnership} and t.act = 'objected'
read   | what was opened     | amina  | select r.pieces from grant_readings r join grants g on g.id = r.grant_id where g.partnership_id = {partnership}
create | a request           | amina  | insert into grants (id, organization_id, partnership_id, ground, kinds, from_on, until_on, asked_by, wrapped) values (gen_random_uuid(), {organization}, {partnership}, 'misconduct', array['notes']::grant_kind[], '2026-10-01', '2026-12-31', app.actor(), '')
create | a no of one’s own   | amina  | insert into grant_steps (id, grant_id, act, person_id, words_sealed) select gen_random_uuid(), id, 'objected', app.actor(), '' from grants where partnership_id = {partnership} and ground = 'misconduct'
approve | a second yes       | amina  | insert into grant_steps (id, grant_id, act, person_id, signature, signed_with) select gen_random_uuid(), id, 'approved', app.actor(), '', 'house' from grants where partnership_id = {partnership} and ground = 'misconduct'
change | what was asked for  | amina  | update grants set kinds = array['plan']::grant_kind[] where partnership_id = {partnership}
change | what was signed     | amina  | update grant_steps set signature = null where act = 'asked'
delete | a request           | amina  | delete from grants where partnership_id = {partnership} and asked_at < '2000-01-01'

# extract
list   | an extract          | worker marcus | select 1 from extracts where shared_by = {person}
read   | the copy            | marcus | select words_sealed, wrapped from extracts where shared_by = {person}
create | an extract in their name | marcus | insert into extracts (id, partnership_id, organization_id, shared_by, recipient_id, tell_at, pieces, wrapped, words_sealed) select gen_random_uuid(), partnership_id, organization_id, {person}, recipient_id, app.now(), 1, '', '' from extracts where shared_by = {person}
change | the copy, anew      | marcus | update extracts set words_sealed = '' where shared_by = {person}
delete | an extract          | worker marcus | delete from extracts where shared_by = {person}

# privacy incident
list   | that it concerns them | worker | select 1 from incident_people where person_id = {person}
read   | what they are told  |        | select n.words_sealed, n.wrapped from incident_notices n join incident_people p on p.incident_id = n.incident_id where p.person_id = {person}
read   | the case            |        | select words_sealed from incidents where organization_id = {organization}
read   | its log             |        | select t.words_sealed from incident_steps t join incidents i on i.id = t.incident_id where i.organization_id = {organization}
create | a case              |        | insert into incidents (id, organization_id, found_on, wrapped, words_sealed, opened_by) values (gen_random_uuid(), {organization}, '2026-12-01', '', '', app.actor())
change | what was decided    |        | update incidents set serious = false where organization_id = {organization}
delete | whoever was told    |        | delete from incident_people where person_id = {person}
delete | a case              | worker | delete from incidents where organization_id = {organization}
`
