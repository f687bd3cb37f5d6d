import { keep, type Privacy } from '#foundation/privacy.ts'

export const journalPrivacy: Privacy = {
  journalEntries: { record: 'private notes', keep: keep.partnershipAndNinety, export: { by: 'personId' } },
  caseNotes: { record: 'shared notes', keep: keep.partnershipAndNinety, export: { by: 'authorId' } },
  wellBeingChecks: { record: 'private notes', keep: keep.withAccount, export: { by: 'personId' } },
}
