import { sql } from 'kysely'
import type { PositionRole } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import type { Language, Text } from '#foundation/language.ts'
import { secureLink } from '#foundation/link.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import type { Plan } from '../plans/plan.server.ts'
import { listSuggestions, suggest } from '../plans/suggestion.server.ts'
import { getSeat } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import { criterionLabels } from '../questionnaires/questionnaire.ts'
import { learningWords as w } from './learning.words.ts'
import { type Item, isFor, readShipped } from './offer.ts'

export interface KeptItem extends Item {
  readonly id: string
  readonly version: number
}

/** Everything a program offers, in the order it was put down. */
export async function listCatalogue(db: Db, programId: string): Promise<KeptItem[]> {
  const rows = await db
    .selectFrom('catalogueItems')
    .select(['id', 'kind', 'title', 'about', 'link', 'roles', 'topic', 'competencyId', 'version'])
    .where('programId', '=', programId)
    .orderBy('kind')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    about: row.about as Text,
    link: row.link as Text,
    roles: row.roles as PositionRole[],
  }))
}

/** What the topics of a program are called: the issues it asks its mentees about. */
export async function readTopics(db: Db, programId: string): Promise<ReadonlyMap<string, Text>> {
  const { questionnaireId } = await getSeat(db, programId, 'mentee')
  return criterionLabels((await getQuestionnaire(db, questionnaireId)).groups, 'issues')
}

/** Keeps something to offer, new or known. */
export async function saveItem(
  db: Db,
  actor: PersonActor,
  program: Program,
  item: Item,
  known: { readonly id: string; readonly version: number } | null,
): Promise<void> {
  for (const language of ['en', 'fr'] as const) {
    const link = item.link[language]
    refuseUnless(link === '' || secureLink(link), w.linkLooksLike, { field: `link_${language}` })
  }
  const { competencies } = await getFramework(db, program.frameworkId)
  orNotFound(item.competencyId === null || competencies.some(({ id }) => id === item.competencyId))
  if (known) {
    orNotFound((await listCatalogue(db, program.id)).some(({ id }) => id === known.id))
    await changeVersioned(db, 'catalogueItems', known.id, known.version, columnsOf(item))
  } else await addItems(db, program, [item])
  await note(db, actor, program)
}

/** Takes something out of what is offered. What is on somebody's list already stays there. */
export async function removeItem(db: Db, actor: PersonActor, program: Program, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('catalogueItems')
    .where('id', '=', id)
    .where('programId', '=', program.id)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await note(db, actor, program)
}

/** Puts down what is shipped for the program's template, unless something is offered already. */
export async function offerShipped(db: Db, actor: PersonActor, program: Program): Promise<void> {
  if ((await listCatalogue(db, program.id)).length > 0) return
  const { competencies } = await getFramework(db, program.frameworkId)
  const topics = await readTopics(db, program.id)
  const items = readShipped(program.template).offers.map(({ competency, ...offer }) => ({
    ...offer,
    topic: topics.has(offer.topic) ? offer.topic : '',
    competencyId: competencies.find(({ code }) => code === competency)?.id ?? null,
  }))
  if (items.length === 0) return
  await addItems(db, program, items)
  await note(db, actor, program)
}

/** What is offered to the mentee of a plan, by their role, and is not on the list of the two yet. */
export async function listOffered(db: Db, plan: Plan): Promise<KeptItem[]> {
  const { rows } = await sql<{ role: PositionRole }>`
    select role from app.mentee_roles(${plan.partnership.id}) as role`.execute(db)
  const roles = rows.map(({ role }) => role)
  const taken = new Set((await listSuggestions(db, plan)).map(({ words }) => words.what))
  return (await listCatalogue(db, plan.program.id)).filter(
    (item) => isFor(item, roles) && !taken.has(item.title.en) && !taken.has(item.title.fr),
  )
}

/** Puts something that is offered onto the list of the two, in the language of whoever does; once. */
export async function takeUp(
  db: Db,
  actor: PersonActor,
  plan: Plan,
  itemId: string,
  language: Language,
  now: Temporal.Instant,
): Promise<void> {
  const item = orNotFound((await listCatalogue(db, plan.program.id)).find(({ id }) => id === itemId))
  if (!(await listOffered(db, plan)).some(({ id }) => id === itemId)) return
  const { kind, title, about, link } = item
  const said = { what: title[language], why: about[language], link: link[language] }
  const isKnown = plan.competencies.some(({ id }) => id === item.competencyId)
  await suggest(db, actor, plan, { kind, competencyId: isKnown ? item.competencyId : null, ...said }, now)
}

const columnsOf = ({ title, about, link, ...item }: Item) => ({
  ...item,
  roles: [...item.roles],
  title: JSON.stringify(title),
  about: JSON.stringify(about),
  link: JSON.stringify(link),
})

async function addItems(db: Db, program: Program, items: readonly Item[]): Promise<void> {
  const had = (await listCatalogue(db, program.id)).length
  await db
    .insertInto('catalogueItems')
    .values(items.map((item, n) => ({ ...columnsOf(item), programId: program.id, position: had + n })))
    .execute()
}

const note = (db: Db, actor: PersonActor, program: Program) =>
  record(db, actor, 'program.changed', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { what: 'learning' },
  })
