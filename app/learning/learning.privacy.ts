import { keep, type Privacy } from '#foundation/privacy.ts'

export const learningPrivacy: Privacy = {
  catalogueItems: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  dutyTicks: { record: 'development plan', keep: keep.partnershipAndNinety, export: { by: 'partnershipId' } },
}
