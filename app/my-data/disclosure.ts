import type { Text } from '#foundation/language.ts'
import type { Disclosure } from './gathered.ts'
import { disclosureWords as w } from './my-data.words.ts'

/** Whether it is something that was decided, rather than somebody who was given it. */
export const isUse = ({ kind }: Pick<Disclosure, 'kind'>): boolean => kind.startsWith('use-')

/** One disclosure as a sentence. */
export function sayDisclosure({ kind, who, n }: Disclosure): Text {
  if (kind === 'referee') return w.referee(who ?? '')
  if (kind === 'partner') return w.partner(who ?? '')
  if (kind === 'readers') return w.readers(n)
  const said = Object.hasOwn(w, kind) ? w[kind as 'offer'] : undefined
  if (!said) throw new Error(`Nothing says what "${kind}" is.`)
  return said
}
