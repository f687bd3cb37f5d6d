import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, Text } from '#foundation/language.ts'
import { pick } from '#foundation/language.ts'

/** What every piece may know about its reader. */
export interface Reader {
  readonly language: Language
  readonly zone: string
  /** The path of this page, where its own form posts to. */
  readonly path: string
  /** A fresh operation key. */
  readonly op: () => string
  /** What just happened, said at the top of the page; or the hole for it (hole.ts). */
  readonly notice: Text | string | undefined
  /** The form on this page that was just refused. */
  readonly refused:
    | {
        readonly typed: Readonly<Record<string, readonly string[]>>
        readonly problems: Readonly<Record<string, Text>>
        readonly message: Text | undefined
        readonly stored: Readonly<Record<string, string>> | undefined
      }
    | undefined
  /** What the page tells the frame around it while it is drawn. */
  readonly told: { title: string; wide: boolean; island: string | undefined; refresh?: string }
  /** Parts of the page that were drawn before, each put in at its own hole; see once.tsx. */
  readonly drawn: (readonly Piece[])[]
}

/** Encoded once, with places for a fresh operation key and for the notice. */
export type Piece = Uint8Array | 'op' | 'notice'

export const ReaderContext = createContext<Reader>({
  language: 'en',
  zone: 'America/Vancouver',
  path: '/',
  op: () => '',
  notice: undefined,
  refused: undefined,
  told: { title: '', wide: false, island: undefined },
  drawn: [],
})

export const useReader = () => useContext(ReaderContext)

/** Says a text in the reader's language; a person's own words pass unchanged. */
export function useSay(): (text: Text | string) => string {
  const { language } = useReader()
  return (text) => pick(text, language)
}

/** A text in the reader's language, as an element. */
export function Say({ text }: { text: Text | string }) {
  return <>{useSay()(text)}</>
}

/** Dates and times inside are told in this zone: a program's own, not the reader's. */
export function InZone({ zone, children }: { zone: string; children: ComponentChildren }) {
  return <ReaderContext.Provider value={{ ...useReader(), zone }}>{children}</ReaderContext.Provider>
}
