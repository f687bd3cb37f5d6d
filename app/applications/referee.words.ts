import { type Text, words } from '#foundation/language.ts'

export const refereeWords = words({
  title: (name: string) => ({ en: `A word about ${name}`, fr: `Un mot au sujet de ${name}` }),
  lead: (name: string) => ({
    en: `${name} would like to be a mentor and named you as somebody who can speak for them. Two questions, two minutes. You can answer once.`,
    fr: `${name} souhaite devenir mentor et a donné votre nom comme personne pouvant parler d’elle ou de lui. Deux questions, deux minutes. Vous pouvez répondre une fois.`,
  }),
  audience: {
    en: 'the coordinator and assigned committee members; not the applicant, unless they ask for access by law',
    fr: 'la coordination et les membres désignés du comité; pas la personne concernée, sauf demande d’accès selon la loi',
  },
  recommend: { en: 'Would you recommend them as a mentor?', fr: 'La recommanderiez-vous comme mentor?' },
  words: { en: 'What should the committee know?', fr: 'Que devrait savoir le comité?' },
  send: { en: 'Send my answer', fr: 'Envoyer ma réponse' },
  thanks: { en: 'Thank you. Your answer has been kept.', fr: 'Merci. Votre réponse a été conservée.' },
  alreadyAnswered: { en: 'You have answered already. Thank you.', fr: 'Vous avez déjà répondu. Merci.' },
  letterSubject: {
    en: 'A colleague named you as a reference',
    fr: 'Une ou un collègue a donné votre nom comme référence',
  },
  letterBody: {
    en: 'A colleague who would like to be a mentor named you as somebody who can speak for them. It takes two minutes, once. The page says who it is.',
    fr: 'Une ou un collègue qui souhaite devenir mentor a donné votre nom comme personne pouvant parler d’elle ou de lui. Cela prend deux minutes, une fois. La page dit de qui il s’agit.',
  },
  answer: { en: 'Open the two questions', fr: 'Ouvrir les deux questions' },
  asked: { en: 'asked', fr: 'demandé' },
  answered: { en: 'answered', fr: 'a répondu' },
  notAsked: { en: 'asked when you send the application', fr: 'demandé à l’envoi de la demande' },
})

export const recommendWords: Record<'strongly' | 'yes' | 'unsure' | 'no', Text> = {
  strongly: { en: 'Yes, warmly', fr: 'Oui, chaleureusement' },
  yes: { en: 'Yes', fr: 'Oui' },
  unsure: { en: 'I am not sure', fr: 'Je ne sais pas' },
  no: { en: 'No', fr: 'Non' },
}
