import { pick } from '#foundation/language.ts'
import { daysOf, type Made, sayLaws, sectionsOf } from './document.ts'
import { type Gathered, keyGone } from './gathered.ts'
import { machineWords } from './my-data.words.ts'

/** Everything about somebody for a machine: the same as the page, with every identifier. */
export function toMachine(gathered: Gathered, made: Made): string {
  const { language, name, zone, at } = made
  return JSON.stringify(
    {
      about: {
        format: 'alongside-own-data',
        version: 1,
        for: name,
        madeAt: at,
        zone,
        how: pick(machineWords, language),
        law: sayLaws(gathered.laws).map((law) => pick(law, language)),
      },
      sections: sectionsOf(gathered).map(({ record, title, parts }) => ({
        record,
        title: pick(title, language),
        tables: parts.map((part) => ({
          table: part.table,
          kept: pick(part.keep, language),
          until: daysOf(part, gathered).map(({ title, day }) => ({ program: pick(title, language), day })),
          rows: part.rows,
        })),
      })),
      disclosures: gathered.disclosures,
      looks: gathered.looks.map(({ at, name, actedAs, verb, recordType, programTitle }) => ({
        at,
        who: name,
        as: actedAs,
        verb,
        recordType,
        program: programTitle && pick(programTitle, language),
      })),
      names: Object.fromEntries([...gathered.names].map(([id, each]) => [id, pick(each, language)])),
    },
    (_, value: unknown) => (value === keyGone ? 'gone' : value),
    2,
  )
}
