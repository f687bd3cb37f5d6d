import { keep, type Privacy } from '#foundation/privacy.ts'

export const contactPrivacy: Privacy = {
  contacts: { record: 'meeting log', keep: keep.programAndTwo, export: { by: 'loggedBy' } },
  contactLetters: { record: 'meeting log', keep: keep.programAndTwo, export: { by: 'personId' } },
  quiets: { record: 'meeting log', keep: keep.programAndTwo, export: 'not personal' },
  callWishes: { record: 'meeting log', keep: keep.programAndTwo, export: { by: 'personId' } },
}
