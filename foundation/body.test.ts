import assert from 'node:assert/strict'
import test from 'node:test'
import { readFormData, TooLarge } from './body.ts'

const urlencoded = 'application/x-www-form-urlencoded'
const post = (body: BodyInit, type = urlencoded) =>
  new Request('http://here/', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit)

/** A body of so many bytes that comes in pieces, no length told. */
const inPieces = (pieces: number, piece: number, read = () => {}) => {
  let sent = 0
  return new ReadableStream<Uint8Array>({
    pull(on) {
      if (sent++ >= pieces) return on.close()
      read()
      on.enqueue(new Uint8Array(piece).fill(120))
    },
  })
}

test('a form is read, whichever way it is sent', async () => {
  assert.deepEqual(
    [...(await readFormData(post('a=1&b=%C3%A9&a=2'), 100))],
    [
      ['a', '1'],
      ['b', 'é'],
      ['a', '2'],
    ],
  )
  const parts = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
  assert.equal((await readFormData(post(parts, 'multipart/form-data; boundary=x'), 100)).get('a'), '1')
})

test('what is larger than may be is read to its end and refused', async () => {
  await assert.doesNotReject(readFormData(post(`a=${'x'.repeat(98)}`), 100))
  await assert.rejects(readFormData(post(`a=${'x'.repeat(99)}`), 100), TooLarge)
  let read = 0
  await assert.rejects(readFormData(post(inPieces(50, 1000, () => read++)), 100), TooLarge)
  assert.equal(read, 50, 'its sender reads the answer instead of a broken line')
})

test('what does not end is not read for ever', async () => {
  await assert.rejects(readFormData(post(inPieces(Number.POSITIVE_INFINITY, 1024 * 1024)), 100), TooLarge)
})

test('more fields than any form has are refused, before and after they are told apart', async () => {
  const fields = (count: number) => Array.from({ length: count }, (_, n) => `f${n}=1`).join('&')
  assert.equal([...(await readFormData(post(fields(2000)), 100_000))].length, 2000)
  await assert.rejects(readFormData(post(fields(2002)), 100_000), TooLarge)
  const parts = Array.from(
    { length: 2001 },
    (_, n) => `--x\r\ncontent-disposition: form-data; name="f${n}"\r\n\r\n1\r\n`,
  ).join('')
  await assert.rejects(readFormData(post(`${parts}--x--\r\n`, 'multipart/form-data; boundary=x'), 1_000_000), TooLarge)
})

test('what is no form is refused by the parser', async () => {
  for (const [body, type] of [
    ['{"a":1}', 'application/json'],
    ['a=1', 'multipart/form-data'],
    ['--x\r\n', 'multipart/form-data; boundary=x'],
    ['a=1', ''],
  ] as const)
    await assert.rejects(readFormData(post(body, type), 100), (error) => !(error instanceof TooLarge), type)
})
