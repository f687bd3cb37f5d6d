import type { Db } from '#foundation/database.ts'
import { Facts, Section } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { scaleWords } from '../assessments/assessments.words.ts'
import { sayAnswer } from '../questionnaires/questionnaire.ts'
import { applicationWords as w } from './applications.words.ts'
import type { Dossier } from './part.ts'
import { listReferees } from './referee.server.ts'
import { listWishes } from './wish.server.ts'

/** What somebody answered, group by group; with a way back to each page for whoever may change it. */
export function Said({ dossier, editable }: { dossier: Dossier; editable?: boolean }) {
  const say = useSay()
  return (
    <>
      {dossier.groups.map((group) => (
        <Section title={group.title}>
          <Facts
            facts={group.questions.map(
              (question) =>
                [question.label, <Answer dossier={dossier} groupKey={group.key} questionKey={question.key} />] as const,
            )}
          />
          {editable && (
            <p class="noprint small">
              <a href={`/applications/${dossier.application.id}/answers/${group.key}`}>{say(w.change)}</a>
            </p>
          )}
        </Section>
      ))}
    </>
  )
}

function Answer({ dossier, groupKey, questionKey }: { dossier: Dossier; groupKey: string; questionKey: string }) {
  const say = useSay()
  const question = dossier.groups.find(({ key }) => key === groupKey)?.questions.find(({ key }) => key === questionKey)
  const answer = dossier.answers[groupKey]?.answers[questionKey]
  const language = say({ en: 'en', fr: 'fr' }) === 'fr' ? 'fr' : 'en'
  const said = question ? sayAnswer(question, answer, language) : ''
  return <span class="pre">{said || '—'}</span>
}

/** A self-assessment with its comments, as far as whoever reads it may. */
export function Ratings({ dossier }: { dossier: Dossier }) {
  const { assessment, framework } = dossier
  if (!assessment) return null
  const rated = new Map(assessment.ratings.map((rating) => [rating.competencyId, rating]))
  return (
    <Section title={w.assessmentPart}>
      <Facts
        facts={framework.competencies.map((competency) => {
          const rating = rated.get(competency.id)
          return [
            competency.title,
            rating && (
              <>
                {rating.rating} · <Say text={scaleWords[rating.rating - 1] ?? ''} /> {rating.focus && '★'}{' '}
                {rating.comment}
              </>
            ),
          ] as const
        })}
      />
    </Section>
  )
}

/** Whom somebody wished for, rather not, and named to vouch for them; for its writer. */
export async function Named({ db, applicationId }: { db: Db; applicationId: string }) {
  const [wishes, referees] = await Promise.all([listWishes(db, applicationId), listReferees(db, applicationId)])
  const names = (kind: string) =>
    wishes
      .filter((wish) => wish.kind === kind)
      .map(({ name }) => name)
      .join(', ')
  if (wishes.length + referees.length === 0) return null
  return (
    <Section title={w.namedPeople}>
      <Facts
        facts={[
          [w.wishesPart, names('prefer')],
          [w.ratherNot, names('avoid')],
          [w.refereesPart, referees.map(({ name }) => name).join(', ')],
        ]}
      />
    </Section>
  )
}
