import { sql } from 'kysely'
import type { SeatKind } from '#database/types.ts'
import type { Actor, PersonActor } from '#foundation/actor.ts'
import { record, recordAll } from '#foundation/audit.ts'
import { endOf } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { post, postAll } from '#foundation/outbox.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { makeLinks } from '../people/link.server.ts'
import type { Program } from '../programs/program.ts'
import type { Reason } from '../scoring/reason.ts'
import type { Offer } from './offer.ts'
import { partnershipWords as w } from './partnerships.words.ts'

export const offerColumns = [
  'offers.id',
  'offers.programId',
  'offers.matchingId',
  'offers.menteeApplicationId',
  'offers.mentorApplicationId',
  'offers.menteeId',
  'offers.mentorId',
  'offers.state',
  'offers.round',
  'offers.answerBy',
  'offers.declinedBy',
  'offers.version',
] as const

/** What is offered: two applications, and why they fit. */
export interface NewOffer {
  readonly mentee: string
  readonly mentor: string
  readonly cost: number
  readonly reasons: readonly Reason[]
  readonly round: number
}

/** The day by which one side answers: so many days from today, to the end of that day. */
export function answerBy(program: Pick<Program, 'answerDays' | 'zone'>, now: Temporal.Instant): Temporal.Instant {
  return endOf(now.toZonedDateTimeISO(program.zone).toPlainDate().add({ days: program.answerDays }), program.zone)
}

/** A pair to be offered whose reasons are still as they are stored. */
export type Opening = Omit<NewOffer, 'reasons'> & { readonly reasons: string }

/**
 * Opens an offer: claims one of the mentor's places and asks the mentor by letter.
 *
 * @returns its id, or nothing when no place of the mentor is free
 */
export async function openOffer(
  db: Db,
  actor: Actor,
  program: Program,
  matchingId: string,
  pair: NewOffer,
  key: Buffer,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const opening = { ...pair, reasons: JSON.stringify(pair.reasons) }
  return (await openOffers(db, actor, program, matchingId, [opening], key, now)).get(pair.mentee)
}

/**
 * Opens offers, a few hundred at most in one call. Places are claimed by one statement over a primary key, so that two
 * hands can never give the same place twice.
 *
 * @returns their ids by mentee; without those whose mentor has no place free
 */
export async function openOffers(
  db: Db,
  actor: Actor,
  program: Program,
  matchingId: string,
  pairs: readonly Opening[],
  key: Buffer,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, string>> {
  const free = await freePlaces(db, pairs)
  const offers = pairs.flatMap((pair) => {
    const place = free.get(pair.mentee)
    return place ? [{ id: crypto.randomUUID(), pair, ...place }] : []
  })
  if (offers.length === 0) return new Map()
  await db
    .insertInto('offers')
    .values(
      offers.map(({ id, pair, mentorId, menteeId }) => ({
        id,
        programId: program.id,
        matchingId,
        menteeApplicationId: pair.mentee,
        mentorApplicationId: pair.mentor,
        mentorId,
        menteeId,
        cost: pair.cost,
        reasons: pair.reasons,
        round: pair.round,
        answerBy: answerBy(program, now),
      })),
    )
    .execute()
  await db
    .insertInto('places')
    .values(
      offers.map(({ id, pair, n }) => ({ programId: program.id, mentorApplicationId: pair.mentor, n, offerId: id })),
    )
    .execute()
  await askSides(db, program, offers, 'mentor', key, now)
  await recordAll(
    db,
    actor,
    'offer.opened',
    offers.map(({ id, pair }) => ({
      recordType: 'offer',
      recordId: id,
      programId: program.id,
      facts: { round: pair.round },
    })),
  )
  return new Map(offers.map(({ id, pair }) => [pair.mentee, id]))
}

/** Who pairs are about, and the lowest places of their mentors that nobody holds, within what they offered; by mentee. */
async function freePlaces(db: Db, pairs: readonly Pick<NewOffer, 'mentee' | 'mentor'>[]) {
  const [mentees, mentors] = [pairs.map(({ mentee }) => mentee), pairs.map(({ mentor }) => mentor)]
  const { rows } = await sql<{ mentee: string; n: number | null; menteeId: string; mentorId: string }>`
    select pair.mentee, free.n, one.person_id as "menteeId", other.person_id as "mentorId"
    from (select mentee, mentor, row_number() over (partition by mentor order by nth) as turn
      from unnest(${mentees}::uuid[], ${mentors}::uuid[]) with ordinality given(mentee, mentor, nth)) pair
    join applications one on one.id = pair.mentee join applications other on other.id = pair.mentor
    left join (select a.id, slot as n, row_number() over (partition by a.id order by slot) as turn
      from applications a cross join generate_series(1, a.capacity) slot
      where a.id = any(${mentors}::uuid[]) and a.status = 'accepted'
        and not exists (select 1 from places p where p.mentor_application_id = a.id and p.n = slot)) free
    on free.id = pair.mentor and free.turn = pair.turn`.execute(db)
  orNotFound(rows.length === pairs.length)
  return new Map(rows.flatMap(({ mentee, n, ...people }) => (n === null ? [] : [[mentee, { n, ...people }] as const])))
}

/** Writes to the side that is asked now, with a link that needs no signing in. */
async function askSides(
  db: Db,
  program: Program,
  offers: readonly { id: string; mentorId: string; menteeId: string }[],
  side: SeatKind,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const endsAt = answerBy(program, now).add({ hours: 24 * 14 })
  const asked = offers.map((offer) => ({
    personId: side === 'mentor' ? offer.mentorId : offer.menteeId,
    subjectId: offer.id,
  }))
  await makeLinks(
    db,
    key,
    asked.map((each) => ({ ...each, purpose: `offer-${side}`, endsAt })),
  )
  await postAll(
    db,
    asked.map((each) => ({ ...each, kind: 'offer.asked', occurrence: side, particulars: { side } })),
  )
}

/** An offer that has reached the actor, and which side of it they are. */
export async function getOwnOffer(db: Db, actor: PersonActor, id: string): Promise<{ offer: Offer; side: SeatKind }> {
  const offer = orNotFound(
    await db
      .selectFrom('offers')
      .select(offerColumns)
      .where('id', '=', id)
      .where((of) => of.or([of('mentorId', '=', actor.id), of('menteeId', '=', actor.id)]))
      .executeTakeFirst(),
  )
  return { offer, side: offer.mentorId === actor.id ? 'mentor' : 'mentee' }
}

/** The other side as this one may see it: name, role, district, and the answers marked to be shown. */
export async function getCard(db: Db, offerId: string) {
  const { rows } = await sql<{
    applicationId: string
    personId: string
    name: string
    pronouns: string
    seat: SeatKind
    role: string | null
    roleTitle: string | null
    districtNumber: number | null
    schoolName: string | null
    since: Temporal.PlainDate | null
    retired: boolean | null
    speaks: string[]
    channels: string[]
    times: string[]
    travels: boolean
    needs: string
    answers: Record<string, unknown>
    reasons: Reason[]
  }>`select * from app.offer_card(${offerId})`.execute(db)
  return orNotFound(rows[0])
}

export type Card = Awaited<ReturnType<typeof getCard>>

/** Why people said no, where they chose to say, by offer; for the coordinator alone. */
export async function readDeclinedWords(db: Db, programId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{
    offerId: string
    words: string
  }>`select * from app.declined_words(${programId})`.execute(db)
  return new Map(rows.map(({ offerId, words }) => [offerId, words]))
}

/**
 * The mentor's yes: now the mentee is asked. The mentee's yes: the two are a partnership (opened by the caller).
 * An offer is answered once; a second answer, or one that comes too late, finds it closed.
 */
export async function acceptOffer(
  db: Db,
  actor: PersonActor,
  program: Program,
  offer: Offer,
  side: SeatKind,
  key: Buffer,
  now: Temporal.Instant,
): Promise<'mentee asked' | 'both agreed'> {
  const next =
    side === 'mentor'
      ? ({ state: 'asking_mentee', mentorAnsweredAt: now, answerBy: answerBy(program, now) } as const)
      : ({ state: 'accepted', menteeAnsweredAt: now } as const)
  await moveOn(db, offer, side, next)
  await record(db, actor, `offer.${side}-accepted`, {
    recordType: 'offer',
    recordId: offer.id,
    programId: offer.programId,
  })
  if (side === 'mentee') return 'both agreed'
  await askSides(db, program, [offer], 'mentee', key, now)
  return 'mentee asked'
}

/** A no from either side; a word is never asked for, and only the coordinator reads it. The place is free again. */
export async function declineOffer(
  db: Db,
  actor: PersonActor,
  offer: Offer,
  side: SeatKind,
  word: string,
  now: Temporal.Instant,
): Promise<void> {
  const answered = side === 'mentor' ? { mentorAnsweredAt: now } : { menteeAnsweredAt: now }
  await db.deleteFrom('places').where('offerId', '=', offer.id).execute()
  await moveOn(db, offer, side, { state: 'declined', declinedBy: side, declinedWord: word, endedAt: now, ...answered })
  if (side === 'mentee') await post(db, { kind: 'offer.not-this-time', personId: offer.mentorId, subjectId: offer.id })
  await record(db, actor, 'offer.declined', {
    recordType: 'offer',
    recordId: offer.id,
    programId: offer.programId,
    facts: { by: side },
  })
}

async function moveOn(db: Db, offer: Offer, side: SeatKind, next: Record<string, unknown>): Promise<void> {
  const moved = await db
    .updateTable('offers')
    .set({ ...next, version: offer.version + 1 })
    .where('id', '=', offer.id)
    .where('state', '=', side === 'mentor' ? 'asking_mentor' : 'asking_mentee')
    .executeTakeFirst()
  refuseUnless(moved.numUpdatedRows > 0n, w.noLongerOpen)
}
