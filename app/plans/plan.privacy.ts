import { keep, type Privacy } from '#foundation/privacy.ts'

const ofTheTwo = { record: 'development plan', keep: keep.partnershipAndNinety } as const

const untilWithdrawn = {
  en: 'Deleted when the mentee takes it back, at the latest 90 days after the partnership ends, or as many as its program said before it began.',
  fr: 'Supprimé quand la personne mentorée le reprend, au plus tard 90 jours après la fin du partenariat, ou autant que son programme l’a annoncé avant de commencer.',
  rule: keep.partnershipAndNinety.rule,
} as const

export const planPrivacy: Privacy = {
  plans: { ...ofTheTwo, export: { by: 'begunBy' } },
  planAgreements: { ...ofTheTwo, export: { by: 'personId' } },
  planSheets: { ...ofTheTwo, export: { by: 'partnershipId' } },
  goals: { ...ofTheTwo, export: { by: 'ownerId' } },
  steps: { ...ofTheTwo, export: { by: 'ownerId' } },
  evidence: { ...ofTheTwo, export: { by: 'authorId' } },
  suggestions: { ...ofTheTwo, export: { by: 'authorId' } },
  feedback: { ...ofTheTwo, export: { by: 'giverId' } },
  planCopies: { record: 'development plan', keep: untilWithdrawn, export: { by: 'menteeId' } },
  planCopyReadings: { record: 'development plan', keep: untilWithdrawn, export: { by: 'readerId' } },
}
