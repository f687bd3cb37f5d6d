import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type InboxState, inboxState, isEditable, lastDay } from './application.ts'
import { missingParts, nextPath, type Part } from './part.ts'

const day = fc.integer({ min: 0, max: 400 }).map((days) => Temporal.PlainDate.from('2026-06-01').add({ days }))

test('a place’s own last day counts where it is later, and never takes a day from anybody', () => {
  fc.assert(
    fc.property(day, fc.option(day), (closesOn, own) => {
      const last = lastDay({ closesOn }, { closesOn: own })
      assert.ok(Temporal.PlainDate.compare(last, closesOn) >= 0)
      assert.ok(last.equals(closesOn) || (own && last.equals(own)))
      if (own) assert.ok(Temporal.PlainDate.compare(last, own) >= 0)
      assert.ok(lastDay({ closesOn }, undefined).equals(closesOn))
    }),
  )
})

test('in the inbox an application stands in one place; one that was sent waits for a look, then for a decision', () => {
  const states = {
    draft: 'started',
    asked: 'asked',
    submitted: 'complete',
    accepted: 'accepted',
    waiting: 'waiting',
    declined: 'declined',
    withdrawn: 'withdrawn',
  } as const
  for (const [status, state] of Object.entries(states) as [keyof typeof states, InboxState][])
    for (const eligibility of ['unknown', 'eligible', 'review', 'not_eligible'] as const)
      assert.equal(
        inboxState({ status, eligibility }),
        status === 'submitted' && eligibility === 'eligible' ? 'eligible' : state,
      )
  assert.deepEqual(
    Object.keys(states).filter((status) => isEditable({ status: status as 'draft' })),
    ['draft', 'asked', 'submitted'],
  )
})

test('each page leads to the next, the last one to the last look; only needed pages are missed', () => {
  const part = fc.record({ complete: fc.boolean(), optional: fc.boolean() })
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (drawn) => {
      const parts: Part[] = drawn.map((each, n) => ({
        ...each,
        key: `answers/p${n}`,
        kind: 'answers',
        lead: undefined,
        path: `/p${n}`,
        title: { en: '', fr: '' },
      }))
      const walked = ['/p0']
      for (let at = '/p0'; at.startsWith('/p'); at = walked.at(-1) ?? '')
        walked.push(nextPath(parts, `answers${at}`, 'id'))
      assert.deepEqual(walked, [...parts.map((each) => each.path), '/applications/id/check'])
      for (const each of parts) assert.equal(missingParts(parts).includes(each), !each.complete && !each.optional)
    }),
  )
})
