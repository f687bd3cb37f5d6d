import type { Db } from '#foundation/database.ts'
import { type Letter, post } from '#foundation/outbox.ts'
import { as, testKey } from '#foundation/testing.ts'
import { signHeads } from './admin/trail.server.ts'
import { againPurpose } from './changes/change.ts'
import { addCommittee } from './committees/committee.example.ts'
import { stopPurpose } from './credentials/access.job.ts'
import { addressPurpose } from './credentials/address.server.ts'
import type { DecidedWorld } from './decided.example.ts'
import { proposeMeeting } from './meetings/arrange.server.ts'
import { plainly } from './meetings/meeting.example.ts'
import { removeDetails } from './payee-details/details.server.ts'
import { makeLink } from './people/link.server.ts'
import { addPairsLike } from './pulse/pulse.example.ts'
import { endPurpose } from './sessions/session.email.ts'
import { worldNow, worldToday } from './world.example.ts'

type Row = Pick<Letter, 'personId' | 'address' | 'subjectId' | 'particulars'>
/** Lays what one kind of letter tells, where the world does not hold it yet, and says to whom and about which row it is. */
type Occasion = (db: Db, world: DecidedWorld) => Promise<Row>

/** Letters that tell something else of a row another letter of the world is about already. */
const alike: Record<string, string> = {
  'meeting.kept': 'meeting.agreed',
  'meeting.moved': 'meeting.agreed',
  'meeting.reminder': 'meeting.agreed',
  'meeting.waiting': 'meeting.proposed',
  'meeting.withdrawn': 'meeting.cancelled',
  'review.reminder': 'review.opened',
  'review.talk': 'review.opened',
  'survey.reminder': 'survey.asked',
}

/** What the world's own acts and ticks do not post. */
const occasions: Record<string, Occasion> = {
  'sign-in': async (_db, { amina }) => ({ address: amina.email, subjectId: crypto.randomUUID() }),
  'sign-in.changed': async (_db, { amina }) => ({
    ...mailed(amina),
    subjectId: amina.id,
    particulars: { told: 'passkey.added' },
  }),
  'access.asked': toAmina(askAccess),
  'access.asked-partner': async (db, world) => ({ personId: world.marcus.id, subjectId: await askAccess(db, world) }),
  'access.ready': toAmina(askAccess),
  'address.confirm': toAmina(async (db, { amina }) => {
    const subjectId = crypto.randomUUID()
    await link(db, amina.id, addressPurpose, subjectId)
    return subjectId
  }),
  'session.new-device': toAmina(async (db, { amina }) => {
    const endsAt = Temporal.Now.instant().add({ hours: 12 })
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0'
    const row = { tokenHash: Buffer.from(crypto.randomUUID()), personId: amina.id, endsAt, agent }
    const { id } = await db.insertInto('sessions').values(row).returning('id').executeTakeFirstOrThrow()
    await link(db, amina.id, endPurpose, id)
    return id
  }),
  'sign-on.connected': toAmina(async (db, { organizationId }) => {
    const provider = { organizationId, label: 'District 39', issuer: 'https://id.example.org', clientId: 'alongside' }
    const row = { ...provider, domains: ['example.org'] }
    return (await db.insertInto('signOnProviders').values(row).returning('id').executeTakeFirstOrThrow()).id
  }),
  'application.begun': applicant(1, 'draft'),
  'application.asked': applicant(1, 'asked'),
  'application.reminder': applicant(1, 'draft'),
  'deadline.moved': applicant(1, 'draft'),
  'application.received': async (_db, { amina }) => ({ personId: amina.id, subjectId: amina.applicationId }),
  'application.decided': async (_db, { marcus }) => ({ personId: marcus.id, subjectId: marcus.applicationId }),
  'honorarium.moved': async (db, { program, olga }) => {
    const claim = db.selectFrom('honoraria').select('id').where('programId', '=', program.id)
    const { id } = await claim.where('personId', '=', olga.person.id).executeTakeFirstOrThrow()
    return { personId: olga.person.id, subjectId: id, particulars: { state: 'promised' } }
  },
  'payee.asked': async (db, { marcus, program }) => {
    await as(db, marcus)
    await removeDetails(db, marcus)
    const claim = db.selectFrom('honoraria').select('id').where('programId', '=', program.id)
    const { id } = await claim.where('personId', '=', marcus.id).executeTakeFirstOrThrow()
    return { personId: marcus.id, subjectId: id }
  },
  'membership.ending': async (db, { marcus, coordinator }) => {
    await db
      .updateTable('attestations')
      .set({
        checkedBy: coordinator.id,
        checkedAt: worldNow,
        confirmed: true,
        expiresOn: worldToday.add({ months: 1 }),
      })
      .where('applicationId', '=', marcus.applicationId)
      .execute()
    return { personId: marcus.id, subjectId: marcus.applicationId }
  },
  'mentor.invited': async (_db, { program }) => ({ address: 'somebody.new@example.org', subjectId: program.id }),
  'referee.asked': async (_db, { amina }) => ({ personId: amina.referee.id, subjectId: amina.unanswered }),
  'committee.seated': async (_db, { assigned }) => ({ personId: assigned.id, subjectId: assigned.memberId }),
  'committee.term-ending': async (_db, { assigned }) => ({
    personId: assigned.id,
    subjectId: assigned.memberId,
    particulars: { until: '2099-12-31' },
  }),
  'reading.assigned': handedOut,
  'reading.reminder': handedOut,
  'board.to-sign': async (db, { program, board, assigned }) => {
    const first = db.updateTable('matchings').set({ state: 'proposed' }).where('programId', '=', program.id)
    const { id } = await first.where('number', '<', board.number).returning('id').executeTakeFirstOrThrow()
    return { personId: assigned.id, subjectId: assigned.memberId, particulars: { board: id } }
  },
  'offer.asked': asked,
  'offer.reminder': asked,
  'offer.taken-back': overOffer,
  'offer.not-this-time': overOffer,
  'offer.over': overOffer,
  'contact.nudge': async (db, { partnershipId, amina, marcus }) => {
    for (const { id } of [amina, marcus])
      for (const purpose of ['contact-log', 'contact-off']) await link(db, id, purpose, partnershipId)
    return { personId: amina.id, subjectId: partnershipId }
  },
  'contact.reach': async (db, { partnershipId, amina }) => {
    await link(db, amina.id, 'contact-reach', partnershipId)
    await as(db, 'worker')
    await db.updateTable('quiets').set({ state: 'asked' }).where('partnershipId', '=', partnershipId).execute()
    return { personId: amina.id, subjectId: partnershipId }
  },
  'meeting.proposed': async (db, { partnershipId, amina, marcus }) => {
    const given = plainly('2027-01-19T16:00', '2027-01-20T16:00')
    const subjectId = await proposeMeeting(await as(db, amina), amina, partnershipId, given, testKey, worldNow)
    return { personId: marcus.id, subjectId, particulars: { round: 1 } }
  },
  'review.opened': async (db, world) => {
    const { personId = '', subjectId: partnershipId } = await pair(5, { meetsEvery: 30 })(db, world)
    await as(db, 'worker')
    const { id } = await db
      .insertInto('reviews')
      .values({
        partnershipId,
        personId: personId ?? '',
        moment: 'mid_year',
        dueOn: worldToday.add({ months: 1 }),
        openedAt: worldNow,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { personId, subjectId: id }
  },
  'partnership.paused': pair(2, { state: 'paused', pausedUntil: '2027-01-31', resumesAs: 'introduced' }),
  'partnership.resumed': pair(0, {}),
  'partnership.extended': pair(0, {}),
  'partnership.ended': pair(3, { state: 'ended', endedOn: '2026-10-20', endedAs: 'early' }),
  'partnership.completed': pair(4, { state: 'ended', endedOn: '2026-10-20', endedAs: 'completed' }),
  'concern.said': toStaff,
  'erasure.left': toStaff,
  'program.closed': async (db, { elsewhere }) => {
    const { members } = await addCommittee(db, elsewhere, 1)
    await db.updateTable('programs').set({ status: 'archived' }).where('id', '=', elsewhere.id).execute()
    return { personId: members[0]?.id ?? '', subjectId: members[0]?.memberId ?? '' }
  },
  'group.taken-out': async (db, { program, otto }) => {
    const group = db.selectFrom('groups').select('id').where('programId', '=', program.id)
    return { personId: otto.person.id, subjectId: (await group.executeTakeFirstOrThrow()).id }
  },
  'match.none-mentee': async (_db, { otto }) => ({ personId: otto.person.id, subjectId: otto.application.id }),
  'match.none-mentor': async (_db, { olga }) => ({ personId: olga.person.id, subjectId: olga.application.id }),
  'match.still-waiting': applicant(2, 'waiting'),
  'audit.signed': async (db) => {
    await as(db, 'worker')
    await signHeads(db, testKey, worldNow, worldToday)
    return { address: 'privacy@example.org', subjectId: 'heads', particulars: { day: worldToday.toString() } }
  },
  'grant.told': grant,
  'grant.approve': grant,
  'grant.decide': grant,
  'grant.moved': grant,
  'grant.decided': grant,
  'grant.read': grant,
  'backup.overdue': async (db, { admin }) => {
    await db.deleteFrom('backupRuns').execute()
    const at = Temporal.Now.instant().subtract({ hours: 40 })
    await db
      .insertInto('backupRuns')
      .values({ kind: 'backup', beganAt: at, endedAt: at, good: true, ofAt: at })
      .execute()
    return { personId: admin.id, subjectId: admin.id }
  },
  'erasure.done': async (_db, { amina }) => ({
    address: amina.email,
    subjectId: crypto.randomUUID(),
    particulars: { language: 'en', goneOn: '2026-12-01', stays: true, last: '2027-10-25' },
  }),
  'erasure.ready': async (_db, { otto }) => ({ personId: otto.person.id, subjectId: crypto.randomUUID() }),
}

/** Posts a letter of every kind the house can write; the world holds the reason of each. */
export async function postEveryLetter(db: Db, world: DecidedWorld): Promise<void> {
  for (const [kind, occasion] of Object.entries(occasions)) {
    await as(db, 'owner')
    const row = await occasion(db, world)
    await as(db, 'owner')
    await post(db, { kind, occurrence: 'every kind', ...row })
  }
  for (const [kind, other] of Object.entries(alike))
    for (const row of await db.selectFrom('outbox').selectAll().where('kind', '=', other).execute())
      await post(db, { ...row, kind, dueAt: undefined, particulars: row.particulars as Row['particulars'] })
}

const mailed = ({ id, email }: { id: string; email: string }) => ({ personId: id, address: email })

const link = (db: Db, personId: string, purpose: string, subjectId: string) =>
  makeLink(db, testKey, { personId, purpose, subjectId, endsAt: Temporal.Now.instant().add({ hours: 24 }) })

function toAmina(lay: (db: Db, world: DecidedWorld) => Promise<string>): Occasion {
  return async (db, world) => ({ ...mailed(world.amina), subjectId: await lay(db, world) })
}

async function toStaff(_db: Db, { coordinator, program }: DecidedWorld): Promise<Row> {
  return { personId: coordinator.id, subjectId: program.id }
}

async function askAccess(db: Db, { amina }: DecidedWorld): Promise<string> {
  const asked = db.insertInto('accessRequests').values({ personId: amina.id }).returning('id')
  const { id } = await asked.executeTakeFirstOrThrow()
  await link(db, amina.id, stopPurpose, id)
  return id
}

/** One of those who fill the world, with their application in some state. */
function applicant(n: number, status?: 'draft' | 'asked' | 'waiting'): Occasion {
  return async (db) => {
    const { id, personId } = await db
      .selectFrom('applications as a')
      .innerJoin('people', 'people.id', 'a.personId')
      .select(['a.id', 'a.personId'])
      .where('people.name', '=', `Filler ${n}`)
      .executeTakeFirstOrThrow()
    const decided = status === 'waiting' ? worldNow : null
    const state = { status, waitingSince: decided, decidedAt: decided }
    if (status) await db.updateTable('applications').set(state).where('id', '=', id).execute()
    return { personId, subjectId: id }
  }
}

async function handedOut(db: Db, world: DecidedWorld): Promise<Row> {
  const { unassigned } = world
  const { subjectId: applicationId } = await applicant(3)(db, world)
  await db
    .insertInto('readings')
    .values({ applicationId, memberId: unassigned.memberId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { personId: unassigned.id, subjectId: unassigned.memberId }
}

/** Somebody is asked whether they want each other. */
async function asked(db: Db, { otto, declinedOfferId }: DecidedWorld): Promise<Row> {
  await db
    .updateTable('offers')
    .set({ state: 'asking_mentee', declinedBy: null, endedAt: null })
    .where('id', '=', declinedOfferId)
    .execute()
  await link(db, otto.person.id, 'offer-mentee', declinedOfferId)
  return { personId: otto.person.id, subjectId: declinedOfferId, particulars: { side: 'mentee' } }
}

async function overOffer(_db: Db, { olga, declinedOfferId }: DecidedWorld): Promise<Row> {
  return { personId: olga.person.id, subjectId: declinedOfferId }
}

async function grant(db: Db, { amina }: DecidedWorld): Promise<Row> {
  await as(db, 'worker') // the owner sees none of it
  const { id } = await db.selectFrom('grants').select('id').executeTakeFirstOrThrow()
  return { personId: amina.id, subjectId: id }
}

/** A pair in some state: Amina and Marcus as they are, or one more, of people with addresses. */
function pair(n: number, state: object): Occasion {
  return async (db, { partnershipId, amina }) => {
    if (n === 0) return { personId: amina.id, subjectId: partnershipId }
    const [id = ''] = await addPairsLike(db, { partnershipId } as Parameters<typeof addPairsLike>[1], 1)
    const { menteeId } = await db
      .updateTable('partnerships')
      .set(state)
      .where('id', '=', id)
      .returning('menteeId')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('emails')
      .values({ personId: menteeId, address: `pair${n}@example.org` })
      .execute()
    await link(db, menteeId, againPurpose, id)
    return { personId: menteeId, subjectId: id }
  }
}
