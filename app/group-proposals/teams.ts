import { type GroupProblem, makeGroupProblem, type Offer } from '../group-matching/problem.ts'
import { areApart, distance, type Facts } from './facts.ts'
import type { Reason } from './proposal.ts'

/** A group to be filled: how many it wants, who leads it, and who belongs already. */
export interface Team {
  readonly id: string
  readonly least: number
  readonly most: number
  readonly members: readonly Facts[]
  readonly leads: readonly Facts[]
}

/** Who wishes for which groups. */
export type Wishes = ReadonlyMap<string, ReadonlySet<string>>

/** A problem for the engine, and whom its numbers stand for: first those to be placed, then those who stay where they are. */
export interface TeamProblem {
  readonly problem: GroupProblem
  readonly people: readonly Facts[]
}

/** A wish that is met costs nothing; none at all a little; another's much. Far from those who are there costs up to as much as no wish. */
function weigh(person: Facts, team: Team, wishes: Wishes): { cost: number; reasons: Reason[] } {
  const own = wishes.get(person.personId)
  const key = own?.has(team.id) ? 'wish' : own?.size ? 'other-wish' : 'no-wish'
  const away = [...team.leads, ...team.members].flatMap((each) => distance(person, each) ?? [])
  const km = away.length > 0 ? Math.round(away.reduce((sum, each) => sum + each, 0) / away.length) : null
  const cost = { wish: 0, 'no-wish': 30, 'other-wish': 100 }[key] + Math.min(30, Math.round((km ?? 0) / 30))
  return { cost, reasons: [{ key }, ...(km === null ? [] : [{ key: 'near', n: km } as const])] }
}

/** Why somebody is put where they are. */
export const reasonsFor = (person: Facts, team: Team, wishes: Wishes) => weigh(person, team, wishes).reasons

/**
 * Makes the engine's problem: whoever is to be placed may go to any team with nobody they must be apart from; whoever
 * belongs stays; of one school at most so many come together, unless more are there already.
 *
 * @param filled whether every team must have its fewest members
 */
export function makeTeamProblem(
  waiting: readonly Facts[],
  teams: readonly Team[],
  wishes: Wishes,
  ofOneSchool: number | null,
  filled: boolean,
): TeamProblem {
  const settled = teams.flatMap(({ members }, at) => members.map((person) => ({ person, at })))
  const people = [...waiting, ...settled.map(({ person }) => person)]
  const pairs: Offer[] = waiting.flatMap((person, who) =>
    teams.flatMap((team, at): Offer[] =>
      [...team.leads, ...team.members].some((each) => areApart(person, each))
        ? []
        : [[who, at, weigh(person, team, wishes).cost]],
    ),
  )
  for (const [n, { at }] of settled.entries()) pairs.push([waiting.length + n, at, 0])
  const schools = [...new Set(people.map(({ school }) => school).filter(Boolean))]
  const already = teams.map(({ members }) =>
    Math.max(0, ...schools.map((school) => members.filter((each) => each.school === school).length)),
  )
  const apart = waiting.flatMap((person, who) =>
    waiting
      .slice(who + 1)
      .flatMap((other, n): [number, number][] => (areApart(person, other) ? [[who, who + 1 + n]] : [])),
  )
  const problem = makeGroupProblem({
    people: people.length,
    groups: teams.length,
    least: teams.map(({ least }) => (filled ? least : 0)),
    most: teams.map(({ most, members }) => Math.max(most, members.length)),
    pairs,
    apart,
    ...(ofOneSchool !== null &&
      schools.length > 0 && {
        balance: [
          {
            name: 'school',
            of: people.map(({ school }) => (school ? schools.indexOf(school) : null)),
            most: Math.max(ofOneSchool, ...already),
          },
        ],
      }),
  })
  return { problem, people }
}
