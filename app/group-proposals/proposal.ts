import type { GroupKind, GroupProposalState } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'

/** Why somebody is proposed where they are: what the coordinator is told of it. */
export interface Reason {
  readonly key: 'wish' | 'other-wish' | 'no-wish' | 'near' | 'issues' | 'level' | 'apart' | 'prefers'
  readonly n?: number
}

export interface Proposal {
  readonly id: string
  readonly programId: string
  readonly kind: GroupKind
  readonly state: GroupProposalState
  readonly stopping: boolean
  readonly startedAt: Temporal.Instant
  readonly begunAt: Temporal.Instant | null
  readonly endedAs: string | null
  readonly gap: number | null
  readonly shortHanded: boolean
  readonly milliseconds: number | null
  readonly problem: Text | null
  readonly version: number
}

/** Where somebody would be put: in a group that is there, with others of one number, or nowhere. */
export interface Place {
  readonly personId: string
  readonly name: string
  readonly groupId: string | null
  readonly n: number | null
  readonly reasons: readonly Reason[]
  readonly moved: boolean
  readonly verdict: string | null
}

/** Seconds HiGHS may take before the best so far is kept. */
export const mostSeconds = 120
/** A run that has not moved for so long died with its worker. */
export const stillSeconds = 120
export const keepDays = 30
/** More people than this are not paired up as peers at once. */
export const mostPeers = 3000
