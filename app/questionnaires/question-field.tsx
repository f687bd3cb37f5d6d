import { Checks, Choice, DateField, TextArea, TextField, Tick } from '#ui/field.tsx'
import type { Answer, Answers, Group, Question } from './questionnaire.ts'
import { questionnaireWords as w } from './questionnaires.words.ts'

/** Asks one question, with a word on who will read the answer. */
export function QuestionField({ question, answer }: { question: Question; answer: Answer | undefined }) {
  const { key: name, label, required, kind, most } = question
  const hint =
    question.hint ?? (kind === 'choices' && most && most < (question.options?.length ?? 0) ? w.atMost(most) : undefined)
  const about = { name, label, hint, optional: !required, audience: question.card ? w.onCard : w.notOnCard }
  const options = question.options ?? []
  const value = typeof answer === 'string' || typeof answer === 'number' ? String(answer) : ''
  switch (kind) {
    case 'line':
      return <TextField {...about} value={value} />
    case 'paragraph':
      return <TextArea {...about} value={value} />
    case 'choice':
      return <Choice {...about} options={options} value={value} />
    case 'choices':
      return <Checks {...about} options={options} values={Array.isArray(answer) ? answer : []} />
    case 'number':
      return <TextField {...about} value={value} width="short" inputmode="numeric" />
    case 'date':
      return <DateField {...about} value={value} />
    case 'tick':
      return <Tick {...about} checked={answer === true} />
  }
}

/** Asks every question of a group. */
export function QuestionFields({ group, answers = {} }: { group: Group; answers?: Answers }) {
  return (
    <>
      {group.questions.map((question) => (
        <QuestionField question={question} answer={answers[question.key]} />
      ))}
    </>
  )
}
