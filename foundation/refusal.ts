import type { Db } from './database.ts'
import type { Text } from './language.ts'

/**
 * A refusal is an expected "no", said in words the person can act on.
 * Anything else that is thrown is a fault: it is logged and shown as one.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly text: Text
  readonly status: number
  /** The form field the words belong beside, where there is one. */
  readonly field: string | undefined
  /** What is kept although nothing else of the form is, in a transaction of its own: a door that was found to be forced. */
  readonly leaving: ((db: Db) => Promise<void>) | undefined

  constructor(
    text: Text,
    { status = 422, field, leaving }: { status?: number; field?: string; leaving?: (db: Db) => Promise<void> } = {},
  ) {
    super(text.en)
    this.text = text
    this.status = status
    this.field = field
    this.leaving = leaving
  }
}

/** Stops here with a refusal unless `allowed`. */
export function refuseUnless(
  allowed: unknown,
  text: Text,
  options?: { status?: number; field?: string },
): asserts allowed {
  if (!allowed) throw new Refusal(text, options)
}

const notFoundText: Text = {
  en: 'There is nothing here that you can open. The address may be wrong, or it may belong to somebody else.',
  fr: 'Il n’y a rien ici que vous puissiez ouvrir. L’adresse est peut-être erronée, ou la page appartient à quelqu’un d’autre.',
}

/** Returns `found`, or refuses. Not found and not allowed are one answer, so that neither can be told from the other. */
export function orNotFound<T>(found: T | undefined | null | false): T {
  refuseUnless(found, notFoundText, { status: 404 })
  return found
}

/** Two people changed the same thing: nothing was written, and both texts are shown. */
export class Conflict extends Refusal {
  /** What is stored now, by field, for the page that shows both. */
  readonly stored: Record<string, string>

  constructor(text: Text, stored: Record<string, string>) {
    super(text, { status: 409 })
    this.stored = stored
  }
}
