import { keep, keptBy, type Privacy } from '#foundation/privacy.ts'

export const meetingPrivacy: Privacy = {
  meetings: { record: 'meeting log', keep: keep.partnershipAndNinety, export: { by: 'proposedBy' } },
  meetingTimes: { record: 'meeting log', keep: keep.partnershipAndNinety, export: { by: 'partnershipId' } },
  meetingItems: { record: 'shared notes', keep: keep.partnershipAndNinety, export: { by: 'authorId' } },
  calendarFeeds: {
    record: 'system',
    keep: keptBy('sweepFeeds', {
      en: 'Kept until you end the address; deleted 90 days later.',
      fr: 'Conservé jusqu’à ce que vous supprimiez l’adresse; effacé 90 jours plus tard.',
    }),
    export: 'secret',
  },
}
