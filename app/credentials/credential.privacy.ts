import { keep, keptBy, type Privacy } from '#foundation/privacy.ts'

export const credentialPrivacy: Privacy = {
  passkeys: { record: 'account', keep: keep.withAccount, export: { by: 'personId' } },
  totps: { record: 'account', keep: keep.withAccount, export: 'secret' },
  recoveryCodes: { record: 'account', keep: keep.withAccount, export: 'secret' },
  recoverySeeds: {
    record: 'system',
    keep: keptBy('sweepCredentials', { en: 'Deleted after 15 minutes.', fr: 'Supprimé après 15 minutes.' }),
    export: 'secret',
  },
  spentChallenges: { record: 'system', keep: keep.days(1, 'sweepCredentials'), export: 'not personal' },
  proofFailures: { record: 'account', keep: keep.days(2, 'sweepCredentials'), export: { by: 'personId' } },
  accessRequests: { record: 'account', keep: keep.days(100, 'sweepCredentials'), export: { by: 'personId' } },
  addressChanges: { record: 'account', keep: keep.days(7, 'sweepCredentials'), export: { by: 'personId' } },
}
