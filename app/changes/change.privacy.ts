import { keep, type Privacy } from '#foundation/privacy.ts'

export const changePrivacy: Privacy = {
  extensions: { record: 'partnership shell', keep: keep.programAndTwo, export: { by: 'proposedBy' } },
  concerns: { record: 'concern', keep: keep.programAndTwo, export: { by: 'authorId' } },
}
