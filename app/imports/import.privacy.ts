import { keep, type Privacy } from '#foundation/privacy.ts'

export const importPrivacy: Privacy = {
  imports: { record: 'application', keep: keep.decision, export: 'not personal' },
  importRows: { record: 'application', keep: keep.decision, export: 'not personal' },
}
