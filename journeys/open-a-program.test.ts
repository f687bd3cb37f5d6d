// A new installation: its first person sets it up, opens a program from a template, looks at it as others will, publishes.
import assert from 'node:assert/strict'
import { credentialsWords } from '#app/credentials/credentials.words.ts'
import { setupToken } from '#app/organizations/organization.server.ts'
import { organizationWords } from '#app/organizations/organizations.words.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { programWords } from '#app/programs/programs.words.ts'
import { settingsWords } from '#app/programs/settings.words.ts'
import { testKey } from '#foundation/testing.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, fill, follow, picture, press } from './support/pages.ts'
import { comeIn, setUpApp } from './support/sign-in.ts'

journey('a coordinator opens and publishes a program on a phone, without scripts', async ({ house, visitor }) => {
  house.clock.moveTo('2027-06-10T17:00:00Z')
  const page = await visitor({ width: 360, script: false })
  await page.goto(`/setup/${setupToken(testKey)}`)
  await picture(page, 'setup')
  await checkPage(page)
  await press(page, organizationWords.begin.en)
  await expectText(page, 'Some answers need another look')
  await checkPage(page)
  await page.getByLabel('BC Principals’ and Vice-Principals’ Association').check()
  await fill(page, organizationWords.yourName.en, 'Rosalind Carey')
  await fill(page, organizationWords.yourEmail.en, 'rosalind@example.org')
  await fill(page, organizationWords.privacyName.en, 'Pat Lee')
  await fill(page, organizationWords.privacyEmail.en, 'privacy@example.org')
  await press(page, organizationWords.begin.en)
  await expectText(page, organizationWords.ready.en)
  await press(page, peopleWords.confirmButton.en)
  await expectText(page, credentialsWords.officeLead.en)
  await picture(page, 'ways-first')
  await checkPage(page)
  await setUpApp(page, house)
  await picture(page, 'my-day-first')
  await checkPage(page)

  await follow(page, 'Open a new program')
  await picture(page, 'templates')
  await checkPage(page)
  await page.getByRole('listitem').filter({ hasText: 'Principals and vice-principals' }).getByRole('link').click()
  await fill(page, settingsWords.year.en, '2027')
  await press(page, settingsWords.open.en)
  await expectText(page, settingsWords.opened.en)
  await picture(page, 'settings')
  await checkPage(page)
  assert.match(page.url(), /\/programs\/bcpvpa-mentorship-2027-28\/settings$/)

  const parts = [
    'basics',
    'dates',
    'seats/mentee',
    'seats/mentor',
    'seats/mentee/questions',
    'matching',
    'texts/charter',
    'contacts',
    'places',
    'coordinators',
    'preview/mentee',
    'preview/mentor',
    'preview/mentee/pages',
    'preview/mentee/2',
    'preview/mentor/check',
  ]
  for (const part of parts) {
    await page.goto(`/programs/bcpvpa-mentorship-2027-28/settings/${part}`)
    await picture(page, `settings-${part.replaceAll('/', '-')}`)
    await checkPage(page)
  }

  await page.goto('/programs/bcpvpa-mentorship-2027-28/settings/basics')
  await fill(page, settingsWords.cap.en, '')
  await fill(page, settingsWords.answerDays.en, 'soon')
  await press(page, settingsWords.save.en)
  await expectText(page, 'Please write a whole number.')
  await fill(page, settingsWords.answerDays.en, '10')
  await fill(page, settingsWords.cap.en, '38')
  await press(page, settingsWords.save.en)
  await expectText(page, settingsWords.saved.en)

  const stranger = await visitor({ width: 1280 })
  await stranger.goto('/programs/bcpvpa-mentorship-2027-28')
  await expectText(stranger, 'Nothing here')

  await page.goto('/programs/bcpvpa-mentorship-2027-28/settings')
  await press(page, settingsWords.publish.en)
  await expectText(page, settingsWords.published.en)
  await stranger.reload()
  await expectText(stranger, programWords.voluntary.en)
  await expectText(stranger, 'Up to 38 partnerships')
  await picture(stranger, 'public-program')
  await checkPage(stranger)
})

journey('two coordinators edit one thing: the second is shown both texts', async ({ house, visitor }) => {
  house.clock.moveTo('2027-06-10T17:00:00Z')
  const first = await visitor({ width: 1280 })
  await first.goto(`/setup/${setupToken(testKey)}`)
  await first.getByLabel('BC Association of School Business Officials').check()
  for (const [label, value] of [
    [organizationWords.yourName.en, 'Ama'],
    [organizationWords.yourEmail.en, 'ama@example.org'],
    [organizationWords.privacyName.en, 'Pat'],
    [organizationWords.privacyEmail.en, 'p@example.org'],
  ] as const)
    await fill(first, label, value)
  await press(first, organizationWords.begin.en)
  await comeIn(first, house, 'ama@example.org')
  await first.goto('/programs/new/bcasbo')
  await press(first, settingsWords.open.en)
  const address = `${new URL(first.url()).pathname}/basics`
  const second = await first.context().newPage()
  await first.goto(address)
  await second.goto(address)
  await fill(first, 'Summary: for whom, and what it gives (English)', 'Written first.')
  await press(first, settingsWords.save.en)
  await fill(second, 'Summary: for whom, and what it gives (English)', 'Written second.')
  await press(second, settingsWords.save.en)
  await expectText(second, 'Somebody else changed this while you were writing')
  await expectText(second, 'Written first.')
  assert.equal(
    await second.getByLabel('Summary: for whom, and what it gives (English)').inputValue(),
    'Written second.',
  )
  await picture(second, 'conflict')
  await checkPage(second)
})
