import { keep, type Privacy } from '#foundation/privacy.ts'

export const honorariumPrivacy: Privacy = {
  honoraria: { record: 'honorarium claim', keep: keep.sixYears, export: { by: 'personId' } },
  honorariumExports: { record: 'honorarium claim', keep: keep.sixYears, export: 'not personal' },
  honorariumTerms: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
}
