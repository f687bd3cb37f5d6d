/** How much of a body that is too large is still taken in and thrown away, so that its sender reads the answer and not a broken line. */
const mostDiscarded = 64 * 1024 * 1024

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
  return new Response(body as BodyInit, { headers: { 'content-type': type } }).formData()
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
