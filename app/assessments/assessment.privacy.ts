import { keep, type Privacy } from '#foundation/privacy.ts'

export const assessmentPrivacy: Privacy = {
  assessments: { record: 'self-assessment scores', keep: keep.decision, export: { by: 'personId' } },
  ratings: { record: 'self-assessment comments', keep: keep.decision, export: { by: 'assessmentId' } },
}
