import { both } from '#foundation/language.ts'
import { P } from '#ui/page.tsx'
import { PlaceMap } from '#ui/place-map.tsx'
import { type District, districtLabel } from '../districts/district.ts'
import type { Proposal, Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'

/** Who is matched to whom over the province, and which remote districts nobody reaches yet. */
export function PairMap({
  proposals,
  others,
  districts,
}: {
  proposals: readonly Proposal[]
  others: readonly Side[]
  districts: readonly District[]
}) {
  const here = new Set(
    [...proposals.flatMap(({ mentee, mentor }) => [mentee, mentor]), ...others].flatMap(
      ({ district }) => district?.number ?? [],
    ),
  )
  const unreached = districts.filter((district) => district.setting === 'remote' && !here.has(district.number))
  const kindOf = (district: District) =>
    here.has(district.number) ? 'strong' : district.setting === 'remote' ? 'care' : 'plain'
  const lines = proposals.flatMap(({ mentee, mentor }) =>
    mentee.district && mentor.district ? [{ from: mentee.district.number, to: mentor.district.number }] : [],
  )
  return (
    <>
      <PlaceMap
        places={districts.map((district) => ({
          key: district.number,
          label: districtLabel(district),
          lat: district.lat,
          lon: district.lon,
          kind: kindOf(district),
        }))}
        lines={lines}
        says={w.mapSays(lines.length, here.size, unreached.length)}
        legend={{ line: w.legendPair, strong: w.legendReached, care: w.legendRemote, plain: w.legendOther }}
      />
      {unreached.length > 0 && (
        <P text={both((language) => w.unreached(unreached.map(districtLabel).join(', '))[language])} class="small" />
      )}
    </>
  )
}
