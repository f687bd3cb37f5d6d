import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readForm } from '#foundation/form.ts'
import {
  type Answers,
  criterionLabels,
  criterionValues,
  type Group,
  groupsSchema,
  isMissing,
  movedUp,
  type Question,
  questionKinds,
  sayAnswer,
  schemaFor,
  toAnswers,
} from './questionnaire.ts'

const text = (en: string) => ({ en, fr: `${en} (fr)` })
const options = ['budget', 'parents', 'staff'].map((value) => ({ value, label: text(value) }))

const question: fc.Arbitrary<Omit<Question, 'key'>> = fc.record({
  kind: fc.constantFrom(...questionKinds),
  label: fc.constant(text('Question')),
  required: fc.boolean(),
  card: fc.boolean(),
  options: fc.constant(options),
})
const group: fc.Arbitrary<Group> = fc.array(question, { minLength: 1, maxLength: 6 }).map((questions) => ({
  key: 'page',
  title: text('Page'),
  questions: questions.map((each, n) => ({ ...each, key: `q${n}` })),
}))

/** What somebody sends for a question: an answer of its kind, or nothing. */
function typed({ kind }: Question, isAnswered: boolean): string[] {
  if (!isAnswered) return kind === 'tick' || kind === 'choices' ? [] : ['']
  const answers = {
    line: ['A line'],
    paragraph: ['Two\nlines'],
    choice: ['parents'],
    choices: ['budget', 'staff'],
    number: ['7'],
    date: ['2026-08-01'],
    tick: ['yes'],
  }
  return answers[kind]
}

/** Sends a page with answers to these questions only. */
function send(page: Group, isAnswered: (question: Question) => boolean) {
  const data = new FormData()
  for (const each of page.questions) for (const value of typed(each, isAnswered(each))) data.append(each.key, value)
  return readForm(schemaFor(page), data)
}

test('a page that is answered is taken, and what is kept of it is what is shown again', () => {
  fc.assert(
    fc.property(group, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (page, chosen) => {
      const isAnswered = ({ key, required }: Question) => required || chosen[Number(key.slice(1))] === true
      const sent = send(page, isAnswered)
      assert.ok('values' in sent, JSON.stringify(sent))
      const answers = JSON.parse(JSON.stringify(toAnswers(sent.values))) as Answers
      assert.deepEqual(Object.keys(answers).sort(), page.questions.map(({ key }) => key).sort())
      for (const each of page.questions) {
        assert.equal(isMissing(each, answers[each.key]), false)
        const said = sayAnswer(each, answers[each.key], 'fr')
        const expected = {
          line: 'A line',
          paragraph: 'Two\nlines',
          choice: 'parents (fr)',
          choices: 'budget (fr) et staff (fr)',
          number: '7',
          date: '2026-08-01',
          tick: 'Oui',
        }[each.kind]
        assert.equal(said, isAnswered(each) ? expected : each.kind === 'tick' ? 'Non' : '')
      }
    }),
  )
})

test('a needed answer that is not given is asked for beside its field, or leaves the page unfinished', () => {
  fc.assert(
    fc.property(group, (page) => {
      const sent = send(page, () => false)
      const needed = page.questions.filter(({ required }) => required)
      const named = needed.filter(({ kind }) => kind !== 'choices').map(({ key }) => key)
      if ('values' in sent) assert.deepEqual(named, [])
      else assert.deepEqual(Object.keys(sent.problems).sort(), named.sort())
      for (const each of needed) {
        assert.equal(isMissing(each, undefined), true)
        assert.equal(isMissing(each, each.kind === 'choices' ? [] : null), true)
      }
      for (const each of page.questions) if (!each.required) assert.equal(isMissing(each, undefined), false)
    }),
  )
})

test('what a page does not ask, or an answer of another kind, is refused', () => {
  const page = (kind: Question['kind'], more: Partial<Question> = {}): Group => ({
    key: 'page',
    title: text('Page'),
    questions: [{ key: 'q', kind, label: text('Question'), required: true, card: false, options, ...more }],
  })
  const sent = (asked: Group, ...values: [string, string][]) => {
    const data = new FormData()
    for (const [key, value] of values) data.append(key, value)
    const read = readForm(schemaFor(asked), data)
    return 'problems' in read ? Object.keys(read.problems) : []
  }
  assert.deepEqual(sent(page('line'), ['q', 'Fine'], ['role', 'admin']), ['role'])
  assert.deepEqual(sent(page('line', { most: 3 }), ['q', 'four']), ['q'])
  assert.deepEqual(sent(page('choice'), ['q', 'gossip']), ['q'])
  assert.deepEqual(sent(page('choices', { most: 1 }), ['q', 'budget'], ['q', 'staff']), ['q'])
  assert.deepEqual(sent(page('number', { most: 5 }), ['q', '6']), ['q'])
  assert.deepEqual(sent(page('number'), ['q', 'six']), ['q'])
  assert.deepEqual(sent(page('date'), ['q', '2026-02-30']), ['q'])
  assert.deepEqual(sent(page('tick'), ['q', 'no']), ['q'])
})

test('questions are in both languages, their keys differ over all pages, and a choice has at least two options', () => {
  const asked = { key: 'q', kind: 'line', label: text('Why?') }
  const page = { key: 'page', title: text('Page'), questions: [asked] }
  const isUsable = (groups: unknown) => groupsSchema.safeParse(groups).success
  assert.equal(isUsable([page]), true)
  const unusable = {
    'no French': [{ ...page, questions: [{ ...asked, label: { en: 'Why?' } }] }],
    'empty French': [{ ...page, questions: [{ ...asked, label: { en: 'Why?', fr: '' } }] }],
    'a third language': [{ ...page, title: { ...text('Page'), de: 'Seite' } }],
    'one page twice': [page, { ...page, questions: [] }],
    'one question on two pages': [page, { ...page, key: 'more' }],
    'a choice of one': [{ ...page, questions: [{ ...asked, kind: 'choice', options: options.slice(0, 1) }] }],
    'a choice of nothing': [{ ...page, questions: [{ ...asked, kind: 'choices' }] }],
    'a kind nobody knows': [{ ...page, questions: [{ ...asked, kind: 'file' }] }],
    'a key that is no key': [{ ...page, questions: [{ ...asked, key: '__proto__' }] }],
  }
  for (const [why, groups] of Object.entries(unusable)) assert.equal(isUsable(groups), false, why)
})

test('an option that has been taken out is still said, by its value', () => {
  const asked: Question = { key: 'q', kind: 'choices', label: text('Which?'), required: false, card: false, options }
  assert.equal(sayAnswer(asked, ['budget', 'gossip'], 'en'), 'budget and gossip')
})

test('what feeds matching is what was chosen for its question, on whatever page it stands', () => {
  const choices = (key: string, criterion?: Question['criterion']) => ({
    key,
    kind: 'choices',
    label: text(key),
    options,
    criterion,
  })
  const groups = groupsSchema.parse([
    { key: 'one', title: text('One'), questions: [choices('other')] },
    {
      key: 'two',
      title: text('Two'),
      questions: [choices('topics', 'issues'), { ...choices('level', 'levels'), kind: 'choice' }],
    },
  ])
  const answers = { other: ['staff'], topics: ['budget', 'parents'], level: 'staff' }
  assert.deepEqual(criterionValues(groups, answers, 'issues'), ['budget', 'parents'])
  assert.deepEqual(criterionValues(groups, answers, 'levels'), ['staff'])
  assert.deepEqual(criterionValues(groups, answers, 'subjects'), [])
  assert.deepEqual(criterionValues(groups, {}, 'issues'), [])
  assert.deepEqual(criterionLabels(groups, 'issues').get('budget'), text('budget'))
  assert.equal(criterionLabels(groups, 'subjects').size, 0)
})

/** A few pages whose questions are told apart by their keys. */
const pages = fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }).map((sizes) =>
  sizes.map((size, page): Group => {
    const questions = Array.from({ length: size }, (_, n) => ({ key: `p${page}q${n}`, kind: 'line' as const }))
    return { key: `p${page}`, title: text('Page'), questions: questions as unknown as Question[] }
  }),
)
const inOrder = (groups: readonly Group[]) =>
  groups.flatMap(({ key, questions }) => [key, ...questions.map((q) => q.key)])

test('a question moved up changes places with what stood before it, be it a question or the top of its page', () =>
  fc.assert(
    fc.property(pages, fc.nat(20), (groups, n) => {
      const before = inOrder(groups)
      const movable = before.filter((key) => key.includes('q'))
      fc.pre(movable.length > 0)
      const key = movable[n % movable.length] ?? ''
      const at = before.indexOf(key)
      const isFirstOfAll =
        groups[0]?.questions[0]?.key === key || (groups[0]?.questions.length === 0 && before[at - 1] === 'p0')
      const expected = isFirstOfAll ? before : before.with(at, before[at - 1] ?? '').with(at - 1, key)
      assert.deepEqual(inOrder(movedUp(groups, key)), expected)
    }),
  ))
