/** What is put to the database about life between two people, written as in probe.example.ts; a block a record. */
export const lifeProbes = `
# messages
list   | a note of thanks    | worker | select 1 from thanks where writer_id = {person}
read   | its sealed words    |        | select words_sealed from thanks where writer_id = {person}
create | a note of thanks    |        | insert into thanks (partnership_id, writer_id, kind, words_sealed, written_at) values ({partnership}, app.actor(), 'thanks', '\\x00', now())
create | in the other’s name |        | insert into thanks (partnership_id, writer_id, kind, words_sealed, written_at) select {partnership}, (case when app.actor() = {person} then {marcus} else {person} end)::uuid, 'thanks', '\\x00', now()
change | an unopened note    | marcus | update thanks set kind = 'thanks' where writer_id = {person} and opened_at is null
change | an opened note      | amina  | update thanks set kind = 'thanks' where writer_id = {person} and opened_at is not null
delete | an unopened note    | marcus | delete from thanks where writer_id = {person} and opened_at is null

# named survey answer
list   | words to be quoted  | amina  | select 1 from quotes where writer_id = {person}
read   | words to be quoted  | amina  | select words from quotes where writer_id = {person}
create | words to be quoted  | amina  | insert into quotes (partnership_id, program_id, writer_id, seat, words, given_at) values ({partnership}, {program}, {person}, 'mentee', 'New', now())
change | one’s words anew    | amina  | update quotes set words = 'Changed' where writer_id = {person}
delete | taking words back   | amina  | delete from quotes where writer_id = {person}
export | one’s own quote     | amina  | select words from quotes where writer_id = {person} and writer_id = app.actor()

# training record
list   | a certificate       | worker | select id from certificates where person_id = {person}
read   | a certificate       |        | select name, minutes from certificates where person_id = {person}
create | a certificate       |        | insert into certificates (code, program_id, person_id, name, seat, organization_name, program_title, starts_on, ends_on, signer_name, issued_by, issued_at) select 'AAAA-AAAA-AAAA-AAAA-AAAA', {program}, {person}, 'Name', case when {person} = {marcus} then 'mentor' else 'mentee' end::seat_kind, '{}', '{}', '2026-01-01', '2026-01-02', 'Name', app.actor(), now()
change | a certificate       |        | update certificates set revoked_at = now(), revoked_by = app.actor() where person_id = {person}
delete | a certificate       |        | delete from certificates where person_id = {person}
export | one’s own certificate |      | select * from certificates where person_id = {person} and person_id = app.actor()

# honorarium claim
list   | a claim             | worker marcus | select 1 from honoraria where person_id = {person}
read   | a claim             | worker marcus | select amount_cents, state, word from honoraria where person_id = {person}
create | a claim             | worker marcus | insert into honoraria (program_id, person_id, payee, amount_cents, conditions, opened_at) select {program}, {person}, 'Name', s.honorarium_cents, '[]', now() from seats s where s.program_id = {program} and s.kind = 'mentor'
change | what it comes to    | marcus | update honoraria set amount_cents = 1 where person_id = {person}
approve | the second yes     | marcus | update honoraria set seconded_by = app.actor(), seconded_at = now(), state = 'approved' where person_id = {person}
change | paid without a yes  | marcus | update honoraria set state = 'paid', paid_on = '2026-10-25' where person_id = {person}
delete | a claim             | marcus | delete from honoraria where person_id = {person}
export | an export           | marcus | insert into honorarium_exports (program_id, number, made_by, made_at, claims, total_cents, csv, xlsx) values ({program}, 1, app.actor(), now(), 1, 1, '', '')
export | one’s own claim     | marcus | select * from honoraria where person_id = {person} and (person_id = app.actor() or program_id in (select app.pays_for()))
`
