import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { optionalText, requiredTick, version } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Facts, Page } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { applicationPage } from '../applications/application.page.tsx'
import { getWritable } from '../applications/application.server.ts'
import { applicationWords } from '../applications/applications.words.ts'
import { findMembership, type Membership, renewMembership } from './membership.server.ts'
import { membershipWords as w } from './memberships.words.ts'

/** One's membership after the application was sent: where it stands, and attesting it anew. */
export const ownMembershipPage = page('/applications/:application/membership', {
  async show({ db, actor, params }) {
    const { application } = await getWritable(db, actor, params.application)
    const membership = orNotFound(await findMembership(db, application.id))
    return (
      <Page
        title={w.membershipTitle}
        lead={w.membershipLead}
        trail={{ href: href(applicationPage, params), label: applicationWords.allParts }}
      >
        <MembershipFacts membership={membership} />
        <Form button={w.membershipRenew} version={membership.version}>
          <TextField
            name="number"
            label={applicationWords.memberNumber}
            value={membership.number}
            optional
            width="short"
          />
          <MemberTick body={membership.body} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ number: optionalText(60), member: requiredTick(), version: version() }),
  async answer({ db, actor, params, values, now }) {
    const { application } = await getWritable(db, actor, params.application)
    await renewMembership(db, actor, application, values.number, values.version, now)
    return goTo(href(applicationPage, params), { notice: w.membershipRenewed })
  },
})

function MembershipFacts({ membership: { body, confirmed, expiresOn } }: { membership: Membership }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Facts
      facts={[
        [
          say(body),
          <Say text={confirmed === null ? w.memberUnchecked : confirmed ? w.memberConfirmed : w.memberNot} />,
        ],
        [w.memberUntil, expiresOn && sayShortDate(expiresOn, language)],
      ]}
    />
  )
}

function MemberTick({ body }: { body: Membership['body'] }) {
  return <Tick name="member" label={applicationWords.memberOf(useSay()(body))} />
}
