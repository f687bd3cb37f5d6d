import assert from 'node:assert/strict'
import { changeWords } from '#app/changes/changes.words.ts'
import { changeLetterWords } from '#app/changes/letters.words.ts'
import { pairStateWords, staffWords } from '#app/changes/staff.words.ts'
import { contactLetterWords, contactLinkWords } from '#app/contacts/contacts.words.ts'
import { pairWords } from '#app/contacts/pairs.words.ts'
import { homeWords } from '#app/home/home.words.ts'
import { linkIn } from './house.ts'
import { checkPage, expectText, follow, press } from './pages.ts'
import { letterTo, openOurs, sayYes } from './year-hello.ts'
import { look, type Year } from './year-people.ts'

const program = 'BCPVPA Mentorship 2030–31'

/** Nothing is heard of Zoé and Max: both are asked, neither answers, and then their coordinator calls. */
export async function goQuiet(year: Year): Promise<void> {
  const { page, until, base } = year
  const { coordinator, zoe } = page
  for (const who of ['zoe', 'max'] as const) await letterTo(year, who, contactLetterWords.reachSubject)
  await zoe.goto('/')
  await look(zoe, '06-day-zoe')
  await zoe.goto(linkIn(await letterTo(year, 'zoe', contactLetterWords.reachSubject)))
  await expectText(zoe, contactLinkWords.notYetHint.fr)
  await checkPage(zoe)
  await coordinator.goto(`${base}/partnerships`)
  await expectText(coordinator, pairWords.tally(2, 0).en)
  await until('2031-01-03')
  await coordinator.goto('/')
  await expectText(coordinator, homeWords.calls(1, program).en)
  await look(coordinator, '07-day-coordinator')
  await follow(coordinator, homeWords.callsButton.en)
  await look(coordinator, '07-partnerships-coordinator')
  await follow(coordinator, /Zoé Zamora/)
  await expectText(coordinator, pairWords.unanswered.en)
  await look(coordinator, '07-partnership-coordinator')
  await checkPage(coordinator)
  await press(coordinator, pairWords.called.en)
  await expectText(coordinator, pairWords.calledNoted.en)
}

/** Zoé says in confidence that it does not work; then she ends it, and both are told kindly, neither who nor why. */
export async function part(year: Year): Promise<void> {
  const { page, until } = year
  const { coordinator, zoe, max } = page
  await until('2031-01-06')
  const ours = await openOurs(year, 'zoe', 'max')
  await look(zoe, '08-pair-zoe')
  await zoe.goto(`${ours}/changes`)
  await look(zoe, '08-changes-zoe')
  await zoe.goto(`${ours}/concern`)
  await zoe.locator('[name=wish][value=another]').check()
  await zoe.locator('[name=words]').fill('canary-confidence')
  await checkPage(zoe)
  await press(zoe, changeWords.say.fr)
  await expectText(zoe, changeWords.saidThanks.fr)
  await coordinator.goto(
    new URL(linkIn(await letterTo(year, 'coordinator', changeLetterWords.concernSubject))).pathname,
  )
  await look(coordinator, '08-changes-coordinator')
  await coordinator.locator('main').getByRole('link', { name: staffWords.read.en, exact: true }).click()
  await expectText(coordinator, 'canary-confidence')
  await look(coordinator, '08-concern-coordinator')
  await coordinator.locator('[name=done]').fill('canary-done')
  await press(coordinator, staffWords.settle.en)
  await expectText(coordinator, staffWords.settledNotice.en)

  await until('2031-01-08')
  await zoe.goto(`${ours}/ending`)
  await checkPage(zoe)
  await zoe.locator('[name=word]').fill('canary-ending')
  await zoe.locator('[name=sure]').check()
  await look(zoe, '08-ending-zoe')
  await press(zoe, changeWords.endButton.fr)
  await expectText(zoe, changeWords.endedNotice.fr)
  await press(zoe, changeWords.againYes.fr)
  await expectText(zoe, changeWords.againKept.fr)
  await look(zoe, '09-ending-zoe')
  for (const who of ['zoe', 'max'] as const) {
    const { body } = await letterTo(year, who, changeLetterWords.endedSubject)
    assert.doesNotMatch(body, /Zoé|Zamora|Max|Munro|cancel|annul/i)
  }
  await max.goto(ours)
  await look(max, '09-pair-max')
  await checkPage(max)
}

/** The engine finds Mila for her; the coordinator asks, both say yes, and a new page begins. */
export async function findAnother(year: Year): Promise<string> {
  const { page, until } = year
  const { coordinator } = page
  await until('2031-01-10')
  await coordinator.goto('/')
  await expectText(coordinator, homeWords.again(1, program).en)
  await look(coordinator, '09-day-coordinator')
  await follow(coordinator, homeWords.againButton.en)
  await expectText(coordinator, pairStateWords.early?.en ?? '')
  await look(coordinator, '09-changes-coordinator')
  await follow(coordinator, staffWords.find.en)
  await expectText(coordinator, staffWords.proven.en)
  await look(coordinator, '09-next-coordinator')
  await checkPage(coordinator)
  await press(coordinator, staffWords.askMentor('Mila Moreau').en)
  await expectText(coordinator, staffWords.asked.en)
  await look(coordinator, '09-offers-coordinator')
  await sayYes(year, 'mila', 'zoe')
  const ours = await openOurs(year, 'zoe', 'mila')
  await look(page.zoe, '10-pair-zoe')
  await page.zoe.goto('/')
  await look(page.zoe, '10-day-zoe')
  return ours
}
