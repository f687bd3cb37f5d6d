import { both } from '#foundation/language.ts'
import { openPage } from '#foundation/page.ts'
import { P, Page, Section, Words } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { scaleWords } from '../assessments/assessments.words.ts'
import { districtWords } from '../districts/districts.words.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { channelWords, peopleWords, roleWords } from '../people/people.words.ts'
import { listContacts } from '../programs/contact.server.ts'
import { findProgram, getSeat } from '../programs/program.server.ts'
import { reasonWords, seatWords } from '../programs/programs.words.ts'
import { textKindWords } from '../programs/settings.words.ts'
import { getText } from '../programs/text.server.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import type { Question } from '../questionnaires/questionnaire.ts'
import { slotWords, spokenWords, applicationWords as w } from './applications.words.ts'

/** The whole form as a blank to print, fill in by hand and send or read out. */
export const printPage = openPage('/programs/:program/apply/:seat/print', {
  cacheable: true,
  async show({ db, params }) {
    const program = await findProgram(db, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const { groups } = await getQuestionnaire(db, seat.questionnaireId)
    const framework = await getFramework(db, program.frameworkId)
    const [contact] = await listContacts(db, program.id)
    const texts = [await getText(db, program.id, 'commitment'), await getText(db, program.id, 'code')].filter(
      (text) => text !== undefined,
    )
    const isMentor = seat.kind === 'mentor'
    return (
      <Page title={both((language) => w.printTitle(seatWords[seat.kind].as[language])[language])} lead={w.printLead}>
        <P text={program.title} />
        {contact && (
          <p>
            {contact.name} {contact.email} {contact.phone}
          </p>
        )}
        <Section title={w.aboutPart}>
          {[peopleWords.name, peopleWords.email, peopleWords.phone].map((label) => (
            <Blank label={label} lines={1} />
          ))}
        </Section>
        <Section title={w.positionPart}>
          <Boxes label={isMentor ? w.roleMentor : w.role} options={Object.values(roleWords)} />
          {[districtWords.district, districtWords.school, w.since].map((label) => (
            <Blank label={label} lines={1} />
          ))}
          {isMentor ? (
            <Blank label={w.retired} lines={1} />
          ) : (
            <Boxes label={w.whyNew} options={Object.values(reasonWords)} />
          )}
        </Section>
        {groups.map((group) => (
          <Section title={group.title}>
            {group.questions.map((question) => (
              <BlankQuestion question={question} />
            ))}
          </Section>
        ))}
        <Section title={w.meetingPart}>
          <Boxes label={w.speaks} options={Object.values(spokenWords)} />
          <Boxes label={w.channels} options={Object.values(channelWords)} />
          <Boxes label={w.times} options={Object.values(slotWords)} />
          {isMentor && <Blank label={w.capacity} lines={1} />}
        </Section>
        <Section title={w.assessmentPart}>
          {framework.competencies.map((competency) => (
            <Boxes
              label={competency.title}
              options={scaleWords.map((step, index) => both((language) => `${index + 1} ${step[language]}`))}
            />
          ))}
        </Section>
        <Section title={w.wishesPart}>
          <Blank label={w.wishName(1)} lines={1} />
          <Blank label={w.wishName(2)} lines={1} />
          <Blank label={w.avoidLead} lines={1} />
        </Section>
        <Section title={w.promisesPart}>
          {texts.map((text) => (
            <>
              <h3>
                <Say text={textKindWords[text.kind] ?? text.kind} />
              </h3>
              <Body text={text.body} />
            </>
          ))}
          <h3>
            <Say text={w.privacyTitle} />
          </h3>
          <P text={w.privacyText} />
          <Boxes label={w.iAgree} options={[]} bare />
          <Blank label={w.signature} lines={1} />
        </Section>
      </Page>
    )
  },
})

function Body({ text }: { text: { en: string; fr: string } }) {
  return <Words>{useSay()(text)}</Words>
}

function BlankQuestion({ question }: { question: Question }) {
  if (question.options) return <Boxes label={question.label} options={question.options.map(({ label }) => label)} />
  if (question.kind === 'tick') return <Boxes label={question.label} options={[]} bare />
  return <Blank label={question.label} lines={question.kind === 'paragraph' ? 4 : 1} />
}

/** Lines to write on; on a screen they show as a ruled space. */
function Blank({ label, lines }: { label: { en: string; fr: string }; lines: number }) {
  return (
    <div class="field">
      <strong>
        <Say text={label} />
      </strong>
      {Array.from({ length: lines }, () => (
        <div class="ruled" />
      ))}
    </div>
  )
}

function Boxes({
  label,
  options,
  bare,
}: {
  label: { en: string; fr: string }
  options: readonly { en: string; fr: string }[]
  bare?: boolean
}) {
  return (
    <div class="field">
      <strong>
        {bare && '☐ '}
        <Say text={label} />
      </strong>
      {!bare && (
        <div>
          {options.map((option) => (
            <span class="box">
              ☐ <Say text={option} />
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
