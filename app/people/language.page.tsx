import { z } from 'zod'
import { choice, text } from '#foundation/form.ts'
import { goTo, openPage } from '#foundation/page.ts'
import { changeLanguage } from './person.server.ts'
import { safeDestination } from './sign-in.server.ts'

/** Changing the language of pages, from any page; a signed-in person's letters follow. */
export const languagePage = openPage('/language', {
  show: () => goTo('/'),
  form: z.strictObject({ language: choice(['en', 'fr']), back: text(500) }),
  async answer({ db, actor, values }) {
    if (actor.kind === 'person') await changeLanguage(db, actor, values.language)
    return goTo(safeDestination(values.back), { language: values.language })
  },
})
