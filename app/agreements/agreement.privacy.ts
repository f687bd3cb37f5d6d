import { keep, type Privacy } from '#foundation/privacy.ts'

export const agreementPrivacy: Privacy = {
  agreements: { record: 'shared notes', keep: keep.partnershipAndNinety, export: { by: 'proposedBy' } },
  agreementSignatures: { record: 'shared notes', keep: keep.partnershipAndNinety, export: { by: 'personId' } },
}
