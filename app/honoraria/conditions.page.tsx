import { z } from 'zod'
import { many, optionalText, version } from '#foundation/form.ts'
import { readPair, writePair } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { Refusal } from '#foundation/refusal.ts'
import { Checks, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { honorariaWords as w } from './honoraria.words.ts'
import { proofs, type Term } from './honorarium.ts'
import { getTerms, saveTerms, usualTerms } from './terms.server.ts'

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
          <Checks
            name="proofs"
            label={w.proofs}
            hint={w.proofsHint}
            optional
            values={conditions.flatMap(({ proof }) => proof ?? [])}
            options={usualTerms.map(({ proof, ...label }) => ({ value: proof ?? '', label }))}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ lines: optionalText(4000), proofs: many(proofs), version: version() }),
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
    const seen = usualTerms.filter(({ proof }) => proof && values.proofs.includes(proof))
    await saveTerms(db, actor, program, values.version, [...seen, ...looked])
    return goTo(`/programs/${program.slug}/honoraria`, { notice: w.saved })
  },
})
