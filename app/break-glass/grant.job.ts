import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { post, postAll } from '#foundation/outbox.ts'
import type { Tick, Work } from '#foundation/postman.ts'

/** What the letters about a step go by. */
async function readStep(db: Db, stepId: string) {
  return db
    .selectFrom('grantSteps as t')
    .innerJoin('grants as g', 'g.id', 't.grantId')
    .innerJoin('partnerships as s', 's.id', 'g.partnershipId')
    .select(['g.id', 'g.organizationId', 'g.tellAt', 'g.askedBy', 't.act', 't.at', 's.mentorId', 's.menteeId'])
    .where('t.id', '=', stepId)
    .executeTakeFirst()
}

type Step = NonNullable<Awaited<ReturnType<typeof readStep>>>

/** Neither of the two hears of anything before they may be told of the request itself. */
const tellBoth = (db: Db, { id, tellAt, mentorId, menteeId }: Step, kind: string, notBefore: Temporal.Instant) =>
  postAll(
    db,
    [mentorId, menteeId].map((personId) => ({
      kind,
      personId,
      subjectId: id,
      occurrence: kind === 'grant.decided' ? notBefore.toString() : 'once',
      dueAt: Temporal.Instant.compare(tellAt, notBefore) > 0 ? tellAt : notBefore,
    })),
  )

async function tellAll(db: Db, kind: string, subjectId: string, who: readonly string[], at: Temporal.Instant) {
  await postAll(
    db,
    who.map((personId) => ({ kind, personId, subjectId, occurrence: at.toString() })),
  )
}

/** The letters about one step: to both partners when they may be told, to whoever is asked for a yes or a decision. */
export const tellGrant: Work = async (db, { subjectId }) => {
  const step = await readStep(db, subjectId)
  if (!step) return
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  if (step.act === 'asked') {
    await tellBoth(db, step, 'grant.told', step.at)
    const { rows } = await sql<{ id: string }>`select app.grant_approvers(${step.id}) as id`.execute(db)
    await tellAll(db, 'grant.approve', step.id, ids(rows), step.at)
  }
  if (step.act === 'objected') {
    const { rows } = await sql<{ id: string }>`
      select app.privacy_contacts(${step.organizationId}) as id`.execute(db)
    const contacts = ids(rows).filter((id) => id !== step.askedBy)
    const { rows: others } = await sql<{ id: string }>`select app.grant_approvers(${step.id}) as id`.execute(db)
    await tellAll(db, 'grant.decide', step.id, contacts.length > 0 ? contacts : ids(others), step.at)
  }
  if (step.act === 'approved' || step.act === 'declined' || step.act === 'upheld' || step.act === 'overruled')
    await tellAll(db, 'grant.moved', step.id, [step.askedBy], step.at)
  if (step.act === 'upheld' || step.act === 'overruled') await tellBoth(db, step, 'grant.decided', step.at)
  if (step.act === 'begun') await tellBoth(db, step, 'grant.read', step.at.add({ hours: 24 }))
}

const retries = 3

/**
 * What the two must be told is told again where nobody knows whether the letter arrived: twice is better than never. What
 * has been kept long enough is deleted.
 */
export const watchGrants: Tick = async (db, { now }) => {
  const { rows: lost } = await sql<{ personId: string; subjectId: string; n: number }>`
    select o.person_id, o.subject_id, count(*)::integer as n from outbox o
    where o.kind = 'grant.told' group by o.person_id, o.subject_id
    having bool_and(o.state in ('unknown', 'failed')) and count(*) < ${retries}`.execute(db)
  for (const { personId, subjectId, n } of lost)
    await post(db, { kind: 'grant.told', personId, subjectId, occurrence: `again ${n}` })
  const { rows: old } = await sql<{ before: Temporal.Instant; yearBefore: Temporal.Instant }>`
    select ${now.toString()}::timestamptz - interval '7 years' as before,
      ${now.toString()}::timestamptz - interval '1 year' as year_before`.execute(db)
  const [past] = old
  if (!past) return
  await db.deleteFrom('grants').where('askedAt', '<', past.before).execute()
  await db.deleteFrom('extracts').where('sharedAt', '<', past.yearBefore).execute()
}
