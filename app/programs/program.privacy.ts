import { keep, type Privacy } from '#foundation/privacy.ts'

export const programPrivacy: Privacy = {
  programs: { record: 'settings', keep: keep.forever, export: 'not personal' },
  programDates: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  seats: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  programTexts: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  programContacts: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  programPlaces: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
  programStaff: { record: 'settings', keep: keep.programAndTwo, export: { by: 'personId' } },
}
