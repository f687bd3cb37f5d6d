import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { ask, post } from '#foundation/outbox.ts'
import type { Privacy } from '#foundation/privacy.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { withdrawApplication } from '../applications/application.server.ts'
import { endPartnership, leaveAsMentor } from '../changes/ending.server.ts'
import { promised } from '../closings/kept.ts'
import { importPrivacy } from '../imports/import.privacy.ts'
import { organizationPrivacy } from '../organizations/organization.privacy.ts'
import { peoplePrivacy } from '../people/people.privacy.ts'
import { listAddresses } from '../people/person.server.ts'
import { answerBy, goesAs } from './erasure.ts'
import { erasureWords as w } from './erasures.words.ts'

const promises: Privacy = { ...peoplePrivacy, ...organizationPrivacy, ...importPrivacy, ...promised }

/** What leaving for good would mean for the actor, in three lists; and what stands in its way. */
export interface Leaving {
  /** What goes at once, by the name of its words. */
  readonly goes: readonly string[]
  /** What stays without a name, each until its day. */
  readonly stays: readonly { readonly what: string; readonly title: Text; readonly until: Temporal.PlainDate }[]
  /** With whom something was written that stays theirs until a day, and whether the partnership still goes on. */
  readonly partners: readonly {
    readonly name: string
    readonly title: Text
    readonly until: Temporal.PlainDate
    readonly living: boolean
  }[]
  /** What somebody else must be named for first. */
  readonly handOver: readonly {
    readonly kind: 'organization' | 'program'
    readonly slug: string
    readonly title: Text
  }[]
  /** Something open keeps it waiting. */
  readonly isHeld: boolean
  readonly request: { readonly state: 'waiting' | 'ready' | 'done'; readonly dueOn: Temporal.PlainDate } | undefined
}

/** Reads the three lists for the actor. Nothing is changed. */
export async function readLeaving(db: Db, actor: PersonActor, today: Temporal.PlainDate): Promise<Leaving> {
  const counts = await sql<{ kept: string }>`select kept from app.leaving_counts()`.execute(db)
  const stays = await sql<Leaving['stays'][number]>`
    select what, title, until from app.staying() where until >= ${today} order by until, what`.execute(db)
  const handOver = await sql<Leaving['handOver'][number]>`select * from app.to_hand_over()`.execute(db)
  const held = await sql<{ yes: boolean }>`select app.is_held() as yes`.execute(db)
  const request = await db
    .selectFrom('erasures')
    .select(['state', 'dueOn'])
    .where('personId', '=', actor.id)
    .executeTakeFirst()
  return {
    goes: [...new Set(counts.rows.map(({ kept }) => goesUnder(kept)))],
    stays: stays.rows,
    partners: await listPartners(db, actor, today),
    handOver: handOver.rows,
    isHeld: held.rows[0]?.yes ?? false,
    request,
  }
}

const camel = (table: string) =>
  table.replace(/^private\./, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

function goesUnder(table: string): string {
  if (table === 'quotes') return 'quotes'
  return goesAs[promises[camel(table)]?.record ?? 'system'] ?? 'account'
}

/** The partnerships of which the other still has what the two wrote. */
async function listPartners(db: Db, actor: PersonActor, today: Temporal.PlainDate): Promise<Leaving['partners']> {
  const rows = await db
    .selectFrom('partnerships as s')
    .innerJoin('programs as p', 'p.id', 's.programId')
    .innerJoin('people as o', (join) =>
      join.on((of) =>
        of(
          'o.id',
          '=',
          of.case().when('s.mentorId', '=', actor.id).then(of.ref('s.menteeId')).else(of.ref('s.mentorId')).end(),
        ),
      ),
    )
    .select(['o.name', 'o.preferredName', 'p.title', 'p.daysKept', 's.endedOn'])
    .where((of) => of.or([of('s.mentorId', '=', actor.id), of('s.menteeId', '=', actor.id)]))
    .where(sql<boolean>`app.is_readable(s.ended_on, s.program_id)`)
    .orderBy('o.name')
    .execute()
  return rows.map(({ name, preferredName, title, daysKept, endedOn }) => ({
    name: preferredName || name,
    title: title as Text,
    until: (endedOn ?? today).add({ days: daysKept }),
    living: endedOn === null,
  }))
}

/**
 * Erases the actor for good: ends what goes on, kindly; takes back what waits; destroys their keys; deletes what is theirs
 * alone; takes their name off what must stay. One transaction: all of it, or nothing. Done twice it is done once.
 *
 * @param leavesName whether partners go on reading the name until they lose what the two wrote
 * @returns the day on which the destroyed keys have left the last backup
 */
export async function leaveForGood(
  db: Db,
  actor: PersonActor,
  { leavesName }: { readonly leavesName: boolean },
  key: Buffer,
  now: Temporal.Instant,
): Promise<Temporal.PlainDate> {
  const today = dateAt(now)
  const leaving = await readLeaving(db, actor, today)
  refuseUnless(leaving.handOver.length === 0, w.handOverFirst)
  refuseUnless(!leaving.isHeld, w.heldNow)
  const [first] = await listAddresses(db, actor.id)
  const programs = await endPartnerships(db, actor, key, now)
  for (const id of await listOpenApplications(db, actor)) await withdrawApplication(db, actor, id)
  const stays = leaving.stays.map(({ until }) => until)
  const last = stays.reduce((late, day) => (Temporal.PlainDate.compare(late, day) > 0 ? late : day), today)
  const nameUntil =
    leavesName && leaving.partners.length > 0 ? lastOf(leaving.partners.map(({ until }) => until)) : null
  const { rows } = await sql<{ goneOn: Temporal.PlainDate }>`
    select app.leave_for_good(${nameUntil}::date, ${now.toString()}) as gone_on`.execute(db)
  const goneOn = rows[0]?.goneOn ?? today
  for (const programId of programs)
    await ask(db, { kind: 'erasure.tell', subjectId: programId, occurrence: now.toString() })
  if (first)
    await post(db, {
      kind: 'erasure.done',
      address: first.address,
      subjectId: actor.id,
      particulars: { language: actor.language, goneOn: `${goneOn}`, stays: stays.length, last: `${last}` },
    })
  await record(db, actor, 'person.erased', { recordType: 'person', recordId: actor.id })
  return goneOn
}

const lastOf = (days: readonly Temporal.PlainDate[]) => days.toSorted(Temporal.PlainDate.compare).at(-1) ?? null

/** Ends what goes on between the actor and others, without a reason. @returns the programs in which something ended */
async function endPartnerships(db: Db, actor: PersonActor, key: Buffer, now: Temporal.Instant): Promise<string[]> {
  const living = await db
    .selectFrom('partnerships')
    .select(['id', 'programId', 'mentorId', 'menteeId'])
    .where((of) => of.or([of('mentorId', '=', actor.id), of('menteeId', '=', actor.id)]))
    .where('state', '<>', 'ended')
    .orderBy('id')
    .execute()
  const mentored = new Set(living.flatMap(({ mentorId, programId }) => (mentorId === actor.id ? [programId] : [])))
  for (const programId of mentored) await leaveAsMentor(db, actor, programId, actor.id, '', key, now)
  for (const pair of living) if (pair.menteeId === actor.id) await endPartnership(db, actor, pair, '', key, now)
  return [...new Set(living.map(({ programId }) => programId))]
}

async function listOpenApplications(db: Db, actor: PersonActor): Promise<string[]> {
  const rows = await db
    .selectFrom('applications')
    .select('id')
    .where('personId', '=', actor.id)
    .where('status', 'in', ['draft', 'asked', 'submitted', 'waiting', 'accepted'])
    .execute()
  return rows.map(({ id }) => id)
}

/** Asks for it where something open keeps it waiting: whoever administers sees it, with the day by which it is answered. */
export async function askToLeave(db: Db, actor: PersonActor, now: Temporal.Instant): Promise<void> {
  const { isHeld, request } = await readLeaving(db, actor, dateAt(now))
  refuseUnless(isHeld && !request, w.askedAlready)
  await db
    .insertInto('erasures')
    .values({
      personId: actor.id,
      organizationIds: sql<string[]>`array(select app.own_organizations())`,
      askedAt: now,
      dueOn: answerBy(dateAt(now)),
    })
    .execute()
  await record(db, actor, 'erasure.asked', { recordType: 'person', recordId: actor.id })
}
