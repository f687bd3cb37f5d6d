import type { DataRequestAbout, DataRequestKind, DataRequestState } from '#database/types.ts'

export const requestKinds = ['correct', 'see'] as const satisfies readonly DataRequestKind[]
export const requestAbouts = [
  ...(['answers', 'decision', 'eligibility', 'membership', 'reading'] as const),
  ...(['reference', 'training', 'meeting', 'honorarium', 'other'] as const),
] as const satisfies readonly DataRequestAbout[]

/** Somebody asks to see what is kept about them with one application, or to have it put right. */
export interface DataRequest {
  readonly id: string
  readonly applicationId: string
  readonly personId: string
  readonly kind: DataRequestKind
  readonly about: DataRequestAbout
  readonly words: string
  readonly askedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly state: DataRequestState
  readonly answer: string
  readonly answeredAt: Temporal.Instant | null
  readonly version: number
}
