import type { Tick } from '#foundation/postman.ts'
import { failProposal } from './engine.server.ts'
import { keepDays, stillSeconds } from './proposal.ts'
import { proposalWords as w } from './proposals.words.ts'

/** Finds runs that died with their worker, and deletes proposals that ended long ago. */
export const sweepGroupProposals: Tick = async (db, { now }) => {
  const dead = await db
    .selectFrom('groupProposals')
    .select('id')
    .where('state', '=', 'running')
    .where('begunAt', 'is not', null)
    .where('movedAt', '<', now.subtract({ seconds: stillSeconds }))
    .execute()
  for (const { id } of dead) await failProposal(db, id, w.died, now)
  await db
    .deleteFrom('groupProposals')
    .where('endedAt', '<', now.subtract({ hours: 24 * keepDays }))
    .execute()
}
