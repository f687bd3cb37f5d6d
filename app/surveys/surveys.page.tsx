import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { choice, date, optionalText, version } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, DateField, Hidden, Select } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, Notice, P, Page, Section, Todo } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { getRoles } from '../access/standing.server.ts'
import { findCoordinated, findProgram } from '../programs/program.server.ts'
import { findInstrument, instruments, itemsOf, startInstrument } from './instrument.ts'
import { minutesFor } from './item.ts'
import { ResultView } from './result-view.tsx'
import {
  findOwnWords,
  findResult,
  getSurvey,
  lastDayOf,
  listStarts,
  listSurveys,
  openSurvey,
  readTurnout,
  type Survey,
  stateOf,
  stopSurvey,
  takeBackSurvey,
} from './survey.server.ts'
import { audienceWords, competencyWords, surveyStateWords, surveyWords as w } from './surveys.words.ts'
import { unshipped } from './unshipped.ts'

/** The surveys of a program: its coordinator opens them, committee and administration read what came of them. */
export const surveysPage = page('/programs/:program/surveys', {
  async show({ db, actor, params, now }) {
    const program = await findProgram(db, params.program)
    const { roles } = await getRoles(db, actor, program.id)
    orNotFound(roles.has('coordinator') || roles.has('committee') || roles.has('org admin'))
    const coordinates = roles.has('coordinator')
    const surveys = await listSurveys(db, program.id)
    const turnout = await readTurnout(db, program.id)
    return (
      <Page title={w.title} lead={coordinates ? w.lead : w.leadToRead} wide>
        {coordinates && !surveys.some(({ named }) => named) && (
          <Notice>
            <P text={w.askAtStart} />
            <Actions>
              <LinkButton
                href={href(newSurveyPage, { program: program.slug, instrument: startInstrument })}
                label={w.askAtStartButton}
                plain
              />
            </Actions>
          </Notice>
        )}
        {surveys.length === 0 ? (
          <Empty text={coordinates ? w.none : w.noneYet} />
        ) : (
          <Surveys surveys={surveys} turnout={turnout} slug={program.slug} today={dateAt(now)} />
        )}
        {coordinates && (
          <Section title={w.open}>
            <Todo
              items={instruments.map(({ id, title, about, items }) => ({
                sentence: title,
                more: {
                  en: `${about.en} ${w.minutes(minutesFor(items)).en}.`,
                  fr: `${about.fr} ${w.minutes(minutesFor(items)).fr}.`,
                },
                href: href(newSurveyPage, { program: program.slug, instrument: id }),
                button: w.look,
                plain: true,
              }))}
            />
            <NotHere />
          </Section>
        )}
      </Page>
    )
  },
})

/** What a coordinator may miss among the instruments, with its licence and what is missing. */
function NotHere() {
  const say = useSay()
  return (
    <details>
      <summary>{say(w.unshipped)}</summary>
      <P text={w.unshippedLead} class="measure" />
      <Table
        caption={w.unshipped}
        rows={unshipped}
        columns={[
          { head: w.instrument, cell: ({ name }) => <Say text={name} /> },
          { head: w.measures, cell: ({ measures }) => <Say text={measures} /> },
          { head: w.licence, cell: ({ licence }) => <Say text={licence} /> },
          { head: w.missing, cell: ({ missing }) => <Say text={missing} /> },
        ]}
      />
    </details>
  )
}

function Surveys({
  surveys,
  turnout,
  slug,
  today,
}: {
  surveys: readonly Survey[]
  turnout: Awaited<ReturnType<typeof readTurnout>>
  slug: string
  today: Temporal.PlainDate
}) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Table
      caption={w.title}
      rows={surveys}
      columns={[
        {
          head: w.survey,
          cell: (survey) => (
            <a href={href(staffSurveyPage, { program: slug, survey: survey.id })}>{say(survey.instrument.title)}</a>
          ),
        },
        { head: w.whom, cell: (survey) => say(audienceWords[survey.audience]) },
        {
          head: w.days,
          cell: (survey) => `${sayShortDate(survey.opensOn, language)} – ${sayShortDate(lastDayOf(survey), language)}`,
        },
        { head: w.state, cell: (survey) => say(surveyStateWords[stateOf(survey, today)]) },
        {
          head: w.answered,
          cell: ({ id }) => {
            const found = turnout.get(id)
            return found ? say(w.ofAsked(String(found.answered ?? say(w.underFive)), found.asked)) : '—'
          },
        },
      ]}
    />
  )
}

/** Everything a survey will ask, and opening it. */
export const newSurveyPage = page('/programs/:program/surveys/new/:instrument', {
  async show({ db, actor, params, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const instrument = orNotFound(findInstrument(params.instrument))
    const starts = await listStarts(db, program.id, instrument)
    const today = dateAt(now)
    return (
      <Page
        title={instrument.title}
        lead={instrument.about}
        trail={{ href: href(surveysPage, { program: program.slug }), label: w.title }}
      >
        <Notice>
          <P text={instrument.named ? w.named : w.anonymous} />
          <P text={instrument.origin} />
        </Notice>
        <Section title={w.preview}>
          <P text={w.minutes(minutesFor(instrument.items))} class="soft" />
          <ol class="measure">
            {itemsOf(instrument, starts.length > 0).map(({ ask, options, competency }) => (
              <li>
                <Say text={ask} />
                {competency && (
                  <div class="soft small">
                    <Say text={competencyWords[competency]} />
                  </div>
                )}
                {options && (
                  <div class="soft small">
                    {options.map(({ label }, index) => [index > 0 && ' · ', <Say text={label} />])}
                  </div>
                )}
              </li>
            ))}
          </ol>
        </Section>
        <Section title={w.open}>
          <P text={w.waitsForPairs} class="soft measure" />
          <Form button={w.plan}>
            <Choice
              name="audience"
              label={w.whom}
              value="both"
              options={Object.entries(audienceWords).map(([value, label]) => ({ value, label }))}
            />
            <DateField name="opensOn" label={w.opensOn} hint={w.opensHint} value={String(today)} />
            <DateField name="closesOn" label={w.closesOn} value={String(today.add({ days: 14 }))} />
            {starts.length > 0 && <Starts starts={starts} />}
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({
    audience: choice(['mentors', 'mentees', 'both']),
    opensOn: date(),
    closesOn: date(),
    before: optionalText(36),
  }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const instrument = orNotFound(findInstrument(params.instrument))
    const wish = { ...values, before: values.before || undefined }
    await openSurvey(db, actor, program.id, instrument, wish, dateAt(now))
    return goTo(href(surveysPage, { program: program.slug }), { notice: w.planned })
  },
})

function Starts({ starts }: { starts: readonly Survey[] }) {
  const { language } = useReader()
  return (
    <Select
      name="before"
      label={w.before}
      hint={w.beforeHint}
      optional
      options={starts.map(({ id, opensOn }) => ({ value: id, label: sayShortDate(opensOn, language) }))}
    />
  )
}

/** When a survey could be answered, and that it was closed early. */
function Days({ survey }: { survey: Survey }) {
  const { language } = useReader()
  const [opens, planned, last] = [survey.opensOn, survey.closesOn, lastDayOf(survey)].map((day) =>
    sayShortDate(day, language),
  )
  return <P text={last === planned ? w.fromTo(opens ?? '', planned ?? '') : w.stoppedOn(last ?? '', planned ?? '')} />
}

/** One survey for its staff: where it stands, and what came of it. */
export const staffSurveyPage = page('/programs/:program/surveys/:survey', {
  async show({ db, actor, params, now }) {
    const program = await findProgram(db, params.program)
    const { roles } = await getRoles(db, actor, program.id)
    orNotFound(roles.has('coordinator') || roles.has('committee') || roles.has('org admin'))
    const survey = await getSurvey(db, params.survey)
    orNotFound(survey.programId === program.id)
    const result = await findResult(db, survey.id)
    const said = await findOwnWords(db, survey.id)
    const coordinates = roles.has('coordinator')
    const state = stateOf(survey, dateAt(now))
    return (
      <Page
        title={survey.instrument.title}
        trail={{ href: href(surveysPage, { program: program.slug }), label: w.title }}
        wide
      >
        <Days survey={survey} />
        <P text={survey.named ? w.named : w.anonymous} class="soft measure" />
        {result ? <ResultView survey={survey} result={result} said={said} /> : <P text={w.resultsLater} />}
        {coordinates && state === 'open' && (
          <Section title={w.stop}>
            <P text={w.stopLead} />
            <Form button={w.stop} version={survey.version} tone="care">
              <Hidden name="act" value="stop" />
            </Form>
          </Section>
        )}
        {coordinates && state === 'to-open' && (
          <Form button={w.takeBack} version={survey.version} tone="plain">
            <Hidden name="act" value="take-back" />
          </Form>
        )}
      </Page>
    )
  },
  form: z.strictObject({ act: choice(['stop', 'take-back']), version: version() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const survey = await getSurvey(db, params.survey)
    orNotFound(survey.programId === program.id)
    if (values.act === 'stop') await stopSurvey(db, actor, survey, values.version, now)
    else await takeBackSurvey(db, actor, survey)
    return goTo(href(surveysPage, { program: program.slug }), {
      notice: values.act === 'stop' ? w.stopped : w.tookBack,
    })
  },
})
