import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { applicationColumns } from '../applications/application.server.ts'
import type { Application } from '../applications/application.ts'
import { enterRatings, saveAnswers } from '../applications/save.server.ts'
import { saveWishes } from '../applications/wish.server.ts'
import { findSchool } from '../districts/district.server.ts'
import { changeAbout, enterPerson, getPerson, savePosition } from '../people/person.server.ts'
import { judge } from '../programs/eligibility.ts'
import type { Program } from '../programs/program.ts'
import type { Entrant } from './entrant.ts'
import type { Plan, SeatPlan } from './plan.ts'
import { correctedAnswers, correctedPosition } from './plan.ts'
import type { Expected } from './target.ts'

/** What is the same for everybody a run takes. */
export interface Errand {
  readonly actor: PersonActor
  readonly program: Program
  readonly expected: Expected
  readonly importId: string
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

export interface Taken {
  readonly personId: string
  /** The application each seat's rows led to. */
  readonly applications: ReadonlyMap<SeatPlan, string>
}

/**
 * Writes one planned person: the account if there is none, and an application for each seat, as the application's own
 * pages would have stored it. Addresses are only ever added for somebody in the coordinator's care: an address opens
 * an account, and nobody may add one to an account that is somebody's already.
 */
export async function takePerson(db: Db, errand: Errand, plan: Plan): Promise<Taken> {
  const first = plan.seats[0]?.entrant
  const isNew = plan.personId === null
  const personId = plan.personId ?? (await enterPerson(db, introduce(first)))
  const applications = new Map<SeatPlan, string>()
  for (const seat of plan.seats) applications.set(seat, await takeSeat(db, errand, personId, seat))
  const writes = plan.seats.some(({ outcome }) => outcome === 'new' || outcome === 'changed')
  if (first && writes && (isNew || plan.person?.inCare))
    await correctPerson(db, errand, personId, first, plan.person?.addresses)
  return { personId, applications }
}

const introduce = (entrant: Entrant | undefined) => ({
  name: entrant?.name ?? '',
  email: entrant?.addresses[0] ?? null,
  phone: entrant?.phone ?? '',
  language: entrant?.language ?? ('en' as const),
})

async function takeSeat(db: Db, errand: Errand, personId: string, plan: SeatPlan): Promise<string> {
  const { stored, outcome } = plan
  if (outcome === 'new') return addApplication(db, errand, personId, plan)
  if (outcome === 'changed' && stored) await correctApplication(db, errand, plan, stored.application)
  return stored?.application.id ?? ''
}

/** An application from a file waits for the committee as any other. Nothing is promised in it: a file cannot promise. */
async function addApplication(db: Db, errand: Errand, personId: string, plan: SeatPlan): Promise<string> {
  const { entrant, seat } = plan
  const { actor, program } = errand
  const id = crypto.randomUUID()
  await db
    .insertInto('applications')
    .values({ id, programId: program.id, personId, seat, source: 'import', takenBy: actor.id, ...columnsOf(entrant) })
    .execute()
  const application = await getApplication(db, id)
  const position = await writePosition(db, errand, application, plan)
  await writeParts(db, errand, application, plan)
  if (position.positionId)
    await db
      .updateTable('applications')
      .set({ ...position, status: 'submitted', submittedAt: submittedAt(entrant, errand) })
      .where('id', '=', id)
      .execute()
  await note(db, errand, application, 'application.entered', 0)
  return id
}

/** Changes in an application only what the row says otherwise. */
async function correctApplication(db: Db, errand: Errand, plan: SeatPlan, application: Application): Promise<void> {
  const position = await writePosition(db, errand, application, plan)
  await writeParts(db, errand, application, plan)
  const completes = application.status === 'draft' && position.positionId
  await changeVersioned(db, 'applications', application.id, application.version, {
    ...columnsOf(plan.entrant),
    ...position,
    ...(completes ? { status: 'submitted', submittedAt: submittedAt(plan.entrant, errand) } : {}),
  })
  await note(db, errand, application, 'application.corrected', plan.changes.length)
}

/** The columns of the application itself that a row says something about. */
function columnsOf({ reason, speaks, channels, times, capacity, travels, needs }: Entrant) {
  const said = { newReason: reason, speaks, channels, times, capacity, travels, needs }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

const getApplication = (db: Db, id: string): Promise<Application> =>
  db.selectFrom('applications').select(applicationColumns).where('id', '=', id).executeTakeFirstOrThrow()

/** Noon of the day it was sent, where the file says; never later than now. */
function submittedAt({ submittedOn }: Entrant, { program, now }: Errand): Temporal.Instant {
  const noon = submittedOn?.toZonedDateTime({ timeZone: program.zone, plainTime: '12:00' }).toInstant()
  return noon && Temporal.Instant.compare(noon, now) < 0 ? noon : now
}

/** Keeps the position and judges eligibility by it, unless a person has ruled on that. */
async function writePosition(db: Db, errand: Errand, application: Application, { entrant, stored, seat }: SeatPlan) {
  const position = correctedPosition(entrant.position, stored?.position ?? null)
  if (!position) return {}
  const school = await findSchool(db, position.districtNumber, position.schoolName)
  const whole = { ...position, schoolId: school?.id ?? null }
  const positionId = await savePosition(db, errand.actor, application.personId, whole, application.positionId)
  const reason = entrant.reason ?? application.newReason
  const { verdict } = judge(errand.expected.seats[seat].seat.eligibility, { ...position, reason }, errand.today)
  return application.eligibilityBy === null ? { positionId, eligibility: verdict } : { positionId }
}

/** Answers page by page, wishes, the membership and the ratings: each as its own page stores it. */
async function writeParts(db: Db, errand: Errand, application: Application, plan: SeatPlan): Promise<void> {
  const { entrant, stored, seat } = plan
  const { groups, seat: asked } = errand.expected.seats[seat]
  for (const group of groups) {
    const before = stored?.answers[group.key]
    const answers = correctedAnswers(group, entrant.answers, before?.answers)
    if (answers && JSON.stringify(answers) !== JSON.stringify(before?.answers))
      await saveAnswers(db, errand.actor, application, group.key, answers, before?.version ?? 0)
  }
  const changes = (what: string) => !stored || plan.changes.includes(what as 'wishes')
  if (entrant.wishes.length && changes('wishes')) await saveWishes(db, errand.actor, application, entrant.wishes)
  const { memberNumber: number } = entrant
  if (number !== undefined && changes('member_number') && asked.eligibility.membership)
    await db
      .insertInto('attestations')
      .values({ applicationId: application.id, body: JSON.stringify(asked.eligibility.membership.body), number })
      .onConflict((conflict) => conflict.column('applicationId').doUpdateSet({ number }))
      .execute()
  const ratings = entrant.ratings.map((each) => ({ ...each, comment: '' }))
  if (ratings.length && changes('ratings')) await enterRatings(db, errand.program, application, ratings, false)
}

/** What is said of the person, and further addresses. */
async function correctPerson(
  db: Db,
  { actor }: Errand,
  personId: string,
  entrant: Entrant,
  known: readonly string[] | undefined,
): Promise<void> {
  const before = await getPerson(db, personId)
  const about = {
    name: entrant.name ?? before.name,
    preferredName: entrant.preferredName ?? before.preferredName,
    pronouns: entrant.pronouns ?? before.pronouns,
    language: entrant.language ?? (before.language === 'fr' ? ('fr' as const) : ('en' as const)),
    phone: entrant.phone ?? before.phone ?? '',
    preferredChannel: before.preferredChannel ?? ('email' as const),
  }
  const differs = Object.entries(about).some(([key, value]) => before[key as 'name'] !== value)
  if (differs) await changeAbout(db, actor, personId, { ...about, version: before.version })
  const held = known ?? entrant.addresses.slice(0, 1)
  for (const address of entrant.addresses.filter((each) => !held.includes(each)))
    await db
      .insertInto('emails')
      .values({ personId, address, first: held.length === 0 && address === entrant.addresses[0] })
      .execute()
}

function note(
  db: Db,
  { actor, importId }: Errand,
  application: Application,
  verb: string,
  fields: number,
): Promise<void> {
  return record(db, actor, verb, {
    recordType: 'application',
    recordId: application.id,
    programId: application.programId,
    facts: { seat: application.seat, source: 'import', import: importId, ...(fields ? { fields } : {}) },
  })
}
