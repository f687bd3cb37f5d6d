import assert from 'node:assert/strict'
import { agreementWords } from '#app/agreements/agreements.words.ts'
import { letterWords } from '#app/applications/letter.words.ts'
import { changeLetterWords } from '#app/changes/letters.words.ts'
import { contactLetterWords } from '#app/contacts/contacts.words.ts'
import { honorariaWords } from '#app/honoraria/honoraria.words.ts'
import { meetingLetterWords } from '#app/meetings/letter.words.ts'
import { partnershipWords } from '#app/partnerships/partnerships.words.ts'
import { payeeWords } from '#app/payee-details/details.words.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { reviewWords } from '#app/reviews/reviews.words.ts'
import { surveyWords } from '#app/surveys/surveys.words.ts'
import { certificateWords } from '#app/thanks/certificate.words.ts'
import { thanksWords } from '#app/thanks/thanks.words.ts'
import { plain } from './year-hello.ts'
import type { Who, Year } from './year-people.ts'

const columns = ['ana', 'maud', 'zoe', 'max', 'mila', 'coordinator'] as const satisfies readonly (Who | 'coordinator')[]

/** Every letter of the year: for each occasion how many each person gets, in the order of `columns`. */
const occasions: readonly (readonly [{ en: string; fr: string }, ...number[]])[] = [
  [peopleWords.letterSubject, 0, 0, 1, 0, 0, 0],
  [letterWords.receivedSubject, 0, 0, 1, 0, 0, 0],
  [letterWords.decidedSubject, 0, 0, 1, 0, 0, 0],
  [partnershipWords.askedSubjectMentor, 0, 1, 0, 1, 1, 0],
  [partnershipWords.askedSubjectMentee, 1, 0, 2, 0, 0, 0], // Max, then Mila
  [partnershipWords.noneSubject, 0, 0, 0, 0, 1, 0],
  [partnershipWords.introducedSubject, 1, 1, 2, 1, 1, 0],
  [agreementWords.toSignSubject, 0, 1, 0, 0, 1, 0],
  [agreementWords.inForceSubject, 1, 1, 1, 0, 1, 0],
  [meetingLetterWords.proposedSubject, 0, 1, 0, 0, 0, 0],
  [meetingLetterWords.agreedSubject, 1, 1, 0, 0, 0, 0],
  [meetingLetterWords.movingSubject, 1, 0, 0, 0, 0, 0],
  [meetingLetterWords.movedSubject, 1, 1, 0, 0, 0, 0],
  [meetingLetterWords.reminderSubject, 2, 2, 0, 0, 0, 0], // before the day it was, and the day it is
  [contactLetterWords.nudgeSubject, 1, 1, 2, 2, 0, 0], // in January; in November and December, and not in the days of the next
  [contactLetterWords.reachSubject, 0, 0, 1, 1, 0, 0],
  [changeLetterWords.concernSubject, 0, 0, 0, 0, 0, 2], // what Zoé said, and her word at the end
  [changeLetterWords.endedSubject, 0, 0, 1, 1, 0, 0],
  [reviewWords.openedMidYear, 1, 1, 1, 0, 1, 0],
  [reviewWords.reminderSubject, 0, 0, 0, 0, 1, 0],
  [surveyWords.askedSubject, 1, 1, 1, 1, 1, 0],
  [surveyWords.resultSubject, 1, 1, 1, 1, 1, 0],
  [reviewWords.openedYearEnd, 1, 1, 1, 0, 1, 0],
  [changeLetterWords.completedSubject, 1, 1, 1, 0, 1, 0],
  [honorariaWords.letterSubject, 0, 2, 0, 2, 2, 0], // promised; then paid, or kindly not
  [payeeWords.letterSubject, 0, 1, 0, 0, 0, 0], // Mila has said already
  [thanksWords.letterSubject, 0, 0, 0, 0, 1, 0],
  [certificateWords.letterSubject, 1, 1, 1, 0, 1, 0],
]

/** Nobody got a letter twice or in vain, none carries what was written in confidence, and nothing was ever “cancelled”. */
export async function checkLetters(year: Year): Promise<void> {
  const { house, address } = year
  await house.settle()
  const letters = await house.letters()
  const got = new Map<string, number>()
  for (const { recipient, subject } of letters)
    got.set(line(recipient, subject), (got.get(line(recipient, subject)) ?? 0) + 1)
  for (const [each, n] of got) // the signature of a day, to whoever answers for privacy
    if (each.startsWith('privacy@')) assert.ok(n === 1 && got.delete(each))
  for (const staff of [...year.members, year.admin])
    for (const each of got.keys()) if (each.startsWith(staff)) got.delete(each)
  const due = new Map<string, number>()
  for (const [subject, ...counts] of occasions)
    for (const [index, who] of columns.entries())
      if (counts[index]) due.set(line(address[who], who === 'zoe' ? subject.fr : subject.en), counts[index])
  assert.deepEqual(sorted(got), sorted(due))
  for (const { subject, body, html, calendar } of letters)
    assert.doesNotMatch(`${subject} ${body} ${html} ${calendar}`, /canary|cancelled|annulé/i, subject)
}

const line = (recipient: string, subject: string) => `${recipient} · ${plain(subject)}`
const sorted = (counts: ReadonlyMap<string, number>) => [...counts].map(([letter, n]) => `${letter}: ${n}`).toSorted()
