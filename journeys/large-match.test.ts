// A program too large for one click: the coordinator starts the matching on a phone, watches it, stops it, and runs it
// again to its board. Nothing of it needs a script.
import assert from 'node:assert/strict'
import { boardWords } from '#app/boards/boards.words.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { addCrowd } from '#app/runs/crowd.example.ts'
import { partWords, runWords as w } from '#app/runs/runs.words.ts'
import { uiWords } from '#ui/ui.words.ts'
import { complaints, weigh } from '../tools/weigh.ts'
import type { JourneyHouse } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, fill, follow, picture, press } from './support/pages.ts'
import { comeIn, openSession } from './support/sign-in.ts'

const base = '/programs/bcpvpa-mentorship-2027-28/matching'

async function layCrowd(house: JourneyHouse, seats: { mentees: number; mentors: number }) {
  house.clock.moveTo('2027-10-21T17:00:00Z')
  return house.lay(async (db) => {
    const { program, coordinator } = await addProgram(db, { year: 2027 })
    await addCrowd(db, program, seats)
    return { coordinator, program }
  })
}

/** Keeps a run from keeping its board for as long as `during` lasts. */
async function whileHeld(house: JourneyHouse, programId: string, during: () => Promise<void>): Promise<void> {
  await house.lay(async (db) => {
    await db.selectFrom('programs').select('id').where('id', '=', programId).forNoKeyUpdate().execute()
    await during()
  })
}

journey('a large program is matched apart: started, watched, stopped, run again', async ({ house, visitor }) => {
  const { coordinator, program } = await layCrowd(house, { mentees: 300, mentors: 250 })
  const page = await visitor({ width: 360, script: false })
  await comeIn(page, house, coordinator.email)
  await page.goto(base)
  await press(page, boardWords.run.en)
  await expectText(page, w.started.en)
  await expectText(page, w.waiting.en)
  assert.equal(await page.getByRole('button', { name: boardWords.run.en }).count(), 0)
  assert.match((await page.locator('meta[http-equiv=refresh]').getAttribute('content')) ?? '', /^5; url=.*run=follow$/)
  await follow(page, w.beStill.en)
  assert.equal(await page.locator('meta[http-equiv=refresh]').count(), 0)
  await picture(page, 'run-waiting')
  await checkPage(page)
  await follow(page, w.lookAgain.en)

  await whileHeld(house, program.id, async () => {
    const settled = house.settle()
    await page.getByText(partWords.store.en).waitFor({ timeout: 30_000 }) // the page looks again by itself
    await expectText(page, /9\d% of the whole/)
    await expectText(page, `Started by ${coordinator.name}`)
    await picture(page, 'run-running')
    await press(page, w.stop.en)
    await expectText(page, w.stoppedNow.en)
    await settled
  })
  await page.goto(base)
  await expectText(page, w.stopped.en)
  await expectText(page, boardWords.none.en)
  await checkPage(page)

  await press(page, boardWords.run.en)
  await expectText(page, w.started.en)
  await house.settle()
  await page.waitForURL(`**${base}/1`)
  await expectText(page, 'of 300 mentees have a mentor on this board.')
  await checkPage(page)

  await page.goto(base)
  await fill(page, boardWords.why.en, 'Two more have come.')
  await press(page, boardWords.runAgain.en)
  await house.lay(async (db) => {
    const now = house.clock.now()
    const begunAt = now.subtract({ minutes: 3 })
    await db.updateTable('matchingRuns').set({ begunAt, movedAt: begunAt }).where('state', '=', 'running').execute()
  })
  await house.settle()
  await page.goto(base)
  await expectText(page, w.died.en)
  await expectText(page, w.tryAgain.en)
  await page.getByRole('button', { name: boardWords.runAgain.en }).waitFor()
  await page.goto(`${base}?language=fr`)
  await checkPage(page)
})

journey(
  'a large board is looked through a page at a time, and weighs no more than another',
  async ({ house, visitor }) => {
    const { coordinator } = await layCrowd(house, { mentees: 620, mentors: 600 })
    const page = await visitor({ width: 360, script: false })
    await comeIn(page, house, coordinator.email)
    await page.goto(base)
    await press(page, boardWords.run.en)
    await house.settle()
    await page.goto(`${base}/1`)
    assert.equal(await page.locator('#pairs tbody tr').count(), 100)
    await expectText(page, uiWords.page(1, 7).en)
    await checkPage(page)
    await picture(page, 'large-board')
    const cookie = `session=${await openSession(house, coordinator.email)}`
    const weight = await weigh(house.origin, `${base}/1`, cookie)
    assert.deepEqual(complaints(weight, 'staff'), [])
    assert.deepEqual(weight.scripts, [])

    await page.locator('#pairs').getByLabel(boardWords.search.en).fill('mina 617')
    await press(page, 'Show')
    assert.equal(await page.locator('#pairs tbody tr').count(), 1)
    await page.locator('#pairs tbody a').first().click()
    await expectText(page, boardWords.findMentor.en)
    assert.ok(
      (await page.locator('option').count()) <= 101,
      'not one of six hundred mentors is listed before a name is typed',
    )
    assert.deepEqual(complaints(await weigh(house.origin, new URL(page.url()).pathname, cookie), 'staff'), [])
    await page.goto(`${base}/1/hold`)
    assert.ok((await page.locator('select[name=person] option:not([value=""])').count()) <= 100)
    await checkPage(page)
  },
)
