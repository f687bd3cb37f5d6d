import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addPerson } from '../people/person.example.ts'
import type { Program } from '../programs/program.ts'
import { findCommittee } from './committee.server.ts'

/** A committee with so many members who have promised confidentiality and serve now. */
export async function addCommittee(db: Db, program: Program, size = 3, { quorum = 2, promised = true } = {}) {
  await as(db, 'owner')
  const { id } = await db
    .insertInto('committees')
    .values({ programId: program.id, name: JSON.stringify({ en: 'Advisory Team', fr: 'Équipe consultative' }), quorum })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: constituencyId } = await db
    .insertInto('constituencies')
    .values({ committeeId: id, name: JSON.stringify({ en: 'Members', fr: 'Membres' }), seats: 30 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const members = []
  for (let n = 1; n <= size; n++) {
    const person = await addPerson(db, { name: `Member ${n}` })
    const { id: memberId } = await db
      .insertInto('committeeMembers')
      .values({
        committeeId: id,
        personId: person.id,
        constituencyId,
        since: '2020-01-01',
        until: '2099-12-31',
        promisedAt: promised ? Temporal.Instant.from('2026-06-01T17:00:00Z') : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    members.push({ ...person, memberId })
  }
  const committee = await findCommittee(db, program.id)
  if (!committee) throw new Error('The committee was not made.')
  return { committee, members }
}
