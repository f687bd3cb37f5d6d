import { keep, type Privacy } from '#foundation/privacy.ts'

export const gatheringPrivacy: Privacy = {
  gatherings: { record: 'events', keep: keep.withProgram, export: 'not personal' },
  gatheringGuests: { record: 'directory profile', keep: keep.programAndTwo, export: { by: 'personId' } },
}
