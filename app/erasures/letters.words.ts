import { words } from '#foundation/language.ts'

export const erasureLetterWords = words({
  doneSubject: { en: 'Your account is closed', fr: 'Votre compte est fermé' },
  done: {
    en: 'As you asked, your account is closed, and what was yours alone is deleted: your addresses, your private notes, your drafts, your browsers. Partnerships that were under way have ended; your partner was told kindly, without a reason.',
    fr: 'Comme vous l’avez demandé, votre compte est fermé et ce qui n’appartenait qu’à vous est supprimé : vos adresses, vos notes privées, vos brouillons, vos navigateurs. Les partenariats en cours ont pris fin; l’autre personne en a été avisée avec égards, sans motif.',
  },
  goneForGood: (day: string) => ({
    en: `The key that sealed your private notes is destroyed. A copy may lie in a backup until ${day}; from that day on it is gone for good, and nobody can open them.`,
    fr: `La clé qui scellait vos notes privées est détruite. Une copie peut se trouver dans une sauvegarde jusqu’au ${day}; à partir de ce jour, elle a disparu pour de bon et personne ne peut les ouvrir.`,
  }),
  stays: (day: string) => ({
    en: `What the law or a year’s figures ask us to keep stays without your account until its day, the last of it until ${day}.`,
    fr: `Ce que la loi ou les chiffres d’une année nous demandent de conserver reste, sans votre compte, jusqu’à sa date; le dernier élément jusqu’au ${day}.`,
  }),
  newPerson: {
    en: 'If you come back one day, you are welcome: with the same address you begin anew.',
    fr: 'Si vous revenez un jour, bienvenue : avec la même adresse, vous commencez à neuf.',
  },
  thisLetter: {
    en: 'This is our last letter. Your address is deleted with it a week from now. Keep it if you would like a record.',
    fr: 'Ceci est notre dernier courriel. Votre adresse sera supprimée avec lui dans une semaine. Conservez-le si vous souhaitez en garder la trace.',
  },
  rules: { en: 'How long things are kept', fr: 'Combien de temps les choses sont conservées' },
  readySubject: { en: 'You can close your account now', fr: 'Vous pouvez maintenant fermer votre compte' },
  ready: {
    en: 'What kept your request waiting is settled. Whenever you like, open the page and confirm; nothing is deleted before you do.',
    fr: 'Ce qui retenait votre demande est réglé. Quand vous voudrez, ouvrez la page et confirmez; rien n’est supprimé avant.',
  },
  goOn: { en: 'Go on', fr: 'Poursuivre' },
  leftSubject: { en: 'Somebody has left the program', fr: 'Une personne a quitté le programme' },
  left: {
    en: 'Somebody who took part has closed their account, and their partnership has ended with it. No reason is asked. Their partner has been told; you see there whether another match is wished for.',
    fr: 'Une personne participante a fermé son compte, et son partenariat a pris fin avec lui. Aucun motif n’est demandé. L’autre personne en a été avisée; vous y verrez si un nouveau jumelage est souhaité.',
  },
  see: { en: 'See what has changed', fr: 'Voir ce qui a changé' },
})
