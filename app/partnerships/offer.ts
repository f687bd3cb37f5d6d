import type { OfferState, SeatKind } from '#database/types.ts'
import type { Rulings } from '../scoring/rule.ts'

/** A proposed pair on its way to two answers. */
export interface Offer {
  readonly id: string
  readonly programId: string
  readonly matchingId: string
  readonly menteeApplicationId: string
  readonly mentorApplicationId: string
  readonly menteeId: string
  readonly mentorId: string
  readonly state: OfferState
  readonly round: number
  readonly answerBy: Temporal.Instant
  readonly declinedBy: SeatKind | null
  readonly version: number
}

export const livingStates = ['asking_mentor', 'asking_mentee', 'accepted'] as const satisfies readonly OfferState[]

/** What can become of an offer: still to be answered, come to nothing, or both said yes, whatever became of that. */
export const stateGroups = {
  open: ['asking_mentor', 'asking_mentee'],
  over: ['declined', 'expired', 'withdrawn'],
  agreed: ['accepted', 'ended'],
} as const satisfies Record<string, readonly OfferState[]>
export type OfferGroup = keyof typeof stateGroups
export const offerGroups = Object.keys(stateGroups) as OfferGroup[]

/** Which side is asked now. */
export function askedSide(offer: Pick<Offer, 'state'>): SeatKind | null {
  return offer.state === 'asking_mentor' ? 'mentor' : offer.state === 'asking_mentee' ? 'mentee' : null
}

/** What has happened since a board was published: who is taken, and what must not come again. Applications. */
export interface Progress {
  /** Offers still open or accepted: their mentee and one place of their mentor are taken. */
  readonly living: readonly { mentee: string; mentor: string }[]
  /** Offers that came to nothing. */
  readonly past: readonly { mentee: string; mentor: string }[]
  /** Applications for whom nobody is asked. */
  readonly gone: ReadonlySet<string>
}

/** Somebody accepted, and how many places they offer. */
export interface Seated {
  readonly id: string
  readonly seat: SeatKind
  readonly capacity: number
}

/**
 * Who is free after some noes, and what the engine is told of them: everybody without an offer, and the mentors with
 * places nobody holds. A pair that said no is no pair any more; nobody who has an offer is moved. A mentor somebody free
 * is pinned to is among them even where they have no place: the pin leaves its mentee nobody else.
 */
export function remaining<One extends Seated>(
  people: readonly One[],
  rulings: Rulings,
  { living, past, gone }: Progress,
): { people: One[]; rulings: Rulings } {
  const busy = new Set(living.map(({ mentee }) => mentee))
  const held = new Map<string, number>()
  for (const { mentor } of living) held.set(mentor, (held.get(mentor) ?? 0) + 1)
  const isFree = ({ id }: Seated) => !busy.has(id) && !gone.has(id)
  const mentees = people.filter((one) => one.seat === 'mentee' && isFree(one))
  const free = new Set(mentees.map(({ id }) => id))
  const pinned = new Set(rulings.pins.flatMap(({ mentee, mentor }) => (free.has(mentee) ? [mentor] : [])))
  const mentors = people
    .filter(({ id, seat }) => seat === 'mentor' && !gone.has(id))
    .map((one) => ({ ...one, capacity: Math.max(0, one.capacity - (held.get(one.id) ?? 0)) }))
    .filter(({ id, capacity }) => capacity > 0 || pinned.has(id))
  const refused = past.filter(({ mentee }) => free.has(mentee))
  return { people: [...mentees, ...mentors], rulings: { ...rulings, vetoes: [...rulings.vetoes, ...refused] } }
}
