import { fold } from '#foundation/language.ts'
import type { ReadRow } from './entrant.ts'
import { type Known, nameKey } from './known.server.ts'

/** Rows that are one person. */
export interface RowGroup {
  readonly key: string
  readonly rows: readonly ReadRow[]
  /** Whom the program knows them as; more than one is a contradiction. */
  readonly personIds: ReadonlySet<string>
  /** Perhaps somebody else in the file or the program: a coordinator has not said yet. */
  readonly undecided: boolean
}

/** Perhaps the same person: another group of the file, or somebody known. */
export interface Twin {
  readonly oneKey: string
  readonly oneRows: readonly number[]
  readonly otherKey: string | null
  readonly otherRows: readonly number[]
  readonly personId: string | null
  readonly verdict: boolean | null
}

/**
 * Puts rows together that are surely one person: they share an address, their addresses belong to one person, or they
 * have no address and the same name and district. What is only likely is left to `proposeTwins`.
 */
export function groupRows(rows: readonly ReadRow[], known: Known): RowGroup[] {
  const sets = new Sets()
  for (const row of rows) for (const mark of marksOf(row, known)) sets.unite(`row ${row.n}`, mark)
  const groups = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const root = sets.rootOf(`row ${row.n}`)
    groups.set(root, [...(groups.get(root) ?? []), row])
  }
  return [...groups.values()].map((together) => ({
    key: keyOf(together[0] as ReadRow),
    rows: together,
    personIds: new Set(together.flatMap((row) => personsOf(row, known))),
    undecided: false,
  }))
}

function marksOf(row: ReadRow, known: Known): string[] {
  const { name, addresses, position } = row.entrant
  const marks = [...addresses.map((address) => `mail ${address}`), ...personsOf(row, known).map((id) => `person ${id}`)]
  return addresses.length || !name ? marks : [...marks, `name ${nameKey(name, position.districtNumber)}`]
}

/** Whom a row means: whoever has its address; without one, the only person of that name and district without one. */
function personsOf({ entrant: { name, addresses, position } }: ReadRow, known: Known): string[] {
  if (addresses.length) return addresses.flatMap((address) => known.at.get(address) ?? [])
  if (!name) return []
  const named = known.named.get(nameKey(name, position.districtNumber)) ?? []
  const without = named.filter((id) => known.people.get(id)?.addresses.length === 0)
  return without.length === 1 ? without : []
}

/** What a group is called in the database; the same again when the file comes again. */
function keyOf({ n, entrant: { name, addresses, position } }: ReadRow): string {
  if (addresses[0]) return `mail:${addresses[0]}`
  return name ? `name:${nameKey(name, position.districtNumber)}` : `row:${n}`
}

/** Groups of the same name that share a district, school or telephone; and people known by name and district. */
export function proposeTwins(groups: readonly RowGroup[], known: Known): Twin[] {
  const byMark = new Map<string, RowGroup[]>()
  for (const group of groups)
    for (const mark of likenessOf(group)) byMark.set(mark, [...(byMark.get(mark) ?? []), group])
  const twins = new Map<string, Twin>()
  const propose = (twin: Twin) => twins.set([twin.oneKey, twin.otherKey, twin.personId].join(' '), twin)
  for (const [first, ...others] of byMark.values())
    for (const other of others)
      if (first && !(first.personIds.size && other.personIds.size)) propose(twinOf(first, other, null))
  const matched = new Set(groups.flatMap(({ personIds }) => [...personIds]))
  for (const group of groups)
    if (group.personIds.size === 0)
      for (const personId of namedLike(group, known)) if (!matched.has(personId)) propose(twinOf(group, null, personId))
  return [...twins.values()]
}

function twinOf(one: RowGroup, other: RowGroup | null, personId: string | null): Twin {
  const numbers = (group: RowGroup | null) => (group?.rows ?? []).map(({ n }) => n)
  return {
    oneKey: one.key,
    oneRows: numbers(one),
    otherKey: other?.key ?? null,
    otherRows: numbers(other),
    personId,
    verdict: null,
  }
}

function likenessOf({ rows }: RowGroup): Set<string> {
  return new Set(
    rows.flatMap(({ entrant: { name, phone, position } }) => {
      if (!name) return []
      const figures = phone?.replace(/\D/g, '') ?? ''
      return [
        position.districtNumber ? `${fold(name)} district ${position.districtNumber}` : '',
        position.schoolName ? `${fold(name)} school ${fold(position.schoolName)}` : '',
        figures.length >= 7 ? `${fold(name)} phone ${figures.slice(-10)}` : '',
      ].filter(Boolean)
    }),
  )
}

function namedLike({ rows }: RowGroup, known: Known): Set<string> {
  return new Set(
    rows.flatMap(({ entrant: { name, position } }) =>
      name ? (known.named.get(nameKey(name, position.districtNumber)) ?? []) : [],
    ),
  )
}

/** Puts together what a coordinator said is one person, and marks what is not said yet. */
export function applyVerdicts(groups: readonly RowGroup[], twins: readonly Twin[]): RowGroup[] {
  const sets = new Sets()
  for (const { oneKey, otherKey, verdict } of twins) if (verdict && otherKey) sets.unite(oneKey, otherKey)
  const open = new Set(
    twins.filter(({ verdict }) => verdict === null).flatMap(({ oneKey, otherKey }) => [oneKey, otherKey]),
  )
  const together = Map.groupBy(groups, ({ key }) => sets.rootOf(key))
  return [...together.values()].map((parts) => ({
    key: (parts[0] as RowGroup).key,
    rows: parts.flatMap(({ rows }) => rows).sort((a, b) => a.n - b.n),
    personIds: new Set(parts.flatMap(({ key, personIds }) => [...personIds, ...meantBy(key, twins)])),
    undecided: parts.some(({ key }) => open.has(key)),
  }))
}

const meantBy = (key: string, twins: readonly Twin[]) =>
  twins.flatMap(({ oneKey, personId, verdict }) => (verdict && personId && oneKey === key ? [personId] : []))

/** Disjoint sets of names, united one pair at a time (union-find with path halving). */
class Sets {
  readonly #above = new Map<string, string>()

  rootOf(name: string): string {
    let at = name
    for (let up = this.#above.get(at); up !== undefined; up = this.#above.get(at)) {
      this.#above.set(at, this.#above.get(up) ?? up)
      at = up
    }
    return at
  }

  unite(one: string, other: string): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)]
    if (a !== b) this.#above.set(b, a)
  }
}
