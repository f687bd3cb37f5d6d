/** What is put to the database about life between two people, written as in probe.example.ts; a block a record. */
export const lifeProbes = `
# private notes
list   | a private note      |        | select 1 from private_notes where author_id = {person}
read   | its words           |        | select words_sealed from private_notes where author_id = {person}
create | a private note      |        | insert into private_notes (partnership_id, author_id, words_sealed, created_at, changed_at) values ({partnership}, {person}, '', now(), now())
change | a private note      |        | update private_notes set version = version + 1 where author_id = {person}
delete | a private note      |        | delete from private_notes where author_id = {person}
export | one’s own           |        | select * from private_notes where author_id = {person} and author_id = app.actor()

# shared notes
list   | a shared note       | amina  | select 1 from shared_notes where partnership_id = {partnership}
read   | its words           | amina  | select words_sealed from shared_notes where partnership_id = {partnership}
read   | an agenda item      | amina  | select words_sealed from meeting_items where partnership_id = {partnership}
create | a shared note       | amina  | insert into shared_notes (partnership_id, author_id, words_sealed, created_at, changed_at) values ({partnership}, app.actor(), '', now(), now())
create | a suggested item    | amina  | insert into meeting_items (partnership_id, meeting_id, kind, author_id, suggested, words_sealed, created_at) select partnership_id, id, 'agenda', app.actor(), true, '', now() from meetings where partnership_id = {partnership} limit 1
change | the other’s note    |        | update shared_notes set version = version + 1 where author_id = {person}
change | the mentee’s item   | amina  | update meeting_items set version = version + 1 where author_id = {person}
delete | a note they wrote   |        | delete from shared_notes where author_id = {person}
delete | an item they put down | amina | delete from meeting_items where author_id = {person}
delete | what was suggested  | marcus | delete from meeting_items where author_id = {person}

# meeting log
list   | a meeting           | worker amina | select 1 from meetings where partnership_id = {partnership}
read   | where they meet     | amina  | select where_sealed from meetings where partnership_id = {partnership}
read   | a proposed time     | worker amina | select wall from meeting_times where partnership_id = {partnership}
read   | the month they met  | state amina | select month from app.months_met({program}) where partnership_id = {partnership}
create | a meeting           | amina  | insert into meetings (partnership_id, mode, minutes, proposed_by, where_sealed, created_at) values ({partnership}, 'video', 60, app.actor(), '', now())
create | a proposed time     | amina  | insert into meeting_times (meeting_id, partnership_id, n, minutes, starts_at, zone, wall) select id, partnership_id, 3, 60, now(), 'America/Vancouver', '2027-01-14T16:00' from meetings where partnership_id = {partnership} and state = 'proposed'
change | whether they met    | amina  | update meetings set held = false where partnership_id = {partnership} and state = 'agreed'
change | the instant of a wall time | worker amina | update meetings set starts_at = now() where partnership_id = {partnership} and state = 'agreed'
delete | a meeting           | amina  | delete from meetings where partnership_id = {partnership}
delete | times that were answered | worker amina | delete from meeting_times where partnership_id = {partnership}
`
