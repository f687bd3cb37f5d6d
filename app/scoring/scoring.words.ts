import { count, type Text, words } from '#foundation/language.ts'
import type { RuleKey } from './rule.ts'

const ordinals = {
  en: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
  fr: ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième', 'sixième', 'septième', 'huitième', 'neuvième'],
}
const ordinal = (rank: number, language: 'en' | 'fr') => ordinals[language][rank - 1] ?? String(rank)

/** The words of one reason each. Lists come in already joined, in the language of the sentence. */
export const reasonWords = words({
  noGap: {
    en: 'The mentee asks for no competency in particular',
    fr: 'La personne mentorée ne demande aucune compétence en particulier',
  },
  gapsMet: (met: number, gaps: number, names: string) => ({
    en: `${met} of ${count(gaps, 'en', 'gap', 'gaps')} ${met === 1 ? 'meets' : 'meet'} a strength: ${names}`,
    fr: `${met} ${met < 2 ? 'besoin' : 'besoins'} sur ${gaps} ${met < 2 ? 'rejoint' : 'rejoignent'} une force : ${names}`,
  }),
  noGapMet: (gaps: number) => ({
    en: gaps === 1 ? 'The one gap meets no strength' : `None of ${gaps} gaps meets a strength`,
    fr: gaps === 1 ? 'Le seul besoin ne rejoint aucune force' : `Aucun des ${gaps} besoins ne rejoint une force`,
  }),
  issues: (shared: number, of: number, names: string) => ({
    en: `${shared} of ${count(of, 'en', 'issue', 'issues')} in common: ${names}`,
    fr: `${count(shared, 'fr', 'enjeu commun', 'enjeux communs')} sur ${of} : ${names}`,
  }),
  noIssue: { en: 'No issue in common', fr: 'Aucun enjeu commun' },
  levels: (shared: number, of: number, names: string) => ({
    en: `The mentor knows ${shared} of ${count(of, 'en', 'level', 'levels')}: ${names}`,
    fr: `Le mentor connaît ${count(shared, 'fr', 'niveau', 'niveaux')} sur ${of} : ${names}`,
  }),
  noLevel: { en: 'The mentor knows other levels', fr: 'Le mentor connaît d’autres niveaux' },
  subjects: (shared: number, of: number, names: string) => ({
    en: `The mentor knows ${shared} of ${count(of, 'en', 'subject', 'subjects')}: ${names}`,
    fr: `Le mentor connaît ${count(shared, 'fr', 'matière', 'matières')} sur ${of} : ${names}`,
  }),
  noSubject: { en: 'The mentor knows other subjects', fr: 'Le mentor connaît d’autres matières' },
  channels: (names: string) => ({
    en: `Ways of meeting in common: ${names}`,
    fr: `Moyens de rencontre communs : ${names}`,
  }),
  noChannel: { en: 'No way of meeting in common', fr: 'Aucun moyen de rencontre commun' },
  times: (names: string) => ({ en: `Times in common: ${names}`, fr: `Moments communs : ${names}` }),
  noTime: { en: 'No times in common', fr: 'Aucun moment commun' },
  menteeWish: (rank: number) => ({
    en: `The mentee’s ${ordinal(rank, 'en')} wish`,
    fr: `Le ${ordinal(rank, 'fr')} souhait de la personne mentorée`,
  }),
  mentorWish: (rank: number) => ({
    en: `The mentor’s ${ordinal(rank, 'en')} wish`,
    fr: `Le ${ordinal(rank, 'fr')} souhait du mentor`,
  }),
  bothWishes: (mentee: number, mentor: number) => ({
    en: `The mentee’s ${ordinal(mentee, 'en')} wish and the mentor’s ${ordinal(mentor, 'en')}`,
    fr: `Le ${ordinal(mentee, 'fr')} souhait de la personne mentorée et le ${ordinal(mentor, 'fr')} du mentor`,
  }),
  otherWish: { en: 'Somebody else was wished for', fr: 'Une autre personne était souhaitée' },
  apart: (km: string, from: string, to: string) => ({
    en: `${km} km apart (${from} – ${to})`,
    fr: `À ${km} km l’un de l’autre (${from} – ${to})`,
  }),
  samePlace: (city: string) => ({ en: `In the same place (${city})`, fr: `Au même endroit (${city})` }),
  inPerson: (sentence: string) => ({
    en: `${sentence}; both would like to meet in person`,
    fr: `${sentence}; les deux aimeraient se rencontrer en personne`,
  }),
  sameRegion: (region: string) => ({ en: `The same region: ${region}`, fr: `La même région : ${region}` }),
  regions: (mentee: string, mentor: string) => ({
    en: `Different regions: ${mentee} and ${mentor}`,
    fr: `Régions différentes : ${mentee} et ${mentor}`,
  }),
  sameSetting: (setting: string) => ({ en: `The same setting: ${setting}`, fr: `Même milieu : ${setting}` }),
  settings: (mentee: string, mentor: string) => ({
    en: `Different settings: ${mentee} and ${mentor}`,
    fr: `Milieux différents : ${mentee} et ${mentor}`,
  }),
  knows: (sentence: string) => ({
    en: `${sentence}; the mentor knows small or remote places`,
    fr: `${sentence}; le mentor connaît les petits milieux ou les milieux éloignés`,
  }),
  sameSize: (size: string) => ({
    en: `Districts of the same size: ${size}`,
    fr: `Districts de même taille : ${size}`,
  }),
  sizes: (mentee: string, mentor: string) => ({
    en: `Districts of different size: ${mentee}; ${mentor}`,
    fr: `Districts de taille différente : ${mentee}; ${mentor}`,
  }),
  sameRole: (role: string) => ({ en: `The same role: ${role}`, fr: `La même fonction : ${role}` }),
  relatedRoles: (mentee: string, mentor: string) => ({
    en: `Related roles: ${mentee} and ${mentor}`,
    fr: `Fonctions apparentées : ${mentee} et ${mentor}`,
  }),
  otherRoles: (mentee: string, mentor: string) => ({
    en: `Different roles: ${mentee} and ${mentor}`,
    fr: `Fonctions différentes : ${mentee} et ${mentor}`,
  }),
  years: (years: number) => ({
    en:
      years === 0
        ? 'The mentor is in the first year of the role'
        : `The mentor has ${count(years, 'en', 'year', 'years')} in the role`,
    fr:
      years === 0
        ? 'Le mentor en est à sa première année dans la fonction'
        : `Le mentor compte ${count(years, 'fr', 'an', 'ans')} dans la fonction`,
  }),
  preferredLanguage: (name: string) => ({ en: `Both prefer: ${name}`, fr: `Langue préférée des deux : ${name}` }),
  sharedLanguages: (names: string) => ({ en: `Both speak: ${names}`, fr: `Les deux parlent : ${names}` }),
  noLanguage: { en: 'No language in common', fr: 'Aucune langue commune' },
  unknownOfMentee: (criterion: string) => ({
    en: `Not known of the mentee, so it counts as neutral: ${criterion}`,
    fr: `Inconnu pour la personne mentorée, donc neutre : ${criterion}`,
  }),
  unknownOfMentor: (criterion: string) => ({
    en: `Not known of the mentor, so it counts as neutral: ${criterion}`,
    fr: `Inconnu pour le mentor, donc neutre : ${criterion}`,
  }),
  unknownOfBoth: (criterion: string) => ({
    en: `Not known of either, so it counts as neutral: ${criterion}`,
    fr: `Inconnu pour les deux, donc neutre : ${criterion}`,
  }),
})

/** Why a pair is not allowed. `avoided` is for coordinators; anybody else is told `somebodyAsked`. */
export const ruleWords: Readonly<Record<RuleKey, Text>> = {
  same_person: { en: 'They are the same person.', fr: 'Il s’agit de la même personne.' },
  supervision: { en: 'One of them supervises the other.', fr: 'L’une des deux personnes supervise l’autre.' },
  avoided: {
    en: 'One of them asked not to be paired with the other.',
    fr: 'L’une des deux personnes a demandé de ne pas être jumelée avec l’autre.',
  },
  held: {
    en: 'The committee is holding one of them back.',
    fr: 'Le comité a mis l’une des deux personnes en attente.',
  },
  vetoed: { en: 'The committee has ruled this pair out.', fr: 'Le comité a exclu cette paire.' },
  pinned_elsewhere: {
    en: 'The committee has settled the mentee’s pair already.',
    fr: 'Le comité a déjà fixé la paire de la personne mentorée.',
  },
  district_unknown: {
    en: 'A district is not known, and this program has a rule about districts or distance.',
    fr: 'Un district est inconnu, et ce programme a une règle sur les districts ou la distance.',
  },
  same_district: {
    en: 'They work in the same district; this program pairs different ones.',
    fr: 'Les deux personnes travaillent dans le même district; ce programme jumelle des districts différents.',
  },
  other_district: {
    en: 'They work in different districts; this program pairs within one.',
    fr: 'Les deux personnes travaillent dans des districts différents; ce programme jumelle au sein d’un même district.',
  },
  too_far: {
    en: 'They are further apart than this program allows.',
    fr: 'La distance entre les deux personnes dépasse ce que ce programme permet.',
  },
  no_shared_language: {
    en: 'No language of conversation in common is known.',
    fr: 'Aucune langue de conversation commune n’est connue.',
  },
  role_unknown: {
    en: 'A role is not known, and this program asks that the mentor’s stands at least as high.',
    fr: 'Une fonction est inconnue, et ce programme demande que celle du mentor soit au moins aussi élevée.',
  },
  less_senior: {
    en: 'The mentor’s role stands below the mentee’s.',
    fr: 'La fonction du mentor est moins élevée que celle de la personne mentorée.',
  },
}

export const leftoverWords = words({
  somebodyAsked: {
    en: 'This pair is not possible, for a reason the coordinator knows.',
    fr: 'Cette paire n’est pas possible, pour une raison connue de la coordination.',
  },
  nobody: (name: string) => ({
    en: `The rules leave no mentor for ${name}.`,
    fr: `Les règles ne laissent aucun mentor pour ${name}.`,
  }),
  noPlaces: (mentees: string, mentors: string) => ({
    en: `Only mentors without a place are left for ${mentees}: ${mentors}.`,
    fr: `Il ne reste que des mentors sans place pour ${mentees} : ${mentors}.`,
  }),
  sharing: (mentees: number, places: number, names: string, mentors: string) => ({
    en: `${count(mentees, 'en', 'mentee shares', 'mentees share')} ${count(places, 'en', 'place', 'places')}: ${names}. The places are with ${mentors}.`,
    fr: `${count(mentees, 'fr', 'personne mentorée se partage', 'personnes mentorées se partagent')} ${count(places, 'fr', 'place', 'places')} : ${names}. Les places sont auprès de ${mentors}.`,
  }),
  others: (n: number) => ({
    en: count(n, 'en', 'other', 'others'),
    fr: count(n, 'fr', 'autre', 'autres'),
  }),
})
