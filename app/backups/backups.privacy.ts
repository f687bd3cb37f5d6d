import { keep, type Privacy } from '#foundation/privacy.ts'

export const backupPrivacy: Privacy = {
  backupRuns: { record: 'system', keep: keep.days(730, 'sweepRuns'), export: 'not personal' },
  workerSigns: { record: 'system', keep: keep.forever, export: 'not personal' },
}
