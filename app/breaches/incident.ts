import type { IncidentAct, IncidentHarm, IncidentTrace } from '#database/types.ts'
import type { Language } from '#foundation/language.ts'

export type { IncidentAct, IncidentHarm, IncidentTrace }

/** The harms to weigh, as the law lists them by name, and any other. */
export const incidentHarms = ['humiliation', 'reputation', 'employment', 'other'] as const
/** How it is found out whom an incident concerns. */
export const incidentTraces = ['read_by', 'device', 'program', 'by_hand'] as const

/** What is written about an incident: sealed, for those who work on it. */
export interface IncidentWords {
  readonly title: string
  readonly happened: string
  readonly records: string
  readonly stopped: string
  readonly why: string
}
export const noIncidentWords: IncidentWords = { title: '', happened: '', records: '', stopped: '', why: '' }

/** What whoever it concerns is told. */
export type Notice = Readonly<Record<Language, string>>

/** What a person must be told, part by part; the letter to them begins with it. */
export const noticeParts = ['what', 'which', 'harm', 'done', 'can', 'commissioner', 'ask'] as const
