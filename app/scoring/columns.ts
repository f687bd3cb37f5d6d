import type { PositionRole } from '#database/types.ts'
import type { District } from '../districts/district.ts'
import { priorityKeys } from '../programs/policy.ts'
import type { Candidate } from './candidate.ts'
import { criteria } from './criterion.ts'
import { type Exceptions, findExceptions } from './exception.ts'
import { firstOn } from './priority.ts'
import { neutral } from './reason.ts'
import { needOf, strengthOf } from './skills.ts'
import { type Lists, packLists, Vocabulary } from './vocabulary.ts'

/** The criteria that compare two lists without order. */
export const listKeys = ['issues', 'levels', 'subjects', 'channels', 'times'] as const
export type ListKey = (typeof listKeys)[number]

/** From here on mentors of a group differ in what they rated: those whose pattern few share, and the seatless. */
export const mixed = 65534
export const seatless = 65535
/** A pattern shared by fewer mentors has no group of its own. */
const fewest = 64

/** How many competencies a word holds, a byte each. */
export const perWord = 4

/** One side of a program, a person a row; what many share is a number into `Columns.shared`. */
export interface SideColumns {
  readonly ids: readonly string[]
  /** 8 · (district + 1), 0 for none; 4 for meeting in person, 2 for travelling, 1 for knowing small or remote places. */
  readonly place: Uint16Array
  readonly role: Uint16Array
  readonly speaks: Uint16Array
  readonly lists: Readonly<Record<ListKey, Uint16Array>>
  /** 1 where they wish for anybody. */
  readonly wishes: Uint8Array
  /** By word of competencies and then by person, a byte a competency: needs of mentees, strengths of mentors. */
  readonly skills: Int32Array
  /** The pattern of what they rated. */
  readonly rated: Uint16Array
}

/**
 * Everybody to be matched in one program as typed arrays: what the criteria and rules read, and no name. 60,000 people
 * with 12 competencies take about 3 MB, and a worker can be handed them without copying (`buffersOf`).
 */
export interface Columns {
  /** By application id. */
  readonly mentees: SideColumns & {
    /** 1 where a wish for shared identity is to be looked at. */
    readonly identity: Uint8Array
    /** A bit for each of `priorityKeys` that holds. */
    readonly first: Uint8Array
  }
  /** By `group`, then by `place`, then by application id: see `number`. */
  readonly mentors: SideColumns & {
    /** Their place by application id, which is their number in a problem. */
    readonly number: Int32Array
    readonly capacity: Int32Array
    /** What their experience is worth, from 0 to 100. */
    readonly experience: Uint8Array
    /** Who is scored together: the pattern of what they rated, `mixed`, or `seatless`. */
    readonly group: Uint16Array
  }
  readonly shared: {
    readonly districts: readonly District[]
    readonly roles: readonly (PositionRole | null)[]
    readonly speaks: readonly (readonly string[])[]
    readonly lists: Readonly<Record<ListKey, Lists>>
    /** By pattern and then by word of competencies: a byte of 1 for each that is rated. */
    readonly rated: Int32Array
    readonly words: number
  }
  readonly exceptions: Exceptions
}

/**
 * Turns a program's candidates into columns.
 *
 * @param today the day on which years of experience and first years are counted
 */
export function makeColumns(candidates: readonly Candidate[], today: Temporal.PlainDate): Columns {
  const shared = new Sharing()
  const byId = (seat: Candidate['seat']) =>
    candidates.filter((each) => each.seat === seat).sort((a, b) => (a.id < b.id ? -1 : 1))
  const [mentees, listed] = [byId('mentee'), byId('mentor')]
  for (const { ratings } of [...mentees, ...listed])
    for (const id of ratings.keys()) shared.competencies.number(id, () => id)
  const groups = groupsOf(listed, (mentor) => shared.pattern(mentor))
  const places = listed.map((mentor) => shared.place(mentor))
  const order = Array.from(listed.keys()).sort(
    (a, b) => (groups[a] as number) - (groups[b] as number) || (places[a] as number) - (places[b] as number) || a - b,
  )
  const mentors = order.map((at) => listed[at] as Candidate)
  const comesFirst = firstOn(today)
  const bit = (mentee: Candidate) =>
    priorityKeys.reduce((bits, key, at) => bits | (comesFirst(mentee, key) ? 1 << at : 0), 0)
  return {
    mentees: {
      ...shared.side(mentees, needOf),
      identity: Uint8Array.from(mentees, ({ identity }) => Number(identity?.wish ?? false)),
      first: Uint8Array.from(mentees, bit),
    },
    mentors: {
      ...shared.side(mentors, strengthOf),
      number: Int32Array.from(order),
      capacity: Int32Array.from(mentors, ({ capacity }) => capacity),
      experience: Uint8Array.from(mentors, (mentor) => criteria.experience(mentor, mentor, today)?.value ?? neutral),
      group: Uint16Array.from(order, (at) => groups[at] as number),
    },
    shared: shared.all(),
    exceptions: findExceptions(mentees, mentors),
  }
}

/** The group of each mentor; those without a seat are the last. */
function groupsOf(mentors: readonly Candidate[], patternOf: (mentor: Candidate) => number): number[] {
  const patterns = mentors.map((mentor) => (mentor.capacity > 0 ? patternOf(mentor) : -1))
  const many = Map.groupBy(patterns, (pattern) => pattern)
  return patterns.map((pattern) => {
    if (pattern < 0) return seatless
    return (many.get(pattern)?.length ?? 0) >= fewest ? pattern : mixed
  })
}

/** The memory of columns, to be handed over with them: `worker.postMessage(columns, buffersOf(columns))`. */
export function buffersOf(part: object): ArrayBuffer[] {
  return Object.values(part).flatMap((value: unknown) => {
    if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer]
    return value && typeof value === 'object' && !Array.isArray(value) ? buffersOf(value) : []
  })
}

/** Numbers what people share while their columns are made. */
class Sharing {
  readonly competencies = new Vocabulary<string>()
  private readonly districts = new Vocabulary<District>()
  private readonly roles = new Vocabulary<PositionRole | null>()
  private readonly speaks = new Vocabulary<readonly string[]>()
  private readonly rated = new Vocabulary<readonly number[]>()
  private readonly lists = Object.fromEntries(
    listKeys.map((key) => [key, new Vocabulary<readonly string[]>()]),
  ) as Record<ListKey, Vocabulary<readonly string[]>>

  place({ district, channels, travels, knowsSmallRemote }: Candidate): number {
    const where = district ? 1 + this.districts.number(district.number, () => district) : 0
    return 8 * where + 4 * Number(channels.includes('in_person')) + 2 * Number(travels) + Number(knowsSmallRemote)
  }

  side(people: readonly Candidate[], grade: typeof needOf): SideColumns {
    const column = (number: (person: Candidate) => number) => Uint16Array.from(people, number)
    const list = (key: ListKey) =>
      column((person) => {
        const ids = [...new Set(person[key])].sort()
        return this.lists[key].number(ids.join('\n'), () => ids)
      })
    return {
      ids: people.map(({ id }) => id),
      place: column((person) => this.place(person)),
      role: column(({ role }) => this.roles.number(role ?? '', () => role)),
      speaks: column(({ speaks }) => {
        const ids = [...speaks.slice(0, 1), ...speaks.slice(1).sort()]
        return this.speaks.number(ids.join('\n'), () => ids)
      }),
      lists: Object.fromEntries(listKeys.map((key) => [key, list(key)])) as SideColumns['lists'],
      wishes: Uint8Array.from(people, ({ prefers }) => Number(prefers.length > 0)),
      skills: this.skills(people, grade),
      rated: column((person) => this.pattern(person)),
    }
  }

  pattern({ ratings }: Candidate): number {
    const packed = this.pack((id) => Number(ratings.has(id)))
    return this.rated.number(packed.join(), () => packed)
  }

  private skills(people: readonly Candidate[], grade: typeof needOf): Int32Array {
    const skills = new Int32Array(this.words() * people.length)
    for (const [row, { ratings }] of people.entries()) {
      const packed = this.pack((id) => {
        const own = ratings.get(id)
        return own ? grade(own) : 0
      })
      for (const [word, value] of packed.entries()) skills[word * people.length + row] = value
    }
    return skills
  }

  private words(): number {
    return Math.ceil(this.competencies.values.length / perWord)
  }

  /** A byte a competency, the first of each word lowest. */
  private pack(value: (competency: string) => number): number[] {
    const words = new Array<number>(this.words()).fill(0)
    for (const [at, competency] of this.competencies.values.entries()) {
      const word = Math.floor(at / perWord)
      words[word] = (words[word] ?? 0) | (value(competency) << (8 * (at % perWord)))
    }
    return words
  }

  all(): Columns['shared'] {
    return {
      districts: this.districts.values,
      roles: this.roles.values,
      speaks: this.speaks.values,
      lists: Object.fromEntries(
        listKeys.map((key) => [key, packLists(this.lists[key].values)]),
      ) as unknown as Columns['shared']['lists'],
      rated: Int32Array.from(this.rated.values.flat()),
      words: this.words(),
    }
  }
}
