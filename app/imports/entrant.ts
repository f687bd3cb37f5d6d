import type { ContactChannel, NewReason, SeatKind } from '#database/types.ts'

import type { Wish } from '../applications/wish.server.ts'
import { mostFocus } from '../assessments/assessment.ts'
import type { NewPosition } from '../people/person.ts'
import type { Answers } from '../questionnaires/questionnaire.ts'
import {
  type Reading,
  readAddress,
  readAnswer,
  readDate,
  readDistrict,
  readRating,
  readText,
  readWhole,
  readWord,
  readWords,
  readYesNo,
} from './cell.ts'
import { note, problem, type Remark, type Said } from './remark.ts'
import { after, type Expected, type FixedTarget, type Mapping, type Target } from './target.ts'
import { channels, reasons, roles, seats, slots, spoken } from './vocabulary.ts'

export interface Rated {
  readonly competencyId: string
  readonly rating: number
  readonly focus: boolean
}

/** What one row says of one person who asks for one seat. What it does not say is undefined, never empty. */
export interface Entrant {
  seat?: SeatKind
  name?: string
  addresses: string[]
  preferredName?: string
  pronouns?: string
  phone?: string
  language?: 'en' | 'fr'
  position: { -readonly [Key in Exclude<keyof NewPosition, 'schoolId'>]?: NewPosition[Key] }
  reason?: NewReason
  speaks?: string[]
  channels?: ContactChannel[]
  times?: string[]
  capacity?: number
  travels?: boolean
  needs?: string
  wishes: Wish[]
  memberNumber?: string
  submittedOn?: Temporal.PlainDate
  answers: Answers
  ratings: Rated[]
}

/** One row as understood: what it says, and every problem and note by column. */
export interface ReadRow {
  readonly n: number
  readonly entrant: Entrant
  readonly remarks: readonly Remark[]
}

/** Reads one row against what the program asks for. Nothing is written; nothing but the row is looked at. */
export function readEntrant(
  { n, cells }: { n: number; cells: readonly string[] },
  mapping: Mapping,
  expected: Expected,
  today: Temporal.PlainDate,
): ReadRow {
  const draft = emptyDraft(mapping.seat ?? undefined)
  const remarks: Remark[] = []
  for (const column of seatFirst(mapping)) {
    const target = mapping.columns[column]
    const cell = cells[column] ?? ''
    if (!target || cell.trim() === '') continue
    const said = readColumn(target, cell, draft, expected)
    if (said) remarks.push({ ...said, column })
  }
  const unread = new Set(remarks.map(({ column }) => column !== null && mapping.columns[column]))
  for (const [targets, said] of conclude(draft, expected, today)) {
    if (absences.has(said.kind) && targets.some((target) => unread.has(target))) continue // it was there, and unreadable
    const column = targets.map((target) => mapping.columns.indexOf(target)).find((found) => found >= 0)
    remarks.push({ ...said, column: column ?? null })
  }
  const { given: _g, family: _f, wished: _w, focusOn: _o, ...entrant } = draft
  return { n, entrant, remarks }
}

const emptyDraft = (seat: SeatKind | undefined): Draft => ({
  ...(seat ? { seat } : {}),
  addresses: [],
  position: {},
  wishes: [],
  answers: {},
  ratings: [],
  wished: new Map(),
  focusOn: [],
})

/** The seat is read before all else, because what may be answered depends on it. */
function seatFirst({ columns }: Mapping): number[] {
  const order = columns.map((_, column) => column)
  return order.sort((a, b) => Number(columns[b] === 'seat') - Number(columns[a] === 'seat') || a - b)
}

/** What is said at the first of these columns that the file has. */
type Found = [columns: Target[], said: Said]

/** What is only worth saying where nothing was given, rather than something that could not be read. */
const absences = new Set<Said['kind']>([
  'missing',
  'noAddress',
  'unfinished',
  'positionWithoutRole',
  'roleWithoutTitle',
  'retiredWithoutDate',
])

/** What can only be said once the whole row is read. */
function conclude(draft: Draft, expected: Expected, today: Temporal.PlainDate): Found[] {
  const whole = [draft.given, draft.family].filter(Boolean).join(' ')
  if (!draft.name && whole) draft.name = whole
  draft.addresses = [...new Set(draft.addresses)]
  draft.wishes = wishesOf(draft)
  const found: Found[] = []
  if (!draft.seat) found.push([['seat'], problem('missing')])
  if (!draft.name) found.push([['name', 'given_name', 'family_name'], problem('missing')])
  if (draft.addresses.length === 0) found.push([['email', 'second_email'], note('noAddress')])
  if (draft.submittedOn && Temporal.PlainDate.compare(draft.submittedOn, today) > 0)
    found.push([['submitted_on'], problem('inFuture', [draft.submittedOn.toString()], 'date')])
  return [...found, ...concludePosition(draft), ...concludeFocus(draft, expected)]
}

/** A wish needs a name; an address alone is its own. */
function wishesOf({ wished }: Draft): Wish[] {
  return [...wished].flatMap(([which, { name, email }]) => {
    const [kind, rank] = which.split(' ') as ['prefer' | 'avoid', string]
    return name || email ? [{ kind, rank: Number(rank), name: name ?? email ?? '', email: email ?? '' }] : []
  })
}

function concludePosition({ position }: Draft): Found[] {
  if (position.until && position.retired === undefined) position.retired = true
  if (position.retired === false) delete position.until
  const { role, title, since, until, retired } = position
  const says = Object.keys(position).length > 0
  if (!says) return [[['role'], note('unfinished')]]
  if (!role) return [[['role', 'district', 'school'], problem('positionWithoutRole', [], 'role')]]
  const found: Found[] = []
  if (role === 'other' && !title) found.push([['role_title', 'role'], problem('roleWithoutTitle', [], 'roleTitle')])
  if (retired && !until) found.push([['until', 'retired'], problem('retiredWithoutDate', [], 'retireDate')])
  if (since && until && Temporal.PlainDate.compare(until, since) < 0)
    found.push([['until'], problem('untilBeforeSince')])
  return found
}

function concludeFocus(draft: Draft, { competencies }: Expected): Found[] {
  if (draft.focusOn.length > mostFocus) return [[['focus'], problem('tooMany', [mostFocus])]]
  const rated = new Set(draft.ratings.map(({ competencyId }) => competencyId))
  const unrated = competencies.filter(({ id }) => draft.focusOn.includes(id) && !rated.has(id))
  draft.ratings = draft.ratings.map((each) => ({ ...each, focus: draft.focusOn.includes(each.competencyId) }))
  return unrated.length ? [[['focus'], note('focusUnrated', unrated.map(({ code }) => code).join(', '))]] : []
}

/** What is gathered while the columns of a row are read, before it is an entrant. */
export interface Draft extends Entrant {
  given?: string
  family?: string
  /** Wishes by "prefer 1", until both their columns are read. */
  readonly wished: Map<string, { name?: string; email?: string }>
  focusOn: string[]
}

type Read = (cell: string, draft: Draft, expected: Expected) => Said | undefined

/** Reads one cell into the draft. @returns a problem or note to be said about it */
export function readColumn(target: Target, cell: string, draft: Draft, expected: Expected): Said | undefined {
  const key = after(target, 'answer:')
  if (key !== undefined) return readQuestion(key, cell, draft, expected)
  const code = after(target, 'rating:')
  if (code !== undefined) return readRated(code, cell, draft, expected)
  const [, kind, rank, part] = /^(prefer|avoid)_(\d)_(name|email)$/.exec(target) ?? []
  if (kind) return readWish(`${kind} ${rank}`, part === 'email', cell, draft)
  return readers[target as PlainTarget](cell, draft, expected)
}

/** Hands on what was read, or says what is wrong with it. */
function keep<Value>(reading: Reading<Value>, into: (value: Value) => void): Said | undefined {
  if ('wrong' in reading) return reading.wrong
  into(reading.value)
  return reading.note
}

const text =
  (most: number, into: (draft: Draft, value: string) => void): Read =>
  (cell, draft) =>
    keep(readText(cell, most), (value) => into(draft, value))

const unite = <Value>(before: readonly Value[] | undefined, more: readonly Value[]) => [
  ...new Set([...(before ?? []), ...more]),
]

type PlainTarget = Exclude<FixedTarget, `${'prefer' | 'avoid'}_${string}`>

const readers: Record<PlainTarget, Read> = {
  seat: (cell, draft) => keep(readWord(cell, seats), (value) => (draft.seat = value)),
  name: text(200, (draft, value) => (draft.name = value.replace(/\s+/g, ' '))),
  given_name: text(99, (draft, value) => (draft.given = value)),
  family_name: text(99, (draft, value) => (draft.family = value)),
  preferred_name: text(200, (draft, value) => (draft.preferredName = value)),
  pronouns: text(60, (draft, value) => (draft.pronouns = value)),
  email: (cell, draft) => keep(readAddress(cell), (value) => draft.addresses.unshift(value)),
  second_email: (cell, draft) => keep(readAddress(cell), (value) => draft.addresses.push(value)),
  phone: text(60, (draft, value) => (draft.phone = value)),
  language: (cell, draft) => keep(readWord(cell, spoken), (value) => (draft.language = value)),
  role: (cell, draft) => keep(readWord(cell, roles), (value) => (draft.position.role = value)),
  role_title: text(200, (draft, value) => (draft.position.title = value)),
  district: (cell, draft, { districts }) =>
    keep(readDistrict(cell, districts), (value) => (draft.position.districtNumber = value)),
  school: text(200, (draft, value) => (draft.position.schoolName = value)),
  since: (cell, draft) => keep(readDate(cell), (value) => (draft.position.since = value)),
  until: (cell, draft) => keep(readDate(cell), (value) => (draft.position.until = value)),
  retired: (cell, draft) => keep(readYesNo(cell), (value) => (draft.position.retired = value)),
  reason: (cell, draft) => keep(readWord(cell, reasons), (value) => (draft.reason = value)),
  speaks: (cell, draft) => keep(readWords(cell, spoken), (value) => (draft.speaks = unite(draft.speaks, value))),
  channels: (cell, draft) =>
    keep(readWords(cell, channels), (value) => (draft.channels = unite(draft.channels, value))),
  times: (cell, draft) => keep(readWords(cell, slots), (value) => (draft.times = unite(draft.times, value))),
  capacity: readCapacity,
  travels: (cell, draft) => keep(readYesNo(cell), (value) => (draft.travels = value)),
  needs: text(1000, (draft, value) => (draft.needs = draft.needs ? `${draft.needs}\n${value}` : value)),
  member_number: readMembership,
  submitted_on: (cell, draft) => keep(readDate(cell), (value) => (draft.submittedOn = value)),
  focus: (cell, draft, { focus }) =>
    keep(readWords(cell, focus), (value) => (draft.focusOn = unite(draft.focusOn, value))),
}

/** Only mentors are asked how many they can take. */
function readCapacity(cell: string, draft: Draft, { seats: asked }: Expected): Said | undefined {
  if (draft.seat === 'mentee') return note('notAsked')
  return keep(readWhole(cell, 0, asked.mentor.seat.mostMentees), (value) => (draft.capacity = value))
}

function readMembership(cell: string, draft: Draft, { seats: asked }: Expected): Said | undefined {
  if (draft.seat && !asked[draft.seat].seat.eligibility.membership) return note('notAsked')
  return keep(readText(cell, 60), (value) => (draft.memberNumber = value))
}

function readQuestion(key: string, cell: string, draft: Draft, { seats: asked }: Expected): Said | undefined {
  if (!draft.seat) return undefined
  const questions = asked[draft.seat].groups.flatMap((group) => group.questions)
  const question = questions.find((each) => each.key === key)
  if (!question) return note('notAsked')
  return keep(readAnswer(cell, question, draft.answers[key]), (value) => (draft.answers[key] = value))
}

function readRated(code: string, cell: string, draft: Draft, { competencies }: Expected): Said | undefined {
  const competency = competencies.find((each) => each.code === code)
  return (
    competency &&
    keep(readRating(cell), (rating) => draft.ratings.push({ competencyId: competency.id, rating, focus: false }))
  )
}

function readWish(which: string, isEmail: boolean, cell: string, draft: Draft): Said | undefined {
  const wish = draft.wished.get(which) ?? {}
  draft.wished.set(which, wish)
  return isEmail
    ? keep(readAddress(cell), (value) => (wish.email = value))
    : keep(readText(cell, 200), (value) => (wish.name = value))
}
