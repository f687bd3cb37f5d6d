import type { RecordKind } from './access/matrix.ts'

/** Where the database gives more or less than the matrix on purpose, and why. */
export interface Difference {
  readonly record: RecordKind
  readonly what: readonly string[]
  readonly who: readonly string[]
  readonly why: string
}

const admins = ['org admin', 'supervising admin']
const coordinators = ['coordinator', 'supervising coordinator']
const members = ['assigned member', 'unassigned member', 'member who stepped back', 'supervising member']
const others = ['unassigned member', 'member who stepped back', 'supervising member']
const partners = ['mentor', 'mentee']
const guests = ['guest asked about Amina Diallo', 'guest asked about Marcus Wong']

export const differences: readonly Difference[] = [
  {
    record: 'account',
    what: [
      'a name',
      'an address',
      'a telephone number',
      'a position',
      'their name',
      'their address',
      'their position',
      'the account',
      'an old position',
    ],
    who: admins,
    why: 'No page shows an org admin the account of a participant yet, so the database gives them their colleagues alone.',
  },
  {
    record: 'account',
    what: ['a name', 'an address', 'a telephone number'],
    who: partners,
    why: 'Two who have been introduced know how to reach each other.',
  },
  {
    record: 'account',
    what: ['an address', 'a telephone number', 'a position'],
    who: ['supervising coordinator'],
    why: 'A coordinator reaches an account through the application, which is closed to supervisors.',
  },
  {
    record: 'account',
    what: ['a position'],
    who: ['assigned member'],
    why: 'Whoever reads an application reads what the applicant does.',
  },
  {
    record: 'account',
    what: ['somebody new'],
    who: ['coordinator of another program'],
    why: 'Somebody new belongs to no program yet.',
  },
  {
    record: 'application',
    what: ['the question to mentor again'],
    who: ['assigned member'],
    why: 'Whoever reads applications need not know who was asked to apply again, nor what they said.',
  },
  {
    record: 'application',
    what: ['a rather not', 'a request', 'a membership', 'what was accepted'],
    who: ['assigned member'],
    why: 'Whom somebody would rather not meet, what was asked for and which number they have are between them and the coordinator.',
  },
  {
    record: 'application',
    what: ['what is accepted'],
    who: coordinators,
    why: 'A coordinator writes down a yes that was given by telephone, and what was promised with it.',
  },
  {
    record: 'application',
    what: ['an application'],
    who: coordinators,
    why: 'A coordinator enters an application that came on paper or by telephone, with the consent noted.',
  },
  {
    record: 'application',
    what: ['another request', 'the decision'],
    who: partners,
    why: 'An applicant changes what they said, never what staff say to them: nobody decides their own.',
  },
  {
    record: 'reference',
    what: ['in somebody’s name'],
    who: guests,
    why: 'A referee answers the letter they were sent, and can add nothing else.',
  },
  {
    record: 'self-assessment scores',
    what: ['figures'],
    who: [...members.slice(1), 'supervising coordinator'],
    why: 'Figures of five or more tell of nobody, so the committee sees them, and supervisors too.',
  },
  {
    record: 'self-assessment scores',
    what: ['figures'],
    who: partners,
    why: 'Figures are for those who run the program.',
  },
  {
    record: 'self-identification',
    what: ['the wish'],
    who: ['coordinator'],
    why: 'The one coordinator named for it reads the wish, with a second consent; sealed, and nothing else of the answers.',
  },
  {
    record: 'self-identification',
    what: ['what is counted'],
    who: [...coordinators, ...members],
    why: 'Sealed, for a count whose small cells are never shown, with consent.',
  },
  {
    record: 'self-identification',
    what: ['the wish', 'what is counted'],
    who: partners,
    why: 'Their own they find where they wrote it; these two are other people’s doors.',
  },
  {
    record: 'committee note',
    what: ['a lifted ruling', 'a move', 'a pair note', 'a proposal', 'a ruling', 'another pair note', 'another ruling'],
    who: ['member who stepped back'],
    why: 'Whoever stepped back from somebody has nothing more to do with their match.',
  },
  {
    record: 'committee note',
    what: ['a reading', 'scores', 'a changed reading'],
    who: others,
    why: 'Everybody reads and scores apart: another’s reading shows once one’s own of the same application is done.',
  },
  { record: 'committee note', what: ['another reading'], who: members, why: 'Readings are handed out, never taken.' },
  {
    record: 'committee note',
    what: ['a board', 'a sign-off', 'another board', 'a run of the engine', 'publishing'],
    who: ['supervising coordinator', 'supervising member'],
    why: 'A board is about everybody; what it says of the person supervised is kept back row by row.',
  },
  {
    record: 'committee note',
    what: ['a board, for oneself'],
    who: ['coordinator'],
    why: 'Members sign; a coordinator approves by publishing.',
  },
  {
    record: 'committee note',
    what: ['a board, for oneself'],
    who: ['supervising member'],
    why: 'One signs the whole board; about the person supervised it shows this member nothing.',
  },
  {
    record: 'committee note',
    what: ['a board, for another member'],
    who: ['coordinator', ...members.slice(0, 3)],
    why: 'Everybody signs for themselves.',
  },
  { record: 'partnership shell', what: ['a place'], who: coordinators, why: 'A place is freed with its offer.' },
  {
    record: 'audit log',
    what: ['what they did', 'what staff did', 'entries of a program'],
    who: admins,
    why: 'An org admin sees what concerns the organization; what happens in a program is its coordinators’ to see.',
  },
  {
    record: 'audit log',
    what: ['what staff did', 'entries of a program'],
    who: ['mentee'],
    why: 'What staff did with what is theirs people see by app.looks, which keeps back the particulars; the lines are not theirs.',
  },
  {
    record: 'audit log',
    what: ['what concerns the organization'],
    who: coordinators,
    why: 'To open a program concerns both, and is an act of the program’s staff.',
  },
  {
    record: 'consents',
    what: ['a consent', 'when it was given'],
    who: ['supervising coordinator'],
    why: 'Consents are reached through the application, which is closed to supervisors.',
  },
  {
    record: 'consents',
    what: ['a consent given on paper'],
    who: coordinators,
    why: 'A coordinator notes a consent given on paper by somebody who applies to their program.',
  },
  { record: 'consents', what: ['a consent given on paper'], who: partners, why: 'Nobody notes their own.' },
  {
    record: 'settings',
    what: [
      'who decides',
      'a text',
      'a committee member',
      'a coordinator',
      'the program',
      'a term',
      'a tick at closing',
      'what is offered',
    ],
    who: admins,
    why: 'A program is set up by its coordinators; an org admin runs the organization.',
  },
  {
    record: 'settings',
    what: ['a colleague', 'the organization'],
    who: coordinators,
    why: 'The organization is run by its admins.',
  },
  {
    record: 'settings',
    what: ['who decides'],
    who: members,
    why: 'Whoever decides together sees with whom.',
  },
  {
    record: 'settings',
    what: ['who administers'],
    who: ['supervising coordinator'],
    why: 'This coordinator was named for the program alone, and does not work for the organization.',
  },
  {
    record: 'settings',
    what: ['who decides'],
    who: ['member who has not promised'],
    why: 'Whoever is seated sees with whom, before promising.',
  },
  {
    record: 'settings',
    what: ['a contact'],
    who: coordinators,
    why: 'Lines of the settings that nobody depends on are taken out.',
  },
  {
    record: 'group members',
    what: ['that there is a group'],
    who: ['another mentor', 'another mentee'],
    why: 'A group that people may join or wish for is shown to whoever takes part.',
  },
  {
    record: 'group members',
    what: ['that they belong'],
    who: ['org admin', 'supervising admin'],
    why: 'An administrator sees that there are groups; who belongs is for its members and who coordinates.',
  },
  {
    record: 'group members',
    what: ['how many may come', 'whether they can be reached'],
    who: ['mentor'],
    why: 'A lead says what the group is about, and nothing else of it; whom the others may reach each says for themselves.',
  },
  {
    record: 'group members',
    what: ['whether they can be reached'],
    who: coordinators,
    why: 'Whom the others may reach each says for themselves.',
  },
  {
    record: 'group members',
    what: ['a place', 'what it is about', 'how many may come'],
    who: ['mentee'],
    why: 'One’s own place is one’s own; the group is not.',
  },
  {
    record: 'group posts',
    what: ['a post in their name'],
    who: partners,
    why: 'Nobody writes in another’s name.',
  },
]
