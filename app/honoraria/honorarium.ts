import type { HonorariumState } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'

/** What a program asks for before it pays, with whether one mentor has met it. */
export interface Condition extends Text {
  readonly met: boolean
  /** What the house itself can see; null for what a coordinator looks at. */
  readonly proof: Proof | null
}
/**
 * `completed`: every partnership of the mentor in the program was carried to its end. `agreed`: the agreement of each is
 * in force. `trained`: a training of theirs is noted for the program.
 */
export const proofs = ['completed', 'agreed', 'trained'] as const
export type Proof = (typeof proofs)[number]
export type Term = Omit<Condition, 'met'>

/** What the house sees of one mentor in one program now. */
export interface Seen extends Readonly<Record<Proof, boolean>> {
  /** All their partnerships have ended, or the program has: nothing more will be seen of a partnership. */
  readonly over: boolean
}

/**
 * Whether somebody says by hand that a condition is met: always where the house sees nothing; of a partnership that is
 * over, where it has not seen what was asked for: it ended early for a good reason, the agreement was signed on paper.
 */
export const isByHand = ({ proof }: Pick<Condition, 'proof'>, seen: Seen): boolean =>
  proof === null || (proof !== 'trained' && seen.over && !seen[proof])

/** Conditions as they stand now: what the house sees, and what was said by hand where a hand may say it. */
export const seenAnew = (conditions: readonly Condition[], seen: Seen): Condition[] =>
  conditions.map((condition) => ({
    ...condition,
    met: (condition.proof !== null && seen[condition.proof]) || (isByHand(condition, seen) && condition.met),
  }))

/** One mentor's money for one program. */
export interface Honorarium {
  readonly id: string
  readonly programId: string
  readonly personId: string
  readonly payee: string
  readonly amountCents: number
  readonly state: HonorariumState
  /** As they stand now; once there is a yes, as they stood then. */
  readonly conditions: readonly Condition[]
  readonly seen: Seen
  readonly word: string
  readonly openedAt: Temporal.Instant
  readonly approvedBy: string | null
  readonly approvedAt: Temporal.Instant | null
  readonly secondedBy: string | null
  readonly secondedAt: Temporal.Instant | null
  readonly exportId: string | null
  readonly exportedAt: Temporal.Instant | null
  readonly paidOn: Temporal.PlainDate | null
  readonly paidReference: string
  readonly version: number
}

/** In the order money walks; the last two lead nowhere unless somebody takes them back. */
export const honorariumStates = [
  'promised',
  'earned',
  'approved',
  'exported',
  'paid',
  'not_met',
  'given_up',
] as const satisfies readonly HonorariumState[]

/** Who looks at a claim, as far as its next step is concerned. */
export interface Handler {
  readonly id: string
  readonly coordinates: boolean
  readonly pays: boolean
  readonly supervises: ReadonlySet<string>
}

/**
 * The yes that is somebody's to give now, if any: the first is a coordinator's, the second anybody else's who coordinates
 * the program or administers its organization. Never over one's own money, nor that of somebody one supervises.
 */
export function yesOf(
  { id, coordinates, pays, supervises }: Handler,
  claim: Pick<Honorarium, 'state' | 'personId' | 'approvedBy' | 'conditions'>,
): 'first' | 'second' | undefined {
  if (claim.state !== 'earned' || claim.personId === id || supervises.has(claim.personId)) return undefined
  if (!claim.conditions.every(({ met }) => met)) return undefined
  if (claim.approvedBy === null) return coordinates ? 'first' : undefined
  return claim.approvedBy !== id && (coordinates || pays) ? 'second' : undefined
}

/** Whether somebody may look at the conditions, write a word, or open a claim again. */
export function mayJudge(handler: Handler, claim: Pick<Honorarium, 'state' | 'personId'>): boolean {
  return (
    handler.coordinates &&
    claim.personId !== handler.id &&
    !handler.supervises.has(claim.personId) &&
    ['promised', 'earned', 'not_met'].includes(claim.state)
  )
}

/** Whether somebody may say which conditions of a claim are met: not once it has a yes. */
export function mayTick(handler: Handler, claim: Pick<Honorarium, 'state' | 'personId' | 'approvedBy'>): boolean {
  return mayJudge(handler, claim) && claim.state !== 'not_met' && claim.approvedBy === null
}

/** Whether anything of a claim is said by hand now; what only the house sees asks nothing of anybody. */
export const needsHand = ({ conditions, seen }: Pick<Honorarium, 'conditions' | 'seen'>): boolean =>
  conditions.length === 0 || conditions.some((condition) => isByHand(condition, seen))

/** Above this in a calendar year a slip may be due (CRA guide RC4157); who pays asks their accountant. */
export const slipCents = 50_000

export const mayNeedSlip = (cents: number): boolean => cents > slipCents

export interface YearTotal {
  readonly personId: string
  readonly payee: string
  readonly paidCents: number
  /** Approved or with finance, not said to be paid. */
  readonly comingCents: number
}

/**
 * What each payee was paid in a calendar year, over all programs, and what is on its way: that counts as this year's.
 *
 * @param year the calendar year; money on its way counts only where that is the current one
 */
export function yearTotals(
  claims: readonly Pick<Honorarium, 'personId' | 'payee' | 'amountCents' | 'state' | 'paidOn'>[],
  year: number,
  current: number,
): YearTotal[] {
  const totals = new Map<string, YearTotal>()
  for (const { personId, payee, amountCents, state, paidOn } of claims) {
    const paid = state === 'paid' && paidOn?.year === year ? amountCents : 0
    const coming = year === current && (state === 'approved' || state === 'exported') ? amountCents : 0
    if (paid + coming === 0) continue
    const before = totals.get(personId) ?? { paidCents: 0, comingCents: 0 }
    totals.set(personId, {
      personId,
      payee,
      paidCents: before.paidCents + paid,
      comingCents: before.comingCents + coming,
    })
  }
  return [...totals.values()]
}

/** How many claims stand in each state and what they come to, in the order money walks; empty states left out. */
export function standingOf(claims: readonly Pick<Honorarium, 'state' | 'amountCents'>[]) {
  return honorariumStates.flatMap((state) => {
    const within = claims.filter((claim) => claim.state === state)
    return within.length === 0 ? [] : [{ state, claims: within.length, cents: sumCents(within) }]
  })
}

export const sumCents = (claims: readonly { readonly amountCents: number }[]): number =>
  claims.reduce((sum, { amountCents }) => sum + amountCents, 0)
