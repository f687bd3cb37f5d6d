import { testKey } from '#foundation/testing.ts'
import { listConcerns, settleConcern } from './changes/concern.server.ts'
import { archiveProgram, reopenProgram } from './closings/closing.server.ts'
import { getExport, listExports, makeExport, markExportPaid } from './honoraria/export.server.ts'
import {
  approveClaim,
  closeUnmet,
  getClaim,
  getHandler,
  getOwnClaim,
  giveUp,
  listClaims,
  reopenClaim,
  tickConditions,
} from './honoraria/honorarium.server.ts'
import type { Honorarium } from './honoraria/honorarium.ts'
import { getProgram } from './programs/program.server.ts'
import { inSight, personOf, type Simulation } from './simulation.example.ts'

/** The weeks in which the program is closed, and opened again because that was too early. */
const [closedIn, reopenedIn] = [46, 47]
/** How many claims somebody finds time for in a week. */
const claimsAWeek = 14

/** What those who run the program do once a week besides: what was said in confidence, money, closing and opening again. */
export async function runProgram(simulation: Simulation, week: number): Promise<void> {
  const { act, pool, now, today, chance } = simulation
  const { coordinator, program } = pool
  for (const concern of await inSight(simulation, (db) => listConcerns(db, coordinator, program.id)))
    if (!concern.settledAt && chance.share(0.5))
      await act('concern settled', coordinator, (db) =>
        settleConcern(db, coordinator, program.id, concern, '', concern.version, testKey, now()),
      )
  await handleMoney(simulation)
  if (week !== closedIn && week !== reopenedIn) return
  await act(week === closedIn ? 'archived' : 'reopened', coordinator, async (db) => {
    const found = await getProgram(db, program.id)
    if (week === closedIn) return archiveProgram(db, coordinator, found, found.version, now(), today)
    return reopenProgram(db, coordinator, found, found.version, now())
  })
}

/** Last week's exports are paid, this week's is made, and some claims go a step. */
async function handleMoney(simulation: Simulation): Promise<void> {
  const { act, pool, now, today, chance } = simulation
  const { admin, program } = pool
  const claims = await inSight(simulation, (db) => listClaims(db, program.id))
  if (claims.length === 0) return
  await act('paid', admin, async (db) => {
    const handler = await getHandler(db, admin, program.id)
    for (const { number } of await listExports(db, program.id)) {
      const exported = (await getExport(db, program.id, String(number))).claims
      if (exported.some(({ state }) => state === 'exported'))
        await markExportPaid(db, admin, handler, exported, { paidOn: today, reference: `B-${number}` }, today)
    }
  })
  await act('exported', admin, async (db) =>
    makeExport(db, admin, await getHandler(db, admin, program.id), program, 'en', now()),
  )
  const moving = claims.filter(({ state }) => state !== 'paid' && state !== 'exported')
  for (let n = 0; n < Math.min(claimsAWeek, moving.length); n++) await step(simulation, chance.one(moving))
}

async function step(simulation: Simulation, { id, state, approvedBy, personId }: Honorarium): Promise<void> {
  const { act, pool, now, chance } = simulation
  const { coordinator, admin, program } = pool
  const byMentor = state === 'given_up' || (state !== 'not_met' && chance.share(0.06))
  if (byMentor) {
    const mentor = personOf(simulation, personId)
    await act('honorarium given up', mentor, async (db) => {
      const own = await getOwnClaim(db, mentor, id)
      await giveUp(db, mentor, own, own.version, own.state !== 'given_up')
    })
    return
  }
  const by = state === 'earned' && approvedBy !== null ? admin : coordinator
  const isRefused = chance.share(0.15)
  const word = 'Thank you all the same.'
  await act(`honorarium ${state}`, by, async (db) => {
    const handler = await getHandler(db, by, program.id)
    const claim = await getClaim(db, program.id, id)
    if (state === 'not_met') return reopenClaim(db, by, handler, claim, claim.version)
    if (isRefused && by === coordinator) return closeUnmet(db, by, handler, claim, claim.version, word)
    if (state === 'earned') return approveClaim(db, by, handler, claim, claim.version, now())
    return tickConditions(db, by, handler, claim, claim.version, new Set(claim.conditions.keys()))
  })
}
