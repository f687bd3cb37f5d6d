/** What is put to the database about life between two people, written as in probe.example.ts; a block a record. */
export const lifeProbes = `
# private notes
list   | a journal entry     |        | select 1 from journal_entries where person_id = {person}
list   | a check-in          |        | select 1 from well_being_checks where person_id = {person}
read   | its words           |        | select words_sealed from journal_entries where person_id = {person}
read   | how they are        |        | select answers_sealed from well_being_checks where person_id = {person}
create | an entry in their name |     | insert into journal_entries (partnership_id, person_id, written_on, words_sealed) values ({partnership}, {person}, '2026-12-01', '')
create | a check-in in their name |   | insert into well_being_checks (person_id, checked_on, answers_sealed) values ({person}, '2026-12-01', '')
change | a journal entry     |        | update journal_entries set words_sealed = '' where person_id = {person}
delete | a journal entry     |        | delete from journal_entries where person_id = {person}
delete | a check-in          |        | delete from well_being_checks where person_id = {person}
export | a whole journal     |        | select * from journal_entries where person_id = {person}

# concern
list   | that something was said | amina | select 1 from app.concerns_to_read({program}) where author_id = {person}
read   | what was said       | amina  | select words_sealed from app.concerns_to_read({program}) where author_id = {person}
read   | the words themselves | amina | select words_sealed from concerns where author_id = {person}
read   | whether it was taken up | state worker amina | select settled_at from concerns where author_id = {person}
create | a word in their name |       | insert into concerns (id, program_id, partnership_id, author_id, wish) values (gen_random_uuid(), {program}, {partnership}, {person}, 'talk')
change | what was wished     | amina  | update concerns set wish = 'end' where author_id = {person}
change | that it is settled  | amina  | update concerns set settled_at = now(), settled_by = app.actor() where author_id = {person}
delete | what was said       | amina  | delete from concerns where author_id = {person}

# shared notes
list   | a case              |        | select 1 from case_notes where author_id = {person}
read   | what happened       |        | select happened_sealed from case_notes where author_id = {person}
create | a case in their name |       | insert into case_notes (partnership_id, author_id, written_on, title_sealed, happened_sealed, stake_sealed, tried_sealed, learned_sealed) values ({partnership}, {person}, '2026-12-01', '', '', '', '', '')
change | a case              |        | update case_notes set learned_sealed = '' where author_id = {person}
delete | a case              |        | delete from case_notes where author_id = {person}
`
