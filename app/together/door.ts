import type { Text } from '#foundation/language.ts'
import { agreementWords } from '../agreements/agreements.words.ts'
import { conversationWords } from '../agreements/conversation.words.ts'
import { grantWords } from '../break-glass/grants.words.ts'
import { changeWords } from '../changes/changes.words.ts'
import { fileWords } from '../files/files.words.ts'
import { gatheringWords } from '../gatherings/gatherings.words.ts'
import { journalWords } from '../journals/journals.words.ts'
import { meetingWords } from '../meetings/meetings.words.ts'
import { noteWords } from '../notes/notes.words.ts'
import { planWords } from '../plans/plans.words.ts'
import { shareWords } from '../reviews/share.words.ts'
import { thanksWords } from '../thanks/thanks.words.ts'
import { trainingWords } from '../trainings/trainings.words.ts'
import { contextWords } from './context.words.ts'
import { togetherWords as w } from './together.words.ts'

/**
 * Where a door stands on their page: in sight at once, with what they work on, with what they look back on, with what
 * is one's own, at the end.
 */
export const doorGroups = ['now', 'together', 'back', 'self', 'change'] as const
export type DoorGroup = (typeof doorGroups)[number]

/** Somewhere two people can go from their page: a part of their address, what it is, and for whom it is open. */
export interface Door {
  /** What follows `/partnerships/:partnership/`. */
  readonly part: string
  readonly title: Text
  readonly lead: Text
  readonly group: DoorGroup
  shown(of: { readonly state: string; readonly isMentor: boolean }): boolean
}

const isLiving = ({ state }: { readonly state: string }) => state !== 'ended'
const hasBegun = ({ state }: { readonly state: string }) => state !== 'introduced'

/** In the order a partnership lives. */
export const doors: readonly Door[] = [
  {
    part: 'first-conversation',
    group: 'now',
    title: conversationWords.title,
    lead: conversationWords.lead,
    shown: ({ state }) => state === 'introduced',
  },
  {
    part: 'context',
    group: 'together',
    title: contextWords.doorTitle,
    lead: contextWords.doorLead,
    shown: isLiving,
  },
  {
    part: 'training',
    group: 'self',
    title: trainingWords.own,
    lead: trainingWords.ownDoor,
    shown: ({ isMentor }) => isMentor,
  },
  {
    part: 'agreement',
    group: 'together',
    title: agreementWords.title,
    lead: agreementWords.door,
    shown: () => true,
  },
  {
    part: 'plan',
    group: 'together',
    title: planWords.title,
    lead: planWords.doorLead,
    shown: () => true,
  },
  {
    part: 'self-assessment',
    group: 'together',
    title: shareWords.doorOfTitle,
    lead: shareWords.doorOf,
    shown: ({ isMentor }) => isMentor,
  },
  {
    part: 'meetings',
    group: 'together',
    title: meetingWords.title,
    lead: meetingWords.doorLead,
    shown: () => true,
  },
  {
    part: 'gatherings',
    group: 'together',
    title: gatheringWords.title,
    lead: gatheringWords.doorLead,
    shown: isLiving,
  },
  {
    part: 'notes',
    group: 'together',
    title: noteWords.title,
    lead: noteWords.doorLead,
    shown: () => true,
  },
  {
    part: 'files',
    group: 'together',
    title: fileWords.title,
    lead: fileWords.doorLead,
    shown: () => true,
  },
  {
    part: 'contacts',
    group: 'together',
    title: w.contacts,
    lead: w.contactsLead,
    shown: () => true,
  },
  {
    part: 'cases',
    group: 'together',
    title: journalWords.cases,
    lead: journalWords.casesDoorLead,
    shown: hasBegun,
  },
  {
    part: 'journal',
    group: 'self',
    title: journalWords.doorTitle,
    lead: journalWords.doorLead,
    shown: () => true,
  },
  {
    part: 'check-in',
    group: 'self',
    title: journalWords.checkIn,
    lead: journalWords.checkInDoor,
    shown: isLiving,
  },
  {
    part: 'self-assessment',
    group: 'self',
    title: shareWords.title,
    lead: shareWords.door,
    shown: ({ isMentor }) => !isMentor,
  },
  {
    part: 'reviews',
    group: 'back',
    title: w.reviews,
    lead: w.reviewsLead,
    shown: hasBegun,
  },
  {
    part: 'thanks',
    group: 'back',
    title: thanksWords.title,
    lead: thanksWords.doorLead,
    shown: hasBegun,
  },
  {
    part: 'extension',
    group: 'change',
    title: changeWords.longerDoorTitle,
    lead: changeWords.longerDoorLead,
    shown: ({ state }) => state === 'under_way',
  },
  {
    part: 'pause',
    group: 'now',
    title: changeWords.pausedDoorTitle,
    lead: changeWords.pausedDoorLead,
    shown: ({ state }) => state === 'paused',
  },
  {
    part: 'ending',
    group: 'now',
    title: changeWords.endedDoorTitle,
    lead: changeWords.endedDoorLead,
    shown: ({ state }) => state === 'ended',
  },
  {
    part: 'changes',
    group: 'change',
    title: changeWords.doorTitle,
    lead: changeWords.doorLead,
    shown: ({ state }) => state !== 'ended',
  },
  {
    part: 'confidential',
    group: 'change',
    title: grantWords.doorTitle,
    lead: grantWords.doorLead,
    shown: () => true,
  },
]
