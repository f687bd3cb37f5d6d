import { keep, type Privacy } from '#foundation/privacy.ts'

export const closingPrivacy: Privacy = {
  closingTicks: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  mentorInvitations: { record: 'application', keep: keep.decision, export: { by: 'personId' } },
}
