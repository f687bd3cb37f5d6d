import type { ContactChannel, PositionRole } from '#database/types.ts'

export const positionRoles = [
  'principal',
  'vice_principal',
  'district_principal',
  'superintendent',
  'assistant_superintendent',
  'director_of_instruction',
  'secretary_treasurer',
  'assistant_secretary_treasurer',
  'director_of_finance',
  'teacher',
  'other',
] as const satisfies readonly PositionRole[]

export const contactChannels = [
  'email',
  'phone',
  'video',
  'text',
  'in_person',
] as const satisfies readonly ContactChannel[]

/** What a person does or did, where and since when. */
export interface Position {
  readonly id: string
  readonly personId: string
  readonly role: PositionRole
  readonly title: string
  readonly districtNumber: number | null
  readonly schoolId: string | null
  readonly schoolName: string
  readonly since: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
  readonly retired: boolean
  readonly version: number
}

export type NewPosition = Omit<Position, 'id' | 'version' | 'personId'>

/** How far up a role stands; a mentor is to be at least as senior as the mentee where a program asks for it. */
export const seniority: Record<PositionRole, number> = {
  teacher: 1,
  other: 1,
  vice_principal: 2,
  principal: 3,
  district_principal: 4,
  director_of_finance: 4,
  assistant_secretary_treasurer: 4,
  director_of_instruction: 5,
  assistant_superintendent: 6,
  secretary_treasurer: 6,
  superintendent: 7,
}

/** What a name is shown as: what people call them, else the full name. */
export function shownName(person: { name: string; preferredName: string }): string {
  return person.preferredName || person.name
}
