import { keptBy, type Privacy } from '#foundation/privacy.ts'

export const sessionsPrivacy: Privacy = {
  devices: {
    record: 'account',
    keep: keptBy('sweepDevices', {
      en: 'Deleted 400 days after you last signed in from that browser.',
      fr: 'Supprimé 400 jours après votre dernière connexion depuis ce navigateur.',
    }),
    export: { by: 'personId' },
  },
}
