import { z } from 'zod'
import { choice, optionalText, tick } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Choice, Hidden, TextArea, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { Promises } from '../applications/promises.tsx'
import { readSides } from '../boards/board.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { answerFor, getAwaited, unpromisedOf } from './answer.server.ts'
import { partnershipWords as w } from './partnerships.words.ts'

/** Writing down an answer somebody gave by telephone: for whoever reads no mail. */
export const spokenAnswerPage = page('/programs/:program/offers/:offer/answer', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const { offer, side } = await getAwaited(db, actor, program.id, params.offer)
    const id = side === 'mentor' ? offer.mentorApplicationId : offer.menteeApplicationId
    const name = (await readSides(db, [id])).get(id)?.name ?? '—'
    return (
      <Page
        title={w.spoken(name)}
        lead={w.spokenLead}
        trail={{ href: `/programs/${program.slug}/offers`, label: w.answers }}
      >
        <Form button={w.writeDown}>
          <Choice
            name="answer"
            label={w.theirAnswer}
            row
            options={[
              { value: 'yes', label: w.spokenYes },
              { value: 'no', label: w.spokenNo },
            ]}
          />
          <TextArea name="word" label={w.word} audience={w.wordAudience} optional rows={2} />
          <Hidden name="side" value={side} />
          <Promises unpromised={await unpromisedOf(db, offer, side)} spoken />
          <Tick name="agreed" label={w.theyAgree} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    side: choice(['mentor', 'mentee']), // whom the page asked about: the other may be the one who is asked by now
    answer: choice(['yes', 'no']),
    word: optionalText(2000),
    agreed: tick(),
    promised: tick(),
  }),
  async answer({ db, actor, params, values, key, now }) {
    const program = await findCoordinated(db, actor, params.program)
    refuseUnless(values.agreed, w.askThem, { field: 'agreed' })
    await answerFor(db, actor, program.id, params.offer, values, key, now)
    return goTo(`/programs/${program.slug}/offers`, { notice: w.writtenDown })
  },
})
