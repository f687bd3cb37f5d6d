import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { findBoard } from './boards/board.server.ts'
import { liftRuling, listRulings, rule, writeNote } from './boards/ruling.server.ts'
import { runMatching } from './boards/run.server.ts'
import { signBoard } from './boards/sign-off.server.ts'
import { addLife } from './life.example.ts'
import { acceptOffer, declineOffer, getOwnOffer } from './partnerships/offer.server.ts'
import { introduce } from './partnerships/partnership.server.ts'
import { publishBoard } from './partnerships/publication.server.ts'
import { addWorld, type Say, type World, worldNow, worldToday } from './world.example.ts'

/**
 * The same world after the committee has decided: Amina and Marcus are kept together, signed, published and introduced;
 * Olga has said no to Otto. All of it by the rooms' own functions, each as the person who does it.
 */
export async function addDecidedWorld(db: Db, say: Say = (what) => what) {
  const world = await addWorld(db, say)
  const { program, coordinator, unassigned, amina, marcus, olga } = world
  const board = await decideTogether(db, world, say)
  await as(db, coordinator)
  await publishBoard(db, coordinator, program, await findBoard(db, program.id, board.number), testKey, worldNow)
  await as(db, 'owner')
  const offers = await db.selectFrom('offers').select(['id', 'mentorId']).execute()
  const offerTo = (id: string) => offers.find(({ mentorId }) => mentorId === id)?.id ?? ''
  const offerId = offerTo(marcus.id)
  const partnershipId = await agree(db, world, offerId)
  await as(db, olga.person)
  const { offer } = await getOwnOffer(db, olga.person, offerTo(olga.person.id))
  await declineOffer(db, olga.person, offer, 'mentor', say('declined word'), worldNow)
  await addLife(db, { ...world, partnershipId }, say)
  await as(db, 'owner')
  return { ...world, board, offerId, declinedOfferId: offer.id, partnershipId, signer: unassigned, amina, marcus }
}

export type DecidedWorld = Awaited<ReturnType<typeof addDecidedWorld>>

/**
 * A pair is ruled out, then kept, so that it surely moves; a note written, the engine run, the board signed.
 * @returns the board
 */
async function decideTogether(db: Db, { program, coordinator, unassigned, amina, marcus }: World, say: Say) {
  await as(db, coordinator)
  const pair = { mentee: amina.applicationId, mentor: marcus.applicationId }
  await rule(db, coordinator, program.id, { kind: 'veto', ...pair, reason: say('ruling') }, worldNow)
  await runMatching(db, coordinator, program, '', worldToday)
  for (const { id } of await listRulings(db, program.id))
    await liftRuling(db, coordinator, program.id, id, say('lifting'), worldNow)
  await rule(db, coordinator, program.id, { kind: 'pin', ...pair, reason: say('ruling') }, worldNow)
  await writeNote(db, coordinator, program.id, pair, say('pair note'), worldNow)
  const number = await runMatching(db, coordinator, program, say('reason of the run'), worldToday)
  await as(db, unassigned)
  const board = await findBoard(db, program.id, number)
  await signBoard(db, unassigned, board, { approves: true, words: say('sign-off') }, worldNow, worldToday)
  return board
}

async function agree(db: Db, { program, amina, marcus }: World, offerId: string): Promise<string> {
  await as(db, marcus)
  const asked = await getOwnOffer(db, marcus, offerId)
  await acceptOffer(db, marcus, program, asked.offer, 'mentor', testKey, worldNow)
  await as(db, amina)
  const { offer } = await getOwnOffer(db, amina, offerId)
  await acceptOffer(db, amina, program, offer, 'mentee', testKey, worldNow)
  return introduce(db, amina, program, offer, worldNow)
}
