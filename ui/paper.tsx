import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Text } from '#foundation/language.ts'
import { useSay } from './reader.tsx'

const PaperContext = createContext(false)

/** Whatever is asked inside is drawn to be filled in by hand: lines to write on, boxes to tick, nothing chosen. */
export function Paper({ children }: { children: ComponentChildren }) {
  return <PaperContext.Provider value={true}>{children}</PaperContext.Provider>
}

/** Whether this is drawn to be filled in by hand. */
export const usePaper = () => useContext(PaperContext)

/** Room to write. */
export function Lines({ count = 1, width }: { count?: number; width?: 'short' | 'medium' }) {
  return (
    <>
      {Array.from({ length: count }, () => (
        <div class={`ruled ${width ?? ''}`} />
      ))}
    </>
  )
}

/** Boxes to tick; round ones where only one is meant. */
export function Boxes({
  options,
  one,
}: {
  options: readonly { label: Text | string; hint?: Text | string }[]
  one?: boolean
}) {
  const say = useSay()
  return (
    <ul class={one ? 'boxes one' : 'boxes'}>
      {options.map(({ label, hint }) => (
        <li>
          <span>
            {say(label)}
            {hint && <small>{say(hint)}</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}
