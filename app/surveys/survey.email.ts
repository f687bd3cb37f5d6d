import { sayDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Text } from '#foundation/language.ts'
import type { Composer, Errand } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { findLink, linkToken } from '../people/link.server.ts'
import { minutesFor } from './item.ts'
import { getSurvey, type Survey } from './survey.server.ts'
import { surveyWords as w } from './surveys.words.ts'

async function readPerson(db: Db, personId: string, surveyId: string) {
  return db
    .selectFrom('people')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .innerJoin('surveyAsked', 'surveyAsked.personId', 'people.id')
    .innerJoin('surveys', 'surveys.id', 'surveyAsked.surveyId')
    .innerJoin('programs', 'programs.id', 'surveys.programId')
    .select(['people.language', 'emails.address', 'surveyAsked.answered', 'programs.id as programId', 'programs.title'])
    .where('people.id', '=', personId)
    .where('surveys.id', '=', surveyId)
    .executeTakeFirst()
}

interface Say {
  readonly subject: Text
  paragraphs(survey: Survey): readonly Text[]
  readonly button: Text
  isDue(survey: Survey, answered: boolean): boolean
  address(db: Db, personId: string, survey: Survey, errand: Errand): Promise<string | undefined>
}

/** A letter about a survey. It asks or shows; it never says what anybody answered. */
const aboutSurvey =
  (say: Say): Composer =>
  async (db, item, errand) => {
    const survey = await getSurvey(db, item.subjectId)
    const person = item.personId ? await readPerson(db, item.personId, survey.id) : undefined
    if (!person || !item.personId || !say.isDue(survey, person.answered)) return undefined
    const path = await say.address(db, item.personId, survey, errand)
    if (!path) return undefined
    return {
      to: person.address,
      language: isLanguage(person.language) ? person.language : 'en',
      subject: say.subject,
      paragraphs: [...say.paragraphs(survey)],
      button: { label: say.button, href: `${errand.settings.origin}${path}` },
      from: person.title,
      replyTo: await replyAddress(db, person.programId),
    }
  }

const byLink: Say['address'] = async (db, personId, survey, { key }) => {
  const link = await findLink(db, personId, 'survey', survey.id)
  return link && `/surveys/answer/${linkToken(key, link)}`
}
const isOpen: Say['isDue'] = (survey, answered) => !answered && !survey.closedAt && !survey.stoppedAt
const howAndUntil = (survey: Survey): Text[] => [
  w.asked(minutesFor(survey.items)),
  survey.named ? w.namedYou : w.anonymousYou,
  both((language) => w.until(sayDate(survey.closesOn, language))[language]),
]

export const surveyLetter = aboutSurvey({
  subject: w.askedSubject,
  paragraphs: howAndUntil,
  button: w.answerNow,
  isDue: isOpen,
  address: byLink,
})
export const surveyReminderLetter = aboutSurvey({
  subject: w.reminderSubject,
  paragraphs: howAndUntil,
  button: w.answerNow,
  isDue: isOpen,
  address: byLink,
})
/** To those who answered, when there is something to show. */
export const surveyResultLetter = aboutSurvey({
  subject: w.resultSubject,
  paragraphs: () => [w.result],
  button: w.seeResult,
  isDue: (survey, answered) => answered && survey.closedAt !== null,
  address: async (_db, _personId, survey) => `/surveys/${survey.id}`,
})
