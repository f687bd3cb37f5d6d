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
import { makeDemoLink } from '../people/sign-in.server.ts'

const w = words({
  title: { en: 'Who would you like to be?', fr: 'Qui voulez-vous être?' },
  lead: {
    en: 'This is a demo: everybody in it is invented, and nothing leaves this computer. Choose somebody and look around as them.',
    fr: 'Ceci est une démonstration : tout le monde y est inventé, et rien ne quitte cet ordinateur. Choisissez quelqu’un et regardez avec ses yeux.',
  },
  year: { en: 'In the second half of a year together', fr: 'Dans la seconde moitié d’une année ensemble' },
  steward: {
    en: 'Coordinates: the pulse, a pair to call, words in confidence, a mentee to match anew, surveys, money, the report',
    fr: 'Coordonne : le pouls, une paire à appeler, un mot confidentiel, un nouveau jumelage, les sondages, l’argent, le rapport',
  },
  two: {
    en: 'Mentor of two: what each of them asks, meetings to come, a thank-you, one who would like to go on longer',
    fr: 'Mentor de deux personnes : leurs demandes, les rencontres à venir, un merci, une demande de prolongation',
  },
  mentee: {
    en: 'Mentee: an agreement, a plan with goals and steps, notes, a journal, a review, a word to open',
    fr: 'Personne mentorée : une entente, un plan avec objectifs et étapes, des notes, un journal, un bilan, un mot à ouvrir',
  },
  francophone: {
    en: 'Mentee, in French: the same year in the other language',
    fr: 'Personne mentorée, en français : la même année dans l’autre langue',
  },
  retired: {
    en: 'Retired mentor: calls once a month, hours, and an honorarium on its way',
    fr: 'Mentor à la retraite : un appel par mois, des heures, et des honoraires en chemin',
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
  readonly part: (typeof living)[number] | (typeof beginning)[number]
  readonly title: Text | null
}

/** People of a program in the second half of its year, each with something else to see. */
const living = ['steward', 'two', 'mentee', 'francophone', 'retired'] as const
const beginning = ['coordinator', 'member', 'asked', 'partner', 'waiting'] as const

/** The way into a demo: anybody in it, at a press. Only the demo command, on this computer, has this page. */
export const makeDemoPage = (store: Store) =>
  openPage('/demo', {
    async show() {
      const roles = await inTransaction(store, asWorker, listRoles, { readOnly: true })
      return (
        <Page title={w.title} lead={w.lead}>
          <Living roles={living.flatMap((part) => roles.filter((role) => role.part === part))} />
          {beginning.map((part) => (
            <Part part={part} roles={roles.filter((role) => role.part === part)} />
          ))}
        </Page>
      )
    },
    form: z.strictObject({ person: identifier() }),
    async answer({ values, key }) {
      const token = await inTransaction(store, asWorker, async (db) => {
        const role = (await listRoles(db)).find(({ personId }) => personId === values.person)
        return makeDemoLink(db, orNotFound(role).address, key)
      })
      return goTo(href(signInLinkPage, { token }))
    },
  })

function Living({ roles }: { roles: readonly Role[] }) {
  if (roles.length === 0) return null
  return (
    <Section title={w.year}>
      <List roles={roles} lineOf={({ part }) => w[part]} />
    </Section>
  )
}

function Part({ part, roles }: { part: (typeof beginning)[number]; roles: readonly Role[] }) {
  if (roles.length === 0) return null
  return (
    <Section title={w[part]}>
      <List roles={roles} lineOf={({ title }) => title} />
    </Section>
  )
}

function List({ roles, lineOf }: { roles: readonly Role[]; lineOf: (role: Role) => Text | null }) {
  const say = useSay()
  return (
    <ul class="todo">
      {roles.map((role) => {
        const line = lineOf(role)
        return (
          <li>
            <div>
              {role.name}
              {line && <div class="soft small">{say(line)}</div>}
            </div>
            <Form button={w.be(role.name)} tone="plain" inline>
              <Hidden name="person" value={role.personId} />
            </Form>
          </li>
        )
      })}
    </ul>
  )
}

/** A few people of every kind who have an address. */
async function listRoles(db: Db): Promise<Role[]> {
  const { rows } = await sql<Role>`
    with life as (
      select s.*, p.title from partnerships s join programs p on p.id = s.program_id where s.state = 'under_way'),
    pairs as (
      select mentor_id, title, count(*) as n from life group by mentor_id, title),
    parts as (
      select f.person_id, 'steward' as part, max(p.title::text)::jsonb as title, 1 as place from program_staff f join programs p on p.id = f.program_id
        where f.until is null and f.program_id in (select program_id from life) and f.person_id not in (select person_id from staff) group by f.person_id
      union all
      (select mentor_id, 'two', title, 1 from pairs where n > 1 limit 1)
      union all
      (select l.mentee_id, 'mentee', l.title, 1 from life l join pairs using (mentor_id) join people e on e.id = l.mentee_id where n > 1 order by e.name limit 1)
      union all
      (select l.mentee_id, 'francophone', l.title, 1 from life l join people e on e.id = l.mentee_id where e.language = 'fr' order by e.name limit 1)
      union all
      (select l.mentor_id, 'retired', l.title, 1 from life l join people e on e.id = l.mentor_id
        where exists (select 1 from positions t where t.person_id = e.id and t.retired) order by e.name limit 1)
      union all
      select distinct s.person_id, 'coordinator', null::jsonb, 1 from staff s where s.role = 'coordinator' and s.until is null
      union all
      select m.person_id, 'member', max(p.title::text)::jsonb, row_number() over (order by min(m.id::text)) from committee_members m
        join committees c on c.id = m.committee_id join programs p on p.id = c.program_id group by m.person_id
      union all
      select case f.state when 'asking_mentor' then f.mentor_id else f.mentee_id end, 'asked', p.title, row_number() over (partition by f.state order by f.id)
        from offers f join programs p on p.id = f.program_id where f.state in ('asking_mentor', 'asking_mentee')
      union all
      select s.mentee_id, 'partner', p.title, row_number() over (order by s.id) from partnerships s join programs p on p.id = s.program_id
        where s.state = 'introduced'
      union all
      select a.person_id, 'waiting', p.title, row_number() over (order by a.id) from applications a join programs p on p.id = a.program_id where a.status = 'waiting')
    select distinct on (parts.part, people.name) parts.person_id, people.name, emails.address, parts.part, parts.title
    from parts join people on people.id = parts.person_id join emails on emails.person_id = people.id and emails.first
    where parts.place <= 2 order by parts.part, people.name`.execute(db)
  return rows
}
