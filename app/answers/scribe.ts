const [comma, newline, zero, open, close] = [44, 10, 48, 91, 93]
/** The most bytes of a pair: three numbers of ten digits, and what stands around them. */
const mostOfPair = 36

/** Writes JSON as bytes, pairs digit by digit: millions of them would otherwise be as many strings. */
export class Scribe {
  private bytes: Uint8Array<ArrayBuffer>
  private size = 0

  /** @param expected about how many bytes it will be */
  constructor(expected: number) {
    this.bytes = new Uint8Array(expected + 1024)
  }

  write(text: string): void {
    const more = new TextEncoder().encode(text)
    this.makeRoom(more.length)
    this.bytes.set(more, this.size)
    this.size += more.length
  }

  /** A pair as `[mentee,mentor,cost]`, each on a line of its own. */
  writePair(isNext: boolean, mentee: number, mentor: number, cost: number): void {
    this.makeRoom(mostOfPair)
    const { bytes } = this
    if (isNext) {
      bytes[this.size++] = comma
      bytes[this.size++] = newline
    }
    bytes[this.size++] = open
    this.writeNumber(mentee)
    bytes[this.size++] = comma
    this.writeNumber(mentor)
    bytes[this.size++] = comma
    this.writeNumber(cost)
    bytes[this.size++] = close
  }

  written(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.size)
  }

  /** A whole number from 0 up, below 2^31. */
  private writeNumber(number: number): void {
    let digits = 1
    for (let rest = number; rest >= 10; rest = (rest / 10) | 0) digits++
    this.size += digits
    let rest = number
    for (let at = this.size - 1; at >= this.size - digits; at--) {
      const tenth = (rest / 10) | 0
      this.bytes[at] = zero + rest - 10 * tenth
      rest = tenth
    }
  }

  private makeRoom(bytes: number): void {
    if (this.size + bytes <= this.bytes.length) return
    const wider = new Uint8Array(2 * this.bytes.length + bytes)
    wider.set(this.bytes)
    this.bytes = wider
  }
}
