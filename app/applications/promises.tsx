import { Tick } from '#ui/field.tsx'
import { P, Words } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { textKindWords } from '../programs/settings.words.ts'
import { applicationWords as w } from './applications.words.ts'
import type { Unpromised } from './promise.server.ts'

/** What is still to be promised, to be opened and read, with one tick; inside a form. */
export function Promises({ unpromised, spoken }: { unpromised: Unpromised | undefined; spoken?: boolean }) {
  const say = useSay()
  if (!unpromised) return null
  return (
    <>
      <P text={spoken ? w.promisesSpoken : w.promisesFirst} />
      {unpromised.texts.map(({ kind, body }) => (
        <details>
          <summary>
            <Say text={textKindWords[kind] ?? kind} />
          </summary>
          <Words>{say(body)}</Words>
        </details>
      ))}
      {unpromised.privacy && (
        <details>
          <summary>
            <Say text={w.privacyTitle} />
          </summary>
          <P text={w.privacyText} />
        </details>
      )}
      <Tick name="promised" label={spoken ? w.theyPromise : w.iAgree} />
    </>
  )
}
