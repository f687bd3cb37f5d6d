/**
 * Who may do what: the access matrix of the trust design, whole, as data.
 *
 * A cell lists verbs by letter, each group under its condition: "LR; own U" = lists and reads, changes their own.
 * Everything not written is denied. Roles do not inherit; a person has the union of their roles, minus conflicts.
 */
export const verbs = { L: 'list', R: 'read', C: 'create', U: 'change', D: 'delete', X: 'export', A: 'approve' } as const
export type Verb = (typeof verbs)[keyof typeof verbs]

export const roles = [
  'org admin',
  'coordinator',
  'committee',
  'mentor',
  'mentee',
  'team lead',
  'peer',
  'school rep',
  'guest',
] as const
export type Role = (typeof roles)[number]

/** Under which condition a verb is granted; the caller says which of them hold for the record at hand. */
export const conditions = [
  'always', // within the program or organization the role is held in
  'own', // the record is about or by the actor
  'partner', // the actor is one of the two
  'group', // the actor belongs to the group
  'assigned', // handed to this committee member to read
  'released', // the person released it, and it is assigned
  'shared', // the person shared it with the actor
  'state', // only its state, not its content
  'names', // names only
  'aggregate', // figures only, cells under 5 suppressed
  'once', // one time
  'school', // within the actor's own school, without names
  'nominated', // the actor nominated this person; its state, not its content
  'taken', // taken down on paper or by telephone in the actor's program, for somebody who has not written in it themselves
  'public', // open to everybody
  'invited', // the actor was asked in
  'owed', // the actor's organization owes them money that is approved and not paid
] as const
export type Condition = (typeof conditions)[number]

type Row = Readonly<Partial<Record<Role, string>>>
const pair = (cell: string) => ({ mentor: cell, mentee: cell })
/** Whoever takes part in pairs or teams; a school's rep besides, where the cell says participant. */
const member = (cell: string) => ({ ...pair(cell), 'team lead': cell, peer: cell })
const participant = (cell: string) => ({ ...member(cell), 'school rep': cell })

export const matrix = {
  account: { 'org admin': 'LRCUD', coordinator: 'LRC', committee: 'names L', ...participant('own RU') },
  'directory profile': {
    'org admin': 'LR',
    coordinator: 'LR',
    committee: 'LR',
    mentor: 'LR; own U',
    mentee: 'LR; own U',
    'team lead': 'group LR; own U',
    peer: 'group LR; own U',
    'school rep': 'school LR',
  },
  application: {
    'org admin': 'state L',
    coordinator: 'LR; state U; taken U',
    committee: 'assigned LR',
    ...member('own CRUX'),
    'school rep': 'C; nominated L',
  },
  reference: { coordinator: 'LR', committee: 'assigned LR', 'school rep': 'own C', guest: 'once C' },
  'self-assessment scores': {
    coordinator: 'aggregate R',
    committee: 'released R',
    mentor: 'own CRUX; shared R',
    mentee: 'own CRUX',
    peer: 'own CRUX',
  },
  'self-assessment comments': {
    committee: 'released R',
    mentor: 'own CRUX; shared R',
    mentee: 'own CRUX',
    peer: 'own CRUX',
  },
  'committee note': { coordinator: 'LRCUA', committee: 'LRCUA' },
  'self-identification': { ...participant('own CRUDX') },
  'partnership shell': {
    'org admin': 'L',
    coordinator: 'LRCU',
    committee: 'LR',
    mentor: 'partner R',
    mentee: 'partner R',
    'school rep': 'school L',
  },
  messages: { mentor: 'partner LRC; own UD', mentee: 'partner LRC; own UD' },
  'shared notes': { mentor: 'partner LRCU; own D', mentee: 'partner LRCU; own D' },
  'private notes': { ...member('own LRCUDX') },
  'development plan': { coordinator: 'shared R', mentor: 'partner LRCU', mentee: 'partner LRCU' },
  'meeting log': {
    coordinator: 'state R',
    mentor: 'partner LRCU',
    mentee: 'partner LRCU',
    'team lead': 'group LRCU',
    peer: 'group LRCU',
  },
  'review part A': { mentor: 'partner CRU', mentee: 'partner CRU' },
  'review part B': { coordinator: 'R', committee: 'aggregate R', mentor: 'own C', mentee: 'own C' },
  'group members': {
    'org admin': 'L',
    coordinator: 'LRCUD',
    mentor: 'group LR; own CUD',
    mentee: 'group LR; own CUD',
    'team lead': 'group LRU; own UD',
    peer: 'group LR; own CUD',
    'school rep': 'aggregate L',
  },
  'group posts': {
    coordinator: 'group LR',
    mentor: 'group LRC; own UD',
    mentee: 'group LRC; own UD',
    'team lead': 'group LRCD; own UD',
    peer: 'group LRC; own UD',
  },
  events: {
    'org admin': 'LRCUD',
    coordinator: 'LRCUD',
    committee: 'LR',
    mentor: 'LR',
    mentee: 'LR',
    'team lead': 'group LRC',
    peer: 'LR',
    'school rep': 'public LR',
    guest: 'own RU',
  },
  'training record': {
    'org admin': 'aggregate R',
    coordinator: 'LRCU',
    mentor: 'own RX',
    mentee: 'own RX',
    'team lead': 'group L',
    peer: 'own RX',
  },
  'anonymous survey answer': {
    'org admin': 'aggregate R',
    coordinator: 'aggregate R',
    committee: 'aggregate R',
    ...member('own C'),
    guest: 'own C',
  },
  'named survey answer': { coordinator: 'LR', ...member('own CRX') },
  'community discussion': {
    'org admin': 'LR',
    coordinator: 'LR',
    committee: 'LRC',
    ...pair('LRC; own UD'),
    'team lead': 'LRC',
    peer: 'LRC',
    'school rep': 'invited LRC',
  },
  'honorarium claim': { 'org admin': 'LRAX', coordinator: 'LRCA', mentor: 'own CRX' },
  'payee details': { 'org admin': 'owed R', mentor: 'own CRUDX', guest: 'once C' },
  report: {
    'org admin': 'aggregate RX',
    coordinator: 'aggregate RX',
    committee: 'aggregate R',
    ...pair('own R'),
    'team lead': 'group R',
    peer: 'own R',
    'school rep': 'school R',
  },
  concern: {
    'org admin': 'shared R',
    coordinator: 'shared R',
    ...participant('own C'),
    ...pair('own C; state R'),
    guest: 'own C',
  },
  'audit log': { 'org admin': 'LRX', coordinator: 'state LR', ...participant('own R') },
  consents: { 'org admin': 'aggregate R', coordinator: 'state R', ...participant('own CRU'), guest: 'own C' },
  'export or erasure request': { 'org admin': 'LA', coordinator: 'L', ...participant('own C') },
  'confidential access': { 'org admin': 'LRCA', mentor: 'partner LRC', mentee: 'partner LRC' },
  'privacy incident': { 'org admin': 'LRCU', ...participant('own R') },
  extract: { mentor: 'own LRC', mentee: 'own LRC' },
  settings: { 'org admin': 'LRCU', coordinator: 'LRCU' },
} as const satisfies Record<string, Row>

export type RecordKind = keyof typeof matrix
export const recordKinds = Object.keys(matrix) as RecordKind[]

/** Records that a declared or derived supervisor never sees of the person supervised, whatever their role. */
export const closedToSupervisors: ReadonlySet<RecordKind> = new Set([
  'application',
  'reference',
  'self-assessment scores',
  'self-assessment comments',
  'committee note',
  'development plan',
  'concern',
  'review part B',
  'named survey answer',
  'payee details',
  'confidential access',
])
