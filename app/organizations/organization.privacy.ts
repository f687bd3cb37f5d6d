import { after, keep, type Privacy } from '#foundation/privacy.ts'

const untilEnded = after(
  'leaving',
  { years: 2 },
  {
    en: 'Kept until one of the two closes their account, or two years after it ended; then deleted.',
    fr: 'Conservé jusqu’à ce que l’une des deux personnes ferme son compte, ou deux ans après la fin; ensuite supprimé.',
  },
)

export const organizationPrivacy: Privacy = {
  organizations: { record: 'settings', keep: keep.forever, export: 'not personal' },
  staff: { record: 'settings', keep: keep.leavingAndTwo, export: { by: 'personId' } },
  supervisions: { record: 'account', keep: untilEnded, export: { by: 'supervisedId' } },
}
