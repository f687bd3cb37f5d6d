import { z } from 'zod'
import { address, identifier, text } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Hidden, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { peopleWords } from '../people/people.words.ts'
import { organizationWords as w } from './organizations.words.ts'
import { endSupervision, listSupervisors, nameSupervisor } from './supervision.server.ts'

/** Naming who is in charge of one, so that they never see what one writes here. */
export const supervisionPage = page('/me/supervision', {
  async show({ db, actor }) {
    const supervisors = await listSupervisors(db, actor)
    return (
      <Page title={w.supervision} lead={w.supervisionLead} trail={{ href: '/me', label: peopleWords.me }}>
        <P text={w.supervisionKnown} />
        {supervisors.length > 0 && (
          <Section title={w.supervisors}>
            <ul>
              {supervisors.map(({ id, called }) => (
                <li>
                  {called}{' '}
                  <Form action={href(supervisionEndPage)} button={w.notAnyMore} tone="plain" inline>
                    <Hidden name="id" value={id} />
                  </Form>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={w.nameSupervisor}>
          <Form button={w.nameSupervisor}>
            <TextField name="name" label={w.name} width="medium" audience={w.onlyYou} />
            <TextField name="address" type="email" label={w.email} hint={w.supervisorHint} width="medium" />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ name: text(), address: address() }),
  async answer({ db, actor, values, language }) {
    await nameSupervisor(db, actor, values, language)
    return stay({ notice: w.supervisorNamed })
  },
})

export const supervisionEndPage = page('/me/supervision/end', {
  show: () => goTo(href(supervisionPage)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, values, now }) {
    await endSupervision(db, actor, values.id, now)
    return goTo(href(supervisionPage), { notice: w.saved })
  },
})
