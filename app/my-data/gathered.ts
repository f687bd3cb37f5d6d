import type { PrivacyRegime } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'
import type { Look } from '../looks/looks.server.ts'

/** One row of a table as it leaves: what was sealed stands open, bytes that say nothing are gone. */
export type Row = Readonly<Record<string, unknown>>

export interface Column {
  readonly name: string
  /** The table it points into, where it does. */
  readonly refers: string | null
  /** It holds one of a few words of ours, never a person's own. */
  readonly coded: boolean
}

/** What one table holds about somebody. */
export interface Part {
  readonly table: string
  /** The row of the access matrix that governs it. */
  readonly record: string
  readonly keep: Text
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** A program somebody belongs to or belonged to: real days of retention are counted from its end. */
export interface OwnProgram {
  readonly id: string
  readonly title: Text
  readonly endsOn: Temporal.PlainDate
  readonly daysKept: number
}

/** To whom one's information went, or what it was used for. */
export interface Disclosure {
  readonly at: Temporal.Instant
  readonly kind: string
  readonly programId: string
  readonly who: string | null
  readonly n: number
}

/** An organization, and the privacy law it is under. */
export interface Law {
  readonly name: Text
  readonly regime: PrivacyRegime
}

/** Everything about one person, as they themselves may read it. */
export interface Gathered {
  readonly parts: readonly Part[]
  readonly programs: readonly OwnProgram[]
  readonly disclosures: readonly Disclosure[]
  /** Who looked at what is theirs: the trail's lines about them, oldest first. */
  readonly looks: readonly Look[]
  /** Under which law it is given to them: that of each organization they have to do with. */
  readonly laws: readonly Law[]
  /** What an identifier in a row stands for: a name, a title. */
  readonly names: ReadonlyMap<string, Text | string>
  /** Questions and answers by their key. */
  readonly labels: ReadonlyMap<string, Text>
}

/** Said by staff about somebody: held, and shown to them when they ask, after a look at whom else it concerns. */
export const onRequest: Readonly<Record<string, readonly string[]>> = { applications: ['eligibilityNote'] }

/** What stands where something sealed can no longer be opened: its key is gone. */
export const keyGone = Symbol('its key has been destroyed')
