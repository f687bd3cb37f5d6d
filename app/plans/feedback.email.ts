import { isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { planWords as w } from './plans.words.ts'

/**
 * To whoever is asked for feedback, unless it was given meanwhile or they have said goodbye. It names nobody and says
 * nothing of what is asked: mailboxes belong to employers.
 */
export const feedbackLetter: Composer = async (db, item, { settings }) => {
  const asked = await db
    .selectFrom('feedback')
    .innerJoin('partnerships', 'partnerships.id', 'feedback.partnershipId')
    .innerJoin('programs', 'programs.id', 'partnerships.programId')
    .innerJoin('people', 'people.id', 'feedback.giverId')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select([
      'feedback.id',
      'feedback.partnershipId',
      'programs.id as programId',
      'programs.title',
      'people.language',
      'emails.address',
    ])
    .where('feedback.id', '=', item.subjectId)
    .where('feedback.giverId', '=', item.personId ?? '')
    .where('feedback.answeredAt', 'is', null)
    .where('partnerships.state', '<>', 'ended')
    .executeTakeFirst()
  if (!asked) return undefined
  return {
    to: asked.address,
    language: isLanguage(asked.language) ? asked.language : 'en',
    subject: w.letterSubject,
    paragraphs: [w.letterBody],
    button: {
      label: w.letterButton,
      href: `${settings.origin}/partnerships/${asked.partnershipId}/plan/feedback/${asked.id}`,
    },
    from: asked.title,
    replyTo: await replyAddress(db, asked.programId),
  }
}
