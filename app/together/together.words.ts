import { words } from '#foundation/language.ts'

export const togetherWords = words({
  title: (partner: string) => ({ en: `You and ${partner}`, fr: `${partner} et vous` }),
  next: { en: 'What is next', fr: 'La suite' },
  doors: { en: 'What you have together', fr: 'Ce que vous avez ensemble' },
  reach: { en: 'How to reach each other', fr: 'Comment se joindre' },
  email: { en: 'E-mail', fr: 'Courriel' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  preferred: { en: 'Prefers', fr: 'Préfère' },
  zone: { en: 'Their time', fr: 'Son heure' },
  dates: { en: 'Your time together', fr: 'Votre temps ensemble' },
  fromTo: (from: string, to: string) => ({ en: `From ${from} to ${to}.`, fr: `Du ${from} au ${to}.` }),
  survey: {
    en: 'Your program asks how it is going',
    fr: 'Votre programme vous demande comment cela se passe',
  },
  surveyAnswer: { en: 'Answer', fr: 'Répondre' },
  yours: {
    en: 'What you tell each other is yours. The coordinator sees that you are a pair, and nothing you say.',
    fr: 'Ce que vous vous dites vous appartient. La coordination voit que vous êtes une paire, et rien de ce que vous dites.',
  },
})
