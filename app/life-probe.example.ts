/** What is put to the database about life between two people, written as in probe.example.ts; a block a record. */
export const lifeProbes = `
# meeting log
list   | a meeting           | worker amina | select 1 from contacts where partnership_id = {partnership} and kind = 'meeting'
read   | how long and how    | amina  | select minutes, way from contacts where partnership_id = {partnership} and kind = 'meeting'
read   | time of one’s own   | amina  | select minutes from contacts where partnership_id = {partnership} and kind = 'preparation' and logged_by = {person}
read   | the month of a meeting | state amina | select month from app.ticks({program}, '2020-01-01') where partnership_id = {partnership}
read   | that a call is wished for | state amina | select wished_by from app.calls({program}) where partnership_id = {partnership}
read   | whether it is quiet | worker amina | select state from quiets where partnership_id = {partnership}
create | a meeting           |        | insert into contacts (partnership_id, met_on, minutes, way, logged_by) values ({partnership}, '2026-12-01', 60, 'video', app.actor())
create | a meeting in another’s name |  | insert into contacts (partnership_id, met_on, minutes, way, logged_by) select {partnership}, '2026-12-01', 60, 'video', p.id from (values ({person}::uuid)) p(id) where p.id is distinct from app.actor()
change | a meeting           | amina  | update contacts set minutes = 50 where partnership_id = {partnership} and kind = 'meeting'
change | how often one is reminded | amina | update contact_letters set every = 'off' where person_id = {person}
change | who is asked        | worker amina | update quiets set state = 'well' where partnership_id = {partnership}
change | the call that was made | state amina | select 1 where app.note_call({partnership})
delete | a meeting taken out | amina  | delete from contacts where partnership_id = {partnership} and kind = 'meeting'

# settings
read   | what is ticked at closing | amina | select key from closing_ticks where program_id = {program}
create | a tick at closing   | amina  | insert into closing_ticks (program_id, key, ticked_by) values ({program}, 'lessons', app.actor())

# application
read   | the question to mentor again | worker marcus | select answer from mentor_invitations where person_id = {person}
change | its answer          | marcus | update mentor_invitations set answer = 'yes', answered_at = now() where person_id = {person}
`
