import { keep, type Privacy } from '#foundation/privacy.ts'

/** What this room promises about its one table. */
export const processorPrivacy: Privacy = {
  processors: { record: 'settings', keep: keep.forever, export: 'not personal' },
}
