import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { pick } from '#foundation/language.ts'
import { Refusal } from '#foundation/refusal.ts'
import { deleteDue } from '#foundation/retention.ts'
import { as, isRefusedByDatabase, testKey, withDatabase } from '#foundation/testing.ts'
import { addPool } from '../boards/board.example.ts'
import { compose, itemsOf, textOf } from '../people/letter.example.ts'
import { asOwner } from '../people/trace.example.ts'
import { placedLetter, takenOutLetter, writtenLetter } from './group.email.ts'
import { groupDay, plainGroup } from './group.example.ts'
import { openGroup } from './group.server.ts'
import { leaveGroup, placeInGroup, removeFromGroup, saveOwnPlace } from './place.server.ts'
import { boundPost, changePost, getThread, listThreads, removePost, writePost } from './post.server.ts'
import { findGroupVault } from './vault.server.ts'

const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status
const now = Temporal.Instant.from('2026-11-02T18:00:00Z')

/** Maud leads Ana and Bea; Cid takes part in the program and not in the group. */
async function addTeam(db: Db, name = 'Primary') {
  const pool = await addPool(db, {
    mentees: ['Ana', 'Bea', 'Cid'].map((name) => ({ name })),
    mentors: [{ name: 'Maud', position: { districtNumber: 36 } }],
  })
  const { program, coordinator } = pool
  await as(db, coordinator)
  const id = await openGroup(
    db,
    coordinator,
    program.id,
    'learning_team',
    plainGroup(program.endsOn, { name }),
    groupDay,
  )
  const group = { id, programId: program.id }
  for (const name of ['Maud', 'Ana', 'Bea'])
    await placeInGroup(db, coordinator, group, {
      personId: pool.person(name).id,
      leads: name === 'Maud',
      knowing: false,
    })
  const [ana, bea, cid, maud] = ['Ana', 'Bea', 'Cid', 'Maud'].map((name) => pool.person(name)) as [
    PersonActor,
    PersonActor,
    PersonActor,
    PersonActor,
  ]
  let second = 0
  const write = async (who: PersonActor, words: string, thread: string | null = null) =>
    writePost(await as(db, who), who, id, thread, words, testKey, now.add({ seconds: second++ }))
  const read = async (who: PersonActor) => {
    await as(db, who)
    const { threads } = await listThreads(db, who, id, 1, testKey)
    const posts = []
    for (const thread of threads) posts.push(...(await getThread(db, who, id, thread.id, testKey)))
    return posts.map(({ words }) => words)
  }
  return { pool, program, coordinator, group, id, ana, bea, cid, maud, write, read }
}

test(
  'what a member writes is read and answered by the others, and by nobody else: by the page, the rows, nor the key',
  withDatabase(async (db) => {
    const { pool, coordinator, id, ana, bea, cid, maud, write, read } = await addTeam(db)
    const thread = await write(ana, 'Mondays are hard.')
    await write(maud, 'They are.', thread)
    for (const who of [ana, bea, maud]) assert.deepEqual(await read(who), ['Mondays are hard.', 'They are.'])
    const [shown] = (await listThreads(await as(db, bea), bea, id, 1, testKey)).threads
    assert.deepEqual([shown?.first?.words, shown?.answers], ['Mondays are hard.', 1])
    for (const who of [coordinator, cid, pool.admin, pool.members[0] ?? cid]) {
      await as(db, who)
      await assert.rejects(listThreads(db, who, id, 1, testKey), refusedWith(404), who.name)
      await assert.rejects(getThread(db, who, id, thread, testKey), refusedWith(404))
      await assert.rejects(writePost(db, who, id, thread, 'Me too', testKey, now), refusedWith(404))
      assert.deepEqual(await db.selectFrom('groupPosts').select('id').execute(), [])
      assert.equal(await findGroupVault(db, id, testKey), undefined)
    }
    await as(db, 'owner')
    await sql`alter table group_posts no force row level security; `.execute(db)
    const { rows } = await sql<{ row: string }>`select encode(words_sealed, 'escape') as row from group_posts`.execute(
      db,
    )
    assert.equal(rows.length, 2)
    assert.ok(rows.every(({ row }) => !row.includes('Mondays') && !row.includes('They')))
  }),
)

test(
  'an answer goes to a conversation of its group, in one’s own name, while the group goes on',
  withDatabase(async (db) => {
    const { pool, program, coordinator, id, ana, bea, write } = await addTeam(db)
    await as(db, coordinator)
    const other = await openGroup(db, coordinator, program.id, 'cohort', plainGroup(program.endsOn), groupDay)
    await placeInGroup(
      db,
      coordinator,
      { id: other, programId: program.id },
      { personId: pool.person('Cid').id, leads: false, knowing: false },
    )
    const cid = pool.person('Cid')
    await as(db, cid)
    const elsewhere = await writePost(db, cid, other, null, 'Elsewhere', testKey, now)
    await assert.rejects(write(ana, 'Sneaking in', elsewhere), refusedWith(404))
    const row = { id: crypto.randomUUID(), groupId: id, wordsSealed: Buffer.from([1]), createdAt: now }
    await as(db, ana)
    for (const forged of [
      { ...row, threadId: elsewhere, authorId: ana.id },
      { ...row, threadId: row.id, authorId: bea.id },
      { ...row, groupId: other, threadId: row.id, authorId: ana.id },
    ])
      assert.ok(await isRefusedByDatabase(db, (db) => db.insertInto('groupPosts').values(forged).execute()))
    const thread = await write(ana, 'In time')
    await asOwner(db, () => sql`update groups set ends_on = app.today() - 1 where id = ${id}`.execute(db))
    const late = { ...row, threadId: row.id, authorId: ana.id }
    await as(db, ana)
    assert.ok(await isRefusedByDatabase(db, (db) => db.insertInto('groupPosts').values(late).execute()), 'over')
    await assert.rejects(
      writePost(db, ana, id, thread, 'Late', testKey, Temporal.Now.instant()),
      (error) => error instanceof Refusal && error.status === 422,
    )
    assert.equal((await getThread(db, ana, id, thread, testKey)).length, 1, 'it can still be read')
  }),
)

test(
  'an author changes and takes away their own; a lead takes away what should not stand there, and the author is told',
  withDatabase(async (db) => {
    const { id, ana, bea, maud, write, read } = await addTeam(db)
    const thread = await write(ana, 'First')
    await write(bea, 'Second', thread)
    await as(db, ana)
    const [first, second] = await getThread(db, ana, id, thread, testKey)
    assert.ok(first && second)
    await changePost(db, ana, id, { ...first, words: 'First, mended' }, testKey, now)
    await assert.rejects(changePost(db, ana, id, { ...first, words: 'Again' }, testKey, now), refusedWith(409))
    await assert.rejects(changePost(db, ana, id, { ...second, words: 'Not hers' }, testKey, now), refusedWith(404))
    await assert.rejects(removePost(db, ana, id, second.id), refusedWith(404))
    await as(db, maud)
    await assert.rejects(
      changePost(db, maud, id, { ...second, words: 'Put in her mouth' }, testKey, now),
      refusedWith(404),
    )
    assert.equal(
      (
        await db
          .updateTable('groupPosts')
          .set({ wordsSealed: Buffer.from([1]) })
          .execute()
      )[0]?.numUpdatedRows,
      0n,
    )
    await removePost(db, maud, id, second.id)
    const { rows } = await asOwner(db, () =>
      sql<{ about: string[] }>`select about from audit_entries where verb = 'group-post.removed'`.execute(db),
    )
    assert.deepEqual(rows, [{ about: [bea.id] }])
    await write(bea, 'Third', thread)
    await as(db, ana)
    await removePost(db, ana, id, first.id)
    assert.deepEqual(await read(bea), ['Third'], 'answers outlive what they answer')
    await as(db, bea)
    const { threads } = await listThreads(db, bea, id, 1, testKey)
    assert.deepEqual(
      threads.map(({ first, answers }) => [first, answers]),
      [[undefined, 1]],
    )
    await write(ana, 'Fourth', thread)
    assert.deepEqual(await read(bea), ['Third', 'Fourth'])
  }),
)

test(
  'leaving ends reading at once, whoever ends it; what was written stays, or goes along',
  withDatabase(async (db) => {
    const { coordinator, group, id, ana, bea, maud, write, read } = await addTeam(db)
    await write(ana, 'By Ana')
    await write(bea, 'By Bea')
    await as(db, ana)
    await leaveGroup(db, ana, id, true)
    await as(db, coordinator)
    await removeFromGroup(db, coordinator, group, bea.id, now)
    for (const who of [ana, bea]) {
      await assert.rejects(read(who), refusedWith(404))
      await as(db, who)
      assert.deepEqual(await db.selectFrom('groupPosts').select('id').execute(), [])
      assert.equal(await findGroupVault(db, id, testKey), undefined)
      const removed = await db.deleteFrom('groupPosts').where('groupId', '=', id).executeTakeFirst()
      assert.equal(removed.numDeletedRows, 0n)
    }
    assert.deepEqual(await read(maud), ['By Bea'])
  }),
)

test(
  'what is moved to another row or group does not open, nor by the key of another group',
  withDatabase(async (db) => {
    const { id, ana, write, read } = await addTeam(db)
    await write(ana, 'One')
    await write(ana, 'Two')
    const vault = await findGroupVault(await as(db, ana), id, testKey)
    const [row] = await db.selectFrom('groupPosts').select(['id', 'wordsSealed']).limit(1).execute()
    assert.ok(row && vault)
    assert.ok(vault.open(row.wordsSealed, boundPost(id, row.id)))
    assert.throws(() => vault.open(row.wordsSealed, boundPost(crypto.randomUUID(), row.id)))
    await asOwner(db, async () => {
      await sql`alter table group_posts no force row level security`.execute(db)
      await sql`update group_posts a set words_sealed = b.words_sealed from group_posts b where b.id <> a.id`.execute(
        db,
      )
    })
    await assert.rejects(read(ana))
  }),
)

test(
  'letters tell that somebody wrote, one a day, to those who want them; no letter names anybody, the group or a word',
  withDatabase(async (db) => {
    const { coordinator, group, id, ana, bea, maud, write } = await addTeam(db, 'Quiet corner')
    assert.equal((await itemsOf(db, 'group.placed')).length, 3)
    await as(db, bea)
    await saveOwnPlace(db, bea, id, { reachable: false, told: false })
    await write(ana, 'Words of Ana')
    await write(ana, 'More words')
    const written = await itemsOf(db, 'group.written')
    assert.deepEqual(
      written.map(({ personId }) => personId),
      [maud.id],
    )
    const letters = []
    for (const [item] of [written, await itemsOf(db, 'group.placed')]) {
      assert.ok(item)
      letters.push(await compose(db, item.kind === 'group.written' ? writtenLetter : placedLetter, item, now))
    }
    await as(db, coordinator)
    await removeFromGroup(db, coordinator, group, maud.id, now)
    const [out] = await itemsOf(db, 'group.taken-out')
    assert.ok(out && written[0])
    letters.push(await compose(db, takenOutLetter, out, now))
    for (const letter of letters) {
      assert.ok(letter)
      for (const language of ['en', 'fr'] as const)
        assert.doesNotMatch(textOf(letter, language) + pick(letter.subject, language), /Ana|Bea|Maud|Quiet|Words|words/)
    }
    assert.equal(await compose(db, writtenLetter, written[0], now), undefined, 'it concerns her no more')
  }),
)

test(
  'on the day after the last of its days the key goes, with posts, places and the group; not one day sooner',
  withDatabase(async (db) => {
    const { id, ana, write, read } = await addTeam(db)
    await write(ana, 'Words')
    const left = async (daysAgo: number) => {
      await asOwner(db, () => sql`update groups set ends_on = app.today() - ${daysAgo}::integer`.execute(db))
      await as(db, 'worker')
      await deleteDue(db)
      await as(db, 'owner')
      for (const table of ['private.group_keys', 'group_posts'])
        await sql.raw(`alter table ${table} no force row level security`).execute(db)
      const counts = await sql<{ n: number }>`select count(*)::int as n from private.group_keys
        union all select count(*)::int from group_posts union all select count(*)::int from group_members
        union all select count(*)::int from groups where id = ${id}`.execute(db)
      return counts.rows.map(({ n }) => n)
    }
    assert.deepEqual(await left(90), [1, 1, 3, 1])
    assert.deepEqual(await read(ana), ['Words'])
    assert.deepEqual(await left(91), [0, 0, 0, 0])
  }),
)
