import type { RunPart } from '#database/types.ts'
import { type Text, words } from '#foundation/language.ts'

export const runWords = words({
  oneAtATime: {
    en: 'The matching is running already. Wait for its board, or stop it first.',
    fr: 'Le jumelage est déjà en cours. Attendez son tableau, ou arrêtez-le d’abord.',
  },
  endedAlready: {
    en: 'This run has already ended.',
    fr: 'Ce calcul est déjà terminé.',
  },
  started: {
    en: 'The matching is running. You can leave this page; the board will be here when it is done.',
    fr: 'Le jumelage est en cours. Vous pouvez quitter cette page; le tableau s’y trouvera à la fin.',
  },
  ruledAndStarted: {
    en: 'It is ruled, and the matching runs anew with it. The board will be here when it is done.',
    fr: 'La décision est prise, et le jumelage est relancé avec elle. Le tableau se trouvera ici à la fin.',
  },
  title: { en: 'The matching is running', fr: 'Le jumelage est en cours' },
  by: (name: string, when: string) => ({
    en: `Started by ${name} on ${when}.`,
    fr: `Lancé par ${name} le ${when}.`,
  }),
  since: (when: string) => ({ en: `Started on ${when}.`, fr: `Lancé le ${when}.` }),
  waiting: { en: 'Waiting for the worker', fr: 'En attente d’exécution' },
  share: (part: string, n: number) => ({ en: `${part}: ${n}% of the whole`, fr: `${part} : ${n} % de l’ensemble` }),
  refreshes: {
    en: 'This page looks again every few seconds.',
    fr: 'Cette page se rafraîchit toutes les quelques secondes.',
  },
  beStill: { en: 'Leave it as it is', fr: 'La laisser telle quelle' },
  lookAgain: { en: 'Look again', fr: 'Regarder de nouveau' },
  stop: { en: 'Stop', fr: 'Arrêter' },
  stopMeans: {
    en: 'Stopped, it makes no board. What there is stays as it is.',
    fr: 'Arrêté, il ne crée aucun tableau. Ce qui existe reste tel quel.',
  },
  stoppedNow: { en: 'The run is stopped. No board was made.', fr: 'Le calcul est arrêté. Aucun tableau n’a été créé.' },
  stopped: {
    en: 'The last run was stopped before it was done. No board was made.',
    fr: 'Le dernier calcul a été arrêté avant la fin. Aucun tableau n’a été créé.',
  },
  failed: { en: 'The last run made no board.', fr: 'Le dernier calcul n’a créé aucun tableau.' },
  tryAgain: { en: 'You can run it again below.', fr: 'Vous pouvez le relancer ci-dessous.' },
  died: {
    en: 'It ended in the middle, perhaps because the computer was restarted.',
    fr: 'Il s’est interrompu en chemin, peut-être parce que l’ordinateur a redémarré.',
  },
  houseStopped: {
    en: 'The computer it ran on was stopped meanwhile.',
    fr: 'L’ordinateur sur lequel il tournait a été arrêté entre-temps.',
  },
  tooLarge: {
    en: 'It needs more memory than there is. Tell whoever operates Alongside here.',
    fr: 'Il demande plus de mémoire qu’il n’y en a. Prévenez la personne qui exploite Alongside ici.',
  },
  fault: {
    en: 'Something went wrong that should not. Whoever operates Alongside here finds it in the log.',
    fr: 'Une erreur imprévue s’est produite. La personne qui exploite Alongside ici la trouvera dans le journal.',
  },
  notAllowed: {
    en: 'Whoever started it may no longer decide in this program.',
    fr: 'La personne qui l’a lancé ne peut plus décider dans ce programme.',
  },
})

/** What a run is doing. */
export const partWords: Readonly<Record<RunPart, Text>> = words({
  read: { en: 'Reading who was accepted', fr: 'Lecture des personnes acceptées' },
  score: { en: 'Scoring pairs', fr: 'Évaluation des paires' },
  solve: { en: 'Finding the best set of pairs', fr: 'Recherche du meilleur ensemble de paires' },
  prove: { en: 'Proving it and comparing boards', fr: 'Preuve et comparaison des tableaux' },
  store: { en: 'Keeping the board', fr: 'Enregistrement du tableau' },
})
