import { z } from 'zod'
import { identifier, pairOf, text, textPair, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Choice, PairField, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { type Framework, getFramework, listFrameworks } from '../frameworks/framework.server.ts'
import { writeOutline } from '../frameworks/framework.ts'
import { chooseFramework, isRated, mayWord, wordFramework } from './framework.server.ts'
import { findCoordinated } from './program.server.ts'
import { programWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'

/** What applicants rate themselves on: chosen from those shipped, or in the organization's own words. */
export const frameworkPage = page('/programs/:program/settings/framework', {
  async show({ db, actor, params, refused }) {
    const program = await findCoordinated(db, actor, params.program)
    const [framework, frameworks, stays, words] = await Promise.all([
      getFramework(db, program.frameworkId),
      listFrameworks(db, program.organizationId),
      isRated(db, program.id),
      mayWord(db, program),
    ])
    return (
      <Page
        title={w.framework}
        lead={w.frameworkLead}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        {stays && !refused && (
          <Notice>
            <P text={w.frameworkStays} />
          </Notice>
        )}
        <Section title={framework.title}>
          {framework.note && <P text={framework.note} class="soft" />}
          <Competencies framework={framework} />
        </Section>
        {!stays && (
          <>
            <Section title={w.otherFramework}>
              <Form button={w.choose} version={program.version}>
                <Choice
                  name="frameworkId"
                  label={w.framework}
                  value={program.frameworkId}
                  options={frameworks.map((each) => ({
                    value: each.id,
                    label: each.title,
                    hint: each.note ?? undefined,
                  }))}
                />
              </Form>
            </Section>
            {words && (
              <Section title={w.ownWords}>
                <Form action={href(wordingPage, params)} button={w.makeEdition} tone="plain" version={program.version}>
                  <PairField name="title" label={w.title} value={framework.title} />
                  <TextArea
                    name="outline"
                    label={w.competencies}
                    hint={w.outlineHint}
                    value={writeOutline(framework.competencies)}
                    rows={18}
                  />
                </Form>
              </Section>
            )}
          </>
        )}
      </Page>
    )
  },
  form: z.strictObject({ frameworkId: identifier(), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    await chooseFramework(db, actor, program, values.version, values.frameworkId)
    return stay({ notice: w.saved })
  },
})

function Competencies({ framework }: { framework: Framework }) {
  return (
    <ul>
      {framework.competencies.map(({ title, domain }) => (
        <li>
          <Say text={title} />
          {domain && (
            <small class="soft">
              {' '}
              · <Say text={domain} />
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The same framework in the organization's own words. */
export const wordingPage = page('/programs/:program/settings/framework/wording', {
  async show({ db, actor, params, refused }) {
    const program = await findCoordinated(db, actor, params.program)
    if (!refused) return goTo(href(frameworkPage, params))
    return (
      <Page title={w.ownWords} trail={{ href: href(frameworkPage, params), label: w.framework }} wide>
        <Form button={w.makeEdition} version={program.version}>
          <PairField name="title" label={w.title} />
          <TextArea name="outline" label={w.competencies} hint={w.outlineHint} rows={18} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ ...textPair('title', 200), outline: text(20000), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const wording = { title: pairOf(values, 'title'), outline: values.outline }
    await wordFramework(db, actor, program, values.version, wording)
    return goTo(href(frameworkPage, params), { notice: w.edited })
  },
})
