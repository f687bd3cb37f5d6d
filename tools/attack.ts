// `npm run attack`: starts a house of its own over a world in which everything written carries a mark, and attacks it.
// Prints what was tried and what failed, by class; ends with 1 unless nothing failed.

import { seeded } from '../journeys/support/applicant.ts'
import { fuzzAddresses, fuzzForms } from './attack/hostile.ts'
import { Tally } from './attack/tally.ts'
import { openTarget } from './attack/target.ts'
import { walkAll } from './attack/walk.ts'

const seed = Number(process.env.ATTACK_SEED ?? Math.floor(Math.random() * 1e6))
console.log(`seed ${seed}: ATTACK_SEED=${seed} tries the same again`)
const tally = new Tally()
const target = await openTarget()
try {
  tally.begin('everybody opens every page')
  const walked = await walkAll(target, tally)
  const only = process.argv[2]
  if (only !== 'forms') {
    tally.begin('addresses bent')
    await fuzzAddresses(target, walked, tally)
  }
  if (only !== 'addresses') {
    tally.begin('forms mangled')
    await fuzzForms(target, walked, tally, seeded(seed), 4)
  }
  tally.end()
  console.log(target.house.memory(), 'MB')
} finally {
  await target.close()
}
console.log(tally.report())
console.log(target.house.faults.join('\n'))
process.exitCode = tally.failed === 0 ? 0 : 1
