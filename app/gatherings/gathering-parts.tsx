import { P } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import type { Guest } from './gathering.server.ts'
import { gatheringWords as w } from './gatherings.words.ts'

/** Who will be there, by name. */
export function GuestList({ guests, you }: { guests: readonly Guest[]; you?: string }) {
  const say = useSay()
  if (guests.length === 0) return <P text={w.nobody} />
  return (
    <ul>
      {guests.map(({ personId, name, mentors }) => (
        <li>
          {name}
          {personId === you ? ` (${say(w.you)})` : mentors && `, ${say(w.mentor)}`}
        </li>
      ))}
    </ul>
  )
}
