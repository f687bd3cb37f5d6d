// The committee's work and a mentor's answer without a mouse: every step is reached by Tab and taken by Enter or Space.
import assert from 'node:assert/strict'
import { applicationWords } from '#app/applications/applications.words.ts'
import { addPool } from '#app/boards/board.example.ts'
import { boardWords } from '#app/boards/boards.words.ts'
import { partnershipWords as w } from '#app/partnerships/partnerships.words.ts'
import { linkIn } from './support/house.ts'
import { journey } from './support/journey.ts'
import { keyboardOf } from './support/keyboard.ts'
import { expectText } from './support/pages.ts'
import { comeIn } from './support/sign-in.ts'

const base = '/programs/bcpvpa-mentorship-2027-28'

journey('a committee reads, keeps a pair and signs, and a mentor says yes, with the keyboard alone', async (given) => {
  const { house, visitor } = given
  house.clock.moveTo('2027-10-21T17:00:00Z')
  const pool = await house.lay(async (db) => {
    const seated = (names: readonly string[]) => names.map((name) => ({ name }))
    return addPool(db, {
      mentees: seated(['Abena Asare', 'Bruno Basi']),
      mentors: seated(['Wanda Wolf', 'Xavier Xu']),
      year: 2027,
    })
  })
  const [first, second] = pool.members
  assert.ok(first && second)
  for (const [index, { email }] of [first, second].entries()) {
    const page = await visitor({ width: index ? 1280 : 360 })
    const { tabTo, enter } = keyboardOf(page)
    await comeIn(page, house, email)
    await page.goto(`${base}/matching`)
    if (index === 0) {
      await tabTo(boardWords.run.en)
      await enter()
      await page.goto(`${base}/matching/1`)
      await tabTo('Abena Asare')
      await enter()
      await tabTo(boardWords.keepPair.en)
      await page.keyboard.press('Space')
      await tabTo(boardWords.reason.en)
      await page.keyboard.type('They asked for each other.')
      await tabTo(boardWords.decideHere.en)
      await enter()
      await expectText(page, boardWords.ruled.en)
    }
    await page.goto(`${base}/matching/2`)
    await tabTo(boardWords.signOff.en)
    await enter()
    await tabTo(boardWords.approve.en)
    await page.keyboard.press('Space')
    await tabTo(boardWords.sign.en)
    await enter()
  }
  const coordinator = await visitor({ width: 1280 })
  const hands = keyboardOf(coordinator)
  await comeIn(coordinator, house, pool.coordinator.email)
  await coordinator.goto(`${base}/matching/2`)
  await hands.tabTo(boardWords.publishLink.en)
  await hands.enter()
  await hands.tabTo(w.publish.en)
  await hands.enter()
  await expectText(coordinator, w.published(2).en)
  await house.settle()
  const [letter] = (await house.letters()).filter(({ subject }) => subject === w.askedSubjectMentor.en)
  const mentor = await visitor({ width: 360 })
  const { tabTo, enter } = keyboardOf(mentor)
  await mentor.goto(linkIn(letter))
  await tabTo(applicationWords.iAgree.en)
  await mentor.keyboard.press('Space')
  await tabTo(w.yes.en)
  await enter()
  await expectText(mentor, w.saidYesMentor.en)
})
