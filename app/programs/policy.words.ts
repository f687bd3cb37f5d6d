import type { Text } from '#foundation/language.ts'
import type { Aim } from './policy.ts'

/** What a program may want of its pairs as a whole, and what it gives and costs. */
export const aimWords: Record<Aim, { readonly name: Text; readonly says: Text }> = {
  best: {
    name: { en: 'The best whole', fr: 'Le meilleur ensemble' },
    says: {
      en: 'As many people as possible have a partner, and all pairs together fit as well as can be. One pair may fit less well so that others fit much better.',
      fr: 'Le plus de gens possible ont un partenaire, et toutes les paires ensemble conviennent le mieux possible. Une paire peut convenir un peu moins pour que d’autres conviennent bien mieux.',
    },
  },
  fairest: {
    name: { en: 'The fairest', fr: 'Le plus équitable' },
    says: {
      en: 'As many people as possible have a partner, and the pair that fits least well fits as well as can be; only then counts the whole.',
      fr: 'Le plus de gens possible ont un partenaire, et la paire qui convient le moins convient le mieux possible; l’ensemble ne compte qu’ensuite.',
    },
  },
  stable: {
    name: { en: 'The stable one', fr: 'Le plus stable' },
    says: {
      en: 'No mentee and mentor would both rather have each other than the partner they have. Fewer people may have a partner, and who comes first does not count.',
      fr: 'Aucune personne mentorée et aucun mentor ne préféreraient tous deux être ensemble. Moins de gens peuvent avoir un partenaire, et l’ordre de priorité ne compte pas.',
    },
  },
}

export const criterionLabels: Record<string, Text> = {
  skills: {
    en: 'The mentee’s gap meets the mentor’s strength (self-assessment)',
    fr: 'Le besoin de la personne mentorée rejoint la force du mentor (autoévaluation)',
  },
  issues: { en: 'Issues in common', fr: 'Enjeux communs' },
  wishes: { en: 'Wishes for certain people', fr: 'Souhaits pour certaines personnes' },
  distance: { en: 'Near each other', fr: 'Proximité' },
  region: { en: 'The same region', fr: 'La même région' },
  setting: { en: 'Similar setting (remote, rural, urban)', fr: 'Milieu semblable (éloigné, rural, urbain)' },
  size: { en: 'District of similar size', fr: 'District de taille semblable' },
  levels: { en: 'The same grades', fr: 'Les mêmes niveaux' },
  subjects: { en: 'The same subjects', fr: 'Les mêmes matières' },
  role: { en: 'Knows the same role', fr: 'Connaît la même fonction' },
  experience: { en: 'Experience', fr: 'Expérience' },
  channels: { en: 'A way of meeting in common', fr: 'Un moyen de rencontre commun' },
  times: { en: 'Times in common', fr: 'Des moments communs' },
  language: { en: 'Language', fr: 'Langue' },
  identity: {
    en: 'A wish for shared identity, at the mentee’s request',
    fr: 'Un souhait d’identité partagée, à la demande de la personne mentorée',
  },
}

export const priorityWords: Record<string, Text> = {
  remote: { en: 'Remote districts', fr: 'Districts éloignés' },
  first_year: { en: 'First year in the role', fr: 'Première année en fonction' },
  single_administrator: { en: 'The only administrator in the school', fr: 'Seule personne à la direction de l’école' },
}
