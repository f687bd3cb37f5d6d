import { z } from 'zod'
import { identifier } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { readLabels, readSides } from '../boards/board.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { explainReason } from '../scoring/explain.ts'
import { askNext, getSeeking, proposeNext } from './rematch.server.ts'
import { staffWords as w } from './staff.words.ts'

/** Another mentor for somebody whose partnership ended early: the best that is left, why, and the button that asks. */
export const nextMentorPage = page('/programs/:program/changes/:partnership/next', {
  async show({ db, actor, params, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const seeking = await getSeeking(db, actor, program.id, params.partnership)
    const next = await proposeNext(db, actor, program, seeking, now)
    const mentor = next && (await readSides(db, [next.mentor])).get(next.mentor)
    const labels = await readLabels(db, program)
    const reasons = (next?.reasons ?? []).flatMap((reason) => explainReason(reason, labels) ?? [])
    return (
      <Page
        title={w.nextTitle(seeking.name)}
        lead={w.nextLead}
        trail={{ href: `/programs/${program.slug}/changes`, label: w.title }}
      >
        {!next ? (
          <Empty text={w.nobody} />
        ) : !mentor ? (
          <Empty text={w.notYours} />
        ) : (
          <Section title={w.proposal}>
            <p class="lead">{mentor.name}</p>
            <P text={w.proven} class="soft measure" />
            {reasons.length > 0 && <Reasons reasons={reasons} />}
            <Form button={w.askMentor(mentor.name)}>
              <Hidden name="mentor" value={next.mentor} />
            </Form>
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ mentor: identifier() }),
  async answer({ db, actor, params, values, key, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const seeking = await getSeeking(db, actor, program.id, params.partnership)
    await askNext(db, actor, program, seeking, values.mentor, key, now)
    return goTo(`/programs/${program.slug}/offers`, { notice: w.asked })
  },
})

function Reasons({ reasons }: { reasons: readonly { en: string; fr: string }[] }) {
  const say = useSay()
  return (
    <>
      <h3>{say(w.why)}</h3>
      <ul class="measure">
        {reasons.map((reason) => (
          <li>{say(reason)}</li>
        ))}
      </ul>
    </>
  )
}
