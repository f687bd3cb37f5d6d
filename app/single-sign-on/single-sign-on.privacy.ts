import { keep, type Privacy } from '#foundation/privacy.ts'

export const signOnPrivacy: Privacy = {
  signOnProviders: { record: 'settings', keep: keep.forever, export: 'not personal' },
  signOnSecrets: { record: 'system', keep: keep.forever, export: 'secret' },
  signOnAttempts: { record: 'system', keep: keep.days(7, 'sweepSignOns'), export: 'secret' },
  signOnIdentities: { record: 'account', keep: keep.withAccount, export: { by: 'personId' } },
}
