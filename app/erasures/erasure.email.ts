import { sayDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Text } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { peopleWords } from '../people/people.words.ts'
import { getPerson } from '../people/person.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { erasureLetterWords as w } from './letters.words.ts'

const onDay = (say: (day: string) => Text, day: string): Text =>
  both((language) => say(sayDate(Temporal.PlainDate.from(day), language))[language])

/** The last letter: what was done, what stays until when, and when the keys are gone for good. */
export const erasedLetter: Composer = async (_db, item, { settings }) => {
  if (!item.address) return undefined
  const { language, goneOn, stays, last } = item.particulars
  return {
    to: item.address,
    language: isLanguage(language) ? language : 'en',
    subject: w.doneSubject,
    paragraphs: [
      w.done,
      onDay(w.goneForGood, String(goneOn)),
      ...(stays ? [onDay(w.stays, String(last))] : []),
      w.newPerson,
      w.thisLetter,
    ],
    button: { label: w.rules, href: `${settings.origin}/privacy` },
    from: peopleWords.house,
  }
}

/** To somebody who waits: what kept it waiting is settled. */
export const readyLetter: Composer = async (db, item, { settings }) => {
  const person = item.personId ? await readerOf(db, item.personId) : undefined
  return (
    person && {
      ...person,
      subject: w.readySubject,
      paragraphs: [w.ready],
      button: { label: w.goOn, href: `${settings.origin}/me/erasure` },
      from: peopleWords.house,
    }
  )
}

/** To those who coordinate: somebody has left for good, and a partnership of theirs has ended. */
export const leftLetter: Composer = async (db, item, { settings }) => {
  const person = item.personId ? await readerOf(db, item.personId) : undefined
  const program = await getProgram(db, item.subjectId)
  return (
    person && {
      ...person,
      subject: w.leftSubject,
      paragraphs: [w.left],
      button: { label: w.see, href: `${settings.origin}/programs/${program.slug}/changes` },
      from: program.title,
    }
  )
}

async function readerOf(db: Db, personId: string) {
  const { email, language } = await getPerson(db, personId)
  return email ? { to: email, language: isLanguage(language) ? language : ('en' as const) } : undefined
}
