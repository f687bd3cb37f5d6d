import type { Text } from '#foundation/language.ts'

/** What somebody types to show that they mean it; in either language, whatever the page's. */
export const confirmation: Text = { en: 'close my account', fr: 'fermer mon compte' }

/** Whether somebody typed what was asked, give or take capitals, spaces and a full stop. */
export function isConfirmed(typed: string): boolean {
  const said = typed.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '')
  return said === confirmation.en || said === confirmation.fr
}

/** How many business days the law gives for an answer. */
const answerDays = 30

/** The last day on which a request is answered. Saturdays and Sundays do not count; holidays are not taken off, so it is never late. */
export function answerBy(day: Temporal.PlainDate): Temporal.PlainDate {
  let due = day
  for (let left = answerDays; left > 0; ) {
    due = due.add({ days: 1 })
    if (due.dayOfWeek <= 5) left--
  }
  return due
}

/** What a record is called in the list of what goes at once: several records that say more together than apart. */
export const goesAs: Readonly<Record<string, string>> = {
  account: 'account',
  consents: 'account',
  system: 'account',
  application: 'application',
  reference: 'application',
  'committee note': 'application',
  'self-assessment scores': 'assessment',
  'self-assessment comments': 'assessment',
  'self-identification': 'identity',
  'private notes': 'notes',
  'payee details': 'payee',
  concern: 'concern',
  'development plan': 'copies',
  'named survey answer': 'answers',
  'anonymous survey answer': 'answers',
  'review part A': 'answers',
  'review part B': 'answers',
  'training record': 'certificates',
  'meeting log': 'wishes',
  'directory profile': 'account',
  'group members': 'groups',
  'group posts': 'groups',
}
