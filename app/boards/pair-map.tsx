import { sayList } from '#foundation/language.ts'
import { P } from '#ui/page.tsx'
import { PlaceMap } from '#ui/place-map.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { type District, districtLabel } from '../districts/district.ts'
import type { Pair, Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { type Reach, reachOf } from './figures.ts'

const marks = { reached: 'strong', left: 'care', applied: 'plain', nobody: 'plain' } as const

/** Who is matched to whom over the province, and which districts are not reached, apart by why. */
export function PairMap({
  proposals,
  left,
  applied,
  districts,
}: {
  proposals: readonly Pair[]
  /** Mentees without a mentor. */
  left: readonly Side[]
  applied: ReadonlySet<number>
  districts: readonly District[]
}) {
  const reach = reachOf(districts, { proposals, left, applied })
  const of = (wanted: Reach) => districts.filter(({ number }) => reach.get(number) === wanted)
  const lines = linesOf(proposals)
  const drawn = lines.reduce((sum, { count }) => sum + count, 0)
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
        lines={lines}
        says={w.mapSays(drawn, reached, districts.length - reached)}
        legend={{ line: w.legendPair, strong: w.legendReached, care: w.legendLeft, plain: w.legendOther }}
      />
      <P text={w.reachMeans} class="soft small measure" />
      <NotReached of={of} />
    </>
  )
}

/** One line for all pairs between two districts. */
function linesOf(pairs: readonly Pair[]) {
  const lines = new Map<string, { from: number; to: number; count: number }>()
  for (const { mentee, mentor } of pairs) {
    if (!mentee.district || !mentor.district) continue
    const [from, to] = [mentee.district.number, mentor.district.number].sort((a, b) => a - b) as [number, number]
    const line = lines.get(`${from} ${to}`) ?? { from, to, count: 0 }
    line.count++
    lines.set(`${from} ${to}`, line)
  }
  return [...lines.values()]
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
