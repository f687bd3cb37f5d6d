import { addOrganization, foundHouse, isUnfounded } from '#app/organizations/organization.server.ts'
import { knownOrganizations } from '#app/organizations/organization.ts'
import type { Program } from '#app/programs/program.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { visitor } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import { asRole, inTransaction } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { makeApplicants } from './applicants.ts'
import {
  actorAt,
  answer,
  asSomebody,
  demoFile,
  importFile,
  match,
  open,
  read,
  receive,
  type Seated,
  type Stage,
  seat,
  signAndPublish,
} from './story.ts'
import { layYear } from './year-program.ts'

/** The coordinator of every demo program. */
export const coordinator: Seated = { name: 'Rosalind Carey', email: 'rosalind.carey@example.org' }

/** Who sits on the committees. */
export const members: readonly Seated[] = [
  { name: 'Thandiwe Moyo', email: 'thandiwe.moyo@example.org' },
  { name: 'Gilbert Fournier', email: 'gilbert.fournier@example.org' },
  { name: 'Noreen Blake', email: 'noreen.blake@example.org' },
  { name: 'Arjun Pillai', email: 'arjun.pillai@example.org' },
  { name: 'Odile Marchand', email: 'odile.marchand@example.org' },
]

/** Mentees whom the demo's program has room for; the rest wait. */
export const places = 106

/** Lays the demo world into a new house. Nothing happens in one that has an organization. @returns whether it was laid */
export async function layWorld(
  stage: Stage,
  today: Temporal.PlainDate,
  tell: (line: string) => void,
): Promise<boolean> {
  if (!(await inTransaction(stage.store, asRole('alongside_web'), isUnfounded, { readOnly: true }))) return false
  tell('Laying the demo world: invented people in real districts.')
  const staff = await found(stage)
  await layPrincipals(stage, staff, today, tell)
  await layBusinessOfficials(stage, staff, today, tell)
  await laySuperintendents(stage, staff, today, tell)
  return true
}

/** The demo world, and a program in the second half of its year. @returns whether it was laid */
export async function layDemo(stage: Stage, tell: (line: string) => void): Promise<boolean> {
  if (!(await layWorld(stage, demoToday(), tell))) return false
  await layYear(stage, await actorAt(stage, coordinator.email), demoToday(), members.slice(0, 3), tell)
  return true
}

/** The three associations, with one coordinator. */
export async function found(stage: Stage): Promise<PersonActor> {
  const [first, ...others] = ['bcpvpa', 'bcasbo', 'bcssa'].map((slug) => ({
    ...orNotFound(knownOrganizations().find((known) => known.slug === slug)),
    districtNumber: null,
    email: 'office@example.org',
    phone: '604-555-0100',
    privacyName: 'Pat Lee',
    privacyEmail: 'privacy@example.org',
  }))
  await inTransaction(stage.store, asRole('alongside_web'), (db) =>
    foundHouse(db, visitor, { name: coordinator.name, address: coordinator.email }, orNotFound(first)),
  )
  const staff = await actorAt(stage, coordinator.email)
  for (const organization of others) await asSomebody(stage, staff, (db) => addOrganization(db, staff, organization))
  return staff
}

/** Published and being answered: most have said yes, one no has gone on to the next best, some are still thinking. */
async function layPrincipals(
  stage: Stage,
  staff: PersonActor,
  today: Temporal.PlainDate,
  tell: (line: string) => void,
) {
  const program = await openPrincipals(stage, staff, today)
  const now = Temporal.Now.instant()
  await importFile(stage, staff, program, await demoFile('applications.csv'), now)
  const seated = await seat(stage, staff, program, members, today)
  await read(stage, staff, program, seated, 4, now)
  const received = await receive(stage, staff, program, places, now)
  const board = await match(stage, staff, program, today)
  await signAndPublish(stage, staff, program, board.number, seated, now)
  await answer(stage, staff, program, board.number, now)
  tell(`  Principals: ${received.mentees} mentees, ${received.mentors} mentors, ${board.matched} pairs asked.`)
}

/** The provincial program of the year that runs, opened from its template. */
export async function openPrincipals(stage: Stage, staff: PersonActor, today: Temporal.PlainDate): Promise<Program> {
  const year = today.month >= 7 ? today.year : today.year - 1
  return openAt(stage, staff, 'bcpvpa', year, { cap: places })
}

/** With the committee: a board waits for signatures. */
async function layBusinessOfficials(
  stage: Stage,
  staff: PersonActor,
  today: Temporal.PlainDate,
  tell: (line: string) => void,
) {
  const program = await openAt(stage, staff, 'bcasbo', today.year, datesAround(today, -40, -3, 10, 14))
  const now = Temporal.Now.instant()
  const bytes = makeApplicants('bcasbo', { mentees: 18, mentors: 9, places: 3 }, 18, today)
  await importFile(stage, staff, program, { name: 'members.csv', bytes }, now)
  const seated = await seat(stage, staff, program, members.slice(0, 3), today)
  await read(stage, staff, program, seated, 3, now)
  await receive(stage, staff, program, 18, now)
  const board = await match(stage, staff, program, today)
  tell(`  Business officials: a board of ${board.matched} pairs waits for the committee.`)
}

/** Open for applications, with the first of them in the inbox. */
async function laySuperintendents(
  stage: Stage,
  staff: PersonActor,
  today: Temporal.PlainDate,
  tell: (line: string) => void,
) {
  const program = await openAt(stage, staff, 'bcssa', today.year, datesAround(today, -14, 21, 35, 42))
  const bytes = makeApplicants('bcssa', { mentees: 6, mentors: 5, places: 1 }, 14, today)
  await importFile(stage, staff, program, { name: 'members.csv', bytes }, Temporal.Now.instant())
  await seat(stage, staff, program, members.slice(2), today)
  tell('  Superintendents: open for applications; try it yourself.')
}

async function openAt(
  stage: Stage,
  staff: PersonActor,
  template: string,
  year: number,
  changes: Record<string, unknown>,
): Promise<Program> {
  const { id: organizationId } = await asSomebody(stage, staff, (db) =>
    db.selectFrom('organizations').select('id').where('slug', '=', template).executeTakeFirstOrThrow(),
  )
  return open(stage, staff, { organizationId, template, year }, changes)
}

function datesAround(today: Temporal.PlainDate, opens: number, closes: number, matchBy: number, starts: number) {
  const at = (days: number) => today.add({ days })
  const startsOn = at(starts)
  return {
    opensOn: at(opens),
    closesOn: at(closes),
    firstClosesOn: at(closes),
    matchBy: at(matchBy),
    startsOn,
    endsOn: startsOn.add({ months: 12 }),
  }
}

/** The day the demo's year is judged from. */
export const demoToday = (): Temporal.PlainDate => dateAt(Temporal.Now.instant())
