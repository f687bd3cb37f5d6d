import type { Duties } from '#foundation/postman.ts'
import { signInLetter } from './people/sign-in.email.ts'
import { sweep } from './people/sweep.job.ts'

/** Door two: what happens without a click. Letters by kind, work by name, and what is looked for every few minutes. */
export const duties: Duties = {
  letters: {
    'sign-in': signInLetter,
  },
  works: {},
  ticks: {
    sweep,
  },
}
