import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { addApplication } from './applications/application.example.ts'
import { savePromises } from './applications/save.server.ts'
import { addCommittee } from './committees/committee.example.ts'
import { makeLink } from './people/link.server.ts'
import { addPerson, addPosition } from './people/person.example.ts'
import { addProgram } from './programs/program.example.ts'
import type { Program } from './programs/program.ts'
import { saveIdentification } from './self-identification/identification.server.ts'

/** The moment at which everything in this world happens. */
export const worldNow = Temporal.Instant.from('2026-10-25T18:00:00Z')
export const worldToday = Temporal.PlainDate.from('2026-10-25')

/** Somebody whose application holds something in every place where something can be written. */
export interface Subject extends PersonActor {
  readonly email: string
  readonly applicationId: string
  readonly assessmentId: string
  /** A referee who has answered, and one whose answer is still to come, with the person behind the letter. */
  readonly answered: string
  readonly unanswered: string
  readonly referee: PersonActor
}

/** Writes something a person wrote: what it is of, and whose. The canary test writes a bird of its own each time. */
export type Say = (what: string) => string

/** A program with its people; nothing decided yet beyond who is accepted. */
export type World = Awaited<ReturnType<typeof addWorld>>

/**
 * A program with everybody the access matrix speaks of: two who become partners (Amina and Marcus), two who do not
 * (Otto and Olga), five more mentees so that figures are shown, staff, a committee with each kind of member, and three
 * people who supervise Amina and would be in a position to read about her.
 */
export async function addWorld(db: Db, say: Say = (what) => what) {
  const { program, coordinator, admin, organizationId } = await addProgram(db)
  const elsewhere = await addProgram(db, { template: 'bcssa' })
  const { members, committee } = await addCommittee(db, program, 6, { quorum: 1 })
  const [assigned, unassigned, unpromised, past, recused, supervisingMember] = six(members)
  await db.updateTable('committeeMembers').set({ promisedAt: null }).where('id', '=', unpromised.memberId).execute()
  await db.updateTable('committeeMembers').set({ until: '2020-06-30' }).where('id', '=', past.memberId).execute()
  const amina = await addSubject(db, program, 'mentee', 'Amina Diallo', say)
  const marcus = await addSubject(db, program, 'mentor', 'Marcus Wong', say)
  const otto = await addApplication(db, program, 'mentee', { name: 'Otto Other', status: 'accepted' })
  const olga = await addApplication(db, program, 'mentor', {
    name: 'Olga Other',
    status: 'accepted',
    position: { districtNumber: 39 },
  })
  for (let n = 1; n <= 5; n++) await addApplication(db, program, 'mentee', { name: `Filler ${n}` })
  const supervisors = await addSupervisors(db, program, organizationId, amina, supervisingMember)
  await handOut(db, [amina, marcus], { assigned, past, recused }, say)
  await handOut(db, [amina], { supervisingMember }, say)
  return {
    program,
    organizationId,
    committee,
    coordinator,
    admin,
    otherCoordinator: elsewhere.coordinator,
    elsewhere: elsewhere.program,
    assigned,
    unassigned,
    unpromised,
    past,
    recused,
    supervisingMember,
    ...supervisors,
    amina,
    marcus,
    otto,
    olga,
  }
}

type Member = PersonActor & { memberId: string }

function six<T>([a, b, c, d, e, f]: readonly T[]): [T, T, T, T, T, T] {
  if (!a || !b || !c || !d || !e || !f) throw new Error('Six are needed.')
  return [a, b, c, d, e, f]
}

/** One who supervises by position and coordinates, one declared who sits on the committee, one who administers. */
async function addSupervisors(
  db: Db,
  program: Program,
  organizationId: string,
  amina: PersonActor,
  member: PersonActor,
) {
  const supervisingCoordinator = await addPerson(db, { name: 'Sunita Superintendent' })
  await addPosition(db, supervisingCoordinator.id, { role: 'superintendent' })
  await db.insertInto('programStaff').values({ programId: program.id, personId: supervisingCoordinator.id }).execute()
  const supervisingAdmin = await addPerson(db, { name: 'Stan Superior' })
  await db.insertInto('staff').values({ organizationId, personId: supervisingAdmin.id, role: 'admin' }).execute()
  await db
    .insertInto('supervisions')
    .values(
      [supervisingAdmin, member].map(({ id }) => ({ supervisorId: id, supervisedId: amina.id, declaredBy: amina.id })),
    )
    .execute()
  return { supervisingCoordinator, supervisingAdmin }
}

/** An accepted application with words in every place. */
async function addSubject(
  db: Db,
  program: Program,
  seat: 'mentor' | 'mentee',
  name: string,
  say: Say,
): Promise<Subject> {
  const of = (what: string) => say(`${what} ${seat}`)
  const { person, application } = await addApplication(db, program, seat, { name, status: 'accepted', released: true })
  const { id: applicationId, assessmentId, positionId } = application
  if (!assessmentId || !positionId) throw new Error('An example application has both.')
  await db
    .updateTable('people')
    .set({ pronouns: of('pronouns') })
    .where('id', '=', person.id)
    .execute()
  await db
    .updateTable('contactCards')
    .set({ phone: of('phone') })
    .where('personId', '=', person.id)
    .execute()
  await db
    .updateTable('positions')
    .set({ title: of('title') })
    .where('id', '=', positionId)
    .execute()
  await db
    .updateTable('applications')
    .set({ needs: of('needs'), decisionWord: of('decision word'), eligibilityNote: of('eligibility note') })
    .where('id', '=', applicationId)
    .execute()
  const [group, shown, hidden] =
    seat === 'mentee' ? (['hopes', 'wants', 'good_mentor'] as const) : (['offer', 'why', 'style'] as const)
  await sql`update application_answers set answers = answers || ${JSON.stringify({ [shown]: of('answer on the card'), [hidden]: of('another answer on the card') })}::jsonb
    where application_id = ${applicationId} and group_key = ${group}`.execute(db)
  await sql`update application_answers set answers = answers || ${JSON.stringify({ request: of('answer'), avoid_districts: of('answer') })}::jsonb
    where application_id = ${applicationId} and group_key = 'requests'`.execute(db)
  await db
    .insertInto('wishes')
    .values([
      { applicationId, kind: 'prefer', rank: 1, name: of('wish') },
      { applicationId, kind: 'avoid', rank: 1, name: of('rather not') },
    ])
    .execute()
  const staff = await db
    .selectFrom('programStaff')
    .select('personId')
    .where('programId', '=', program.id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('applicationRequests')
    .values({ applicationId, words: of('request'), askedBy: staff.personId })
    .execute()
  const referees = await addReferees(db, applicationId, of)
  await speakForThemselves(db, program, { ...person, application }, of)
  return { ...person, applicationId, assessmentId, ...referees }
}

async function addReferees(db: Db, applicationId: string, of: Say) {
  const referee = await addPerson(db, { name: 'Rita Referee' })
  const rows = [
    {
      name: of('referee'),
      email: 'answered@example.org',
      relation: of('relation'),
      words: of('reference'),
      recommends: 'yes',
      answeredAt: worldNow,
      askedAt: worldNow,
    },
    { name: of('second referee'), email: referee.email, relation: '', personId: referee.id, askedAt: worldNow },
  ]
  const ids = []
  for (const row of rows)
    ids.push(
      await db
        .insertInto('referees')
        .values({ ...row, applicationId })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
  const [answered = '', unanswered = ''] = ids.map(({ id }) => id)
  await makeLink(db, testKey, {
    personId: referee.id,
    purpose: 'reference',
    subjectId: unanswered,
    endsAt: worldNow.add({ hours: 24 }),
  })
  return { answered, unanswered, referee }
}

/** What only the person can write: comments on their ratings, promises and consents, and who they are. */
async function speakForThemselves(
  db: Db,
  program: Program,
  person: Awaited<ReturnType<typeof addApplication>>['person'] &
    Pick<Awaited<ReturnType<typeof addApplication>>, 'application'>,
  of: Say,
) {
  const { application, ...actor } = person
  await as(db, actor)
  await db
    .updateTable('ratings')
    .set({ comment: of('comment') })
    .where('assessmentId', '=', application.assessmentId ?? '')
    .execute()
  await savePromises(
    db,
    actor,
    program,
    application,
    { member: true, memberNumber: of('member number'), counted: true },
    'own',
    worldNow,
  )
  const said = { choice: 'another', words: of('identity'), prefersNot: false }
  await saveIdentification(
    db,
    actor,
    application,
    { answers: { gender: said }, counted: true, wish: of('identity wish'), wishConsent: true, willing: true },
    testKey,
    worldNow,
  )
  await as(db, 'owner')
}

/** Puts applications into the hands of members, who have read them and said so, apart from the one who stepped back. */
async function handOut(db: Db, subjects: readonly Subject[], readers: Record<string, Member>, say: Say): Promise<void> {
  for (const { applicationId } of subjects)
    for (const [who, { memberId }] of Object.entries(readers)) {
      const comment = say(`reading by the ${who} member`)
      const stepped =
        who === 'recused' ? ({ recusedAt: worldNow, recusal: 'friendship' } as const) : { doneAt: worldNow }
      const { id } = await db
        .insertInto('readings')
        .values({ applicationId, memberId, comment, ...stepped })
        .returning('id')
        .executeTakeFirstOrThrow()
      await db.insertInto('scores').values({ readingId: id, criterion: 'need', score: 4 }).execute()
    }
}
