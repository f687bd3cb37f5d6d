import type { Text } from '#foundation/language.ts'
import { mendWords, noteWords, problemWords } from './remark.words.ts'

export type NoteKind = keyof typeof noteWords
export type ProblemKind = keyof typeof problemWords
export type MendKind = keyof typeof mendWords
export type Particular = string | number | Text

/** Something said about one cell of a row, or (column null) about the row: by kind, so that either language can say it. */
export interface Remark {
  readonly kind: NoteKind | ProblemKind
  readonly column: number | null
  readonly about: readonly Particular[]
  readonly mend?: { readonly kind: MendKind; readonly about: readonly Particular[] }
}

/** A remark before it is known which column it belongs to. */
export type Said = Omit<Remark, 'column'>

/** A problem, with how to mend it where that helps. */
export function problem(
  kind: ProblemKind,
  about: Particular[] = [],
  mend?: MendKind,
  ...particulars: Particular[]
): Said {
  return { kind, about, ...(mend ? { mend: { kind: mend, about: particulars } } : {}) }
}

export function note(kind: NoteKind, ...about: Particular[]): Said {
  return { kind, about }
}

/** Whether it stops the row; otherwise it is only worth knowing. */
export function isProblem({ kind }: Pick<Remark, 'kind'>): boolean {
  return Object.hasOwn(problemWords, kind)
}

export function sayRemark({ kind, about }: Remark): Text {
  return say(isProblem({ kind }) ? problemWords[kind as ProblemKind] : noteWords[kind as NoteKind], about)
}

/** How to mend it; undefined where there is nothing to do. */
export function sayMend({ mend }: Remark): Text | undefined {
  return mend && say(mendWords[mend.kind], mend.about)
}

function say(entry: Text | ((...about: never[]) => Text), about: readonly Particular[]): Text {
  return typeof entry === 'function' ? entry(...(about as never[])) : entry
}
