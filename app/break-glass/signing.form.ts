import { z } from 'zod'
import type { Settings } from '#foundation/environment.ts'
import { optionalChoice, optionalText, readForm, type Typed } from '#foundation/form.ts'
import type { SentSignature } from './signature.server.ts'

/** What a form that is signed carries besides its own: what a passkey made, that a code was given instead, or that it is to be changed first. */
export const signedFields = {
  challenge: optionalText(100),
  response: optionalText(20_000),
  by: optionalChoice(['code', 'change']),
}

export const signedForm = z.strictObject(signedFields)

type Sent = z.output<typeof signedForm>

/** What a passkey signed, if one did. */
export const sentSignature = (
  { challenge, response, by }: Sent,
  { origin }: Pick<Settings, 'origin'>,
): SentSignature | undefined => (response && by !== 'code' ? { challenge, response, origin } : undefined)

/** A form that came back to be read over: its values once more, where nothing is wrong with them, nor to be changed. */
export function reread<Schema extends z.ZodObject>(schema: Schema, typed: Typed): z.output<Schema> | undefined {
  if (typed.by?.includes('change')) return undefined
  const data = new FormData()
  for (const [name, values] of Object.entries(typed))
    if (name !== 'op') for (const value of values) data.append(name, value)
  const read = readForm(schema, data)
  return 'values' in read ? (read.values as z.output<Schema>) : undefined
}
