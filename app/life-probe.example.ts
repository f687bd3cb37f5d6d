/** What is put to the database about life between two people, written as in probe.example.ts; a block a record. */
export const lifeProbes = `
# training record
list   | a training          | worker marcus | select 1 from trainings where person_id = {person}
read   | which training      | worker marcus | select title from trainings where person_id = {person}
create | another training    | marcus | insert into trainings (program_id, person_id, completed_on, noted_by) values ({program}, {person}, '2026-10-01', app.actor())
change | an undone training  | marcus | update trainings set undone_by = app.actor(), undone_at = now() where person_id = {person}
delete | a training          | marcus | delete from trainings where person_id = {person}
export | one’s own           | marcus | select title from trainings where person_id = {person} and person_id = app.actor()

# shared notes
list   | an agreement        | worker amina | select 1 from agreements where partnership_id = {partnership}
read   | its words           | amina | select words_sealed from agreements where partnership_id = {partnership}
read   | a signature         | amina | select name_sealed from agreement_signatures where partnership_id = {partnership}
create | the next edition    | amina | insert into agreements (id, partnership_id, edition, proposed_by, proposed_at, informal_channel, formal_channel, answers_in, meets_every, arranged_by, kickoff, words_sealed) values (gen_random_uuid(), {partnership}, 99, app.actor(), now(), 'text', 'video', 3, 7, 'either', 'hour', '')
create | an edition in the other’s name | amina | insert into agreements (id, partnership_id, edition, proposed_by, proposed_at, informal_channel, formal_channel, answers_in, meets_every, arranged_by, kickoff, words_sealed) values (gen_random_uuid(), {partnership}, 98, case app.actor() when {marcus} then {person}::uuid else {marcus}::uuid end, now(), 'text', 'video', 3, 7, 'either', 'hour', '')
create | a signature in the other’s name | amina | insert into agreement_signatures (partnership_id, agreement_id, person_id, name_sealed, signed_at) select partnership_id, id, case app.actor() when {marcus} then {person}::uuid else {marcus}::uuid end, '', now() from agreements where partnership_id = {partnership} and edition = 2 on conflict do nothing
change | a proposal set aside | amina | update agreements set set_aside_by = app.actor(), set_aside_at = now() where partnership_id = {partnership} and edition = 2
change | what is agreed      | amina | update agreements set meets_every = 1 where partnership_id = {partnership}
delete | what is agreed      | amina | delete from agreements where partnership_id = {partnership}
delete | what one signed     | amina | delete from agreement_signatures where partnership_id = {partnership}
`
