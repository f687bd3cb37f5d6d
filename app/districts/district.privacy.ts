import { keep, type Privacy } from '#foundation/privacy.ts'

export const districtPrivacy: Privacy = {
  districts: { record: 'public', keep: keep.forever, export: 'not personal' },
  schools: { record: 'public', keep: keep.forever, export: 'not personal' },
}
