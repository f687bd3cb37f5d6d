import type { Text } from '#foundation/language.ts'
import { href } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import type { WaysToSign } from '../credentials/assertion.server.ts'
import type { Challenge } from '../credentials/challenge.ts'
import { credentialsWords } from '../credentials/credentials.words.ts'
import { canHavePasskeys, rpOf } from '../credentials/passkey.server.ts'
import { PasskeyForm } from '../credentials/passkey-form.tsx'
import { provePage } from '../credentials/prove.page.tsx'
import { signingWords as w } from './signing.words.ts'

/** What a form carries on unseen: each field with its one value or its several. */
export type Carried = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a page needs to let somebody sign: how they may, and for a passkey what is to be signed. */
export interface Signing {
  readonly ways: WaysToSign
  readonly drawn: Challenge
  readonly origin: string
}

/**
 * The button under what is signed. Whoever has a passkey signs with it; where it is not at hand, or the browser runs no
 * script, a code they have just given stands for them. Whoever has none has shown who they are before this page opened.
 */
export function SignForm({ signing, button, carried = {} }: { signing: Signing; button: Text; carried?: Carried }) {
  const { ways, drawn, origin } = signing
  const say = useSay()
  const { path } = useReader()
  const fields = <CarriedFields carried={carried} />
  if (ways.passkeys.length === 0) return <Form button={button}>{fields}</Form>
  const rp = { id: rpOf(origin), name: 'Alongside' }
  return (
    <>
      {canHavePasskeys(origin) && (
        <>
          <P text={w.byPasskey} class="measure" />
          <PasskeyForm button={button} drawn={drawn} task={{ make: false, rp, known: ways.passkeys }}>
            {fields}
          </PasskeyForm>
        </>
      )}
      <Section title={w.without}>
        <P text={w.withoutLead} class="soft measure" />
        <p>
          <a href={href(provePage, {}, { to: href(provePage, {}, { done: 'yes' }) })} target="_blank" rel="noopener">
            {say(credentialsWords.proveNewTab)}
          </a>
        </p>
        {/* Another address of the same page: what is wrong with the form stands once, in the one above. */}
        <Form
          action={canHavePasskeys(origin) ? `${path}?by=code` : path}
          button={w.byCode}
          tone={canHavePasskeys(origin) ? 'plain' : undefined}
        >
          {fields}
          <Hidden name="by" value="code" />
        </Form>
      </Section>
      {Object.keys(carried).length > 0 && (
        <Form action={`${path}?by=change`} button={w.change} tone="plain">
          {fields}
          <Hidden name="by" value="change" />
        </Form>
      )}
    </>
  )
}

function CarriedFields({ carried }: { carried: Carried }) {
  return (
    <>
      {Object.entries(carried).flatMap(([name, value]) =>
        [value ?? []].flat().map((one) => <Hidden name={name} value={one} />),
      )}
    </>
  )
}
