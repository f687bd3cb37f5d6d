import { z } from 'zod'
import { choice, many, optionalWhole, tick, version, whole } from '#foundation/form.ts'
import { page, stay } from '#foundation/page.ts'
import { Checks, Choice, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section } from '#ui/page.tsx'
import { aims, criterionKeys, policySchema, priorityKeys } from './policy.ts'
import { aimWords, criterionLabels, priorityWords } from './policy.words.ts'
import { changeProgram, findCoordinated } from './program.server.ts'
import { programWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'

const weights = Object.fromEntries(criterionKeys.map((key) => [`weight_${key}`, whole(0, 10)]))

/** Weights and rules of matching. */
export const policyPage = page('/programs/:program/settings/matching', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const { weights, rules, priority } = program.policy
    return (
      <Page
        title={w.matching}
        lead={w.matchingLead}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        <Form button={w.save} version={program.version}>
          <Section title={w.aim}>
            <Choice
              name="aim"
              label={w.aimLead}
              value={program.policy.aim}
              options={aims.map((value) => ({ value, label: aimWords[value].name, hint: aimWords[value].says }))}
            />
          </Section>
          <Section title={w.rules}>
            <Choice
              name="district"
              label={w.districtRule}
              row
              value={rules.district}
              options={[
                { value: 'any', label: w.districtAny },
                { value: 'same', label: w.districtSame },
                { value: 'different', label: w.districtDifferent },
              ]}
            />
            <Tick name="language" label={w.languageRule} checked={rules.language} />
            <Tick name="seniority" label={w.seniorityRule} checked={rules.seniority} />
            <TextField
              name="mostKilometres"
              label={w.mostKilometres}
              value={rules.mostKilometres}
              optional
              width="short"
              inputmode="numeric"
            />
            <Checks
              name="priority"
              label={w.priority}
              values={priority}
              options={priorityKeys.map((value) => ({ value, label: priorityWords[value] ?? value }))}
            />
          </Section>
          <Section title={w.weights}>
            <div class="two">
              {criterionKeys.map((key) => (
                <TextField
                  name={`weight_${key}`}
                  label={criterionLabels[key] ?? key}
                  value={weights[key]}
                  width="short"
                  inputmode="numeric"
                />
              ))}
            </div>
          </Section>
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    ...weights,
    aim: choice(aims),
    district: choice(['any', 'same', 'different']),
    language: tick(),
    seniority: tick(),
    mostKilometres: optionalWhole(1, 3000),
    priority: many(priorityKeys),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const typed = values as typeof values & Record<string, number>
    const policy = policySchema.parse({
      aim: values.aim,
      weights: Object.fromEntries(criterionKeys.map((key) => [key, typed[`weight_${key}`]])),
      rules: {
        district: values.district,
        language: values.language,
        seniority: values.seniority,
        mostKilometres: values.mostKilometres ?? null,
      },
      priority: values.priority,
    })
    await changeProgram(db, actor, program, values.version, { policy: JSON.stringify(policy) })
    return stay({ notice: w.saved })
  },
})
