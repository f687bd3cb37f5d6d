import { keep, type Privacy } from '#foundation/privacy.ts'

export const trainingPrivacy: Privacy = {
  trainings: { record: 'training record', keep: keep.programAndTwo, export: { by: 'personId' } },
}
