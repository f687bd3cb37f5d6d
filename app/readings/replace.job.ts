import { system } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Work } from '#foundation/postman.ts'
import { findCommittee } from '../committees/committee.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { assignReadings } from './reading.server.ts'

/** When a member steps back, the application goes to another without anybody having to ask. */
export const replaceReader: Work = async (db, item, { now }) => {
  const program = await getProgram(db, String(item.particulars.programId))
  const committee = await findCommittee(db, program.id)
  if (committee) await assignReadings(db, system('reading.replace'), program, committee, dateAt(now, program.zone))
}
