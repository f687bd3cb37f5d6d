import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { choice, identifier, type Refused, text } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, Hidden, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Words } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { Filter } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { districtLabel } from '../districts/district.ts'
import { findProgram } from '../programs/program.server.ts'
import { followPath } from '../runs/running.tsx'
import { runWords } from '../runs/runs.words.ts'
import { findBoard, findProposal, readLabels, readSides } from './board.server.ts'
import { type Board, isOpen, mostShown, mustBeOpen, type Proposal, type Side } from './board.ts'
import { boardWords as w } from './boards.words.ts'
import { findAmong, type Listing, mentorsOf, noteNamed } from './listing.server.ts'
import { listMoves } from './move.server.ts'
import { readTold, Steps } from './moves.page.tsx'
import { moveWords as c } from './moves.words.ts'
import { Found, type Wanted } from './pair-table.tsx'
import { Alternatives, Pair, Price, readProfile } from './pair-view.tsx'
import { listNotes, listRulings, rule, writeNote } from './ruling.server.ts'
import { Rulings, withNames } from './rulings.page.tsx'
import { proposeBoard } from './run.server.ts'
import { explainNoPrice, mustBeAllowed, weigh } from './weigh.server.ts'

/** One mentee's match: why this pair, what another would change for everybody, and what the committee makes of it. */
export const pairPage = page('/programs/:program/matching/:board/mentees/:mentee', {
  audited: true,
  async show({ db, actor, params, query, refused, today }) {
    const program = await findProgram(db, params.program)
    const { roles } = await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const mentee = orNotFound((await readSides(db, [params.mentee])).get(params.mentee))
    const proposal = await findProposal(db, board.id, params.mentee)
    await noteNamed(db, board.id, [params.mentee, ...(proposal ? [proposal.mentor.applicationId] : [])])
    const labels = await readLabels(db, program)
    const chosen = query.choose ?? chosenBefore(refused)
    const weighed = await weigh(db, program, board, { mentee: params.mentee, mentor: chosen }, today)
    const standing = (await withNames(db, await listRulings(db, program.id))).filter(
      (ruling) =>
        ruling.menteeApplicationId === params.mentee ||
        (weighed.chosen && ruling.kind === 'hold' && ruling.mentorApplicationId === weighed.chosen?.applicationId),
    )
    const moves = await listMoves(db, program.id, board.number, [params.mentee])
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
        <Section title={w.others} id="others">
          <P text={weighed.isPinned ? w.othersPinned : w.othersLead} class="soft measure" />
          {!weighed.isPinned && (
            <Alternatives {...weighed} chooseHref={isOpen(board) ? weighed.hrefOf : () => undefined} labels={labels} />
          )}
          <AnyMentor
            params={params}
            {...(await readMentors(db, board, query, proposal?.mentor.applicationId, weighed.chosen))}
            chosen={chosen}
            query={query}
          />
        </Section>
        {weighed.chosen && (
          <Section title={w.priceOf(weighed.chosen.name)} id="decide">
            {weighed.change ? (
              <Price change={weighed.change} nameOf={weighed.nameOf} />
            ) : (
              <P text={await explainNoPrice(db, program, weighed, roles.has('coordinator'))} />
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
    if (ruling.kind === 'pin') await mustBeAllowed(db, program, board, ruling, today)
    await rule(db, actor, program.id, { ...ruling, reason: values.reason }, now)
    const number = await proposeBoard(db, actor, program, '', { now, today })
    if (number === undefined) return goTo(followPath(program), { notice: runWords.ruledAndStarted })
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

/** Every mentor of a small board but their own; of a large one those who are looked for, and the one chosen. */
async function readMentors(db: Db, board: Board, { find, page }: Wanted, own: string | undefined, chosen?: Side) {
  const isLong = board.mentors > mostShown
  if (isLong && !find) return { isLong, mentors: chosen ? [chosen] : [] }
  const found = await findAmong(db, mentorsOf(board.id), isLong ? { find, page } : {}, isLong ? undefined : mostShown)
  const sides = await readSides(db, found.ids)
  const mentors = found.ids.flatMap((id) => (id === own ? [] : (sides.get(id) ?? [])))
  const isAmong = mentors.some(({ applicationId }) => applicationId === chosen?.applicationId)
  return { isLong, found, mentors: chosen && !isAmong ? [chosen, ...mentors] : mentors }
}

/** Any mentor at all: choosing one shows what it would change, before anything is decided. */
function AnyMentor({
  params,
  isLong,
  found,
  mentors,
  chosen,
  query,
}: {
  params: At
  isLong: boolean
  found?: Listing
  mentors: readonly Side[]
  chosen: string | undefined
  query: Wanted
}) {
  const say = useSay()
  const here = href(pairPage, params)
  const form = mentors.length > 0 && (
    <form method="get" action={`${here}#decide`} class="filters noprint">
      {query.find && <input type="hidden" name="find" value={query.find} />}
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
  if (!isLong) return form
  return (
    <>
      <P text={w.findMentor} class="soft measure" />
      <Found here={here} anchor="others" query={query} found={found}>
        {form}
      </Found>
    </>
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

/** A note beside a match, for those who decide; by itself where something was refused. */
export const notePage = page('/programs/:program/matching/:board/mentees/:mentee/note', {
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const mentee = orNotFound((await readSides(db, [params.mentee])).get(params.mentee))
    const proposal = await findProposal(db, board.id, params.mentee)
    return (
      <Page title={w.pairOf(mentee.name)} trail={{ href: href(pairPage, params), label: mentee.name }} wide>
        <Notes params={params} notes={await listNotes(db, program.id, params.mentee)} proposal={proposal} />
      </Page>
    )
  },
  form: z.strictObject({ words: text(2000), mentor: identifier().optional() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findProgram(db, params.program)
    await writeNote(db, actor, program.id, { mentee: params.mentee, mentor: values.mentor ?? null }, values.words, now)
    return goTo(`/programs/${params.program}/matching/${params.board}/mentees/${params.mentee}`, { notice: w.noteKept })
  },
})
