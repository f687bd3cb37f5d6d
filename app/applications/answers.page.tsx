import { z } from 'zod'
import { optionalText, tick, version, whole } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { orNotFound, refuseUnless } from '#foundation/refusal.ts'
import { Form } from '#ui/form.tsx'
import { mostFocus, type Rating } from '../assessments/assessment.ts'
import { assessmentWords } from '../assessments/assessments.words.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { QuestionFields } from '../questionnaires/question-field.tsx'
import { schemaFor, toAnswers } from '../questionnaires/questionnaire.ts'
import { questionnaireWords } from '../questionnaires/questionnaires.words.ts'
import { getEditable } from './application.server.ts'
import { applicationWords as w } from './applications.words.ts'
import { getDossier } from './dossier.server.ts'
import { PartFrame } from './form-frame.tsx'
import { nextPath, partsOf } from './part.ts'
import { RatingFields } from './rating-fields.tsx'
import { enterRatings, saveAnswers, saveAssessment } from './save.server.ts'

/** One group of questions. */
export const answersPartPage = page('/applications/:application/answers/:group', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const group = orNotFound(dossier.groups.find(({ key }) => key === params.group))
    const saved = dossier.answers[group.key]
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at={`answers/${group.key}`} hand={hand}>
        <Form button={w.saveNext} version={saved?.version ?? 0}>
          <QuestionFields group={group} answers={saved?.answers} />
        </Form>
      </PartFrame>
    )
  },
  form: async ({ db, actor, params }) => {
    const { application } = await getEditable(db, actor, params.application)
    const { groups } = await getDossier(db, application)
    const group = orNotFound(groups.find(({ key }) => key === params.group))
    return schemaFor(group).extend({ version: version() })
  },
  async answer({ db, actor, params, values }) {
    const { application } = await getEditable(db, actor, params.application)
    const { version: seen, ...answers } = values as { version: number } & Record<string, unknown>
    await saveAnswers(db, actor, application, params.group, toAnswers(answers), seen)
    return goTo(nextPath(partsOf(await getDossier(db, application)), `answers/${params.group}`, application.id))
  },
})

/** Rating oneself on the framework, with a clear word on who sees what. */
export const assessmentPartPage = page('/applications/:application/assessment', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="assessment" hand={hand}>
        <Form button={assessmentWords.save} version={dossier.assessment?.version ?? 1}>
          <RatingFields dossier={dossier} typedFor={hand === 'entry'} comments={hand === 'own'} />
        </Form>
      </PartFrame>
    )
  },
  form: async ({ db, actor, params }) => {
    const { program, hand } = await getEditable(db, actor, params.application)
    const { competencies } = await getFramework(db, program.frameworkId)
    const ids = competencies.map(({ id }) => id)
    return z.strictObject({
      ...Object.fromEntries(ids.map((id) => [`rating_${id}`, whole(1, 5)])),
      ...(hand === 'own' ? Object.fromEntries(ids.map((id) => [`comment_${id}`, optionalText(2000)])) : {}),
      focus: z
        .array(z.enum(ids as [string, ...string[]]))
        .max(mostFocus, { error: JSON.stringify(questionnaireWords.atMost(mostFocus)) })
        .default([]),
      release: tick(),
      version: version(),
    })
  },
  async answer({ db, actor, params, values, now }) {
    const { application, program, hand } = await getEditable(db, actor, params.application)
    const { competencies } = await getFramework(db, program.frameworkId)
    const typed = values as unknown as Record<string, string | number> & {
      focus: string[]
      release: boolean
      version: number
    }
    const ratings: Rating[] = competencies.map(({ id }) => ({
      competencyId: id,
      rating: Number(typed[`rating_${id}`]),
      focus: typed.focus.includes(id),
      comment: String(typed[`comment_${id}`] ?? ''),
    }))
    refuseUnless(
      ratings.every(({ rating }) => rating >= 1),
      w.pickOne,
    )
    if (hand === 'own')
      await saveAssessment(db, actor, program, application, typed.version, ratings, typed.release, now)
    else await enterRatings(db, program, application, ratings, typed.release)
    return goTo(nextPath(partsOf(await getDossier(db, application)), 'assessment', application.id))
  },
})
