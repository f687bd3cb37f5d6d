import type { Text } from '#foundation/language.ts'
import { agreementWords } from '../agreements/agreements.words.ts'
import { conversationWords } from '../agreements/conversation.words.ts'
import { trainingWords } from '../trainings/trainings.words.ts'

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
    part: 'first-conversation',
    title: conversationWords.title,
    lead: conversationWords.lead,
    button: agreementWords.open,
    shown: ({ state }) => state === 'introduced',
  },
  {
    part: 'training',
    title: trainingWords.own,
    lead: trainingWords.ownDoor,
    button: trainingWords.open,
    shown: ({ isMentor, state }) => isMentor && state === 'introduced',
  },
  {
    part: 'agreement',
    title: agreementWords.title,
    lead: agreementWords.door,
    button: agreementWords.open,
    shown: () => true,
  },
]
