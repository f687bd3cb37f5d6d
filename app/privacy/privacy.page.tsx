import { openPage } from '#foundation/page.ts'
import { Page } from '#ui/page.tsx'

/** Who sees what. */
export const privacyPage = openPage('/privacy', {
  show: () => <Page title="Privacy">.</Page>,
})
