import { keep, keptBy, type Privacy } from '#foundation/privacy.ts'

export const myDataPrivacy: Privacy = {
  ownExports: {
    record: 'system',
    keep: keptBy('sweepExports', {
      en: 'Deleted when it is fetched, at the latest a day after it was made.',
      fr: 'Supprimé dès sa récupération, au plus tard un jour après sa préparation.',
    }),
    export: 'secret',
  },
  dataRequests: { record: 'application', keep: keep.decision, export: { by: 'personId' } },
}
