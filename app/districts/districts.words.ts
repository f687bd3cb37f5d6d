import type { SchoolLevel } from '#database/types.ts'
import { type Text, words } from '#foundation/language.ts'

export const districtWords = words({
  district: { en: 'School district', fr: 'District scolaire' },
  hint: {
    en: 'Write the number, name or town: “73”, “Kamloops”.',
    fr: 'Écrivez le numéro, le nom ou la ville : « 73 », « Kamloops ».',
  },
  unknown: (typed: string) => ({
    en: `We know no district by “${typed}”. Try its number (like 73) or the town of its office.`,
    fr: `Nous ne connaissons aucun district « ${typed} ». Essayez son numéro (comme 73) ou la ville de son bureau.`,
  }),
  several: (names: string) => ({
    en: `Several districts fit: ${names}. Please type the number.`,
    fr: `Plusieurs districts correspondent : ${names}. Veuillez taper le numéro.`,
  }),
  school: { en: 'School or office', fr: 'École ou bureau' },
  regionWord: { en: 'Region', fr: 'Région' },
  francophone: { en: 'Province-wide (francophone)', fr: 'Toute la province (francophone)' },
})

/** Regions as they are called in each language; place names stay. */
export function regionText(region: string): Text {
  const french: Record<string, string> = {
    'Vancouver Island': 'Île de Vancouver',
    'Metro Vancouver': 'Grand Vancouver',
    'Northern Interior': 'Intérieur-Nord',
    'Kootenay-Boundary': 'Kootenay-Boundary',
    'North West': 'Nord-Ouest',
    'Fraser Valley': 'Vallée du Fraser',
    'South Coast': 'Côte Sud',
    'Province-wide (francophone)': 'Toute la province (francophone)',
  }
  return { en: region, fr: french[region] ?? region }
}

export const settingWords: Record<string, Text> = {
  remote: { en: 'remote', fr: 'éloigné' },
  rural: { en: 'rural', fr: 'rural' },
  mixed: { en: 'mixed', fr: 'mixte' },
  urban: { en: 'urban', fr: 'urbain' },
  'province-wide': { en: 'province-wide', fr: 'provincial' },
}

export const sizeWords: Record<string, Text> = {
  XS: { en: 'under 1,000 students', fr: 'moins de 1 000 élèves' },
  S: { en: '1,000 to 4,999 students', fr: '1 000 à 4 999 élèves' },
  M: { en: '5,000 to 14,999 students', fr: '5 000 à 14 999 élèves' },
  L: { en: '15,000 to 29,999 students', fr: '15 000 à 29 999 élèves' },
  XL: { en: '30,000 students or more', fr: '30 000 élèves ou plus' },
}

export const schoolLevelWords: Record<SchoolLevel, Text> = {
  elementary: { en: 'elementary', fr: 'primaire' },
  middle: { en: 'middle', fr: 'intermédiaire' },
  secondary: { en: 'secondary', fr: 'secondaire' },
  'k-12': { en: 'kindergarten to grade 12', fr: 'de la maternelle à la 12e année' },
  other: { en: 'another kind', fr: 'autre' },
}
