import { system } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Work } from '#foundation/postman.ts'
import { findCommittee } from '../committees/committee.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { assignReadings } from './reading.server.ts'

/**
 * Hands out every reading that is lacking: when a member steps back, without anybody having to ask; after the
 * coordinator has handed out, those of people the coordinator supervises and cannot see.
 */
export const assignLacking: Work = async (db, item, { now }) => {
  const program = await getProgram(db, item.subjectId)
  const committee = await findCommittee(db, program.id)
  if (committee) await assignReadings(db, system('reading.assign'), program, committee, dateAt(now, program.zone))
}
