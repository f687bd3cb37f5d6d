import type { Difference } from './difference.example.ts'

const partners = ['mentor', 'mentee']

/** Where the database differs from the matrix on purpose in what two people have together, and why. */
export const lifeDifferences: readonly Difference[] = [
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
    who: ['mentee'],
    why: 'Whoever wrote a contact down by mistake takes it out again; the other cannot.',
  },
  {
    record: 'meeting log',
    what: ['the month of a meeting', 'that a call is wished for', 'the call that was made'],
    who: partners,
    why: 'Ticks and calls are made for the coordinator; the two have their log, and who wished for a call is told to no partner.',
  },
  {
    record: 'meeting log',
    what: ['the month of a meeting', 'that a call is wished for'],
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
    record: 'development plan',
    what: ['feedback in somebody’s name', 'whose goal it is', 'a copy, anew'],
    who: partners,
    why: 'Nobody’s feedback is written for them, a goal keeps its owner, and a copy stays as it was shared.',
  },
  {
    record: 'development plan',
    what: ['a copy, shared'],
    who: ['mentor'],
    why: 'Whether the coordinator gets a copy is the mentee’s to say.',
  },
  {
    record: 'development plan',
    what: ['an answer to feedback', 'a copy'],
    who: ['mentee'],
    why: 'An answer is changed by nobody but its giver; what the mentee has shared the mentee takes back.',
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
    record: 'shared notes',
    what: ['a case in their name'],
    who: partners,
    why: 'Each begins a case in their own name; in the other’s, neither does.',
  },
]
