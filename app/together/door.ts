import type { Text } from '#foundation/language.ts'
import { thanksWords } from '../thanks/thanks.words.ts'

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
    part: 'thanks',
    title: thanksWords.title,
    lead: thanksWords.doorLead,
    button: thanksWords.doorButton,
    shown: () => true,
  },
]
