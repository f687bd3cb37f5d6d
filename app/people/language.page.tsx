import { z } from 'zod'
import { choice, text } from '#foundation/form.ts'
import { isLanguage } from '#foundation/language.ts'
import { goTo, openPage } from '#foundation/page.ts'
import { changeLanguage } from './person.server.ts'
import { safeDestination } from './sign-in.server.ts'

/**
 * Changing the language of pages, from any page. A visitor follows a link (it sets a cookie and nothing else); a
 * signed-in person posts, and their letters follow.
 */
export const languagePage = openPage('/language', {
  show: ({ query }) => goTo(safeDestination(query.back), isLanguage(query.to) ? { language: query.to } : {}),
  form: z.strictObject({ language: choice(['en', 'fr']), back: text(500) }),
  async answer({ db, actor, values }) {
    if (actor.kind === 'person') await changeLanguage(db, actor, values.language)
    return goTo(safeDestination(values.back), { language: values.language })
  },
})
