// Who hears what somebody wrote: each thing that can be written in the world of the tests, and those it was meant for.

const staff = ['coordinator']
const paying = ['org admin', 'supervising admin']
const reader = ['assigned member']
/** What the two say to each other is theirs. */
const both = ['mentor', 'mentee']
const committee = ['assigned member', 'unassigned member']
const decidingLooksOn = [
  ...committee,
  'coordinator',
  'member who stepped back',
  'supervising coordinator',
  'supervising member',
]

/** A report that is published and shared is read by its committee and everybody who takes part. */
const reportReaders = [
  ...committee,
  'member who stepped back',
  'supervising member',
  'mentor',
  'mentee',
  'another mentor',
  'another mentee',
]
/** What an edition quotes is not read by those who supervise whoever said it. */
const quoteReaders = [...staff, 'org admin', ...reportReaders.filter((who) => who !== 'supervising member')]
const reportMakers = ['coordinator', 'supervising coordinator', 'org admin', 'supervising admin']

/**
 * Who hears what one of the two wrote. The coordinator who supervises Amina hears what the other coordinator hears of
 * Marcus, and not a word of hers; committee members hear of applications only what they were given to read.
 */
const heardOf = (self: string, partner: string, staff: readonly string[]): Record<string, readonly string[]> => ({
  pronouns: [self, partner],
  phone: [self, partner, ...staff],
  title: [self, partner, ...reader, ...staff],
  needs: [self, partner, ...reader, ...staff],
  'answer on the card': [self, partner, ...reader, ...staff],
  'another answer on the card': [self, partner, ...reader, ...staff],
  answer: [self, ...reader, ...staff],
  wish: [self, ...staff],
  'rather not': [self, ...staff],
  request: [self, ...staff],
  referee: [self, ...reader, ...staff],
  'second referee': [self, ...staff],
  relation: [...reader, ...staff],
  reference: [...reader, ...staff],
  comment: [self, ...reader, ...(self === 'mentee' ? [partner] : [])], // Amina lets Marcus read hers
  'decision word': [self, ...staff],
  'eligibility note': staff,
  'member number': self === 'mentor' ? [self, ...staff] : [],
  'review words': [self, partner],
  'words for the program': staff,
  'survey words': [], // fewer than five wrote some
  identity: [self],
  'identity wish': [self, 'coordinator'],
})

const named = (whose: string, what: Record<string, readonly string[]>) =>
  Object.fromEntries(Object.entries(what).map(([each, by]) => [`${each} ${whose}`, by]))

const goal = ['title', 'why', 'measure', 'district', 'outcome']
const heardBy = (by: readonly string[], ...what: readonly string[]) =>
  Object.fromEntries(what.map((each) => [each, by]))

/** The plan is heard by the two; by the coordinator who does not supervise the mentee, what is in the shared copy. */
const heardOfPlan = {
  ...heardBy(
    ['mentor', 'mentee'],
    ...['kept goal', 'mentor goal'].flatMap((whose) => goal.map((part) => `${whose} ${part}`)),
    ...['kept step', 'plan priorities', 'plan first', 'inquiry question', 'inquiry reason', 'evidence'],
    ...['feedback asked, open', 'feedback asked', 'feedback answer', 'feedback subject', 'feedback unasked'],
    ...['suggestion', 'suggestion why', 'suggestion link', 'suggestion reply'],
  ),
  ...heardBy(
    ['mentor', 'mentee', ...staff],
    ...goal.map((part) => `shared goal ${part}`),
    ...['shared step', 'plan vision', 'plan vision lived'],
  ),
}

/** Who hears what, by what was written and whose it is; whoever is not named hears nothing. */
export const heard: Record<string, readonly string[]> = {
  ...named('mentee', heardOf('mentee', 'mentor', staff)),
  ...named('mentor', heardOf('mentor', 'mentee', [...staff, 'supervising coordinator'])),
  'reading by the assigned member': reader,
  'reading by the past member': reader,
  'reading by the recused member': [],
  'reading by the supervisingMember member': reader,
  ruling: [...committee, ...staff],
  lifting: [...committee, ...staff],
  'pair note': [...committee, ...staff],
  'reason of the run': decidingLooksOn,
  'sign-off': decidingLooksOn,
  'thanks by the mentee': ['mentee', 'mentor'],
  'unopened note by the mentor': ['mentor'],
  'quote by the mentee': quoteReaders,
  'signature of the quote': quoteReaders,
  'honorarium condition': ['mentor', ...staff, 'supervising coordinator', ...paying],
  'word with an honorarium': ['mentor', ...staff, 'supervising coordinator', ...paying],
  ...heardBy(['mentor'], 'payee name', 'payee address', 'payee note'),
  'report word': [...reportReaders, ...reportMakers],
  'report word to come': reportMakers,
  'declined word': ['coordinator', 'supervising coordinator'],
  ...heardOfPlan,
  ...heardBy([...both, 'coordinator', 'supervising coordinator'], 'offer', 'offer title'),
  'journal mentee': ['mentee'],
  'journal mentor': ['mentor'],
  'concern mentee': ['coordinator'],
  'concern mentor': ['coordinator'],
  'what was done': ['coordinator'],
  'case mentee': ['mentee', 'mentor'],
  'case mentor': ['mentee', 'mentor'],
  training: ['mentor', 'coordinator', 'supervising coordinator'],
  'correction mentee': ['mentee', 'coordinator', ...reader],
  'reason to decline': ['mentee', 'coordinator', ...reader],
  'wish to see mentor': ['mentor', 'coordinator', 'supervising coordinator'],
  ...heardBy([...both, 'coordinator', 'supervising coordinator'], 'gathering', 'gathering place'),
  ...heardBy(
    [...both, 'coordinator', 'supervising coordinator', 'another mentor', 'another mentee'],
    ...['group name', 'group focus', 'group description'],
  ),
  ...heardBy(both, 'group post mentee', 'group post mentor'),
  ...Object.fromEntries(
    ['hours', 'confidentiality', 'boundaries', 'ending', 'other'].map((what) => [
      `agreement ${what}`,
      ['mentee', 'mentor'],
    ]),
  ),
  signature: ['mentee', 'mentor'],
  ...heardBy(
    ['org admin', 'supervising admin'],
    ...['name of the incident', 'what happened', 'records of the incident', 'what stopped it', 'why they are told'],
    'what was noted',
  ),
  'notice in English': [...both, 'org admin', 'supervising admin'],
  'notice in French': ['org admin', 'supervising admin'], // the two read it in their own language
  'reason of the request': [...both, 'org admin'],
  'reason of the urgent request': ['org admin'], // the two are told within the day
  objection: ['mentor', 'org admin'],
  'word with the extract': [],
  'private note mentee': ['mentee'],
  'private note mentor': ['mentor'],
  'shared note mentee': both,
  'shared note mentor': both,
  ...heardBy(
    both,
    'name of a file mentee',
    'name of a file mentor',
    'words of a file mentee',
    'words of a file mentor',
  ),
  'meeting place': both,
  'agenda suggestion': both,
  'action item': both,
  'agenda item': both,
  'word of calling off': both,
}
