import type { MeetingKind, MeetingMode } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { post, unpost } from '#foundation/outbox.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { openVault } from '../partnerships/vault.server.ts'
import { boundOf, holdMeeting, listTimes } from './meeting.server.ts'
import { endOfMeeting, hasBegun, isAhead, type Meeting, type Moment } from './meeting.ts'
import { meetingWords as w } from './meetings.words.ts'

/** Which meeting of which partnership, and how the form showed it. */
export interface Shown {
  readonly partnershipId: string
  readonly meetingId: string
  readonly version: number
}

const audited = (id: string) => ({ recordType: 'meeting', recordId: id })

async function getLiving(db: Db, actor: PersonActor, partnershipId: string) {
  const pair = await getOwnPartnership(db, actor, partnershipId)
  refuseUnless(pair.partnership.state !== 'ended', w.ended)
  return pair
}

/** The meeting as the form showed it, held; of two who press at once the second learns that it has changed. */
async function holdShown(db: Db, actor: PersonActor, shown: Shown) {
  const { partner } = await getLiving(db, actor, shown.partnershipId)
  const meeting = await holdMeeting(db, shown.partnershipId, shown.meetingId)
  refuseUnless(meeting.version === shown.version, w.changedMeanwhile, { status: 409 })
  return { meeting, partner }
}

const changeMeeting = (db: Db, meeting: Meeting, changes: Record<string, unknown>) =>
  changeVersioned(db, 'meetings', meeting.id, meeting.version, changes)

/** Proposes a meeting at up to three times; the other of the two is asked. @returns its id */
export async function proposeMeeting(
  db: Db,
  actor: PersonActor,
  partnershipId: string,
  given: { kind: MeetingKind; mode: MeetingMode; where: string; minutes: number; moments: readonly Moment[] },
  key: Buffer,
  now: Temporal.Instant,
): Promise<string> {
  const { partner } = await getLiving(db, actor, partnershipId)
  const { kind, mode, where, minutes, moments } = given
  const id = crypto.randomUUID()
  const vault = await openVault(db, partnershipId, key)
  const whereSealed = vault.seal(where, boundOf(id, 'where_sealed'))
  await db
    .insertInto('meetings')
    .values({
      id,
      partnershipId,
      kind,
      mode,
      minutes,
      proposedBy: actor.id,
      askedId: partner.id,
      askedAt: now,
      whereSealed,
      createdAt: now,
    })
    .execute()
  await layTimes(db, { id, partnershipId }, minutes, moments)
  await askByLetter(db, id, partner.id, 1)
  await record(db, actor, 'meeting.proposed', audited(id))
  return id
}

/** Proposes other times instead of those that lie there; for an agreed meeting, to move it. What is agreed stands until then. */
export async function proposeTimes(
  db: Db,
  actor: PersonActor,
  shown: Shown,
  { minutes, moments }: { minutes: number; moments: readonly Moment[] },
  now: Temporal.Instant,
): Promise<void> {
  const { meeting, partner } = await holdShown(db, actor, shown)
  refuseUnless(meeting.state !== 'cancelled' && !hasBegun(meeting, now), w.tooLate)
  const round = meeting.round + 1
  await layTimes(db, meeting, minutes, moments)
  await changeMeeting(db, meeting, {
    round,
    askedId: partner.id,
    askedAt: now,
    ...(meeting.startsAt ? {} : { minutes }),
  })
  await takeBackQuestion(db, meeting.id)
  await askByLetter(db, meeting.id, partner.id, round)
  await record(db, actor, 'meeting.proposed', audited(meeting.id))
}

async function layTimes(
  db: Db,
  { id, partnershipId }: Pick<Meeting, 'id' | 'partnershipId'>,
  minutes: number,
  moments: readonly Moment[],
): Promise<void> {
  await clearTimes(db, id)
  await db
    .insertInto('meetingTimes')
    .values(moments.map((moment, at) => ({ meetingId: id, partnershipId, n: at + 1, minutes, ...moment })))
    .execute()
}

const clearTimes = (db: Db, meetingId: string) =>
  db.deleteFrom('meetingTimes').where('meetingId', '=', meetingId).execute()

/** What asked for an answer, and what reminded of it, is not sent any more. */
async function takeBackQuestion(db: Db, meetingId: string): Promise<void> {
  for (const kind of ['meeting.proposed', 'meeting.waiting']) await unpost(db, kind, meetingId)
}

const askByLetter = (db: Db, id: string, personId: string, round: number) =>
  post(db, { kind: 'meeting.proposed', personId, subjectId: id, occurrence: String(round), particulars: { round } })

/** Takes one of the times that lie proposed: the meeting is on, or has moved. Both calendars are told. */
export async function acceptTime(
  db: Db,
  actor: PersonActor,
  shown: Shown,
  at: string,
  now: Temporal.Instant,
): Promise<void> {
  const { meeting, partner } = await holdShown(db, actor, shown)
  refuseUnless(meeting.askedId === actor.id, w.notAsked)
  const chosen = (await listTimes(db, meeting)).find(({ startsAt }) => String(startsAt) === at)
  refuseUnless(chosen, w.changedMeanwhile, { status: 409 })
  refuseUnless(isAhead(chosen, now), w.timeIsPast)
  const hasMoved = meeting.state === 'agreed'
  const sequence = meeting.sequence + (hasMoved ? 1 : 0)
  const { minutes, startsAt, zone, wall } = chosen
  await changeMeeting(db, meeting, {
    state: 'agreed',
    minutes,
    startsAt,
    zone,
    wall,
    sequence,
    askedId: null,
    settledAt: now,
  })
  await clearTimes(db, meeting.id)
  await tellCalendars(db, hasMoved ? 'meeting.moved' : 'meeting.agreed', meeting.id, [actor.id, partner.id], sequence)
  await record(db, actor, hasMoved ? 'meeting.moved' : 'meeting.agreed', audited(meeting.id))
}

/** Posts what a calendar must be told, to both: once for each thing told. */
export async function tellCalendars(
  db: Db,
  kind: 'meeting.agreed' | 'meeting.moved' | 'meeting.cancelled',
  id: string,
  people: readonly string[],
  sequence: number,
): Promise<void> {
  for (const personId of people)
    await post(db, { kind, personId, subjectId: id, occurrence: String(sequence), particulars: { sequence } })
}

/** An agreed meeting stays when it is: whoever was asked to move it cannot, or whoever asked no longer needs to. */
export async function keepTime(db: Db, actor: PersonActor, shown: Shown): Promise<void> {
  const { meeting, partner } = await holdShown(db, actor, shown)
  refuseUnless(meeting.state === 'agreed' && meeting.askedId, w.nothingProposed)
  await changeMeeting(db, meeting, { askedId: null })
  await clearTimes(db, meeting.id)
  await takeBackQuestion(db, meeting.id)
  if (meeting.askedId === actor.id)
    await post(db, {
      kind: 'meeting.kept',
      personId: partner.id,
      subjectId: meeting.id,
      occurrence: String(meeting.round),
    })
  await record(db, actor, 'meeting.kept', audited(meeting.id))
}

/** Calls a meeting off, with a word for the other if one likes. */
export async function cancelMeeting(
  db: Db,
  actor: PersonActor,
  shown: Shown,
  word: string,
  key: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  const { meeting, partner } = await holdShown(db, actor, shown)
  refuseUnless(meeting.state !== 'cancelled' && !hasBegun(meeting, now), w.tooLate)
  const vault = await openVault(db, meeting.partnershipId, key)
  const sequence = meeting.sequence + (meeting.state === 'agreed' ? 1 : 0)
  await changeMeeting(db, meeting, {
    state: 'cancelled',
    askedId: null,
    sequence,
    cancelledBy: actor.id,
    wordSealed: word ? vault.seal(word, boundOf(meeting.id, 'word_sealed')) : null,
  })
  await clearTimes(db, meeting.id)
  await takeBackQuestion(db, meeting.id)
  if (meeting.state === 'agreed')
    await tellCalendars(db, 'meeting.cancelled', meeting.id, [actor.id, partner.id], sequence)
  else await post(db, { kind: 'meeting.withdrawn', personId: partner.id, subjectId: meeting.id })
  await record(db, actor, 'meeting.cancelled', audited(meeting.id))
}

/** Says how and where the two meet. It stands on the meeting's page alone, so nobody's calendar needs to hear. */
export async function placeMeeting(
  db: Db,
  actor: PersonActor,
  { partnershipId, meetingId, version }: Shown,
  { mode, where }: { mode: MeetingMode; where: string },
  key: Buffer,
): Promise<void> {
  await getLiving(db, actor, partnershipId)
  const { id, state } = await holdMeeting(db, partnershipId, meetingId)
  refuseUnless(state !== 'cancelled', w.tooLate)
  const vault = await openVault(db, partnershipId, key)
  const whereSealed = vault.seal(where, boundOf(id, 'where_sealed'))
  await changeVersioned(db, 'meetings', id, version, { mode, whereSealed })
  await record(db, actor, 'meeting.placed', audited(id))
}

/** Says whether a meeting took place. Both saying the same is one word. */
export async function sayHeld(
  db: Db,
  actor: PersonActor,
  { partnershipId, meetingId }: Omit<Shown, 'version'>,
  held: boolean,
  now: Temporal.Instant,
): Promise<void> {
  await getLiving(db, actor, partnershipId)
  const meeting = await holdMeeting(db, partnershipId, meetingId)
  const end = endOfMeeting(meeting)
  refuseUnless(
    meeting.state === 'agreed' && end && Temporal.Instant.compare(meeting.startsAt ?? end, now) <= 0,
    w.notYet,
  )
  if (meeting.held === held) return
  await changeMeeting(db, meeting, { held })
  await record(db, actor, held ? 'meeting.held' : 'meeting.missed', audited(meeting.id))
}
