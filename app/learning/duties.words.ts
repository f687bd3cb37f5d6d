import { type Text, words } from '#foundation/language.ts'

export const dutyWords = words({
  title: { en: 'What the office asks over the year', fr: 'Ce que la fonction demande au fil de l’année' },
  leadOwn: (mentor: string) => ({
    en: `Tick what you know how to do here, and have done. Nobody is asked to have it all. Only you and ${mentor} see this.`,
    fr: `Cochez ce que vous savez faire ici, et avez fait. Personne n’a à tout cocher. Seuls vous et ${mentor} voyez ceci.`,
  }),
  lead: (mentee: string) => ({
    en: `${mentee} ticks what they know how to do, and have done: a start for what to talk about, never a test. Only the two of you see this.`,
    fr: `${mentee} coche ce que la personne sait faire et a fait : un point de départ pour en parler, jamais un examen. Vous seuls voyez ceci.`,
  }),
  known: (date: string) => ({ en: `Known and done since ${date}`, fr: `Connu et fait depuis le ${date}` }),
  nothing: (mentee: string) => ({ en: `${mentee} has ticked nothing yet.`, fr: `${mentee} n’a encore rien coché.` }),
  on: (date: string) => ({ en: `since ${date}`, fr: `depuis le ${date}` }),
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  makeStep: { en: 'Make it a step', fr: 'En faire une étape' },
  openLead: {
    en: 'Make something that is still open a step of a goal',
    fr: 'Faire de ce qui reste à voir une étape d’un objectif',
  },
  goal: { en: 'The goal it is a step of', fr: 'L’objectif dont c’est une étape' },
  noGoal: {
    en: 'A step belongs to a goal, and there is no open goal yet. Set one first.',
    fr: 'Une étape fait partie d’un objectif, et il n’y en a pas encore en cours. Fixez-en un d’abord.',
  },
  none: {
    en: 'There is no list for programs like yours.',
    fr: 'Il n’y a pas de liste pour les programmes comme le vôtre.',
  },
})

export const seasonWords: Readonly<Record<string, Text>> = words({
  autumn: { en: 'Autumn', fr: 'Automne' },
  winter: { en: 'Winter', fr: 'Hiver' },
  spring: { en: 'Spring', fr: 'Printemps' },
  year: { en: 'All year', fr: 'Toute l’année' },
})
