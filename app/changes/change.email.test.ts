import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { boardNow } from '../boards/board.example.ts'
import { addPair } from '../partnerships/partnership.example.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { compose, errandAt, itemsOf, textOf } from '../people/letter.example.ts'
import {
  concernLetter,
  declinedLetter,
  endedLetter,
  extendedLetter,
  extensionLetter,
  pausedLetter,
  resumedLetter,
} from './change.email.ts'
import { setDay } from './change.example.ts'
import { tellConcern } from './change.job.ts'
import { sayConcern } from './concern.server.ts'
import { endPartnership } from './ending.server.ts'
import { answerLonger, lastDeclined, listExtensions, proposeLonger } from './extension.server.ts'
import { pausePartnership, resumePartnership } from './pause.server.ts'

test(
  'every letter about a change says it kindly in both languages, names nobody, and is not written once it is no longer so',
  withDatabase(async (db) => {
    const { mentee, mentor, partnershipId } = await addPair(db)
    const today = Temporal.PlainDate.from('2026-11-10')
    await setDay(db, today.toString())
    await as(db, mentee)
    const { partnership: pair } = await getOwnPartnership(db, mentee, partnershipId)
    const write = async (composer: typeof endedLetter, kind: string) => {
      const letters = []
      for (const item of await itemsOf(db, kind)) {
        const letter = await compose(db, composer, item, boardNow)
        if (!letter) continue
        for (const language of ['en', 'fr'] as const) {
          const text = textOf(letter, language)
          assert.doesNotMatch(text, /Ana|Maud|A word\.|cancel|annul|undefined/i)
          letters.push(text)
        }
      }
      return letters
    }
    await pausePartnership(db, mentee, pair, today.add({ days: 20 }), today)
    const [english, french] = await write(pausedLetter, 'partnership.paused')
    assert.match(english ?? '', /until 30 November 2026/)
    assert.match(french ?? '', /jusqu’au 30 novembre 2026/)
    assert.deepEqual(await write(resumedLetter, 'partnership.resumed'), [])
    await resumePartnership(db, mentee, pair)
    assert.deepEqual(await write(pausedLetter, 'partnership.paused'), [], 'over before it was sent')
    assert.equal((await write(resumedLetter, 'partnership.resumed')).length, 4)
    await proposeLonger(db, mentee, pair, pair.endsOn.add({ days: 10 }))
    assert.match((await write(extensionLetter, 'extension.proposed'))[0] ?? '', /\/extension/)
    for (const answer of ['declined', 'agreed'] as const) {
      await as(db, mentor)
      const proposal = (await listExtensions(db, pair.id)).find(({ state }) => state === 'open')
      if (proposal) await answerLonger(db, mentor, pair, proposal, answer)
      if (answer === 'agreed') continue
      const [kindly, ...more] = await write(declinedLetter, 'extension.declined')
      assert.match(kindly ?? '', /needs no reason/)
      assert.equal(more.length, 1, 'one letter, in two languages')
      assert.deepEqual(
        (await itemsOf(db, 'extension.declined')).map(({ personId }) => personId),
        [mentee.id],
      )
      await as(db, mentee)
      assert.equal(lastDeclined(await listExtensions(db, pair.id), pair.endsOn)?.state, 'declined')
      await proposeLonger(db, mentee, pair, pair.endsOn.add({ days: 10 }))
    }
    assert.deepEqual(await write(declinedLetter, 'extension.declined'), [], 'the end has moved after all')
    assert.equal((await write(extendedLetter, 'partnership.extended')).length, 4)
    await as(db, mentee)
    await sayConcern(db, mentee, pair, { wish: 'talk', words: 'A word.' }, testKey, boardNow)
    const [work] = await itemsOf(db, 'concern.tell')
    await as(db, 'worker')
    if (work) await tellConcern(db, work, errandAt(boardNow))
    assert.match((await write(concernLetter, 'concern.said'))[0] ?? '', /\/changes/)
    await as(db, mentee)
    await endPartnership(db, mentee, pair, '', testKey, boardNow)
    const ended = await write(endedLetter, 'partnership.ended')
    assert.equal(ended.length, 4)
    assert.equal(
      ended.filter((text) => /another mentor|autre personne comme mentor/.test(text)).length,
      2,
      'the mentee',
    )
    assert.equal(ended.filter((text) => /\/changes\/again\/[\w-]+/.test(text)).length, 2, 'with one button to say so')
    assert.deepEqual(await write(extendedLetter, 'partnership.extended'), [])
  }),
)
