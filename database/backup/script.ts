import { createHash, type Hash } from 'node:crypto'

/**
 * What a backup holds once it is opened: text that `psql` understands. Remarks with facts in JSON, then each table as
 * PostgreSQL's own COPY writes it, then the remark that ends it.
 */
export interface Column {
  /** "public"."people" */
  readonly table: string
  /** "id", "name", … */
  readonly columns: string
}

/** How much of a table there is, and a digest of exactly that. */
export interface Content {
  readonly rows: number
  readonly sha256: string
}

export const remark = (facts: object): Buffer => Buffer.from(`-- ${JSON.stringify(facts)}\n`)
export const tableHead = ({ table, columns }: Column): Buffer => Buffer.from(`COPY ${table} (${columns}) FROM stdin;\n`)
export const tableEnd = Buffer.from('\\.\n')

/** Counts and digests rows as they pass by. */
export class Tally {
  #rows = 0
  readonly #hash: Hash = createHash('sha256')

  add(rows: Buffer): Buffer {
    for (let at = rows.indexOf(10); at >= 0; at = rows.indexOf(10, at + 1)) this.#rows++
    this.#hash.update(rows)
    return rows
  }

  /** Ends the count. */
  sum(): Content {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') }
  }
}

/** A piece of an opened backup. The rows of a table are taken before the next piece is asked for. */
export type Piece =
  | { readonly kind: 'remark'; readonly facts: Record<string, unknown> }
  | ({ readonly kind: 'table'; readonly rows: AsyncIterable<Buffer> } & Column)

const longestLine = 1024 * 1024

/**
 * Reads the pieces of an opened backup, in order.
 *
 * @throws NotAScript where it is something else
 */
export async function* readScript(source: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const text = new Text(source)
  for (let line = await text.line(); line !== undefined; line = await text.line()) {
    if (line.startsWith('-- ')) yield { kind: 'remark', facts: factsIn(line) }
    else {
      const head = /^COPY ("[^"]+"\."[^"]+") \(([^)]+)\) FROM stdin;$/.exec(line)
      if (!head) throw new NotAScript()
      yield { kind: 'table', table: head[1] ?? '', columns: head[2] ?? '', rows: text.rows() }
    }
  }
}

/** What was opened is not what a backup holds. */
export class NotAScript extends Error {
  override readonly name = 'NotAScript'
}

function factsIn(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line.slice(3)) as Record<string, unknown>
  } catch {
    throw new NotAScript()
  }
}

/** Bytes that come in chunks, taken as lines or as the rows of a table. */
class Text {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next()
    if (!done) this.#rest = this.#rest.length ? Buffer.concat([this.#rest, value]) : Buffer.from(value)
    return !done
  }

  /** @returns undefined at the end */
  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf(10)
      if (end >= 0) {
        const line = this.#rest.toString('utf8', 0, end)
        this.#rest = this.#rest.subarray(end + 1)
        return line
      }
      if (this.#rest.length > longestLine) throw new NotAScript()
      if (!(await this.#more())) {
        if (this.#rest.length) throw new NotAScript()
        return undefined
      }
    }
  }

  /** Rows up to the line that ends them. The last bytes of a chunk wait, lest they begin that line. */
  async *rows(): AsyncGenerator<Buffer> {
    let atLineStart = true
    for (;;) {
      const rest = this.#rest
      const atOnce = atLineStart && rest.subarray(0, 3).equals(tableEnd)
      const end = atOnce ? 0 : rest.indexOf('\n\\.\n') + 1
      if (atOnce || end > 0) {
        if (end > 0) yield rest.subarray(0, end)
        this.#rest = rest.subarray(end + 3)
        return
      }
      if (rest.length > 3) {
        const ready = rest.subarray(0, -3)
        this.#rest = rest.subarray(-3)
        atLineStart = ready.at(-1) === 10
        yield ready
      }
      if (!(await this.#more())) throw new NotAScript()
    }
  }
}
