import { page } from '#foundation/page.ts'
import { Notice, P, Page, Section, Tag, Words } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { noteLook, openRequest } from '../applications/application.server.ts'
import { inboxState } from '../applications/application.ts'
import { getDossier } from '../applications/dossier.server.ts'
import { describePosition, PersonFacts } from '../applications/person-facts.tsx'
import { noteReferences, readReferences } from '../applications/referee.server.ts'
import { recommendWords } from '../applications/referee.words.ts'
import { Said } from '../applications/said.tsx'
import { listCounterparts, listWishes } from '../applications/wish.server.ts'
import { findMembership } from '../memberships/membership.server.ts'
import { getPerson } from '../people/person.server.ts'
import { seatWords } from '../programs/programs.words.ts'
import { listAnnotations } from './annotation.server.ts'
import { Annotations } from './annotations.tsx'
import { readCaveats } from './decision.server.ts'
import { DecisionForms, EligibilityForm, MembershipForm } from './decision-forms.tsx'
import { getReceived } from './inbox.server.ts'
import { annotationWords, stateWords, inboxWords as w } from './inbox.words.ts'
import { Wishes } from './wishes.tsx'

const trail = (slug: string) => ({ href: `/programs/${slug}/applications`, label: w.back })

/** An application before its coordinator: what was said, what is to be decided, in reading order. */
export const receivedPage = page('/programs/:program/applications/:application', {
  audited: true,
  async show({ db, actor, params, today }) {
    const { application, program } = await getReceived(db, actor, params.program, params.application)
    const person = await getPerson(db, application.personId)
    const state = inboxState(application)
    if (application.status === 'withdrawn')
      return (
        <Page title={person.name} trail={trail(program.slug)} wide>
          <P text={w.withdrawnHere} />
        </Page>
      )
    await noteLook(db, application)
    const dossier = await getDossier(db, application)
    const references = await readReferences(db, application.id)
    await noteReferences(db, application, references)
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
        <Wishes
          slug={program.slug}
          application={application}
          wishes={await listWishes(db, application.id)}
          counterparts={await listCounterparts(db, application)}
        />
        <References references={references} />
        <Annotations annotations={await listAnnotations(db, application.id)} />
        <P text={w.assessmentClosed} class="soft small measure" />
        <p class="small">
          <a href={`/programs/${program.slug}/applications/${application.id}/privacy-request`}>
            <Say text={annotationWords.note} />
          </a>
        </p>
        <EligibilityForm params={params} application={application} />
        <MembershipForm params={params} attestation={await findMembership(db, application.id)} />
        <DecisionForms params={params} application={application} caveats={await readCaveats(db, application, today)} />
      </Page>
    )
  },
})

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
