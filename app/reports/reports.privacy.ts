import { keep, type Privacy } from '#foundation/privacy.ts'

export const reportPrivacy: Privacy = {
  reportTexts: { record: 'report', keep: keep.forever, export: 'not personal' },
  reportEditions: { record: 'report', keep: keep.forever, export: 'not personal' },
}
