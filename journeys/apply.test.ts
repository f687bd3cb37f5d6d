// People with no account apply: a new principal in French on a phone, without scripts, with the keyboard alone; a
// retired colleague as a mentor, whose referee answers from a letter.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { applicationWords as w } from '#app/applications/applications.words.ts'
import { letterWords } from '#app/applications/letter.words.ts'
import { refereeWords } from '#app/applications/referee.words.ts'
import { assessmentWords } from '#app/assessments/assessments.words.ts'
import { districtWords } from '#app/districts/districts.words.ts'
import { peopleWords, roleWords } from '#app/people/people.words.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { programWords, reasonWords, seatWords } from '#app/programs/programs.words.ts'
import { type JourneyHouse, linkIn } from './support/house.ts'
import { journey } from './support/journey.ts'
import { keyboardOf } from './support/keyboard.ts'
import { checkPage, expectText, fill, follow, picture, press } from './support/pages.ts'

const slug = 'bcpvpa-mentorship-2027-28'

/** A journey in summer 2027, with one published program. */
async function openHouseWithProgram(house: JourneyHouse) {
  house.clock.moveTo('2027-09-15T17:00:00Z')
  await house.lay((db) => addProgram(db, { year: 2027 }))
}

/** Opens the page, begins with name and address, and comes back through the letter's link. */
async function begin(
  page: Page,
  house: JourneyHouse,
  seat: 'mentee' | 'mentor',
  language: 'en' | 'fr',
  name: string,
  address: string,
) {
  await page.goto(`/programs/${slug}`)
  await follow(page, programWords.applyAs(seatWords[seat].as[language])[language])
  await picture(page, `apply-${seat}`)
  await checkPage(page)
  await fill(page, w.yourName[language], name)
  await fill(page, peopleWords.email[language], address)
  await press(page, w.begin[language])
  await expectText(page, peopleWords.checkMailJoin[language])
  await house.settle()
  await page.goto(linkIn((await house.letters(address)).at(-1)))
  await press(page, peopleWords.confirmButton[language])
  await press(page, w.beginHere[language])
}

/** Who has begun and gone away comes back by the letter, in a browser that does not know them. */
async function comeBackElsewhere(page: Page, house: JourneyHouse, address: string) {
  await house.settle()
  const back = (await house.letters(address)).filter(({ subject }) => subject === letterWords.begunSubject.en)
  assert.equal(back.length, 1)
  await page.goto(linkIn(back[0]))
  await fill(page, peopleWords.email.en, address)
  await press(page, peopleWords.sendLink.en)
  await house.settle()
  await page.goto(linkIn((await house.letters(address)).at(-1)))
  await press(page, peopleWords.confirmButton.en)
  assert.equal(page.url(), linkIn(back[0]))
  await expectText(page, w.partsLead('20 October 2027').en)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

async function rate(page: Page, language: 'en' | 'fr', value: (index: number) => number) {
  const groups = page.locator('fieldset:has(.scale)')
  for (let index = 0; index < (await groups.count()); index++)
    await groups
      .nth(index)
      .locator(`input[value="${value(index)}"]`)
      .check()
  await press(page, assessmentWords.save[language])
}

journey('a new principal applies in French on a phone, without scripts', async ({ house, visitor }) => {
  await openHouseWithProgram(house)
  const page = await visitor({ width: 360, script: false, language: 'fr' })
  await begin(page, house, 'mentee', 'fr', 'Hélène Côté-Nguyễn', 'helene@example.org')
  await picture(page, 'application-overview')
  await checkPage(page)

  await follow(page, w.change.fr)
  await picture(page, 'application-about')
  await checkPage(page)
  await press(page, w.saveNext.fr)

  await expectText(page, w.positionPart.fr)
  await press(page, w.saveNext.fr)
  await expectText(page, 'Certaines réponses sont à revoir')
  assert.match(await page.title(), /^À vérifier\s: /)
  await checkPage(page)
  await page.getByLabel(w.role.fr).selectOption({ label: roleWords.principal?.fr ?? '' })
  await fill(page, districtWords.district.fr, 'nulle part')
  await fill(page, w.since.fr, '2027-08-01')
  await page.getByLabel(reasonWords.new_role?.fr ?? '').check()
  await press(page, w.saveNext.fr)
  await expectText(page, 'Nous ne connaissons aucun district « nulle part »')
  assert.equal(await page.getByLabel(w.since.fr).inputValue(), '2027-08-01', 'what was typed is kept')
  await fill(page, districtWords.district.fr, 'kwsaltktnews')
  await picture(page, 'application-position')
  await press(page, w.saveNext.fr)
  await expectText(page, 'Ce rôle s’adresse à des personnes comme vous.')

  await fill(page, 'Trois choses que j’attends de cette année', 'Écouter. Déléguer. Respirer.')
  await page.getByLabel('Budget', { exact: true }).check()
  await picture(page, 'application-questions')
  await checkPage(page)
  await press(page, w.saveNext.fr)
  await page.getByLabel('Primaire').check()
  await press(page, w.saveNext.fr)
  await press(page, w.saveNext.fr)

  await expectText(page, w.meetingPart.fr)
  await page.getByLabel('Français', { exact: true }).check()
  await page.getByLabel('Téléphone', { exact: true }).check()
  await checkPage(page)
  await press(page, w.saveNext.fr)

  await expectText(page, assessmentWords.whoSees.fr)
  await checkPage(page)
  await picture(page, 'application-assessment')
  await rate(page, 'fr', (index) => 1 + (index % 4))

  await fill(page, w.wishName(1).fr, 'Marguerite Lavoie')
  await page.getByLabel(w.wishEmail(1).fr).first().fill('marguerite@example.org')
  await fill(page, w.avoidName(1).fr, 'Un ancien chef')
  await checkPage(page)
  await press(page, w.saveNext.fr)

  await press(page, w.saveNext.fr)
  await expectText(page, `${w.agreeTo(w.privacyTitle.fr).fr} · Veuillez cocher cette case pour continuer.`)
  for (const box of await page.getByLabel(w.iAgree.fr).all()) await box.check()
  await picture(page, 'application-promises')
  await checkPage(page)
  await press(page, w.saveNext.fr)

  await expectText(page, w.checkLead.fr)
  await picture(page, 'application-check')
  await checkPage(page)
  await press(page, w.send.fr)
  await expectText(page, w.sent.fr)
  await picture(page, 'application-sent')

  await house.settle()
  const letters = await house.letters('helene@example.org')
  assert.ok(letters.some(({ subject }) => subject === 'Nous avons votre demande'))
  const invited = await house.letters('marguerite@example.org')
  assert.equal(invited.length, 1)
  assert.ok(!invited[0]?.body.includes('Hélène'), 'who wished is not said')

  await follow(page, w.withdraw.fr)
  await press(page, w.withdraw.fr)
  await expectText(page, w.withdrawn.fr)
  await page.goto(`/programs/${slug}/apply/mentee`)
  await press(page, w.beginHere.fr)
  await expectText(page, w.partsLead('20 octobre 2027').fr)
})

journey(
  'a retired colleague applies as a mentor, and her referee answers from a letter',
  async ({ house, visitor }) => {
    await openHouseWithProgram(house)
    const page = await visitor({ width: 1280, script: false })
    await begin(page, house, 'mentor', 'en', 'Joan Whitefeather', 'joan@example.org')
    await follow(page, w.change.en)
    await fill(page, peopleWords.phone.en, '250-555-0188')
    await press(page, w.saveNext.en)
    await comeBackElsewhere(await visitor({ width: 360, script: false }), house, 'joan@example.org')
    await page.getByLabel(w.roleMentor.en).selectOption({ label: roleWords.principal?.en ?? '' })
    await fill(page, districtWords.district.en, 'SD57')
    await page.getByLabel(w.retired.en).check()
    await press(page, w.saveNext.en)
    await expectText(page, w.untilNeeded.en)
    await fill(page, w.until.en, '2024-06-30')
    await press(page, w.saveNext.en)
    await fill(page, 'Why I want to mentor', 'Somebody once did it for me.')
    await press(page, w.saveNext.en)
    await fill(page, 'Roles I have held, and for how long', 'Principal, 14 years.')
    await press(page, w.saveNext.en)
    await page.getByLabel('I understand that a mentor never evaluates').check()
    await press(page, w.saveNext.en)
    await page.getByLabel('English', { exact: true }).check()
    await page.getByLabel('Telephone', { exact: true }).check()
    await page.getByLabel('2', { exact: true }).check()
    await press(page, w.saveNext.en)
    await rate(page, 'en', (index) => 5 - (index % 2))
    await press(page, w.saveNext.en)
    await fill(page, w.refereeName.en, 'Tom Okafor')
    await page.locator('#email_1').fill('tom@example.org')
    await press(page, w.saveNext.en)
    for (const box of await page.getByLabel(w.iAgree.en).all()) await box.check()
    await press(page, w.saveNext.en)
    await expectText(page, 'Please tick at least one.')
    await page.getByLabel('I am a member of BCPVPA').check()
    await press(page, w.saveNext.en)
    await picture(page, 'mentor-check')
    await press(page, w.send.en)
    await expectText(page, w.sent.en)
    await house.settle()

    const referee = await visitor({ width: 360 })
    await referee.goto(linkIn((await house.letters('tom@example.org')).at(-1)))
    await expectText(referee, refereeWords.lead('Joan Whitefeather').en)
    await picture(referee, 'referee')
    await checkPage(referee)
    await referee.getByLabel('Yes, warmly').check()
    await press(referee, refereeWords.send.en)
    await expectText(referee, refereeWords.thanks.en)
  },
)

journey('an application is begun, written and sent with the keyboard alone', async ({ house, visitor }) => {
  await openHouseWithProgram(house)
  const page = await visitor({ width: 1280 })
  await begin(page, house, 'mentee', 'en', 'Kai Keyboard', 'kai@example.org')
  const { tabTo, enter } = keyboardOf(page)
  await tabTo(w.open.en)
  await enter()
  await tabTo(w.saveNext.en)
  await enter()
  assert.equal(await focused(page), 'problems', 'the page opens at what is wrong')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.equal(await focused(page), 'role', 'and leads from there to the first field')
  await page.keyboard.type('Vice')
  await tabTo(districtWords.district.en)
  await page.keyboard.type('Kamloops')
  await tabTo(w.since.en)
  await page.keyboard.type('08012027')
  await tabTo(/new to this role/)
  await page.keyboard.press('Space')
  await tabTo(w.saveNext.en)
  await enter()
  await expectText(page, 'This seat is meant for people like you.')
  await tabTo(/Three things/)
  await page.keyboard.type('Learn to listen.')
  await tabTo(w.saveNext.en)
  await enter()
  assert.match(page.url(), /answers\/setting$/)
})
