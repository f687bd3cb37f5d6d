import { z } from 'zod'
import { whole } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Scale } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section, Words } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { listContacts } from '../programs/contact.server.ts'
import { getText } from '../programs/text.server.ts'
import { checkQuestions, eraseChecks, keepCheck, listChecks } from './check-in.server.ts'
import { journalWords as w } from './journals.words.ts'
import { OwnLine } from './own-line.tsx'

const steps = [w.step1, w.step2, w.step3, w.step4, w.step5]
const answer = () => whole(1, 5)

/** Three questions to oneself, one's own line, and whom to turn to. */
export const checkInPage = page('/partnerships/:partnership/check-in', {
  async show({ db, actor, params, key }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const resources = await getText(db, partnership.programId, 'resources')
    const contacts = await listContacts(db, partnership.programId)
    const checks = await listChecks(db, actor, key)
    return (
      <Page
        title={w.checkIn}
        lead={w.checkInLead}
        trail={{ href: `/partnerships/${partnership.id}/journal`, label: w.title }}
      >
        <Form button={w.saveCheck} audience={w.onlyYou}>
          {checkQuestions.map((question) => (
            <Scale name={question} label={w[question]} steps={steps} audience={w.onlyYou} />
          ))}
        </Form>
        <TurnTo resources={resources?.body} contacts={contacts} />
        {checks.length > 0 && (
          <Section title={w.yourLine}>
            <OwnLine checks={checks} />
            <Form action={href(checksRemovalPage, params)} button={w.eraseChecks} tone="plain">
              <P text={w.takeOutLead} />
            </Form>
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ energy: answer(), manageable: answer(), supported: answer() }),
  async answer({ db, actor, params, values, key, today }) {
    await getOwnPartnership(db, actor, params.partnership)
    await keepCheck(db, actor, values, key, today)
    return stay({ notice: w.saved })
  },
})

/** What the program wrote, what holds everywhere, and who runs the program: nobody is told that somebody looked. */
function TurnTo({
  resources,
  contacts,
}: {
  resources: Text | undefined
  contacts: Awaited<ReturnType<typeof listContacts>>
}) {
  const say = useSay()
  return (
    <Section title={w.turnTo}>
      {resources && (
        <Notice>
          <Words>{say(resources)}</Words>
        </Notice>
      )}
      <P text={w.turnToLead} />
      {contacts.length > 0 && (
        <>
          <P text={w.turnToProgram} />
          <ul>
            {contacts.map(({ name, role, email, phone }) => (
              <li>
                {[name, say(role)].filter(Boolean).join(', ')}
                {phone && [' · ', <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>]}
                {email && [' · ', <a href={`mailto:${email}`}>{email}</a>]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** Taking all answers out. */
export const checksRemovalPage = page('/partnerships/:partnership/check-in/removal', {
  show: ({ params }) => goTo(href(checkInPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await getOwnPartnership(db, actor, params.partnership)
    await eraseChecks(db, actor)
    return goTo(href(checkInPage, params), { notice: w.checksErased })
  },
})
