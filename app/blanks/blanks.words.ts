import { words } from '#foundation/language.ts'

export const blankWords = words({
  looking: (seat: string) => ({
    en: `You are looking at this as a ${seat} will see it. Nothing you type here is kept or sent.`,
    fr: `Aperçu (${seat}). Rien de ce que vous tapez ici n’est conservé ni envoyé.`,
  }),
  backToStart: { en: 'The first page', fr: 'La première page' },
  printTitle: (seat: string) => ({ en: `Application form: ${seat}`, fr: `Formulaire de demande : ${seat}` }),
  printLead: {
    en: 'Fill in what you can and send it to the contact below, or tell it to them by telephone. Somebody types it in with your consent.',
    fr: 'Remplissez ce que vous pouvez et envoyez-le au contact ci-dessous, ou dites-le-lui par téléphone. Une personne le saisira avec votre consentement.',
  },
  contact: { en: 'Send it to', fr: 'À envoyer à' },
  ratingsOnPaper: {
    en: 'On paper, whoever types this form in sees your ratings as they type them, and not again afterwards. If you would rather not, leave them empty and rate yourself online; your application can be sent once you have.',
    fr: 'Sur papier, la personne qui saisit ce formulaire voit vos cotes pendant qu’elle les tape, et plus ensuite. Si vous préférez l’éviter, laissez-les vides et évaluez-vous en ligne; votre demande pourra être envoyée ensuite.',
  },
  onlineOnly: { en: 'Asked online only', fr: 'Demandé en ligne seulement' },
  notOnPaper: {
    en: 'Words of your own beside a rating, and the separate, optional form on who you are, are for your eyes alone. They are not on this paper, because somebody would read them while typing. You can add them online at any time until the decision; nothing depends on them.',
    fr: 'Vos propres mots à côté d’une cote, et le formulaire distinct et facultatif sur qui vous êtes, sont pour vous uniquement. Ils ne figurent pas sur ce papier, car une personne les lirait en les saisissant. Vous pouvez les ajouter en ligne en tout temps avant la décision; rien n’en dépend.',
  },
  signature: { en: 'Signature and date', fr: 'Signature et date' },
})
