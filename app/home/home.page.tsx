import { goTo, openPage } from '#foundation/page.ts'

/** My day. */
export const homePage = openPage('/', {
  show: () => goTo('/programs'),
})
