import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { lastDayKept, type Rule } from '#foundation/privacy.ts'
import { schedule } from './privacy/schedule.ts'

type Row = Record<string, unknown> & { readonly ctid: string }
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const inDatabase = (table: string) =>
  [
    'personKeys',
    'partnershipKeys',
    'groupKeys',
    'ownExports',
    'payeeDetails',
    'selfIdentifications',
    'wishMatches',
    'surveyTallies',
    'surveyWords',
  ].includes(table)
    ? `private.${snake(table)}`
    : snake(table)
/** Every table of the house with the rule it is promised. */
export const promised = Object.entries(schedule).map(([table, { keep }]) => ({
  table: inDatabase(table),
  rule: keep.rule,
}))
/** Those among them that have a day. */
export const dated = promised.filter(({ rule }) => rule && !['always', 'account', 'job'].includes(rule.until))

/** Closes every case the world holds about a pair: what an open one keeps is tried apart. */
export async function closeCases(db: Db): Promise<void> {
  for (const table of ['extracts', 'incidents', 'grants']) await sql.raw(`delete from ${table}`).execute(db)
}

/** The rows of a table by their keys: all of them, whoever may read them. */
export async function identitiesOf(db: Db, table: string): Promise<string[]> {
  return (await rowsOf(db, table)).map(identity).sort()
}

/** A row's keys: what emptying it does not change. */
const identity = (row: Row) =>
  JSON.stringify(
    Object.entries(row).filter(
      ([name]) =>
        /(^|_)(id|key|n|criterion|kind|edition|moment|rank|duty)$/.test(name) &&
        !['assessment_id', 'position_id', 'meeting_id', 'asked_id'].includes(name),
    ),
  )

/** All rows of a table. */
export async function rowsOf(db: Db, table: string): Promise<Row[]> {
  const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.raw(table)} t`.execute(db)
  return rows.map(({ row }) => row)
}

/** What should be left of each table on a day, worked out from the promises alone. */
export async function expectKept(db: Db, today: Temporal.PlainDate): Promise<Map<string, string[]>> {
  const all = new Map<string, Row[]>()
  for (const { table } of promised) all.set(table, await rowsOf(db, table))
  const rows = (table: string) => all.get(table) ?? []
  const byId = (table: string, id: unknown, key = 'id') => rows(table).find((row) => row[key] === id)
  const dayOf = (value: unknown) => Temporal.PlainDate.from(String(value).slice(0, 10))
  const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b)
  const programEnd = (id: unknown) =>
    rows('partnerships')
      .filter((pair) => pair.program_id === id)
      .reduce((end, pair) => later(end, dayOf(pair.ended_on)), dayOf(byId('programs', id)?.ends_on))
  const offered = new Set(rows('offers').flatMap((offer) => [offer.mentee_application_id, offer.mentor_application_id]))
  const spoken = new Set([
    ...offered,
    ...rows('proposals').flatMap((row) => [row.mentee_application_id, row.mentor_application_id]),
    ...rows('left_overs').map((row) => row.application_id),
    ...[...rows('rulings'), ...rows('pair_notes')].flatMap((row) => [
      row.mentee_application_id,
      row.mentor_application_id,
    ]),
    ...rows('pair_moves').flatMap((row) => [row.mentee_application_id, row.from_application_id, row.to_application_id]),
  ])
  const application = (id: unknown): Temporal.PlainDate => {
    const row = byId('applications', id)
    const end = programEnd(row?.program_id)
    if (row?.status === 'accepted' || spoken.has(id)) return end.add({ years: 1 })
    const counted = end.add({ days: 90 })
    return row?.decided_at
      ? later(counted, dateAt(Temporal.Instant.from(String(row.decided_at))).add({ years: 1 }))
      : counted
  }
  const assessment = (id: unknown): Temporal.PlainDate => {
    const own = dayOf(byId('assessments', id)?.created_at).add({ years: 1 })
    const asked = rows('applications')
      .filter((row) => row.assessment_id === id)
      .map((row) => application(row.id))
    const reviewed = rows('reviews')
      .filter((row) => row.assessment_id === id)
      .map((row) => programEnd(byId('partnerships', row.partnership_id)?.program_id).add({ years: 1 }))
    return [...asked, ...reviewed].reduce(later, own)
  }
  const programOf = (row: Row, table: string): unknown =>
    row.program_id ??
    byId('partnerships', row.partnership_id)?.program_id ??
    byId('matchings', row.matching_id)?.program_id ??
    byId('surveys', row.survey_id)?.program_id ??
    byId('gatherings', row.gathering_id)?.program_id ??
    byId('committees', row.committee_id)?.program_id ??
    assert.fail(`no program for a row of ${table}`)
  const pairOf = (row: Row) => row.partnership_id ?? byId('plan_copies', row.copy_id)?.partnership_id
  const until = (table: string, row: Row, rule: Rule): Temporal.PlainDate | undefined => {
    if (table === 'applications')
      return offered.has(row.id) ? programEnd(row.program_id).add({ years: 2 }) : application(row.id)
    if (table === 'assessments' || table === 'ratings') return assessment(row.assessment_id ?? row.id)
    switch (rule.until) {
      case 'decision':
        return application(row.application_id ?? byId('readings', row.reading_id)?.application_id)
      case 'partnership end':
        return lastDayKept(rule, dayOf(byId('partnerships', pairOf(row))?.ended_on))
      case 'group end':
        return lastDayKept(rule, dayOf(byId('groups', row.group_id ?? row.id)?.ends_on))
      case 'program end':
        return lastDayKept(rule, programEnd(programOf(row, table)))
      case 'payment': {
        const claims = rows('honoraria').filter((claim) => claim.person_id === row.person_id)
        const days = claims.flatMap((claim) =>
          claim.state === 'paid'
            ? [lastDayKept(rule, dayOf(claim.paid_on)) ?? assert.fail()]
            : ['promised', 'earned', 'approved', 'exported'].includes(String(claim.state))
              ? [programEnd(claim.program_id).add({ years: 1 })]
              : [],
        )
        return days.reduce(later, Temporal.PlainDate.from('2000-01-01'))
      }
      case 'tax year':
        return lastDayKept(
          rule,
          row.paid_on ? dayOf(row.paid_on) : row.made_at ? dayOf(row.made_at) : programEnd(row.program_id),
        )
      case 'made':
        return row.done_at ? lastDayKept(rule, dayOf(row.done_at)) : undefined
      case 'leaving':
        return row.until ? lastDayKept(rule, dayOf(row.until)) : undefined
      default:
        return undefined
    }
  }
  return new Map(
    dated.map(({ table, rule }) => [
      table,
      rows(table)
        .filter((row) => {
          const day = rule && until(table, row, rule)
          return !day || Temporal.PlainDate.compare(today, day) <= 0
        })
        .map(identity)
        .sort(),
    ]),
  )
}
