import type { GroupKind } from '#database/types.ts'

export const groupKinds = ['learning_team', 'cohort', 'peers'] as const satisfies readonly GroupKind[]

/** A group of a program, as whoever may see it finds it. */
export interface Group {
  readonly id: string
  readonly programId: string
  readonly kind: GroupKind
  readonly name: string
  readonly focus: string
  readonly description: string
  readonly least: number
  readonly most: number
  readonly signUp: boolean
  /** People may say that they would like to belong. */
  readonly wished: boolean
  readonly endsOn: Temporal.PlainDate
  readonly version: number
}

/** What its coordinators say of a group; its kind stays what it was opened as. */
export type GroupForm = Omit<Group, 'id' | 'programId' | 'kind' | 'version'>

/** A group with how many places are taken and who leads it. */
export interface CountedGroup extends Group {
  readonly taken: number
  readonly leads: readonly string[]
}

/** Somebody who belongs to a group, or wrote there and has left. */
export interface Fellow {
  readonly personId: string
  readonly name: string
  readonly belongs: boolean
  readonly leads: boolean
  readonly reachable: boolean
  readonly role: string | null
  readonly title: string | null
  readonly districtNumber: number | null
  readonly schoolName: string | null
  readonly email: string | null
  readonly phone: string | null
  /** Who of the group supervises them: for who coordinates, and for themselves. */
  readonly supervisedBy: readonly string[]
}

/** Whether nothing more is written in it. */
export const isOver = ({ endsOn }: Pick<Group, 'endsOn'>, today: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(endsOn, today) < 0

/** Somebody may belong to several learning teams, to one cohort, and to one group of peers at a time. */
export const isOneOnly = (kind: GroupKind) => kind !== 'learning_team'
