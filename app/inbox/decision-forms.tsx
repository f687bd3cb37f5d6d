import { Choice, DateField, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Facts, Notice, P, Section } from '#ui/page.tsx'
import type { Application } from '../applications/application.ts'
import type { Membership } from '../memberships/membership.server.ts'
import type { Caveats } from './decision.server.ts'
import { membershipCareWords, inboxWords as w } from './inbox.words.ts'

/** The application a form is about, by its address. */
export type At = { program: string; application: string }

/** Whether somebody is eligible, where a rule left it to a person. */
export function EligibilityForm({ params, application }: { params: At; application: Application }) {
  if (application.status === 'draft' || application.status === 'withdrawn') return null
  const value = application.eligibility === 'eligible' ? 'yes' : application.eligibility === 'not_eligible' ? 'no' : ''
  return (
    <Section title={w.eligibility}>
      {application.eligibility === 'review' && (
        <Notice tone="care">
          <P text={w.ruleReview} />
        </Notice>
      )}
      <Form action={at(params, 'eligibility')} version={application.version} button={w.saveRuling} tone="plain">
        <Choice
          name="eligible"
          label={w.eligibility}
          row
          value={value}
          options={[
            { value: 'yes', label: w.eligible },
            { value: 'no', label: w.notEligible },
          ]}
        />
        <TextArea name="note" label={w.note} value={application.eligibilityNote} optional rows={2} />
      </Form>
    </Section>
  )
}

/** Whether a membership was confirmed, and until when. */
export function MembershipForm({ params, attestation }: { params: At; attestation: Membership | undefined }) {
  if (!attestation) return null
  const value = attestation.confirmed === null ? '' : attestation.confirmed ? 'yes' : 'no'
  return (
    <Section title={w.membership}>
      <Facts
        facts={[
          [attestation.body, attestation.number || '—'],
          [w.membership, attestation.checkedBy && w.checkedBy(attestation.checkedBy)],
        ]}
      />
      <Form action={at(params, 'membership')} version={attestation.version} button={w.saveRuling} tone="plain">
        <Choice
          name="confirmed"
          label={w.membership}
          row
          value={value}
          options={[
            { value: 'yes', label: w.confirmed },
            { value: 'no', label: w.notConfirmed },
          ]}
        />
        <DateField name="expiresOn" label={w.expiresOn} value={attestation.expiresOn?.toString()} optional />
      </Form>
    </Section>
  )
}

/** Asking for more, and deciding, while the application is in the coordinator's hands. */
export function DecisionForms({
  params,
  application,
  caveats,
}: {
  params: At
  application: Application
  caveats: Caveats
}) {
  if (['draft', 'withdrawn', 'declined'].includes(application.status)) return null
  return (
    <>
      {(application.status === 'submitted' || application.status === 'asked') && (
        <Section title={w.request}>
          <Form action={at(params, 'request')} version={application.version} button={w.sendRequest} tone="plain">
            <TextArea name="words" label={w.requestWords} hint={w.requestHint} rows={3} />
          </Form>
        </Section>
      )}
      <Section title={w.decision}>
        <DecisionForm params={params} application={application} caveats={caveats} />
      </Section>
    </>
  )
}

export function DecisionForm({
  params,
  application,
  caveats,
}: {
  params: At
  application: Application
  caveats: Caveats
}) {
  return (
    <>
      <CaveatNotices caveats={caveats} />
      <Form action={at(params, 'decision')} version={application.version} button={w.decide}>
        <Choice
          name="decision"
          label={w.decision}
          value={application.status === 'accepted' ? 'accept' : application.status === 'waiting' ? 'wait' : ''}
          options={[
            { value: 'accept', label: w.accept },
            { value: 'wait', label: w.wait },
            { value: 'decline', label: w.decline },
          ]}
        />
        <TextArea name="word" label={w.word} hint={w.wordHint} value={application.decisionWord} optional rows={3} />
      </Form>
    </>
  )
}

function CaveatNotices({ caveats: { membership, unpromised } }: { caveats: Caveats }) {
  return (
    <>
      {membership !== 'none' && membership !== 'confirmed' && (
        <Notice tone="care">
          <P text={membershipCareWords[membership]} />
        </Notice>
      )}
      {unpromised && <P text={w.unpromised} class="soft measure" />}
    </>
  )
}

const at = ({ program, application }: At, part: string) => `/programs/${program}/applications/${application}/${part}`
