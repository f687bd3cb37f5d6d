import type { ComponentChildren } from 'preact'
import { sayShortDate } from '#foundation/clock.ts'
import { both, type Text } from '#foundation/language.ts'
import { Actions, LinkButton, P, Page, Todo } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import type { Hand } from './application.server.ts'
import { applicationWords as w } from './applications.words.ts'
import { type Dossier, missingParts, type Part } from './part.ts'

/** The frame of one page of an application: which page it is, for whom, and the way back to all pages. */
export function PartFrame({
  dossier,
  parts,
  at,
  hand,
  trail = { href: `/applications/${dossier.application.id}`, label: w.allParts },
  children,
}: {
  dossier: Dossier
  parts: readonly Part[]
  at: string
  hand: Hand
  /** Where all pages are listed, where that is not the application itself. */
  trail?: { href: string; label: Text }
  children: ComponentChildren
}) {
  const index = parts.findIndex(({ key }) => key === at)
  const part = parts[index]
  return (
    <Page title={part?.title ?? w.check} lead={part?.lead} trail={trail}>
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

/** All pages of an application with what is done and what is next, and the last look before sending. */
export function AllParts({
  parts,
  closesOn,
  check,
  identification,
}: {
  parts: readonly Part[]
  closesOn: Temporal.PlainDate
  /** Where the last look is. */
  check: string
  /** Where the separate form is, for whoever may fill it in. */
  identification: string | undefined
}) {
  const [next] = missingParts(parts)
  return (
    <>
      <P text={both((language) => w.partsLead(sayShortDate(closesOn, language))[language])} />
      <Todo
        items={parts.map((part) => ({
          sentence: part.title,
          more: part.complete ? w.done : part.optional ? w.optional : w.toDo,
          href: part.path,
          button: part.complete ? w.change : w.open,
          plain: part !== next,
        }))}
      />
      <Actions>
        <LinkButton href={check} label={w.toCheck} plain={next !== undefined} />
      </Actions>
      {identification && (
        <p>
          <a href={identification}>
            <Say text={w.selfIdLink} />
          </a>
        </p>
      )}
    </>
  )
}
