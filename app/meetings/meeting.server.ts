import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import type { Vault } from '#foundation/vault.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { openVault } from '../partnerships/vault.server.ts'
import type { Meeting, ProposedTime } from './meeting.ts'

const columns = [
  'id',
  'partnershipId',
  'kind',
  'mode',
  'state',
  'minutes',
  'startsAt',
  'zone',
  'wall',
  'proposedBy',
  'askedId',
  'round',
  'sequence',
  'held',
  'cancelledBy',
  'version',
] as const

/** What a sealed column of a meeting is bound to. */
export const boundOf = (id: string, column: 'where_sealed' | 'word_sealed') => `meetings ${id} ${column}`

/** The meetings of a partnership of the actor's: what lies ahead first, soonest first; then what was, latest first. */
export async function listMeetings(db: Db, partnershipId: string, now: Temporal.Instant) {
  const all: Meeting[] = await db
    .selectFrom('meetings')
    .select(columns)
    .where('partnershipId', '=', partnershipId)
    .orderBy('startsAt', (order) => order.asc().nullsLast())
    .orderBy('createdAt')
    .execute()
  const isOver = ({ startsAt, minutes }: Meeting) =>
    startsAt !== null && Temporal.Instant.compare(startsAt.add({ minutes }), now) <= 0
  const living = all.filter(({ state }) => state !== 'cancelled')
  return {
    agreed: living.filter((meeting) => meeting.state === 'agreed' && !isOver(meeting)),
    open: living.filter(({ state }) => state === 'proposed'),
    past: living.filter((meeting) => meeting.state === 'agreed' && isOver(meeting)).reverse(),
    calledOff: all.filter(({ state }) => state === 'cancelled').reverse(),
  }
}

/** A meeting, through the partnership it is of. */
export async function findMeeting(db: Db, partnershipId: string, id: string): Promise<Meeting> {
  return orNotFound(
    await db
      .selectFrom('meetings')
      .select(columns)
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

/** The same, held until the transaction ends: whoever presses at the same moment comes after. */
export async function holdMeeting(db: Db, partnershipId: string, id: string): Promise<Meeting> {
  return orNotFound(
    await db
      .selectFrom('meetings')
      .select(columns)
      .where('partnershipId', '=', partnershipId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
}

/** Everything the page of one meeting shows of it. */
export async function getMeeting(db: Db, actor: PersonActor, partnershipId: string, id: string, key: Buffer) {
  const pair = await getOwnPartnership(db, actor, partnershipId)
  const meeting = await findMeeting(db, pair.partnership.id, id)
  const vault = await openVault(db, pair.partnership.id, key)
  return { ...pair, meeting, vault, ...(await openWords(db, meeting, vault)), times: await listTimes(db, meeting) }
}

async function openWords(db: Db, { id }: Meeting, vault: Vault) {
  const sealed = await db
    .selectFrom('meetings')
    .select(['whereSealed', 'wordSealed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    where: vault.open(sealed.whereSealed, boundOf(id, 'where_sealed')),
    word: sealed.wordSealed ? vault.open(sealed.wordSealed, boundOf(id, 'word_sealed')) : '',
  }
}

/** The times that lie proposed, in the order they were given. */
export async function listTimes(
  db: Db,
  { id, partnershipId }: Pick<Meeting, 'id' | 'partnershipId'>,
): Promise<ProposedTime[]> {
  return db
    .selectFrom('meetingTimes')
    .select(['n', 'minutes', 'startsAt', 'zone', 'wall'])
    .where('partnershipId', '=', partnershipId)
    .where('meetingId', '=', id)
    .orderBy('n')
    .execute()
}
