import { type Text, words } from '#foundation/language.ts'

export const proposalWords = words({
  title: { en: 'Proposed groups', fr: 'Groupes proposés' },
  lead: {
    en: 'The engine puts whoever has no group of a kind into the groups you opened: most people placed, wishes met, near each other, never with whoever supervises them or whom they would rather not be with. Nothing is real, and nobody is told, until you confirm.',
    fr: 'Le moteur place dans les groupes que vous avez ouverts quiconque n’en a pas : le plus de gens possible, selon leurs souhaits, près les uns des autres, jamais avec qui les supervise ni avec qui ils préfèrent ne pas être. Rien n’est réel, et personne n’est avisé, avant votre confirmation.',
  },
  propose: { en: 'Propose groups', fr: 'Proposer des groupes' },
  kind: { en: 'For which groups?', fr: 'Pour quels groupes?' },
  teamsHint: {
    en: 'Fills the learning teams that are open, leads apart',
    fr: 'Remplit les équipes d’apprentissage ouvertes, sans qui les anime',
  },
  cohortHint: { en: 'Fills the cohorts that are open', fr: 'Remplit les cohortes ouvertes' },
  peersHint: {
    en: 'Makes new pairs and trios of colleagues with the same needs',
    fr: 'Forme de nouveaux duos et trios de collègues aux mêmes besoins',
  },
  ofOneSchool: {
    en: 'At most so many of one school in a group',
    fr: 'Au plus tant de personnes d’une école par groupe',
  },
  ofOneSchoolHint: {
    en: 'Leave it empty for no limit. Peers are never of one school.',
    fr: 'Laissez vide pour ne pas limiter. Les pairs ne viennent jamais d’une même école.',
  },
  ask: { en: 'Propose', fr: 'Proposer' },
  asked: { en: 'The engine is at work.', fr: 'Le moteur travaille.' },
  noGroups: {
    en: 'There is no group of this kind with a free place. Open one first.',
    fr: 'Aucun groupe de ce genre n’a de place libre. Ouvrez-en d’abord un.',
  },
  oneAtATime: {
    en: 'There is a proposal of this kind already. Confirm it, or set it aside, first.',
    fr: 'Il y a déjà une proposition de ce genre. Confirmez-la ou mettez-la d’abord de côté.',
  },
  none: { en: 'Nothing has been proposed yet.', fr: 'Rien n’a encore été proposé.' },
  open: { en: 'Open', fr: 'Ouvrir' },
  on: (when: string) => ({ en: `asked for on ${when}`, fr: `demandée le ${when}` }),
  running: {
    en: 'The engine is looking for the best groups. You can leave this page and come back.',
    fr: 'Le moteur cherche les meilleurs groupes. Vous pouvez quitter cette page et y revenir.',
  },
  refreshes: { en: 'This page looks again by itself.', fr: 'Cette page se met à jour d’elle-même.' },
  beStill: { en: 'Leave it as it is', fr: 'La laisser telle quelle' },
  lookAgain: { en: 'Look again', fr: 'Regarder de nouveau' },
  stop: { en: 'Stop, and keep the best so far', fr: 'Arrêter, et garder le meilleur à ce jour' },
  stopping: { en: 'It is ending.', fr: 'Il s’arrête.' },
  endedAlready: {
    en: 'It has ended already. Please look at it again.',
    fr: 'C’est déjà terminé. Veuillez regarder de nouveau.',
  },
  failed: { en: 'No groups were proposed.', fr: 'Aucun groupe n’a été proposé.' },
  fault: {
    en: 'Something went wrong on our side. Please try again.',
    fr: 'Un problème est survenu de notre côté. Veuillez réessayer.',
  },
  died: {
    en: 'The house stopped while it was at work. Please ask again.',
    fr: 'La maison s’est arrêtée pendant le travail. Veuillez demander de nouveau.',
  },
  nobodyWaits: {
    en: 'Everybody whom you could place has a group of this kind.',
    fr: 'Toutes les personnes que vous pourriez placer ont un groupe de ce genre.',
  },
  stoppedEarly: {
    en: 'It was stopped before it had found anything.',
    fr: 'Il a été arrêté avant d’avoir trouvé quoi que ce soit.',
  },
  noneFits: {
    en: 'No groups keep all the rules. Allow more of one school, or more members, and ask again.',
    fr: 'Aucun groupe ne respecte toutes les règles. Permettez plus de personnes d’une école, ou plus de membres, et demandez de nouveau.',
  },
  tooMany: (n: number) => ({
    en: `More than ${n} people are too many to be paired up at once.`,
    fr: `Plus de ${n} personnes, c’est trop pour les jumeler d’un coup.`,
  }),
  best: { en: 'Proved: no better groups exist.', fr: 'C’est prouvé : il n’existe pas de meilleurs groupes.' },
  bestPeers: {
    en: 'Proved: no better pairs exist, nor a better way to let those left over join one.',
    fr: 'C’est prouvé : il n’existe pas de meilleurs duos, ni de meilleure façon d’y joindre les personnes restantes.',
  },
  within: (percent: string) => ({
    en: `As many people are placed as can be; better groups could cost at most ${percent} % less.`,
    fr: `Autant de gens que possible sont placés; de meilleurs groupes coûteraient au plus ${percent} % de moins.`,
  }),
  unknown: {
    en: 'It is not proved that more people could not be placed.',
    fr: 'Il n’est pas prouvé qu’on ne puisse placer plus de gens.',
  },
  byTime: { en: 'Its time was over.', fr: 'Son temps était écoulé.' },
  byStop: { en: 'You stopped it.', fr: 'Vous l’avez arrêté.' },
  took: (seconds: string) => ({ en: `It took ${seconds} s.`, fr: `Cela a pris ${seconds} s.` }),
  shortHanded: {
    en: 'There are too few people for every group to have its fewest members; that was left out.',
    fr: 'Il y a trop peu de gens pour que chaque groupe ait son minimum de membres; cette règle a été écartée.',
  },
  peersN: (n: number) => ({ en: `Peers ${n}`, fr: `Pairs ${n}` }),
  left: { en: 'In no group', fr: 'Sans groupe' },
  leftLead: {
    en: 'No place was left for them that keeps the rules. Open another group, allow more, or place them by hand.',
    fr: 'Il ne restait aucune place qui respecte les règles. Ouvrez un autre groupe, permettez plus de membres, ou placez-les à la main.',
  },
  leftPeers: {
    en: 'Nobody was left whom they may be with: not of their own school, nor whom they must not be with, and with a language in common.',
    fr: 'Il ne restait personne avec qui les jumeler : pas de leur école, ni quelqu’un à éviter, et avec une langue commune.',
  },
  moved: { en: 'moved by you', fr: 'déplacement de votre main' },
  move: { en: 'Change it', fr: 'Modifier' },
  whom: { en: 'Who?', fr: 'Qui?' },
  where: { en: 'Where to?', fr: 'Où?' },
  nowhere: { en: 'In no group', fr: 'Sans groupe' },
  newPeers: { en: 'New peers', fr: 'De nouveaux pairs' },
  chooseWhere: { en: 'Choose one of these.', fr: 'Choisissez parmi ces options.' },
  moveButton: { en: 'Move', fr: 'Déplacer' },
  movedNow: { en: 'They are moved.', fr: 'C’est modifié.' },
  confirm: (n: number) => ({
    en: n === 1 ? 'Confirm: one person gets a place' : `Confirm: ${n} people get a place`,
    fr: n === 1 ? 'Confirmer : une personne reçoit une place' : `Confirmer : ${n} personnes reçoivent une place`,
  }),
  confirmLead: {
    en: 'Each is told once by letter. What no longer fits is said beside the person.',
    fr: 'Chaque personne en est avisée une fois par courriel. Ce qui ne convient plus est dit à côté de son nom.',
  },
  confirmed: (placed: number, refused: number) => ({
    en: `${placed} got a place and are told.${refused > 0 ? ` ${refused} did not; it says why beside them.` : ''}`,
    fr: `${placed} ont reçu une place et en sont avisés.${refused > 0 ? ` ${refused} n’en ont pas reçu; la raison est à côté.` : ''}`,
  }),
  setAside: { en: 'Set it aside', fr: 'Mettre de côté' },
  setAsideNow: {
    en: 'It is set aside. Nothing came of it.',
    fr: 'La proposition est mise de côté. Rien n’en est sorti.',
  },
})

export const stateWords: Record<string, Text> = {
  running: { en: 'at work', fr: 'en cours' },
  done: { en: 'to be looked at', fr: 'à examiner' },
  failed: { en: 'none found', fr: 'sans résultat' },
  confirmed: { en: 'confirmed', fr: 'confirmée' },
  set_aside: { en: 'set aside', fr: 'mise de côté' },
}

export const reasonWords: Record<string, (n: number) => Text> = {
  wish: () => ({ en: 'wished for it', fr: 'l’a souhaité' }),
  'other-wish': () => ({ en: 'wished for another', fr: 'en a souhaité un autre' }),
  'no-wish': () => ({ en: 'has no wish', fr: 'sans souhait' }),
  near: (n) => ({ en: `${n} km from those there, on average`, fr: `à ${n} km des autres, en moyenne` }),
  issues: (n) => ({
    en: n === 0 ? 'no need in common' : n === 1 ? 'one need in common' : `${n} needs in common`,
    fr: n === 0 ? 'aucun besoin commun' : n === 1 ? 'un besoin commun' : `${n} besoins communs`,
  }),
  level: () => ({ en: 'schools of one level', fr: 'écoles de même niveau' }),
  prefers: () => ({ en: 'wished for each other', fr: 'se sont souhaités' }),
  apart: (n) => ({ en: `${n} km apart`, fr: `à ${n} km` }),
}

export const verdictWords: Record<string, Text> = {
  placed: { en: 'has the place', fr: 'a la place' },
  full: { en: 'all places were taken', fr: 'toutes les places étaient prises' },
  elsewhere: { en: 'belongs to another by now', fr: 'fait maintenant partie d’un autre' },
  already: { en: 'belonged already', fr: 'en faisait déjà partie' },
  over: { en: 'the group is over', fr: 'le groupe est terminé' },
  supervision: {
    en: 'one supervises another there; place them by hand if you are sure',
    fr: 'l’une supervise l’autre; placez-la à la main si vous en êtes certain',
  },
  none: { en: 'no longer takes part', fr: 'ne participe plus' },
  alone: { en: 'would have been alone', fr: 'aurait été seule' },
}
