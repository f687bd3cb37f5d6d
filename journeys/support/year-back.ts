import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { changeWords } from '#app/changes/changes.words.ts'
import { changeLetterWords } from '#app/changes/letters.words.ts'
import { homeWords } from '#app/home/home.words.ts'
import { momentWords, reviewWords as w } from '#app/reviews/reviews.words.ts'
import { surveyStateWords, surveyWords } from '#app/surveys/surveys.words.ts'
import { linkIn } from './house.ts'
import { checkPage, expectText, press } from './pages.ts'
import { letterTo } from './year-hello.ts'
import { cast, everybody, look, type Who, type Year } from './year-people.ts'

type Moment = 'openedMidYear' | 'openedYearEnd'

const sectionOf = (page: Page, who: Who, moment: Moment) =>
  page.locator('section', {
    has: page.getByRole('heading', {
      name: momentWords[moment === 'openedMidYear' ? 'mid_year' : 'year_end'][cast[who].language],
    }),
  })

/** Both parts of a review, from its letter: words for the other, and a few answers for the program. */
async function lookBack(year: Year, who: Who, moment: Moment): Promise<void> {
  const page = year.page[who]
  const { language } = cast[who]
  await page.goto(new URL(linkIn(await letterTo(year, who, w[moment]))).pathname)
  const reviews = page.url()
  const [words, program] = await sectionOf(page, who, moment)
    .locator('a.button')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  await page.goto(words ?? '')
  await page.locator('textarea').first().fill(`canary-${moment}-${who}`)
  await page.locator('[name=reach][value=done]').check()
  await press(page, w.save[language])
  await page.goto(program ?? '')
  if (who === 'zoe') await checkPage(page)
  await page.locator('fieldset').first().locator('input[type=radio]').nth(1).check()
  await page.locator('textarea').first().fill(`canary-program-${moment}-${who}`)
  await press(page, w.sendToProgram[language])
  await page.goto(reviews)
  await expectText(page, w.sent[language])
}

/** Each of a pair looks back; what they wrote for each other opens once both are done. */
export async function lookBackTogether(
  year: Year,
  [one, two]: readonly [Who, Who],
  moment: Moment,
  meanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  await lookBack(year, one, moment)
  await meanwhile()
  const page = year.page[one]
  await page.goto('/')
  assert.ok(!(await page.locator('main').innerText()).includes(w.task(cast[two].name, 1)[cast[one].language]))
  await lookBack(year, two, moment)
  await page.goto(new URL(linkIn(await letterTo(year, one, w[moment]))).pathname)
  await sectionOf(page, one, moment).locator('a.button').first().click()
  await expectText(page, `canary-${moment}-${two}`)
  await look(page, `11-review-${one}`)
}

/** The coordinator reads what was said for the program, and nothing of what the two said to each other. */
export async function readReviews({ page: { coordinator }, base }: Year): Promise<void> {
  await coordinator.goto(`${base}/reviews`)
  await coordinator.locator('summary', { hasText: new RegExp(`^${cast.ana.name}`) }).click()
  await expectText(coordinator, 'canary-program-openedMidYear-ana')
  assert.ok(!(await coordinator.content()).includes('canary-openedMidYear'))
  await look(coordinator, '11-reviews-coordinator')
  await checkPage(coordinator)
}

/** Everybody is asked, everybody answers; one says otherwise than four, and so neither number is shown. */
export async function askAll(year: Year, closed: string): Promise<void> {
  const { page, until, base } = year
  const { coordinator } = page
  await coordinator.goto(`${base}/surveys/new/match`)
  await press(coordinator, surveyWords.plan.en)
  await expectText(coordinator, surveyWords.planned.en)
  await year.house.settle()
  await page.maud.goto('/')
  await look(page.maud, '12-day-maud')
  for (const who of everybody) {
    const own = page[who]
    await own.goto(linkIn(await letterTo(year, who, surveyWords.askedSubject)))
    await own
      .locator('fieldset')
      .first()
      .locator('input[type=radio]')
      .nth(who === 'max' ? 0 : 3)
      .check()
    if (who === 'zoe') await checkPage(own)
    await press(own, surveyWords.send[cast[who].language])
    await expectText(own, surveyWords.thanks[cast[who].language])
  }
  await until(closed)
  await coordinator.goto(`${base}/surveys`)
  await expectText(coordinator, surveyStateWords.closed.en)
  for (const who of everybody) {
    const own = page[who]
    await own.goto(new URL(linkIn(await letterTo(year, who, surveyWords.resultSubject))).pathname)
    await expectText(own, surveyWords.answeredOf(5, 5)[cast[who].language])
    await expectText(own, surveyWords.asOne[cast[who].language])
  }
  await look(page.zoe, '12-survey-zoe')
}

/** The day they agreed on comes: both pairs are thanked, nothing is asked any more, and what was written stays readable. */
export async function sayGoodbye(year: Year, pairs: readonly (readonly [Who, Who, string])[]): Promise<void> {
  const { page, until, base } = year
  await until('2031-06-16')
  for (const [mentee, mentor, ours] of pairs)
    for (const who of [mentee, mentor]) {
      const { language } = cast[who]
      await letterTo(year, who, changeLetterWords.completedSubject)
      await page[who].goto('/')
      await expectText(page[who], homeWords.nothing[language])
      await look(page[who], `13-day-${who}`)
      await page[who].goto(ours)
      await look(page[who], `13-pair-${who}`)
      if (who === 'zoe') await checkPage(page[who])
      await page[who].goto(`${ours}/ending`)
      await expectText(page[who], changeWords.endedTitle[language])
      await page[who].goto(`${ours}/agreement`)
      await expectText(page[who], `canary-boundaries-${mentee}`)
    }
  await page.coordinator.goto(`${base}/partnerships`)
  await look(page.coordinator, '13-partnerships-coordinator')
  await page.coordinator.goto('/')
  await look(page.coordinator, '13-day-coordinator')
}
