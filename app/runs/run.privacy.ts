import { keep, type Privacy } from '#foundation/privacy.ts'
import { keepDays } from './run.ts'

export const runPrivacy: Privacy = {
  matchingRuns: { record: 'committee note', keep: keep.days(keepDays, 'watchRuns'), export: 'not personal' },
}
