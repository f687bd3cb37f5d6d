import { geoConicEqualArea } from 'd3-geo'
import type { Text } from '#foundation/language.ts'
import { useSay } from './reader.tsx'

export interface Place {
  readonly key: string | number
  readonly label: string
  readonly lat: number
  readonly lon: number
  /** strong: somebody is here; care: somebody should be; plain: a place among others. */
  readonly kind: 'strong' | 'care' | 'plain'
}

export interface Line {
  readonly from: Place['key']
  readonly to: Place['key']
  /** How many it stands for: the more, the thicker. */
  readonly count?: number
}

const width = 640
const height = 560

/** British Columbia in the projection its own maps use (equal area, standard parallels 50° and 58.5°). */
const projection = geoConicEqualArea()
  .parallels([50, 58.5])
  .rotate([126, 0])
  .center([0, 54.4])
  .scale(2350)
  .translate([width / 2, height / 2])

/** Places as dots at their true positions, with lines between them. No outline is drawn: none we may ship is at hand. */
export function PlaceMap({
  places,
  lines,
  says,
  legend,
}: {
  places: readonly Place[]
  lines: readonly Line[]
  says: Text | string
  legend: Readonly<Record<Place['kind'], Text>> & { line: Text }
}) {
  const say = useSay()
  const at = new Map(places.map((place) => [place.key, projection([place.lon, place.lat]) ?? [0, 0]]))
  const classes = { strong: 'green', care: 'cedar', plain: 'lichen' }
  const ordered = [...places].sort((a, b) => Number(a.kind === 'care') - Number(b.kind === 'care'))
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say(says)}>
        {lines.map((line) => {
          const [from, to] = [at.get(line.from), at.get(line.to)]
          if (!from || !to) return null
          const bend = bendBetween(from, to)
          return (
            <path
              d={`M${round(from)}Q${round(bend)} ${round(to)}`}
              class="stroke-sea"
              stroke-width={(0.7 + 0.7 * Math.sqrt(line.count ?? 1)).toFixed(1)}
              opacity="0.55"
            >
              {line.count && line.count > 1 && <title>{line.count}</title>}
            </path>
          )
        })}
        {ordered.map((place) => {
          const [x = 0, y = 0] = at.get(place.key) ?? []
          return (
            <g>
              <circle
                cx={x.toFixed(1)}
                cy={y.toFixed(1)}
                r={place.kind === 'plain' ? 4 : 6}
                class={classes[place.kind]}
                stroke="var(--paper)"
              >
                <title>{place.label}</title>
              </circle>
              {place.kind === 'care' && (
                <text x={(x + 9).toFixed(1)} y={(y + 4).toFixed(1)}>
                  {place.label}
                </text>
              )}
            </g>
          )
        })}
        <Legend
          entries={[
            ['green', legend.strong],
            ['cedar', legend.care],
            ['lichen', legend.plain],
          ]}
          line={legend.line}
        />
      </svg>
      <figcaption>{say(says)}</figcaption>
    </figure>
  )
}

function Legend({ entries, line }: { entries: readonly (readonly [string, Text])[]; line: Text }) {
  const say = useSay()
  return (
    <g transform={`translate(16 ${height - 96})`}>
      <path d="M0 0h18" class="stroke-sea" stroke-width="1.6" />
      <text x="26" y="4">
        {say(line)}
      </text>
      {entries.map(([kind, text], index) => (
        <g transform={`translate(9 ${22 * (index + 1)})`}>
          <circle r="6" class={kind} stroke="var(--rule)" />
          <text x="17" y="4">
            {say(text)}
          </text>
        </g>
      ))}
    </g>
  )
}

/** A little to one side of the middle, so that lines between the same places can be told apart. */
function bendBetween([x0 = 0, y0 = 0]: readonly number[], [x1 = 0, y1 = 0]: readonly number[]): readonly number[] {
  return [(x0 + x1) / 2 + (y1 - y0) * 0.08, (y0 + y1) / 2 - (x1 - x0) * 0.08]
}

const round = ([x = 0, y = 0]: readonly number[]) => `${x.toFixed(1)} ${y.toFixed(1)}`
