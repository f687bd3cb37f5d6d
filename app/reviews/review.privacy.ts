import { keep, type Privacy } from '#foundation/privacy.ts'

export const reviewPrivacy: Privacy = {
  reviews: { record: 'review part A', keep: keep.programAndTwo, export: { by: 'personId' } },
  reviewWords: { record: 'review part A', keep: keep.partnershipAndNinety, export: { by: 'personId' } },
  reviewReports: { record: 'review part B', keep: keep.programAndOne, export: { by: 'personId' } },
  assessmentShares: {
    record: 'self-assessment scores',
    keep: {
      en: 'Deleted when the mentee takes it back, at the latest 90 days after the partnership ends, or as many as its program said before it began. The self-assessment itself stays its person’s own.',
      fr: 'Supprimé quand la personne mentorée le reprend, au plus tard 90 jours après la fin du partenariat, ou autant que son programme l’a annoncé avant de commencer. L’autoévaluation elle-même reste à la personne.',
      rule: keep.partnershipAndNinety.rule,
    },
    export: { by: 'assessmentId' },
  },
  reviewResults: { record: 'review part B', keep: keep.withProgram, export: 'not personal' },
}
