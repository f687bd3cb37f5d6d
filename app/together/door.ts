import type { Text } from '#foundation/language.ts'
import { meetingWords } from '../meetings/meetings.words.ts'
import { noteWords } from '../notes/notes.words.ts'

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
    part: 'meetings',
    title: meetingWords.title,
    lead: meetingWords.doorLead,
    button: meetingWords.doorButton,
    shown: () => true,
  },
  { part: 'notes', title: noteWords.title, lead: noteWords.doorLead, button: noteWords.doorButton, shown: () => true },
]
