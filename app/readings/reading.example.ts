import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addCommittee } from '../committees/committee.example.ts'
import { findCommittee } from '../committees/committee.server.ts'
import { errandAt, itemsOf } from '../people/letter.example.ts'
import { addProgram } from '../programs/program.example.ts'
import { assignLacking } from './assign.job.ts'
import { getReading, handOut, listOwnReadings, saveReading } from './reading.server.ts'

export const readingNow = Temporal.Instant.from('2026-10-25T18:00:00Z')

/** A program with a committee that reads; nothing has arrived yet. */
export async function addReaders(db: Db, size: number, { readers = 2 } = {}) {
  const world = await addProgram(db, { changes: { readers } })
  const { program, coordinator } = world
  const { members } = await addCommittee(db, program, size)
  /** The coordinator presses the button. */
  const press = async () => {
    await as(db, coordinator)
    const committee = await findCommittee(db, program.id)
    if (!committee) throw new Error('There is no committee.')
    return handOut(db, coordinator, program, committee, null, readingNow)
  }
  /** The worker does what is asked of it. */
  const settle = async () => {
    const items = await itemsOf(db, 'reading.assign')
    await as(db, 'worker')
    for (const item of items) {
      await assignLacking(db, item, errandAt(readingNow))
      await db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', item.id).execute()
    }
  }
  /** What lies in a member's hands, who acts from here on. */
  const handsOf = async (member: PersonActor) => {
    await as(db, member)
    return listOwnReadings(db, member, program.id)
  }
  /** A member scores every line alike and says that they are done. */
  const read = async (member: PersonActor, id: string, score: number, { comment = '', done = true } = {}) => {
    await as(db, member)
    const { reading } = await getReading(db, member, id)
    const scores = new Map(program.rubric.map(({ key }) => [key, score]))
    await saveReading(db, member, program, reading, scores, comment, done, reading.version, readingNow)
  }
  return { ...world, members, press, settle, handsOf, read }
}
