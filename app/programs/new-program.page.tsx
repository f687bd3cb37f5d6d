import { z } from 'zod'
import { identifier, whole } from '#foundation/form.ts'
import { pick } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, P, Page, Todo } from '#ui/page.tsx'
import { listOwnOrganizations, openProgram } from './program.server.ts'
import { programWords } from './programs.words.ts'
import { settingsPage } from './settings.page.tsx'
import { settingsWords as w } from './settings.words.ts'
import { findTemplate, listTemplates } from './template.ts'

/** Choosing a template. */
export const newProgramPage = page('/programs/new', {
  show() {
    return (
      <Page title={w.chooseTemplate} lead={w.chooseTemplateLead}>
        <Todo
          items={listTemplates().map((template) => ({
            sentence: template.name,
            more: template.about,
            href: href(newFromTemplatePage, { template: template.id }),
            button: w.useThis,
            plain: true,
          }))}
        />
      </Page>
    )
  },
})

/** Opening a program from a template: an organization and a year are all it needs. */
export const newFromTemplatePage = page('/programs/new/:template', {
  async show({ db, actor, params, today, language }) {
    const template = orNotFound(findTemplate(params.template))
    const organizations = await listOwnOrganizations(db, actor)
    const [only] = organizations
    return (
      <Page title={template.name} lead={template.about} trail={{ href: href(newProgramPage), label: w.chooseTemplate }}>
        {!only ? (
          <Empty text={w.noOrganization} />
        ) : (
          <Form button={w.open}>
            {organizations.length === 1 ? (
              <>
                <input type="hidden" name="organizationId" value={only.id} />
                <P text={programWords.by(pick(only.name, language))} class="soft" />
              </>
            ) : (
              <Choice
                name="organizationId"
                label={w.organization}
                options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <TextField name="year" label={w.year} value={today.year} width="short" inputmode="numeric" />
          </Form>
        )}
      </Page>
    )
  },
  form: z.strictObject({ organizationId: identifier(), year: whole(2017, 2099) }),
  async answer({ db, actor, params, values }) {
    const slug = await openProgram(db, actor, { ...values, template: params.template })
    return goTo(href(settingsPage, { program: slug }), { notice: w.opened })
  },
})
