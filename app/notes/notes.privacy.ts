import { keep, type Privacy } from '#foundation/privacy.ts'

export const notePrivacy: Privacy = {
  privateNotes: {
    record: 'private notes',
    keep: {
      en: 'Kept until you delete them, or 90 days after the partnership ends; then deleted.',
      fr: 'Conservées jusqu’à ce que vous les supprimiez, ou 90 jours après la fin du partenariat; puis supprimées.',
      rule: keep.partnershipAndNinety.rule,
    },
    export: { by: 'authorId' },
  },
  sharedNotes: { record: 'shared notes', keep: keep.partnershipAndNinety, export: { by: 'authorId' } },
}
