import { keep, type Privacy } from '#foundation/privacy.ts'

export const organizationPrivacy: Privacy = {
  organizations: { record: 'settings', keep: keep.forever, export: 'not personal' },
  staff: { record: 'settings', keep: keep.leavingAndTwo, export: { by: 'personId' } },
  supervisions: { record: 'account', keep: keep.withAccount, export: { by: 'supervisedId' } },
}
