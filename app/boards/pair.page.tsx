import { z } from 'zod'
import { type Db, readAsWorker } from '#foundation/database.ts'
import { choice, identifier, type Refused, text } from '#foundation/form.ts'
import { both, byName, type Text } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { Choice, Hidden, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Words } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { Filter } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { districtLabel } from '../districts/district.ts'
import { explainRule } from '../matching/explain.ts'
import { alternatives, type Change, priceOfChange } from '../matching/price.ts'
import { costOf } from '../matching/problem.ts'
import { findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { Alternatives, Price } from './alternatives.tsx'
import { findBoard, getStored, listProposals, readSides } from './board.server.ts'
import { type Board, fromStored, isOpen, mustBeOpen, type Proposal, type Side, solutionOf } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { compareWords as c } from './compare.words.ts'
import { readBrokenRule } from './input.server.ts'
import { readLabels } from './labels.server.ts'
import { listMoves } from './move.server.ts'
import { readTold, Steps } from './moves.page.tsx'
import { Pair, readProfile } from './pair-view.tsx'
import { listNotes, listRulings, rule, writeNote } from './ruling.server.ts'
import { Rulings, withNames } from './rulings.page.tsx'
import { runMatching } from './run.server.ts'

/** How many other mentors are weighed. */
const others = 5

/** One mentee's match: why this pair, what another would change for everybody, and what the committee makes of it. */
export const pairPage = page('/programs/:program/matching/:board/mentees/:mentee', {
  async show({ db, actor, params, query, refused }) {
    const program = await findProgram(db, params.program)
    const { roles } = await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const mentee = orNotFound((await readSides(db, [params.mentee])).get(params.mentee))
    const proposal = (await listProposals(db, board.id)).find((each) => each.mentee.applicationId === params.mentee)
    const labels = await readLabels(db, program)
    const chosen = query.choose ?? chosenBefore(refused)
    const weighed = await weigh(db, board, params.mentee, chosen)
    const standing = (await withNames(db, await listRulings(db, program.id))).filter(
      (ruling) =>
        ruling.menteeApplicationId === params.mentee ||
        (weighed.chosen && ruling.kind === 'hold' && ruling.mentorApplicationId === weighed.chosen?.applicationId),
    )
    const moves = (await listMoves(db, program.id, board.number)).filter((move) => move.mentee === params.mentee)
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
        {moves.length > 0 && (
          <Section title={c.howTitle}>
            <Steps steps={moves} told={await readTold(db, program.id, moves)} />
          </Section>
        )}
        <Section title={w.others}>
          <P text={w.othersLead} class="soft measure" />
          <Alternatives {...weighed} chooseHref={isOpen(board) ? weighed.hrefOf : () => undefined} labels={labels} />
          <AnyMentor
            params={params}
            mentors={weighed.mentors.filter(({ applicationId }) => applicationId !== proposal?.mentor.applicationId)}
            chosen={chosen}
          />
        </Section>
        {weighed.chosen && (
          <Section title={w.priceOf(weighed.chosen.name)} id="decide">
            {weighed.change ? (
              <Price change={weighed.change} nameOf={weighed.nameOf} />
            ) : (
              <P
                text={await whyNot(db, program, params.mentee, weighed.chosen.applicationId, roles.has('coordinator'))}
              />
            )}
          </Section>
        )}
        {isOpen(board) && (
          <Section title={w.decideHere} id={weighed.chosen ? undefined : 'decide'}>
            {standing.length > 0 && (
              <>
                <h3>
                  <Say text={w.standing} />
                </h3>
                <Rulings program={program} board={board} rulings={standing} />
              </>
            )}
            <RulingForm
              params={params}
              chosen={weighed.change?.moves.length ? weighed.chosen : undefined}
              proposal={proposal}
              mentee={mentee}
            />
          </Section>
        )}
        <Notes params={params} notes={await listNotes(db, program.id, params.mentee)} proposal={proposal} />
      </Page>
    )
  },
  form: z.strictObject({
    ruling: choice(['choose', 'pin', 'veto', 'hold', 'hold_mentor']),
    mentor: identifier().optional(),
    reason: text(2000),
  }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    mustBeOpen(board)
    const ruling = rulingFrom(values, params.mentee)
    if (ruling.kind === 'pin') await mustBeAllowed(db, board, ruling)
    await rule(db, actor, program.id, { ...ruling, reason: values.reason }, now)
    const number = await runMatching(db, actor, program, '', today)
    return goTo(`/programs/${params.program}/matching/${number}/mentees/${params.mentee}`, { notice: w.ruled })
  },
})

type At = { program: string; board: string; mentee: string }

/** What was chosen on a form that was refused: its page is drawn again without the address that chose. */
const chosenBefore = (refused: Refused | undefined) =>
  refused?.typed.ruling?.[0] === 'choose' ? refused.typed.mentor?.[0] : undefined

function rulingFrom({ ruling, mentor }: { ruling: string; mentor?: string | undefined }, mentee: string) {
  switch (ruling) {
    case 'hold':
      return { kind: 'hold', mentee, mentor: null } as const
    case 'hold_mentor':
      return { kind: 'hold', mentee: null, mentor: orNotFound(mentor) } as const
    case 'veto':
      return { kind: 'veto', mentee, mentor: orNotFound(mentor) } as const
    default:
      return { kind: 'pin', mentee, mentor: orNotFound(mentor) } as const
  }
}

/** The best other mentors in view of everybody else, and the exact price of the one chosen. */
async function weigh(db: Db, board: Board, menteeId: string, chosenId: string | undefined) {
  const {
    problem: stored,
    certificate,
    pairs,
    reasons,
  } = await readAsWorker(db, (worker) => getStored(worker, board.id))
  const problem = fromStored(stored)
  const solution = solutionOf(stored, certificate, pairs)
  const mentee = stored.menteeIds.indexOf(menteeId)
  const mentor = stored.mentorIds.indexOf(chosenId ?? '')
  const sides = await readSides(db, [...stored.menteeIds, ...stored.mentorIds])
  const mentors = stored.mentorIds.flatMap((id) => sides.get(id) ?? [])
  return {
    changes: mentee < 0 ? [] : alternatives(problem, solution, mentee, others),
    change: mentee < 0 || mentor < 0 ? null : priceOfChange(problem, solution, mentee, mentor),
    chosen: mentor < 0 ? undefined : sides.get(chosenId ?? ''),
    mentors: mentors.sort((a, b) => byName(a.name, b.name)),
    nameOf: {
      mentee: (place: number) => sides.get(stored.menteeIds[place] ?? '')?.name ?? null,
      mentor: (place: number) => sides.get(stored.mentorIds[place] ?? '')?.name ?? null,
    },
    reasonsOf: (change: Change) => reasons[`${change.mentee} ${change.mentor}`] ?? [],
    hrefOf: (change: Change) => `?choose=${stored.mentorIds[change.mentor]}`,
  }
}

/** Why the chosen pair has no price. */
async function whyNot(db: Db, program: Program, mentee: string, mentor: string, isCoordinator: boolean): Promise<Text> {
  const rule = await readAsWorker(db, (worker) => readBrokenRule(worker, program, mentee, mentor))
  if (!rule) return rule === null ? w.noPlace : w.notAllowedNow
  const said = explainRule(rule, isCoordinator)
  return both((language) => `${w.notAllowed[language]} ${said[language]}.`)
}

/** A pin on a pair that breaks a rule would leave its mentee with nobody. */
async function mustBeAllowed(db: Db, board: Board, { mentee, mentor }: { mentee: string; mentor: string }) {
  const { problem } = await readAsWorker(db, (worker) => getStored(worker, board.id))
  const [at, to] = [problem.menteeIds.indexOf(mentee), problem.mentorIds.indexOf(mentor)]
  const isAllowed = costOf(fromStored(problem), at, to) !== undefined && (problem.capacity[to] ?? 0) > 0
  refuseUnless(at >= 0 && to >= 0 && isAllowed, w.cannotChoose, { field: 'ruling' })
}

/** Any mentor at all: choosing one shows what it would change, before anything is decided. */
function AnyMentor({ params, mentors, chosen }: { params: At; mentors: readonly Side[]; chosen: string | undefined }) {
  const say = useSay()
  return (
    <form method="get" action={`${href(pairPage, params)}#decide`} class="filters noprint">
      <Filter
        name="choose"
        label={w.anyMentor}
        value={chosen}
        options={[
          { value: '', label: w.chooseMentor },
          ...mentors.map(({ applicationId, name, district }) => ({
            value: applicationId,
            label: district ? `${name} · ${districtLabel(district)}` : name,
          })),
        ]}
      />
      <button type="submit" class="button plain">
        {say(w.showPrice)}
      </button>
    </form>
  )
}

function RulingForm({
  params,
  chosen,
  proposal,
  mentee,
}: {
  params: At
  chosen: Side | undefined
  proposal: Proposal | undefined
  mentee: Side
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
        { value: 'hold', label: w.holdPerson(mentee.name), hint: w.holdMeans },
        ...(proposal ? [{ value: 'hold_mentor', label: w.holdPerson(proposal.mentor.name) }] : []),
      ]
  return (
    <Form action={href(pairPage, params)} button={w.decideHere}>
      {mentor && <Hidden name="mentor" value={mentor} />}
      <Choice name="ruling" label={w.whatToDo} options={options} value={chosen ? 'choose' : ''} />
      <TextField name="reason" label={w.reason} audience={w.reasonAudience} />
    </Form>
  )
}

function Notes({
  params,
  notes,
  proposal,
}: {
  params: At
  notes: Awaited<ReturnType<typeof listNotes>>
  proposal: Proposal | undefined
}) {
  return (
    <Section title={w.notes}>
      {notes.map((note) => (
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
