// A reminder on a telephone: one tap writes a contact down, another stops the letters. No sign-in, no script, no name.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addOldPair } from '#app/contacts/contact.example.ts'
import { asWorker, inTransaction } from '#foundation/database.ts'
import { callFrom, formIn } from './support/caller.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'

test('a reminder is answered by one tap, and stopped by another, without signing in', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const pair = await house.lay((db) => addOldPair(db))
  const address = await house.lay(async (db) => {
    const row = await db
      .selectFrom('emails')
      .select('address')
      .where('personId', '=', pair.mentee.id)
      .executeTakeFirstOrThrow()
    return row.address
  })
  await house.moveTo('2026-12-20T20:00:00Z')
  await house.settle()
  const reminder = (await house.letters(address)).find(({ subject }) => subject === 'Have you met or spoken lately?')
  assert.ok(reminder)
  assert.ok(!`${reminder.subject} ${reminder.body}`.includes('Maud'))

  const caller = callFrom(house.origin)
  const [log, stop] = [/\/contacts\/log\/\S+/, /\/contacts\/letters\/\S+/].map(
    (link) => link.exec(reminder.body)?.[0] ?? '',
  )
  assert.ok(log && stop)
  const page = await caller.open(log)
  assert.equal(page.status, 200)
  assert.ok(!page.html.includes('Maud'), 'a mailbox may be read by an employer')
  assert.equal(await countContacts(house), 0, 'looking changes nothing')
  for (const _twice of [1, 2]) assert.equal((await caller.send(formIn(page.html, log))).status, 303)
  const other = await caller.open(log)
  assert.equal((await caller.send(formIn(other.html, log))).status, 303)
  assert.equal(await countContacts(house), 1, 'a day is written down once')
  assert.notEqual((await caller.open(log.replace('/log/', '/reach/'))).status, 200, 'a link opens its own page alone')
  assert.notEqual((await caller.open(`/partnerships/${pair.partnershipId}/contacts`)).status, 200)

  const before = (await house.letters(address)).length
  const asMailProgram = (path: string, value = 'One-Click') =>
    callFrom(house.origin).send({ action: path, fields: [['List-Unsubscribe', value]] })
  assert.ok((await caller.open(stop)).html.includes(`action="${stop}"`), 'looking changes nothing')
  assert.notEqual((await asMailProgram(log)).status, 200, 'only what the letter offers')
  assert.notEqual((await asMailProgram(stop, 'Yes')).status, 200)
  assert.equal((await asMailProgram(`${stop.slice(0, -4)}abcd`)).status, 410)
  assert.equal(await countChoices(house), 0)
  for (const _twice of [1, 2]) assert.equal((await asMailProgram(stop)).status, 200)
  assert.equal(await countChoices(house), 1, 'once')
  assert.ok(!(await caller.open(stop)).html.includes(`action="${stop}"`), 'as if its reader had pressed the button')
  await house.moveTo('2027-01-25T20:00:00Z')
  await house.settle()
  const later = (await house.letters(address)).slice(before).map(({ subject }) => subject)
  assert.deepEqual(
    later.filter((subject) => subject === reminder.subject),
    [],
  )
})

const countChoices = async (house: JourneyHouse) =>
  (
    await house.lay((db) =>
      db.selectFrom('auditEntries').select('verb').where('verb', '=', 'contact-letter.chosen').execute(),
    )
  ).length

const countContacts = (house: JourneyHouse) =>
  inTransaction(house.store, asWorker, async (db) =>
    Number(
      (
        await db
          .selectFrom('contacts')
          .select(({ fn }) => fn.countAll<string>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    ),
  )
