import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '#foundation/language.ts'
import { type Reader, ReaderContext, useReader } from './reader.tsx'

interface Drawing {
  readonly of: string
  readonly html: string
  readonly told: Reader['told']
}

const most = 300
const drawings = new Map<string, Drawing>()

/**
 * A part of a page that need not be drawn again while what it shows is the same. Everything is still read, under the
 * reader's own policies, each time: only the drawing is remembered, under a digest of what was read.
 *
 * @param name what is drawn and for which question (a sort, a filter); with the language, one drawing is kept for each
 * @param of the digest of everything it shows
 * @param draw draws it; no form may be in it, for a form's key must be its own each time
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
    op: refuseForm,
    notice: undefined,
    refused: undefined,
    told: { title: '', wide: false, island: undefined },
  }
  const html = renderToString(<ReaderContext.Provider value={reader}>{await draw()}</ReaderContext.Provider>)
  drawings.delete(key)
  const [oldest] = drawings.keys()
  if (drawings.size >= most && oldest !== undefined) drawings.delete(oldest)
  drawings.set(key, { of, html, told: reader.told })
  return <Ready of={of} html={html} told={reader.told} />
}

function refuseForm(): never {
  throw new Error('A form cannot be drawn once: its operation key must be its own each time.')
}

function Ready({ html, told }: Drawing) {
  const reader = useReader()
  reader.told.island ??= told.island
  return jsxTemplate([html])
}
