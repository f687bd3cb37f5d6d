/** Adds a holder to a heap of `size`, the lowest bid first. */
export function rise(
  holder: Int32Array,
  bid: Float64Array,
  first: number,
  size: number,
  mentee: number,
  offer: number,
): void {
  let at = size
  while (at > 0) {
    const parent = (at - 1) >> 1
    if ((bid[first + parent] as number) <= offer) break
    holder[first + at] = holder[first + parent] as number
    bid[first + at] = bid[first + parent] as number
    at = parent
  }
  holder[first + at] = mentee
  bid[first + at] = offer
}

/** Puts a new holder in the place of the lowest bid. */
export function sink(
  holder: Int32Array,
  bid: Float64Array,
  first: number,
  size: number,
  mentee: number,
  offer: number,
): void {
  let at = 0
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && (bid[first + child + 1] as number) < (bid[first + child] as number)) child++
    if ((bid[first + child] as number) >= offer) break
    holder[first + at] = holder[first + child] as number
    bid[first + at] = bid[first + child] as number
    at = child
  }
  holder[first + at] = mentee
  bid[first + at] = offer
}
