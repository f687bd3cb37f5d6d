import { both, sayList, type Text } from '#foundation/language.ts'
import { regionText, settingWords } from '../districts/districts.words.ts'
import { roleWords } from '../people/people.words.ts'
import { sumOf } from '../pulse/counted.ts'
import { thanksWords } from '../thanks/thanks.words.ts'
import { dimensions, type PartOfMatched, type SeatFigures, type Told } from './count.ts'
import type { Voice } from './figures.server.ts'
import type { Block, Cell, Quote } from './report.ts'
import { figureWords as f, reportWords } from './reports.words.ts'
import { dimensionWords, unsaid, valueWords } from './value.words.ts'

/** A sentence of a report. */
export const say = (text: Text): Block => ({ kind: 'say', text })
/** A table of a report. */
export const table = (
  caption: Text,
  head: readonly Text[],
  rows: readonly (readonly Cell[])[],
  picture?: 'bars',
  unit?: Text,
): Block => ({ kind: 'table', caption, head, rows, ...(picture && { picture }), ...(unit && { unit }) })
/** Words somebody lets the program quote, under the name they chose. */
export const quote = ({ id, version, words, signedAs, seat }: Voice): Quote => ({
  kind: 'quote',
  id,
  version,
  words,
  signed: signedAs || (seat === 'mentor' ? thanksWords.aMentor : thanksWords.aMentee),
})
/** Dollars with two decimals, exactly. */
export function dollars(cents: number): Text {
  const [whole, rest] = [Math.trunc(cents / 100), String(cents % 100).padStart(2, '0')]
  return { en: `${whole}.${rest}`, fr: `${whole},${rest}` }
}

/** Several values told together are named together. */
export function nameOf(what: string, keys: readonly string[]): Text {
  const names = keys.map((key): Text => {
    if (key === '') return unsaid
    if (what === 'region') return regionText(key)
    if (what === 'setting') return settingWords[key] ?? unsaid
    if (what === 'role') return roleWords[key] ?? unsaid
    return valueWords[what]?.[key] ?? unsaid
  })
  return both((language) =>
    sayList(
      names.map((name) => name[language]),
      language,
    ),
  )
}

/** What became of everybody who asked for a seat, as a whole and by where they come from. */
export function seatBlocks({ all, columns, by }: SeatFigures, whom: Text): Block[] {
  if (all === undefined) return [say(both((each) => `${whom[each]}. ${f.tooFew[each]}`))]
  const outcomes = columns.map(({ keys }) => nameOf('outcome', keys))
  return [
    table(
      both((each) => f.becameOfWhom(whom[each])[each]),
      [f.becameOf, f.people],
      columns.map((column) => [nameOf('outcome', column.keys), sumOf(column)]),
      'bars',
    ),
    ...dimensions.map((dimension): Block => {
      const of = dimensionWords[dimension] ?? unsaid
      const caption = both((each) => f.byDimension(of[each], whom[each])[each])
      const rows = by[dimension]
      if (!rows) return say(both((each) => `${caption[each]}. ${f.oneTable[each]}`))
      const isParted = outcomes.length > 1
      return table(
        caption,
        [capital(of), ...outcomes, ...(isParted ? [reportWords.all] : [])],
        rows.map((row) => [nameOf(dimension, row.keys), ...row.counts, ...(isParted ? [sumOf(row)] : [])]),
        'bars',
      )
    }),
  ]
}

const capital = (text: Text): Text =>
  both((each) => {
    const bare = each === 'fr' ? text.fr.replace(/^l[ae] /, '') : text.en
    return bare.charAt(0).toUpperCase() + bare.slice(1)
  })

/** Those who were matched, by one thing about it; a sentence where that cannot be told. */
export function partTable({ matched }: SeatFigures, part: PartOfMatched, caption: Text): Block {
  const rows = matched[part]
  if (!rows || rows.length === 0) return say(both((each) => `${caption[each]}. ${f.tooFew[each]}`))
  return table(
    caption,
    [caption, f.mentees],
    rows.map((row) => [nameOf(part, row.keys), sumOf(row)]),
    'bars',
  )
}

/** How many of how many, in words that show no few. */
export function partText(share: Told | undefined): Text {
  if (!share) return f.notTold
  if (share.about === 'over') return f.over(share.percent)
  return share.about === 'under' ? f.under(share.percent) : f.percent(share.percent)
}
