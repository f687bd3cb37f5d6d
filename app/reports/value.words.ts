import type { Text } from '#foundation/language.ts'

/** Values that are counted, by what they are a value of. */
export const valueWords: Record<string, Record<string, Text>> = {
  outcome: {
    matched: { en: 'matched', fr: 'avec jumelage' },
    waiting: { en: 'waiting', fr: 'en attente' },
    other: { en: 'undecided, declined or withdrawn', fr: 'sans décision, refus ou retrait' },
  },
  pair: {
    going: { en: 'under way', fr: 'en cours' },
    paused: { en: 'taking a break', fr: 'en pause' },
    ended: { en: 'ended', fr: 'terminés' },
  },
  wish: {
    first: { en: 'first wish', fr: 'premier souhait' },
    named: { en: 'another wish', fr: 'un autre souhait' },
    another: { en: 'somebody else than wished', fr: 'une autre personne que souhaité' },
    unnamed: { en: 'had named nobody', fr: 'n’avait nommé personne' },
  },
  rhythm: {
    most: { en: 'three quarters of the months or more', fr: 'trois quarts des mois ou plus' },
    half: { en: 'half of the months or more', fr: 'la moitié des mois ou plus' },
    some: { en: 'fewer than half of the months', fr: 'moins de la moitié des mois' },
    new: { en: 'together for less than two months', fr: 'ensemble depuis moins de deux mois' },
  },
  language: { en: { en: 'English', fr: 'anglais' }, fr: { en: 'French', fr: 'français' } },
  moment: {
    mid_year: { en: 'Mid-year', fr: 'Mi-année' },
    year_end: { en: 'Year end', fr: 'Fin d’année' },
  },
  cost: {
    approved: { en: 'honoraria approved', fr: 'honoraires approuvés' },
    exported: { en: 'honoraria handed to finance', fr: 'honoraires transmis aux finances' },
    paid: { en: 'honoraria paid', fr: 'honoraires versés' },
  },
  ending: {
    completed: { en: 'completed', fr: 'menés à terme' },
    early: { en: 'ended early', fr: 'terminés plus tôt' },
    mentor_left: { en: 'the mentor had to leave', fr: 'départ du mentor' },
  },
  quarter: {
    0: { en: 'fewer than a quarter', fr: 'moins d’un quart' },
    1: { en: 'a quarter or more', fr: 'un quart ou plus' },
    2: { en: 'half or more', fr: 'la moitié ou plus' },
    3: { en: 'three quarters or more', fr: 'trois quarts ou plus' },
  },
}

export const dimensionWords: Record<string, Text> = {
  region: { en: 'region', fr: 'la région' },
  setting: { en: 'setting', fr: 'le milieu' },
  role: { en: 'role', fr: 'la fonction' },
  language: { en: 'language', fr: 'la langue' },
}
export const unsaid: Text = { en: 'not said', fr: 'non précisé' }
