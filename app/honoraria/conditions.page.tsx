import { z } from 'zod'
import { optionalText, tick, version } from '#foundation/form.ts'
import { readPair, writePair } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { Refusal } from '#foundation/refusal.ts'
import { TextArea, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { honorariaWords as w } from './honoraria.words.ts'
import type { Term } from './honorarium.ts'
import { getTerms, saveTerms } from './terms.server.ts'

/** What the program asks for before it pays. */
export const conditionsPage = page('/programs/:program/honoraria/conditions', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const { conditions, version } = await getTerms(db, program.id)
    const looked = conditions.filter(({ proof }) => proof === null)
    return (
      <Page
        title={w.conditions}
        lead={w.conditionsLead}
        trail={{ href: `/programs/${program.slug}/honoraria`, label: w.title }}
      >
        <Form button={w.save} version={version}>
          <TextArea
            name="lines"
            label={w.conditionLines}
            hint={w.conditionHint}
            value={looked.map(writePair).join('\n')}
            optional
            rows={6}
          />
          <Tick name="completed" label={w.completedTick} checked={conditions.length > looked.length} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ lines: optionalText(4000), completed: tick(), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const looked = values.lines
      .split('\n')
      .filter((line) => line.trim())
      .map((line): Term => {
        const pair = readPair(line)
        if (!pair) throw new Refusal(w.conditionBoth, { field: 'lines' })
        return { ...pair, proof: null }
      })
    const seen: Term[] = values.completed ? [{ ...w.completedTerm, proof: 'completed' }] : []
    await saveTerms(db, actor, program, values.version, [...seen, ...looked])
    return goTo(`/programs/${program.slug}/honoraria`, { notice: w.saved })
  },
})
