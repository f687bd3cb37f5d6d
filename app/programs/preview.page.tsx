import { page } from '#foundation/page.ts'
import { P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { QuestionField } from '../questionnaires/question-field.tsx'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import { findCoordinated, getSeat } from './program.server.ts'
import { programWords, seatWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'
import { getText } from './text.server.ts'

/** Every page an applicant is asked, as they will see it. */
export const previewPage = page('/programs/:program/settings/preview/:seat', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const { groups } = await getQuestionnaire(db, seat.questionnaireId)
    const [commitment, code] = [await getText(db, program.id, 'commitment'), await getText(db, program.id, 'code')]
    return (
      <Page
        title={seatWords[seat.kind].one}
        lead={w.previewLead}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        <Section title={programWords.forWhom}>
          <P text={seat.description} />
          <Expectations lines={seat.expectations} />
        </Section>
        {groups.map((group) => (
          <Section title={group.title}>
            {group.intro && <P text={group.intro} />}
            <fieldset disabled class="field">
              {group.questions.map((question) => (
                <QuestionField question={question} answer={undefined} />
              ))}
            </fieldset>
          </Section>
        ))}
        <Section title={w.texts}>
          {commitment && <P text={commitment.body} class="pre measure" />}
          {code && <P text={code.body} class="pre measure" />}
        </Section>
      </Page>
    )
  },
})

function Expectations({ lines }: { lines: readonly { en: string; fr: string }[] }) {
  const say = useSay()
  return (
    <ul>
      {lines.map((line) => (
        <li>{say(line)}</li>
      ))}
    </ul>
  )
}
