import type { PositionRole, SeatKind } from '#database/types.ts'
import type { District } from '../districts/district.ts'

/** Somebody to be matched: what an accepted application, its position and its self-assessment say about them. */
export interface Candidate {
  /** The application's id. */
  readonly id: string
  readonly personId: string
  readonly seat: SeatKind
  readonly name: string
  readonly district: District | null
  readonly role: PositionRole | null
  readonly since: Temporal.PlainDate | null
  readonly retired: boolean
  readonly schoolName: string
  /** Languages of conversation, the preferred one first. */
  readonly speaks: readonly string[]
  readonly channels: readonly string[]
  readonly times: readonly string[]
  readonly levels: readonly string[]
  readonly subjects: readonly string[]
  readonly issues: readonly string[]
  /** The self-assessment, by competency: 1 to 5. */
  readonly ratings: ReadonlyMap<string, { readonly rating: number; readonly focus: boolean }>
  /** How many mentees a mentor takes; not looked at for a mentee. */
  readonly capacity: number
  /** The only administrator in their school. */
  readonly alone: boolean
  readonly knowsSmallRemote: boolean
  /** People wished for, by person id, the dearest first. */
  readonly prefers: readonly string[]
  /** People not to be paired with, by person id. */
  readonly avoids: readonly string[]
  readonly travels: boolean
  /** A mentee's wish for shared identity, as the named coordinator's yes or no; null without one. */
  readonly identity: { readonly wish: boolean; readonly meets: ReadonlySet<string> } | null
  /** The person ids of those this person supervises. */
  readonly supervises: ReadonlySet<string>
}

/** Somebody about whom nothing is known. */
export const unknownCandidate: Candidate = {
  id: '',
  personId: '',
  seat: 'mentee',
  name: '',
  district: null,
  role: null,
  since: null,
  retired: false,
  schoolName: '',
  speaks: [],
  channels: [],
  times: [],
  levels: [],
  subjects: [],
  issues: [],
  ratings: new Map(),
  capacity: 1,
  alone: false,
  knowsSmallRemote: false,
  prefers: [],
  avoids: [],
  travels: false,
  identity: null,
  supervises: new Set(),
}
