import type { ComponentChildren } from 'preact'
import type { Text } from '#foundation/language.ts'
import { Page } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import type { Hand } from './application.server.ts'
import { applicationWords as w } from './applications.words.ts'
import type { Dossier, Part } from './part.ts'

/** The frame of one page of an application: which page it is, for whom, and the way back to all pages. */
export function PartFrame({
  dossier,
  parts,
  at,
  hand,
  lead,
  children,
}: {
  dossier: Dossier
  parts: readonly Part[]
  at: string
  hand: Hand
  lead?: Text
  children: ComponentChildren
}) {
  const index = parts.findIndex(({ key }) => key === at)
  const part = parts[index]
  return (
    <Page
      title={part?.title ?? w.check}
      lead={lead}
      trail={{ href: `/applications/${dossier.application.id}`, label: w.allParts }}
    >
      <p class="soft">
        <Say text={w.step(index + 1, parts.length)} />
        {hand === 'entry' && (
          <>
            {' · '}
            <Say text={w.theirs(dossier.person.name)} />
          </>
        )}
      </p>
      {children}
    </Page>
  )
}
