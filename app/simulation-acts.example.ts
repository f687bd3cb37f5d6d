import assert from 'node:assert/strict'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { testKey } from '#foundation/testing.ts'
import { exampleTerms } from './agreements/agreement.example.ts'
import { proposeAgreement, readAgreement, setAside, signAgreement } from './agreements/agreement.server.ts'
import { withdrawApplication } from './applications/application.server.ts'
import { answerAgain, endPartnership, leaveAsMentor } from './changes/ending.server.ts'
import { answerLonger, proposeLonger } from './changes/extension.server.ts'
import { pausePartnership, resumePartnership } from './changes/pause.server.ts'
import { correctContact, getContact, logContact, removeContact } from './contacts/contact.server.ts'
import { contactWays } from './contacts/contact.ts'
import { chooseRhythm } from './contacts/nudge.server.ts'
import { rhythms } from './contacts/nudge.ts'
import { answerReach } from './contacts/quiet.server.ts'
import {
  acceptTime,
  cancelMeeting,
  keepTime,
  proposeMeeting,
  proposeTimes,
  sayHeld,
} from './meetings/arrange.server.ts'
import { plainly, shownNow } from './meetings/meeting.example.ts'
import { listTimes } from './meetings/meeting.server.ts'
import { isAhead } from './meetings/meeting.ts'
import { answerOffer } from './partnerships/answer.server.ts'
import { getOwnPartnership, type Pair } from './partnerships/partnership.server.ts'
import { getReview, readWritings, saveWords, sendReport } from './reviews/review.server.ts'
import { personOf, type Simulation } from './simulation.example.ts'
import type { ExtensionNow, MeetingNow, OfferNow, PairNow, ReviewNow } from './simulation-look.example.ts'
import { answerSurvey, getSurvey } from './surveys/survey.server.ts'

type Way = (simulation: Simulation, pair: PairNow, who: PersonActor) => Promise<unknown>

/** Something one of the two does with the page of their partnership open. */
const inPair =
  (name: string, work: (simulation: Simulation, db: Db, who: PersonActor, pair: Pair) => Promise<unknown>): Way =>
  (simulation, { id }, who) =>
    simulation.act(name, who, async (db) => work(simulation, db, who, await getOwnPartnership(db, who, id)))

/** Proposes an agreement, or signs what the other proposed; now and then it is set aside. */
export const agree = inPair('agreement', async ({ chance, now }, db, who, { partnership }) => {
  const { latest, agreed, proposed } = await readAgreement(db, partnership.id, testKey)
  if (proposed && proposed.proposedBy !== who.id && chance.share(0.1))
    return setAside(db, who, partnership, proposed.edition, now())
  if (proposed) return signAgreement(db, who, partnership, proposed.edition, who.name, testKey, now())
  const meetsEvery = chance.one([7, 14, 30].filter((days) => days !== agreed?.meetsEvery))
  return proposeAgreement(db, who, partnership, { ...exampleTerms, meetsEvery }, latest, testKey, now())
})

/** Writes down time together, or one's own; most on the day, some late. */
export const logTime: Way = async (simulation, pair, who) => {
  const { chance, contacts, today } = simulation
  const kind = chance.weighted([['meeting', 8] as const, ['preparation', 1] as const, ['learning', 1] as const])
  const earliest = pair.introducedOn.until(today).days
  const metOn = today.subtract({
    days: Math.min(chance.weighted([[0, 6] as const, [3, 2] as const, [9, 1] as const]), earliest),
  })
  const what = { kind, metOn, minutes: chance.whole(15, 120), way: kind === 'meeting' ? chance.one(contactWays) : null }
  let id = ''
  const isDone = await simulation.act('contact', who, async (db) => {
    id = await logContact(db, who, await getOwnPartnership(db, who, pair.id), what, today)
  })
  if (isDone) contacts.set(id, { id, pair: pair.id, by: who.id, kind, metOn, minutes: what.minutes })
}

/** Corrects something one wrote down, or takes it out. */
export const mendTime: Way = async (simulation, pair, who) => {
  const own = [...simulation.contacts.values()].filter((each) => each.pair === pair.id && each.by === who.id)
  if (own.length === 0) return
  const chosen = simulation.chance.one(own)
  const minutes = simulation.chance.whole(15, 120)
  const isOut = simulation.chance.share(0.3)
  const isDone = await simulation.act('contact mended', who, async (db) => {
    const found = await getOwnPartnership(db, who, pair.id)
    const contact = await getContact(db, found, chosen.id)
    if (isOut) return removeContact(db, who, contact)
    return correctContact(db, who, found, contact, contact.version, { ...contact, minutes }, simulation.today)
  })
  if (isDone && isOut) simulation.contacts.delete(chosen.id)
  else if (isDone) chosen.minutes = minutes
}

/** Chooses how often one is reminded. */
export const choose: Way = async (simulation, pair, who) => {
  const every = simulation.chance.one(rhythms)
  const isDone = await simulation.act('rhythm', who, async (db) =>
    chooseRhythm(db, who, await getOwnPartnership(db, who, pair.id), every),
  )
  if (isDone) simulation.rhythms.set(`${pair.id} ${who.id}`, every)
}

export const reach = inPair('reach', async ({ chance, now, today }, db, who, pair) =>
  answerReach(db, who, pair, chance.one(['in_touch', 'not_yet', 'hand'] as const), now(), today),
)
/** Would like a call from the coordinator, without being asked. */
export const wishCall = inPair('call wished', async ({ now, today }, db, who, pair) =>
  answerReach(db, who, pair, 'hand', now(), today),
)
export const pause = inPair('pause', async ({ chance, today }, db, who, { partnership }) =>
  pausePartnership(db, who, partnership, today.add({ days: chance.whole(10, 80) }), today),
)
export const resume = inPair('resume', (_, db, who, { partnership }) => resumePartnership(db, who, partnership))
export const longer = inPair('longer', async ({ chance }, db, who, { partnership }) =>
  proposeLonger(db, who, partnership, partnership.endsOn.add({ days: chance.whole(20, 120) })),
)
export const end = inPair('end', async ({ chance, now }, db, who, { partnership }) =>
  endPartnership(db, who, partnership, chance.share(0.3) ? 'It did not fit.' : '', testKey, now()),
)
export const again = inPair('again', async ({ chance }, db, who, { partnership }) =>
  answerAgain(db, who, partnership, chance.share(0.85)),
)
export const leave = inPair('mentor leaves', async ({ now }, db, who, { partnership }) =>
  leaveAsMentor(db, who, partnership.programId, who.id, '', testKey, now()),
)

/** Answers a proposal to go on longer, or takes one's own back. */
export const sayLonger = (simulation: Simulation, extension: ExtensionNow, pair: PairNow) => {
  const { chance } = simulation
  const isOwn = chance.share(0.2)
  const id = isOwn ? extension.proposedBy : extension.proposedBy === pair.mentorId ? pair.menteeId : pair.mentorId
  const who = personOf(simulation, id)
  const answer = isOwn ? 'withdrawn' : chance.share(0.7) ? 'agreed' : 'declined'
  return inPair('longer answered', (_, db, actor, { partnership }) =>
    answerLonger(db, actor, partnership, extension, answer),
  )(simulation, pair, who)
}

const wallOn = (day: Temporal.PlainDate, hour: number) => `${day}T${String(hour).padStart(2, '0')}:30`

/** Up to three times on the days to come. */
const times = ({ chance, today }: Simulation) => {
  const first = today.add({ days: chance.whole(1, 20) })
  return plainly(
    ...[0, 1, 2].slice(0, chance.whole(1, 3)).map((later) => wallOn(first.add({ days: later }), chance.whole(8, 18))),
  )
}

export const propose = inPair('meeting proposed', async (simulation, db, who, { partnership }) =>
  proposeMeeting(db, who, partnership.id, times(simulation), testKey, simulation.now()),
)

/** Says whether a meeting was held. One that was is a contact too, unless one is written down for its day. */
async function hold(
  simulation: Simulation,
  db: Db,
  who: PersonActor,
  shown: Awaited<ReturnType<typeof shownNow>>,
): Promise<void> {
  const { contacts, chance } = simulation
  const wasHeld = chance.share(0.85)
  await sayHeld(db, who, shown, wasHeld, simulation.now())
  if (!wasHeld) return
  const made = await db
    .selectFrom('contacts')
    .select(['id', 'partnershipId', 'metOn', 'minutes'])
    .where('meetingId', '=', shown.meetingId)
    .executeTakeFirst()
  const isTwice = (on: Temporal.PlainDate) =>
    [...contacts.values()].some(
      ({ pair, kind, metOn }) => pair === made?.partnershipId && kind === 'meeting' && metOn.equals(on),
    )
  assert.ok(!made || !isTwice(made.metOn), 'a day has one contact')
  if (made) contacts.set(made.id, { ...made, pair: made.partnershipId, by: who.id, kind: 'meeting' })
}

/** Somebody does something about one meeting: answers, moves, keeps or cancels it, or says whether it was held. */
export const meet = (simulation: Simulation, meeting: MeetingNow, pair: PairNow) => {
  const { chance, now } = simulation
  const who = personOf(simulation, meeting.askedId ?? chance.one([pair.mentorId, pair.menteeId]))
  const isOver = meeting.startsAt !== null && Temporal.Instant.compare(meeting.startsAt, now()) <= 0
  const what = isOver
    ? 'held'
    : meeting.askedId
      ? chance.weighted([
          ['accept', 14],
          ['other', 3],
          ['cancel', 1],
          [meeting.state === 'agreed' ? 'keep' : 'accept', 3],
        ] as const)
      : chance.weighted([
          ['other', 3],
          ['cancel', 2],
          ['nothing', 30],
        ] as const)
  if (what === 'nothing' || (what === 'held' && meeting.held !== null)) return undefined
  return simulation.act(`meeting ${what}`, who, async (db) => {
    const shown = await shownNow(db, pair.id, meeting.id)
    if (what === 'held') return hold(simulation, db, who, shown)
    if (what === 'other') return proposeTimes(db, who, shown, times(simulation), now())
    if (what === 'cancel') return cancelMeeting(db, who, shown, '', testKey, now())
    if (what === 'keep') return keepTime(db, who, shown)
    const ahead = (await listTimes(db, { id: meeting.id, partnershipId: pair.id })).filter((time) =>
      isAhead(time, now()),
    )
    const [first] = ahead
    return first
      ? acceptTime(db, who, shown, String(first.startsAt), now())
      : proposeTimes(db, who, shown, times(simulation), now())
  })
}

/** Somebody answers what they were offered; now and then they leave the program instead. */
export const answerOne = (simulation: Simulation, offer: OfferNow) => {
  const { chance, now } = simulation
  const isMentor = offer.state === 'asking_mentor'
  const who = personOf(simulation, isMentor ? offer.mentorId : offer.menteeId)
  if (chance.share(0.02))
    return simulation.act('application withdrawn', who, (db) =>
      withdrawApplication(db, who, isMentor ? offer.mentorApplicationId : offer.menteeApplicationId),
    )
  const answer = chance.share(0.95) ? 'yes' : 'no'
  return simulation.act(`offer ${answer}`, who, (db) =>
    answerOffer(db, who, offer.id, { answer, word: '', promised: true }, testKey, now()),
  )
}

/** Goes on with a review: a draft, done, shown; and the part for the program, in any order. */
export const review = (simulation: Simulation, now: ReviewNow) => {
  const { chance } = simulation
  const who = personOf(simulation, now.personId)
  return simulation.act('review', who, async (db) => {
    const found = await getReview(db, now.partnershipId, now.id)
    if (!now.sent && chance.share(0.5))
      return sendReport(
        db,
        who,
        simulation.pool.program.id,
        found,
        { choices: { rhythm: chance.whole(1, 3), match: chance.whole(1, 3) }, words: {} },
        simulation.now(),
      )
    const { own } = await readWritings(db, who, found, testKey)
    const reach = own?.doneAt ? 'shown' : chance.one(own ? (['done', 'shown'] as const) : (['draft', 'done'] as const))
    const said = { words: { progress: 'Some.' }, reach, version: own?.version ?? 0 }
    await saveWords(db, who, found, said, testKey, simulation.now())
    if (reach === 'shown') simulation.shown.add(now.id)
  })
}

/** Answers a survey. */
export const answerAsked = (simulation: Simulation, surveyId: string, personId: string) => {
  const who = personOf(simulation, personId)
  return simulation.act('survey', who, async (db) => {
    const survey = await getSurvey(db, surveyId)
    const choices = survey.items.flatMap(({ key, options }) =>
      options ? [[key, simulation.chance.one(options).value] as const] : [],
    )
    return answerSurvey(db, who, survey, { choices: Object.fromEntries(choices), words: {} })
  })
}
