import type { Difference } from './difference.example.ts'

const coordinators = ['coordinator', 'supervising coordinator']
const members = ['assigned member', 'unassigned member', 'member who stepped back', 'supervising member']
const partners = ['mentor', 'mentee']

/** Where the database differs from the matrix on purpose in what two people have together, and why. */
export const lifeDifferences: readonly Difference[] = [
  {
    record: 'directory profile',
    what: ['that they will come', 'who will come'],
    who: [...members, 'org admin', 'supervising admin', 'another mentor', 'another mentee', 'supervising coordinator'],
    why: 'Who will be at a gathering is for those who have a partner in the program and for who coordinates it; nobody learns it of somebody they supervise.',
  },
  {
    record: 'directory profile',
    what: ['their word'],
    who: partners,
    why: 'Whoever said that they will be somewhere takes it back by deleting it.',
  },
  {
    record: 'development plan',
    what: ['feedback in somebody’s name', 'that the other agrees', 'whose goal it is', 'a copy, anew'],
    who: partners,
    why: 'Nobody’s feedback is written for them, nobody agrees for the other, a goal keeps its owner, and a copy stays as it was shared.',
  },
  {
    record: 'development plan',
    what: ['a copy, shared', 'a tick'],
    who: ['mentor'],
    why: 'Whether the coordinator gets a copy is the mentee’s to say, and what they have done of their duties.',
  },
  {
    record: 'development plan',
    what: ['an answer to feedback', 'a copy', 'a tick'],
    who: ['mentee'],
    why: 'An answer is changed by nobody but its giver; what the mentee has shared or ticked the mentee takes back.',
  },
  {
    record: 'concern',
    what: ['the words themselves', 'whether it was taken up'],
    who: ['coordinator'],
    why: 'They are opened through one function, which leaves out whoever supervises one of the two; the column is nobody’s.',
  },
  {
    record: 'concern',
    what: ['whether it was taken up'],
    who: ['mentor', 'another mentor', 'another mentee'],
    why: 'Only who said something sees what became of it; the partner never learns that it was said.',
  },

  {
    record: 'self-assessment scores',
    what: ['what is shared'],
    who: ['mentee'],
    why: 'What the mentee let their mentor read they take back; the assessment itself stays.',
  },
  {
    record: 'shared notes',
    what: ['a case in their name'],
    who: partners,
    why: 'Each begins a case in their own name; in the other’s, neither does.',
  },
  {
    record: 'shared notes',
    what: ['an edition in the other’s name', 'a signature in the other’s name'],
    who: partners,
    why: 'Everybody proposes and signs for themselves.',
  },
  {
    record: 'shared notes',
    what: ['what is agreed'],
    who: partners,
    why: 'What two people signed is never changed or taken out: a new edition takes its place.',
  },
  {
    record: 'shared notes',
    what: ['what one signed'],
    who: ['mentee'],
    why: 'A signature stands; the next edition needs new ones.',
  },
  {
    record: 'review part A',
    what: ['words for the other', 'the words'],
    who: partners,
    why: 'Each writes their own part, and reads the other’s.',
  },
  {
    record: 'review part B',
    what: ['figures of reviews'],
    who: ['supervising coordinator', 'supervising member'],
    why: 'Figures of five or more tell of nobody, so supervisors see them too.',
  },
  {
    record: 'anonymous survey answer',
    what: ['that there are results', 'results'],
    who: partners,
    why: 'What came of a survey is shown back to those who answered it.',
  },
  {
    record: 'anonymous survey answer',
    what: ['a tally by hand'],
    who: ['mentee'],
    why: 'An answer moves the tallies that are there, by the one function that takes it.',
  },
  {
    record: 'shared notes',
    what: ['the other’s note'],
    who: partners,
    why: 'Each changes what they wrote themselves: nobody’s words are rewritten by the other.',
  },
  {
    record: 'shared notes',
    what: ['the mentee’s item'],
    who: ['mentor'],
    why: 'The agenda and what is to be done are the mentee’s own (R088); the mentor suggests.',
  },
  {
    record: 'shared notes',
    what: ['what was suggested'],
    who: ['mentee'],
    why: 'The list is the mentee’s own: they take a suggestion up, or off.',
  },
  {
    record: 'meeting log',
    what: ['times that were answered'],
    who: partners,
    why: 'Times lie proposed until somebody answers; others take their place. The meeting itself stays.',
  },
  {
    record: 'messages',
    what: ['in the other’s name'],
    who: partners,
    why: 'Each writes in their own name.',
  },
  {
    record: 'messages',
    what: ['an opened note'],
    who: ['mentee'],
    why: 'Once the other has opened it, a note of thanks stays as it is.',
  },
  {
    record: 'named survey answer',
    what: ['that they answered', 'a named answer'],
    who: coordinators,
    why: 'How confident somebody feels is told in figures of five and more; no page and no row shows it by name.',
  },
  {
    record: 'named survey answer',
    what: ['one’s words anew', 'taking words back'],
    who: ['mentee'],
    why: 'Words somebody lets the program quote are theirs to say otherwise and to take back.',
  },
  {
    record: 'honorarium claim',
    what: ['an export'],
    who: ['mentor'],
    why: 'A mentor takes out their own claim; what goes to finance is made by whoever pays.',
  },
  {
    record: 'meeting log',
    what: ['time of one’s own', 'how often one is reminded'],
    who: ['mentor'],
    why: 'A meeting is of both; preparation, learning and reminders are each one’s own.',
  },
  {
    record: 'meeting log',
    what: ['a meeting in another’s name'],
    who: partners,
    why: 'Everybody writes in their own name.',
  },
  {
    record: 'meeting log',
    what: ['a meeting taken out'],
    who: partners,
    why: 'Whoever wrote a contact down by mistake takes it out again; the other cannot.',
  },
  {
    record: 'meeting log',
    what: ['the month of a meeting', 'that a call is wished for', 'the call that was made', 'the mark of a week'],
    who: partners,
    why: 'Ticks and calls are made for the coordinator; the two have their log, and who wished for a call is told to no partner.',
  },
  {
    record: 'meeting log',
    what: ['the month of a meeting', 'that a call is wished for', 'the mark of a week'],
    who: ['supervising coordinator'],
    why: 'Nobody follows the contacts of somebody they supervise.',
  },
  {
    record: 'meeting log',
    what: ['the call that was made'],
    who: ['coordinator'],
    why: 'A coordinator notes that they called: the pair leaves their list, and nothing is written into the log.',
  },
  {
    record: 'report',
    what: ['that there is one', 'the newest edition'],
    who: ['mentor', 'another mentor', 'another mentee'],
    why: 'An edition that is shared with the people who take part is for each of them: it is about all of them.',
  },
  {
    record: 'report',
    what: ['words to come'],
    who: members,
    why: 'The committee reads a report once it is published, not in the making.',
  },
  {
    record: 'report',
    what: ['words to come'],
    who: ['mentee'],
    why: 'The people who take part read a report that is published and shared, not in the making.',
  },
  {
    record: 'report',
    what: ['an edition', 'whether it is shared', 'other words'],
    who: coordinators,
    why: 'The matrix says who reads a report; its coordinator writes, publishes and shares it.',
  },
  {
    record: 'export or erasure request',
    what: ['that there is one', 'until when it is answered'],
    who: partners,
    why: 'Whoever asked sees where their own request stands.',
  },
  {
    record: 'export or erasure request',
    what: ['until when it is answered'],
    who: ['org admin', 'supervising admin', ...coordinators],
    why: 'The matrix says that they see it is there; by when it must be answered is part of that. It holds no word of anybody’s.',
  },
]
