import type { Text } from '#foundation/language.ts'
import { agreementWords } from '../agreements/agreements.words.ts'
import { conversationWords } from '../agreements/conversation.words.ts'
import { changeWords } from '../changes/changes.words.ts'
import { journalWords } from '../journals/journals.words.ts'
import { meetingWords } from '../meetings/meetings.words.ts'
import { noteWords } from '../notes/notes.words.ts'
import { planWords } from '../plans/plans.words.ts'
import { reviewWords } from '../reviews/reviews.words.ts'
import { thanksWords } from '../thanks/thanks.words.ts'
import { trainingWords } from '../trainings/trainings.words.ts'
import { togetherWords as w } from './together.words.ts'

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
  {
    part: 'plan',
    title: planWords.title,
    lead: planWords.doorLead,
    button: planWords.openPlan,
    shown: () => true,
  },
  {
    part: 'meetings',
    title: meetingWords.title,
    lead: meetingWords.doorLead,
    button: meetingWords.doorButton,
    shown: () => true,
  },
  {
    part: 'notes',
    title: noteWords.title,
    lead: noteWords.doorLead,
    button: noteWords.doorButton,
    shown: () => true,
  },
  {
    part: 'contacts',
    title: w.contacts,
    lead: w.contactsLead,
    button: w.openContacts,
    shown: () => true,
  },
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
  {
    part: 'reviews',
    title: w.reviews,
    lead: reviewWords.lead,
    button: reviewWords.open,
    shown: () => true,
  },
  {
    part: 'thanks',
    title: thanksWords.title,
    lead: thanksWords.doorLead,
    button: thanksWords.doorButton,
    shown: () => true,
  },
  {
    part: 'extension',
    title: changeWords.longerDoorTitle,
    lead: changeWords.longerDoorLead,
    button: changeWords.longerDoorButton,
    shown: ({ state }) => state === 'introduced' || state === 'under_way',
  },
  {
    part: 'pause',
    title: changeWords.pausedDoorTitle,
    lead: changeWords.pausedDoorLead,
    button: changeWords.open,
    shown: ({ state }) => state === 'paused',
  },
  {
    part: 'ending',
    title: changeWords.endedDoorTitle,
    lead: changeWords.endedDoorLead,
    button: changeWords.open,
    shown: ({ state }) => state === 'ended',
  },
  {
    part: 'changes',
    title: changeWords.doorTitle,
    lead: changeWords.doorLead,
    button: changeWords.doorButton,
    shown: ({ state }) => state !== 'ended',
  },
]
