import { keptBy, type Privacy } from '#foundation/privacy.ts'

const sevenYears = keptBy('watchGrants', {
  en: 'Kept seven years after the request, then deleted.',
  fr: 'Conservé sept ans après la demande, puis supprimé.',
})
const oneYear = keptBy('watchGrants', {
  en: 'Kept one year after it was given, then deleted.',
  fr: 'Conservé un an après la transmission, puis supprimé.',
})

export const grantPrivacy: Privacy = {
  grants: { record: 'confidential access', keep: sevenYears, export: { by: 'askedBy' } },
  grantSteps: { record: 'confidential access', keep: sevenYears, export: { by: 'personId' } },
  grantReadings: { record: 'confidential access', keep: sevenYears, export: { by: 'readerId' } },
  extracts: { record: 'extract', keep: oneYear, export: { by: 'sharedBy' } },
}
