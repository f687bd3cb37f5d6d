import type { PersonActor } from '#foundation/actor.ts'
import { dateAt, sayDate, sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, type Language } from '#foundation/language.ts'
import { goTo, href, openPage } from '#foundation/page.ts'
import { drawOnce } from '#ui/once.tsx'
import { Actions, Empty, Facts, LinkButton, P, Page, Section, Tag, Todo } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { statusWords } from '../applications/applications.words.ts'
import { grantTasks } from '../break-glass/duty.ts'
import { groupPage } from '../groups/group.page.tsx'
import { groupsPage } from '../groups/groups.page.tsx'
import { groupWords } from '../groups/groups.words.ts'
import { signInPage } from '../people/sign-in.page.tsx'
import { newProgramPage } from '../programs/new-program.page.tsx'
import { listPrograms } from '../programs/program.server.ts'
import { ProgramEntry } from '../programs/programs.page.tsx'
import { pairTasks } from '../together/pair-task.ts'
import { type Day, dayOf, readDay, type WorkProgram } from './day.server.ts'
import { homeWords as w } from './home.words.ts'
import { inOrder, moneyTasks, ownTasks, requestTasks, workTasks } from './task.ts'

/** At most so many things stand first; a day is not a list. */
const most = 3

const daysBefore = new WeakMap<Temporal.PlainDate, string>() // one day is one object, see dateAt

/** The last day that is over in every zone, as the database writes it. */
function overEverywhere(today: Temporal.PlainDate): string {
  const before = daysBefore.get(today) ?? String(today.subtract({ days: 1 }))
  daysBefore.set(today, before)
  return before
}

/** My day for whoever is signed in; what Alongside is for whoever is not. */
export const homePage = openPage('/', {
  ahead: ({ db, now }) => readDay(db, overEverywhere(dateAt(now))),
  whole: true,
  async show({ db, actor, today, language }, read) {
    if (actor.kind === 'visitor' && actor.held) return goTo('/sign-in/again')
    return actor.kind === 'person' ? showDay(actor, today, language, read ?? '{}') : showLanding(db, today)
  },
})

async function showLanding(db: Db, today: Temporal.PlainDate) {
  const programs = await listPrograms(db)
  return (
    <Page title={w.landingTitle} lead={w.landingLead}>
      <Section title={w.openPrograms}>
        {programs.length === 0 && <Empty text={w.noPrograms} />}
        {programs.map((program) => (
          <ProgramEntry program={program} today={today} />
        ))}
      </Section>
      <Section title={w.already}>
        <LinkButton href={href(signInPage)} label={w.signIn} plain />
      </Section>
    </Page>
  )
}

function showDay(actor: PersonActor, today: Temporal.PlainDate, language: Language, read: string) {
  return drawOnce({ language, zone: actor.zone }, `day ${actor.id}`, `${today} ${actor.name} ${read}`, () => (
    <Page title={w.hello(actor.name)} lead={both((language) => sayDate(today, language))}>
      <MyDay actor={actor} day={dayOf(read, today)} />
    </Page>
  ))
}

function MyDay({ actor, day }: { actor: PersonActor; day: Day }) {
  const { work, applications, partnerships, ahead, organizations, opens } = day
  const tasks = inOrder([
    ...ownTasks(actor, day),
    ...pairTasks(day.together),
    ...workTasks(work),
    ...moneyTasks(day.money),
    ...requestTasks(day.requests),
    ...grantTasks(day.confidential),
  ])
  return (
    <>
      {tasks.length === 0 ? (
        <P text={w.nothing} />
      ) : (
        <Section title={w.asked}>
          <Todo
            items={tasks.slice(0, most).map(({ sentence, button, href: to }) => ({ sentence, button, href: to }))}
          />
        </Section>
      )}
      <Partners partnerships={partnerships} />
      <Groups groups={day.groups} openGroups={day.openGroups} />
      {work.length > 0 && <Work work={work} />}
      {tasks.length > most && (
        <Section title={w.everything}>
          <Todo
            items={tasks
              .slice(most)
              .map(({ sentence, button, href: to }) => ({ sentence, button, href: to, plain: true }))}
          />
        </Section>
      )}
      {applications.length > 0 && (
        <Section title={w.applications}>
          <ul>
            {applications.map((application) => (
              <li>
                <a href={`/applications/${application.id}`}>
                  <Say text={application.title} />
                </a>{' '}
                <Tag text={statusWords[application.status] ?? application.status} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {ahead.length > 0 && <Ahead ahead={ahead} />}
      {(organizations.length > 0 || opens) && (
        <Section title={w.organizations}>
          <ul>
            {organizations.map((organization) => (
              <li>
                <a href={`/organizations/${organization.slug}${organization.administers ? '' : '/confidential'}`}>
                  <Say text={organization.name} />
                </a>
              </li>
            ))}
          </ul>
          {opens && (
            <Actions>
              <LinkButton href={href(newProgramPage)} label={w.newProgram} plain />
            </Actions>
          )}
        </Section>
      )}
    </>
  )
}

function Partners({ partnerships }: Pick<Day, 'partnerships'>) {
  if (partnerships.length === 0) return null
  return (
    <Section title={w.people}>
      <Todo
        items={partnerships.map((partnership) => ({
          sentence: both((language) => w.withPartner(partnership.partner, partnership.title[language])[language]),
          more: partnership.endedOn ? ended(Temporal.PlainDate.from(partnership.endedOn)) : undefined,
          href: `/partnerships/${partnership.id}`,
          button: w.openPage,
          plain: true,
        }))}
      />
    </Section>
  )
}

function Groups({ groups, openGroups }: Pick<Day, 'groups' | 'openGroups'>) {
  if (groups.length === 0 && openGroups.length === 0) return null
  return (
    <Section title={groupWords.title}>
      <Todo
        items={[
          ...groups.map(({ id, name, title }) => ({
            sentence: name,
            more: title,
            href: href(groupPage, { team: id }),
            button: w.openPage,
            plain: true,
          })),
          ...openGroups.map(({ title, n }) => ({
            sentence: both((language) => w.openGroups(n, title[language])[language]),
            href: href(groupsPage),
            button: groupWords.see,
            plain: true,
          })),
        ]}
      />
    </Section>
  )
}

const ended = (on: Temporal.PlainDate) => both((language) => w.endedOn(sayShortDate(on, language))[language])

function Work({ work }: { work: readonly WorkProgram[] }) {
  const say = useSay()
  return (
    <Section title={w.programs}>
      <ul>
        {work.map((program) => (
          <li>
            <a href={`/programs/${program.slug}${program.coordinates ? '/applications' : '/readings'}`}>
              {say(program.title)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Ahead({ ahead }: Pick<Day, 'ahead'>) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Section title={w.dates}>
      <Facts
        facts={ahead.map(
          (date) => [sayDate(date.startsOn, language), `${say(date.title)} · ${say(date.program)}`] as const,
        )}
      />
    </Section>
  )
}
