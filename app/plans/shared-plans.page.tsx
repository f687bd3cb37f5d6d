import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { both } from '#foundation/language.ts'
import { href, page } from '#foundation/page.ts'
import { Empty, P, Page } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { shownName } from '../people/person.ts'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { listCopies, readCopy } from './copy.server.ts'
import { copyWords as c } from './copy.words.ts'
import { PlanView } from './plan-view.tsx'

/** The copies of plans that mentees of a program chose to share with its coordinators. */
export const sharedPlansPage = page('/programs/:program/plans', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const copies = await listCopies(db, actor, program.id)
    return (
      <Page title={c.plans} lead={c.plansLead} wide>
        {copies.length === 0 ? <Empty text={c.nobody} /> : <Copies program={program} copies={copies} />}
      </Page>
    )
  },
})

function Copies({ program, copies }: { program: Program; copies: Awaited<ReturnType<typeof listCopies>> }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Table
      caption={c.plans}
      rows={copies}
      columns={[
        { head: c.mentee, cell: (copy) => shownName(copy) },
        { head: c.when, cell: (copy) => sayShortDate(dateAt(copy.sharedAt, program.zone), language) },
        { head: c.youRead, cell: (copy) => (copy.readOn ? sayShortDate(copy.readOn, language) : say(c.notYet)) },
        {
          head: c.open,
          cell: (copy) => (
            <a href={href(sharedPlanPage, { program: program.slug, copy: copy.id })}>
              {say(c.planOf(shownName(copy)))}
            </a>
          ),
        },
      ]}
    />
  )
}

/** One shared copy. Reading it is noted, and the mentee sees that it was read. */
export const sharedPlanPage = page('/programs/:program/plans/:copy', {
  audited: true,
  async show({ db, actor, params, key, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const { name, sharedAt, text } = await readCopy(db, actor, program.id, params.copy, key, dateAt(now, program.zone))
    const on = both((language) => c.copyLead(sayShortDate(dateAt(sharedAt, program.zone), language))[language])
    return (
      <Page
        title={c.planOf(name)}
        lead={on}
        trail={{ href: href(sharedPlansPage, { program: program.slug }), label: c.plans }}
      >
        <P text={c.noteCopy} class="soft small measure" />
        <PlanView text={text} />
      </Page>
    )
  },
})
