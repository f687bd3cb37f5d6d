import type { OfferState, SeatKind } from '#database/types.ts'
import type { StoredProblem } from '../answers/stored.ts'
import { makeProblem, type Pair, type Problem } from '../matching/problem.ts'

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

/** Which side is asked now. */
export function askedSide(offer: Pick<Offer, 'state'>): SeatKind | null {
  return offer.state === 'asking_mentor' ? 'mentor' : offer.state === 'asking_mentee' ? 'mentee' : null
}

/** What has happened since a board was published: who is taken, and what must not come again. */
export interface Progress {
  /** Offers still open or accepted: their mentee and one place of their mentor are taken. */
  readonly living: readonly { mentee: string; mentor: string }[]
  /** Pairs that were offered before and came to nothing. */
  readonly past: readonly { mentee: string; mentor: string }[]
  /** Applications no longer in the program. */
  readonly gone: ReadonlySet<string>
}

/**
 * The problem that is left after some noes: everybody without an offer, and the places nobody holds. A pair that said no
 * is no pair any more; nobody who has an offer is moved.
 */
export function remainingProblem(stored: StoredProblem, { living, past, gone }: Progress): Problem {
  const placeOf = { mentee: places(stored.menteeIds), mentor: places(stored.mentorIds) }
  const busy = new Set(living.map(({ mentee }) => placeOf.mentee.get(mentee)))
  const capacity = [...stored.capacity]
  for (const { mentor } of living) {
    const at = placeOf.mentor.get(mentor)
    if (at !== undefined) capacity[at] = Math.max(0, (capacity[at] ?? 0) - 1)
  }
  const refused = new Set(
    past.map(({ mentee, mentor }) => `${placeOf.mentee.get(mentee)} ${placeOf.mentor.get(mentor)}`),
  )
  const isGone = (id: string | undefined) => id !== undefined && gone.has(id)
  const pairs = stored.pairs.filter(
    ([mentee, mentor]) =>
      !busy.has(mentee) &&
      !refused.has(`${mentee} ${mentor}`) &&
      !isGone(stored.menteeIds[mentee]) &&
      !isGone(stored.mentorIds[mentor]),
  ) as unknown as Pair[]
  return makeProblem(
    { mentees: stored.menteeIds.length, mentors: stored.mentorIds.length, capacity, priority: stored.priority },
    pairs,
  )
}

const places = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]))
