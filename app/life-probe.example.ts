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
read   | the mark of a week  | state amina | select mark from app.pulse({program}, '2020-01-01') where partnership_id = {partnership}

# report
list   | that there is one   | aggregate amina | select 1 from report_editions where program_id = {program}
read   | the newest edition  | aggregate amina | select report from report_editions where program_id = {program}
read   | words to come       | aggregate amina | select body from report_texts where program_id = {program}
export | the figures as they stand | aggregate amina | select 1 from app.report_people({program})
create | an edition          | amina  | insert into report_editions (program_id, n, report, published_by) values ({program}, 9, '{}', app.actor())
change | whether it is shared | amina | update report_editions set shared = false where program_id = {program}
change | other words         | amina  | update report_texts set body = 'Other words' where program_id = {program}
delete | an edition          | amina  | delete from report_editions where program_id = {program}
`
