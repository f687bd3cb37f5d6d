import { keep, type Privacy } from '#foundation/privacy.ts'

export const committeePrivacy: Privacy = {
  committees: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  constituencies: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  committeeMembers: { record: 'settings', keep: keep.programAndTwo, export: { by: 'personId' } },
}
