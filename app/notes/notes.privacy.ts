import { keep, type Privacy } from '#foundation/privacy.ts'

export const notePrivacy: Privacy = {
  privateNotes: {
    record: 'private notes',
    keep: {
      en: 'Kept until you delete them, or 90 days after the partnership ends (or as many as its program said before it began); then deleted.',
      fr: 'Conservées jusqu’à ce que vous les supprimiez, ou 90 jours après la fin du partenariat (ou autant que son programme l’a annoncé avant de commencer); puis supprimées.',
      rule: keep.partnershipAndNinety.rule,
    },
    export: { by: 'authorId' },
  },
  sharedNotes: { record: 'shared notes', keep: keep.partnershipAndNinety, export: { by: 'authorId' } },
}
