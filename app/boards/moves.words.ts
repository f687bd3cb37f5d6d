import { words } from '#foundation/language.ts'

/** What is said of pairs that have changed, and why. */
export const moveWords = words({
  compare: { en: 'Compare boards', fr: 'Comparer des tableaux' },
  changedTitle: {
    en: 'Pairs that differ from the first proposal',
    fr: 'Paires qui diffèrent de la première proposition',
  },
  changedLead: {
    en: 'The first proposal is what the engine gave each mentee unaided, before anybody ruled. Whoever has another mentor now is listed, with the reason of every step.',
    fr: 'La première proposition est ce que le moteur a donné seul à chaque personne mentorée, avant toute décision. Qui a maintenant un autre mentor figure ici, avec la raison de chaque étape.',
  },
  noneChanged: {
    en: 'Every pair you may see is as the engine first proposed it.',
    fr: 'Chaque paire que vous pouvez voir est telle que le moteur l’a d’abord proposée.',
  },
  first: { en: 'First proposal', fr: 'Première proposition' },
  now: { en: 'Now', fr: 'Maintenant' },
  howTitle: { en: 'How this pair came about', fr: 'Comment cette paire s’est faite' },
  movedBecause: { en: 'moved because of', fr: 'a changé à cause de' },
  causePolicy: { en: 'new weights or rules', fr: 'poids ou règles modifiés' },
  causePeople: { en: 'people came or left', fr: 'des personnes arrivées ou parties' },
  causeAnswers: { en: 'what is known of people changed', fr: 'ce que l’on sait des personnes a changé' },
  hiddenRuling: {
    en: 'a ruling about somebody you do not decide on',
    fr: 'une décision au sujet d’une personne dont vous ne décidez pas',
  },
  noReasonYet: { en: 'no reason yet', fr: 'pas encore de raison' },
  reasonsElsewhere: (n: number) => ({
    en: `${n} of them ${n === 1 ? 'is' : 'are'} about people you do not decide on; somebody else gives that reason.`,
    fr: `${n} ${n === 1 ? 'porte' : 'portent'} sur des personnes dont vous ne décidez pas; quelqu’un d’autre donnera cette raison.`,
  }),
  reasonsTitle: { en: 'Give the missing reasons', fr: 'Donner les raisons manquantes' },
  allReasoned: { en: 'Every changed pair has its reason.', fr: 'Chaque paire modifiée a sa raison.' },
  whichPairs: { en: 'Which pairs', fr: 'Quelles paires' },
  everyPair: (n: number) => ({
    en: `All ${n} pairs that have no reason yet`,
    fr: `Les ${n} paires qui n’ont pas encore de raison`,
  }),
  giveReason: { en: 'Keep this reason', fr: 'Conserver cette raison' },
  reasonGiven: { en: 'Reason kept.', fr: 'Raison conservée.' },
})
