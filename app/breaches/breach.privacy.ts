import { keptBy, type Privacy } from '#foundation/privacy.ts'

const sevenYears = keptBy('sweepIncidents', {
  en: 'Kept seven years after the case was opened, then deleted.',
  fr: 'Conservé sept ans après l’ouverture du dossier, puis supprimé.',
})

export const breachPrivacy: Privacy = {
  incidents: { record: 'privacy incident', keep: sevenYears, export: { by: 'openedBy' } },
  incidentPeople: { record: 'privacy incident', keep: sevenYears, export: { by: 'personId' } },
  incidentNotices: { record: 'privacy incident', keep: sevenYears, export: 'not personal' },
  incidentSteps: { record: 'privacy incident', keep: sevenYears, export: { by: 'personId' } },
}
