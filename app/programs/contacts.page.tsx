import { z } from 'zod'
import {
  address,
  identifier,
  optionalAddress,
  optionalText,
  pairOf,
  text,
  textPair,
  version,
} from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Hidden, PairField, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section, Tag } from '#ui/page.tsx'
import { listContacts, removeContact, saveContact } from './contact.server.ts'
import { addCoordinator, endCoordinator, listCoordinators } from './coordinator.server.ts'
import { findCoordinated } from './program.server.ts'
import { programWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'

const up = (slug: string) => ({ href: `/programs/${slug}/settings`, label: programWords.settings })

/** Whom to ask about the program. The first one's address receives answers to its letters. */
export const contactsPage = page('/programs/:program/settings/contacts', {
  async show({ db, actor, params, refused }) {
    const program = await findCoordinated(db, actor, params.program)
    const contacts = await listContacts(db, program.id)
    const editing = refused?.typed.id?.[0]
    return (
      <Page title={w.contacts} trail={up(program.slug)} wide>
        {contacts.map((contact) => (
          <details open={contact.id === editing}>
            <summary>{contact.name}</summary>
            {refused && contact.id !== editing ? null : <ContactForm known={contact} />}
            <Form action={href(contactRemovalPage, params)} button={w.remove} tone="care">
              <Hidden name="id" value={contact.id} />
            </Form>
          </details>
        ))}
        {(!refused || !editing) && (
          <Section title={w.addContact}>
            <ContactForm />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    id: identifier().optional(),
    name: text(),
    ...textPair('role', 200),
    email: optionalAddress(),
    phone: optionalText(60),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const { id, version, name, email, phone } = values
    await saveContact(
      db,
      actor,
      program,
      { name, role: pairOf(values, 'role'), email: email ?? '', phone },
      id ? { id, version } : null,
    )
    return stay({ notice: w.saved })
  },
})

function ContactForm({ known }: { known?: Awaited<ReturnType<typeof listContacts>>[number] }) {
  return (
    <Form button={w.save} version={known?.version ?? 0}>
      {known && <Hidden name="id" value={known.id} />}
      <TextField name="name" label={w.name} value={known?.name} />
      <PairField name="role" label={w.role} value={known?.role} />
      <TextField name="email" type="email" label={w.email} value={known?.email} optional width="medium" />
      <TextField name="phone" type="tel" label={w.phone} value={known?.phone} optional width="medium" />
    </Form>
  )
}

export const contactRemovalPage = page('/programs/:program/settings/contacts/removal', {
  show: ({ params }) => goTo(href(contactsPage, params)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values }) {
    await removeContact(db, actor, await findCoordinated(db, actor, params.program), values.id)
    return goTo(href(contactsPage, params), { notice: w.removed })
  },
})

/** Who runs the program. */
export const coordinatorsPage = page('/programs/:program/settings/coordinators', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const coordinators = await listCoordinators(db, program.id)
    return (
      <Page title={w.coordinators} trail={up(program.slug)} wide>
        <ul>
          {coordinators.map((coordinator) => (
            <li>
              {coordinator.name} {coordinator.readsWishes && <Tag text={w.readsWishes} />}{' '}
              {coordinators.length > 1 && (
                <Form action={href(coordinatorEndPage, params)} button={w.end} tone="care" inline>
                  <Hidden name="id" value={coordinator.id} />
                </Form>
              )}
            </li>
          ))}
        </ul>
        <Section title={w.addCoordinator}>
          <Form button={w.addCoordinator}>
            <TextField name="name" label={w.name} width="medium" />
            <TextField name="email" type="email" label={w.email} width="medium" />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ name: text(), email: address() }),
  async answer({ db, actor, params, values }) {
    await addCoordinator(db, actor, await findCoordinated(db, actor, params.program), values)
    return stay({ notice: w.saved })
  },
  fresh: 'answer',
})

export const coordinatorEndPage = page('/programs/:program/settings/coordinators/end', {
  show: ({ params }) => goTo(href(coordinatorsPage, params)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values, now }) {
    await endCoordinator(db, actor, await findCoordinated(db, actor, params.program), values.id, now)
    return goTo(href(coordinatorsPage, params), { notice: w.removed })
  },
  fresh: 'answer',
})
