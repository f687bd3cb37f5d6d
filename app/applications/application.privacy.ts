import { keep, type Privacy } from '#foundation/privacy.ts'

export const applicationPrivacy: Privacy = {
  applications: { record: 'application', keep: keep.decision, export: { by: 'personId' } },
  applicationAnswers: { record: 'application', keep: keep.decision, export: { by: 'applicationId' } },
  wishes: { record: 'application', keep: keep.decision, export: { by: 'applicationId' } },
  applicationRequests: { record: 'application', keep: keep.decision, export: { by: 'applicationId' } },
  attestations: { record: 'application', keep: keep.decision, export: { by: 'applicationId' } },
  acceptances: { record: 'application', keep: keep.decision, export: { by: 'applicationId' } },
  referees: { record: 'reference', keep: keep.decision, export: { by: 'personId' } },
}
