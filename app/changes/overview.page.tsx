import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { both } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { Empty, P, Page, Section, Todo } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { wishWords } from './changes.words.ts'
import { type Concern, listConcerns } from './concern.server.ts'
import { listPairs, type ShownPair } from './pair.server.ts'
import { listSeeking, type Seeking } from './rematch.server.ts'
import { pairStateWords, staffWords as w } from './staff.words.ts'

/** Everything about partnerships that may need a coordinator: words in confidence, wishes for another mentor, the pairs. */
export const programChangesPage = page('/programs/:program/changes', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const base = `/programs/${program.slug}`
    const pairs = await listPairs(db, actor, program.id)
    return (
      <Page title={w.title} lead={w.lead} wide>
        <Section title={w.concerns}>
          <Concerns concerns={await listConcerns(db, actor, program.id)} pairs={pairs} base={base} />
        </Section>
        <SeekingList seeking={await listSeeking(db, actor, program.id)} base={base} />
        <Section title={w.all}>
          <PairTable pairs={pairs} base={base} />
        </Section>
      </Page>
    )
  },
})

function Concerns({
  concerns,
  pairs,
  base,
}: {
  concerns: readonly Concern[]
  pairs: readonly ShownPair[]
  base: string
}) {
  const say = useSay()
  const { language, zone } = useReader()
  const nameOf = ({ partnershipId, authorId }: Concern) => {
    const pair = pairs.find(({ id }) => id === partnershipId)
    return (pair?.mentorId === authorId ? pair.mentor : pair?.mentee) ?? '—'
  }
  if (concerns.length === 0) return <P text={w.noConcerns} />
  return (
    <Todo
      items={concerns.map((concern) => ({
        sentence: w.concernLine(nameOf(concern), say(wishWords[concern.wish] ?? concern.wish)),
        more: w.concernMore(
          sayShortDate(dateAt(concern.saidAt, zone), language),
          say(concern.settledAt ? w.settled : w.waits),
        ),
        href: `${base}/concerns/${concern.id}`,
        button: w.read,
        plain: concern.settledAt !== null,
      }))}
    />
  )
}

function SeekingList({ seeking, base }: { seeking: readonly Seeking[]; base: string }) {
  if (seeking.length === 0) return null
  return (
    <Section title={w.seeking}>
      <Todo
        items={seeking.map(({ id, name, endedOn }) => ({
          sentence: name,
          more: endedOn ? both((language) => w.since(sayShortDate(endedOn, language))[language]) : undefined,
          href: `${base}/changes/${id}/next`,
          button: w.find,
        }))}
      />
    </Section>
  )
}

function PairTable({ pairs, base }: { pairs: readonly ShownPair[]; base: string }) {
  const say = useSay()
  const { language } = useReader()
  if (pairs.length === 0) return <Empty text={w.none} />
  return (
    <Table
      caption={w.all}
      rows={pairs}
      columns={[
        { head: w.mentee, cell: ({ id, mentee }) => <a href={`${base}/changes/${id}`}>{mentee}</a> },
        { head: w.mentor, cell: ({ mentor }) => mentor },
        { head: w.state, cell: ({ state, endedAs }) => say(pairStateWords[endedAs ?? state] ?? state) },
        {
          head: w.until,
          cell: ({ pausedUntil, endedOn, endsOn }) => sayShortDate(endedOn ?? pausedUntil ?? endsOn, language),
        },
      ]}
    />
  )
}
