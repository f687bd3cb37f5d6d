import type { PersonActor } from '#foundation/actor.ts'
import { sayDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { linkPage, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { itemForm } from './item.form.ts'
import { minutesFor, type Said, saidIn } from './item.ts'
import { ItemFields } from './item-fields.tsx'
import { ResultView } from './result-view.tsx'
import { answerSurvey, findOwnMark, findResult, getSurvey, type Survey, type SurveyResult } from './survey.server.ts'
import { surveyWords as w } from './surveys.words.ts'

/** What somebody who is asked sees: the questions, that they have answered, or what came of it. */
async function showOwn(db: Db, actor: PersonActor, id: string) {
  const survey = await getSurvey(db, id)
  const { answered } = orNotFound(await findOwnMark(db, actor, survey.id))
  return <OwnSurvey survey={survey} answered={answered} result={await findResult(db, survey.id)} />
}

const formOf = async (db: Db, id: string) => itemForm((await getSurvey(db, id)).items)

async function take(db: Db, actor: PersonActor, id: string, values: Record<string, unknown>) {
  const survey = await getSurvey(db, id)
  const said: Said = saidIn(survey.items, values)
  await answerSurvey(db, actor, survey, said)
  return stay({ notice: w.thanks })
}

/** A survey for somebody signed in. */
export const surveyPage = page('/surveys/:survey', {
  show: ({ db, actor, params }) => showOwn(db, actor, params.survey),
  form: ({ db, params }) => formOf(db, params.survey),
  answer: ({ db, actor, params, values }) => take(db, actor, params.survey, values),
})

/** The same behind the letter, without signing in. */
export const surveyLinkPage = linkPage('/surveys/answer/:token', 'survey', {
  show: ({ db, actor }) => showOwn(db, actor, orNotFound(actor.link).subjectId),
  form: ({ db, actor }) => formOf(db, orNotFound(actor.kind === 'person' && actor.link).subjectId),
  answer: ({ db, actor, values }) => take(db, actor, orNotFound(actor.link).subjectId, values),
})

function OwnSurvey({
  survey,
  answered,
  result,
}: {
  survey: Survey
  answered: boolean
  result: SurveyResult | undefined
}) {
  const say = useSay()
  const { language } = useReader()
  if (result)
    return (
      <Page title={survey.instrument.title} lead={w.results}>
        <ResultView survey={survey} result={result} />
      </Page>
    )
  const isOver = survey.stoppedAt !== null || survey.closedAt !== null
  if (answered || isOver)
    return (
      <Page title={survey.instrument.title}>
        <Notice tone={answered ? 'good' : undefined}>
          <P text={answered ? w.answeredAlready : w.over} />
        </Notice>
      </Page>
    )
  return (
    <Page title={survey.instrument.title} lead={w.minutes(minutesFor(survey.items))}>
      <Notice>
        <P text={survey.named ? w.namedYou : w.anonymousYou} />
      </Notice>
      <p class="soft measure">
        {say(w.until(sayDate(survey.closesOn, language)))} {say(w.once)}
      </p>
      <Form button={w.send}>
        <ItemFields items={survey.items} audience={survey.named ? w.onlyNamed : w.onlyAnonymous} />
      </Form>
      <P text={survey.instrument.origin} class="soft small measure" />
    </Page>
  )
}
