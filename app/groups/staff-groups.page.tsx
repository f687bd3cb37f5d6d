import { z } from 'zod'
import { dateAt } from '#foundation/clock.ts'
import { choice } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Choice } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, Page, Section, Todo } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { listGroups, openGroup } from './group.server.ts'
import { type CountedGroup, groupKinds } from './group.ts'
import { GroupFields, groupForm } from './group-fields.tsx'
import { groupLine } from './group-parts.tsx'
import { kindHints, kindWords, groupWords as w } from './groups.words.ts'
import { staffWords as s } from './staff.words.ts'
import { staffGroupPage } from './staff-group.page.tsx'

/** The groups of a program, for its coordinators. */
export const staffGroupsPage = page('/programs/:program/groups', {
  async show({ db, actor, params, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const groups = await listGroups(db, program.id, dateAt(now, program.zone))
    return (
      <Page title={w.title} lead={s.lead}>
        {groups.length === 0 ? <Empty text={s.none} /> : <Groups slug={program.slug} groups={groups} />}
        <Actions>
          <LinkButton href={`/programs/${program.slug}/group-proposals`} label={s.propose} plain />
        </Actions>
        <Section title={s.openTitle}>
          <Form button={s.openButton}>
            <Choice
              name="kind"
              label={s.kind}
              value="learning_team"
              options={groupKinds.map((value) => ({
                value,
                label: kindWords[value] ?? value,
                hint: kindHints[value],
              }))}
            />
            <GroupFields endsOn={program.endsOn} daysKept={program.daysKept} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ kind: choice(groupKinds), ...groupForm }),
  async answer({ db, actor, params, values: { kind, ...form }, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const team = await openGroup(db, actor, program.id, kind, form, dateAt(now, program.zone))
    return goTo(href(staffGroupPage, { program: program.slug, team }), { notice: s.opened })
  },
})

function Groups({ slug, groups }: { slug: string; groups: readonly CountedGroup[] }) {
  const say = useSay()
  return (
    <Todo
      items={groups.map((group) => ({
        sentence: group.name,
        more: both((_) => [groupLine(group, say), ...lacksOf(group).map(say)].join(' · ')),
        href: href(staffGroupPage, { program: slug, team: group.id }),
        button: w.open,
        plain: true,
      }))}
    />
  )
}

const lacksOf = ({ kind, taken, least, leads, signUp, wished }: CountedGroup) => [
  ...(taken < least ? [s.fewer(least)] : []),
  ...(kind === 'learning_team' && leads.length === 0 ? [s.noLeads] : []),
  ...(kind === 'learning_team' && leads.length === 1 ? [s.oneLead] : []),
  ...(signUp ? [s.openSignUp] : []),
  ...(wished ? [s.openWishes] : []),
]
