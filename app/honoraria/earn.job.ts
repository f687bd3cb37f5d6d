import { system } from '#foundation/actor.ts'
import type { Tick } from '#foundation/postman.ts'
import { earnSeen } from './honorarium.server.ts'

/** Notes as earned what the house has seen every condition of; two people say yes to it next, as to any other. */
export const earnClaims: Tick = (db) => earnSeen(db, system('honoraria'))
