import { keep, type Privacy } from '#foundation/privacy.ts'

export const identificationPrivacy: Privacy = {
  'private.personKeys': { record: 'system', keep: keep.withAccount, export: 'secret' },
  'private.selfIdentifications': { record: 'self-identification', keep: keep.cohort, export: { by: 'personId' } },
  'private.wishMatches': { record: 'self-identification', keep: keep.cohort, export: 'not personal' },
}
