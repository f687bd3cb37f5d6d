import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '#foundation/language.ts'
import { drawnHole, noticeHole, opHole } from './hole.ts'
import { type Piece, type Reader, ReaderContext, useReader } from './reader.tsx'

interface Drawing {
  readonly of: string
  readonly pieces: readonly Piece[]
  readonly told: Reader['told']
}

const most = 300
const drawings = new Map<string, Drawing>()

const aHole = new RegExp(`(${opHole}|${noticeHole})`)
const pieceOf = (part: string): Piece => (part === opHole ? 'op' : part === noticeHole ? 'notice' : Buffer.from(part))

/** Encodes what was drawn, and leaves a place for each operation key and for the notice. */
export const piecesOf = (html: string): readonly Piece[] => html.split(aHole).map(pieceOf)

/**
 * A page, or a part of it, that need not be drawn again while what it shows is the same. Everything is still asked, under the
 * reader's own policies, each time: only the drawing is remembered, under a digest of what was answered.
 *
 * @param name what is drawn and for which question (a sort, a filter); with language and zone, one drawing is kept for each
 * @param of the digest of everything it shows and of what the reader may do there
 * @param draw draws it; forms in it are given an operation key of their own each time
 */
export async function drawOnce(
  { language, zone }: { language: Language; zone: string },
  name: string,
  of: string,
  draw: () => Promise<VNode> | VNode,
): Promise<VNode> {
  const key = `${name} ${language} ${zone}`
  const kept = drawings.get(key)
  if (kept?.of === of) return <Ready {...kept} />
  const reader: Reader = {
    language,
    zone,
    path: '',
    op: () => opHole,
    notice: noticeHole,
    refused: undefined,
    told: { title: '', wide: false, island: undefined },
    drawn: [],
  }
  const html = renderToString(<ReaderContext.Provider value={reader}>{await draw()}</ReaderContext.Provider>)
  const drawing = { of, pieces: piecesOf(html), told: reader.told }
  drawings.delete(key)
  const [oldest] = drawings.keys()
  if (drawings.size >= most && oldest !== undefined) drawings.delete(oldest)
  drawings.set(key, drawing)
  return <Ready {...drawing} />
}

function Ready({ pieces, told }: Drawing) {
  const reader = useReader()
  const { title, wide, refresh, island } = told
  if (title) reader.told.title = title
  if (wide) reader.told.wide = true
  if (refresh) reader.told.refresh = refresh
  reader.told.island ??= island
  return jsxTemplate([`${drawnHole}${reader.drawn.push(pieces) - 1};`])
}
