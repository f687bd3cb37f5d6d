import type { Cell } from './workbook.ts'

/** One row of the demo: what somebody wrote on their form, before it is put into columns. */
export interface Person {
  readonly seat: 'Mentee' | 'Mentor' | ''
  readonly name: string
  readonly preferredName: string
  readonly pronouns: string
  readonly email: string
  readonly phone: string
  readonly language: string
  readonly role: string
  readonly title: string
  readonly district: string
  readonly school: string
  readonly since: Cell
  readonly retired: Cell
  readonly reason: string
  readonly speaks: string
  readonly channels: string
  readonly times: string
  readonly capacity: string
  readonly travels: string
  readonly needs: Cell
  readonly wishes: readonly (readonly [name: string, email: string])[]
  readonly avoids: readonly string[]
  readonly member: string
  readonly submittedOn: Temporal.PlainDate
  /** By the heading of its column. */
  readonly answers: Readonly<Record<string, string>>
  readonly ratings: readonly string[]
  readonly focus: string
}

interface Column {
  readonly heading: string
  readonly cell: (person: Person) => Cell
}

const answer = (heading: string): Column => ({ heading, cell: ({ answers }) => answers[heading] ?? '' })
const wish = (n: number): Column[] => [
  { heading: `Wish ${n}`, cell: ({ wishes }) => wishes[n - 1]?.[0] ?? '' },
  { heading: `Wish ${n} e-mail`, cell: ({ wishes }) => wishes[n - 1]?.[1] ?? '' },
]
const rating = (code: string, index: number): Column => ({ heading: code, cell: ({ ratings }) => ratings[index] ?? '' })

/** The columns as an association's own form exported them: its headings are the questions as they were asked. */
export const columns: readonly Column[] = [
  { heading: 'Submitted on', cell: ({ submittedOn }) => ({ day: submittedOn }) },
  { heading: 'Applying as', cell: ({ seat }) => seat },
  { heading: 'Full name', cell: ({ name }) => name },
  { heading: 'Preferred name', cell: ({ preferredName }) => preferredName },
  { heading: 'Pronouns', cell: ({ pronouns }) => pronouns },
  { heading: 'E-mail', cell: ({ email }) => email },
  { heading: 'Telephone', cell: ({ phone }) => phone },
  { heading: 'Language', cell: ({ language }) => language },
  { heading: 'Role', cell: ({ role }) => role },
  { heading: 'Other role', cell: ({ title }) => title },
  { heading: 'School district', cell: ({ district }) => district },
  { heading: 'School', cell: ({ school }) => school },
  { heading: 'Since', cell: ({ since }) => since },
  { heading: 'Retired on', cell: ({ retired }) => retired },
  { heading: 'What brings you here', cell: ({ reason }) => reason },
  { heading: 'Languages spoken', cell: ({ speaks }) => speaks },
  { heading: 'Ways of meeting', cell: ({ channels }) => channels },
  { heading: 'Times that suit', cell: ({ times }) => times },
  { heading: 'How many mentees', cell: ({ capacity }) => capacity },
  { heading: 'Can travel', cell: ({ travels }) => travels },
  { heading: 'Accessibility needs', cell: ({ needs }) => needs },
  ...[1, 2, 3].flatMap(wish),
  { heading: 'Rather not 1', cell: ({ avoids }) => avoids[0] ?? '' },
  { heading: 'Rather not 2', cell: ({ avoids }) => avoids[1] ?? '' },
  { heading: 'Membership number', cell: ({ member }) => member },
  ...[
    'Three things I want from this year',
    'What I would most like to talk about',
    'What a good mentor does for me',
    'The grades I work with',
    'My school or district in a few sentences',
    'I am the only administrator here',
    'My path so far',
    'A specific request for the people who match',
    'Why I want to mentor',
    'What I can be most helpful with',
    'How I like to work with a mentee',
    'The grades I know',
    'Roles I have held, and for how long',
    'I know small or remote places',
    'Earlier mentoring, coaching or training',
    'I can take part in the mentor training',
    'I understand that a mentor never evaluates',
  ].map(answer),
  ...['C1', 'C2', 'C3', 'C4', 'C5'].map(rating),
  { heading: 'Focus', cell: ({ focus }) => focus },
]

export const toCells = (person: Person): Cell[] => columns.map(({ cell }) => cell(person))
