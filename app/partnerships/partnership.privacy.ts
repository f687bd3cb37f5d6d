import { keep, type Privacy } from '#foundation/privacy.ts'

export const partnershipPrivacy: Privacy = {
  offers: { record: 'partnership shell', keep: keep.programAndTwo, export: { by: 'menteeId' } },
  places: { record: 'partnership shell', keep: keep.programAndTwo, export: 'not personal' },
  partnerships: { record: 'partnership shell', keep: keep.programAndTwo, export: { by: 'menteeId' } },
  partnershipKeys: { record: 'system', keep: keep.partnershipAndNinety, export: 'secret' },
}
