import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { both } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { Actions, LinkButton, P, Page, Section, Todo } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { wishWords } from './changes.words.ts'
import { type Concern, listConcerns } from './concern.server.ts'
import { listChanged, listThese, type ShownPair } from './pair.server.ts'
import { listSeeking, type Seeking } from './rematch.server.ts'
import { pairStateWords, staffWords as w } from './staff.words.ts'

/** Everything about partnerships that may need a coordinator: words in confidence, wishes for another mentor, breaks and ends. */
export const programChangesPage = page('/programs/:program/changes', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const base = `/programs/${program.slug}`
    const concerns = await listConcerns(db, actor, program.id)
    const ids = [...new Set(concerns.map(({ partnershipId }) => partnershipId))]
    const changed = await listChanged(db, actor, program.id)
    return (
      <Page title={w.title} lead={w.lead} wide>
        <Section title={w.concerns}>
          <Concerns concerns={concerns} pairs={await listThese(db, actor, program.id, ids)} base={base} />
        </Section>
        <SeekingList seeking={await listSeeking(db, actor, program.id)} base={base} />
        <Section title={w.changed}>
          {changed.length === 0 ? <P text={w.noneChanged} /> : <PairTable pairs={changed} base={base} />}
          <Actions>
            <LinkButton href={`${base}/partnerships`} label={w.all} plain />
          </Actions>
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
  return (
    <Table
      caption={w.changed}
      rows={pairs}
      columns={[
        { head: w.mentee, cell: ({ id, mentee }) => <a href={`${base}/changes/${id}`}>{mentee}</a> },
        { head: w.mentor, cell: ({ mentor }) => mentor },
        { head: w.state, cell: ({ state, endedAs }) => say(pairStateWords[endedAs ?? state] ?? state) },
        {
          head: w.untilOrEnded,
          cell: ({ pausedUntil, endedOn, endsOn }) => sayShortDate(endedOn ?? pausedUntil ?? endsOn, language),
        },
      ]}
    />
  )
}
