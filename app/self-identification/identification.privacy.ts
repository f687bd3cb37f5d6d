import { keep, type Privacy } from '#foundation/privacy.ts'

export const identificationPrivacy: Privacy = {
  personKeys: { record: 'system', keep: keep.withAccount, export: 'secret' },
  selfIdentifications: { record: 'self-identification', keep: keep.cohort, export: { by: 'personId' } },
  wishMatches: { record: 'self-identification', keep: keep.cohort, export: 'not personal' },
}
