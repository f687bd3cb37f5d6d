import { keep, type Privacy } from '#foundation/privacy.ts'

export const pulsePrivacy: Privacy = {
  beats: { record: 'meeting log', keep: keep.programAndTwo, export: 'not personal' },
  pulseHours: { record: 'report', keep: keep.withProgram, export: 'not personal' },
}
