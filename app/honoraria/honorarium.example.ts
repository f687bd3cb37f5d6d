import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import type { Program } from '../programs/program.ts'
import {
  approveClaim,
  closeUnmet,
  getHandler,
  listClaims,
  openClaims,
  reopenClaim,
  tickConditions,
} from './honorarium.server.ts'
import type { Honorarium } from './honorarium.ts'
import { saveTerms } from './terms.server.ts'

export const honorariaNow = Temporal.Instant.from('2026-10-25T20:00:00Z')

/** The claim of one mentor as it stands now. */
export async function claimOf(db: Db, program: Program, personId: string): Promise<Honorarium> {
  const claim = (await listClaims(db, program.id)).find((each) => each.personId === personId)
  if (!claim) throw new Error('There is no claim.')
  return claim
}

/** Every condition of a claim is ticked, by whoever acts. */
export async function earn(db: Db, actor: PersonActor, program: Program, personId: string): Promise<Honorarium> {
  const claim = await claimOf(db, program, personId)
  const all = new Set(claim.conditions.keys())
  await tickConditions(db, actor, await getHandler(db, actor, program.id), claim, claim.version, all)
  return claimOf(db, program, personId)
}

interface Two {
  readonly marcus: PersonActor
  readonly coordinator: PersonActor
  readonly program: Program
}

/** The mentor's claim: closed with a word, opened again, earned, and with its first yes. */
export async function addHonorarium(db: Db, two: Two, say: (what: string) => string): Promise<void> {
  const { marcus, coordinator, program } = two
  await as(db, coordinator)
  const handler = await getHandler(db, coordinator, program.id)
  const line = say('honorarium condition')
  await saveTerms(db, coordinator, program, 0, [{ en: line, fr: line, proof: null }])
  await openClaims(db, coordinator, program, honorariaNow)
  const open = await claimOf(db, program, marcus.id)
  await closeUnmet(db, coordinator, handler, open, open.version, say('word with an honorarium'))
  const closed = await claimOf(db, program, marcus.id)
  await reopenClaim(db, coordinator, handler, closed, closed.version)
  const earned = await earn(db, coordinator, program, marcus.id)
  await approveClaim(db, coordinator, handler, earned, earned.version, honorariaNow)
}
