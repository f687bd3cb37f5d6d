import type { ContactChannel } from '#database/types.ts'

export const channels = ['text', 'phone', 'email', 'video', 'in_person'] as const satisfies readonly ContactChannel[]

/** How long the first, longer meeting takes. */
export const kickoffs = ['hour', 'half_day', 'full_day'] as const
export type Kickoff = (typeof kickoffs)[number]

/** Who sets the next time. */
export const arrangers = ['mentee', 'mentor', 'either'] as const
export type Arranger = (typeof arrangers)[number]

/** What two people may add to the program's clauses in their own words. */
export const wordKeys = ['hours', 'confidentiality', 'boundaries', 'ending', 'other'] as const
export type WordKey = (typeof wordKeys)[number]

/** What two people agree: how they reach each other, how often, and what they add in their own words. */
export interface Terms {
  readonly informalChannel: ContactChannel
  readonly formalChannel: ContactChannel
  /** Days within which they answer each other. */
  readonly answersIn: number
  /** Days between two contacts. */
  readonly meetsEvery: number
  readonly arrangedBy: Arranger
  readonly kickoff: Kickoff
  readonly words: Readonly<Record<WordKey, string>>
}

export interface Signature {
  readonly personId: string
  /** As they wrote it. */
  readonly name: string
  readonly signedAt: Temporal.Instant
}

/** What two people agreed, or what one of them proposes. It is never changed: the next edition takes its place. */
export interface Edition extends Terms {
  readonly id: string
  readonly edition: number
  readonly proposedBy: string
  readonly proposedAt: Temporal.Instant
  readonly signatures: readonly Signature[]
  readonly clausesTextId: string | null
  readonly commitmentTextId: string | null
  readonly codeTextId: string | null
}

/** How the agreement of two people stands. */
export interface Agreement {
  /** The number of the newest edition, also one that was set aside; 0 before the first. */
  readonly latest: number
  /** The last edition that both signed: it is in force. */
  readonly agreed: Edition | undefined
  /** A newer one that is proposed. */
  readonly proposed: Edition | undefined
}

/** What a form begins with: what is proposed, else what is in force, else what the program usually does. */
export function termsToBegin({ agreed, proposed }: Agreement, usual: { meetsEvery: number; answersIn: number }): Terms {
  return (
    proposed ??
    agreed ?? {
      informalChannel: 'text',
      formalChannel: 'video',
      ...usual,
      arrangedBy: 'mentee',
      kickoff: 'half_day',
      words: noWords,
    }
  )
}

export const noWords = Object.fromEntries(wordKeys.map((key) => [key, ''])) as Record<WordKey, string>

const plainTerms = ['informalChannel', 'formalChannel', 'answersIn', 'meetsEvery', 'arrangedBy', 'kickoff'] as const
export type TermKey = (typeof plainTerms)[number] | WordKey
export const termKeys: readonly TermKey[] = [...plainTerms, ...wordKeys]

export const termOf = (terms: Terms, key: TermKey): string | number =>
  key in terms.words ? terms.words[key as WordKey] : terms[key as (typeof plainTerms)[number]]

/** What is different between two, in the order it is shown. */
export const changedTerms = (a: Terms, b: Terms): TermKey[] =>
  termKeys.filter((key) => termOf(a, key) !== termOf(b, key))
