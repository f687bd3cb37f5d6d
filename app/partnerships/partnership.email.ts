import type { SeatKind } from '#database/types.ts'
import { sayInstant } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Text } from '#foundation/language.ts'
import type { Composer, Item } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { noneWords, partnershipWords as w } from './partnerships.words.ts'

/** Everything a letter about an offer needs; nothing when the side it was for is no longer asked. */
async function readOffer(db: Db, item: Item) {
  const side: SeatKind = item.particulars.side === 'mentee' ? 'mentee' : 'mentor'
  const offer = await db
    .selectFrom('offers')
    .innerJoin('programs', 'programs.id', 'offers.programId')
    .select(['offers.state', 'offers.answerBy', 'programs.id as programId', 'programs.title', 'programs.zone'])
    .where('offers.id', '=', item.subjectId)
    .executeTakeFirst()
  if (!offer || offer.state !== `asking_${side}` || !item.personId) return undefined
  return { offer, side, person: await readAddress(db, item.personId) }
}

async function readAddress(db: Db, personId: string) {
  return db
    .selectFrom('people')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.id', 'people.language', 'emails.address'])
    .where('people.id', '=', personId)
    .executeTakeFirst()
}

const languageOf = ({ language }: { language: string }) => (isLanguage(language) ? language : 'en')

/** A letter with the link on which somebody says yes or no. It names nobody. */
const aboutOffer =
  (say: (side: SeatKind, until: Text) => { subject: Text; paragraphs: Text[] }): Composer =>
  async (db, item, { settings, key }) => {
    const found = await readOffer(db, item)
    if (!found?.person) return undefined
    const { offer, side, person } = found
    const link = await findLink(db, person.id, `offer-${side}`, item.subjectId)
    if (!link) return undefined
    const until = both((language) => sayInstant(offer.answerBy, offer.zone, language))
    return {
      ...say(side, until),
      to: person.address,
      language: languageOf(person),
      button: { label: w.openCard, href: `${settings.origin}/offers/${side}/${linkToken(key, link)}` },
      from: offer.title,
      replyTo: await replyAddress(db, offer.programId),
    }
  }

export const offerLetter = aboutOffer((side, until) => ({
  subject: side === 'mentor' ? w.askedSubjectMentor : w.askedSubjectMentee,
  paragraphs: [
    side === 'mentor' ? w.askedMentor : w.askedMentee,
    both((language) => w.answerUntil(until[language])[language]),
  ],
}))

export const offerReminderLetter = aboutOffer((_side, until) => ({
  subject: w.reminderSubject,
  paragraphs: [both((language) => w.reminder(until[language])[language])],
}))

/** A letter about an offer that is over: there is nothing to answer, and it names nobody. */
const overLetter =
  (subject: Text, words: Text): Composer =>
  async (db, item) => {
    const offer = await db
      .selectFrom('offers')
      .innerJoin('programs', 'programs.id', 'offers.programId')
      .select(['programs.id as programId', 'programs.title'])
      .where('offers.id', '=', item.subjectId)
      .executeTakeFirst()
    const person = item.personId ? await readAddress(db, item.personId) : undefined
    if (!offer || !person) return undefined
    return {
      to: person.address,
      language: languageOf(person),
      subject,
      paragraphs: [words],
      from: offer.title,
      replyTo: await replyAddress(db, offer.programId),
    }
  }

/** To whoever had been asked, when the other side has left. */
export const takenBackLetter = overLetter(w.takenBackSubject, w.takenBack)
/** To the mentor who said yes, when the mentee did not. */
export const notThisTimeLetter = overLetter(w.notThisTimeSubject, w.notThisTime)
/** To whoever did not answer in time. */
export const tooLateLetter = overLetter(w.tooLateSubject, w.tooLate)

/**
 * Introduces the two to each other, with the address to write to. The telephone number stands on their page: mailboxes
 * belong to employers.
 */
export const introductionLetter: Composer = async (db, item, { settings }) => {
  const partnership = await db
    .selectFrom('partnerships')
    .innerJoin('programs', 'programs.id', 'partnerships.programId')
    .select([
      'partnerships.mentorId',
      'partnerships.menteeId',
      'partnerships.state',
      'programs.id as programId',
      'programs.title',
    ])
    .where('partnerships.id', '=', item.subjectId)
    .executeTakeFirst()
  const person = item.personId ? await readAddress(db, item.personId) : undefined
  if (!partnership || !person || partnership.state === 'ended') return undefined
  const partner = await db
    .selectFrom('people')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.name', 'emails.address'])
    .where('people.id', '=', partnership.mentorId === person.id ? partnership.menteeId : partnership.mentorId)
    .executeTakeFirst()
  return {
    to: person.address,
    language: languageOf(person),
    subject: w.introducedSubject,
    paragraphs: [...(partner ? [w.introducedBody(partner.name, partner.address)] : []), w.introducedNext],
    button: { label: w.openPartnership, href: `${settings.origin}/partnerships/${item.subjectId}` },
    from: partnership.title,
    replyTo: await replyAddress(db, partnership.programId),
  }
}

/** An application as a letter about its match needs it; nothing once its state is another. */
async function readApplication(db: Db, id: string, status: 'accepted' | 'waiting') {
  return db
    .selectFrom('applications')
    .innerJoin('programs', 'programs.id', 'applications.programId')
    .select(['programs.id as programId', 'programs.title'])
    .where('applications.id', '=', id)
    .where('applications.status', '=', status)
    .executeTakeFirst()
}

/** A letter to an applicant about how matching went for them. */
const aboutMatch =
  (status: 'accepted' | 'waiting', subject: Text, say: (item: Item, program: Text) => readonly Text[]): Composer =>
  async (db, item, { settings }) => {
    const application = await readApplication(db, item.subjectId, status)
    const person = item.personId ? await readAddress(db, item.personId) : undefined
    if (!application || !person) return undefined
    return {
      to: person.address,
      language: languageOf(person),
      subject,
      paragraphs: [...say(item, application.title)],
      button: { label: w.openApplication, href: `${settings.origin}/applications/${item.subjectId}` },
      from: application.title,
      replyTo: await replyAddress(db, application.programId),
    }
  }

const why = <Words extends Record<string, Text>>(words: Words, item: Item, usual: Text): Text =>
  words[String(item.particulars.why)] ?? usual

/** Tells somebody honestly that there is nobody for them now, why, and what happens next. */
export const noMentorLetter = aboutMatch('accepted', w.noneSubject, (item) => [
  why(noneWords.mentee, item, noneWords.mentee.scarce),
  w.nextMentee,
])
export const noMenteeLetter = aboutMatch('accepted', w.noneSubject, (item) => [
  why(noneWords.mentor, item, noneWords.mentor.spare),
  w.nextMentor,
])
/** To whoever is on the waiting list when the matches are published. */
export const stillWaitingLetter = aboutMatch('waiting', w.stillWaitingSubject, (_item, program) => [
  both((language) => w.stillWaiting(program[language])[language]),
])
