// `node database/demo/recipe.ts` writes applications.csv and applications.xlsx again, byte for byte: 240 rows for a
// program opened from the template "bcpvpa". Districts, schools and their towns are real; every person is invented.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { addAwkward } from './awkward.ts'
import { makeChance } from './chance.ts'
import { drawNames } from './names.ts'
import { makeMentee, makeMentor } from './people.ts'
import { columns, type Person, toCells } from './person.ts'
import { encodeRows } from './windows.ts'
import { type Cell, writeWorkbook } from './workbook.ts'
import { drawPlaces, readWorld } from './world.ts'

const seed = 20260901
const counts = { mentees: 125, mentors: 107, rowsInWindows1252: 12 } as const

export interface Recipe {
  readonly csv: Buffer
  readonly xlsx: Buffer
}

/** Makes the demo's applications: the same every time. */
export function makeRecipe(): Recipe {
  const people = makePeople()
  const rows = people.map((person) => toCells(person))
  const head = columns.map(({ heading }) => heading)
  return {
    csv: encodeRows([head, ...rows.map((row) => row.map(asText))], counts.rowsInWindows1252),
    xlsx: writeWorkbook([head, ...rows]),
  }
}

function makePeople(): Person[] {
  const chance = makeChance(seed)
  const world = readWorld('bcpvpa')
  const total = counts.mentees + counts.mentors
  const names = drawNames(chance, total + 30)
  const places = drawPlaces(chance, world, total)
  const mentors = Array.from({ length: counts.mentors }, (_, index) =>
    makeMentor(chance, world, names[counts.mentees + index] ?? '', places[counts.mentees + index] ?? places[0]),
  )
  const mentees = Array.from({ length: counts.mentees }, (_, index) =>
    makeMentee(chance, world, names[index] ?? '', places[index] ?? places[0], {
      mentors,
      strangers: names.slice(total),
    }),
  )
  const all = [...mentees, ...mentors].sort((a, b) => Temporal.PlainDate.compare(a.submittedOn, b.submittedOn))
  return addAwkward(all)
}

const asText = (cell: Cell): string =>
  typeof cell === 'string' ? cell : 'day' in cell ? cell.day.toString() : `=${cell.formula}`

if (process.argv[1] === import.meta.filename) {
  const { csv, xlsx } = makeRecipe()
  writeFileSync(path.join(import.meta.dirname, 'applications.csv'), csv)
  writeFileSync(path.join(import.meta.dirname, 'applications.xlsx'), xlsx)
  console.log(`Wrote applications.csv (${csv.length} bytes) and applications.xlsx (${xlsx.length} bytes).`)
}
