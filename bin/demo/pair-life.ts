import { proposeAgreement, readAgreement, signAgreement } from '#app/agreements/agreement.server.ts'
import { noWords, type Terms } from '#app/agreements/agreement.ts'
import { logContact } from '#app/contacts/contact.server.ts'
import { acceptTime, cancelMeeting, proposeMeeting, sayHeld } from '#app/meetings/arrange.server.ts'
import { findMeeting, listTimes } from '#app/meetings/meeting.server.ts'
import { instantAt } from '#app/meetings/meeting.ts'
import { addItem, markItem } from '#app/meetings/meeting-item.server.ts'
import { getOwnPartnership, type Pair } from '#app/partnerships/partnership.server.ts'
import { getReview, listReviews, type Reach, readWritings, saveWords, sendReport } from '#app/reviews/review.server.ts'
import type { ContactWay, MeetingMode } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt, provincialZone } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { pairWords } from './pair-words.ts'
import { asSomebody, type Stage } from './story.ts'

/** Two people of the program with a life, and the days between which it lies. */
export interface Two {
  readonly id: string
  readonly mentee: PersonActor
  readonly mentor: PersonActor
  readonly tongue: 'en' | 'fr'
}

export const noonOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: provincialZone, plainTime: '12:00' }).toInstant()

/** One of the two does something with the page of their partnership open. */
export const inPair = <T>(
  stage: Stage,
  who: PersonActor,
  { id }: Pick<Two, 'id'>,
  work: (db: Db, pair: Pair) => Promise<T>,
): Promise<T> => asSomebody(stage, who, async (db) => work(db, await getOwnPartnership(db, who, id)))

/** One proposes and signs; the other signs on the same day, if they do. */
export async function agree(
  stage: Stage,
  two: Two,
  day: Temporal.PlainDate,
  { by, both, ...changes }: Partial<Omit<Terms, 'words'>> & { readonly by: PersonActor; readonly both: boolean },
): Promise<void> {
  const words = both ? { ...noWords, ...pairWords[two.tongue].terms } : noWords
  const terms: Terms = {
    informalChannel: 'text',
    formalChannel: 'video',
    answersIn: 2,
    meetsEvery: 14,
    arrangedBy: 'mentee',
    kickoff: 'half_day',
    words,
    ...changes,
  }
  const edition = await inPair(stage, by, two, async (db, { partnership }) => {
    const { latest } = await readAgreement(db, two.id, stage.key)
    await proposeAgreement(db, by, partnership, terms, latest, stage.key, noonOf(day))
    await signAgreement(db, by, partnership, latest + 1, by.name, stage.key, noonOf(day).add({ minutes: 5 }))
    return latest + 1
  })
  const other = by.id === two.mentor.id ? two.mentee : two.mentor
  if (both)
    await inPair(stage, other, two, (db, { partnership }) =>
      signAgreement(db, other, partnership, edition, other.name, stage.key, noonOf(day).add({ hours: 6 })),
    )
}

interface Arranged {
  readonly on: Temporal.PlainDate
  readonly minutes?: number
  readonly mode?: MeetingMode
  readonly kind?: 'meeting' | 'kick_off' | 'meet_up'
}

const momentsOn = (days: readonly Temporal.PlainDate[]) =>
  days.map((day) => {
    const wall = `${day}T16:00`
    return { wall, zone: provincialZone, startsAt: orNotFound(instantAt(wall, provincialZone)) }
  })

const places: Record<MeetingMode, (room: string) => string> = {
  video: (room) => room,
  phone: () => '250-555-0147',
  in_person: () => '',
}

/** Meetings that were arranged, a week before each; of each that is over, the mentee says that they met. @returns ids */
export async function meet(
  stage: Stage,
  two: Two,
  meetings: readonly Arranged[],
  now: Temporal.Instant,
): Promise<string[]> {
  const { mentee, mentor, tongue } = two
  const before = (on: Temporal.PlainDate) => earlier(noonOf(on.subtract({ days: 7 })), now)
  const at = (meetingId: string) => ({ partnershipId: two.id, meetingId })
  const ids = await inPair(stage, mentee, two, async (db) => {
    const made: string[] = []
    for (const { on, minutes = 60, mode = 'video', kind = 'meeting' } of meetings) {
      const where = places[mode](pairWords[tongue].room)
      const given = { kind, mode, where, minutes, moments: momentsOn([on]) }
      made.push(await proposeMeeting(db, mentee, two.id, given, stage.key, before(on)))
    }
    return made
  })
  await inPair(stage, mentor, two, async (db) => {
    for (const [index, id] of ids.entries()) {
      const [time] = await listTimes(db, { id, partnershipId: two.id })
      const { version } = await findMeeting(db, two.id, id)
      const on = orNotFound(meetings[index]).on
      await acceptTime(db, mentor, { ...at(id), version }, String(time?.startsAt), before(on))
    }
  })
  await inPair(stage, mentee, two, async (db) => {
    for (const [index, id] of ids.entries()) {
      const held = noonOf(orNotFound(meetings[index]).on.add({ days: 1 }))
      if (Temporal.Instant.compare(held, now) < 0) await sayHeld(db, mentee, at(id), true, held)
    }
  })
  return ids
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)

/** Somebody proposes times that the other has not answered yet. */
export const proposeTo = (
  stage: Stage,
  two: Two,
  who: PersonActor,
  days: readonly Temporal.PlainDate[],
  now: Temporal.Instant,
) =>
  inPair(stage, who, two, (db) => {
    const where = pairWords[two.tongue].room
    const given = { kind: 'meeting', mode: 'video', where, minutes: 60, moments: momentsOn(days) } as const
    return proposeMeeting(db, who, two.id, given, stage.key, now)
  })

/** The mentor calls one off, with a word. */
export async function callOff(stage: Stage, two: Two, on: Temporal.PlainDate): Promise<void> {
  const ahead = on.subtract({ days: 2 })
  const [id = ''] = await meet(stage, two, [{ on }], noonOf(ahead))
  await inPair(stage, two.mentor, two, async (db) => {
    const { version } = await findMeeting(db, two.id, id)
    const shown = { partnershipId: two.id, meetingId: id, version }
    await cancelMeeting(db, two.mentor, shown, pairWords[two.tongue].calledOff, stage.key, noonOf(ahead))
  })
}

/** What lies on the table of some meetings: the mentee's agenda and what to do, some of it done; one suggestion. */
export async function layTable(stage: Stage, two: Two, ids: readonly string[], now: Temporal.Instant): Promise<void> {
  const { agenda, actions } = pairWords[two.tongue]
  const at = (index: number) => ({ partnershipId: two.id, meetingId: ids[index % ids.length] ?? '' })
  await inPair(stage, two.mentee, two, async (db) => {
    for (const [index, words] of agenda.slice(1).entries())
      await addItem(db, two.mentee, at(ids.length - 1 - index), { kind: 'agenda', words }, stage.key, now)
    for (const [index, words] of actions.entries()) {
      const due = dateAt(now).add({ days: 4 + index * 5 })
      const id = await addItem(db, two.mentee, at(index), { kind: 'action', words, due }, stage.key, now)
      if (index < actions.length - 2)
        await markItem(db, two.mentee, { partnershipId: two.id, id, as: 'done' }, stage.key, now)
    }
  })
  const [suggested = ''] = agenda
  await inPair(stage, two.mentor, two, (db) =>
    addItem(db, two.mentor, at(ids.length - 1), { kind: 'agenda', words: suggested }, stage.key, now),
  )
}

/** Contacts nobody arranged here, written down by each in turn; and time of one's own now and then. */
export async function keepInTouch(
  stage: Stage,
  two: Two,
  days: readonly Temporal.PlainDate[],
  ways: readonly ContactWay[] = ['phone', 'video', 'text'],
): Promise<void> {
  const sides = [two.mentor, two.mentee]
  for (const [side, who] of sides.entries())
    await inPair(stage, who, two, async (db, pair) => {
      for (const [index, metOn] of days.entries()) {
        if (index % 2 !== side) continue
        const way = ways[index % ways.length] ?? 'phone'
        const minutes = way === 'text' ? 15 : 30 + (index % 3) * 15
        await logContact(db, who, pair, { kind: 'meeting', metOn, minutes, way }, metOn)
        if (index % 3 === 0)
          await logContact(db, who, pair, { kind: 'preparation', metOn, minutes: 30, way: null }, metOn)
        if (index % 5 === 1) await logContact(db, who, pair, { kind: 'learning', metOn, minutes: 60, way: null }, metOn)
      }
    })
}

/** Somebody's mid-year review: part A as far as it goes, and part B if they send it. */
export const lookBack = (
  stage: Stage,
  two: Two,
  who: PersonActor,
  { reach, report }: { readonly reach: Reach; readonly report?: Readonly<Record<string, number>> },
  now: Temporal.Instant,
) =>
  inPair(stage, who, two, async (db, { partnership, isMentor }) => {
    const [latest] = await listReviews(db, two.id)
    const review = await getReview(db, two.id, orNotFound(latest).id)
    const { own } = await readWritings(db, who, review, stage.key)
    const { review: words, fix } = pairWords[two.tongue]
    const said = { words: words[isMentor ? 'mentor' : 'mentee'], reach, version: own?.version ?? 0 }
    await saveWords(db, who, review, said, stage.key, now)
    if (!report) return
    const answers = { choices: report, words: (isMentor ? {} : { fix }) as Record<string, string> }
    await sendReport(db, who, partnership.programId, review, answers, now)
  })
