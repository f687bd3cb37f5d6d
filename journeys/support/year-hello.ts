import assert from 'node:assert/strict'
import { agreementWords } from '#app/agreements/agreements.words.ts'
import { applicationWords } from '#app/applications/applications.words.ts'
import { partnershipWords as w } from '#app/partnerships/partnerships.words.ts'
import { trainingWords } from '#app/trainings/trainings.words.ts'
import { linkIn } from './house.ts'
import { checkPage, expectText, press } from './pages.ts'
import { cast, look, type Who, type Year } from './year-people.ts'

/** Without the spaces that do not break, which French puts before its signs. */
export const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** The newest letter to somebody whose subject is one of these. */
export async function letterTo(
  { house, address }: Year,
  who: Who | 'coordinator',
  subject: { en: string; fr: string },
) {
  await house.settle()
  const found = (await house.letters(address[who])).findLast((each) =>
    [subject.en, subject.fr].some((one) => plain(one) === plain(each.subject)),
  )
  assert.ok(
    found,
    `${who} has no letter “${subject.en}”; there are ${JSON.stringify((await house.letters(address[who])).map((each) => each.subject))}`,
  )
  return found
}

/** Somebody opens their letter, sees who is proposed, and says yes; the mentor's yes comes first. */
export async function sayYes(year: Year, mentor: Who, mentee: Who): Promise<void> {
  for (const [who, other, subject] of [
    [mentor, mentee, w.askedSubjectMentor],
    [mentee, mentor, w.askedSubjectMentee],
  ] as const) {
    const page = year.page[who]
    const { language } = cast[who]
    const letter = await letterTo(year, who, subject)
    assert.ok(!letter.body.includes(cast[other].name), 'the letter names nobody')
    await page.goto(linkIn(letter))
    await expectText(page, cast[other].name)
    const promise = page.getByLabel(applicationWords.iAgree[language])
    if (await promise.count()) await promise.check()
    await press(page, w.yes[language])
    await expectText(page, (who === mentor ? w.saidYesMentor : w.saidYesMentee)[language])
  }
  for (const who of [mentor, mentee]) await letterTo(year, who, w.introducedSubject)
}

/** The page of two people, as one of them finds it from My day. */
export async function openOurs({ page }: Year, who: Who, partner: Who): Promise<string> {
  await page[who].goto('/')
  const ours = page[who].locator('li', { hasText: cast[partner].name }).locator('a[href^="/partnerships/"]')
  const links = await ours.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const path = links.find((link) => /^\/partnerships\/[^/]+$/.test(link)) ?? ''
  await page[who].goto(path)
  await expectText(page[who], cast[partner].name)
  return path
}

/** The coordinator publishes the board; both mentors, then both mentees say yes; Mila hears that nobody is proposed yet. */
export async function greet(year: Year): Promise<void> {
  const { page, base } = year
  await page.coordinator.goto('/')
  await page.coordinator.locator(`a[href="${base}/matching/1/publication"]`).click()
  await press(page.coordinator, w.publish.en)
  await expectText(page.coordinator, w.published(2).en)
  await letterTo(year, 'mila', w.noneSubject)
  await sayYes(year, 'maud', 'ana')
  await sayYes(year, 'max', 'zoe')
}

/** A mentor who is not trained reads the proposal and cannot sign; the coordinator notes it, and then both sign. */
export async function agree(year: Year, mentee: Who, mentor: Who, ours: string): Promise<void> {
  const [a, m] = [year.page[mentee], year.page[mentor]]
  const [la, lm] = [cast[mentee].language, cast[mentor].language]
  await a.goto(`${ours}/agreement/proposal`)
  await a.locator('[name=meetsEvery]').fill('30')
  await a.locator('[name=boundaries]').fill(`canary-boundaries-${mentee}`)
  await press(a, agreementWords.propose[la])
  await a.locator('[name=commits]').check()
  await press(a, agreementWords.sign(1)[la])
  await expectText(a, agreementWords.waitsFor(cast[mentor].name)[la])
  await m.goto(new URL(linkIn(await letterTo(year, mentor, agreementWords.toSignSubject))).pathname)
  await expectText(m, `canary-boundaries-${mentee}`)
  await expectText(m, trainingWords.lacking('BCPVPA Mentorship 2030–31')[lm])
  assert.equal(await m.locator('[name=commits]').count(), 0, 'nobody signs untrained')

  await noteTraining(year, mentor)
  await m.goto(`${ours}/agreement`)
  await m.locator('[name=commits]').check()
  await press(m, agreementWords.sign(1)[lm])
  await expectText(m, agreementWords.inForce[lm])
  for (const who of [mentee, mentor]) await letterTo(year, who, agreementWords.inForceSubject)
}

async function noteTraining({ page, base }: Year, mentor: Who): Promise<void> {
  const staff = page.coordinator
  await staff.goto(`${base}/trainings`)
  await look(staff, `trainings-${mentor}`)
  await press(staff, trainingWords.save.en)
  await expectText(staff, trainingWords.nobodyChosen.en)
  await staff.getByLabel(cast[mentor].name).check()
  await checkPage(staff)
  await press(staff, trainingWords.save.en)
  await expectText(staff, trainingWords.noted(1).en)
}
