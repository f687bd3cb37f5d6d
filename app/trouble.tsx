import type { Typed } from '#foundation/form.ts'
import type { Onward } from '#foundation/house.ts'
import type { Text } from '#foundation/language.ts'
import { href } from '#foundation/page.ts'
import { Actions, LinkButton, Notice, P, Page } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { credentialsWords } from './credentials/credentials.words.ts'
import { provePage } from './credentials/prove.page.tsx'
import { layoutWords as w } from './layout.words.ts'
import { peopleWords } from './people/people.words.ts'
import { signInPage } from './people/sign-in.page.tsx'

interface Unsent {
  typed: Typed
  path: string
}

/** What cannot be shown, in words; a form that was sent waits in it. */
export function Trouble({
  status,
  text,
  onward: { typed, back } = {},
  path,
}: {
  status: number
  text: Text | undefined
  onward?: Onward
  path: string
}) {
  const [title, standing] =
    status === 404 ? [w.notFound, w.notFoundText] : status === 410 ? [w.gone, w.goneText] : [w.trouble, w.notFoundText]
  return (
    <Page title={title}>
      <Notice tone="care">
        <P text={text ?? standing} />
      </Notice>
      {typed ? (
        <SendAgain typed={typed} path={path} />
      ) : (
        <Actions>
          {back && <LinkButton href={back} label={w.backToPage} />}
          <LinkButton href="/" label={w.toMyDay} plain />
        </Actions>
      )}
    </Page>
  )
}

/** Nothing typed is lost when a session ends: it waits in this page while the reader signs in elsewhere. */
export function SignInAgain({ typed, path }: Unsent) {
  const say = useSay()
  return (
    <Page title={peopleWords.signInAgain} lead={peopleWords.signInAgainLead}>
      <Actions>
        <a class="button" href={href(signInPage)} target="_blank" rel="noopener">
          {say(peopleWords.signInNewTab)}
        </a>
      </Actions>
      <SendAgain typed={typed} path={path} />
    </Page>
  )
}

/** The same before something grave: the reader shows in another tab that it is them. */
export function ProveAgain({ typed, path }: Unsent) {
  const say = useSay()
  return (
    <Page title={credentialsWords.prove} lead={credentialsWords.proveKept}>
      <Actions>
        <a
          class="button"
          href={href(provePage, {}, { to: href(provePage, {}, { done: 'yes' }) })}
          target="_blank"
          rel="noopener"
        >
          {say(credentialsWords.proveNewTab)}
        </a>
      </Actions>
      <SendAgain typed={typed} path={path} />
    </Page>
  )
}

/** A form as it was sent, operation key and all: sent again, it has its one effect. */
function SendAgain({ typed, path }: Unsent) {
  return (
    <form method="post" action={path}>
      {Object.entries(typed).flatMap(([name, values]) =>
        values.map((value) => <input type="hidden" name={name} value={value} />),
      )}
      <p class="actions">
        <button type="submit" class="button plain">
          {useSay()(peopleWords.sendAgain)}
        </button>
      </p>
    </form>
  )
}
