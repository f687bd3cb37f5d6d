import type { Text } from '#foundation/language.ts'

/** An instrument people may have heard of that no survey here asks: what is known of it, and what is missing. */
export interface Unshipped {
  readonly id: string
  readonly name: Text
  readonly measures: Text
  /** The licence as far as it was found in public sources in November 2026. */
  readonly licence: Text
  readonly missing: Text
}

const noQuestions: Text = {
  en: 'Its questions were not at hand, and are not made up here.',
  fr: 'Ses questions n’étaient pas disponibles, et ne sont pas inventées ici.',
}
const lineNotSeen: Text = {
  en: 'Its licence line must be seen first; its questions were not at hand.',
  fr: 'Il faut d’abord voir sa licence; ses questions n’étaient pas disponibles.',
}
const ofItsAuthors: Text = {
  en: 'Its authors must be asked in writing.',
  fr: 'Il faut demander la permission par écrit à ses autrices ou auteurs.',
}

/** Those that may ship once something is at hand stand first; then those that only their holder may allow. */
export const unshipped: readonly Unshipped[] = [
  {
    id: 'us-federal-forms',
    name: {
      en: 'Mentoring evaluations at six and twelve months (HHS/OPM, United States)',
      fr: 'Évaluations du mentorat à six et douze mois (HHS/OPM, États-Unis)',
    },
    measures: { en: 'How the mentoring goes', fr: 'Le déroulement du mentorat' },
    licence: {
      en: 'Works of the United States government: public domain there',
      fr: 'Œuvres du gouvernement des États-Unis : domaine public là-bas',
    },
    missing: {
      en: 'The forms themselves were not seen, only what their agreement is about. With the originals they may ship, adapted.',
      fr: 'Les formulaires eux-mêmes n’ont pas été vus, seulement ce dont traite leur entente. Avec les originaux, ils pourront être livrés, adaptés.',
    },
  },
  {
    id: 'oecd-talis',
    name: {
      en: 'TALIS principal questionnaire, parts (OECD)',
      fr: 'Questionnaire TALIS aux directions, parties (OCDE)',
    },
    measures: { en: 'Job satisfaction, stress', fr: 'Satisfaction au travail, stress' },
    licence: {
      en: 'OECD: generally CC BY 4.0 since July 2024',
      fr: 'OCDE : en général CC BY 4.0 depuis juillet 2024',
    },
    missing: {
      en: 'Its questions were not at hand, and the questionnaire’s own copyright page has not been checked.',
      fr: 'Ses questions n’étaient pas disponibles, et sa propre page de droits d’auteur n’a pas été vérifiée.',
    },
  },
  {
    id: 'mwa',
    name: {
      en: 'Mentorship Working Alliance, for mentees',
      fr: 'Mentorship Working Alliance, pour personnes mentorées',
    },
    measures: { en: 'The relationship, 12 questions', fr: 'La relation, 12 questions' },
    licence: {
      en: 'Open-access article of 2025; exact licence not seen',
      fr: 'Article en libre accès de 2025; licence exacte non vue',
    },
    missing: lineNotSeen,
  },
  {
    id: 'mca21',
    name: { en: 'Mentoring Competency Assessment, MCA-21', fr: 'Mentoring Competency Assessment, MCA-21' },
    measures: {
      en: 'Skills of research mentors, 21 questions',
      fr: 'Compétences de mentorat en recherche, 21 questions',
    },
    licence: {
      en: 'Version of 2022 open access; the older one of 26 questions belongs to Wolters Kluwer and AAMC',
      fr: 'Version de 2022 en libre accès; l’ancienne, de 26 questions, appartient à Wolters Kluwer et à l’AAMC',
    },
    missing: {
      en: 'It speaks of research; worded otherwise it is no longer the tested one. Its questions were not at hand.',
      fr: 'Il parle de recherche; formulé autrement, ce n’est plus celui qui a été validé. Ses questions n’étaient pas disponibles.',
    },
  },
  {
    id: 'who5',
    name: { en: 'WHO-5 Well-Being Index', fr: 'Indice de bien-être OMS-5' },
    measures: { en: 'Well-being, 5 questions', fr: 'Bien-être, 5 questions' },
    licence: {
      en: 'Free without permission by two registers; the edition of 2024 was not seen',
      fr: 'Libre et sans permission selon deux registres; l’édition de 2024 n’a pas été vue',
    },
    missing: {
      en: 'It is also used to look for depression: here it would be a pack of its own, off until chosen, a score its person’s alone, with help lines beside it. Its questions were not at hand.',
      fr: 'Il sert aussi à dépister la dépression : ici, ce serait un module à part, désactivé par défaut, dont le score n’appartient qu’à la personne, avec des lignes d’aide à côté. Ses questions n’étaient pas disponibles.',
    },
  },
  {
    id: 'pses',
    name: {
      en: 'Principal Sense of Efficacy Scale (Tschannen-Moran and Gareis, 2004)',
      fr: 'Principal Sense of Efficacy Scale (Tschannen-Moran et Gareis, 2004)',
    },
    measures: { en: 'Confidence of principals, 18 questions', fr: 'Confiance des directions, 18 questions' },
    licence: { en: 'Its authors’; no permission found', fr: 'À ses autrices et auteurs; aucune permission trouvée' },
    missing: ofItsAuthors,
  },
  {
    id: 'copsoq3',
    name: { en: 'Copenhagen Psychosocial Questionnaire III', fr: 'Questionnaire psychosocial de Copenhague III' },
    measures: { en: 'Working conditions, burnout', fr: 'Conditions de travail, épuisement' },
    licence: {
      en: 'CC BY-NC-ND 4.0: unchanged, not for sale',
      fr: 'CC BY-NC-ND 4.0 : sans modification, non commercial',
    },
    missing: {
      en: 'Such a licence does not go together with that of this software. Its Canadian member can be asked.',
      fr: 'Une telle licence ne va pas avec celle de ce logiciel. Le membre canadien du réseau peut être consulté.',
    },
  },
  {
    id: 'cbi',
    name: { en: 'Copenhagen Burnout Inventory', fr: 'Inventaire d’épuisement de Copenhague' },
    measures: { en: 'Burnout, 19 questions', fr: 'Épuisement, 19 questions' },
    licence: { en: 'Offered for download; no licence line seen', fr: 'Offert en téléchargement; aucune licence vue' },
    missing: lineNotSeen,
  },
  {
    id: 'gse',
    name: { en: 'General Self-Efficacy Scale', fr: 'Échelle générale d’auto-efficacité' },
    measures: { en: 'Confidence, 10 questions', fr: 'Confiance, 10 questions' },
    licence: { en: 'Said to be free with citation; not checked', fr: 'Dite libre avec citation; non vérifié' },
    missing: noQuestions,
  },
  {
    id: 'mbi',
    name: { en: 'Maslach Burnout Inventory', fr: 'Inventaire d’épuisement de Maslach' },
    measures: { en: 'Burnout', fr: 'Épuisement' },
    licence: { en: 'Sold', fr: 'Vendu' },
    missing: { en: 'It is bought from its publisher.', fr: 'Il s’achète auprès de son éditeur.' },
  },
]
