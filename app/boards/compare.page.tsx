import { page } from '#foundation/page.ts'
import { P, Page } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { findProgram } from '../programs/program.server.ts'
import { findBoard, listProposals } from './board.server.ts'
import { type Difference, differences } from './board.ts'
import { boardWords as w } from './boards.words.ts'

/** Two boards side by side: who changed. */
export const comparePage = page('/programs/:program/matching/:before/compare/:after', {
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const [before, after] = [
      await findBoard(db, program.id, params.before),
      await findBoard(db, program.id, params.after),
    ]
    const changed = differences(await listProposals(db, before.id), await listProposals(db, after.id))
    return (
      <Page
        title={w.compareTitle(before.number, after.number)}
        trail={{ href: `/programs/${program.slug}/matching`, label: w.title }}
        wide
      >
        {changed.length === 0 ? (
          <P text={w.same} />
        ) : (
          <>
            <P text={w.changed(changed.length)} />
            <Changes changed={changed} />
          </>
        )}
      </Page>
    )
  },
})

function Changes({ changed }: { changed: readonly Difference[] }) {
  const say = useSay()
  return (
    <Table
      caption={w.compare}
      rows={changed}
      columns={[
        { head: w.mentee, cell: (row) => row.mentee },
        { head: w.before, cell: (row) => row.from ?? say(w.nobody) },
        { head: w.after, cell: (row) => row.to ?? say(w.nobody) },
      ]}
    />
  )
}
