import { sql } from 'kysely'
import type { ApplicationStatus } from '#database/types.ts'
import { askAgain, type Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import type { GrantDuty } from '../break-glass/duty.ts'
import type { FoundTask } from '../together/pair-task.ts'

/** A program the actor runs or decides in, with what waits for them there. */
export interface WorkProgram {
  readonly slug: string
  readonly title: Text
  readonly status: string
  readonly coordinates: boolean
  readonly promised: boolean | null
  readonly complete: number
  readonly unchecked: number
  readonly toRead: number
  readonly boardToSign: number | null
  readonly boardToPublish: number | null
  /** Pairs that may need a call from their coordinator. */
  readonly calls: number
  readonly readBy: string | null
  readonly matchBy: Temporal.PlainDate
  /** What else waits, for its coordinator. */
  readonly duties: Duties | null
}

/** What `app.duties()` counts for the coordinator of a program that runs. */
export interface Duties {
  /** People who would rather not be paired with somebody nobody has identified. */
  readonly namesUnknown: number
  /** Confirmed memberships whose day has passed. */
  readonly lapsed: number
  /** Free places that somebody on the waiting list could have. */
  readonly free: number
  /** Arrived applications no reader has been given. */
  readonly toHandOut: number
  /** Mentees whose offer came to nothing, where the program asks before it asks the next best. */
  readonly adrift: number
  /** Matches are due within two weeks, and there is no board. */
  readonly boardDue: boolean
  /** Letters that did not arrive. */
  readonly undelivered: number
  /** Terms of the committee that end within a month, with no board decided. */
  readonly termsEnding: number
  /** The program is over and not closed. */
  readonly toClose: boolean
  /** What somebody said in confidence and nobody has taken up. */
  readonly concerns: number
  /** Mentees whose partnership ended early, and who would like another mentor. */
  readonly again: number
}

/** What `app.money_duties()` counts in one program, for whoever coordinates it or pays for it. */
export interface MoneyDuties {
  readonly slug: string
  readonly title: Text
  /** Claims whose conditions somebody must look at. */
  readonly toTick: number
  /** Claims that wait for a first yes, and those that wait for a second. */
  readonly toApprove: number
  readonly toSecond: number
  /** Approved claims finance has not been given, and those it has not said it paid. */
  readonly toExport: number
  readonly toPay: number
}

/** How many wait to be answered about what is kept on them, and the day the first must be. */
export interface RequestDuty {
  readonly slug: string
  readonly title: Text
  readonly waiting: number
  readonly dueOn: Temporal.PlainDate
}

/** Everything My day is made of. */
export interface Day {
  readonly work: readonly WorkProgram[]
  readonly offers: readonly { readonly id: string; readonly title: Text; readonly answerBy: Temporal.Instant }[]
  readonly applications: readonly {
    readonly id: string
    readonly status: ApplicationStatus
    readonly title: Text
    readonly closesOn: Temporal.PlainDate
  }[]
  readonly partnerships: readonly {
    readonly id: string
    readonly title: Text
    readonly partner: string
    readonly endedOn: string | null
  }[]
  /** Groups the actor belongs to; and how many of each program stand open to them. */
  readonly groups: readonly { readonly id: string; readonly name: string; readonly title: Text }[]
  readonly openGroups: readonly { readonly title: Text; readonly n: number }[]
  /** What the actor's partnerships ask of them. */
  readonly together: readonly FoundTask[]
  readonly money: readonly MoneyDuties[]
  readonly requests: readonly RequestDuty[]
  readonly ahead: readonly { readonly title: Text; readonly program: Text; readonly startsOn: Temporal.PlainDate }[]
  /** Those the actor administers, and those where they answer for privacy alone. */
  readonly organizations: readonly { readonly slug: string; readonly name: Text; readonly administers: boolean }[]
  /** What confidential access asks of the actor. */
  readonly confidential: readonly GrantDuty[]
  /** The actor may open a program somewhere. */
  readonly opens: boolean
}

/** How many dates to come are shown. */
const mostAhead = 4

/**
 * What My day is made of, asked of the database in one question: it is the page everybody sees first, also over a
 * satellite. It is asked before it is known who asks, and so where they are.
 *
 * @param since a day that is over everywhere
 * @returns the answer as it came, from which `dayOf` reads a day; equal texts are equal days
 */
export async function readDay(db: Db, since: string): Promise<string> {
  const [row] = await askAgain(
    db,
    `day ${since}`,
    () => sql<{ day: string }>`
    with work as (
      select p.*, p.id in (select app.coordinated()) as coordinates from programs p
      where p.id in (select app.coordinated()) or p.id in (select app.seated())),
    term as (
      select c.program_id, c.read_by, m.id, m.promised_at from committee_members m join committees c on c.id = m.committee_id
      where m.person_id = app.actor() and app.today() between m.since and m.until),
    waiting as (select * from app.arrived()),
    reading as (
      select a.program_id, count(*) as n from readings r join term on term.id = r.member_id join applications a on a.id = r.application_id
      where r.done_at is null and r.recused_at is null and a.status in ('submitted', 'accepted', 'asked')
        and a.id in (select app.assigned()) and not exists (select 1 from matchings g where g.program_id = a.program_id and g.state = 'published')
      group by a.program_id),
    duties as (
      select d.program_id, names_unknown as "namesUnknown", lapsed, free, to_hand_out as "toHandOut", adrift, board_due as "boardDue",
        undelivered, terms_ending as "termsEnding", to_close as "toClose", c.concerns, c.again
      from app.duties() d left join app.change_duties() c on c.program_id = d.program_id),
    call as (select * from app.calls_due()),
    mine as (select a.* from applications a where a.person_id = app.actor())
    select json_build_object(
      'work', (select json_agg(x) from (
        select p.slug, p.title, p.status, p.coordinates, p.match_by as "matchBy",
          (select promised_at is not null from term where program_id = p.id limit 1) as promised,
          (select read_by from term where program_id = p.id limit 1) as "readBy", json_strip_nulls(to_json(d)) as duties,
          coalesce(w.complete, 0) as complete, coalesce(w.unchecked, 0) as unchecked, coalesce(r.n, 0) as "toRead", coalesce(k.n, 0) as calls,
          (select g.number from matchings g join term on term.program_id = g.program_id
            where g.program_id = p.id and g.state = 'proposed' and term.promised_at is not null
            and not exists (select 1 from sign_offs s where s.matching_id = g.id and s.member_id = term.id) limit 1) as "boardToSign",
          (select g.number from matchings g where g.program_id = p.id and g.state = 'approved' and p.coordinates limit 1) as "boardToPublish"
        from work p left join waiting w on w.program_id = p.id left join reading r on r.program_id = p.id
          left join duties d on d.program_id = p.id left join call k on k.program_id = p.id
        where p.status <> 'archived' order by p.opens_on desc, p.id) x),
      'offers', (select json_agg(x) from (
        select f.id, p.title, f.answer_by as "answerBy" from offers f join programs p on p.id = f.program_id
        where (f.mentor_id = app.actor() and f.state = 'asking_mentor') or (f.mentee_id = app.actor() and f.state = 'asking_mentee')
        order by f.answer_by, f.id) x),
      'applications', (select json_agg(x) from (
        select a.id, a.status, p.title,
          case when a.status in ('draft', 'asked') then app.last_day(a.id) else p.closes_on end as "closesOn" from mine a join programs p on p.id = a.program_id
        order by a.created_at desc, a.id) x),
      'partnerships', (select json_agg(x) from (
        select s.id, p.title, other.name as partner, s.ended_on as "endedOn" from partnerships s join programs p on p.id = s.program_id
          join people other on other.id = case s.mentor_id when app.actor() then s.mentee_id else s.mentor_id end
        where app.actor() in (s.mentor_id, s.mentee_id) and app.is_readable(s.ended_on, s.program_id) order by s.state = 'ended', s.introduced_at desc, s.id) x),
      'groups', (select json_agg(x) from (
        select g.id, g.name, p.title from groups g join programs p on p.id = g.program_id
        where g.id in (select app.grouped()) and g.ends_on >= app.today() order by g.name, g.id) x),
      'openGroups', (select json_agg(x) from (
        select p.title, count(*) as n from groups g join programs p on p.id = g.program_id
        where (g.sign_up or g.wished) and g.ends_on >= app.today() and g.id not in (select app.grouped()) and p.id in (select app.active_in())
          and p.id not in (select app.coordinated()) group by p.id order by p.id) x),
      'ahead', (select json_agg(x) from (
        select d.title, p.title as program, d.starts_on as "startsOn" from program_dates d join programs p on p.id = d.program_id
        where d.starts_on >= ${sql.lit(since)} and p.id in (select program_id from mine where status in ('submitted', 'accepted', 'waiting'))
        order by d.starts_on, d.id limit 8) x),
      'together', (select json_agg(x) from (
        select kind, partnership_id as "partnershipId", subject_id as "subjectId", due, n, partner from app.pair_tasks()) x),
      'money', (select json_agg(x) from (
        select slug, title, to_tick as "toTick", to_approve as "toApprove", to_second as "toSecond", to_export as "toExport",
          to_pay as "toPay" from app.money_duties()) x),
      'requests', (select json_agg(x) from (
        select slug, title, waiting, due_on as "dueOn" from app.data_request_duties()) x),
      'organizations', (select json_agg(x) from (
        select slug, name, id in (select app.administered()) as administers from organizations where id in (select app.guarded()) order by slug) x),
      'confidential', (select json_agg(x) from (
        select kind, slug, subject_id as "subjectId" from app.grant_duties()) x),
      'opens', exists (select 1 from staff where person_id = app.actor() and role = 'coordinator' and until is null)
    )::text as day`,
  )
  return row?.day ?? '{}'
}

/** A day from the database's answer, in the reader's own zone. */
export function dayOf(text: string, today: Temporal.PlainDate): Day {
  const day = JSON.parse(text) as { readonly [Part in keyof Day]: Day[Part] | null }
  const dated = <Row extends Record<Key, unknown>, Key extends string>(rows: readonly Row[] | null, key: Key) =>
    (rows ?? []).map((row) => ({ ...row, [key]: Temporal.PlainDate.from(String(row[key])) }))
  return {
    work: dated(day.work, 'matchBy'),
    offers: (day.offers ?? []).map((offer) => ({ ...offer, answerBy: Temporal.Instant.from(String(offer.answerBy)) })),
    applications: dated(day.applications, 'closesOn'),
    partnerships: day.partnerships ?? [],
    groups: day.groups ?? [],
    openGroups: day.openGroups ?? [],
    together: day.together ?? [],
    money: day.money ?? [],
    requests: dated(day.requests, 'dueOn'),
    ahead: dated(day.ahead, 'startsOn')
      .filter(({ startsOn }) => Temporal.PlainDate.compare(startsOn, today) >= 0)
      .slice(0, mostAhead),
    organizations: day.organizations ?? [],
    confidential: day.confidential ?? [],
    opens: day.opens ?? false,
  }
}
