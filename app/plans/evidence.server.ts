import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { mustBeCompetencies, type Plan } from './plan.server.ts'
import { changeWords, openWords, sealWords } from './sealed.server.ts'

/** Something seen that speaks to the inquiry question. */
export interface Evidence {
  readonly id: string
  readonly authorId: string
  readonly seenOn: Temporal.PlainDate
  /** What it speaks to in the framework, where somebody said so. */
  readonly competencyId: string | null
  readonly words: string
  readonly version: number
}

/** What somebody notes. */
type Noted = Pick<Evidence, 'words' | 'seenOn'> & Partial<Pick<Evidence, 'competencyId'>>

/** What was gathered on the inquiry question, newest first. */
export async function listEvidence(db: Db, { partnership, vault }: Plan): Promise<Evidence[]> {
  const rows = await db
    .selectFrom('evidence')
    .select(['id', 'authorId', 'seenOn', 'competencyId', 'wordsSealed', 'version'])
    .where('partnershipId', '=', partnership.id)
    .orderBy('seenOn', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ wordsSealed, ...row }) => ({
    ...row,
    ...openWords<{ words: string }>(vault, 'evidence', { id: row.id, wordsSealed }),
  }))
}

/** One of them. */
export async function getEvidence(db: Db, plan: Plan, id: string): Promise<Evidence> {
  return orNotFound((await listEvidence(db, plan)).find((each) => each.id === id))
}

/** Notes what was seen, and on which day. @returns its id */
export async function addEvidence(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  { words, seenOn, competencyId = null }: Noted,
): Promise<string> {
  const { partnership, vault } = plan
  mustBeCompetencies(plan, competencyId ? [competencyId] : [])
  const id = crypto.randomUUID()
  await db
    .insertInto('evidence')
    .values({
      id,
      partnershipId: partnership.id,
      authorId: actor.id,
      seenOn,
      competencyId,
      wordsSealed: sealWords(vault, 'evidence', id, { words }),
    })
    .execute()
  await record(db, actor, 'evidence.added', { recordType: 'partnership', recordId: partnership.id })
  return id
}

/** Changes a note, if it still is as the form showed it. */
export async function changeEvidence(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  id: string,
  version: number,
  { words, seenOn, competencyId = null }: Noted,
): Promise<void> {
  mustBeCompetencies(plan, competencyId ? [competencyId] : [])
  const { id: found } = await getEvidence(db, plan, id)
  await changeWords(db, plan.vault, 'evidence', found, version, { words }, { seenOn, competencyId })
  await record(db, actor, 'evidence.changed', { recordType: 'partnership', recordId: plan.partnership.id })
}
