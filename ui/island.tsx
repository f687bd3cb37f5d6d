import type { ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'

/**
 * A part of the page that the browser may bring to life. Without script its children stand as they are; with it, the
 * island named here takes their place, given the same data.
 */
export function Island({ name, data, children }: { name: string; data: unknown; children: ComponentChildren }) {
  const reader = useReader()
  reader.told.island = name
  return (
    <>
      <div data-island={name}>{children}</div>
      {/* Data, not script: the type keeps the browser from running it, and "<" cannot end the element early. */}
      <script
        type="application/json"
        id={`${name}-data`}
        dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
      />
    </>
  )
}
