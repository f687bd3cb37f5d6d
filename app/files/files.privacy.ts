import { keep, type Privacy } from '#foundation/privacy.ts'

export const filePrivacy: Privacy = {
  partnershipFiles: { record: 'shared notes', keep: keep.partnershipAndNinety, export: { by: 'authorId' } },
}
