/** A figure at this moment, in a sentence that says what it is. Labels are our own words: never an id, never what anybody wrote. */
export interface Figure {
  readonly name: string
  readonly help: string
  readonly kind?: 'gauge' | 'counter'
  readonly values: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[]
}

/** Upper bounds in seconds. A page is meant to take less than 0.3 s. */
const bounds = [0.025, 0.05, 0.1, 0.3, 1, 3, 10] as const

interface Series {
  readonly method: string
  readonly route: string
  readonly status: number
  count: number
}

interface Durations {
  readonly buckets: Float64Array
  sum: number
}

/**
 * Counts requests by the pattern of their address, so that there are as many series as there are pages. A request costs
 * two look-ups in a map; nothing is put into words before somebody asks.
 */
export class Metrics {
  readonly #requests = new Map<string, Series>()
  readonly #durations = new Map<string, Durations>()

  observe(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${status} ${route}`
    const series = this.#requests.get(key)
    if (series) series.count++
    else this.#requests.set(key, { method, route, status, count: 1 })
    const durations = this.#durations.get(route) ?? { buckets: new Float64Array(bounds.length + 1), sum: 0 }
    if (durations.sum === 0) this.#durations.set(route, durations)
    const at = bounds.findIndex((bound) => seconds <= bound)
    const bucket = at < 0 ? bounds.length : at
    durations.buckets[bucket] = (durations.buckets[bucket] ?? 0) + 1
    durations.sum += seconds
  }

  /** Everything in Prometheus' text format, 0.0.4. */
  say(figures: readonly Figure[]): string {
    const requests = this.#sayRequests()
    return [...figures.map(sayFigure), requests, ...this.#sayDurations()].join('\n').concat('\n')
  }

  #sayRequests(): string {
    return sayFigure({
      name: 'http_requests_total',
      help: 'Requests answered, by the pattern of their address.',
      kind: 'counter',
      values: [...this.#requests.values()].map(({ method, route, status, count }) => [
        { method, route, status: String(status) },
        count,
      ]),
    })
  }

  #sayDurations(): string[] {
    const name = 'http_request_duration_seconds'
    const lines = [`# HELP ${name} Time until an answer was ready.`, `# TYPE ${name} histogram`]
    for (const [route, { buckets, sum }] of this.#durations) {
      let count = 0
      for (const [n, bound] of [...bounds, '+Inf'].entries()) {
        count += buckets[n] ?? 0
        lines.push(`${name}_bucket${sayLabels({ route, le: String(bound) })} ${count}`)
      }
      lines.push(`${name}_sum${sayLabels({ route })} ${sum}`, `${name}_count${sayLabels({ route })} ${count}`)
    }
    return lines
  }
}

function sayFigure({ name, help, kind = 'gauge', values }: Figure): string {
  const lines = values.map(([labels, value]) => `${name}${sayLabels(labels)} ${value}`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines].join('\n')
}

function sayLabels(labels: Readonly<Record<string, string>>): string {
  const said = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '\\$&')}"`)
  return said.length ? `{${said.join(',')}}` : ''
}
