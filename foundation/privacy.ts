import type { Text } from './language.ts'

/**
 * What a room promises about one of its tables. A test asks PostgreSQL for every table and fails for one without, and for
 * one whose promise nothing carries out.
 */
export interface TablePrivacy {
  /** The row of the access matrix that governs it; 'public' holds no person, 'system' no page shows. */
  readonly record: string
  /** How long it is kept and what happens then: the rule, and its words for the privacy page. */
  readonly keep: Keep
  /** Whether it is part of a person's own export, found by this column. */
  readonly export: { readonly by: string } | 'not personal' | 'secret'
}

export type Privacy = Readonly<Record<string, TablePrivacy>>

/** The event from which the days of a promise are counted. */
export type Anchor =
  | 'decision'
  | 'program end'
  | 'partnership end'
  | 'group end'
  | 'payment'
  | 'tax year'
  | 'leaving'
  | 'made'

export type Rule =
  /** It stays: with the house, or with its program. */
  | { readonly until: 'always' }
  /** Until its person closes the account. */
  | { readonly until: 'account' }
  /** So long after something has happened; by the policy `due` of its table, which 0035_erasures.sql makes. */
  | { readonly until: Anchor; readonly years?: number; readonly days?: number }
  /** Until a job of its own takes it: the name of a tick in app/worker.ts. */
  | { readonly until: 'job'; readonly job: string }

/** A promise: its words, and the rule they say. */
export interface Keep extends Text {
  readonly rule?: Rule
}

/** A promise counted from something that happens, in words of one's own; its table says so too, by `app.delete_when`. */
export const after = (until: Anchor, span: { years?: number; days?: number }, text: Text): Keep => ({
  ...text,
  rule: { until, ...span },
})

/** A promise that a job of the room's own carries out, in the room's own words. @param job a tick of app/worker.ts */
export const keptBy = (job: string, text: Text): Keep => ({ ...text, rule: { until: 'job', job } })

/** Retention in the words several tables share. */
export const keep = {
  forever: {
    en: 'Kept while Alongside runs here.',
    fr: 'Conservé tant qu’Alongside est utilisé ici.',
    rule: { until: 'always' },
  },
  withAccount: {
    en: 'Kept until you close your account; then deleted at once.',
    fr: 'Conservé jusqu’à la fermeture de votre compte; aussitôt supprimé ensuite.',
    rule: { until: 'account' },
  },
  /** What may be there of somebody who has no account to close. */
  withAccountOrNamed: {
    en: 'Kept until you close your account; then deleted at once. Of somebody who was only named and never came (a referee, a supervisor, somebody in a file): deleted 90 days after they were named, or later, as soon as nothing here needs them any more.',
    fr: 'Conservé jusqu’à la fermeture de votre compte; aussitôt supprimé ensuite. Pour une personne qui a seulement été nommée et n’est jamais venue (une référence, une personne responsable, une ligne d’un fichier) : supprimé 90 jours après, ou plus tard, dès que plus rien ici n’en a besoin.',
    rule: { until: 'account' },
  },
  withProgram: { en: 'Kept with its program.', fr: 'Conservé avec le programme.', rule: { until: 'always' } },
  decision: after(
    'decision',
    { years: 1 },
    {
      en: 'Kept one year after the decision (the law asks for that), and until 90 days after the program, when the year’s figures are made; if accepted, one year after the program ends. Then deleted.',
      fr: 'Conservé un an après la décision (la loi l’exige), et jusqu’à 90 jours après le programme, lorsque les chiffres de l’année sont établis; en cas d’acceptation, un an après la fin du programme. Ensuite supprimé.',
    },
  ),
  cohort: keptBy('sweepIdentifications', {
    en: 'Deleted when the program ends, or at once when you ask.',
    fr: 'Supprimé à la fin du programme, ou dès que vous le demandez.',
  }),
  trail: keptBy('keepTrail', {
    en: 'Kept two years, and seven where something was opened in an emergency; then whole days are deleted, and their signature kept.',
    fr: 'Conservé deux ans, et sept si quelque chose a été ouvert en cas d’urgence; ensuite, des journées entières sont supprimées et leur signature conservée.',
  }),
  /** Counted from when it was made, or ran out; the house's own sweep deletes it unless another job is named. */
  days: (n: number, job = 'sweep'): Keep =>
    keptBy(job, { en: `Deleted after ${n} days.`, fr: `Supprimé après ${n} jours.` }),
  /** What opens a door for a while: sessions, links, codes. */
  expiry: (n: number, job = 'sweep'): Keep =>
    keptBy(job, {
      en: `Deleted ${n} days after it has run out.`,
      fr: `Supprimé ${n} jours après son expiration.`,
    }),
  partnershipAndNinety: after(
    'partnership end',
    { days: 90 },
    {
      en: 'Kept for 90 days after the partnership ends, or for as many (30 to 365) as its program said before it began; then its key is destroyed and it is deleted.',
      fr: 'Conservé 90 jours après la fin du partenariat, ou autant de jours (de 30 à 365) que son programme l’a annoncé avant de commencer; sa clé est alors détruite et le contenu supprimé.',
    },
  ),
  groupAndNinety: after(
    'group end',
    { days: 90 },
    {
      en: 'Kept for 90 days after the group’s last day, or for as many (30 to 365) as its program said before it began; then its key is destroyed and it is deleted.',
      fr: 'Conservé 90 jours après le dernier jour du groupe, ou autant de jours (de 30 à 365) que son programme l’a annoncé avant de commencer; sa clé est alors détruite et le contenu supprimé.',
    },
  ),
  programAndOne: after(
    'program end',
    { years: 1 },
    {
      en: 'Kept until one year after the program ends; then only figures stay.',
      fr: 'Conservé jusqu’à un an après la fin du programme; il ne reste ensuite que des chiffres.',
    },
  ),
  programAndTwo: after(
    'program end',
    { years: 2 },
    {
      en: 'Kept until two years after the program ends; then only figures stay.',
      fr: 'Conservé jusqu’à deux ans après la fin du programme; il ne reste ensuite que des chiffres.',
    },
  ),
  leavingAndTwo: after(
    'leaving',
    { years: 2 },
    {
      en: 'Kept while they hold the office, and two years after.',
      fr: 'Conservé pendant la durée de la fonction, et deux ans après.',
    },
  ),
  doneAndTwo: after(
    'made',
    { years: 2 },
    { en: 'Kept two years after it was done.', fr: 'Conservé deux ans après avoir été accompli.' },
  ),
  sixYears: after(
    'tax year',
    { years: 6 },
    {
      en: 'Kept six years after the tax year of the payment; where nothing was paid, after the year in which the program ended. Then deleted.',
      fr: 'Conservé six ans après l’année d’imposition du paiement; si rien n’a été payé, après l’année de la fin du programme. Ensuite supprimé.',
    },
  ),
} as const satisfies Record<string, Keep | ((n: number) => Keep)>

/** The last day on which something is kept, when what its promise counts from fell on `day`; none where it stays or a job says. */
export function lastDayKept(rule: Rule | undefined, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (!rule || rule.until === 'always' || rule.until === 'account' || rule.until === 'job') return undefined
  const { years = 0, days = 0 } = rule
  if (rule.until === 'tax year') return Temporal.PlainDate.from({ year: day.year + years, month: 12, day: 31 })
  return day.add({ years, days })
}
