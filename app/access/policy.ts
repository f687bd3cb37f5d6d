import {
  type Condition,
  closedToSupervisors,
  conditions,
  matrix,
  type RecordKind,
  type Role,
  type Verb,
  verbs,
} from './matrix.ts'

/** What is true of an actor towards one record. */
export interface Standing {
  readonly roles: ReadonlySet<Role>
  /** The conditions that hold besides 'always'. */
  readonly holds: ReadonlySet<Condition>
  /** The actor supervises the person the record is about. */
  readonly conflicted: boolean
}

/** One cell, read: which conditions grant the verb. */
export function grants(record: RecordKind, role: Role, verb: Verb): ReadonlySet<Condition> {
  const granted = new Set<Condition>()
  const cell = (matrix[record] as Partial<Record<Role, string>>)[role]
  for (const part of cell?.split('; ') ?? []) {
    const [first = '', second] = part.split(' ')
    const condition = second === undefined ? 'always' : (conditions.find((known) => known === first) ?? unknown(part))
    if ([...(second ?? first)].some((letter) => verbs[letter as keyof typeof verbs] === verb)) granted.add(condition)
  }
  return granted
}

/**
 * Whether this standing allows the verb on the record. Deny by default; a supervisor's roles count for nothing where
 * the record is closed to supervisors, and only 'own' is left to them.
 */
export function can(standing: Standing, verb: Verb, record: RecordKind): boolean {
  for (const role of standing.roles)
    for (const condition of grants(record, role, verb)) {
      if (standing.conflicted && closedToSupervisors.has(record) && condition !== 'own') continue
      if (condition === 'always' || standing.holds.has(condition)) return true
    }
  return false
}

function unknown(part: string): never {
  throw new Error(`The access matrix says "${part}", which begins with no known condition.`)
}
