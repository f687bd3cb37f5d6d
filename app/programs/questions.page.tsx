import { z } from 'zod'
import { choice, optionalText, pairOf, text, textPair, tick, version } from '#foundation/form.ts'
import { fold, readPair, type Text, writePair } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { orNotFound, Refusal } from '#foundation/refusal.ts'
import { Choice, Hidden, PairField, Select, TextArea, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import {
  getQuestionnaire,
  moveQuestionUp,
  removeGroup,
  removeQuestion,
  saveGroup,
  saveQuestion,
} from '../questionnaires/questionnaire.server.ts'
import { criteria, type Question, questionKinds } from '../questionnaires/questionnaire.ts'
import { criterionWords, kindWords, questionnaireWords as q } from '../questionnaires/questionnaires.words.ts'
import { findCoordinated, getSeat } from './program.server.ts'
import { programWords, seatWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'

/** The questions of one seat, page by page. */
export const questionsPage = page('/programs/:program/settings/seats/:seat/questions', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const { groups, version } = await getQuestionnaire(db, seat.questionnaireId)
    return (
      <Page
        title={w.questions}
        lead={seatWords[seat.kind].one}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        {groups.map((group) => (
          <Section title={group.title}>
            <Table
              caption={group.title}
              rows={group.questions}
              columns={[
                {
                  head: q.question,
                  cell: (question) => (
                    <a href={href(questionPage, { ...params, group: group.key, question: question.key })}>
                      <Say text={question.label} />
                    </a>
                  ),
                },
                { head: q.kind, cell: (question) => <Say text={kindWords[question.kind] ?? question.kind} /> },
                { head: q.required, cell: (question) => (question.required ? '✓' : '') },
                { head: q.card, cell: (question) => (question.card ? '✓' : '') },
              ]}
            />
            <p>
              <a href={href(questionPage, { ...params, group: group.key, question: 'new' })}>
                <Say text={q.addQuestion} />
              </a>
            </p>
            <details>
              <summary>
                <Say text={q.changeGroup} />
              </summary>
              <Form action={href(groupPage, { ...params, group: group.key })} button={w.save} version={version}>
                <PairField name="title" label={w.pageTitle} value={group.title} />
              </Form>
              {group.questions.length === 0 && (
                <Form
                  action={href(groupRemovalPage, { ...params, group: group.key })}
                  button={q.removeGroup}
                  tone="care"
                  version={version}
                />
              )}
            </details>
          </Section>
        ))}
        <Section title={w.addPage}>
          <Form button={w.addPage} version={version}>
            <PairField name="title" label={w.pageTitle} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ ...textPair('title', 200), version: version() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const title = pairOf(values, 'title')
    await saveGroup(db, actor, seat.questionnaireId, { key: keyFrom(title, now), title }, values.version)
    return stay({ notice: w.saved })
  },
})

/** One question: new or known. */
export const questionPage = page('/programs/:program/settings/seats/:seat/questions/:group/:question', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const { groups, version } = await getQuestionnaire(db, seat.questionnaireId)
    const group = orNotFound(groups.find(({ key }) => key === params.group))
    const known = group.questions.find(({ key }) => key === params.question)
    if (params.question !== 'new') orNotFound(known)
    const { group: _group, question: _question, ...up } = params
    return (
      <Page
        title={known ? q.editQuestion : q.addQuestion}
        trail={{ href: href(questionsPage, up), label: w.questions }}
        wide
      >
        <Form button={q.saveQuestion} version={version}>
          <PairField name="label" label={q.question} value={known?.label} />
          <Select
            name="kind"
            label={q.kind}
            value={known?.kind ?? 'paragraph'}
            options={questionKinds.map((value) => ({ value, label: kindWords[value] ?? value }))}
          />
          <PairField name="hint" label={q.hint} value={known?.hint} optional />
          <TextArea
            name="options"
            label={q.options}
            optional
            value={known?.options?.map(({ label }) => writePair(label)).join('\n')}
          />
          <Tick name="required" label={q.required} checked={known?.required} />
          <Tick name="card" label={q.card} checked={known?.card} />
          <Choice
            name="criterion"
            label={q.criterion}
            value={known?.criterion ?? ''}
            options={[
              { value: '', label: q.noCriterion },
              ...criteria.map((value) => ({ value, label: criterionWords[value] ?? value })),
            ]}
          />
        </Form>
        {known && (
          <Form action={href(questionMovePage, params)} version={version} button={q.moveUp} tone="plain">
            <Hidden name="key" value={known.key} />
          </Form>
        )}
        {known && (
          <Form action={href(questionRemovalPage, params)} version={version} button={q.removeQuestion} tone="care">
            <Hidden name="key" value={known.key} />
          </Form>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    ...textPair('label', 500),
    kind: choice(questionKinds),
    hint_en: optionalText(500),
    hint_fr: optionalText(500),
    options: optionalText(6000),
    required: tick(),
    card: tick(),
    criterion: choice(['', ...criteria]),
    version: version(),
  }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const label = pairOf(values, 'label')
    const { groups } = await getQuestionnaire(db, seat.questionnaireId)
    const known = groups.flatMap(({ questions }) => questions).find(({ key }) => key === params.question)
    const question: Question = {
      key: known?.key ?? keyFrom(label, now),
      kind: values.kind,
      label,
      required: values.required,
      card: values.card,
      ...(values.hint_en || values.hint_fr
        ? { hint: { en: values.hint_en || values.hint_fr, fr: values.hint_fr || values.hint_en } }
        : {}),
      ...(values.criterion ? { criterion: values.criterion } : {}),
      ...(known?.most && known.kind === values.kind ? { most: known.most } : {}),
      ...(values.kind === 'choice' || values.kind === 'choices' ? { options: readOptions(values.options, known) } : {}),
    }
    await saveQuestion(db, actor, seat.questionnaireId, params.group, question, values.version)
    const { group: _group, question: _question, ...up } = params
    return goTo(href(questionsPage, up), { notice: w.saved })
  },
})

export const questionRemovalPage = page('/programs/:program/settings/seats/:seat/questions/:group/:question/removal', {
  show: ({ params }) => goTo(href(questionPage, params)),
  form: z.strictObject({ key: text(40), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    await removeQuestion(db, actor, seat.questionnaireId, values.key, values.version)
    const { group: _group, question: _question, ...up } = params
    return goTo(href(questionsPage, up), { notice: w.removed })
  },
})

/** One question before the one above it. */
export const questionMovePage = page('/programs/:program/settings/seats/:seat/questions/:group/:question/move', {
  show: ({ params }) => goTo(href(questionPage, params)),
  form: z.strictObject({ key: text(40), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    await moveQuestionUp(db, actor, seat.questionnaireId, values.key, values.version)
    const { group: _group, question: _question, ...up } = params
    return goTo(href(questionsPage, up), { notice: q.moved })
  },
})

/** A page of questions: its name. */
export const groupPage = page('/programs/:program/settings/seats/:seat/pages/:group', {
  async show({ db, actor, params: { group, ...up }, refused }) {
    const program = await findCoordinated(db, actor, up.program)
    if (!refused) return goTo(href(questionsPage, up))
    const seat = await getSeat(db, program.id, up.seat)
    const { groups, version } = await getQuestionnaire(db, seat.questionnaireId)
    return (
      <Page title={q.changeGroup} trail={{ href: href(questionsPage, up), label: w.questions }} wide>
        <Form button={w.save} version={version}>
          <PairField
            name="title"
            label={w.pageTitle}
            value={orNotFound(groups.find(({ key }) => key === group)).title}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ ...textPair('title', 200), version: version() }),
  async answer({ db, actor, params: { group, ...up }, values }) {
    const program = await findCoordinated(db, actor, up.program)
    const seat = await getSeat(db, program.id, up.seat)
    const { groups } = await getQuestionnaire(db, seat.questionnaireId)
    const { questions: _questions, ...known } = orNotFound(groups.find(({ key }) => key === group))
    await saveGroup(db, actor, seat.questionnaireId, { ...known, title: pairOf(values, 'title') }, values.version)
    return goTo(href(questionsPage, up), { notice: w.saved })
  },
})

export const groupRemovalPage = page('/programs/:program/settings/seats/:seat/pages/:group/removal', {
  show: ({ params: { group: _group, ...up } }) => goTo(href(questionsPage, up)),
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params: { group, ...up }, values }) {
    const program = await findCoordinated(db, actor, up.program)
    const seat = await getSeat(db, program.id, up.seat)
    await removeGroup(db, actor, seat.questionnaireId, group, values.version)
    return goTo(href(questionsPage, up), { notice: w.removed })
  },
})

/** A key that stays with the answers: from the English words, with a tail that makes it new. */
function keyFrom({ en }: Text, now: Temporal.Instant): string {
  const stem = fold(en)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_$/g, '')
    .slice(0, 28)
  return `${stem || 'question'}_${now.epochMilliseconds.toString(36).slice(-6)}`
}

/** "Budget | Budget" a line. An option whose words are known keeps its value, so that answers stay with it. */
function readOptions(typed: string, known: Question | undefined) {
  return typed
    .split('\n')
    .filter((line) => line.trim())
    .map((line, index) => {
      const label = readPair(line)
      if (!label) throw new Refusal(q.optionLine, { field: 'options' })
      const { en, fr } = label
      const value = known?.options?.find(({ label }) => label.en === en || label.fr === fr)?.value
      return {
        value:
          value ??
          `${
            fold(en)
              .replace(/[^a-z0-9]+/g, '_')
              .replace(/^[^a-z]+|_$/g, '')
              .slice(0, 30) || 'option'
          }_${index}`,
        label,
      }
    })
}
