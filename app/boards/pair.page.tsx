import { z } from 'zod'
import { readAsWorker } from '#foundation/database.ts'
import { choice, identifier, text } from '#foundation/form.ts'
import { both, sayNumber, type Text } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, Hidden, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Words } from '#ui/page.tsx'
import { Profile } from '#ui/profile.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { findAssessment } from '../assessments/assessment.server.ts'
import { type Framework, getFramework } from '../frameworks/framework.server.ts'
import { explainReason, type Labels } from '../matching/explain.ts'
import { alternatives, type Change } from '../matching/price.ts'
import type { Reason } from '../matching/reason.ts'
import { findProgram } from '../programs/program.server.ts'
import { criterionLabels } from '../programs/settings.words.ts'
import { findBoard, getStored, listProposals, readSides } from './board.server.ts'
import { fitOf, fromStored, type Proposal, type Side, solutionOf } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { readLabels } from './labels.server.ts'
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

function Pair({
  proposal,
  labels,
  profile,
}: {
  proposal: Proposal
  labels: Labels
  profile: Awaited<ReturnType<typeof readProfile>>
}) {
  const say = useSay()
  return (
    <>
      <p class="lead">
        <strong>{proposal.mentor.name}</strong>{' '}
        <span class="soft">
          {proposal.mentor.district && `${proposal.mentor.district.number} ${proposal.mentor.district.name}`}
        </span>{' '}
        · {say(w.percent(fitOf(proposal.reasons)))}
      </p>
      {proposal.pinned && <p class="soft">{`${say(w.kept)}: ${proposal.changedReason}`}</p>}
      <Section title={w.reasonsTitle}>
        <Reasons reasons={proposal.reasons} labels={labels} />
      </Section>
      <Section title={w.profile}>
        {profile ? (
          <Profile
            rows={profile}
            says={w.profile}
            left={proposal.mentee.name}
            right={proposal.mentor.name}
            head={w.criterion}
          />
        ) : (
          <Strengths proposal={proposal} labels={labels} />
        )}
      </Section>
    </>
  )
}

function Reasons({ reasons, labels }: { reasons: readonly Reason[]; labels: Labels }) {
  const say = useSay()
  const shown = [...reasons]
    .sort((a, b) => b.weight - a.weight)
    .flatMap((reason) => {
      const words = explainReason(reason, labels)
      return words ? [{ reason, words }] : []
    })
  return (
    <Table
      caption={w.reasonsCaption}
      rows={shown}
      columns={[
        { head: w.criterion, cell: ({ reason }) => <Say text={criterionLabels[reason.key] ?? reason.key} /> },
        { head: w.why, cell: ({ words }) => say(words) },
        { head: w.weight, number: true, cell: ({ reason }) => reason.weight },
        {
          head: w.fit,
          number: true,
          cell: ({ reason }) => (reason.value === null ? '—' : say(w.percent(reason.value))),
        },
      ]}
    />
  )
}

/** For those who may not read ratings: where a strength meets a gap, by name alone. */
function Strengths({ proposal, labels }: { proposal: Proposal; labels: Labels }) {
  const skills = proposal.reasons.find((reason) => reason.key === 'skills')
  const met = skills && skills.value !== null && skills.key === 'skills' ? skills.facts.met : []
  return (
    <>
      <P text={w.profileNames} class="soft small measure" />
      <ul>
        {met.map((id) => (
          <li>
            <Say text={labels.get(id) ?? id} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Both self-assessments on the same axes, where both were released to this reader; undefined otherwise. */
async function readProfile(
  db: Parameters<typeof findAssessment>[0],
  frameworkId: string,
  { mentee, mentor }: Proposal,
) {
  const applications = await db
    .selectFrom('applications')
    .select(['id', 'assessmentId'])
    .where('id', 'in', [mentee.applicationId, mentor.applicationId])
    .execute()
  const [left, right] = await Promise.all(
    [mentee, mentor].map((side) =>
      findAssessment(db, applications.find(({ id }) => id === side.applicationId)?.assessmentId ?? null),
    ),
  )
  if (!left || !right) return undefined
  const framework: Framework = await getFramework(db, frameworkId)
  return framework.competencies.map((competency) => {
    const own = left.ratings.find(({ competencyId }) => competencyId === competency.id)
    return {
      label: competency.title,
      left: own?.rating,
      right: right.ratings.find(({ competencyId }) => competencyId === competency.id)?.rating,
      marked: own?.focus ?? false,
    }
  })
}

interface Naming {
  mentee(place: number): string
  mentor(place: number): string | null
}

function Alternatives({
  changes,
  nameOf,
  reasonsOf,
  chooseHref,
  labels,
}: {
  changes: readonly Change[]
  nameOf: Naming
  reasonsOf: (change: Change) => readonly Reason[]
  chooseHref: (change: Change) => string | undefined
  labels: Labels
}) {
  const say = useSay()
  const { language } = useReader()
  if (changes.length === 0) return <P text={w.noOthers} />
  return (
    <Table
      caption={w.others}
      rows={changes}
      columns={[
        { head: w.mentor, cell: (change) => nameOf.mentor(change.mentor) },
        {
          head: w.fit,
          number: true,
          cell: (change) => (reasonsOf(change).length ? say(w.percent(fitOf(reasonsOf(change)))) : ''),
        },
        {
          head: w.costs,
          cell: (change) => (
            <>
              {say(w.points(sayNumber(change.cost, language)))}
              {change.unmatched > 0 && <div>{say(w.leavesOut(change.unmatched))}</div>}
            </>
          ),
        },
        { head: w.moves, cell: (change) => <Moves change={change} nameOf={nameOf} /> },
        {
          head: w.because,
          cell: (change) => (
            <ul class="tight small">
              {topReasons(reasonsOf(change), labels).map((reason) => (
                <li>{say(reason)}</li>
              ))}
            </ul>
          ),
        },
        {
          head: w.choose,
          cell: (change) => chooseHref(change) && <a href={`${chooseHref(change)}#decide`}>{say(w.choose)}</a>,
        },
      ]}
    />
  )
}

function topReasons(reasons: readonly Reason[], labels: Labels): Text[] {
  return [...reasons]
    .filter(({ value }) => value !== null && value >= 50)
    .sort((a, b) => b.gained - a.gained)
    .slice(0, 2)
    .flatMap((reason) => explainReason(reason, labels) ?? [])
}

function Moves({ change, nameOf }: { change: Change; nameOf: Naming }) {
  const say = useSay()
  const moved = change.moves.filter(({ mentee }) => mentee !== change.mentee)
  if (moved.length === 0) return <>{say(w.movesNobody)}</>
  return (
    <ul class="tight small">
      {moved.map((move) => (
        <li>
          {say(
            both(
              (language) =>
                w.movesTo(nameOf.mentee(move.mentee), nameOf.mentor(move.to) ?? w.nobody[language])[language],
            ),
          )}
        </li>
      ))}
    </ul>
  )
}

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
