import { makeChance } from '#database/demo/chance.ts'
import { addressOf } from '#database/demo/names.ts'
import { say } from '#database/demo/saying.ts'
import type { Seated } from './story.ts'

/** Somebody who takes part in the program with a life, as its own form would have exported them. */
interface Applicant {
  readonly name: string
  readonly seat: 'Mentee' | 'Mentor'
  readonly district: string
  readonly tongue?: 'fr'
  readonly pronouns?: string
  readonly places?: number
  readonly retired?: boolean
}

const mentee = (name: string, district: string, more: Partial<Applicant> = {}): Applicant => ({
  name,
  district,
  seat: 'Mentee',
  ...more,
})
const mentor = (name: string, district: string, more: Partial<Applicant> = {}): Applicant => ({
  name,
  district,
  seat: 'Mentor',
  ...more,
})

/** Who runs that program day by day. */
export const steward: Seated = { name: 'Marguerite Oyelaran', email: addressOf('Marguerite Oyelaran') }

/** Mentees by what becomes of them. */
export const leila = mentee('Leila Sandoval', '68', { pronouns: 'she/her' }) // everything there is
export const tobias = mentee('Tobias Reimer', '79') // would like to go on longer; the same mentor as Leila
export const aurelie = mentee('Aurélie Gauthier-Roy', '93', { tongue: 'fr', pronouns: 'elle' }) // in French
export const nadia = mentee('Nadia Kowalchuk', '57') // with the retired mentor
export const simon = mentee('Simon Adeyemi', '22') // a steady pair
export const grace = mentee('Grace Halloran', '71') // quiet, and being asked
export const peter = mentee('Peter Nakamura', '73') // wished for a call
export const farah = mentee('Farah Aziz', '34') // has told the coordinator something
export const owen = mentee('Owen Lachance', '5') // has a break
export const bronwyn = mentee('Bronwyn Pike', '82') // ended early, and was matched anew
export const julian = mentee('Julian Castellanos', '43') // ended early: the work was done
export const miriam = mentee('Miriam Osei', '61') // a pair that meets less often

const harriet = mentor('Harriet Lindqvist', '63', { places: 2, pronouns: 'she/her' })
const yves = mentor('Yves Thériault', '39', { tongue: 'fr' })
const walter = mentor('Walter Ferreira', '23', { retired: true })
/** Accepted after the match was made. */
const late = mentor('Joyce Tanaka', '52')

const together = [leila, tobias, aurelie, nadia, simon, grace, peter, farah, owen, bronwyn, julian, miriam]
const asked = [
  ...[harriet, yves, walter, mentor('Dolores McKinnon', '33'), mentor('Rashid Khalil', '36')],
  ...[mentor('Beatrix Soames', '67'), mentor('Eamon Driscoll', '37'), mentor('Ingeborg Falk', '8')],
  ...[mentor('Clyde Arsenault', '72'), mentor('Wanda Petrenko', '60'), mentor('Roland Achebe', '41')],
]
export const menteeCount = together.length

/** Pairs the committee made itself. */
export const pinned = [
  [leila, harriet],
  [tobias, harriet],
  [nadia, walter],
] as const

/** The files of applications: those who were there when it was matched, and the one who came later. */
export const filesOf = (startsOn: Temporal.PlainDate) => ({
  first: { name: 'spring.csv', bytes: fileOf([...together, ...asked], startsOn) },
  late: { name: 'spring-late.csv', bytes: fileOf([late], startsOn) },
})

const roles = ['Vice-principal', 'Principal', 'Vice-principal', 'District principal or vice-principal']
const levels = ['Elementary', 'Secondary', 'Elementary', 'Middle']
const issues = ['Timetabling and staffing', 'Budget', 'Difficult conversations', 'Wellbeing and workload']

function fileOf(people: readonly Applicant[], startsOn: Temporal.PlainDate): Buffer {
  const chance = makeChance(2026)
  const rows = people.map((each, index) => {
    const { name, seat, district, pronouns = '', places = 1, retired } = each
    const tongue = each.tongue ?? 'en'
    const isMentee = seat === 'Mentee'
    const speak = (what: Parameters<typeof say>[1], of = 1) => say(chance, what, tongue, of, of)
    const since = isMentee ? startsOn.subtract({ months: 2 + (index % 9) }) : startsOn.subtract({ years: 9 })
    return {
      'Applying as': seat,
      'Full name': name,
      Pronouns: pronouns,
      'E-mail': addressOf(name),
      Telephone: `250-555-01${String(40 + index)}`,
      Language: tongue === 'fr' ? 'French' : 'English',
      Role: isMentee ? (roles[index % 2] ?? '') : (roles[1 + (index % 3)] ?? ''),
      'School district': district,
      Since: since.with({ day: 1 }).toString(),
      'Retired on': retired ? startsOn.subtract({ years: 1 }).with({ month: 7, day: 31 }).toString() : '',
      'What brings you here': isMentee ? 'I am new to this role' : '',
      'Languages spoken': tongue === 'fr' ? (isMentee ? 'French' : 'English; French') : 'English',
      'Ways of meeting': index % 2 ? 'Video call; Telephone' : 'Video call; In person',
      'Times that suit': index % 3 ? 'Weekday afternoons' : 'Weekday mornings; Evenings',
      'How many mentees': isMentee ? '' : String(places),
      'Membership number': isMentee ? '' : `P${40_100 + index * 37}`,
      'Three things I want from this year': isMentee ? speak('wants', 3) : '',
      'What I would most like to talk about': isMentee ? `${issues[index % 4]}; ${issues[(index + 1) % 4]}` : '',
      'What a good mentor does for me': isMentee ? speak('goodMentor') : '',
      'The grades I work with': isMentee ? (levels[index % 4] ?? '') : '',
      'My school or district in a few sentences': isMentee ? speak('context') : '',
      'Why I want to mentor': isMentee ? '' : speak('why'),
      'What I can be most helpful with': isMentee ? '' : issues.slice(index % 2).join('; '),
      'How I like to work with a mentee': isMentee ? '' : speak('style'),
      'The grades I know': isMentee ? '' : (levels[index % 4] ?? ''),
      'Roles I have held, and for how long': isMentee ? '' : speak('rolesHeld'),
      'I understand that a mentor never evaluates': isMentee ? '' : 'Yes',
      ...Object.fromEntries(
        [1, 2, 3, 4, 5].map((n) => [
          `C${n}`,
          String(Math.min(5, Math.max(1, Math.round(chance.around(isMentee ? 2.6 : 4.2, 0.9))))),
        ]),
      ),
      Focus: isMentee ? `C${1 + (index % 5)}` : '',
    }
  })
  const headings = Object.keys(rows[0] ?? {})
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return Buffer.from(
    [line(headings), ...rows.map((row: Record<string, string>) => line(headings.map((each) => row[each] ?? '')))].join(
      '\r\n',
    ),
  )
}
