import { sql } from 'kysely'
import type { PartnershipState, QuietState } from '#database/types.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { post } from '#foundation/outbox.ts'
import type { Tick } from '#foundation/postman.ts'
import { makeLink } from '../people/link.server.ts'
import { dueNudge, isNudgeDay, type Reminded } from './nudge.ts'
import { after, countsAnew, daysToAnswer, dueQuiet, type Watched } from './quiet.ts'

/** How long the links of a letter open. */
const linkDays = 60

type Row<Of> = { readonly [Key in keyof Of]: Of[Key] } & { readonly id: string }

/** Reminds whoever wants to be reminded, at most once a week or month, of a partnership in which nothing was written down. Two who
 * are being asked whether they reached each other are not asked the same in other words. */
export const nudge: Tick = async (db, { now, key }) => {
  const today = dateAt(now)
  if (!isNudgeDay(today)) return
  const { rows } = await sql<Row<Reminded> & { personId: string }>`
    select s.id, s.state, s.meets_every, s.ends_on, p.id as person_id, coalesce(l.every, 'month') as every, l.told_on,
      (s.introduced_at at time zone 'America/Vancouver')::date as introduced_on, c.last_met
    from partnerships s
    join programs g on g.id = s.program_id and g.status <> 'archived'
    cross join lateral (values (s.mentor_id), (s.mentee_id)) p(id)
    left join contact_letters l on l.partnership_id = s.id and l.person_id = p.id
    left join lateral (select max(c.met_on) as last_met from contacts c where c.partnership_id = s.id and c.kind = 'meeting') c on true
    where s.state in ('introduced', 'under_way') and s.ends_on >= ${today}
      and (c.last_met is null or c.last_met < ${today}::date - extract(isodow from ${today}::date)::int + 1)
      and (l.told_on is null or l.told_on < ${today})
      and not exists (select 1 from quiets q where q.partnership_id = s.id and q.state = 'asked'
        and q.asked_on > ${today.subtract({ days: daysToAnswer })})
    order by s.id, p.id`.execute(db)
  for (const row of rows) {
    const period = dueNudge(row, today)
    if (!period) continue
    const about = { personId: row.personId, subjectId: row.id }
    await makeLinks(db, key, about, ['contact-log', 'contact-off'], now)
    await post(db, { kind: 'contact.nudge', ...about, occurrence: `${row.every} ${period}` })
    await db
      .insertInto('contactLetters')
      .values({ partnershipId: row.id, personId: row.personId, toldOn: today })
      .onConflict((conflict) => conflict.columns(['partnershipId', 'personId']).doUpdateSet({ toldOn: today }))
      .execute()
  }
}

/** Asks two who have been quiet for longer than agreed whether they reached each other; after no answer they may need a call. */
export const watchQuiet: Tick = async (db, { now, key }) => {
  const today = dateAt(now)
  const { rows } = await sql<Row<Watched> & { mentorId: string; menteeId: string }>`
    select s.id, s.mentor_id, s.mentee_id, s.state, s.meets_every, s.ends_on, coalesce(q.state, 'well') as quiet,
      (s.introduced_at at time zone 'America/Vancouver')::date as introduced_on, q.counted_from, q.asked_on, c.last_met
    from partnerships s
    join programs g on g.id = s.program_id and g.status <> 'archived'
    left join quiets q on q.partnership_id = s.id
    left join lateral (select max(c.met_on) as last_met from contacts c where c.partnership_id = s.id and c.kind = 'meeting') c on true
    where (q.partnership_id is not null and (q.state <> 'well' or s.state = 'paused'))
      or s.state = 'paused'
      or (s.state <> 'ended' and greatest((s.introduced_at at time zone 'America/Vancouver')::date, c.last_met, q.counted_from)
        + s.meets_every < ${today})
    order by s.id`.execute(db)
  for (const row of rows) {
    const event = dueQuiet(row, today)
    if (!event) continue
    const to = after(row.quiet, event)
    if (event === 'rest' && row.quiet === to && row.countedFrom?.equals(today)) continue
    await keepQuiet(db, row, to, {
      countedFrom: countsAnew(event) ? today : (row.countedFrom ?? row.introducedOn),
      askedOn: to === 'asked' ? today : row.askedOn,
    })
    if (to === 'asked')
      for (const personId of [row.mentorId, row.menteeId]) {
        await makeLinks(db, key, { personId, subjectId: row.id }, ['contact-reach'], now)
        await post(db, { kind: 'contact.reach', personId, subjectId: row.id, occurrence: String(today) })
      }
  }
}

async function keepQuiet(
  db: Db,
  { id }: { id: string; state: PartnershipState },
  state: QuietState,
  dates: { countedFrom: Temporal.PlainDate; askedOn: Temporal.PlainDate | null },
): Promise<void> {
  await db
    .insertInto('quiets')
    .values({ partnershipId: id, state, ...dates })
    .onConflict((conflict) => conflict.column('partnershipId').doUpdateSet({ state, ...dates }))
    .execute()
}

async function makeLinks(
  db: Db,
  key: Buffer,
  of: { personId: string; subjectId: string },
  purposes: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  for (const purpose of purposes) await makeLink(db, key, { ...of, purpose, endsAt: now.add({ hours: 24 * linkDays }) })
}
