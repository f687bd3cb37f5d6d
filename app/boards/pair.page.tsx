import { z } from 'zod'
import { readAsWorker } from '#foundation/database.ts'
import { choice, identifier, text } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, Hidden, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Words } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { alternatives } from '../matching/price.ts'
import { findProgram } from '../programs/program.server.ts'
import { Alternatives } from './alternatives.tsx'
import { findBoard, getStored, listProposals, readSides } from './board.server.ts'
import { fromStored, type Proposal, type Side, solutionOf } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { readLabels } from './labels.server.ts'
import { Pair, readProfile } from './pair-view.tsx'
import { listNotes, rule, writeNote } from './ruling.server.ts'
import { runMatching } from './run.server.ts'

/** How many other mentors are weighed. */
const others = 5

/** One mentee's match: why this pair, what another would change for everybody, and what the committee makes of it. */
export const pairPage = page('/programs/:program/matching/:board/mentees/:mentee', {
  async show({ db, actor, params, query }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const proposals = await listProposals(db, board.id)
    const mentee = orNotFound((await readSides(db, [params.mentee])).get(params.mentee))
    const proposal = proposals.find((each) => each.mentee.applicationId === params.mentee)
    const labels = await readLabels(db, program)
    const stored = await readAsWorker(db, (worker) => getStored(worker, board.id))
    const problem = fromStored(stored.problem)
    const solution = solutionOf(
      stored.problem,
      stored.certificate,
      proposals.map((each) => ({ mentee: each.mentee.applicationId, mentor: each.mentor.applicationId })),
    )
    const at = stored.problem.menteeIds.indexOf(params.mentee)
    const changes = at < 0 ? [] : alternatives(problem, solution, at, others)
    const names = await readSides(
      db,
      [
        ...changes.flatMap(({ mentor, moves }) => [
          stored.problem.mentorIds[mentor],
          ...moves.flatMap((move) => [stored.problem.menteeIds[move.mentee], stored.problem.mentorIds[move.to]]),
        ]),
      ].filter((id) => id !== undefined),
    )
    const isOpen = board.state === 'proposed' || board.state === 'approved'
    return (
      <Page
        title={w.pairOf(mentee.name)}
        trail={{ href: `/programs/${program.slug}/matching/${board.number}`, label: w.board(board.number) }}
        wide
      >
        {proposal ? (
          <Pair proposal={proposal} labels={labels} profile={await readProfile(db, program.frameworkId, proposal)} />
        ) : (
          <P text={w.noMentor} />
        )}
        <Section title={w.others}>
          <P text={w.othersLead} class="soft measure" />
          <Alternatives
            changes={changes}
            nameOf={{
              mentee: (place) => names.get(stored.problem.menteeIds[place] ?? '')?.name ?? '—',
              mentor: (place) => (place < 0 ? null : (names.get(stored.problem.mentorIds[place] ?? '')?.name ?? '—')),
            }}
            reasonsOf={(change) => stored.reasons[`${change.mentee} ${change.mentor}`] ?? []}
            chooseHref={(change) => (isOpen ? `?choose=${stored.problem.mentorIds[change.mentor]}` : undefined)}
            labels={labels}
          />
        </Section>
        {isOpen && (
          <Section title={w.decideHere} id="decide">
            <RulingForm
              params={params}
              chosen={query.choose ? (await readSides(db, [query.choose])).get(query.choose) : undefined}
              proposal={proposal}
            />
          </Section>
        )}
        <Section title={w.notes}>
          {(await listNotes(db, program.id, params.mentee)).map((note) => (
            <div class="notice">
              <p class="soft small">{note.name}</p>
              <Words>{note.words}</Words>
            </div>
          ))}
          <Form action={href(notePage, params)} button={w.addNote} tone="plain">
            {proposal && <Hidden name="mentor" value={proposal.mentor.applicationId} />}
            <TextArea name="words" label={w.notes} audience={w.reasonAudience} rows={2} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({
    ruling: choice(['choose', 'pin', 'veto', 'hold']),
    mentor: identifier().optional(),
    reason: text(2000),
  }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findProgram(db, params.program)
    const { ruling, mentor = null, reason } = values
    const kind = ruling === 'choose' ? 'pin' : ruling
    await rule(
      db,
      actor,
      program.id,
      { kind, mentee: params.mentee, mentor: kind === 'hold' ? null : orNotFound(mentor), reason },
      now,
    )
    const number = await runMatching(db, actor, program, reason, today)
    return goTo(`/programs/${params.program}/matching/${number}/mentees/${params.mentee}`, { notice: w.ruled })
  },
})

type At = { program: string; board: string; mentee: string }

function RulingForm({
  params,
  chosen,
  proposal,
}: {
  params: At
  chosen: Side | undefined
  proposal: Proposal | undefined
}) {
  const say = useSay()
  const mentor = chosen?.applicationId ?? proposal?.mentor.applicationId
  const options = chosen
    ? [{ value: 'choose', label: say(w.chooseTitle(chosen.name)) }]
    : [
        ...(proposal
          ? [
              { value: 'pin', label: w.keepPair },
              { value: 'veto', label: w.never },
            ]
          : []),
        { value: 'hold', label: w.holdMentee },
      ]
  return (
    <Form
      action={`/programs/${params.program}/matching/${params.board}/mentees/${params.mentee}`}
      button={w.decideHere}
    >
      {mentor && <Hidden name="mentor" value={mentor} />}
      <Choice name="ruling" label={w.whatToDo} options={options} value={chosen ? 'choose' : ''} />
      <TextField name="reason" label={w.reason} audience={w.reasonAudience} />
    </Form>
  )
}

/** A note beside a match, for those who decide. */
export const notePage = page('/programs/:program/matching/:board/mentees/:mentee/note', {
  show: ({ params }) => goTo(`/programs/${params.program}/matching/${params.board}/mentees/${params.mentee}`),
  form: z.strictObject({ words: text(2000), mentor: identifier().optional() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findProgram(db, params.program)
    await writeNote(db, actor, program.id, { mentee: params.mentee, mentor: values.mentor ?? null }, values.words, now)
    return goTo(`/programs/${params.program}/matching/${params.board}/mentees/${params.mentee}`, { notice: w.noteKept })
  },
})
