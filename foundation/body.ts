/** How much of a body that is too large is still taken in and thrown away, so that its sender reads the answer and not a broken line. */
const mostDiscarded = 64 * 1024 * 1024

/** The most fields a form of ours has by far: each one more is work for whoever reads it. */
const mostFields = 2000

/** The body is larger than may be sent here. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/**
 * Reads a form out of a request. Never more than `most` bytes are held, whatever length was declared.
 *
 * @throws TooLarge, or whatever the parser says about what is no form
 */
export async function readFormData(request: Request, most: number): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  const body = await readWithin(request.body, most)
  if (type.startsWith('application/x-www-form-urlencoded') && countOf(body, 38) > mostFields) throw new TooLarge()
  const data = await new Response(body as BodyInit, { headers: { 'content-type': type } }).formData()
  if ([...data.keys()].length > mostFields) throw new TooLarge()
  return data
}

async function readWithin(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length <= most) held.push(chunk)
    else held.length = 0
    if (length > most + mostDiscarded) throw new TooLarge()
  }
  if (length > most) throw new TooLarge()
  return held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
}

/** How often a byte stands in a body: & (38) parts the fields of a form, and stands in none. */
function countOf(body: Uint8Array, wanted: number): number {
  let count = 0
  for (let at = body.indexOf(wanted); at !== -1; at = body.indexOf(wanted, at + 1)) count++
  return count
}
