import { sql } from 'kysely'
import { type Condition, conditions, type RecordKind, type Verb } from './access/matrix.ts'
import type { DecidedWorld } from './decided.example.ts'
import { lifeProbes } from './life-probe.example.ts'
import type { Subject } from './world.example.ts'

/** One question put to the database: a row it gives or changes means that it allowed it. */
export interface Probe {
  readonly record: RecordKind
  readonly verb: Verb
  readonly what: string
  /** The limited form of the record this shows: names, a state, figures. */
  readonly limited: readonly Condition[]
  /** Whether the worker may; it has no role in the matrix, and shows nothing to anybody. */
  readonly worker: boolean
  /** About a pair, the whole program, or something only one of the two has: asked of nobody else. */
  readonly only: 'amina' | 'marcus' | undefined
  readonly statement: string
}

/** The statement, about one of the two. */
export function statementOf({ statement }: Probe, subject: Subject, world: DecidedWorld) {
  const {
    program,
    organizationId,
    committee,
    board,
    coordinator,
    admin,
    assigned,
    unassigned,
    unpromised,
    past,
    olga,
  } = world
  const ids: Record<string, string | undefined> = {
    person: subject.id,
    application: subject.applicationId,
    assessment: subject.assessmentId,
    answered: subject.answered,
    unanswered: subject.unanswered,
    program: program.id,
    framework: program.frameworkId,
    organization: organizationId,
    committee: committee.id,
    constituency: committee.constituencies[0]?.id,
    board: board.id,
    coordinator: coordinator.id,
    admin: admin.id,
    assigned: assigned.memberId,
    unassigned: unassigned.memberId,
    unpromised: unpromised.memberId,
    past: past.memberId,
    marcus: world.marcus.id,
    olga: olga.person.id,
    'olgas application': olga.application.id,
    partnership: world.partnershipId,
    offer: world.offerId,
    'declined offer': world.declinedOfferId,
  }
  return sql.raw(statement.replace(/\{([a-z ]+)\}/g, (_, name: string) => `'${ids[name] ?? `no ${name}`}'`))
}

/** Reads the table below: a record, then a line for each thing tried. */
function readProbes(table: string): Probe[] {
  let record = '' as RecordKind
  return table.split('\n').flatMap((line) => {
    if (line.startsWith('# ')) record = line.slice(2) as RecordKind
    const [verb, what, how = '', statement] = line.split('|').map((cell) => cell.trim())
    if (!what || !statement) return []
    const said = how.split(' ')
    const limited = conditions.filter((condition) => said.includes(condition))
    const only = (['amina', 'marcus'] as const).find((name) => said.includes(name))
    return [{ record, verb: verb as Verb, what, limited, worker: said.includes('worker'), only, statement }]
  })
}

export const probes: readonly Probe[] = readProbes(`
# account
list   | a name              | names worker | select 1 from people where id = {person}
list   | an address          | worker | select 1 from emails where person_id = {person}
read   | a telephone number  | worker | select phone from contact_cards where person_id = {person}
read   | a position          | worker | select title from positions where person_id = {person}
create | somebody new        |        | insert into people (name) values ('Nina New')
change | their name          |        | update people set name = 'Changed' where id = {person}
change | their address       |        | update emails set first = true where person_id = {person}
change | their position      |        | update positions set title = 'Changed' where person_id = {person}
delete | an old position     |        | delete from positions where person_id = {person}
delete | the account         |        | delete from people where id = {person}

# application
list   | the application     | worker | select 1 from applications where id = {application}
read   | needs               | worker | select needs from applications where id = {application}
read   | answers             | worker | select answers from application_answers where application_id = {application}
read   | a wish              | worker | select name from wishes where application_id = {application} and kind = 'prefer'
read   | a rather not        | worker | select name from wishes where application_id = {application} and kind = 'avoid'
read   | a request           | worker | select words from application_requests where application_id = {application}
read   | a membership        | worker marcus | select number from attestations where application_id = {application}
read   | what was accepted   |        | select text_id from acceptances where application_id = {application}
create | an application      |        | insert into applications (program_id, person_id, seat, status) values ({program}, {person}, 'mentee', 'withdrawn')
change | the application     |        | update applications set travels = true where id = {application}
change | an answer           |        | insert into application_answers (application_id, group_key, answers) values ({application}, 'new', '{}')
change | a wish              |        | insert into wishes (application_id, kind, rank, name) values ({application}, 'prefer', 9, 'New')
change | another request     | state  | insert into application_requests (application_id, words, asked_by) values ({application}, 'More, please', {person})
change | a membership        | state marcus | update attestations set number = '1' where application_id = {application}
change | what is accepted    |        | insert into acceptances (application_id, text_id) select {application}, id from program_texts where program_id = {program} and kind = 'charter'
change | the decision        | state  | update applications set decision_word = 'Yes', decided_at = now() where id = {application}
delete | the application     |        | delete from applications where id = {application}
export | one’s own           |        | select a.*, g.answers from applications a join application_answers g on g.application_id = a.id where a.id = {application} and a.person_id = app.actor()

# reference
list   | a reference         | worker | select 1 from referees where id = {answered}
read   | its words           | worker | select words from referees where id = {answered}
create | the answer to a letter |     | update referees set answered_at = now(), recommends = 'no', words = 'Words' where id = {unanswered}
create | in somebody’s name  |        | insert into referees (application_id, name, email, answered_at, recommends, words) values ({application}, 'Forged', 'forged@example.org', now(), 'strongly', 'Words')
change | its words           |        | update referees set words = 'Words' where id = {answered}
delete | a reference         |        | delete from referees where id = {answered}

# self-assessment scores
list   | an assessment       |        | select 1 from assessments where id = {assessment} union all select 1 from assessment_shares where assessment_id = {assessment}
read   | a rating            |        | select rating from ratings where assessment_id = {assessment} union all select rating from app.shared_ratings({partnership}) where assessment_id = {assessment}
read   | figures             | aggregate amina | select mean from app.common_needs({program}, 'mentee')
create | an assessment       |        | insert into assessments (person_id, framework_id, moment) values ({person}, {framework}, 'mid_year')
create | what is shared      | amina  | insert into assessment_shares (assessment_id, partnership_id, with_comments, shared_at) values ({assessment}, {partnership}, true, now())
change | how far it is shared | amina | update assessment_shares set with_comments = true where assessment_id = {assessment}
change | a rating            |        | update ratings set rating = 1 where assessment_id = {assessment}
delete | what is shared      | amina  | delete from assessment_shares where assessment_id = {assessment}
delete | an assessment       |        | delete from assessments where id = {assessment}
export | one’s own           |        | select r.* from ratings r join assessments a on a.id = r.assessment_id where a.id = {assessment} and a.person_id = app.actor()

# self-assessment comments
list   | a comment           |        | select 1 from ratings where assessment_id = {assessment} and comment <> '' union all select 1 from app.shared_ratings({partnership}) where assessment_id = {assessment} and comment <> ''
read   | a comment           |        | select comment from ratings where assessment_id = {assessment} union all select comment from app.shared_ratings({partnership}) where assessment_id = {assessment} and comment <> ''
create | a comment           |        | insert into ratings (assessment_id, competency_id, rating, comment) select {assessment}, c.id, 3, 'New' from competencies c join frameworks f on f.id = c.framework_id where f.slug = 'asbo-international' limit 1
change | a comment           |        | update ratings set comment = 'Changed' where assessment_id = {assessment}
delete | a comment           |        | delete from ratings where assessment_id = {assessment}
export | one’s own           |        | select r.comment from ratings r join assessments a on a.id = r.assessment_id where a.id = {assessment} and a.person_id = app.actor()

# self-identification
list   | that there is one   |        | select 1 from private.self_identifications where application_id = {application}
read   | the sealed answers  |        | select sealed from private.self_identifications where application_id = {application}
read   | the key             |        | select wrapped from private.person_keys where person_id = {person}
read   | the wish            |        | select wish_sealed from app.wishes_to_read({program}) where person_id = {person}
read   | what is counted     |        | select sealed from app.identifications_to_count({program}) where person_id = {person}
create | an answer           |        | insert into private.self_identifications (application_id, person_id, sealed) values ({application}, {person}, '') on conflict (application_id) do update set counted = true
change | the answers         |        | update private.self_identifications set counted = false where application_id = {application}
delete | the answers         |        | delete from private.self_identifications where application_id = {application}
export | one’s own           |        | select * from private.self_identifications where application_id = {application} and person_id = app.actor()

# committee note
list   | a reading           | worker | select 1 from readings where application_id = {application} and member_id = {assigned}
read   | scores              |        | select score from scores s join readings r on r.id = s.reading_id where r.application_id = {application} and r.member_id = {assigned}
read   | a pair note         | worker amina | select words from pair_notes where mentee_application_id = {application}
read   | a ruling            | worker amina | select reason from rulings where mentee_application_id = {application}
read   | a proposal          | worker amina | select reasons from proposals where mentee_application_id = {application}
read   | a move              | worker amina | select reason from pair_moves where mentee_application_id = {application}
read   | a board             | worker amina | select matched from matchings where id = {board}
read   | a sign-off          | worker amina | select words from sign_offs where matching_id = {board}
create | another reading     | worker | insert into readings (application_id, member_id) values ({application}, {unassigned})
create | another pair note   | worker amina | insert into pair_notes (program_id, mentee_application_id, author_id, words) values ({program}, {application}, {coordinator}, 'New')
create | another ruling      | worker amina | insert into rulings (program_id, kind, mentee_application_id, reason) values ({program}, 'hold', {application}, 'New')
create | another board       | worker amina | insert into matchings (program_id, number, policy, verified, mentees, mentors, pairs_allowed, matched, cost, milliseconds) values ({program}, 99, '{}', false, 0, 0, 0, 0, 0, '{}')
create | a run of the engine | amina | insert into matching_runs (program_id, started_by) values ({program}, app.actor())
change | a changed reading   |        | update readings set comment = 'Changed' where application_id = {application} and member_id = {assigned}
change | a lifted ruling     | worker amina | update rulings set lifted_at = now(), lift_reason = 'Over' where mentee_application_id = {application}
delete | a reading           |        | delete from readings where application_id = {application}
delete | a pair note         | amina  | delete from pair_notes where mentee_application_id = {application}
approve | a board, for oneself | amina | insert into sign_offs (matching_id, member_id, approves) select {board}, id, true from committee_members where person_id = app.actor() on conflict (matching_id, member_id) do update set approves = true
approve | a board, for another member | worker amina | insert into sign_offs (matching_id, member_id, approves) values ({board}, {unpromised}, true)
approve | publishing         | amina  | update matchings set version = version + 1 where id = {board}

# partnership shell
list   | a partnership       | worker amina | select 1 from partnerships where id = {partnership}
read   | an offer            | worker amina | select state from offers where id = {offer}
create | a partnership       | worker amina | insert into partnerships (program_id, offer_id, mentor_id, mentee_id, starts_on, ends_on) values ({program}, {declined offer}, {marcus}, {person}, '2026-11-01', '2027-06-30')
create | an offer            | worker amina | insert into offers (program_id, matching_id, mentee_application_id, mentor_application_id, mentee_id, mentor_id, state, cost, reasons, answer_by) values ({program}, {board}, {application}, {olgas application}, {person}, {olga}, 'withdrawn', 0, '[]', now())
change | a partnership       | worker amina | update partnerships set state = 'ended' where id = {partnership}
change | an answered offer   | worker amina | update offers set state = 'declined', ended_at = now() where id = {offer}
delete | a partnership       | amina  | delete from partnerships where id = {partnership}
delete | a place             | worker amina | delete from places where offer_id = {offer}

# audit log
list   | what they did       | worker | select 1 from audit_entries where actor_id = {person}
read   | what staff did      | state worker amina | select facts from audit_entries where actor_id = {coordinator} and program_id = {program} and organization_id is null
create | an entry            |        | insert into audit_entries (actor_id, verb, record_type, record_id) values ({person}, 'person.forged', 'person', 'x')
change | an entry            |        | update audit_entries set verb = 'person.forged' where actor_id = {person}
delete | an entry            |        | delete from audit_entries where actor_id = {person}
list   | entries of a program | state worker amina | select 1 from audit_entries where actor_id = {coordinator} and program_id = {program} and organization_id is null
export | what concerns the organization | worker amina | select verb, facts from audit_entries where organization_id = {organization}

# consents
list   | a consent           | state worker | select 1 from consents where person_id = {person} and purpose = 'application'
read   | when it was given   | state worker | select given_at from consents where person_id = {person} and purpose = 'application'
read   | a consent about who they are | worker | select 1 from consents where person_id = {person} and purpose like 'identity-%'
create | another consent     |        | insert into consents (person_id, purpose, text_hash) values ({person}, 'new', '')
create | a consent given on paper |   | insert into consents (person_id, purpose, text_hash, method, noted_by) values ({person}, 'new', '', 'paper', app.actor())
change | a withdrawn consent |        | update consents set withdrawn_at = now() where person_id = {person} and purpose = 'application'
delete | a consent           |        | delete from consents where person_id = {person}

# settings
list   | who decides         | worker amina | select 1 from committee_members where id = {unassigned}
read   | who administers     | worker amina | select since from staff where organization_id = {organization} and person_id = {admin}
read   | who coordinates     | worker amina | select since from program_staff where program_id = {program} and person_id = {coordinator}
create | a text              | amina  | insert into program_texts (program_id, kind, edition, body) values ({program}, 'charter', 99, '{}')
create | a colleague         | amina  | insert into staff (organization_id, person_id, role) values ({organization}, {person}, 'coordinator')
create | a committee member  | amina  | insert into committee_members (committee_id, person_id, constituency_id, since, until) values ({committee}, {person}, {constituency}, '2020-01-02', '2099-01-01')
create | a coordinator       | amina  | insert into program_staff (program_id, person_id) values ({program}, {person})
change | the program         | amina  | update programs set cap = 1 where id = {program}
change | the organization    | amina  | update organizations set phone = '1' where id = {organization}
change | a term              | amina  | update committee_members set until = '2099-01-01' where id = {past}
change | what is offered     | amina  | update catalogue_items set version = version + 1 where program_id = {program}
delete | a contact           | amina  | delete from program_contacts where program_id = {program}
delete | a committee member  | amina  | delete from committee_members where id = {past}
${lifeProbes}`)
