import { sayList } from '#foundation/language.ts'
import { P } from '#ui/page.tsx'
import { PlaceMap } from '#ui/place-map.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { type District, districtLabel } from '../districts/district.ts'
import { type Reach, reachOf } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import type { Line } from './listing.server.ts'

const marks = { reached: 'strong', left: 'care', applied: 'plain', nobody: 'plain' } as const

/** Who is matched to whom over the province, and which districts are not reached, apart by why. */
export function PairMap({
  lines,
  left,
  applied,
  districts,
}: {
  lines: readonly Line[]
  /** Where mentees without a mentor work. */
  left: ReadonlySet<number | null>
  applied: ReadonlySet<number>
  districts: readonly District[]
}) {
  const reach = reachOf(districts, { reached: new Set(lines.map(({ from }) => from)), left, applied })
  const of = (wanted: Reach) => districts.filter(({ number }) => reach.get(number) === wanted)
  const drawn = linesBetween(lines)
  const pairs = drawn.reduce((sum, { count }) => sum + count, 0)
  const reached = of('reached').length
  return (
    <>
      <PlaceMap
        places={districts.map((district) => ({
          key: district.number,
          label: districtLabel(district),
          lat: district.lat,
          lon: district.lon,
          kind: marks[reach.get(district.number) ?? 'nobody'],
        }))}
        lines={drawn}
        says={w.mapSays(pairs, reached, districts.length - reached)}
        legend={{ line: w.legendPair, strong: w.legendReached, care: w.legendLeft, plain: w.legendOther }}
      />
      <P text={w.reachMeans} class="soft small measure" />
      <NotReached of={of} />
    </>
  )
}

/** One line for all pairs between two districts, whichever the mentee's is. */
function linesBetween(lines: readonly Line[]) {
  const drawn = new Map<string, { from: number; to: number; count: number }>()
  for (const line of lines) {
    if (line.from === null || line.to === null) continue
    const [from, to] = [Math.min(line.from, line.to), Math.max(line.from, line.to)]
    const one = drawn.get(`${from} ${to}`) ?? { from, to, count: 0 }
    one.count += line.pairs
    drawn.set(`${from} ${to}`, one)
  }
  return [...drawn.values()]
}

/** The same in words: where mentees are left, where somebody asked, where nobody did. */
function NotReached({ of }: { of: (wanted: Reach) => readonly District[] }) {
  const say = useSay()
  const { language } = useReader()
  const groups = [
    [w.reachLeft, of('left')],
    [w.reachApplied, of('applied')],
    [w.reachNobody, of('nobody')],
  ] as const
  const label = (district: District) =>
    districtLabel(district) + (district.setting === 'remote' ? ` (${say(w.reachRemote)})` : '')
  return (
    <>
      <h3>
        <Say text={w.notReached} />
      </h3>
      <dl class="facts">
        {groups.map(([head, districts]) => [
          <dt>
            {say(head)} ({districts.length})
          </dt>,
          <dd>{districts.length === 0 ? '—' : sayList(districts.map(label), language)}</dd>,
        ])}
      </dl>
    </>
  )
}
