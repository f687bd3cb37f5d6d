import type { Text } from './language.ts'

/**
 * What a room promises about one of its tables. A test asks PostgreSQL for every table and fails for one without.
 */
export interface TablePrivacy {
  /** The row of the access matrix that governs it; 'public' holds no person, 'system' no page shows. */
  readonly record: string
  /** How long it is kept and what happens then, in words for the privacy page. */
  readonly keep: Text
  /** Whether it is part of a person's own export, found by this column. */
  readonly export: { readonly by: string } | 'not personal' | 'secret'
}

export type Privacy = Readonly<Record<string, TablePrivacy>>

/** Retention in the words several tables share. */
export const keep = {
  forever: { en: 'Kept while Alongside runs here.', fr: 'Conservé tant qu’Alongside est utilisé ici.' },
  withAccount: { en: 'Kept until the account is closed.', fr: 'Conservé jusqu’à la fermeture du compte.' },
  withProgram: { en: 'Kept with its program.', fr: 'Conservé avec le programme.' },
  decision: {
    en: 'Kept one year after the decision (the law asks for that); if accepted, one year after the program ends. Then deleted.',
    fr: 'Conservé un an après la décision (la loi l’exige); en cas d’acceptation, un an après la fin du programme. Ensuite supprimé.',
  },
  cohort: {
    en: 'Deleted when the program ends, or at once when you ask.',
    fr: 'Supprimé à la fin du programme, ou dès que vous le demandez.',
  },
  days: (n: number): Text => ({ en: `Deleted after ${n} days.`, fr: `Supprimé après ${n} jours.` }),
  trail: {
    en: 'Kept two years, and seven where something was opened in an emergency; then whole days are deleted, and their signature kept.',
    fr: 'Conservé deux ans, et sept si quelque chose a été ouvert en cas d’urgence; ensuite, des journées entières sont supprimées et leur signature conservée.',
  },
  twoYears: { en: 'Kept two years.', fr: 'Conservé deux ans.' },
  partnershipAndNinety: {
    en: 'Kept until 90 days after the partnership ends; then its key is destroyed.',
    fr: 'Conservé jusqu’à 90 jours après la fin du partenariat; sa clé est alors détruite.',
  },
  programAndTwo: {
    en: 'Kept until two years after the program ends.',
    fr: 'Conservé jusqu’à deux ans après la fin du programme.',
  },
  sixYears: {
    en: 'Kept six years after the tax year of the payment.',
    fr: 'Conservé six ans après l’année d’imposition du paiement.',
  },
} as const

/** Promises that no work of the house carries out yet: whoever runs it deletes by hand when the day has come. */
const byHand = new Set<Text>([keep.decision, keep.programAndTwo, keep.twoYears, keep.sixYears])
export const isByHand = (promise: Text): boolean => byHand.has(promise)
