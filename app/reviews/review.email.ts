import { sayDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Text } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { reviewMinutes } from './review.ts'
import { reviewWords as w } from './reviews.words.ts'

async function readReview(db: Db, id: string, personId: string) {
  return db
    .selectFrom('reviews')
    .innerJoin('partnerships', 'partnerships.id', 'reviews.partnershipId')
    .innerJoin('programs', 'programs.id', 'partnerships.programId')
    .innerJoin('people', (join) => join.on('people.id', '=', personId))
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .leftJoin('reviewWords', 'reviewWords.id', 'reviews.id')
    .select([
      'reviews.id',
      'reviews.partnershipId',
      'reviews.moment',
      'reviews.dueOn',
      'reviews.sentAt',
      'reviewWords.doneAt',
      'partnerships.state',
      'people.language',
      'emails.address',
      'programs.id as programId',
      'programs.slug',
      'programs.title',
    ])
    .where('reviews.id', '=', id)
    .executeTakeFirst()
}

type Found = NonNullable<Awaited<ReturnType<typeof readReview>>>

const aboutReview =
  (say: {
    subject(found: Found): Text
    paragraphs(found: Found): readonly Text[]
    button: Text
    path(found: Found): string
    isDue(found: Found): boolean
  }): Composer =>
  async (db, item, { settings }) => {
    const found = item.personId ? await readReview(db, item.subjectId, item.personId) : undefined
    if (!found || !say.isDue(found)) return undefined
    return {
      to: found.address,
      language: isLanguage(found.language) ? found.language : 'en',
      subject: say.subject(found),
      paragraphs: [...say.paragraphs(found)],
      button: { label: say.button, href: `${settings.origin}${say.path(found)}` },
      from: found.title,
      replyTo: await replyAddress(db, found.programId),
    }
  }

const isWaiting = ({ state, doneAt, sentAt }: Found) => state !== 'ended' && (doneAt === null || sentAt === null)
const toReviews = ({ partnershipId }: Found) => `/partnerships/${partnershipId}/reviews`
const until = ({ dueOn }: Found): Text => both((language) => w.by(sayDate(dueOn, language))[language])

/** Says that it is time to look back, how long it takes and until when. */
export const reviewLetter = aboutReview({
  subject: ({ moment }) => (moment === 'mid_year' ? w.openedMidYear : w.openedYearEnd),
  paragraphs: (found) => [w.opened(reviewMinutes.words, reviewMinutes.program), until(found)],
  button: w.open,
  path: toReviews,
  isDue: isWaiting,
})
export const reviewReminderLetter = aboutReview({
  subject: () => w.reminderSubject,
  paragraphs: (found) => [w.reminder, until(found)],
  button: w.open,
  path: toReviews,
  isDue: isWaiting,
})
/** To a coordinator: somebody asks to talk. Who stands on the page alone. */
export const wantsToTalkLetter = aboutReview({
  subject: () => w.talkSubject,
  paragraphs: () => [w.talk],
  button: w.openReports,
  path: ({ slug }) => `/programs/${slug}/reviews`,
  isDue: () => true,
})
