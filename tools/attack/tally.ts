/** What was tried and what failed, by class; every failure with what it takes to try it again. */
export class Tally {
  readonly #classes = new Map<string, { tried: number; failed: number; began: number; seconds: number }>()
  readonly #failures = new Map<string, { times: number; first: string }>()
  #current = ''

  /** Begins a class of attacks: what is tried from now on counts there. */
  begin(name: string): void {
    this.end()
    this.#current = name
    this.#classes.set(name, { tried: 0, failed: 0, began: performance.now(), seconds: 0 })
  }

  end(): void {
    const now = this.#classes.get(this.#current)
    if (!now) return
    now.seconds = (performance.now() - now.began) / 1000
    console.log(`${now.failed ? '✖' : '✔'} ${lineOf(this.#current, now)}`)
    this.#current = ''
  }

  /**
   * One attack: it failed to be turned away where `problem` says something.
   *
   * @param about what was tried, told apart: the same problem of the same thing is told once
   */
  count(problem: string | undefined, about: string, more = ''): void {
    const now = this.#classes.get(this.#current)
    if (!now) throw new Error('No class of attacks has begun.')
    now.tried++
    if (problem === undefined) return
    now.failed++
    const key = `${this.#current}: ${problem} – ${about}`
    const known = this.#failures.get(key)
    if (known) known.times++
    else {
      this.#failures.set(key, { times: 1, first: more })
      if (this.#failures.size <= 200) console.log(`  ${key}\n      ${more}`)
    }
  }

  get failed(): number {
    return [...this.#classes.values()].reduce((sum, { failed }) => sum + failed, 0)
  }

  /** Everything that failed, then the sum. */
  report(): string {
    const failures = [...this.#failures].map(
      ([what, { times, first }]) =>
        `  ${what}${times > 1 ? ` (${times} times)` : ''}${first ? `\n      ${first}` : ''}`,
    )
    const tried = [...this.#classes.values()].reduce((sum, each) => sum + each.tried, 0)
    return [...failures, `Tried ${tried}, failed ${this.failed}.`].join('\n')
  }
}

const lineOf = (name: string, { tried, failed, seconds }: { tried: number; failed: number; seconds: number }) =>
  `${name.padEnd(44)} tried ${String(tried).padStart(6)}, failed ${failed} (${seconds.toFixed(0)} s)`
