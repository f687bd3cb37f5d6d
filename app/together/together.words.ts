import { words } from '#foundation/language.ts'

export const togetherWords = words({
  report: { en: 'The report of your program', fr: 'Le rapport de votre programme' },
  title: (partner: string) => ({ en: `You and ${partner}`, fr: `${partner} et vous` }),
  next: { en: 'What is next', fr: 'La suite' },
  doors: { en: 'What you have together', fr: 'Ce que vous avez ensemble' },
  reviews: { en: 'Reviews', fr: 'Bilans' },
  reach: { en: 'How to reach each other', fr: 'Comment se joindre' },
  email: { en: 'E-mail', fr: 'Courriel' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  preferred: { en: 'Prefers', fr: 'Préfère' },
  zone: { en: 'Their time', fr: 'Son heure' },
  dates: { en: 'Your time together', fr: 'Votre temps ensemble' },
  fromTo: (from: string, to: string) => ({ en: `From ${from} to ${to}.`, fr: `Du ${from} au ${to}.` }),
  contacts: { en: 'Contacts', fr: 'Contacts' },
  contactsLead: {
    en: 'That you met or spoke, noted with one tap; hours and months.',
    fr: 'Que vous vous êtes vus ou parlé, noté d’un clic; heures et mois.',
  },
  openContacts: { en: 'Open contacts', fr: 'Ouvrir les contacts' },
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
    en: 'What you tell each other is yours. The coordinator sees that you are a pair and in which months you met, and nothing you say.',
    fr: 'Ce que vous vous dites vous appartient. La coordination voit que vous êtes une paire et quels mois vous vous êtes vus, et rien de ce que vous dites.',
  },
})
