import { keep, type Privacy } from '#foundation/privacy.ts'

export const reviewPrivacy: Privacy = {
  reviews: { record: 'review part A', keep: keep.programAndTwo, export: { by: 'personId' } },
  reviewWords: { record: 'review part A', keep: keep.partnershipAndNinety, export: { by: 'personId' } },
  reviewReports: { record: 'review part B', keep: keep.programAndTwo, export: { by: 'personId' } },
  reviewResults: { record: 'review part B', keep: keep.programAndTwo, export: 'not personal' },
}
