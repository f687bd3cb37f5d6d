import type { NewReason } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { supervises } from '../access/standing.server.ts'
import type { Application } from '../applications/application.ts'
import { enterRatings, saveAnswers } from '../applications/save.server.ts'
import { saveWishes } from '../applications/wish.server.ts'
import { findSchool } from '../districts/district.server.ts'
import { changeAbout, enterPerson, savePosition } from '../people/person.server.ts'
import { judge } from '../programs/eligibility.ts'
import type { Program, Seat } from '../programs/program.ts'
import type { Group } from '../questionnaires/questionnaire.ts'
import type { Entrant } from './entrant.ts'
import type { KnownPerson } from './known.server.ts'
import { correctedAnswers, correctedPosition, type Plan, type SeatPlan } from './plan.ts'
import { problem, type Said } from './remark.ts'
import type { Expected } from './target.ts'

/** What stops one person and nobody else: a coordinator takes nobody they supervise, and the database would not let them. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
  readonly why: Said
  constructor(why: Said) {
    super(why.kind)
    this.why = why
  }
}

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
  const entrant = plan.seats[0]?.entrant
  const person = plan.person ?? newcomer(entrant)
  const { name, phone, addresses } = person
  const personId =
    plan.personId ?? (await enterPerson(db, { name, phone, email: addresses[0] ?? null, language: entrant?.language }))
  const applications = new Map<SeatPlan, string>()
  for (const seat of plan.seats) applications.set(seat, await takeSeat(db, errand, personId, seat))
  const writes = plan.seats.some(({ outcome }) => outcome === 'new' || outcome === 'changed')
  if (entrant && writes && (plan.personId === null || plan.person?.inCare))
    await correctPerson(db, errand, { ...person, id: personId }, entrant)
  return { personId, applications }
}

/** Somebody nobody has heard of, as they stand when they have just been entered. */
function newcomer(entrant: Entrant | undefined): KnownPerson {
  return {
    id: '',
    name: entrant?.name ?? '',
    preferredName: '',
    pronouns: '',
    language: entrant?.language ?? 'en',
    zone: '',
    version: 1,
    phone: entrant?.phone ?? '',
    preferredChannel: 'email',
    addresses: entrant?.addresses.slice(0, 1) ?? [],
    inCare: true,
  }
}

async function takeSeat(db: Db, errand: Errand, personId: string, plan: SeatPlan): Promise<string> {
  const { stored, outcome } = plan
  if (outcome === 'new') return addApplication(db, errand, personId, plan)
  if (outcome === 'changed' && stored) await correctApplication(db, errand, plan, stored.application)
  return stored?.application.id ?? ''
}

/**
 * An application from a file waits for the committee as any other. Nothing is promised in it: a file cannot promise.
 * The position comes first, so that one row is written once; row-level security shows it to us when both are there.
 */
async function addApplication(db: Db, errand: Errand, personId: string, plan: SeatPlan): Promise<string> {
  const { entrant, seat } = plan
  const { actor, program } = errand
  const id = crypto.randomUUID()
  const position = await judgePosition(db, errand, plan, null)
  const positionId = position && crypto.randomUUID()
  if (position)
    await db
      .insertInto('positions')
      .values({ ...position.whole, id: positionId, personId })
      .execute()
  const stands = position
    ? { status: 'submitted' as const, submittedAt: submittedAt(entrant, errand), eligibility: position.verdict }
    : {}
  await db
    .insertInto('applications')
    .values({
      id,
      programId: program.id,
      personId,
      seat,
      source: 'import',
      takenBy: actor.id,
      positionId,
      ...columnsOf(entrant),
      ...stands,
    })
    .execute()
  await writeParts(db, errand, { id, personId, programId: program.id } as Application, plan)
  await note(db, errand, { id, personId, seat }, 'application.entered', 0)
  return id
}

/** Changes in an application only what the row says otherwise. */
async function correctApplication(db: Db, errand: Errand, plan: SeatPlan, application: Application): Promise<void> {
  const position = await judgePosition(db, errand, plan, application.newReason)
  const positionId =
    position && (await savePosition(db, errand.actor, application.personId, position.whole, application.positionId))
  await writeParts(db, errand, application, plan)
  await changeVersioned(db, 'applications', application.id, application.version, {
    ...columnsOf(plan.entrant),
    ...(positionId ? { positionId } : {}),
    ...(position && application.eligibilityBy === null ? { eligibility: position.verdict } : {}),
    ...(position && application.status === 'draft'
      ? { status: 'submitted', submittedAt: submittedAt(plan.entrant, errand) }
      : {}),
  })
  await note(db, errand, application, 'application.corrected', plan.changes.length)
}

/** The columns of the application itself that a row says something about. */
function columnsOf({ reason, speaks, channels, times, capacity, travels, needs }: Entrant) {
  const said = { newReason: reason, speaks, channels, times, capacity, travels, needs }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

/** Noon of the day it was sent, where the file says; never later than now. */
function submittedAt({ submittedOn }: Entrant, { program, now }: Errand): Temporal.Instant {
  const noon = submittedOn?.toZonedDateTime({ timeZone: program.zone, plainTime: '12:00' }).toInstant()
  return noon && Temporal.Instant.compare(noon, now) < 0 ? noon : now
}

/** The position a row tells of, and what the seat's rules make of it. */
async function judgePosition(
  db: Db,
  { expected, today }: Errand,
  { entrant, stored, seat }: SeatPlan,
  before: NewReason | null,
) {
  const position = correctedPosition(entrant.position, stored?.position ?? null)
  if (!position) return undefined
  const school = await findSchool(db, position.districtNumber, position.schoolName)
  const claim = { ...position, schoolLevel: school?.level ?? null, reason: entrant.reason ?? before }
  const { verdict } = judge(expected.seats[seat].seat.eligibility, claim, today)
  return { whole: { ...position, schoolId: school?.id ?? null }, verdict }
}

/** Answers page by page, wishes, the membership and the ratings: each as its own page stores it. */
async function writeParts(db: Db, errand: Errand, application: Application, plan: SeatPlan): Promise<void> {
  const { entrant, stored, seat } = plan
  if (await supervises(db, application.personId)) throw new Stopped(problem('supervised', [], 'otherCoordinator'))
  const { groups, seat: asked } = errand.expected.seats[seat]
  if (stored) await correctAnswers(db, errand, application, groups, plan)
  else await addAnswers(db, application.id, groups, entrant)
  const changes = (what: string) => !stored || plan.changes.includes(what as 'wishes')
  if (entrant.wishes.length && changes('wishes')) await saveWishes(db, errand.actor, application, entrant.wishes)
  if (changes('member_number')) await writeMembership(db, application.id, plan, asked)
  const ratings = entrant.ratings.map((each) => ({ ...each, comment: '' }))
  if (ratings.length && changes('ratings')) await enterRatings(db, errand.program, application, ratings, false)
}

/** All pages of a new application at once; that it was entered is said once, not page by page. */
async function addAnswers(db: Db, applicationId: string, groups: readonly Group[], entrant: Entrant): Promise<void> {
  const pages = groups.flatMap((group) => {
    const answers = correctedAnswers(group, entrant.answers, undefined)
    return answers ? [{ applicationId, groupKey: group.key, answers: JSON.stringify(answers) }] : []
  })
  if (pages.length) await db.insertInto('applicationAnswers').values(pages).execute()
}

async function correctAnswers(
  db: Db,
  { actor }: Errand,
  application: Application,
  groups: readonly Group[],
  { entrant, stored }: SeatPlan,
): Promise<void> {
  for (const group of groups) {
    const before = stored?.answers[group.key]
    const answers = correctedAnswers(group, entrant.answers, before?.answers)
    if (answers && JSON.stringify(answers) !== JSON.stringify(before?.answers))
      await saveAnswers(db, actor, application, group.key, answers, before?.version ?? 0)
  }
}

/** The number of a membership; that it holds is still to be attested by the person and checked by somebody. */
async function writeMembership(
  db: Db,
  applicationId: string,
  { entrant, stored }: SeatPlan,
  seat: Seat,
): Promise<void> {
  const { membership } = seat.eligibility
  const { memberNumber: number } = entrant
  if (number === undefined || !membership) return
  if (stored?.memberNumber !== undefined)
    await db.updateTable('attestations').set({ number }).where('applicationId', '=', applicationId).execute()
  else
    await db
      .insertInto('attestations')
      .values({ applicationId, body: JSON.stringify(membership.body), number })
      .execute()
}

/** What is said of the person, and further addresses. */
async function correctPerson(db: Db, { actor }: Errand, person: KnownPerson, entrant: Entrant): Promise<void> {
  const { name, preferredName, pronouns, phone } = person
  const language = person.language === 'fr' ? ('fr' as const) : ('en' as const)
  const before = { name, preferredName, pronouns, phone, language, preferredChannel: person.preferredChannel }
  const said = Object.entries(entrant).filter(([key, value]) => key in before && value !== undefined)
  const after = { ...before, ...Object.fromEntries(said) }
  if (JSON.stringify(after) !== JSON.stringify(before))
    await changeAbout(db, actor, person.id, { ...after, version: person.version })
  for (const address of entrant.addresses.filter((each) => !person.addresses.includes(each)))
    await db
      .insertInto('emails')
      .values({
        personId: person.id,
        address,
        first: person.addresses.length === 0 && address === entrant.addresses[0],
      })
      .execute()
}

function note(
  db: Db,
  { actor, importId, program }: Errand,
  application: Pick<Application, 'id' | 'personId' | 'seat'>,
  verb: string,
  fields: number,
): Promise<void> {
  return record(db, actor, verb, {
    recordType: 'application',
    recordId: application.id,
    programId: program.id,
    about: [application.personId], // each finds it under "who looked at my data"
    facts: { seat: application.seat, source: 'import', import: importId, ...(fields ? { fields } : {}) },
  })
}
