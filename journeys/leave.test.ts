// Somebody closes their account for good: reads three lists, types that they mean it, is signed out, and gets a last letter.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addPair } from '#app/partnerships/partnership.example.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import { callFrom, filled, formIn } from './support/caller.ts'
import { openHouse } from './support/house.ts'

test('who leaves for good is shown what happens, means it in words, and is gone; their partner is told', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const pair = await house.lay((db) => addPair(db))
  const token = newToken()
  const addresses = await house.lay(async (db) => {
    const endsAt = Temporal.Now.instant().add({ hours: 12 })
    await db
      .insertInto('sessions')
      .values({ tokenHash: hash(token), personId: pair.mentee.id, endsAt })
      .execute()
    return db.selectFrom('emails').select(['personId', 'address']).execute()
  })
  const addressOf = (id: string) => addresses.find(({ personId }) => personId === id)?.address ?? ''
  const caller = callFrom(house.origin)
  caller.cookies.set('session', token)

  assert.match((await caller.open('/me')).html, /href="\/me\/erasure"/)
  const page = await caller.open('/me/erasure')
  for (const said of [
    '1. Deleted at once',
    '2. Kept until a day',
    'PIPA',
    '3. What is your partner’s too',
    'Gone for good on',
  ])
    assert.ok(page.html.includes(said), said)
  const form = formIn(page.html, '/me/erasure')
  const doubtful = await caller.send(filled(form, { said: 'yes', name: 'gone' }))
  assert.equal(doubtful.status, 422)
  assert.match(doubtful.html, /Nothing has been deleted/)
  assert.equal((await caller.open('/me')).status, 200)

  const sure = filled(form, { said: 'Close my account', name: 'gone' })
  const [one, two] = await Promise.all([caller.send(sure), caller.send(sure)])
  assert.ok(
    [one, two].some(({ location }) => location === '/'),
    'a double click is one leaving',
  )
  assert.notEqual((await caller.open('/me')).status, 200, 'signed out')
  await house.settle()
  const [last, ...more] = (await house.letters(addressOf(pair.mentee.id))).filter(({ subject }) =>
    /closed/.test(subject),
  )
  assert.match(last?.body ?? '', /gone for good/)
  assert.deepEqual(more, [])
  const told = await house.letters(addressOf(pair.mentor.id))
  assert.ok(
    told.some(({ body }) => body.includes('/partnerships/')),
    'the partner is told',
  )
  assert.ok(
    told.every(({ body, subject }) => !`${subject}${body}`.includes('account')),
    'and not why',
  )
})
