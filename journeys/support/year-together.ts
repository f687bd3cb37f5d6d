import assert from 'node:assert/strict'
import ICAL from 'ical.js'
import { contactLetterWords, contactLinkWords, contactWords } from '#app/contacts/contacts.words.ts'
import { meetingLetterWords, meetingTaskWords } from '#app/meetings/letter.words.ts'
import { meetingWords as w } from '#app/meetings/meetings.words.ts'
import { planWords } from '#app/plans/plans.words.ts'
import { linkIn } from './house.ts'
import { checkPage, expectText, press } from './pages.ts'
import { letterTo } from './year-hello.ts'
import { cast, look, type Who, type Year } from './year-people.ts'

/** A plan, a goal in words of one's own, and a step; the mentor reads it. */
export async function plan({ page: { ana, maud } }: Year, ours: string): Promise<void> {
  await ana.goto(`${ours}/plan`)
  await press(ana, planWords.begin.en)
  await expectText(ana, planWords.begun.en)
  await ana.goto(`${ours}/plan/goals/new`)
  await ana.locator('[name=title]').fill('canary-goal')
  await press(ana, planWords.addGoal.en)
  await expectText(ana, planWords.goalAdded.en)
  await ana.locator('[name=words]').fill('canary-step')
  await ana.locator('[name=due]').fill('2030-11-20')
  await press(ana, planWords.addStep.en)
  await expectText(ana, 'canary-step')
  await maud.goto(`${ours}/plan`)
  await expectText(maud, 'canary-goal')
  await checkPage(maud)
}

/** What the newest letter to somebody tells their calendar, read by a parser that is not ours. */
async function calendarOf(year: Year, who: Who) {
  await year.house.settle()
  const last = (await year.house.letters(year.address[who])).findLast(({ calendar }) => calendar)
  const calendar = new ICAL.Component(ICAL.parse(last?.calendar ?? ''))
  const event = calendar.getFirstSubcomponent('vevent')
  const say = (name: string) => String(event?.getFirstPropertyValue(name))
  return `${calendar.getFirstPropertyValue('method')} ${say('summary')} ${say('dtstart')} ${say('sequence')}`
}

async function proposeTime({ page }: Year, who: Who, address: string, date: string): Promise<void> {
  await page[who].goto(address)
  await page[who].locator('[name=date1]').fill(date)
  await page[who].locator('[name=time1]').fill('16:00')
  if (address.endsWith('/new')) await page[who].locator('[name=mode][value=video]').check()
  if (address.endsWith('/new')) await page[who].locator('[name=where]').fill('https://video.example.org/canary-room')
  await press(page[who], w.sendProposal.en)
}

async function takeTime(year: Year, who: Who, subject: { en: string; fr: string }): Promise<string> {
  const page = year.page[who]
  await page.goto(new URL(linkIn(await letterTo(year, who, subject))).pathname)
  const choice = page.locator('[name=at]').first()
  await choice.check()
  await press(page, w.chooseTime.en)
  await expectText(page, w.agreed.en)
  return new URL(page.url()).pathname
}

/** A meeting is proposed, agreed, announced the day before, moved, announced again, and held; it is a contact then. */
export async function meet(year: Year, ours: string): Promise<void> {
  const { page, until } = year
  await proposeTime(year, 'ana', `${ours}/meetings/new`, '2030-11-12')
  const meeting = await takeTime(year, 'maud', meetingLetterWords.proposedSubject)
  for (const who of ['ana', 'maud'] as const)
    assert.equal(await calendarOf(year, who), 'REQUEST Meeting 2030-11-12T23:00:00Z 0')
  await until('2030-11-12')
  await letterTo(year, 'maud', meetingLetterWords.reminderSubject)
  await page.maud.goto('/')
  await expectText(page.maud, meetingTaskWords.today('Ana Abbott').en)
  await look(page.maud, '03-day-maud')

  await proposeTime(year, 'maud', `${meeting}/times`, '2030-11-19')
  await takeTime(year, 'ana', meetingLetterWords.movingSubject)
  assert.equal(await calendarOf(year, 'maud'), 'REQUEST Meeting 2030-11-19T23:00:00Z 1')
  await until('2030-11-19')
  await letterTo(year, 'ana', meetingLetterWords.reminderSubject)
  await until('2030-11-20')
  await page.ana.goto('/')
  await look(page.ana, '04-day-ana')
  await page.ana.locator(`a.button[href="${meeting}"]`).click()
  await press(page.ana, w.weMet.en)
  await expectText(page.ana, w.held.en)
  await look(page.ana, '04-meeting-ana')
  await page.maud.goto(`${ours}/contacts`)
  await expectText(page.maud, 'Tuesday 19 November 2030')
  await look(page.maud, '04-contacts-maud')
}

/** A contact by one tap on the page. */
export async function speak({ page }: Year, who: Who, ours: string): Promise<void> {
  const { language } = cast[who]
  await page[who].goto(ours)
  await press(page[who], contactWords.spokeToday[language])
  await expectText(page[who], contactWords.noted[language])
}

/** And one behind the monthly letter, in which nobody is named. */
export async function answerMonthly(year: Year, who: Who): Promise<void> {
  const page = year.page[who]
  await page.goto(linkIn(await letterTo(year, who, contactLetterWords.nudgeSubject)))
  await press(page, contactLinkWords.logButton[cast[who].language])
  await expectText(page, contactWords.noted[cast[who].language])
}
