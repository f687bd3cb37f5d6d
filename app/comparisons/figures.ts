import { type Board, fitOf, kilometresOf, type Proposal } from '../boards/board.ts'

/** A board in figures. Those about pairs count the pairs the reader may see, and only what is shown of them. */
export interface Figures {
  readonly matched: number
  readonly menteesLeft: number
  readonly mentorsLeft: number
  /** In percent, over all pairs; null where there is none. */
  readonly fit: number | null
  /** What the pairs lost in points, all together: the lower the better. */
  readonly lost: number
  /** Pairs in which one had wished for the other, and those in which it was a mentee's first wish. */
  readonly wishes: number
  readonly firstWishes: number
  readonly districts: number
  /** On average, over pairs whose places are known. */
  readonly kilometres: number | null
}

export function figuresOf(
  board: Pick<Board, 'matched' | 'mentees'>,
  proposals: readonly Proposal[],
  left: readonly { readonly seat: 'mentor' | 'mentee' }[],
): Figures {
  const reasons = proposals.flatMap((proposal) => proposal.reasons)
  const met = reasons.flatMap((reason) => (reason.key === 'wishes' && reason.value !== null ? [reason.facts] : []))
  return {
    matched: board.matched,
    menteesLeft: board.mentees - board.matched,
    mentorsLeft: left.filter(({ seat }) => seat === 'mentor').length,
    fit: mean(proposals.map((proposal) => fitOf(proposal.reasons))),
    lost: reasons.reduce((sum, { lost }) => sum + lost, 0),
    wishes: met.filter(({ mentee, mentor }) => mentee !== null || mentor !== null).length,
    firstWishes: met.filter(({ mentee }) => mentee === 1).length,
    districts: districtsReached(proposals).size,
    kilometres: mean(proposals.map(kilometresOf).filter((km) => km !== null)),
  }
}

const mean = (all: readonly number[]) =>
  all.length === 0 ? null : Math.round(all.reduce((sum, each) => sum + each, 0) / all.length)

/** The districts in which a mentee with a mentor works. */
const districtsReached = (proposals: readonly Pick<Proposal, 'mentee'>[]) =>
  new Set(proposals.flatMap(({ mentee }) => mentee.district?.number ?? []))
