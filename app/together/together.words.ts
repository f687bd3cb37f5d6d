import { words } from '#foundation/language.ts'

export const togetherWords = words({
  report: { en: 'The report of your program', fr: 'Le rapport de votre programme' },
  title: (partner: string) => ({ en: `You and ${partner}`, fr: `${partner} et vous` }),
  next: { en: 'What is next', fr: 'La suite' },
  reviews: { en: 'Reviews', fr: 'Bilans' },
  reviewsLead: {
    en: 'Looking back at half-way and at the end, each in your own time.',
    fr: 'Le point à mi-parcours et à la fin, chacun à son rythme.',
  },
  prefers: (channel: string) => ({
    en: `prefers ${channel}`,
    fr: `préfère : ${channel}`,
  }),
  introduced: (from: string, to: string) => ({
    en: `You have been introduced. Your time together is from ${from} to ${to}.`,
    fr: `Vous avez été mis en relation. Votre temps ensemble va du ${from} au ${to}.`,
  }),
  underWay: (to: string) => ({
    en: `You are under way, until ${to}.`,
    fr: `Votre partenariat est en cours, jusqu’au ${to}.`,
  }),
  paused: (until: string) => ({
    en: `You are taking a break until ${until}.`,
    fr: `Vous faites une pause jusqu’au ${until}.`,
  }),
  ended: (on: string) => ({
    en: `Your time together ended on ${on}.`,
    fr: `Votre temps ensemble a pris fin le ${on}.`,
  }),
  open: { en: 'Open', fr: 'Ouvrir' },
  contacts: { en: 'Contacts', fr: 'Contacts' },
  contactsLead: {
    en: 'That you met or spoke, noted with one tap; hours and months.',
    fr: 'Que vous vous êtes vus ou parlé, noté d’un clic; heures et mois.',
  },
  noteMonth: (partner: string) => ({
    en: `No contact with ${partner} is written down this month`,
    fr: `Aucun contact avec ${partner} n’est noté ce mois-ci`,
  }),
  noteMonthButton: { en: 'Write one down', fr: 'En noter un' },
  reached: (partner: string) => ({
    en: `Did you and ${partner} reach each other?`,
    fr: `Avez-vous pu vous joindre, ${partner} et vous?`,
  }),
  reachedButton: { en: 'Tell us in one tap', fr: 'Répondre en un clic' },
  survey: {
    en: 'Your program asks how it is going',
    fr: 'Votre programme vous demande comment cela se passe',
  },
  surveyAnswer: { en: 'Answer', fr: 'Répondre' },
  yours: {
    en: 'What you tell each other is yours. The coordinator sees that you are a pair and in which months you met, and nothing you say. Hours and rhythm are counted only with those of others, in totals of five pairs or more.',
    fr: 'Ce que vous vous dites vous appartient. La coordination voit que vous êtes une paire et quels mois vous vous êtes vus, et rien de ce que vous dites. Les heures et le rythme ne sont comptés qu’avec ceux des autres, en totaux de cinq paires ou plus.',
  },
})

/** What a group of doors is called on the page of two people. */
export const groupWords = words({
  together: { en: 'Together', fr: 'Ensemble' },
  back: { en: 'Looking back', fr: 'Ce qui s’est fait' },
  self: { en: 'For yourself', fr: 'Pour vous' },
  change: { en: 'If something should change', fr: 'Si quelque chose doit changer' },
})
