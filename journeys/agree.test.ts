// Two who have just been introduced agree on how they work together, on a telephone and without script; one of them in
// French. The mentor must be trained first, both write at once, and the second signature begins their time together.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { agreementNow } from '#app/agreements/agreement.example.ts'
import { agreementWords as w } from '#app/agreements/agreements.words.ts'
import { fileWords } from '#app/files/files.words.ts'
import { addPair } from '#app/partnerships/partnership.example.ts'
import { trainingWords } from '#app/trainings/trainings.words.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, fill, picture, press } from './support/pages.ts'
import { comeIn } from './support/sign-in.ts'

journey('two agree, the mentor once trained, and their time together begins', async ({ house, visitor }) => {
  await house.moveTo(agreementNow)
  const { program, partnershipId, ...people } = await house.lay(async (db) => {
    const pair = await addPair(db)
    const rows = await db.selectFrom('emails').select(['personId', 'address']).where('first', '=', true).execute()
    const of = ({ id }: { id: string }) => rows.find(({ personId }) => personId === id)?.address ?? ''
    await db.updateTable('people').set({ language: 'fr' }).where('id', '=', pair.mentor.id).execute()
    return { ...pair, mentee: of(pair.mentee), mentor: of(pair.mentor), coordinator: of(pair.coordinator) }
  })
  const base = `/partnerships/${partnershipId}`
  const enter = async (address: string, language: 'en' | 'fr' = 'en') => {
    const page = await visitor({ width: 360, script: false, language })
    await comeIn(page, house, address)
    return page
  }
  const ana = await enter(people.mentee)
  const maud = await enter(people.mentor, 'fr')

  await ana.goto('/')
  await ana.locator(`a.button[href="${base}/agreement"]`).click()
  await checkPage(ana)
  await ana.locator(`a.button[href="${base}/agreement/proposal"]`).click()
  await checkPage(ana)
  await fill(ana, /every/, '14')
  await fill(ana, /Boundaries/, 'Ana decides')
  await maud.goto(`${base}/agreement/proposal`) // before there is anything
  await press(ana, w.propose.en)
  await ana.locator('[name=commits]').check()
  await press(ana, w.sign(1).en)
  await expectText(ana, w.waitsFor('Maud').en)

  await maud.locator('[name=ending]').fill('Au café')
  await press(maud, w.propose.fr)
  await expectText(maud, w.changedMeanwhile.fr)
  assert.equal(await maud.locator('[name=ending]').inputValue(), 'Au café')
  await expectText(maud, 'Ana decides')
  await maud.locator('[name=boundaries]').fill('Ana decides')
  await maud.locator('[name=meetsEvery]').fill('14')
  await press(maud, w.propose.fr)
  await expectText(maud, 'Au café')
  await expectText(maud, trainingWords.lacking(program.title.fr).fr)
  assert.equal(await maud.locator('[name=commits]').count(), 0, 'she cannot sign yet')
  await checkPage(maud)
  await maud.goto(`${base}/training`)
  await checkPage(maud)

  const staff = await enter(people.coordinator)
  await staff.goto(`/programs/${program.slug}/trainings`)
  await checkPage(staff)
  await press(staff, trainingWords.save.en)
  await expectText(staff, trainingWords.nobodyChosen.en)
  await staff.locator('[name=people]').first().check()
  await press(staff, trainingWords.save.en)
  await expectText(staff, trainingWords.noted(1).en)

  for (const [page, language] of [
    [maud, 'fr'],
    [ana, 'en'],
  ] as const) {
    await page.goto(`${base}/agreement`)
    await page.locator('[name=commits]').check()
    await press(page, w.sign(2)[language])
  }
  await expectText(ana, w.inForce.en)
  await checkPage(ana)
  const { state, meetsEvery } = await house.lay((db) =>
    db.selectFrom('partnerships').select(['state', 'meetsEvery']).executeTakeFirstOrThrow(),
  )
  assert.deepEqual([state, meetsEvery], ['under_way', 14])
  await ana.goto('/')
  await ana.locator(`a.button[href="${base}/meetings/new?kind=kick_off"]`).click()
  assert.equal(await ana.locator('[name=minutes]').inputValue(), '180', 'half a day, as agreed')
  await checkPage(ana)
  await ana.locator(`a[href="${base}/agreement/kick-off"]`).click()
  await press(ana, w.kickoffSave.en)
  await expectText(ana, w.kickoffSaved.en)

  await maud.goto(base)
  await maud.locator(`a[href="${base}/files"]`).click()
  const timetable = Buffer.from('Lundi : tour des classes\r\n')
  await maud.locator('[name=file]').setInputFiles({ name: 'horaire.exe', mimeType: '', buffer: Buffer.from('MZ\0') })
  await press(maud, fileWords.add.fr)
  await expectText(maud, fileWords.otherKind.fr)
  await maud.locator('[name=file]').setInputFiles({ name: 'Horaire d’été.txt', mimeType: '', buffer: timetable })
  await press(maud, fileWords.add.fr)
  await expectText(maud, fileWords.added.fr)
  await checkPage(maud)
  await picture(maud, 'a file of the two')
  await ana.goto(`${base}/files`)
  await checkPage(ana)
  await picture(ana, 'the same for the other')
  assert.equal(await ana.getByRole('link', { name: fileWords.remove.en }).count(), 0, 'what Maud added is hers')
  const [saved] = await Promise.all([
    ana.waitForEvent('download'),
    ana.getByRole('link', { name: 'Horaire d’été.txt' }).click(),
  ])
  assert.equal(saved.suggestedFilename(), 'Horaire d’été.txt')
  assert.deepEqual(readFileSync(await saved.path()), timetable)
  await maud.getByRole('link', { name: new RegExp(`^${fileWords.remove.fr}`) }).click()
  await checkPage(maud)
  await picture(maud, 'before it is deleted')
  await press(maud, fileWords.removeNow.fr)
  await expectText(maud, fileWords.none('Ana').fr)

  await house.settle()
  const letters = await house.letters()
  assert.equal(
    letters.filter(({ subject }) => subject === w.inForceSubject.en || subject === w.inForceSubject.fr).length,
    2,
  )
  for (const { subject, body, html } of letters) assert.doesNotMatch(`${subject}${body}${html}`, /Ana decides|Au café/)
})
