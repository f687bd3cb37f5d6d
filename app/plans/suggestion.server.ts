import type { SuggestionKind, SuggestionState } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { secureLink } from '#foundation/link.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { mustBeCompetencies, type Plan } from './plan.server.ts'
import { planWords as w } from './plans.words.ts'
import { changeWords, openWords, sealWords } from './sealed.server.ts'

export interface SuggestionWords {
  readonly [part: string]: string
  /** What it is. */
  readonly what: string
  /** Why it might help. */
  readonly why: string
  /** Where to find it: an https address, or nothing. */
  readonly link: string
  /** What became of it, in a word. */
  readonly reply: string
}

const noWords: SuggestionWords = { what: '', why: '', link: '', reply: '' }

/** What somebody suggests, in words. */
type Said = Pick<SuggestionWords, 'what' | 'why'> & Partial<Pick<SuggestionWords, 'link'>>

/** Learning to take up, or an opportunity to lead, that one of the two thought of. */
export interface Suggestion {
  readonly id: string
  readonly authorId: string
  readonly kind: SuggestionKind
  readonly competencyId: string | null
  readonly state: SuggestionState
  /** When whoever it is for kept it on the list; new to them until then. */
  readonly seenAt: Temporal.Instant | null
  readonly words: SuggestionWords
  readonly version: number
}

/** Every suggestion of a plan: what is open first, each part newest first. */
export async function listSuggestions(db: Db, { partnership, vault }: Plan): Promise<Suggestion[]> {
  const rows = await db
    .selectFrom('suggestions')
    .select(['id', 'authorId', 'kind', 'competencyId', 'state', 'seenAt', 'wordsSealed', 'version'])
    .where('partnershipId', '=', partnership.id)
    .orderBy((of) => of.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ wordsSealed, ...row }) => ({
    ...row,
    words: { ...noWords, ...openWords<SuggestionWords>(vault, 'suggestions', { id: row.id, wordsSealed }) },
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
  { kind, competencyId, ...said }: Pick<Suggestion, 'kind' | 'competencyId'> & Said,
  now: Temporal.Instant,
): Promise<string> {
  mustBeCompetencies(plan, competencyId ? [competencyId] : [])
  mustBeLink(said.link)
  const id = crypto.randomUUID()
  await db
    .insertInto('suggestions')
    .values({
      id,
      partnershipId: plan.partnership.id,
      authorId: actor.id,
      kind,
      competencyId,
      wordsSealed: sealWords(plan.vault, 'suggestions', id, { ...noWords, ...said }),
      createdAt: now,
    })
    .execute()
  await record(db, actor, 'suggestion.made', { recordType: 'partnership', recordId: plan.partnership.id })
  return id
}

const mustBeLink = (link = '') => refuseUnless(link === '' || secureLink(link), w.linkLooksLike, { field: 'link' })

/** Says that a suggestion of the other stays on the list: it is new no more. */
export async function keepSuggestion(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  const { authorId, seenAt } = await getSuggestion(db, plan, id)
  if (authorId === actor.id || seenAt) return
  await db.updateTable('suggestions').set({ seenAt: now }).where('id', '=', id).execute()
  await record(db, actor, 'suggestion.kept', { recordType: 'partnership', recordId: plan.partnership.id })
}

/** Says what became of a suggestion, or words it anew, if it still is as the form showed it. */
export async function answerSuggestion(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  id: string,
  version: number,
  { state, words }: Pick<Suggestion, 'state' | 'words'>,
  now: Temporal.Instant,
): Promise<void> {
  const { id: found, authorId, seenAt } = await getSuggestion(db, plan, id)
  mustBeLink(words.link)
  const seen = { seenAt: seenAt ?? (authorId === actor.id ? null : now) }
  await changeWords(db, plan.vault, 'suggestions', found, version, words, { state, ...seen })
  await record(db, actor, 'suggestion.answered', {
    recordType: 'partnership',
    recordId: plan.partnership.id,
    facts: { state },
  })
}
