import { z } from 'zod'
import { optionalText, pairOf, text, textPair, version } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Hidden, PairField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { changeProgram, findCoordinated } from './program.server.ts'
import { type Criterion, changeRubric, withoutCriterion } from './program.ts'
import { programWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'

/** What committee members score an application on, from 1 to 5. */
export const rubricPage = page('/programs/:program/settings/rubric', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    return (
      <Page
        title={w.rubric}
        lead={w.rubricLead}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        {program.rubric.length === 0 && <P text={w.noRubric} class="soft" />}
        {program.rubric.map((criterion) => (
          <details>
            <summary>
              <Say text={criterion.title} />
            </summary>
            <CriterionForm slug={program.slug} version={program.version} known={criterion} />
            <Form action={href(criterionRemovalPage, params)} button={w.remove} tone="care" version={program.version}>
              <Hidden name="key" value={criterion.key} />
            </Form>
          </details>
        ))}
        <Section title={w.addCriterion}>
          <CriterionForm slug={program.slug} version={program.version} />
        </Section>
      </Page>
    )
  },
})

function CriterionForm({ slug, version, known }: { slug: string; version: number; known?: Criterion }) {
  return (
    <Form
      action={href(criterionPage, { program: slug })}
      button={known ? w.save : w.addCriterion}
      tone={known ? undefined : 'plain'}
      version={version}
    >
      {known && <Hidden name="key" value={known.key} />}
      <PairField name="title" label={w.criterion} value={known?.title} />
      <PairField name="hint" label={w.criterionHint} value={known?.hint} optional />
    </Form>
  )
}

/** One criterion: added or changed. Scores stay with it when its words change. */
export const criterionPage = page('/programs/:program/settings/rubric/one', {
  async show({ db, actor, params, refused }) {
    const program = await findCoordinated(db, actor, params.program)
    if (!refused) return goTo(href(rubricPage, params))
    const known = program.rubric.find(({ key }) => key === refused.typed.key?.[0])
    return (
      <Page title={w.criterion} trail={{ href: href(rubricPage, params), label: w.rubric }} wide>
        <CriterionForm slug={program.slug} version={program.version} known={known} />
      </Page>
    )
  },
  form: z.strictObject({
    key: text(40).optional(),
    ...textPair('title', 200),
    hint_en: optionalText(500),
    hint_fr: optionalText(500),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const hint = { en: values.hint_en || values.hint_fr, fr: values.hint_fr || values.hint_en }
    const rubric = changeRubric(program.rubric, values.key, { title: pairOf(values, 'title'), hint })
    await changeProgram(db, actor, program, values.version, { rubric: JSON.stringify(rubric) })
    return goTo(href(rubricPage, params), { notice: w.saved })
  },
})

export const criterionRemovalPage = page('/programs/:program/settings/rubric/removal', {
  show: ({ params }) => goTo(href(rubricPage, params)),
  form: z.strictObject({ key: text(40), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const rubric = withoutCriterion(program.rubric, values.key)
    await changeProgram(db, actor, program, values.version, { rubric: JSON.stringify(rubric) })
    return goTo(href(rubricPage, params), { notice: w.removed })
  },
})
