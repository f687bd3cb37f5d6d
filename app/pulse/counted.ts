/** What the database told together: what it is made of, and how many in each column. `app.tell_safely` makes it (0026). */
export interface Counted {
  readonly keys: readonly string[]
  readonly counts: readonly number[]
}

export const sumOf = ({ counts }: Counted): number => counts.reduce((sum, n) => sum + n, 0)
