import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { choice, identifier, text, tick } from '#foundation/form.ts'
import { type Asked, download, goTo, page, stay } from '#foundation/page.ts'
import { Choice, Hidden, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { paperPdf } from '../breaches/paper.ts'
import { PaperView } from '../breaches/paper-view.tsx'
import { findGuarded } from '../break-glass/grant.server.ts'
import { writeAssessment } from './assessment.ts'
import { processorKinds, assessmentWords as w } from './assessment.words.ts'
import { addProcessor, listProcessors, removeProcessor } from './processor.server.ts'

type Where = Pick<Asked<{ organization: string }, PersonActor>, 'db' | 'params' | 'settings' | 'today'>

async function write({ db, params, settings, today }: Where) {
  const organization = await findGuarded(db, params.organization)
  const processors = await listProcessors(db, organization.id)
  return { organization, paper: writeAssessment({ ...organization, processors, settings, today }) }
}

const at = (slug: string) => `/organizations/${slug}/privacy-assessment`

/** A privacy impact assessment begun from this house's own data: to be read, printed and completed by hand. */
export const assessmentPage = page('/organizations/:organization/privacy-assessment', {
  async show(asked) {
    const { organization, paper } = await write(asked)
    return (
      <Page
        title={paper.title}
        lead={paper.lead}
        trail={{ href: `/organizations/${organization.slug}`, label: organization.name }}
      >
        <div class="noprint">
          <Actions>
            <LinkButton href={`${at(organization.slug)}/file`} label={w.asPdf} />
            <LinkButton href={`${at(organization.slug)}/processors`} label={w.toProcessors} plain />
          </Actions>
        </div>
        <PaperView paper={paper} />
      </Page>
    )
  },
})

/** The same as a file. */
export const assessmentFilePage = page('/organizations/:organization/privacy-assessment/file', {
  async show(asked) {
    const { organization, paper } = await write(asked)
    const { language, now } = asked
    const body = await paperPdf(paper, { author: organization.name[language], language, madeAt: now })
    return download(`privacy-assessment-${organization.slug}.pdf`, 'application/pdf', body)
  },
})

/** Who else handles what is kept here, and in which region. */
export const processorsPage = page('/organizations/:organization/privacy-assessment/processors', {
  async show({ db, params }) {
    const organization = await findGuarded(db, params.organization)
    const processors = await listProcessors(db, organization.id)
    return (
      <Page title={w.toProcessors} lead={w.processorsLead} trail={{ href: at(organization.slug), label: w.door }}>
        {processors.length === 0 && <P text={w.noProcessors} />}
        <ul>
          {processors.map(({ id, kind, name, region, inCanada }) => (
            <li>
              <Say text={processorKinds[kind]} />: {name}, {region} (<Say text={inCanada ? w.canada : w.outside} />){' '}
              <Form action={`${at(organization.slug)}/processors/removal`} button={w.remove} tone="plain" inline>
                <Hidden name="id" value={id} />
              </Form>
            </li>
          ))}
        </ul>
        <Section title={w.add}>
          <Form button={w.add}>
            <Choice
              name="kind"
              label={w.kind}
              options={(Object.keys(processorKinds) as (keyof typeof processorKinds)[]).map((value) => ({
                value,
                label: processorKinds[value],
              }))}
            />
            <TextField name="name" label={w.name} width="medium" />
            <TextField name="region" label={w.region} width="medium" />
            <Tick name="inCanada" label={w.inCanada} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({
    kind: choice(['host', 'mail', 'backup', 'sign_in', 'other']),
    name: text(),
    region: text(),
    inCanada: tick(),
  }),
  async answer({ db, actor, params, values }) {
    const organization = await findGuarded(db, params.organization)
    await addProcessor(db, actor, organization.id, values)
    await record(db, actor, 'processor.named', {
      recordType: 'organization',
      recordId: organization.id,
      organizationId: organization.id,
    })
    return stay({ notice: w.added })
  },
})

/** One of them no longer does. */
export const processorRemovalPage = page('/organizations/:organization/privacy-assessment/processors/removal', {
  show: ({ params }) => goTo(`${at(params.organization)}/processors`),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values }) {
    const organization = await findGuarded(db, params.organization)
    await removeProcessor(db, organization.id, values.id)
    await record(db, actor, 'processor.removed', {
      recordType: 'organization',
      recordId: organization.id,
      organizationId: organization.id,
    })
    return goTo(`${at(organization.slug)}/processors`, { notice: w.removed })
  },
})
