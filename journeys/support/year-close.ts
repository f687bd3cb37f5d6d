import assert from 'node:assert/strict'
import { closingWords } from '#app/closings/closings.words.ts'
import { copyWords } from '#app/closings/copy.words.ts'
import { honorariaWords as w } from '#app/honoraria/honoraria.words.ts'
import { moneyText } from '#app/honoraria/money.ts'
import { honorariumStateWords } from '#app/honoraria/state.words.ts'
import { sayLook } from '#app/looks/looks.words.ts'
import { payeeWords } from '#app/payee-details/details.words.ts'
import { reportWords } from '#app/reports/reports.words.ts'
import { certificateWords } from '#app/thanks/certificate.words.ts'
import { thanksWords } from '#app/thanks/thanks.words.ts'
import { linkIn } from './house.ts'
import { checkPage, expectText, follow, press } from './pages.ts'
import { letterTo } from './year-hello.ts'
import { cast, look, type Who, type Year } from './year-people.ts'

/** Zoé thanks Mila in French; Mila hears that something waits, and opens it. */
export async function thank(year: Year, ours: string): Promise<void> {
  const { zoe, mila } = year.page
  await zoe.goto(`${ours}/thanks`)
  await zoe.locator('[name=words]').fill('canary-thanks')
  await checkPage(zoe)
  await press(zoe, thanksWords.send(cast.mila.name).fr)
  await mila.goto(new URL(linkIn(await letterTo(year, 'mila', thanksWords.letterSubject))).pathname)
  assert.ok(!(await mila.content()).includes('canary-thanks'), 'looking opens nothing')
  await press(mila, thanksWords.open.en)
  await expectText(mila, 'canary-thanks')
}

/**
 * Money: what the house saw of Maud and Mila itself is met; Max’s early end is for the coordinator to judge. Two different
 * people say yes, an administrator exports and pays, and each mentor sees their own.
 */
export async function pay(year: Year): Promise<void> {
  const { page, base } = year
  const { coordinator } = page
  await coordinator.goto(`${base}/honoraria/ticking`)
  const lineOf = (who: Who) => coordinator.locator('tbody tr', { hasText: cast[who].name })
  for (const who of ['maud', 'mila'] as const)
    assert.equal(
      await lineOf(who).count(),
      0,
      `${who} has met everything, seen by the house: nothing is asked of anybody`,
    )
  assert.equal(await lineOf('max').locator('input:checked').count(), 0, 'an early end counts as nothing by itself')
  await look(coordinator, '14-ticking-coordinator')
  await checkPage(coordinator)
  await coordinator.goto(`${base}/honoraria`) // both are earned without anybody's hand
  await press(coordinator, w.sayYes.en)
  await expectText(coordinator, w.saidYes(2).en)

  const mila = await year.visit(year.address.mila)
  await mila.goto('/honoraria')
  await follow(mila, w.open.en)
  await follow(mila, w.sayHow.en)
  await mila.locator('[name=payee]').fill('M. Moreau')
  await mila.locator('[name=note]').fill('canary-note 046 454 286')
  await press(mila, payeeWords.save.en)
  await expectText(mila, payeeWords.noInsuranceNumber.en)
  await mila.locator('[name=note]').fill('canary-note')
  await checkPage(mila)
  await press(mila, payeeWords.save.en)
  await expectText(mila, payeeWords.saved.en)
  await look(mila, '14-payee-mila')

  const admin = await year.visit(year.admin)
  await admin.goto(`${base}/honoraria`)
  await press(admin, w.sayYes.en)
  await year.house.settle() // Maud, who gave nothing, hears that she may
  await press(admin, w.exportNow(2, moneyText(60_000).en).en)
  await expectText(admin, w.exported(1).en)
  const exported = admin.url()
  await follow(admin, w.openWhereToPay.en)
  await expectText(admin, 'canary-note')
  await expectText(admin, payeeWords.gaveNothing.en)
  await look(admin, '14-where-to-pay-admin')
  await checkPage(admin)
  await coordinator.goto(admin.url())
  assert.ok(!(await coordinator.content()).includes('canary-note'), 'not for a coordinator')
  await mila.goto('/me/looks')
  await expectText(mila, sayLook('payee-details.read', 'payee-details').en)
  await admin.goto(exported)
  await admin.locator('[name=paidOn]').fill('2031-06-16')
  await admin.locator('[name=reference]').fill('B-17')
  await press(admin, w.notePaid.en)
  await expectText(admin, w.paidNoted(2).en)

  await coordinator.goto(`${base}/honoraria`)
  await coordinator.getByRole('link', { name: cast.max.name }).click()
  await coordinator.locator('summary', { hasText: w.unmet.en }).click()
  await coordinator.locator('[name=word]').fill('canary-word')
  await checkPage(coordinator)
  await press(coordinator, w.closeUnmet.en)
  for (const [who, state] of [
    ['mila', 'paid'],
    ['max', 'not_met'],
  ] as const) {
    await page[who].goto(new URL(linkIn(await letterTo(year, who, w.letterSubject))).pathname)
    await expectText(page[who], honorariumStateWords[state].name.en)
    await look(page[who], `14-honorarium-${who}`)
  }
}

/** Certificates for all four who came to an end, the report, the archive, and the draft of another year. */
export async function close(year: Year, ours: string): Promise<void> {
  const { page, base } = year
  const { coordinator, zoe } = page
  await coordinator.goto(`${base}/certificates`)
  const served = coordinator.locator('label.option', { hasNotText: cast.max.name })
  for (const one of await served.all()) await one.locator('[name=chosen]').check()
  await press(coordinator, certificateWords.issue.en)
  await zoe.goto(new URL(linkIn(await letterTo(year, 'zoe', certificateWords.letterSubject))).pathname)
  await expectText(zoe, cast.zoe.name)
  await checkPage(zoe)

  await coordinator.goto(`${base}/report`)
  await press(coordinator, reportWords.publish.en)
  await expectText(coordinator, reportWords.published.en)
  await look(coordinator, '15-report-coordinator')

  await coordinator.goto(`${base}/closing`)
  await checkPage(coordinator)
  await coordinator.goto(`${base}/closing/archive`)
  await look(coordinator, '15-archive-coordinator')
  await checkPage(coordinator)
  await press(coordinator, closingWords.archiveButton.en)
  await expectText(coordinator, closingWords.archived.en)
  await zoe.goto(`${ours}/agreement`)
  await expectText(zoe, 'canary-boundaries-zoe')
  await zoe.goto(`${base}/apply/mentee`)
  assert.equal(await zoe.locator('main form').count(), 0, 'nobody applies any more')

  await coordinator.goto(`${base}/closing/copy`)
  await press(coordinator, copyWords.make.en)
  await expectText(coordinator, copyWords.made.en)
  assert.match(coordinator.url(), /2031-32/)
}
