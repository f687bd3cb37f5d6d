import { Checks, Scale, TextField, Tick } from '#ui/field.tsx'
import { Notice, P } from '#ui/page.tsx'
import { mostFocus } from '../assessments/assessment.ts'
import { assessmentWords, scaleWords } from '../assessments/assessments.words.ts'
import { questionnaireWords } from '../questionnaires/questionnaires.words.ts'
import type { Dossier } from './part.ts'

/** Rating oneself on the framework, with a clear word on who sees what. */
export function RatingFields({
  dossier: { framework, assessment, seat },
  comments,
  typedFor,
}: {
  dossier: Pick<Dossier, 'framework' | 'assessment' | 'seat'>
  /** Whether words on a rating are asked: they are for the applicant's own eyes, so nobody writes them for them. */
  comments: boolean
  /** Whether somebody types in what another person said. */
  typedFor?: boolean
}) {
  const rated = new Map(assessment?.ratings.map((rating) => [rating.competencyId, rating]))
  return (
    <>
      <Notice>
        <P text={typedFor ? assessmentWords.typedFor : assessmentWords.whoSees} />
      </Notice>
      {framework.note && <P text={framework.note} class="soft small measure" />}
      {framework.competencies.map((competency) => (
        <>
          <Scale
            name={`rating_${competency.id}`}
            label={competency.title}
            steps={scaleWords}
            value={rated.get(competency.id)?.rating}
          />
          {comments && (
            <TextField
              name={`comment_${competency.id}`}
              label={assessmentWords.comment}
              audience={assessmentWords.onlyYou}
              value={rated.get(competency.id)?.comment}
              optional
            />
          )}
        </>
      ))}
      <Checks
        name="focus"
        label={seat.kind === 'mentor' ? assessmentWords.focusMentor : assessmentWords.focusMentee}
        hint={questionnaireWords.atMost(mostFocus)}
        optional
        values={[...rated.values()].filter(({ focus }) => focus).map(({ competencyId }) => competencyId)}
        options={framework.competencies.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Tick
        name="release"
        label={assessmentWords.release}
        hint={assessmentWords.releaseHint}
        checked={Boolean(assessment?.releasedAt)}
      />
    </>
  )
}
