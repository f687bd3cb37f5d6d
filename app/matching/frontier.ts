import { floats, ints } from './market.ts'

/**
 * Mentors reached but not yet settled by a shortest-path search, nearest first: a binary heap that knows its places.
 * Nobody is nearer than 0, or than whoever was taken before.
 */
export class Frontier {
  /** How far each mentor is; infinite while not reached. */
  readonly distance: Float64Array
  /** The mentee through whom each mentor was reached. */
  readonly via: Int32Array
  private readonly heap: Int32Array
  private readonly place: Int32Array
  private readonly reached: Int32Array
  /** Those reached no farther away than the one taken last: nobody is nearer, so they need no place in the heap. */
  private readonly next: Int32Array
  private waiting = 0
  private taken = 0
  private size = 0
  private touched = 0

  constructor(mentors: number) {
    this.distance = floats(mentors).fill(Number.POSITIVE_INFINITY)
    this.via = ints(mentors)
    this.heap = ints(mentors)
    this.place = ints(mentors)
    this.reached = ints(mentors)
    this.next = ints(mentors)
  }

  /** Forgets the last search. */
  clear(): void {
    for (let at = 0; at < this.touched; at++) this.distance[this.reached[at] as number] = Number.POSITIVE_INFINITY
    this.size = 0
    this.touched = 0
    this.taken = 0
    this.waiting = 0
  }

  /** Reaches a mentor by a shorter way than is known, if any is. */
  offer(mentor: number, distance: number): void {
    if (this.distance[mentor] === Number.POSITIVE_INFINITY) {
      this.reached[this.touched++] = mentor
      if (distance === this.taken) {
        this.distance[mentor] = distance
        this.next[this.waiting++] = mentor
        return
      }
      this.place[mentor] = this.size++
    }
    this.distance[mentor] = distance
    this.rise(mentor, this.place[mentor] as number)
  }

  /** Takes the nearest mentor out, or -1 when none is left. A settled mentor is never offered anything shorter. */
  take(): number {
    if (this.waiting > 0) return this.next[--this.waiting] as number
    if (this.size === 0) return -1
    const nearest = this.heap[0] as number
    this.taken = this.distance[nearest] as number
    const last = this.heap[--this.size] as number
    if (this.size > 0) this.sink(last)
    return nearest
  }

  private rise(mentor: number, from: number): void {
    const { heap, place, distance } = this
    const far = distance[mentor] as number
    let at = from
    while (at > 0) {
      const parent = heap[(at - 1) >> 1] as number
      if ((distance[parent] as number) <= far) break
      heap[at] = parent
      place[parent] = at
      at = (at - 1) >> 1
    }
    heap[at] = mentor
    place[mentor] = at
  }

  private sink(mentor: number): void {
    const { heap, place, distance, size } = this
    const far = distance[mentor] as number
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1
      const isRight =
        right < size && (distance[heap[right] as number] as number) < (distance[heap[child] as number] as number)
      const nearer = isRight ? right : child
      const below = heap[nearer] as number
      if ((distance[below] as number) >= far) break
      heap[at] = below
      place[below] = at
      at = nearer
    }
    heap[at] = mentor
    place[mentor] = at
  }
}
