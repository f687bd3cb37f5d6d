import { keep, type Privacy } from '#foundation/privacy.ts'

export const adminPrivacy: Privacy = {
  operations: { record: 'system', keep: keep.days(30), export: 'secret' },
  auditEntries: { record: 'audit log', keep: keep.trail, export: { by: 'actorId' } },
  auditSeals: { record: 'audit log', keep: keep.trail, export: 'not personal' },
  auditHeads: { record: 'public', keep: keep.forever, export: 'not personal' },
  auditCuts: { record: 'system', keep: keep.forever, export: 'not personal' },
  outbox: { record: 'system', keep: keep.days(90), export: 'not personal' },
  localLetters: { record: 'system', keep: keep.days(90), export: 'not personal' },
  rateCounts: { record: 'system', keep: keep.days(2), export: 'not personal' },
}
