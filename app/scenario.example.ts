import type { Actor } from '#foundation/actor.ts'
import type { Condition, RecordKind, Role } from './access/matrix.ts'
import type { DecidedWorld } from './decided.example.ts'
import type { Subject } from './world.example.ts'

/** Somebody in the world, what they are in its program, and what is true of them towards one person's records. */
export interface Scenario {
  readonly who: string
  readonly actor: Pick<Actor & { kind: 'person' }, 'id'> | 'visitor' | 'worker'
  readonly roles: readonly Role[]
  /** What holds besides 'always' where the records of `subject` are concerned. */
  holds(subject: Subject, record: RecordKind): readonly Condition[]
  /** Whom they supervise. */
  readonly supervises: readonly Subject[]
}

/** Everybody the brief of the access test names. Marcus leads a team Amina belongs to; peers and a school's rep are nobody here. */
export function scenariosOf(world: DecidedWorld): Scenario[] {
  const { amina, marcus } = world
  const scenario = (
    who: string,
    actor: Scenario['actor'],
    roles: readonly Role[],
    holds: readonly Condition[] = [],
    supervises: readonly Subject[] = [],
  ): Scenario => ({ who, actor, roles, holds: () => holds, supervises })
  const reads = ['assigned', 'released'] as const
  return [
    { ...scenario('org admin', world.admin, ['org admin']), holds: owes(marcus) },
    { ...scenario('coordinator', world.coordinator, ['coordinator']), holds: hears },
    scenario('coordinator of another program', world.otherCoordinator, []),
    scenario('assigned member', world.assigned, ['committee'], reads),
    scenario('unassigned member', world.unassigned, ['committee']),
    scenario('member who has not promised', world.unpromised, []),
    scenario('member whose term is over', world.past, []),
    scenario('member who stepped back', world.recused, ['committee']),
    { ...scenario('mentor', marcus, ['mentor', 'team lead']), holds: inGroup(letRead(marcus)) },
    { ...scenario('mentee', amina, ['mentee']), holds: inGroup(ownOrPartner(amina)) },
    scenario('another mentor', world.olga.person, ['mentor']),
    scenario('another mentee', world.otto.person, ['mentee']),
    guestOf(amina),
    guestOf(marcus),
    scenario('visitor', 'visitor', []),
    scenario('worker', 'worker', []),
    scenario('supervising coordinator', world.supervisingCoordinator, ['coordinator'], [], [amina]),
    {
      ...scenario('supervising member', world.supervisingMember, ['committee'], [], [amina]),
      holds: assignedBy(amina),
    },
    {
      ...scenario('supervising admin', world.supervisingAdmin, ['org admin'], [], [amina]),
      holds: owes(marcus),
    },
  ]
}

/** What one of the two says in confidence is said to the coordinator who supervises neither. */
const hears = (_subject: Subject, record: RecordKind): readonly Condition[] => (record === 'concern' ? ['shared'] : [])

/** Marcus’s honorarium is approved, and not paid. */
const owes = (payee: Subject) => (subject: Subject, record: RecordKind) =>
  record === 'payee details' && subject.id === payee.id ? (['owed'] as const) : []

/** Amina and Marcus are partners; to their own records each is themselves. */
const ownOrPartner = (self: Subject) => (subject: Subject) =>
  subject.id === self.id ? (['own', 'partner'] as const) : (['partner'] as const)

/** Amina lets Marcus read how she rated herself. */
const letRead = (self: Subject) => (subject: Subject, record: RecordKind) =>
  subject.id !== self.id && record.startsWith('self-assessment') ? (['shared'] as const) : ownOrPartner(self)(subject)

/** Both belong to one group. */
const inGroup =
  (holds: Scenario['holds']): Scenario['holds'] =>
  (subject, record) =>
    record.startsWith('group ') ? [...holds(subject, record), 'group'] : holds(subject, record)

/** By mistake an application was handed to somebody who supervises the applicant. */
const assignedBy = (amina: Subject) => (subject: Subject) =>
  subject.id === amina.id ? (['assigned', 'released'] as const) : []

/** A referee behind a letter, whose answer is still to come: a guest where that one reference is concerned. */
function guestOf(of: Subject): Scenario {
  return {
    who: `guest asked about ${of.name}`,
    actor: of.referee,
    roles: ['guest'],
    holds: (subject, record) => (subject.id === of.id && record === 'reference' ? ['once'] : []),
    supervises: [],
  }
}
