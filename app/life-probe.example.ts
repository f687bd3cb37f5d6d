/** What is put to the database about life between two people, written as in probe.example.ts; a block a record. */
export const lifeProbes = `
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
read   | a named answer      | worker | select answers from survey_answers where person_id = {person}
create | a named answer      |        | select 1 from app.answer_survey((select id from surveys where named order by closes_on desc limit 1), '{}', '{}') where {person} = app.actor()
change | a named answer      |        | update survey_answers set answers = '{}' where person_id = {person}
delete | a named answer      |        | delete from survey_answers where person_id = {person}
export | one’s own answer    |        | select * from survey_answers where person_id = {person} and person_id = app.actor()
`
