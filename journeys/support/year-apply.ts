import { applicationWords as w } from '#app/applications/applications.words.ts'
import { letterWords } from '#app/applications/letter.words.ts'
import { assessmentWords } from '#app/assessments/assessments.words.ts'
import { boardWords } from '#app/boards/boards.words.ts'
import { inboxWords } from '#app/inbox/inbox.words.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { linkIn } from './house.ts'
import { expectText, press } from './pages.ts'
import { letterTo } from './year-hello.ts'
import { cast, type Year } from './year-people.ts'

/** Zoé, whom nobody here knows, applies in French: name and address, her letter, each page, and it is sent. */
export async function applyInFrench(year: Year): Promise<void> {
  const { house, base, address } = year
  const page = year.page.zoe
  await page.goto(`${base}/apply/mentee`)
  await page.locator('[name=name]').fill(cast.zoe.name)
  await page.locator('[name=address]').fill(address.zoe)
  await press(page, w.begin.fr)
  await house.settle()
  await page.goto(linkIn((await house.letters(address.zoe)).at(-1)))
  await press(page, peopleWords.confirmButton.fr)
  await press(page, w.beginHere.fr)
  const own = new URL(page.url()).pathname
  const save = () => press(page, w.saveNext.fr)

  await page.goto(`${own}/about`)
  await save()
  await page.locator('[name=role]').selectOption('principal')
  await page.locator('[name=district]').fill('SD73')
  await page.locator('[name=since]').fill('2030-08-01')
  await page.locator('[name=newReason][value=new_role]').check()
  await save()
  await page.locator('[name=wants]').fill('Mieux écouter.')
  for (const issue of ['budget', 'parents']) await page.locator(`[name=issues][value=${issue}]`).check()
  await save()
  await page.locator('[name=levels][value=elementary]').check()
  await save()
  await save()
  await page.locator('[name=speaks][value=fr]').check()
  await page.locator('[name=channels][value=video]').check()
  await save()
  for (const [index, scale] of (await page.locator('fieldset:has(.scale)').all()).entries())
    await scale.locator(`input[value="${1 + (index % 5)}"]`).check()
  await press(page, assessmentWords.save.fr)
  await save()
  for (const box of await page.getByLabel(w.iAgree.fr).all()) await box.check()
  await save()
  await press(page, w.send.fr)
  await expectText(page, w.sent.fr)
}

/** The coordinator accepts her and has the engine propose; two of the committee approve, and nobody has heard of it yet. */
export async function decide(year: Year): Promise<void> {
  const { base, members } = year
  const { coordinator } = year.page
  await coordinator.goto(`${base}/applications`)
  await coordinator.locator('main').getByRole('link', { name: cast.zoe.name }).click()
  await coordinator.locator('[name=decision][value=accept]').check()
  await press(coordinator, inboxWords.decide.en)
  await coordinator.goto(`${base}/matching`)
  await press(coordinator, boardWords.run.en)
  await expectText(coordinator, boardWords.ran(2, 2).en)
  for (const address of members.slice(0, 2)) {
    const page = await year.visit(address)
    await page.goto(`${base}/matching/1/sign-off`)
    await page.locator('[name=verdict][value=approve]').check()
    await press(page, boardWords.sign.en)
    await expectText(page, boardWords.signed.en)
  }
  await letterTo(year, 'zoe', letterWords.receivedSubject)
}
