import { keep, type Privacy } from '#foundation/privacy.ts'

export const thanksPrivacy: Privacy = {
  thanks: { record: 'messages', keep: keep.partnershipAndNinety, export: { by: 'writerId' } },
  quotes: { record: 'named survey answer', keep: keep.programAndTwo, export: { by: 'writerId' } },
  certificates: { record: 'training record', keep: keep.withAccount, export: { by: 'personId' } },
}
