import { keep, type Privacy } from '#foundation/privacy.ts'

export const peoplePrivacy: Privacy = {
  people: { record: 'account', keep: keep.withAccountOrNamed, export: { by: 'id' } },
  contactCards: { record: 'account', keep: keep.withAccountOrNamed, export: { by: 'personId' } },
  emails: { record: 'account', keep: keep.withAccountOrNamed, export: { by: 'personId' } },
  positions: { record: 'account', keep: keep.withAccountOrNamed, export: { by: 'personId' } },
  sessions: { record: 'account', keep: keep.expiry(7), export: { by: 'personId' } },
  signIns: { record: 'system', keep: keep.expiry(7), export: 'secret' },
  links: { record: 'system', keep: keep.expiry(7), export: 'secret' },
  consents: { record: 'consents', keep: keep.withAccountOrNamed, export: { by: 'personId' } },
  consentTexts: { record: 'public', keep: keep.forever, export: 'not personal' },
}
