import { z } from 'zod'
import { choice, optionalText } from '#foundation/form.ts'
import { linkPage, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page } from '#ui/page.tsx'
import { getReferenceRequest, giveReference } from './referee.server.ts'
import { recommendWords, refereeWords as w } from './referee.words.ts'

const recommendations = ['strongly', 'yes', 'unsure', 'no'] as const

/** A referee's two questions, behind the link in their letter. */
export const referencePage = linkPage('/references/:token', 'reference', {
  async show({ db, actor }) {
    const { applicant, answered } = await getReferenceRequest(db, orNotFound(actor.link).subjectId)
    return (
      <Page title={w.title(applicant)} lead={w.lead(applicant)}>
        {answered ? (
          <Notice tone="good">
            <P text={w.thanks} />
          </Notice>
        ) : (
          <Form button={w.send}>
            <Choice
              name="recommends"
              label={w.recommend}
              options={recommendations.map((value) => ({ value, label: recommendWords[value] }))}
            />
            <TextArea name="words" label={w.words} audience={w.audience} optional />
          </Form>
        )}
      </Page>
    )
  },
  form: z.strictObject({ recommends: choice(recommendations), words: optionalText(4000) }),
  async answer({ db, actor, values, now }) {
    await giveReference(db, actor, orNotFound(actor.link).subjectId, values, now)
    return stay({ notice: w.thanks })
  },
})
