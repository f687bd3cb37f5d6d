import { sql } from 'kysely'
import { z } from 'zod'
import { asWorker, type Db, inTransaction, type Store } from '#foundation/database.ts'
import { identifier } from '#foundation/form.ts'
import { type Text, words } from '#foundation/language.ts'
import { goTo, href, openPage } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { signInLinkPage } from '../people/sign-in.page.tsx'
import { makeOperatorLink } from '../people/sign-in.server.ts'

const w = words({
  title: { en: 'Who would you like to be?', fr: 'Qui voulez-vous être?' },
  lead: {
    en: 'This is a demo: everybody in it is invented, and nothing leaves this computer. Choose somebody and look around as them.',
    fr: 'Ceci est une démonstration : tout le monde y est inventé, et rien ne quitte cet ordinateur. Choisissez quelqu’un et regardez avec ses yeux.',
  },
  coordinator: { en: 'Runs the programs', fr: 'Dirige les programmes' },
  member: { en: 'Sits on a committee', fr: 'Siège à un comité' },
  asked: { en: 'Has been asked whether they say yes', fr: 'Doit dire oui ou non' },
  partner: { en: 'Has found a partner', fr: 'A trouvé une ou un partenaire' },
  waiting: { en: 'Waits for a place', fr: 'Attend une place' },
  be: (name: string) => ({ en: `Be ${name}`, fr: `Être ${name}` }),
})

interface Role {
  readonly personId: string
  readonly name: string
  readonly address: string
  readonly part: 'coordinator' | 'member' | 'asked' | 'partner' | 'waiting'
  readonly title: Text | null
}

/** The way into a demo: anybody in it, at a press. Only the demo command, on this computer, has this page. */
export const makeDemoPage = (store: Store) =>
  openPage('/demo', {
    async show() {
      const roles = await inTransaction(store, asWorker, listRoles, { readOnly: true })
      return (
        <Page title={w.title} lead={w.lead}>
          {(['coordinator', 'member', 'asked', 'partner', 'waiting'] as const).map((part) => (
            <Part part={part} roles={roles.filter((role) => role.part === part)} />
          ))}
        </Page>
      )
    },
    form: z.strictObject({ person: identifier() }),
    async answer({ values, key }) {
      const token = await inTransaction(store, asWorker, async (db) => {
        const role = (await listRoles(db)).find(({ personId }) => personId === values.person)
        return makeOperatorLink(db, orNotFound(role).address, key)
      })
      return goTo(href(signInLinkPage, { token }))
    },
  })

function Part({ part, roles }: { part: Role['part']; roles: readonly Role[] }) {
  const say = useSay()
  if (roles.length === 0) return null
  return (
    <Section title={w[part]}>
      <ul class="todo">
        {roles.map(({ personId, name, title }) => (
          <li>
            <div>
              {name}
              {title && <div class="soft small">{say(title)}</div>}
            </div>
            <Form button={w.be(name)} tone="plain" inline>
              <Hidden name="person" value={personId} />
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A few people of every kind who have an address. */
async function listRoles(db: Db): Promise<Role[]> {
  const { rows } = await sql<Role>`
    with parts as (
      select distinct s.person_id, 'coordinator' as part, null::jsonb as title, 1 as place from staff s where s.role = 'coordinator' and s.until is null
      union all
      select m.person_id, 'member', max(p.title::text)::jsonb, row_number() over (order by min(m.id::text)) from committee_members m
        join committees c on c.id = m.committee_id join programs p on p.id = c.program_id group by m.person_id
      union all
      select case f.state when 'asking_mentor' then f.mentor_id else f.mentee_id end, 'asked', p.title, row_number() over (partition by f.state order by f.id)
        from offers f join programs p on p.id = f.program_id where f.state in ('asking_mentor', 'asking_mentee')
      union all
      select s.mentee_id, 'partner', p.title, row_number() over (order by s.id) from partnerships s join programs p on p.id = s.program_id
      union all
      select a.person_id, 'waiting', p.title, row_number() over (order by a.id) from applications a join programs p on p.id = a.program_id where a.status = 'waiting')
    select distinct on (parts.part, people.name) parts.person_id, people.name, emails.address, parts.part, parts.title
    from parts join people on people.id = parts.person_id join emails on emails.person_id = people.id and emails.first
    where parts.place <= 2 order by parts.part, people.name`.execute(db)
  return rows
}
