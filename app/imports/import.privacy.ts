import { keep, type Privacy } from '#foundation/privacy.ts'
import { keepDays } from './import.ts'

export const importPrivacy: Privacy = {
  imports: { record: 'application', keep: keep.withProgram, export: 'not personal' },
  importRows: { record: 'application', keep: keep.days(keepDays, 'sweepImports'), export: { by: 'personId' } },
  importTwins: { record: 'application', keep: keep.days(keepDays, 'sweepImports'), export: { by: 'personId' } },
  importJournal: { record: 'system', keep: keep.days(keepDays, 'sweepImports'), export: 'secret' },
}
