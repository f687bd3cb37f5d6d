/** Does some work and says how long it took, to a tenth of a millisecond. */
export function timed<T>(work: () => T): [milliseconds: number, T] {
  const start = performance.now()
  const done = work()
  return [Math.round((performance.now() - start) * 10) / 10, done]
}
