import type { Text } from '#foundation/language.ts'
import { journalWords } from '../journals/journals.words.ts'

/** Somewhere two people can go from their page: a part of their address, what it is, and for whom it is open. */
export interface Door {
  /** What follows `/partnerships/:partnership/`. */
  readonly part: string
  readonly title: Text
  readonly lead: Text
  readonly button: Text
  shown(of: { readonly state: string; readonly isMentor: boolean }): boolean
}

/** In the order a partnership lives. */
export const doors: readonly Door[] = [
  {
    part: 'cases',
    title: journalWords.cases,
    lead: journalWords.casesDoorLead,
    button: journalWords.casesButton,
    shown: () => true,
  },
  {
    part: 'journal',
    title: journalWords.doorTitle,
    lead: journalWords.doorLead,
    button: journalWords.doorButton,
    shown: () => true,
  },
]
