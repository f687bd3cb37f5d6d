import { keep, type Privacy } from '#foundation/privacy.ts'

export const readingPrivacy: Privacy = {
  readings: { record: 'committee note', keep: keep.decision, export: 'not personal' },
  scores: { record: 'committee note', keep: keep.decision, export: 'not personal' },
}
