import type { ImportOutcome, SeatKind } from '#database/types.ts'
import { seatKinds } from '../programs/program.ts'
import type { Answer, Answers, Group, Question } from '../questionnaires/questionnaire.ts'
import type { Entrant, ReadRow } from './entrant.ts'
import type { RowGroup } from './grouping.ts'
import { type Known, type KnownApplication, type KnownPerson, seatOf } from './known.server.ts'
import { isProblem, note, problem, type Remark, type Said } from './remark.ts'
import type { Target } from './target.ts'

/** What is to be done for one person: an application for a seat or two, and what becomes of each of their rows. */
export interface Plan {
  readonly key: string
  readonly personId: string | null
  readonly person: KnownPerson | undefined
  readonly seats: readonly SeatPlan[]
  readonly rows: readonly PlannedRow[]
}

export interface SeatPlan {
  readonly seat: SeatKind
  readonly outcome: ImportOutcome
  readonly entrant: Entrant
  readonly stored: KnownApplication | undefined
  readonly changes: readonly Change[]
  /** Why it stays as it is, where a file may not correct it. */
  readonly kept: Said | undefined
  readonly rows: readonly number[]
}

export interface PlannedRow {
  readonly n: number
  readonly forecast: ImportOutcome
  readonly remarks: readonly Remark[]
  readonly changes: readonly Change[]
}

const about = (said: Said, column: number | null = null): Remark => ({ ...said, column })

/** Plans one person. `isRatedAlike` says of an application whether its ratings are those of the file already. */
export function planPerson(group: RowGroup, known: Known, isRatedAlike: (applicationId: string) => boolean): Plan {
  const [personId = null] = group.personIds
  const person = personId === null ? undefined : known.people.get(personId)
  const stopped = stopsOf(group)
  if (stopped) return { key: group.key, personId, person, seats: [], rows: stopped }
  const seats = mergeSeats(group).map((merged) => planSeat(merged, personId, person, known, isRatedAlike))
  const isStranger = personId !== null && !person?.inCare
  return { key: group.key, personId, person, seats, rows: group.rows.map((row) => planRow(row, seats, isStranger)) }
}

/** The rows of a person who cannot be taken, because of any one of them; undefined where all is well. */
function stopsOf({ rows, personIds, undecided }: RowGroup): PlannedRow[] | undefined {
  const first = rows.find(({ remarks }) => remarks.some(isProblem))
  const common = [
    ...(personIds.size > 1 ? [about(problem('twoAccounts'))] : []),
    ...(undecided ? [about(problem('twinUndecided', [], 'decideTwin'))] : []),
  ]
  if (!first && common.length === 0) return undefined
  return rows.map(({ n, remarks }) => {
    const own = remarks.some(isProblem) || !first ? [] : [about(problem('withRow', [first.n]))]
    return { n, forecast: 'problem', remarks: [...remarks, ...common, ...own], changes: [] }
  })
}

interface Merged {
  readonly seat: SeatKind
  readonly entrant: Entrant
  readonly rows: readonly number[]
}

/** One entrant a seat. What is said of the person is the same for both seats: the latest row that says it. */
function mergeSeats({ rows }: RowGroup): Merged[] {
  const inTime = [...rows].sort((a, b) => whenSaid(a).localeCompare(whenSaid(b)) || a.n - b.n)
  const { name, preferredName, pronouns, phone, language } = inTime.map(({ entrant }) => entrant).reduce(merge)
  const addresses = [...new Set(rows.flatMap(({ entrant }) => entrant.addresses))]
  return seatKinds.flatMap((seat) => {
    const asking = inTime.filter(({ entrant }) => entrant.seat === seat)
    if (asking.length === 0) return []
    const own = asking.map(({ entrant }) => entrant).reduce(merge)
    const entrant = { ...own, name, preferredName, pronouns, phone, language, addresses }
    return [{ seat, entrant, rows: asking.map(({ n }) => n) }]
  })
}

const whenSaid = ({ entrant }: ReadRow) => entrant.submittedOn?.toString() ?? ''

/** The later row counts; what it leaves out is filled from the earlier. */
function merge(earlier: Entrant, later: Entrant): Entrant {
  const ratings = new Map([...earlier.ratings, ...later.ratings].map((each) => [each.competencyId, each]))
  return {
    ...earlier,
    ...Object.fromEntries(Object.entries(later).filter(([, value]) => value !== undefined)),
    addresses: [...new Set([...earlier.addresses, ...later.addresses])],
    position: { ...earlier.position, ...later.position },
    answers: { ...earlier.answers, ...later.answers },
    wishes: later.wishes.length ? later.wishes : earlier.wishes,
    ratings: [...ratings.values()],
  }
}

function planSeat(
  merged: Merged,
  personId: string | null,
  person: KnownPerson | undefined,
  known: Known,
  isRatedAlike: (applicationId: string) => boolean,
): SeatPlan {
  const stored = personId === null ? undefined : known.applications.get(seatOf(personId, merged.seat))
  if (!stored) return { ...merged, stored, outcome: 'new', changes: [], kept: undefined }
  const changes = changesIn(merged.entrant, stored, person, isRatedAlike(stored.application.id))
  if (changes.length === 0) return { ...merged, stored, outcome: 'same', changes, kept: undefined }
  const kept = whyKept(stored, person)
  return { ...merged, stored, changes, kept, outcome: kept ? 'kept' : 'changed' }
}

/** Why an application stays as it is whatever a file says; undefined where a file may correct it. */
function whyKept({ application }: KnownApplication, person: KnownPerson | undefined): Said | undefined {
  const { status, source } = application
  if (status === 'withdrawn' || status === 'declined') return note('keptEnded')
  if (status === 'accepted' || status === 'waiting') return note('keptDecided')
  return source !== 'import' || !person?.inCare ? note('keptOwn') : undefined
}

function planRow(row: ReadRow, seats: readonly SeatPlan[], isStranger: boolean): PlannedRow {
  const plan = seats.find(({ rows }) => rows.includes(row.n))
  if (!plan) return { n: row.n, forecast: 'problem', remarks: row.remarks, changes: [] }
  const counted = plan.rows.at(-1)
  const remarks = [
    ...row.remarks,
    ...(counted !== undefined && counted !== row.n ? [about(note('repeats', counted))] : []),
    ...(plan.kept ? [about(plan.kept)] : []),
    ...(isStranger && plan.outcome === 'new' ? [about(note('knownPerson'))] : []),
  ]
  const forecast = counted === row.n || plan.outcome === 'kept' ? plan.outcome : 'same'
  return { n: row.n, forecast, remarks, changes: forecast === 'same' ? [] : plan.changes }
}

/** The ratings a plan would write over an application that is there already, for asking whether they are there. */
export function ratingsToCompare(
  groups: readonly RowGroup[],
  known: Known,
): { application: string; rated: object[] }[] {
  return groups.flatMap((group) => {
    const [personId] = group.personIds
    if (!personId || stopsOf(group)) return []
    return mergeSeats(group).flatMap(({ seat, entrant }) => {
      const stored = known.applications.get(seatOf(personId, seat))
      if (!stored || entrant.ratings.length === 0) return []
      const rated = entrant.ratings.map(({ competencyId, rating, focus }) => ({
        competency: competencyId,
        rating,
        focus,
      }))
      return [{ application: stored.application.id, rated }]
    })
  })
}

/** What an application or person would have changed: columns by target, and two that are compared whole. */
export type Change = Target | 'wishes' | 'ratings'

type Position = NonNullable<KnownApplication['position']>

/** A position as a row corrects it: what the row does not say stays. Undefined where neither says anything. */
export function correctedPosition(said: Entrant['position'], stored: Position | null): Position | undefined {
  if (Object.keys(said).length === 0 && !stored) return undefined
  const empty = { title: '', districtNumber: null, schoolName: '', since: null, until: null, retired: false }
  const whole = { ...empty, ...stored, ...said }
  if (!whole.role) return undefined
  return { ...whole, role: whole.role, until: whole.retired ? whole.until : null }
}

/** Everything in which a row differs from what the program holds. What a row does not say never differs. */
export function changesIn(
  entrant: Entrant,
  stored: KnownApplication,
  person: KnownPerson | undefined,
  ratedAlike: boolean,
): Change[] {
  return [
    ...(person?.inCare ? personChanges(entrant, person) : []),
    ...positionChanges(entrant, stored),
    ...applicationChanges(entrant, stored),
    ...answerChanges(entrant.answers, stored),
    ...(entrant.wishes.length && !isSame(inOrder(entrant.wishes), inOrder(stored.wishes)) ? ['wishes' as const] : []),
    ...(person?.inCare && entrant.ratings.length && !ratedAlike ? ['ratings' as const] : []),
  ]
}

function personChanges(entrant: Entrant, person: KnownPerson): Change[] {
  const pairs: [Change, unknown, unknown][] = [
    ['name', entrant.name, person.name],
    ['preferred_name', entrant.preferredName, person.preferredName],
    ['pronouns', entrant.pronouns, person.pronouns],
    ['phone', entrant.phone, person.phone],
    ['language', entrant.language, person.language],
  ]
  const added = entrant.addresses.some((address) => !person.addresses.includes(address))
  return [...differing(pairs), ...(added ? ['email' as const] : [])]
}

function positionChanges({ position: said }: Entrant, { position: stored }: KnownApplication): Change[] {
  const now = correctedPosition(said, stored)
  if (!now) return []
  return differing([
    ['role', now.role, stored?.role],
    ['role_title', now.title, stored?.title ?? ''],
    ['district', now.districtNumber, stored?.districtNumber ?? null],
    ['school', now.schoolName, stored?.schoolName ?? ''],
    ['since', now.since, stored?.since ?? null],
    ['until', now.until, stored?.until ?? null],
    ['retired', now.retired, stored?.retired ?? false],
  ])
}

function applicationChanges(entrant: Entrant, { application, memberNumber }: KnownApplication): Change[] {
  return differing([
    ['reason', entrant.reason, application.newReason],
    ['speaks', sorted(entrant.speaks), sorted(application.speaks)],
    ['channels', sorted(entrant.channels), sorted(application.channels)],
    ['times', sorted(entrant.times), sorted(application.times)],
    ['capacity', entrant.capacity, application.capacity],
    ['travels', entrant.travels, application.travels],
    ['needs', entrant.needs, application.needs],
    ['member_number', entrant.memberNumber, memberNumber],
  ])
}

function answerChanges(said: Answers, { answers }: KnownApplication): Change[] {
  const stored = Object.assign({}, ...Object.values(answers).map((group) => group.answers)) as Answers
  return differing(
    Object.entries(said).map(([key, answer]) => [`answer:${key}`, sortedAnswer(answer), sortedAnswer(stored[key])]),
  )
}

function differing(pairs: [Change, unknown, unknown][]): Change[] {
  return pairs.filter(([, said, stored]) => said !== undefined && !isSame(said, stored)).map(([change]) => change)
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const sorted = (values: readonly string[] | undefined) => values && [...values].sort()
const sortedAnswer = (answer: Answer | undefined) => (Array.isArray(answer) ? [...answer].sort() : answer)
const inOrder = (wishes: KnownApplication['wishes']) =>
  wishes.map(({ kind, rank, name, email }) => [kind, rank, name, email].join(' ')).sort()

/** The answers to one page of questions after a row was taken; undefined where the row says nothing to it. */
export function correctedAnswers(group: Group, said: Answers, stored: Answers | undefined): Answers | undefined {
  if (!group.questions.some(({ key }) => said[key] !== undefined)) return undefined
  return Object.fromEntries(
    group.questions.map((question) => [
      question.key,
      said[question.key] ?? stored?.[question.key] ?? unanswered(question),
    ]),
  )
}

/** What the page stores for a question that was left. */
function unanswered({ kind }: Question): Answer {
  if (kind === 'choices') return []
  if (kind === 'tick') return false
  return kind === 'line' || kind === 'paragraph' ? '' : null
}
