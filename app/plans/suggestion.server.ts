import type { SuggestionKind, SuggestionState } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { mustBeCompetencies, type Plan } from './plan.server.ts'
import { changeWords, openWords, sealWords } from './sealed.server.ts'

export interface SuggestionWords {
  readonly [part: string]: string
  /** What it is. */
  readonly what: string
  /** Why it might help, and where to find it. */
  readonly why: string
  /** What became of it, in a word. */
  readonly reply: string
}

/** Learning to take up, or an opportunity to lead, that one of the two thought of. */
export interface Suggestion {
  readonly id: string
  readonly authorId: string
  readonly kind: SuggestionKind
  readonly competencyId: string | null
  readonly state: SuggestionState
  readonly words: SuggestionWords
  readonly version: number
}

/** Every suggestion of a plan: what is open first, each part newest first. */
export async function listSuggestions(db: Db, { partnership, vault }: Plan): Promise<Suggestion[]> {
  const rows = await db
    .selectFrom('suggestions')
    .select(['id', 'authorId', 'kind', 'competencyId', 'state', 'wordsSealed', 'version'])
    .where('partnershipId', '=', partnership.id)
    .orderBy((of) => of.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ wordsSealed, ...row }) => ({
    ...row,
    words: openWords<SuggestionWords>(vault, 'suggestions', { id: row.id, wordsSealed }),
  }))
}

/** One of them. */
export async function getSuggestion(db: Db, plan: Plan, id: string): Promise<Suggestion> {
  return orNotFound((await listSuggestions(db, plan)).find((each) => each.id === id))
}

/** Suggests something. @returns its id */
export async function suggest(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  { kind, competencyId, what, why }: Pick<Suggestion, 'kind' | 'competencyId'> & Pick<SuggestionWords, 'what' | 'why'>,
  now: Temporal.Instant,
): Promise<string> {
  mustBeCompetencies(plan, competencyId ? [competencyId] : [])
  const id = crypto.randomUUID()
  await db
    .insertInto('suggestions')
    .values({
      id,
      partnershipId: plan.partnership.id,
      authorId: actor.id,
      kind,
      competencyId,
      wordsSealed: sealWords(plan.vault, 'suggestions', id, { what, why, reply: '' }),
      createdAt: now,
    })
    .execute()
  await record(db, actor, 'suggestion.made', { recordType: 'partnership', recordId: plan.partnership.id })
  return id
}

/** Says what became of a suggestion, or words it anew, if it still is as the form showed it. */
export async function answerSuggestion(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  id: string,
  version: number,
  { state, words }: Pick<Suggestion, 'state' | 'words'>,
): Promise<void> {
  const { id: found } = await getSuggestion(db, plan, id)
  await changeWords(db, plan.vault, 'suggestions', found, version, words, { state })
  await record(db, actor, 'suggestion.answered', {
    recordType: 'partnership',
    recordId: plan.partnership.id,
    facts: { state },
  })
}
