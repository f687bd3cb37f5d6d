import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { identifier } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section, Tag, Words } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { openRequest } from '../applications/application.server.ts'
import { type Application, inboxState } from '../applications/application.ts'
import { getDossier } from '../applications/dossier.server.ts'
import { describePosition, PersonFacts } from '../applications/person-facts.tsx'
import { readReferences } from '../applications/referee.server.ts'
import { recommendWords } from '../applications/referee.words.ts'
import { Said } from '../applications/said.tsx'
import { candidatesFor, confirmWish, listWishes } from '../applications/wish.server.ts'
import { getPerson } from '../people/person.server.ts'
import { seatWords } from '../programs/programs.words.ts'
import { getAttestation } from './decision.server.ts'
import { DecisionForms, EligibilityForm, MembershipForm } from './decision-forms.tsx'
import { getReceived } from './inbox.server.ts'
import { stateWords, inboxWords as w } from './inbox.words.ts'

const trail = (slug: string) => ({ href: `/programs/${slug}/applications`, label: w.back })

/** An application before its coordinator: what was said, what is to be decided, in reading order. */
export const receivedPage = page('/programs/:program/applications/:application', {
  async show({ db, actor, params }) {
    const { application, program } = await getReceived(db, actor, params.program, params.application)
    const person = await getPerson(db, application.personId)
    const state = inboxState(application)
    if (application.status === 'withdrawn')
      return (
        <Page title={person.name} trail={trail(program.slug)} wide>
          <P text={w.withdrawnHere} />
        </Page>
      )
    const dossier = await getDossier(db, application)
    const request = await openRequest(db, application.id)
    return (
      <Page title={person.name} trail={trail(program.slug)} wide>
        <p>
          <Tag
            text={stateWords[state] ?? state}
            tone={state === 'complete' || state === 'eligible' ? 'care' : undefined}
          />{' '}
          <span class="soft">
            <Say text={seatWords[application.seat].one} />
          </span>
        </p>
        {request && (
          <Notice>
            <P text={w.youAsked} />
            <Words>{request.words}</Words>
          </Notice>
        )}
        <PersonFacts application={application} person={person} position={await describePosition(db, application)} />
        <Said dossier={dossier} />
        <Wishes slug={program.slug} application={application} wishes={await wishesWithCandidates(db, application)} />
        <References references={await readReferences(db, application.id)} />
        <P text={w.assessmentClosed} class="soft small measure" />
        <EligibilityForm params={params} application={application} />
        <MembershipForm params={params} attestation={await getAttestation(db, application.id)} />
        <DecisionForms params={params} application={application} />
      </Page>
    )
  },
})

async function wishesWithCandidates(db: Db, application: Application) {
  const wishes = await listWishes(db, application.id)
  return Promise.all(
    wishes.map(async (wish) => ({
      ...wish,
      candidates: wish.personId ? [] : await candidatesFor(db, application, wish),
    })),
  )
}

function Wishes({
  slug,
  application,
  wishes,
}: {
  slug: string
  application: Application
  wishes: Awaited<ReturnType<typeof wishesWithCandidates>>
}) {
  if (wishes.length === 0) return null
  return (
    <Section title={w.wishes}>
      <ul>
        {wishes.map((wish) => (
          <li>
            <Say text={wish.kind === 'prefer' ? w.prefers : w.avoids} />: <strong>{wish.name}</strong> {wish.email}{' '}
            {wish.foundName && (
              <span class="soft">
                (<Say text={w.found(wish.foundName)} />)
              </span>
            )}
            {wish.invitedAt && (
              <span class="soft">
                (<Say text={w.invited} />)
              </span>
            )}
            {wish.candidates.map((candidate) => (
              <Form
                action={`/programs/${slug}/applications/${application.id}/wish`}
                button={w.confirmWish(candidate.name)}
                tone="plain"
                inline
              >
                <Hidden name="wish" value={wish.id} />
                <Hidden name="person" value={candidate.id} />
              </Form>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function References({ references }: { references: Awaited<ReturnType<typeof readReferences>> }) {
  if (references.length === 0) return null
  return (
    <Section title={w.references}>
      {references.map((reference) => (
        <div class="notice">
          <p>
            <strong>{reference.name}</strong> <span class="soft">{reference.relation}</span>:{' '}
            {reference.recommends ? (
              <Say text={recommendWords[reference.recommends as 'yes']} />
            ) : (
              <Say text={w.notAnswered} />
            )}
          </p>
          {reference.words && <Words>{reference.words}</Words>}
        </div>
      ))}
    </Section>
  )
}

/** Saying who was meant by a wish. */
export const wishPage = page('/programs/:program/applications/:application/wish', {
  show: ({ params }) => goTo(`/programs/${params.program}/applications/${params.application}`),
  form: z.strictObject({ wish: identifier(), person: identifier() }),
  async answer({ db, actor, params, values }) {
    const { application, program } = await getReceived(db, actor, params.program, params.application)
    const wish = orNotFound((await listWishes(db, application.id)).find(({ id }) => id === values.wish))
    const fits = (await candidatesFor(db, application, wish)).some(({ id }) => id === values.person)
    refuseUnless(fits, w.noneFit)
    await confirmWish(db, actor, program.id, wish.id, values.person)
    return goTo(`/programs/${params.program}/applications/${params.application}`, { notice: w.wishConfirmed })
  },
})
