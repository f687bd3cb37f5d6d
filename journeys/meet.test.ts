// Two people in two zones and two languages agree on a time, without a script; move it; two press at once; it is off.
import assert from 'node:assert/strict'
import ICAL from 'ical.js'
import { feedWords } from '#app/meetings/letter.words.ts'
import { meetingWords as w } from '#app/meetings/meetings.words.ts'
import { addPair } from '#app/partnerships/partnership.example.ts'
import { as } from '#foundation/testing.ts'
import { type JourneyHouse, linkIn } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, picture, press } from './support/pages.ts'
import { comeIn } from './support/sign-in.ts'

async function layPair(house: JourneyHouse) {
  return house.lay(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    await as(db, 'owner')
    await db
      .updateTable('people')
      .set({ zone: 'America/Edmonton', language: 'fr' })
      .where('id', '=', mentor.id)
      .execute()
    const addresses = await db.selectFrom('emails').select(['personId', 'address']).where('first', '=', true).execute()
    const addressOf = ({ id }: { id: string }) => addresses.find(({ personId }) => personId === id)?.address ?? ''
    return { pair: `/partnerships/${partnershipId}`, ana: addressOf(mentee), maud: addressOf(mentor) }
  })
}

/** What the last letter to somebody tells their calendar, read by a parser that is not ours. */
async function calendarOf(house: JourneyHouse, address: string) {
  await house.settle()
  const last = (await house.letters(address)).findLast(({ calendar }) => calendar)
  const calendar = new ICAL.Component(ICAL.parse(last?.calendar ?? ''))
  const event = calendar.getFirstSubcomponent('vevent')
  const say = (name: string) => String(event?.getFirstPropertyValue(name))
  return {
    method: calendar.getFirstPropertyValue('method'),
    title: say('summary'),
    at: say('dtstart'),
    n: say('sequence'),
  }
}

journey('two people arrange to meet, move it, and one calls it off', async ({ house, visitor }) => {
  const { pair, ana, maud } = await layPair(house)
  await house.moveTo('2026-11-02T18:00:00Z')
  const [mentee, mentor] = [await visitor({ width: 360 }), await visitor({ width: 1280, language: 'fr' })]
  await comeIn(mentee, house, ana)
  await comeIn(mentor, house, maud)

  await mentee.goto(`${pair}/meetings/new`)
  await checkPage(mentee)
  await mentee.locator('[name=date1]').fill('2026-11-10')
  await mentee.locator('[name=time1]').fill('16:00')
  await mentee.locator('[name=date2]').fill('2026-11-12')
  await mentee.locator('[name=mode][value=video]').check()
  await mentee.locator('[name=where]').fill('https://video.example.org/our-room')
  await press(mentee, w.sendProposal.en)
  await expectText(mentee, w.timeToo.en)
  await mentee.locator('[name=time2]').fill('09:30')
  await press(mentee, w.sendProposal.en)
  await expectText(mentee, 'Tuesday 10 November 2026, 4:00 p.m. Pacific Time (UTC−7)')
  await expectText(mentee, 'Tuesday 10 November 2026, 5:00 p.m. Mountain Time (UTC−6)')
  await picture(mentee, 'a meeting proposed')

  await house.settle()
  await mentor.goto(
    new URL(linkIn((await house.letters(maud)).find(({ body }) => body.includes('/meetings/')))).pathname,
  )
  await expectText(mentor, 'mardi 10 novembre 2026, 17 h 00, heure des Rocheuses (UTC−6)')
  await checkPage(mentor)
  await mentor.locator('[name=at]').first().check()
  await press(mentor, w.chooseTime.fr)
  await expectText(mentor, w.agreed.fr)
  assert.deepEqual(await calendarOf(house, maud), {
    method: 'REQUEST',
    title: 'Rencontre',
    at: '2026-11-10T23:00:00Z',
    n: '0',
  })
  assert.deepEqual(await calendarOf(house, ana), {
    method: 'REQUEST',
    title: 'Meeting',
    at: '2026-11-10T23:00:00Z',
    n: '0',
  })

  const meeting = new URL(mentor.url()).pathname
  await mentor.goto(`${meeting}/times`)
  await mentor.locator('[name=date1]').fill('2026-11-17')
  await mentor.locator('[name=time1]').fill('11:00')
  await press(mentor, w.sendProposal.fr)
  await mentee.goto(meeting)
  await checkPage(mentee)
  await mentee.locator('[name=at]').first().check()
  await mentor.goto(`${meeting}/end`) // both look at it now
  await press(mentee, w.chooseTime.en)
  await mentor.locator('[name=word]').fill('Je suis malade.')
  await press(mentor, w.callOff.fr)
  await expectText(mentor, w.changedMeanwhile.fr)
  await expectText(mentor, 'mardi 17 novembre 2026, 11 h 00, heure des Rocheuses (UTC−6)')
  assert.deepEqual(await calendarOf(house, ana), {
    method: 'REQUEST',
    title: 'Meeting',
    at: '2026-11-17T17:00:00Z',
    n: '1',
  })

  assert.equal(await mentor.locator('[name=word]').inputValue(), 'Je suis malade.', 'nothing typed is lost')
  await press(mentor, w.callOff.fr)
  await mentee.goto(meeting)
  await expectText(mentee, 'Je suis malade.')
  assert.deepEqual(await calendarOf(house, ana), {
    method: 'CANCEL',
    title: 'Meeting',
    at: '2026-11-17T17:00:00Z',
    n: '2',
  })

  await mentee.goto('/me/calendar')
  await press(mentee, feedWords.make.en)
  await checkPage(mentee)
  const address = await mentee.locator('#address').inputValue()
  assert.equal((await fetch(address)).status, 200)
  await press(mentee, feedWords.end.en)
  const gone = await fetch(address)
  const never = await fetch(address.replace(/[^/]*$/, 'never.ics'))
  const body = (await gone.text()).replace(address.split('/').at(-1) ?? '', 'never.ics')
  assert.deepEqual([gone.status, body], [404, await never.text()])
})
