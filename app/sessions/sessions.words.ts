import { words } from '#foundation/language.ts'

export const sessionWords = words({
  title: { en: 'Where I am signed in', fr: 'Où ma session est ouverte' },
  lead: {
    en: 'Each browser that opens Alongside as you. One you do not know, or no longer have, you can end here.',
    fr: 'Chaque navigateur qui ouvre Alongside en votre nom. Si vous n’en reconnaissez pas un, ou ne l’avez plus, mettez-y fin ici.',
  },
  aboutMe: { en: 'About me', fr: 'À mon sujet' },
  browser: { en: 'Browser', fr: 'Navigateur' },
  since: { en: 'Signed in', fr: 'Connexion' },
  lastSeen: { en: 'Last used', fr: 'Dernière utilisation' },
  thisOne: { en: 'this device', fr: 'cet appareil' },
  now: { en: 'now', fr: 'maintenant' },
  endHead: { en: 'End it', fr: 'Y mettre fin' },
  end: { en: 'Sign out there', fr: 'Fermer cette session' },
  ended: { en: 'That browser is signed out.', fr: 'La session de ce navigateur est fermée.' },
  everywhere: { en: 'Sign out everywhere', fr: 'Fermer toutes les sessions' },
  everywhereLead: {
    en: 'If you have lost a device, or simply want to be sure.',
    fr: 'Si vous avez perdu un appareil, ou simplement pour en avoir le cœur net.',
  },
  others: { en: 'Everywhere but here', fr: 'Partout sauf ici' },
  all: { en: 'Everywhere, here too', fr: 'Partout, ici aussi' },
  othersEnded: { en: 'You are signed out everywhere but here.', fr: 'Vos sessions sont fermées partout sauf ici.' },
  allEnded: { en: 'You are signed out everywhere.', fr: 'Toutes vos sessions sont fermées.' },
  lasts: {
    en: 'You stay signed in for 30 days, or until you have not come for 14. Whoever works for an organization stays signed in for 12 hours, or until half an hour has gone by unused.',
    fr: 'Votre session dure 30 jours, ou jusqu’à 14 jours sans visite. Pour qui travaille pour une organisation, elle dure 12 heures, ou jusqu’à une demi-heure sans usage.',
  },
  notice: {
    en: 'When you sign in with a browser we have not seen before, we write to each of your addresses. To recognize it, the browser keeps a random name for at most 400 days; it serves for nothing else.',
    fr: 'Quand vous vous connectez avec un navigateur que nous n’avons jamais vu, nous écrivons à chacune de vos adresses. Pour le reconnaître, le navigateur garde un nom choisi au hasard pendant 400 jours au plus; il ne sert à rien d’autre.',
  },

  letterSubject: { en: 'You signed in from a new browser', fr: 'Connexion depuis un nouveau navigateur' },
  letterBody: (browser: string, when: string) => ({
    en: `Your account was opened from a browser we had not seen before. It says it is: ${browser}. It was on ${when}.`,
    fr: `Votre compte a été ouvert depuis un navigateur que nous n’avions jamais vu. Il dit être : ${browser}. C’était le ${when}.`,
  }),
  letterYou: { en: 'If it was you, there is nothing to do.', fr: 'Si c’était vous, il n’y a rien à faire.' },
  letterNotYou: {
    en: 'If it was not you, press the button: it ends that sign-in, and you need not sign in for it. Then change the password of this mailbox, because whoever came in could read it.',
    fr: 'Si ce n’était pas vous, appuyez sur le bouton : il met fin à cette session, sans que vous ayez à vous connecter. Changez ensuite le mot de passe de cette boîte, car la personne qui est entrée pouvait la lire.',
  },
  letterButton: { en: 'It was not me', fr: 'Ce n’était pas moi' },
  house: { en: 'Alongside', fr: 'Alongside' },

  linkTitle: { en: 'Was this not you?', fr: 'Ce n’était pas vous?' },
  linkLead: (browser: string, when: string) => ({
    en: `Signed in on ${when}: ${browser}.`,
    fr: `Connexion le ${when} : ${browser}.`,
  }),
  linkEnd: { en: 'Sign that browser out', fr: 'Fermer la session de ce navigateur' },
  linkEverywhere: { en: 'Sign out everywhere else as well', fr: 'Fermer aussi toutes les autres sessions' },
  linkOver: {
    en: 'That browser is not signed in any more. There is nothing left to end.',
    fr: 'Ce navigateur n’a plus de session ouverte. Il n’y a plus rien à fermer.',
  },
  linkNext: {
    en: 'Then change the password of the mailbox this letter came to: whoever can read it can ask for a new link.',
    fr: 'Changez ensuite le mot de passe de la boîte qui a reçu ce courriel : toute personne qui la lit peut demander un nouveau lien.',
  },
})
