import { isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { requestWords as w } from './request.words.ts'

/** To whoever asked: that there is an answer, never which. */
export const requestAnsweredLetter: Composer = (db, item, { settings }) =>
  compose(db, item, {
    subject: w.answeredSubject,
    paragraphs: [w.answeredBody],
    button: { label: w.open, href: `${settings.origin}/me/data/requests` },
  })

/** To whoever was given the record within the last year: that it is worth another look. It names nobody. */
export const passedOnLetter: Composer = (db, item, { settings }) =>
  compose(db, item, {
    subject: w.changedSubject,
    paragraphs: [w.changedBody],
    button: { label: w.open, href: `${settings.origin}/` },
  })

type Content = Pick<NonNullable<Awaited<ReturnType<Composer>>>, 'subject' | 'paragraphs' | 'button'>

async function compose(db: Parameters<Composer>[0], item: Parameters<Composer>[1], content: Content) {
  const to = await db
    .selectFrom('applications')
    .innerJoin('programs', 'programs.id', 'applications.programId')
    .innerJoin('people', (join) => join.on('people.id', '=', item.personId))
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.language', 'emails.address', 'programs.id as programId', 'programs.title'])
    .where('applications.id', '=', item.subjectId)
    .executeTakeFirst()
  if (!to) return undefined
  return {
    ...content,
    to: to.address,
    language: isLanguage(to.language) ? to.language : ('en' as const),
    from: to.title as { en: string; fr: string },
    replyTo: await replyAddress(db, to.programId),
  }
}
