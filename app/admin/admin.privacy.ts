import { keep, type Privacy } from '#foundation/privacy.ts'

export const adminPrivacy: Privacy = {
  operations: { record: 'system', keep: keep.days(30), export: 'secret' },
  auditEntries: { record: 'audit log', keep: keep.twoYears, export: { by: 'actorId' } },
  outbox: { record: 'system', keep: keep.days(90), export: 'not personal' },
  localLetters: { record: 'system', keep: keep.days(90), export: 'not personal' },
  rateCounts: { record: 'system', keep: keep.days(2), export: 'not personal' },
}
