import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import type { Application } from '../applications/application.ts'
import { type Counterpart, candidatesFor, type listWishes } from '../applications/wish.server.ts'
import { inboxWords as w } from './inbox.words.ts'

type Wish = Awaited<ReturnType<typeof listWishes>>[number]

/** Whom somebody named, and who is meant: whoever fits by name or address is one press away. */
export function Wishes({
  slug,
  application,
  wishes,
  counterparts,
}: {
  slug: string
  application: Application
  wishes: readonly Wish[]
  counterparts: readonly Counterpart[]
}) {
  if (wishes.length === 0) return null
  return (
    <Section title={w.wishes}>
      <ul>
        {wishes.map((wish) => (
          <li>
            <Say text={wish.kind === 'prefer' ? w.prefers : w.avoids} />: <strong>{wish.name}</strong> {wish.email}{' '}
            <Meant wish={wish} />{' '}
            {!isSettled(wish) &&
              candidatesFor(counterparts, wish).map((candidate) => (
                <Form
                  action={wishPath(slug, application, wish)}
                  button={w.confirmWish(candidate.name)}
                  tone="plain"
                  inline
                >
                  <Hidden name="meant" value={candidate.id} />
                </Form>
              ))}
            <a href={wishPath(slug, application, wish)}>
              <Say text={isSettled(wish) ? w.wishOther : w.wishWho} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Meant({ wish }: { wish: Wish }) {
  return (
    <span class="soft">
      {wish.foundName && (
        <>
          (<Say text={w.found(wish.foundName)} />)
        </>
      )}
      {wish.nobodyAt && (
        <>
          (<Say text={w.wishNobodyHere} />)
        </>
      )}
      {wish.invitedAt && (
        <>
          (<Say text={w.invited} />)
        </>
      )}
    </span>
  )
}

const isSettled = ({ personId, nobodyAt }: Wish) => personId !== null || nobodyAt !== null

const wishPath = (slug: string, application: Application, wish: Wish) =>
  `/programs/${slug}/applications/${application.id}/wishes/${wish.id}`
