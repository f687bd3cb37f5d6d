import { both, same, type Text } from '#foundation/language.ts'
import { Bars } from '#ui/bars.tsx'
import { P } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { groupsOf, type Item, leftOutKey } from './item.ts'
import { nameTogether, surveyWords as w } from './surveys.words.ts'
import type { Figure, Told } from './told.ts'

const colours: readonly string[] = ['green', 'sea', 'cedar']

/** What each answer of a question is called. */
export const labelsOf = (item: Item): Record<string, Text> => ({
  ...Object.fromEntries(groupsOf(item).map(({ key, label }) => [key, label])),
  [leftOutKey]: w.leftOut,
})

/** The same for what changed between two times. */
export const changeLabels: Record<string, Text> = {
  rose: w.rose,
  stayed: w.stayed,
  fell: w.fell,
  [leftOutKey]: w.leftOut,
}

const named = (keys: readonly string[], labels: Readonly<Record<string, Text>>): Text =>
  nameTogether(keys.map((key) => labels[key] ?? same(key)))

/** A question's answers as bars, and the same numbers as a table; what nobody said is said in words. */
export function FigureBars({
  figure: { groups },
  labels,
  title,
}: {
  figure: Figure
  labels: Readonly<Record<string, Text>>
  title: Text
}) {
  const say = useSay()
  if (groups.length < 2) return <P text={groups.length === 0 ? w.tooFewHere : w.asOne} class="soft measure" />
  const shown = groups.filter(({ n }) => n > 0)
  const colourOf = ({ keys }: Told) =>
    keys.length > 1 ? 'lichen ink' : (colours[Object.keys(labels).indexOf(keys[0] ?? '')] ?? 'lichen ink')
  const nobody = groups.flatMap(({ n, keys }) => (n === 0 ? keys.filter((key) => key !== leftOutKey) : []))
  const [all, ...others] = shown
  if (all && others.length === 0) return <P text={w.everybody(say(named(all.keys, labels)), all.n)} />
  return (
    <figure class="measure">
      <Bars
        says={w.chart(say(title))}
        rows={shown.map((group) => ({
          label: named(group.keys, labels),
          parts: [{ n: group.n, fill: colourOf(group) }],
          says: String(group.n),
        }))}
      />
      <details class="paper-open">
        <summary>{say(w.asTable)}</summary>
        <Table
          caption={w.chart(say(title))}
          narrow
          rows={shown}
          columns={[
            { head: w.answer, cell: ({ keys }) => say(named(keys, labels)) },
            { head: w.people, number: true, cell: ({ n }) => n },
          ]}
        />
      </details>
      {nobody.length > 0 && (
        <p class="soft small">{say(both((language) => w.nobody(named(nobody, labels)[language])[language]))}</p>
      )}
    </figure>
  )
}
