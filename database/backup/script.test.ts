import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { NotAScript, readScript, remark, Tally, tableEnd, tableHead } from './script.ts'

const one = { table: '"public"."people"', columns: '"id", "name"' }

async function* inChunks(whole: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0
  for (let n = 0; at < whole.length; n++) {
    const size = sizes[n % sizes.length] ?? 1
    yield whole.subarray(at, at + size)
    at += size
  }
}

async function readAll(source: AsyncIterable<Buffer>) {
  const found: unknown[] = []
  for await (const piece of readScript(source))
    if (piece.kind === 'remark') found.push(piece.facts)
    else {
      const chunks: Buffer[] = []
      for await (const rows of piece.rows) chunks.push(rows)
      found.push([piece.table, piece.columns, Buffer.concat(chunks).toString()])
    }
  return found
}

/** A line as COPY writes it: a backslash in the data is always doubled, so no row is the line that ends the table. */
const row = fc
  .string({ unit: fc.constantFrom('a', '.', '\\\\', '\\n', '\\.', '\t', 'é') })
  .filter((line) => line !== '\\.')
  .map((line) => `${line}\n`)

test('what was written is read back, however it is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row),
      fc.array(row),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      async (first, second, sizes) => {
        const rows = [first.join(''), second.join('')]
        const whole = Buffer.concat([
          remark({ alongside: 'data' }),
          ...rows.flatMap((text) => [tableHead(one), Buffer.from(text), tableEnd]),
          remark({ end: 'data' }),
        ])
        assert.deepEqual(await readAll(inChunks(whole, sizes)), [
          { alongside: 'data' },
          ...rows.map((text) => [one.table, one.columns, text]),
          { end: 'data' },
        ])
        const short = inChunks(whole.subarray(0, -1), sizes)
        await assert.rejects(readAll(short), NotAScript, 'its last line is not whole')
      },
    ),
  )
})

for (const [what, text] of [
  ['another text', 'select 1;\n'],
  ['a remark that is not ours', '-- hello\n'],
  ['a table without its end', 'COPY "public"."people" ("id") FROM stdin;\n1\n'],
  ['a line without end', 'x'.repeat(2 * 1024 * 1024)],
] as const)
  test(`${what} is refused`, async () => {
    await assert.rejects(readAll(inChunks(Buffer.from(text), [65_536])), NotAScript)
  })

test('rows are counted and digested as they pass', () => {
  const tally = new Tally()
  for (const part of ['a\tb\nc', '\td\n', '']) tally.add(Buffer.from(part))
  const sha256 = createHash('sha256').update('a\tb\nc\td\n').digest('hex')
  assert.deepEqual(tally.sum(), { rows: 2, sha256 })
})
