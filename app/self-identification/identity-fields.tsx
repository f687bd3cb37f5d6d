import type { SeatKind } from '#database/types.ts'
import { Choice, TextArea, TextField, Tick } from '#ui/field.tsx'
import { P, Section } from '#ui/page.tsx'
import type { findIdentification } from './identification.server.ts'
import { identityQuestions } from './identification.ts'
import { identificationWords as w } from './identification.words.ts'

/** The questions of the separate form, each free to leave, and the two consents. */
export function IdentityFields({
  seat,
  said,
}: {
  seat: SeatKind
  said: Awaited<ReturnType<typeof findIdentification>>
}) {
  const isMentor = seat === 'mentor'
  return (
    <>
      {identityQuestions.map((question) => {
        const answer = said?.answers[question.key]
        return (
          <>
            <Choice
              name={`choice_${question.key}`}
              label={question.label}
              optional
              row
              value={answer?.choice ?? ''}
              options={question.options}
            />
            <TextField
              name={`words_${question.key}`}
              label={w.ownWords}
              optional
              value={answer?.words}
              width="medium"
            />
            <Tick name={`not_${question.key}`} label={w.prefersNot} checked={answer?.prefersNot} />
          </>
        )
      })}
      <Section title={w.wishTitle}>
        <P text={w.wishHonest} class="soft measure" />
        <TextArea
          name="wish"
          label={isMentor ? w.wishMentor : w.wishMentee}
          audience={w.wishSeen}
          optional
          value={said?.wish}
          rows={3}
        />
        {isMentor && <Tick name="willing" label={w.willing} checked={said?.willing} />}
      </Section>
      <Section title={w.uses}>
        <Tick name="counted" label={w.counted} checked={said?.counted} />
        <Tick name="wishConsent" label={w.wishConsent} checked={said?.wishConsent} />
      </Section>
    </>
  )
}
