import type { ApplicationSource, ApplicationStatus, Eligibility, NewReason, SeatKind } from '#database/types.ts'

/** One person's request for one seat in one program. */
export interface Application {
  readonly id: string
  readonly programId: string
  readonly personId: string
  readonly seat: SeatKind
  readonly status: ApplicationStatus
  readonly source: ApplicationSource
  readonly takenBy: string | null
  /** When its person first wrote in what somebody else had taken down; from then on only they do. */
  readonly takenOverAt: Temporal.Instant | null
  readonly positionId: string | null
  readonly assessmentId: string | null
  readonly newReason: NewReason | null
  readonly eligibility: Eligibility
  readonly eligibilityNote: string
  readonly eligibilityBy: string | null
  readonly capacity: number
  readonly speaks: readonly string[]
  readonly channels: readonly string[]
  readonly times: readonly string[]
  readonly travels: boolean
  readonly needs: string
  readonly supervisorAware: boolean | null
  readonly submittedAt: Temporal.Instant | null
  readonly decidedAt: Temporal.Instant | null
  readonly decisionWord: string
  readonly waitingSince: Temporal.Instant | null
  readonly version: number
}

/** The languages a conversation can be in. */
export const spokenLanguages = ['en', 'fr'] as const

/** When people say they can meet. */
export const timeSlots = ['weekday_morning', 'weekday_lunch', 'weekday_afternoon', 'evening', 'weekend'] as const

/** Statuses in which the applicant may still change what they said. */
export function isEditable(application: Pick<Application, 'status'>): boolean {
  return application.status === 'draft' || application.status === 'asked' || application.status === 'submitted'
}

/** Statuses that stand between sending and the end: the application is in the coordinator's hands. */
export const receivedStatuses = [
  'submitted',
  'asked',
  'accepted',
  'waiting',
  'declined',
] as const satisfies readonly ApplicationStatus[]

/** Where the coordinator's inbox puts an application. */
export type InboxState =
  | 'started'
  | 'asked'
  | 'complete'
  | 'eligible'
  | 'accepted'
  | 'waiting'
  | 'declined'
  | 'withdrawn'

export const inboxStates = [
  'started',
  'asked',
  'complete',
  'eligible',
  'accepted',
  'waiting',
  'declined',
  'withdrawn',
] as const satisfies readonly InboxState[]

export function inboxState(application: Pick<Application, 'status' | 'eligibility'>): InboxState {
  if (application.status === 'draft') return 'started'
  if (application.status !== 'submitted') return application.status
  return application.eligibility === 'eligible' ? 'eligible' : 'complete'
}

/** The last day to send an application from a place: the program's, or a later one of its own. */
export function lastDay(
  program: { closesOn: Temporal.PlainDate },
  place: { closesOn: Temporal.PlainDate | null } | undefined,
): Temporal.PlainDate {
  const own = place?.closesOn
  return own && Temporal.PlainDate.compare(own, program.closesOn) > 0 ? own : program.closesOn
}
