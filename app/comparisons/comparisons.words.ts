import { words } from '#foundation/language.ts'

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
