import { z } from 'zod'
import { optionalWhole, tick, version, whole } from '#foundation/form.ts'
import { page, stay } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { changeProgram, findCoordinated } from '../programs/program.server.ts'
import { programWords } from '../programs/programs.words.ts'
import { pairWords as w } from './pairs.words.ts'

/** How much time a program suggests to its pairs, and in which rhythm they begin. */
export const hoursGoalPage = page('/programs/:program/settings/hours', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    return (
      <Page
        title={w.hoursTitle}
        lead={w.hoursLead}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        <Form button={w.save} version={program.version}>
          <TextField
            name="hoursLeast"
            label={w.hoursLeast}
            hint={w.hoursLeastHint}
            value={program.hoursLeast}
            width="short"
            inputmode="numeric"
          />
          <TextField
            name="hoursMost"
            label={w.hoursMost}
            value={program.hoursMost}
            optional
            width="short"
            inputmode="numeric"
          />
          <Tick name="hoursAll" label={w.hoursAll} checked={program.hoursAll} />
          <TextField
            name="meetsEvery"
            label={w.meetsEvery}
            hint={w.meetsEveryHint}
            value={program.meetsEvery}
            width="short"
            inputmode="numeric"
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    hoursLeast: whole(0, 40),
    hoursMost: optionalWhole(1, 40),
    meetsEvery: whole(1, 92),
    hoursAll: tick(),
    version: version(),
  }),
  async answer({ db, actor, params, values: { version: shown, hoursMost, ...values } }) {
    const program = await findCoordinated(db, actor, params.program)
    refuseUnless(hoursMost === undefined || hoursMost >= values.hoursLeast, w.mostBelowLeast, { field: 'hoursMost' })
    await changeProgram(db, actor, program, shown, { ...values, hoursMost: hoursMost ?? null })
    return stay({ notice: w.saved })
  },
})
