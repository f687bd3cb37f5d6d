import { z } from 'zod'
import { sayInstant } from '#foundation/clock.ts'
import { choice, optionalText } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Choice, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, P, Page, Section, Tag, Words } from '#ui/page.tsx'
import { useReader } from '#ui/reader.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { decidingMembers, findCommittee } from '../committees/committee.server.ts'
import { findProgram } from '../programs/program.server.ts'
import { findBoard } from './board.server.ts'
import { boardWords as w } from './boards.words.ts'
import { drawChangedPairs } from './moves.page.tsx'
import { listSignOffs, type SignOff, signBoard, tally } from './sign-off.server.ts'

/** Who has signed a board, and one's own word. */
export const signOffPage = page('/programs/:program/matching/:board/sign-off', {
  async show({ db, actor, params, query, today }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    const committee = await findCommittee(db, program.id)
    const signOffs = await listSignOffs(db, board.id)
    const member = committee && decidingMembers(committee, today).find(({ personId }) => personId === actor.id)
    const counted = committee && tally(signOffs, committee, today)
    const own = signOffs.find(({ memberId }) => memberId === member?.id)
    return (
      <Page
        title={w.signOff}
        trail={{ href: `/programs/${program.slug}/matching/${board.number}`, label: w.board(board.number) }}
        wide
      >
        {!counted && <Empty text={w.noCommittee} href={`/programs/${program.slug}/committee`} button={w.signOff} />}
        {counted && <P text={w.signTally(counted.approvals, counted.quorum)} />}
        {await drawChangedPairs(db, program.slug, board, query, href(signOffPage, params))}
        {signOffs.map((signOff) => (
          <Signed signOff={signOff} zone={program.zone} />
        ))}
        {member && board.state === 'proposed' && (
          <Section title={w.yourWord}>
            <Form button={w.sign}>
              <Choice
                name="verdict"
                label={w.yourWord}
                value={own ? (own.approves ? 'approve' : 'object') : ''}
                options={[
                  { value: 'approve', label: w.approve },
                  { value: 'object', label: w.object },
                ]}
              />
              <TextArea
                name="words"
                label={w.wordsToSign}
                audience={w.reasonAudience}
                value={own?.words}
                optional
                rows={2}
              />
            </Form>
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ verdict: choice(['approve', 'object']), words: optionalText(2000) }),
  async answer({ db, actor, params, values, now, today }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const board = await findBoard(db, program.id, params.board)
    await signBoard(db, actor, board, { approves: values.verdict === 'approve', words: values.words }, now, today)
    return goTo(`/programs/${params.program}/matching/${params.board}`, { notice: w.signed })
  },
})

function Signed({ signOff, zone }: { signOff: SignOff; zone: string }) {
  const { language } = useReader()
  return (
    <div class="notice">
      <p>
        <strong>{signOff.name}</strong>{' '}
        <Tag text={signOff.approves ? w.approvedOf : w.objectsOf} tone={signOff.approves ? 'good' : 'care'} />{' '}
        <span class="soft small">{sayInstant(signOff.signedAt, zone, language)}</span>
      </p>
      {signOff.words && <Words>{signOff.words}</Words>}
    </div>
  )
}
