import { keep, type Privacy } from '#foundation/privacy.ts'

export const questionnairePrivacy: Privacy = {
  questionnaires: { record: 'public', keep: keep.forever, export: 'not personal' },
}
