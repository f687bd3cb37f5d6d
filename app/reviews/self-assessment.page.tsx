import { z } from 'zod'
import { choice } from '#foundation/form.ts'
import { page, stay } from '#foundation/page.ts'
import { Choice } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, P, Page, Section, Tag } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import type { Rating } from '../assessments/assessment.ts'
import { scaleWords } from '../assessments/assessments.words.ts'
import { type Competency, getFramework } from '../frameworks/framework.server.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { momentWords, reviewWords } from './reviews.words.ts'
import { listShareable, listShares, readShared, type SharedAssessment, shareAssessments } from './share.server.ts'
import { type ShareReach, shareReaches } from './share.ts'
import { reachWords, shareWords as w } from './share.words.ts'

/** A mentee's self-assessments in a pair: theirs to share, and for the mentor to read what is shared. */
export const selfAssessmentPage = page('/partnerships/:partnership/self-assessment', {
  async show({ db, actor, params }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const { partnership, partner, isMentor } = pair
    const { frameworkId, daysKept } = await getProgram(db, partnership.programId)
    const { competencies } = await getFramework(db, frameworkId)
    const name = shownName(partner)
    const rated = isMentor ? await readShared(db, pair) : await listShareable(db, actor, frameworkId)
    const shares = await listShares(db, pair)
    return (
      <Page
        title={isMentor ? w.titleOf(name) : w.title}
        lead={isMentor ? w.leadOf(name) : w.lead(name)}
        trail={{ href: `/partnerships/${partnership.id}`, label: name }}
      >
        {!isMentor && <P text={w.who(name, daysKept)} class="soft measure" />}
        {rated.length === 0 && <Empty text={isMentor ? w.nothingOf(name) : w.nothing} />}
        {!isMentor && rated.length > 0 && (
          <Form button={w.save} audience={w.audience(name)}>
            {rated.map(({ id, moment }) => (
              <Choice
                name={`reach_${id}`}
                label={momentWords[moment]}
                audience={w.audience(name)}
                value={shares.get(id) ?? 'none'}
                options={shareReaches.map((value) => ({ value, label: reachWords[value](name) }))}
              />
            ))}
          </Form>
        )}
        {rated.map((each) => (
          <Rated assessment={each} competencies={competencies} isOpen={isMentor} />
        ))}
      </Page>
    )
  },
  async form({ db, actor, params }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const own = await listShareable(db, actor, (await getProgram(db, partnership.programId)).frameworkId)
    const fields = own.map(({ id }) => [`reach_${id}`, choice(shareReaches)])
    return z.strictObject(Object.fromEntries(fields) as Record<string, z.ZodType<ShareReach>>)
  },
  async answer({ db, actor, params, values, now }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const said = Object.entries(values).map(([name, reach]) => [name.replace('reach_', ''), reach] as const)
    await shareAssessments(db, actor, pair, new Map(said), now)
    return stay({ notice: w.saved })
  },
})

/** What somebody rated at one time, in the order of the framework; one's own is folded away. */
function Rated({
  assessment: { moment, ratings },
  competencies,
  isOpen,
}: {
  assessment: SharedAssessment
  competencies: readonly Competency[]
  isOpen: boolean
}) {
  const say = useSay()
  const rows = competencies.flatMap(({ id, title }) => {
    const rating = ratings.find(({ competencyId }) => competencyId === id)
    return rating ? [{ title, ...rating }] : []
  })
  const hasComments = rows.some(({ comment }) => comment)
  const table = (
    <Table
      caption={momentWords[moment]}
      rows={rows}
      columns={[
        { head: reviewWords.competency, cell: ({ title }) => say(title) },
        { head: w.rating, cell: (row) => <RatingWord rating={row} /> },
        ...(hasComments
          ? [{ head: w.comment, cell: ({ comment }: Rating) => <span class="pre">{comment}</span> }]
          : []),
      ]}
    />
  )
  if (isOpen) return <Section title={momentWords[moment]}>{table}</Section>
  return (
    <details>
      <summary>{say(w.whatYouWrote(say(momentWords[moment])))}</summary>
      {table}
    </details>
  )
}

function RatingWord({ rating: { rating, focus } }: { rating: Rating }) {
  const say = useSay()
  return (
    <>
      {rating} · {say(scaleWords[rating - 1] ?? '')} {focus && <Tag text={w.focus} />}
    </>
  )
}
