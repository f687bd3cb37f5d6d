import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { projectRoot } from '#foundation/environment.ts'
import type { Text } from '#foundation/language.ts'
import type { Chance } from './chance.ts'

/** The real places that invented people work in, and the words of the program they ask to join. */
export interface World {
  readonly districts: readonly Place[]
  readonly schools: ReadonlyMap<string, readonly School[]>
  readonly asks: (seat: 'mentor' | 'mentee', key: string) => Asked
  readonly competencies: readonly { readonly code: string; readonly title: Text }[]
}

export interface Place {
  readonly number: string
  readonly name: string
  readonly city: string
  readonly region: string
  readonly setting: string
  readonly enrolment: number
}

export interface School {
  readonly name: string
  readonly level: string
}

export interface Asked {
  readonly key: string
  readonly label: Text
  readonly options?: readonly { readonly value: string; readonly label: Text }[]
}

interface Template {
  readonly framework: string
  readonly seats: Record<string, { readonly questions: readonly { readonly questions: readonly Asked[] }[] }>
}

const read = (...place: string[]) => readFileSync(path.join(projectRoot, ...place), 'utf8')
const readCsv = (name: string): Record<string, string>[] =>
  parse(read('database', 'reference', name), { columns: true })

/** Reads what the installation ships: districts, schools, the framework, the template's questions. */
export function readWorld(template: string): World {
  const { seats, framework } = JSON.parse(read('app', 'programs', 'templates', `${template}.json`)) as Template
  const frameworks = JSON.parse(read('database', 'reference', 'frameworks.json')) as {
    slug: string
    competencies: World['competencies']
  }[]
  const districts = readCsv('districts.csv').map(
    (row) => ({ ...row, enrolment: Number(row.enrolment) }) as unknown as Place,
  )
  return {
    districts,
    schools: Map.groupBy(
      readCsv('schools.csv') as unknown as (School & { district_number: string })[],
      (school) => school.district_number,
    ),
    competencies: frameworks.find(({ slug }) => slug === framework)?.competencies ?? [],
    asks: (seat, key) => {
      const asked = seats[seat]?.questions
        .flatMap(({ questions }) => questions)
        .find((question) => question.key === key)
      if (!asked) throw new Error(`The template ${template} does not ask a ${seat} "${key}".`)
      return asked
    },
  }
}

/** How many of the remote districts must be in the demo world. */
const remotePlaces = 10

/**
 * A district for each of `count` people: drawn by enrolment to the power of 0.6, after everybody without whom a region,
 * or ten of the remote districts, would be empty.
 */
export function drawPlaces(chance: Chance, { districts }: World, count: number): Place[] {
  const remote = chance.shuffle(districts.filter(({ setting }) => setting === 'remote')).slice(0, remotePlaces)
  const regions = [...Map.groupBy(districts, ({ region }) => region).values()].map((places) => chance.one(places))
  const weights = districts.map((place) => [place, place.enrolment ** 0.6] as const)
  const drawn = Array.from({ length: count - remote.length - regions.length }, () => chance.weighted(weights))
  return chance.shuffle([...remote, ...regions, ...drawn])
}
