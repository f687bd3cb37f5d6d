// A committee decides on the engine's proposals; nothing reaches anybody before publishing; then both sides answer,
// one says no, and the next best is asked.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { addApplication } from '#app/applications/application.example.ts'
import { applicationWords } from '#app/applications/applications.words.ts'
import { boardWords } from '#app/boards/boards.words.ts'
import { moveWords } from '#app/boards/moves.words.ts'
import { committeeWords } from '#app/committees/committees.words.ts'
import { comparisonWords } from '#app/comparisons/comparisons.words.ts'
import { inboxWords } from '#app/inbox/inbox.words.ts'
import { offerStateWords, partnershipWords as w } from '#app/partnerships/partnerships.words.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { readingWords } from '#app/readings/readings.words.ts'
import { asWorker, inTransaction } from '#foundation/database.ts'
import { type JourneyHouse, linkIn } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, fill, follow, picture, press } from './support/pages.ts'
import { comeIn } from './support/sign-in.ts'

const base = '/programs/bcpvpa-mentorship-2027-28'

const mentees = ['Abena Asare', 'Bruno Basi', 'Chloé Chan', 'Dev Dhillon']
const mentors = ['Wanda Wolf', 'Xavier Xu', 'Yvonne Yip', 'Zoltan Zeller']
const address = (name: string) =>
  `${name.split(' ')[0]?.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@example.org`

/** Four mentees and four mentors, complete and eligible; a coordinator who is signed in. */
async function layPool(house: JourneyHouse) {
  house.clock.moveTo('2027-10-21T17:00:00Z')
  return house.lay(async (db) => {
    const { program, coordinator } = await addProgram(db, { year: 2027 })
    const remote = [92, 87, 52, 49]
    for (const [index, name] of mentees.entries())
      await addApplication(db, program, 'mentee', {
        name,
        email: address(name),
        position: { districtNumber: remote[index] ?? 73 },
        language: name.startsWith('Chlo') ? 'fr' : 'en',
        speaks: ['en', 'fr'],
      })
    for (const [index, name] of mentors.entries())
      await addApplication(db, program, 'mentor', {
        name,
        email: address(name),
        position: { districtNumber: 36 + index },
        speaks: ['en', 'fr'],
        rating: (at) => 5 - ((at + index) % 3),
      })
    return coordinator.email
  })
}

/** The committee is formed and seated by pages; each member promises confidentiality. */
async function seatCommittee(page: Page, house: JourneyHouse, names: readonly string[]) {
  await page.goto(`${base}/committee`)
  await press(page, committeeWords.form.en)
  await picture(page, 'committee-empty')
  for (const name of names) {
    await fill(page, committeeWords.name.en, name)
    await fill(page, committeeWords.email.en, address(name))
    await page.getByLabel(committeeWords.constituency.en).selectOption({ index: 1 })
    await fill(page, committeeWords.since.en, '2025-01-01')
    await fill(page, committeeWords.until.en, '2099-06-30')
    await press(page, committeeWords.seat.en)
    await expectText(page, committeeWords.seated.en)
  }
  await house.settle()
}

async function acceptEveryone(page: Page) {
  await page.goto(`${base}/applications`)
  await picture(page, 'inbox')
  await checkPage(page)
  const links = await page.locator('tbody a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  for (const [index, link] of links.entries()) {
    await page.goto(link)
    if (index === 0) {
      await picture(page, 'received')
      await checkPage(page)
    }
    await page.getByLabel(inboxWords.accept.en).check()
    await press(page, inboxWords.decide.en)
  }
}

async function member(
  visitor: (options: { width: 360 | 1280 }) => Promise<Page>,
  house: JourneyHouse,
  name: string,
): Promise<Page> {
  const page = await visitor({ width: 360 })
  await comeIn(page, house, address(name))
  await page.goto('/')
  await follow(page, 'Open')
  await press(page, committeeWords.promise.en)
  return page
}

journey('from received applications to accepted partners, with a no and the next best', async ({ house, visitor }) => {
  const coordinator = await layPool(house)
  const page = await visitor({ width: 1280, script: true })
  await comeIn(page, house, coordinator)
  await seatCommittee(page, house, ['Ruth Reader', 'Sam Scorer', 'Tara Third'])

  await page.goto(`${base}/readings`)
  const ruth = await member(visitor, house, 'Ruth Reader')
  const sam = await member(visitor, house, 'Sam Scorer')
  const tara = await member(visitor, house, 'Tara Third')
  await press(page, readingWords.handOut.en)
  await expectText(page, '16 readings handed out.')
  await picture(page, 'readings-progress')
  await checkPage(page)

  await ruth.goto(`${base}/readings`)
  await picture(ruth, 'readings-own')
  await checkPage(ruth)
  await follow(ruth, readingWords.read.en)
  await checkPage(ruth)
  for (const scale of await ruth.locator('fieldset:has(.scale)').all()) await scale.locator('input[value="4"]').check()
  await ruth.getByLabel(readingWords.finishTick.en).check()
  await picture(ruth, 'reading')
  await press(ruth, readingWords.save.en)
  await ruth.goto(`${base}/readings`)
  await follow(ruth, readingWords.read.en)
  await follow(ruth, readingWords.stepBack.en)
  await ruth.getByLabel('They once reported to me').check()
  await press(ruth, readingWords.stepBack.en)
  await expectText(ruth, readingWords.steppedBack.en)

  await acceptEveryone(page)
  await page.goto(`${base}/matching`)
  await picture(page, 'matching-empty')
  await press(page, boardWords.run.en)
  await expectText(page, '4 of 4 mentees have a mentor on this board.')
  await expectText(page, 'Proved: no better set of pairs exists')
  await picture(page, 'board')
  await checkPage(page)
  assert.equal(
    (await house.letters()).filter(({ subject }) => /proposed to you/.test(subject)).length,
    0,
    'nobody has heard of it',
  )

  await follow(page, 'Abena Asare')
  await picture(page, 'pair')
  await checkPage(page)
  await page.getByLabel(boardWords.anyMentor.en).selectOption({ index: 1 })
  await press(page, boardWords.showPrice.en)
  await expectText(page, boardWords.whoMoves.en)
  await page.getByLabel(/^Choose .* instead$/).check()
  await fill(page, boardWords.reason.en, 'They worked together on a reading project.')
  await press(page, boardWords.decideHere.en)
  await expectText(page, boardWords.ruled.en)
  await expectText(page, 'They worked together on a reading project.')
  await page.goto(`${base}/matching`)
  await follow(page, comparisonWords.compare.en)
  await picture(page, 'compare')
  await checkPage(page)

  await page.goto(`${base}/matching/2/hold`)
  await checkPage(page)
  const wanda = page.locator('select[name=person] option', { hasText: 'Wanda Wolf' })
  await page.getByLabel(boardWords.holdWho.en).selectOption((await wanda.getAttribute('value')) ?? '')
  await fill(page, boardWords.holdReason.en, 'She is on leave until spring.')
  await press(page, boardWords.holdButton.en)
  await expectText(page, '3 of 4 mentees matched')
  await page.goto(`${base}/matching/3/hold`)
  await follow(page, boardWords.lift.en)
  await checkPage(page)
  await fill(page, boardWords.liftReason.en, 'She is back.')
  await press(page, boardWords.liftButton.en)
  await expectText(page, boardWords.lifted.en)
  await page.goto(`${base}/matching/4/reasons`)
  await expectText(page, moveWords.allReasoned.en)
  await checkPage(page)

  for (const signer of [ruth, sam, tara]) {
    await signer.goto(`${base}/matching/4/sign-off`)
    if (signer !== ruth) await expectText(signer, 'They worked together on a reading project.') // she stepped back from one
    await signer.getByLabel(boardWords.approve.en).check()
    await checkPage(signer)
    await press(signer, boardWords.sign.en)
  }
  await picture(tara, 'board-member')
  await checkPage(tara)

  await page.goto('/')
  await picture(page, 'my-day-coordinator')
  await follow(page, 'Publish')
  await picture(page, 'publication')
  await checkPage(page)
  await press(page, w.publish.en)
  await expectText(page, w.published(4).en)
  await house.settle()

  const asked = (await house.letters()).filter(({ subject }) => subject === w.askedSubjectMentor.en)
  assert.equal(asked.length, 4)
  const answers: Page[] = []
  for (const letter of asked) {
    assert.ok(
      mentees.every((name) => !letter.body.includes(name)),
      'the letter names nobody',
    )
    const mentor = await visitor({ width: answers.length % 2 ? 1280 : 360 })
    await mentor.goto(linkIn(letter))
    await checkPage(mentor)
    answers.push(mentor)
  }
  const [first, ...others] = answers
  assert.ok(first)
  await picture(first, 'offer-mentor')
  await checkPage(first)
  await first.getByText(w.no.en, { exact: true }).click()
  await press(first, w.sayNo.en)
  await expectText(first, w.saidNo.en)
  for (const mentor of others) {
    await press(mentor, w.yes.en)
    await expectText(mentor, applicationWords.promiseNeeded.en)
    await mentor.getByLabel(applicationWords.iAgree.en).check()
    await press(mentor, w.yes.en)
    await expectText(mentor, w.saidYesMentor.en)
  }
  await house.settle()

  await page.goto(`${base}/offers`)
  await expectText(page, offerStateWords.declined_mentor?.en ?? '')
  await expectText(page, 'choice 2').catch(() => expectText(page, w.without.en))
  await picture(page, 'answers')
  await checkPage(page)

  const toMentees = (await house.letters()).filter(
    ({ subject }) => subject === w.askedSubjectMentee.en || subject === w.askedSubjectMentee.fr,
  )
  assert.equal(toMentees.length, 3)
  for (const [index, letter] of toMentees.entries()) {
    const width = index % 2 ? 1280 : 360
    const mentee = await visitor({ width, language: letter.subject === w.askedSubjectMentee.fr ? 'fr' : 'en' })
    await mentee.goto(linkIn(letter))
    await checkPage(mentee)
    await mentee.getByLabel(/I have read this and agree|J’ai lu ceci/).check()
    await press(mentee, /^(Yes, gladly|Oui, avec plaisir)$/)
    await expectText(mentee, /You are introduced to each other|Un courriel vous présente/)
    await mentee.goto(linkIn(letter))
    await expectText(mentee, /You both said yes|tous deux dit oui|This link is over|n’est plus valable/)
  }
  await house.settle()
  const introduced = (await house.letters()).filter(
    ({ subject }) => subject === w.introducedSubject.en || subject === w.introducedSubject.fr,
  )
  assert.equal(introduced.length, 6, 'both sides of three pairs')

  const partner = await visitor({ width: 360 })
  await comeIn(partner, house, introduced[0]?.recipient ?? '')
  await partner.goto(new URL(linkIn(introduced[0])).pathname)
  await picture(partner, 'partnership')
  await checkPage(partner)
  await page.goto(`${base}/activity`)
  await picture(page, 'activity')
  await checkPage(page)
  const states = await inTransaction(house.store, asWorker, (db) => db.selectFrom('places').select('n').execute())
  assert.ok(states.length <= 4, 'no place is held twice')
})
