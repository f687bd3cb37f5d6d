import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { longestExtension, type Pair } from './change.ts'
import { changeWords as w } from './changes.words.ts'
import { tellBoth } from './told.server.ts'

type Ending = Pair & { readonly endsOn: Temporal.PlainDate }

/** Every proposal to go on longer, oldest first: the end as it was, and as it became. */
export async function listExtensions(db: Db, partnershipId: string) {
  return db
    .selectFrom('extensions')
    .select(['id', 'proposedBy', 'endsBefore', 'endsOn', 'state'])
    .where('partnershipId', '=', partnershipId)
    .orderBy('endsBefore')
    .orderBy('proposedAt')
    .orderBy('id')
    .execute()
}

/** The proposal that was answered no last, as long as the end has not moved since. */
export function lastDeclined(all: readonly Extension[], endsOn: Temporal.PlainDate): Extension | undefined {
  const last = all.filter(({ state }) => state !== 'withdrawn').at(-1)
  return last?.state === 'declined' && last.endsBefore.equals(endsOn) ? last : undefined
}

export type Extension = Awaited<ReturnType<typeof listExtensions>>[number]

function mustBeLater(endsOn: Temporal.PlainDate, until: Temporal.PlainDate) {
  const last = endsOn.add({ months: longestExtension })
  refuseUnless(
    Temporal.PlainDate.compare(until, endsOn) > 0 && Temporal.PlainDate.compare(until, last) <= 0,
    w.longerWithin,
    { field: 'until' },
  )
}

/** Proposes to go on until a later day. The other is asked; nothing changes before their yes. */
export async function proposeLonger(db: Db, actor: PersonActor, pair: Ending, until: Temporal.PlainDate) {
  mustBeLater(pair.endsOn, until)
  const { rows } = await sql<{ id: string | null }>`select app.propose_longer(${pair.id}, ${until}) as id`.execute(db)
  const id = rows[0]?.id
  refuseUnless(id, w.movedMeanwhile)
  const personId = actor.id === pair.mentorId ? pair.menteeId : pair.mentorId
  await post(db, { kind: 'extension.proposed', personId, subjectId: pair.id, occurrence: id })
  await note(db, actor, pair, 'extension.proposed', { until: until.toString() })
}

/**
 * The other's answer, or the proposer's second thought. A yes moves the end, and both are told; of a no the proposer is told
 * kindly and without a reason.
 */
export async function answerLonger(
  db: Db,
  actor: PersonActor,
  pair: Pair,
  { id, endsOn, proposedBy }: Pick<Extension, 'id' | 'endsOn' | 'proposedBy'>,
  answer: 'agreed' | 'declined' | 'withdrawn',
): Promise<void> {
  const { rows } = await sql<{ yes: boolean }>`
    select app.answer_longer(${pair.id}, ${id}, ${answer}) as yes`.execute(db)
  refuseUnless(rows[0]?.yes, w.movedMeanwhile)
  if (answer === 'agreed') await tellBoth(db, actor, pair, 'extended', { until: endsOn.toString() })
  else await note(db, actor, pair, `extension.${answer}`)
  if (answer === 'declined')
    await post(db, { kind: 'extension.declined', personId: proposedBy, subjectId: pair.id, occurrence: id })
}

/** A coordinator lets two go on longer, if their partnership is still as it was shown. */
export async function extendFor(
  db: Db,
  actor: PersonActor,
  pair: Ending,
  until: Temporal.PlainDate,
  version: number,
): Promise<void> {
  mustBeLater(pair.endsOn, until)
  const { rows } = await sql<{ yes: boolean }>`
    select app.extend_partnership(${pair.id}, ${until}, ${version}) as yes`.execute(db)
  refuseUnless(rows[0]?.yes, w.movedMeanwhile, { status: 409 })
  await tellBoth(db, actor, pair, 'extended', { until: until.toString() })
}

const note = (db: Db, actor: PersonActor, pair: Pair, verb: string, facts: Record<string, string> = {}) =>
  record(db, actor, verb, { recordType: 'partnership', recordId: pair.id, programId: pair.programId, facts })
