import { z } from 'zod'
import { identifier } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { mustDecide } from '../access/standing.server.ts'
import { findProgram } from '../programs/program.server.ts'
import { stopRun } from './run.server.ts'
import { runWords as w } from './runs.words.ts'

/** Stops a run that is under way, whoever started it; its form stands where the run is shown. */
export const stopPage = page('/programs/:program/matching/stop', {
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    return goTo(`/programs/${program.slug}/matching`)
  },
  form: z.strictObject({ run: identifier() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findProgram(db, params.program)
    await stopRun(db, actor, program.id, values.run, now)
    return goTo(`/programs/${program.slug}/matching`, { notice: w.stoppedNow })
  },
})
