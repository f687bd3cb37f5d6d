import { sayNumber, words } from '#foundation/language.ts'

/** What is said where two boards stand side by side. */
export const comparisonWords = words({
  compare: { en: 'Compare boards', fr: 'Comparer des tableaux' },
  compareLead: {
    en: 'Any two boards of this program, the earlier one first.',
    fr: 'Deux tableaux du programme, le plus ancien d’abord.',
  },
  compareTitle: (a: number, b: number) => ({
    en: `From board ${a} to board ${b}`,
    fr: `Du tableau ${a} au tableau ${b}`,
  }),
  needsTwo: { en: 'There is only one board to compare so far.', fr: 'Il n’y a encore qu’un tableau à comparer.' },
  sameBoard: { en: 'Choose two different boards.', fr: 'Choisissez deux tableaux différents.' },
  figures: { en: 'In figures', fr: 'En chiffres' },
  figuresLead: {
    en: 'Fit, points, wishes, districts and distance count the pairs you may see. Points lost: the lower, the better.',
    fr: 'La concordance, les points, les souhaits, les districts et la distance portent sur les paires que vous pouvez voir. Points perdus : moins il y en a, mieux c’est.',
  },
  figMatched: { en: 'Mentees with a mentor', fr: 'Personnes mentorées avec mentor' },
  figMenteesLeft: { en: 'Mentees left over', fr: 'Personnes mentorées sans mentor' },
  figMentorsLeft: { en: 'Mentors with nobody', fr: 'Mentors sans personne' },
  figFit: { en: 'Fit, on average', fr: 'Concordance moyenne' },
  figLost: { en: 'Points lost, all pairs together', fr: 'Points perdus, toutes paires confondues' },
  figWishes: { en: 'Pairs with a wish met', fr: 'Paires avec un souhait exaucé' },
  figFirstWishes: { en: 'Mentees with their first wish', fr: 'Personnes mentorées avec leur premier souhait' },
  figDistricts: { en: 'Districts reached', fr: 'Districts rejoints' },
  figKilometres: { en: 'Apart, on average', fr: 'Distance moyenne' },
  figLeast: { en: 'The pair that fits least', fr: 'La paire qui convient le moins' },
  figRather: { en: 'Pairs who would rather have each other', fr: 'Paires qui préféreraient être ensemble' },
  figOthers: { en: 'Mentees with another mentor than now', fr: 'Personnes avec un autre mentor que maintenant' },
  aims: { en: 'Three ways to choose', fr: 'Trois façons de choisir' },
  aimsLead: {
    en: 'What each would give with today’s people, weights and rulings, and what it would cost. Nothing is kept by looking.',
    fr: 'Ce que chacune donnerait avec les personnes, les poids et les décisions d’aujourd’hui, et ce qu’elle coûterait. Regarder ne conserve rien.',
  },
  aimsTooLarge: (n: number) => ({
    en: `With more than ${sayNumber(n, 'en')} possible pairs, working out all three at once would hold up everybody else’s pages. Instead, make a board in one way: it is worked out apart, with a proof, and you can go on meanwhile. Then make another, and compare the two.`,
    fr: `Au-delà de ${sayNumber(n, 'fr')} paires possibles, calculer les trois à la fois ralentirait les pages de tout le monde. Faites plutôt un tableau d’une façon : il est calculé à part, avec sa preuve, et vous pouvez continuer entre-temps. Faites-en ensuite un autre, et comparez les deux.`,
  }),
  aimsProved: {
    en: 'Each is proved by a check of its own. Fit, points, wishes, districts and distance count the pairs you may see.',
    fr: 'Chacune est prouvée par sa propre vérification. La concordance, les points, les souhaits, les districts et la distance portent sur les paires que vous pouvez voir.',
  },
  aimChoose: { en: 'Make a board this way', fr: 'Faire un tableau ainsi' },
  aimRun: { en: 'Make this board', fr: 'Faire ce tableau' },
  aimWanted: { en: 'Prefer', fr: 'Préférer' },
  rather: { en: 'Who would rather have each other', fr: 'Qui préférerait être ensemble' },
  ratherNone: {
    en: 'Going by the fit, no mentee and mentor would both rather have each other than the partner they have.',
    fr: 'D’après la concordance, aucune personne mentorée et aucun mentor ne préféreraient tous deux être ensemble.',
  },
  ratherLead: (n: number) => ({
    en:
      n === 1
        ? 'Going by the fit, one mentee and mentor would both rather have each other. The whole fits better without it.'
        : `Going by the fit, ${n} mentees and mentors would both rather have each other. The whole fits better without it. Some of them:`,
    fr:
      n === 1
        ? 'D’après la concordance, une personne et un mentor préféreraient tous deux être ensemble. L’ensemble convient mieux sans cela.'
        : `D’après la concordance, ${n} paires préféreraient être ensemble. L’ensemble convient mieux sans cela. En voici :`,
  }),
  weights: { en: 'Which weights decide', fr: 'Quels poids décident' },
  weightsLead: {
    en: 'How far one weight can go, all others staying, before other pairs would be better; and how many mentees would have another mentor if it were one less or one more. What decides most stands first.',
    fr: 'Jusqu’où un poids peut aller, les autres restant, avant que d’autres paires soient meilleures; et combien de personnes auraient un autre mentor s’il valait un de moins ou un de plus. Ce qui décide le plus vient en premier.',
  },
  weightNow: { en: 'Weight now', fr: 'Poids actuel' },
  weightSame: { en: 'The same pairs from', fr: 'Les mêmes paires de' },
  weightLess: { en: 'Moved by one less', fr: 'Déplacées par un de moins' },
  weightMore: { en: 'Moved by one more', fr: 'Déplacées par un de plus' },
  weightRange: (from: number, to: number) => ({ en: `${from} to ${to}`, fr: `${from} à ${to}` }),
  weightNever: { en: '0 to 10: it changes nothing', fr: '0 à 10 : il ne change rien' },
  policyTitle: { en: 'Weights and rules', fr: 'Poids et règles' },
  policySame: { en: 'The same on both boards.', fr: 'Les mêmes sur les deux tableaux.' },
  rulingsBetween: { en: 'Rulings made and lifted between them', fr: 'Décisions prises et levées entre les deux' },
  rulingsSame: { en: 'The same rulings stood on both.', fr: 'Les mêmes décisions valaient pour les deux.' },
  who: { en: 'Who changed', fr: 'Qui a changé' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  same: { en: 'Both boards have the same pairs.', fr: 'Les deux tableaux ont les mêmes paires.' },
  before: { en: 'Before', fr: 'Avant' },
  after: { en: 'After', fr: 'Après' },
  changed: (n: number) => ({
    en: n === 1 ? '1 mentee changed.' : `${n} mentees changed.`,
    fr: n === 1 ? '1 personne a changé.' : `${n} personnes ont changé.`,
  }),
  cameOrLeft: {
    en: 'was not on both boards, or a mentor here is somebody you do not decide on',
    fr: 'n’était pas sur les deux tableaux, ou l’un des mentors est une personne dont vous ne décidez pas',
  },
})
