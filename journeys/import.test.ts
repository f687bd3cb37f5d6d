// A coordinator brings last spring's spreadsheet: maps it, looks at it, says who is who, runs it, and can undo it.
import assert from 'node:assert/strict'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { importWords as w } from '#app/imports/imports.words.ts'
import { importStateWords } from '#app/imports/remark.words.ts'
import { inboxWords } from '#app/inbox/inbox.words.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { projectRoot } from '#foundation/environment.ts'
import type { Text } from '#foundation/language.ts'
import type { JourneyHouse } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, follow, picture, press } from './support/pages.ts'
import { comeIn } from './support/sign-in.ts'

const demo = (name: string) => path.join(projectRoot, 'database', 'demo', name)

/** A published program whose coordinator is signed in. */
async function layProgram(house: JourneyHouse, page: Page) {
  house.clock.moveTo('2026-10-12T18:00:00Z')
  const { program, coordinator } = await house.lay((db) => addProgram(db))
  await comeIn(page, house, coordinator.email)
  return { program, base: `/programs/${program.slug}` }
}

async function choose(
  page: Page,
  language: keyof Text,
  file: string | { name: string; mimeType: string; buffer: Buffer },
) {
  await page.getByLabel(w.file[language]).setInputFiles(file)
  await press(page, w.upload[language])
}

journey(
  'a coordinator imports 240 applications, and undoes it, on a phone without scripts',
  async ({ house, visitor }) => {
    const page = await visitor({ width: 360 })
    const { base } = await layProgram(house, page)
    await page.goto(`${base}/applications`)
    await follow(page, inboxWords.import.en)
    await expectText(page, w.none.en)
    await checkPage(page)

    await choose(page, 'en', {
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('<!doctype html><p>Sign in'),
    })
    await expectText(page, w.webPage.en)
    await checkPage(page)
    await choose(page, 'en', demo('applications.csv'))
    await expectText(page, w.uploaded(240).en)
    await expectText(page, 'For example: “Mentor”, “Mentee”')
    await picture(page, 'import-mapping')
    await checkPage(page)
    await page.getByLabel('Preferred name').selectOption('name')
    await press(page, w.saveMapping.en)
    await expectText(page, /Another column is “Full name” already/)
    await page.getByLabel('Preferred name').selectOption('preferred_name')
    await press(page, w.saveMapping.en)

    await expectText(page, w.previewTitle.en)
    await expectText(page, w.run(230).en)
    await picture(page, 'import-preview')
    await checkPage(page)
    await page.locator('select[name=show]').selectOption('problem')
    await press(page, 'Show')
    await expectText(
      page,
      'Since: “03/04/2026” can be two dates: nobody can tell which number is the month. Write 2026-04-03 or 2026-03-04.',
    )
    await picture(page, 'import-problems')
    await checkPage(page)

    await follow(page, w.decideTwins.en)
    await picture(page, 'import-twins')
    await checkPage(page)
    await page.getByLabel(w.samePerson.en).check()
    await press(page, w.saveTwins.en)
    await expectText(page, w.twinsSaved.en)
    await press(page, w.run(232).en)
    await expectText(page, w.progress(8, 240).en)
    await picture(page, 'import-running')
    await checkPage(page)
    await house.settle()
    await follow(page, w.lookAgain.en)
    await expectText(page, w.doneTitle.en)
    await expectText(page, w.doneLead.en)
    await picture(page, 'import-done')
    await checkPage(page)
    const written = (await house.letters()).filter(({ recipient }) => recipient !== 'privacy@example.org') // the day's signature
    assert.deepEqual(written, [], 'nobody is written to')

    const csv = await (await page.request.get(`${page.url().replace(/\?.*/, '')}/left-out`)).text()
    assert.match(csv, /^\uFEFFRow,Problems and notes,Submitted on/)
    assert.equal(csv.match(/^\d+,/gm)?.length, 8)
    await follow(page, w.toInbox.en)
    await expectText(page, /Applications \(230\)/)

    await page.goto(`${base}/imports`)
    await expectText(page, importStateWords.done.en)
    await follow(page, 'applications.csv')
    await follow(page, w.undo.en)
    await expectText(page, '230 applications it brought will be deleted')
    await checkPage(page)
    await press(page, w.undoAll.en)
    await expectText(page, w.undone.en)
    await checkPage(page)
    await page.goto(`${base}/applications`)
    await expectText(page, inboxWords.empty.en)
  },
)

journey('the same file again, as a workbook and in French, says that nothing is new', async ({ house, visitor }) => {
  const page = await visitor({ language: 'fr' })
  const { base } = await layProgram(house, page)
  for (const file of ['applications.csv', 'applications.xlsx']) {
    await page.goto(`${base}/imports?language=fr`)
    await choose(page, 'fr', demo(file))
    await page.goto(`${page.url()}?language=fr`)
    await press(page, w.saveMapping.fr)
    await page.goto(`${page.url()}?language=fr`)
    await expectText(page, w.previewTitle.fr)
    await checkPage(page)
    if (file.endsWith('xlsx')) break
    await press(page, w.run(230).fr)
    await house.settle()
  }
  await expectText(page, 'Corrigée 1')
  await expectText(page, 'Rien de nouveau 229')
})

journey('a coordinator of another program finds none of it', async ({ house, visitor }) => {
  const page = await visitor({})
  await layProgram(house, page)
  const { program } = await house.lay((db) => addProgram(db))
  const response = await page.goto(`/programs/${program.slug}/imports`)
  assert.equal(response?.status(), 404)
})
