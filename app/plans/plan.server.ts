import type { SheetKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { findAssessment } from '../assessments/assessment.server.ts'
import { type Competency, getFramework } from '../frameworks/framework.server.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { getProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { largestGaps, noGoalWords, type SheetWords, sheetKinds, sheetParts } from './plan.ts'
import { planWords as w } from './plans.words.ts'
import { changeWords, openWords, sealWords } from './sealed.server.ts'

type Own = Awaited<ReturnType<typeof getOwnPartnership>>

/** Two people and what their plan stands on, whether or not it has been begun. */
export interface Shell extends Own {
  readonly program: Program
  readonly competencies: readonly Competency[]
  /** What each competency is called. */
  readonly titles: ReadonlyMap<string, Text>
  /** Whether it may still be written in: they have not said goodbye. */
  readonly living: boolean
  readonly begun: boolean
  /** Which edition of the plan this is: a later one where what they mean to do has changed. */
  readonly edition: number
}

/** A plan that has been begun, and what opens it. */
export interface Plan extends Shell {
  readonly vault: Vault
}

/** What a plan of the actor's partnership stands on. */
export async function getShell(db: Db, actor: PersonActor, partnershipId: string): Promise<Shell> {
  const own = await getOwnPartnership(db, actor, partnershipId)
  const program = await getProgram(db, own.partnership.programId)
  const { competencies } = await getFramework(db, program.frameworkId)
  const begun = await db
    .selectFrom('plans')
    .select('edition')
    .where('partnershipId', '=', own.partnership.id)
    .executeTakeFirst()
  return {
    ...own,
    program,
    competencies,
    titles: new Map(competencies.map(({ id, title }) => [id, title])),
    living: own.partnership.state !== 'ended',
    begun: begun !== undefined,
    edition: begun?.edition ?? 0,
  }
}

/** The plan of the actor's partnership, opened. */
export async function getPlan(db: Db, actor: PersonActor, partnershipId: string, key: Buffer): Promise<Plan> {
  const shell = await getShell(db, actor, partnershipId)
  orNotFound(shell.begun)
  return openPlan(db, shell, key)
}

/** A plan that has been begun, opened. */
export async function openPlan(db: Db, shell: Shell, key: Buffer): Promise<Plan> {
  return { ...shell, vault: await openVault(db, shell.partnership.id, key) }
}

/** The plan, to write in: after goodbye it can only be read. */
export async function getLivingPlan(db: Db, actor: PersonActor, partnershipId: string, key: Buffer): Promise<Plan> {
  const plan = await getPlan(db, actor, partnershipId, key)
  refuseUnless(plan.living, w.over)
  return plan
}

/** What the actor's own self-assessment suggests to begin with: ratings are theirs alone, mentee or mentor. */
export async function suggestGoals(db: Db, actor: PersonActor, shell: Shell): Promise<Competency[]> {
  const own = await db
    .selectFrom('applications')
    .innerJoin('offers', (join) =>
      join.onRef(shell.isMentor ? 'offers.mentorApplicationId' : 'offers.menteeApplicationId', '=', 'applications.id'),
    )
    .select('applications.assessmentId')
    .where('offers.id', '=', shell.partnership.offerId)
    .where('applications.personId', '=', actor.id)
    .executeTakeFirst()
  const assessment = await findAssessment(db, own?.assessmentId ?? null)
  return largestGaps(shell.competencies, assessment?.ratings ?? [])
}

/** Begins the plan, with a goal for each competency the actor chose. Beginning it twice, or both at once, is beginning it once. */
export async function beginPlan(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  chosen: readonly string[],
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const shell = await getShell(db, actor, partnershipId)
  refuseUnless(shell.living, w.over)
  mustBeCompetencies(shell, chosen)
  const vault = await openVault(db, shell.partnership.id, key)
  const begun = await db
    .insertInto('plans')
    .values({ partnershipId: shell.partnership.id, begunBy: actor.id, begunAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (begun.numInsertedOrUpdatedRows)
    await record(db, actor, 'plan.begun', { recordType: 'partnership', recordId: shell.partnership.id })
  const goals = await db
    .selectFrom('goals')
    .select('competencies')
    .where('partnershipId', '=', shell.partnership.id)
    .where('ownerId', '=', actor.id)
    .execute()
  const had = new Set<string>(goals.flatMap(({ competencies }) => competencies))
  const added = chosen.filter((id) => !had.has(id))
  for (const [n, competency] of added.entries()) {
    const id = crypto.randomUUID()
    await db
      .insertInto('goals')
      .values({
        id,
        partnershipId: shell.partnership.id,
        ownerId: actor.id,
        competencies: [competency],
        wordsSealed: sealWords(vault, 'goals', id, noGoalWords),
        createdAt: now.add({ milliseconds: n }), // they stay in the order they were offered in
      })
      .execute()
    await record(db, actor, 'goal.added', { recordType: 'goal', recordId: id })
  }
  if (added.length > 0) await raiseEdition(db, shell)
}

/** Begins another edition of a plan: what the two mean to do has changed, and whoever agreed did so to an earlier one. */
export async function raiseEdition(db: Db, { partnership }: Pick<Shell, 'partnership'>): Promise<void> {
  await db
    .updateTable('plans')
    .set((of) => ({ edition: of('edition', '+', 1) }))
    .where('partnershipId', '=', partnership.id)
    .execute()
}

/** Refuses what is not of the program's framework. */
export function mustBeCompetencies({ titles }: Shell, ids: readonly string[]): void {
  refuseUnless(
    ids.every((id) => titles.has(id)),
    w.notOfFramework,
    { field: 'competencies' },
  )
}

/** A page of words a plan has once. Version 0: nobody has written on it. */
export interface Sheet {
  readonly words: SheetWords
  readonly version: number
}

export async function readSheets(db: Db, { partnership, vault }: Plan): Promise<Record<SheetKind, Sheet>> {
  const rows = await db
    .selectFrom('planSheets')
    .select(['id', 'kind', 'wordsSealed', 'version'])
    .where('partnershipId', '=', partnership.id)
    .execute()
  const sheetOf = (kind: SheetKind): Sheet => {
    const row = rows.find((each) => each.kind === kind)
    return row ? { words: openWords(vault, 'planSheets', row), version: row.version } : { words: {}, version: 0 }
  }
  return Object.fromEntries(sheetKinds.map((kind) => [kind, sheetOf(kind)])) as Record<SheetKind, Sheet>
}

/** Keeps a sheet. Whoever writes on it first and whoever changes it later: both must have seen what stands there. */
export async function saveSheet(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  kind: SheetKind,
  version: number,
  words: SheetWords,
): Promise<void> {
  const { partnership, vault } = plan
  const id = crypto.randomUUID()
  const isFirst =
    version === 0 &&
    (await db
      .insertInto('planSheets')
      .values({
        id,
        partnershipId: partnership.id,
        kind,
        wordsSealed: sealWords(vault, 'planSheets', id, words),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst())
  let before: SheetWords = {}
  if (!isFirst) {
    const row = await db
      .selectFrom('planSheets')
      .select(['id', 'wordsSealed'])
      .where('partnershipId', '=', partnership.id)
      .where('kind', '=', kind)
      .executeTakeFirst()
    before = openWords(vault, 'planSheets', orNotFound(row))
    await changeWords(db, vault, 'planSheets', orNotFound(row).id, version, words)
  }
  if (sheetParts[kind].some((part) => (before[part] ?? '') !== (words[part] ?? ''))) await raiseEdition(db, plan)
  await record(db, actor, 'plan.written', {
    recordType: 'partnership',
    recordId: partnership.id,
    facts: { sheet: kind },
  })
}
