import { type Text, words } from '#foundation/language.ts'

export const assessmentWords = words({
  title: { en: 'My self-assessment', fr: 'Mon autoévaluation' },
  lead: {
    en: 'How sure are you of each of these today? There is no right answer and no mark: it helps to find a mentor whose strengths meet your gaps, and later to see how you grew.',
    fr: 'Quelle est votre assurance aujourd’hui dans chacun de ces domaines? Il n’y a ni bonne réponse ni note : cela aide à trouver un mentor dont les forces rejoignent vos besoins, puis à voir votre progression.',
  },
  leadMentor: {
    en: 'Where are you strong, and where are you still learning? There is no mark: it helps to bring your strengths to somebody who needs them.',
    fr: 'Où sont vos forces, et où apprenez-vous encore? Il n’y a pas de note : cela aide à offrir vos forces à une personne qui en a besoin.',
  },
  whoSees: {
    en: 'Only you see your ratings and comments. The matching engine uses the ratings as numbers; the coordinator sees only which competencies fit, and figures of five people or more; never your ratings. Nobody who supervises or employs you sees any of it. Later, a mentee may let their mentor read it, and take that back.',
    fr: 'Personne d’autre ne voit vos réponses et commentaires. Le moteur de jumelage utilise les cotes comme des nombres; la coordination voit seulement quelles compétences concordent, et des chiffres de cinq personnes ou plus; jamais vos cotes. Personne qui vous supervise ou vous emploie n’en voit quoi que ce soit. Plus tard, une personne mentorée peut permettre à son mentor de la lire, et le reprendre.',
  },
  typedFor: {
    en: 'You type in what they said. The ratings are theirs: once saved, they are not shown to you or to any other staff. The matching engine uses them as numbers.',
    fr: 'Vous saisissez ce que la personne a dit. Les cotes lui appartiennent : une fois enregistrées, elles ne sont montrées ni à vous ni à personne d’autre de l’équipe. Le moteur de jumelage les utilise comme des nombres.',
  },
  release: {
    en: 'The committee members assigned to my application may read my ratings and comments',
    fr: 'Les membres du comité désignés pour ma demande peuvent lire mes cotes et commentaires',
  },
  releaseHint: {
    en: 'You can change this at any time until the decision. If you leave it empty, your application counts just the same.',
    fr: 'Vous pouvez changer d’avis à tout moment avant la décision. Si vous ne cochez pas, votre demande compte tout autant.',
  },
  focusMentee: {
    en: 'I most want to work on these (two or three)',
    fr: 'Ce sur quoi je veux surtout travailler (deux ou trois)',
  },
  focusMentor: { en: 'I most want to offer these (two or three)', fr: 'Ce que je veux surtout offrir (deux ou trois)' },
  comment: { en: 'A word on this', fr: 'Un mot à ce sujet' },
  onlyYou: {
    en: 'only you, and assigned committee members if you say so below',
    fr: 'vous uniquement, et les membres désignés du comité si vous l’indiquez ci-dessous',
  },
  save: { en: 'Save and go on', fr: 'Enregistrer et continuer' },
  needs: { en: 'Common needs', fr: 'Besoins communs' },
  needsLead: {
    en: 'What people say they are least sure of and most want to work on. Figures from fewer than five people are never shown.',
    fr: 'Ce dont les gens se disent le moins sûrs et sur quoi ils veulent le plus travailler. Les chiffres de moins de cinq personnes ne sont jamais montrés.',
  },
  people: { en: 'People', fr: 'Personnes' },
  mean: { en: 'Average, 1 to 5', fr: 'Moyenne, 1 à 5' },
  focused: { en: 'Want to work on it', fr: 'Veulent y travailler' },
  competency: { en: 'Competency', fr: 'Compétence' },
  tooFew: {
    en: 'There are fewer than five answers so far, so nothing is shown.',
    fr: 'Il y a moins de cinq réponses pour l’instant; rien n’est montré.',
  },
})

/** The five steps, from 1 to 5. */
export const scaleWords: readonly Text[] = [
  { en: 'Not yet', fr: 'Pas encore' },
  { en: 'Beginning', fr: 'Je débute' },
  { en: 'On my way', fr: 'En chemin' },
  { en: 'Sure', fr: 'Avec assurance' },
  { en: 'Could show others', fr: 'Je pourrais montrer' },
]
