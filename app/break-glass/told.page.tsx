import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { text } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { peopleWords } from '../people/people.words.ts'
import { shownName } from '../people/person.ts'
import { listExtractsTold } from './extract.server.ts'
import { extractWords as x } from './extracts.words.ts'
import { actOnGrant, type Grant, type GrantStep, getGrant, listGrants, listSteps, mayAct } from './grant.server.ts'
import { GrantFacts, GrantReadings, GrantSteps, useInstant } from './grant-view.tsx'
import { grantWords as w } from './grants.words.ts'
import { listOwnNotices, listReadings } from './reading.server.ts'

interface Told {
  readonly grant: Grant
  readonly steps: readonly GrantStep[]
  readonly readings: Awaited<ReturnType<typeof listReadings>>
  readonly mayObject: boolean
}

/** What one of the two is told. */
async function readTold(db: Db, key: Buffer, partnershipId?: string) {
  const grants = await listGrants(db, { own: true, ...(partnershipId && { partnershipId }) })
  const told: Told[] = []
  for (const grant of grants)
    told.push({
      grant,
      steps: await listSteps(db, grant, key),
      readings: await listReadings(db, grant.id),
      mayObject: await mayAct(db, grant.id, 'objected'),
    })
  return { told, extracts: await listExtractsTold(db, partnershipId) }
}

/** Who ever asked to read what somebody wrote with a partner, whatever became of it. */
export const toldPage = page('/me/confidential', {
  async show({ db, actor, key }) {
    const { told, extracts } = await readTold(db, key)
    const notices = await listOwnNotices(db, actor)
    return (
      <Page title={w.theTwoTitle} lead={w.theTwoLead} trail={{ href: '/me', label: peopleWords.me }}>
        <Everything told={told} extracts={extracts} readerId={actor.id} />
        {notices.length > 0 && <Notices notices={notices} />}
      </Page>
    )
  },
})

/** The same for one pair, from their own page. */
export const pairToldPage = page('/partnerships/:partnership/confidential', {
  async show({ db, actor, params, key }) {
    const { partner, partnership } = await getOwnPartnership(db, actor, params.partnership)
    const { told, extracts } = await readTold(db, key, partnership.id)
    return (
      <Page
        title={w.theTwoTitle}
        lead={w.theTwoLead}
        trail={{ href: `/partnerships/${partnership.id}`, label: shownName(partner) }}
      >
        <Everything told={told} extracts={extracts} readerId={actor.id} />
        <Section title={x.title}>
          <P text={x.doorLead} />
          <Actions>
            <LinkButton href={`/partnerships/${partnership.id}/extract`} label={x.title} plain />
          </Actions>
        </Section>
      </Page>
    )
  },
})

type Extracts = Awaited<ReturnType<typeof listExtractsTold>>

function Everything({ told, extracts, readerId }: { told: readonly Told[]; extracts: Extracts; readerId: string }) {
  return (
    <>
      {told.length === 0 && <P text={w.nobody} />}
      {told.map((each) => (
        <One told={each} readerId={readerId} />
      ))}
      {extracts.length > 0 && (
        <Section title={x.given}>
          <ul>
            {extracts.map((extract) => (
              <li>
                <Given extract={extract} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function One({ told: { grant, steps, readings, mayObject }, readerId }: { told: Told; readerId: string }) {
  const partner = grant.mentorId === readerId ? grant.mentee : grant.mentor
  return (
    <article id={grant.partnershipId} class="notice">
      <h2>
        <Say text={w.withPartner(partner)} />
      </h2>
      <GrantFacts grant={grant} />
      {mayObject && (
        <>
          <P text={w.objectLead} />
          <Actions>
            <LinkButton href={`/me/confidential/${grant.id}/objection`} label={w.objectHere} />
          </Actions>
        </>
      )}
      <GrantSteps grant={grant} steps={steps} readerId={readerId} />
      <GrantReadings readings={readings} />
    </article>
  )
}

function Notices({ notices }: { notices: Awaited<ReturnType<typeof listOwnNotices>> }) {
  const say = useSay()
  const at = useInstant()
  return (
    <Section title={w.notices}>
      <ul>
        {notices.map(({ incidentId, toldAt }) => (
          <li>
            <a href={`/me/notices/${incidentId}`}>{say(w.noticeOf(toldAt ? at(toldAt) : ''))}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Given({ extract }: { extract: Extracts[number] }) {
  const say = useSay()
  const at = useInstant()
  const who = extract.isOwn ? say(x.youSubject) : extract.sharer
  return (
    <>
      {say(x.givenLine(who, extract.recipient, at(extract.sharedAt), extract.pieces))}
      {extract.readAt && `, ${say(x.readOn(at(extract.readAt)))}`}
    </>
  )
}

/** One of the two objects. */
export const objectionPage = page('/me/confidential/:grant/objection', {
  async show({ db, params }) {
    const grant = await getGrant(db, params.grant, { own: true })
    if (!(await mayAct(db, grant.id, 'objected'))) return goTo('/me/confidential')
    return (
      <Page title={w.objectTitle} lead={w.objectLead} trail={{ href: '/me/confidential', label: w.theTwoTitle }}>
        <GrantFacts grant={grant} />
        <Form button={w.object}>
          <TextArea name="words" label={w.objection} audience={w.objectionAudience} />
        </Form>
        <P text={w.otherOpinion} class="soft small measure" />
      </Page>
    )
  },
  form: z.strictObject({ words: text(4000) }),
  async answer({ db, actor, params, values, key }) {
    const grant = await getGrant(db, params.grant, { own: true })
    await actOnGrant(db, actor, grant, 'objected', values.words, key)
    return goTo('/me/confidential', { notice: w.objected })
  },
})
