// `npm run attack`: starts a house of its own, over a world in which everything written carries a mark, and attacks it.
// Prints what was tried and what failed, by class; ends with 1 unless nothing failed.
import { parseArgs } from 'node:util'
import { seeded } from '../journeys/support/applicant.ts'
import { killMeanwhile, pressTwice } from './attack/haste.ts'
import { fuzzAddresses, fuzzForms } from './attack/hostile.ts'
import { bendLetters } from './attack/letters.ts'
import { raceEachOther } from './attack/races.ts'
import { type Choose, postFromElsewhere, replayAddresses, replayForms, useOldSessions } from './attack/stolen.ts'
import { Tally } from './attack/tally.ts'
import { openTarget } from './attack/target.ts'
import { uploadBadly } from './attack/uploads.ts'
import { walkAll } from './attack/walk.ts'
import { pressSlowly, speakBadly } from './attack/wire.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, help: { type: 'boolean' } },
})
const seed = Number(process.env.ATTACK_SEED ?? Math.floor(Math.random() * 1e6))
const random = seeded(seed)
/** At most so many of all, by chance; a quick attack tries a tenth. */
const upTo =
  (most: number): Choose =>
  (all) =>
    all.filter(() => random() < (values.quick ? most / 10 : most) / all.length)

const classes = ['wire', 'stolen', 'hostile', 'uploads', 'letters', 'haste', 'races', 'policy']
if (values.help || positionals.some((name) => !classes.includes(name))) {
  console.log(`npm run attack [-- --quick] [-- ${classes.join(' | ')}]`)
  process.exit(values.help ? 0 : 2)
}
const wanted = positionals.length ? positionals : classes

// told to stop, the house that was started goes too
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

const tally = new Tally()
console.log(`Attacking, with seed ${seed} (ATTACK_SEED=${seed} tries the same again).`)
const target = await openTarget({ few: values.quick })
/** What another house said of itself. */
const said: string[] = []
try {
  if (wanted.includes('wire')) {
    tally.begin('what no browser says')
    await speakBadly(target, tally)
    tally.begin('slow lines and large bodies')
    await pressSlowly(target, tally)
  }
  tally.begin('everybody opens every page')
  const walked = await walkAll(target, tally)
  if (wanted.includes('stolen')) {
    tally.begin('everybody asks for what is others’')
    await replayAddresses(target, walked, tally, upTo(300))
    tally.begin('everybody sends the forms of others')
    await replayForms(target, walked, tally, upTo(150))
    tally.begin('sessions that are none any more')
    await useOldSessions(target, walked, tally, upTo(60))
    tally.begin('forms sent from other sites')
    await postFromElsewhere(target, walked, tally)
  }
  if (wanted.includes('hostile')) {
    tally.begin('bent addresses')
    await fuzzAddresses(target, walked, tally, upTo(40))
    tally.begin('mangled forms')
    await fuzzForms(target, walked, tally, upTo(5))
  }
  if (wanted.includes('uploads')) {
    tally.begin('files that are none, or mean harm')
    await uploadBadly(target, walked, tally)
  }
  if (wanted.includes('letters')) {
    tally.begin('what ends in a letter')
    await bendLetters(target, walked, tally, upTo(5))
  }
  if (wanted.includes('haste')) {
    tally.begin('the same form twice at once')
    await pressTwice(target, walked, tally, upTo(150))
    tally.begin('kill -9 in the middle of forms')
    await killMeanwhile(target, tally, random, values.quick ? 2 : 10)
  }
  if (wanted.includes('races')) {
    tally.begin('two people at once')
    await raceEachOther(target, tally, values.quick ? 1 : 5)
  }
  if (wanted.includes('policy')) {
    tally.begin('everybody opens every page, no row-level security')
    // A house of its own: in the other the attack has promised, published and ended things by forms that were its to send.
    const open = await openTarget({ few: values.quick })
    try {
      await open.openRows()
      await walkAll(open, tally)
      said.push(...open.house.faults)
    } finally {
      await open.close()
    }
  }
  tally.begin('what the house says of itself')
  for (const fault of [...target.house.faults, ...said]) tally.count('told of a fault', fault)
  tally.end()
} finally {
  await target.close()
}
console.log(tally.report())
process.exitCode = tally.failed === 0 ? 0 : 1
