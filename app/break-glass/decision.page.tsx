import { z } from 'zod'
import { choice, text } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Choice, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Facts, Page, Words } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { findGrant, titleOf } from './grant.page.tsx'
import { actOnGrant, type Grant, listSteps, mayAct, signedRequest } from './grant.server.ts'
import { GrantFacts, GrantSteps } from './grant-view.tsx'
import { grantWords as w } from './grants.words.ts'
import { mustReadOver, prepareToSign } from './signature.server.ts'
import { reread, sentSignature, signedFields } from './signing.form.ts'
import { SignForm, type Signing } from './signing.tsx'
import { signingWords } from './signing.words.ts'

const decisions = ['upheld', 'overruled'] as const
const decisionWords = { upheld: w.uphold, overruled: w.overrule }
const form = z.strictObject({ decision: choice(decisions), words: text(2000), ...signedFields })
type Decision = Pick<z.output<typeof form>, 'decision' | 'words'>

/** What is decided about an objection, in writing, and signed. */
export const grantDecisionPage = page('/organizations/:organization/confidential/:grant/decision', {
  fresh: true,
  async show({ db, actor, params, key, settings, refused }) {
    const { grant, at } = await findGrant({ db, params })
    if (!(await mayAct(db, grant.id, 'upheld'))) return goTo(at)
    const written = refused && reread(form, refused.typed)
    if (written && (await mustReadOver(db, actor))) {
      const request = await signedRequest(db, grant, key)
      const step = { act: written.decision, words: written.words }
      const signing = await prepareToSign(db, actor, key, request, step, settings)
      return <ReadOver grant={grant} at={at} decision={written} signing={signing} />
    }
    return (
      <Page title={w.decideTitle} lead={w.decideLead} trail={{ href: at, label: titleOf(grant) }}>
        <GrantFacts grant={grant} />
        <GrantSteps grant={grant} steps={await listSteps(db, grant, key)} readerId={actor.id} />
        <Form button={w.decide}>
          <Choice
            name="decision"
            label={w.decision}
            options={decisions.map((value) => ({ value, label: decisionWords[value] }))}
          />
          <TextArea name="words" label={w.decisionReason} audience={w.reasonAudience} />
        </Form>
      </Page>
    )
  },
  form,
  async answer({ db, actor, params, values, key, settings }) {
    const { grant, at } = await findGrant({ db, params })
    const sent = sentSignature(values, settings)
    refuseUnless(values.by !== 'change', signingWords.changeNow)
    refuseUnless(sent || values.by || !(await mustReadOver(db, actor)), signingWords.readOver)
    await actOnGrant(db, actor, grant, values.decision, values.words, key, sent)
    return goTo(at, { notice: w.decided })
  },
})

function ReadOver({
  grant,
  at,
  decision: { decision, words },
  signing,
}: {
  grant: Grant
  at: string
  decision: Decision
  signing: Signing
}) {
  const say = useSay()
  return (
    <Page title={signingWords.readOverTitle} trail={{ href: at, label: titleOf(grant) }}>
      <Facts
        facts={[
          [w.decision, say(decisionWords[decision])],
          [w.decisionReason, <Words>{words}</Words>],
        ]}
      />
      <SignForm signing={signing} button={w.decide} carried={{ decision, words }} />
    </Page>
  )
}
