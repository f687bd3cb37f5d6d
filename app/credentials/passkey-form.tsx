import type { ComponentChildren } from 'preact'
import type { Text } from '#foundation/language.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Island } from '#ui/island.tsx'
import { P } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import type { Challenge } from './challenge.ts'
import { credentialsWords as w } from './credentials.words.ts'

/** What the browser's script is told. Bytes are in base64url. */
export interface PasskeyTask {
  readonly make: boolean
  readonly challenge: string
  readonly rp: { readonly id: string; readonly name: string }
  /** For a new passkey: whose it is, and the ones they have; where something is signed, the ones that may. */
  readonly user?: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly algorithms?: readonly number[]
  readonly known?: readonly { readonly id: string; readonly transports: readonly string[] }[]
  readonly stopped: string
}

/**
 * A form that a passkey fills in: the browser asks for the device's lock and sends what it signed. Only a script can ask
 * for it; without one the form stays hidden, and the page offers another way.
 */
export function PasskeyForm({
  button,
  drawn,
  task,
  children,
}: {
  button: Text
  drawn: Challenge
  task: Omit<PasskeyTask, 'challenge' | 'stopped'>
  children?: ComponentChildren
}) {
  const say = useSay()
  return (
    <Island name="passkey" data={{ ...task, challenge: drawn.challenge, stopped: say(w.passkeyStopped) }}>
      <div data-without>
        <P text={w.passkeyNeedsScript} class="notice" />
      </div>
      <div data-with hidden>
        <Form button={button}>
          <Hidden name="challenge" value={drawn.name} />
          <Hidden name="response" value="" />
          {children}
        </Form>
        <p role="status" class="soft" />
      </div>
    </Island>
  )
}
