import { keep, type Privacy } from '#foundation/privacy.ts'

export const frameworkPrivacy: Privacy = {
  frameworks: { record: 'public', keep: keep.forever, export: 'not personal' },
  competencies: { record: 'public', keep: keep.forever, export: 'not personal' },
}
