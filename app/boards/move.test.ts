import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Policy } from '../programs/policy.ts'
import { policySchema } from '../programs/policy.ts'
import { changedPairs, findSteps, isReasoned, type Mates, type Move, type Outcome, type Ruled } from './move.ts'

const policy = (distance = 5): Policy =>
  policySchema.parse({
    weights: { distance },
    rules: { district: 'any', language: false, seniority: false, mostKilometres: null },
    priority: [],
  })

const mates = (pairs: Record<string, string | null>): Mates => new Map(Object.entries(pairs))
const veto: Ruled = { id: 'veto', kind: 'veto', mentee: 'ana', mentor: 'maud' }
const everybody = new Set(['ana', 'ben', 'maud', 'nils'])

const board = (pairs: Record<string, string | null>, changes: Partial<Outcome> = {}): Outcome => ({
  mates: mates(pairs),
  people: everybody,
  policy: policy(),
  rulings: [],
  ...changes,
})

const never = () => assert.fail('there is nothing to ask the engine again')

const moved = (steps: ReturnType<typeof findSteps>) =>
  Object.fromEntries(
    steps.map(({ mentee, causes: { rulings, ...others } }) => [
      mentee,
      [
        ...rulings,
        ...Object.entries(others)
          .filter(([, is]) => is)
          .map(([key]) => key),
      ].join(),
    ]),
  )

test('whoever a ruling moves, directly or by what follows, is told by that ruling', () => {
  const before = board({ ana: 'maud', ben: 'nils' })
  const now = board({ ana: 'nils', ben: 'maud' }, { rulings: [veto] })
  const steps = findSteps(before, now, () => before.mates)
  assert.deepEqual(moved(steps), { ana: 'veto', ben: 'veto' })
  assert.deepEqual(moved(findSteps(now, before, () => now.mates)), { ana: 'veto', ben: 'veto' }, 'lifting it too')
})

test('new weights, people and answers are told apart, and nothing is asked again without a ruling', () => {
  const before = board({ ana: 'maud', ben: 'nils' })
  const pairs = { ana: 'nils', ben: 'nils' }
  assert.deepEqual(moved(findSteps(before, board(pairs, { policy: policy(9) }), never)), { ana: 'policy' })
  assert.deepEqual(moved(findSteps(before, board(pairs, { people: new Set([...everybody, 'olga']) }), never)), {
    ana: 'people',
  })
  assert.deepEqual(moved(findSteps(before, board(pairs), never)), { ana: 'answers' })
  assert.deepEqual(moved(findSteps(before, board({ ana: 'maud', ben: 'nils' }, { policy: policy(9) }), never)), {})
})

test('where a ruling and new weights come together, the engine says which of them moved whom', () => {
  const before = board({ ana: 'maud', ben: 'nils', cleo: 'olga' })
  const now = board({ ana: null, ben: 'maud', cleo: 'nils' }, { rulings: [veto], policy: policy(9) })
  const withWeightsAlone = mates({ ana: 'maud', ben: 'maud', cleo: 'maud' })
  assert.deepEqual(moved(findSteps(before, now, () => withWeightsAlone)), {
    ana: 'veto',
    ben: 'policy',
    cleo: 'veto,policy',
  })
})

test('a first board and a newcomer are held against what the engine proposes unaided', () => {
  const pin: Ruled = { id: 'pin', kind: 'pin', mentee: 'ana', mentor: 'nils' }
  const now = board({ ana: 'nils', ben: 'maud' }, { rulings: [pin] })
  const unaided = mates({ ana: 'maud', ben: 'maud' })
  const asked: (readonly Ruled[])[] = []
  const steps = findSteps(undefined, now, (rulings) => {
    asked.push(rulings)
    return unaided
  })
  assert.deepEqual(asked, [[]])
  assert.deepEqual(moved(steps), { ana: 'pin' })
  assert.deepEqual(findSteps(undefined, board({ ana: 'maud' }), never), [], 'nothing ruled, nothing changed')
  const later = board({ ana: 'nils', ben: 'maud', cleo: null }, { rulings: [pin] })
  const newcomer = findSteps(now, later, () => mates({ ana: 'maud', ben: 'maud', cleo: 'nils' }))
  assert.deepEqual(
    newcomer.map(({ mentee, from, to }) => [mentee, from, to]),
    [['cleo', 'nils', null]],
  )
})

const move = (number: number, from: string | null, to: string | null, changes: Partial<Move> = {}): Move => ({
  id: `${number}`,
  board: number,
  standing: [],
  mentee: 'ana',
  from,
  to,
  reason: '',
  causes: { rulings: [], policy: false, people: false, answers: true },
  ...changes,
})

test('a pair has changed when it is not the first proposal; whoever came back has not', () => {
  assert.deepEqual(changedPairs([]), [])
  const [changed] = changedPairs([move(2, 'maud', 'nils'), move(4, 'nils', null)])
  assert.deepEqual([changed?.first, changed?.now, changed?.steps.length], ['maud', null, 2])
  assert.deepEqual(changedPairs([move(2, 'maud', 'nils'), move(4, 'nils', 'maud')]), [])
  const [again] = changedPairs([move(2, 'maud', 'nils'), move(4, 'nils', 'maud'), move(5, 'maud', 'olga')])
  assert.deepEqual(
    again?.steps.map(({ board }) => board),
    [5],
    'what happened before is over',
  )
})

test('a ruling has its reason; a step without one needs words', () => {
  const { causes } = move(2, null, 'maud')
  assert.equal(isReasoned({ reason: '', causes }), false)
  assert.equal(isReasoned({ reason: 'Nearer.', causes }), true)
  assert.equal(isReasoned({ reason: '', causes: { ...causes, rulings: ['veto'] } }), true)
})
