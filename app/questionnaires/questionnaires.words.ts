import { type Text, words } from '#foundation/language.ts'

export const questionnaireWords = words({
  notUsable: {
    en: 'This question cannot be used: its key must be new, and a choice needs at least two options.',
    fr: 'Cette question ne peut pas être utilisée : sa clé doit être nouvelle, et un choix demande au moins deux options.',
  },
  changedMeanwhile: {
    en: 'Somebody else changed these questions while you were writing. Nothing was saved; your text is below, and the questions are now as shown.',
    fr: 'Quelqu’un d’autre a modifié ces questions pendant que vous écriviez. Rien n’a été enregistré; votre texte est ci-dessous, et les questions sont maintenant telles qu’affichées.',
  },
  atMost: (n: number) => ({ en: `Choose up to ${n}.`, fr: `Choisissez-en jusqu’à ${n}.` }),
  onCard: {
    en: 'the coordinator, assigned committee members, and the partner proposed to you',
    fr: 'la coordination, les membres du comité désignés et le partenaire qui vous est proposé',
  },
  notOnCard: {
    en: 'the coordinator and assigned committee members',
    fr: 'la coordination et les membres du comité désignés',
  },
  english: { en: 'in English', fr: 'en anglais' },
  french: { en: 'in French', fr: 'en français' },
  question: { en: 'Question', fr: 'Question' },
  kind: { en: 'Kind of answer', fr: 'Type de réponse' },
  hint: { en: 'A word of help', fr: 'Un mot d’aide' },
  required: { en: 'An answer is needed', fr: 'Une réponse est nécessaire' },
  card: { en: 'Shown to the partner proposed', fr: 'Montré au partenaire proposé' },
  options: { en: 'Options, one a line: English | French', fr: 'Options, une par ligne : anglais | français' },
  criterion: { en: 'Used in matching as', fr: 'Utilisé pour le jumelage comme' },
  noCriterion: { en: 'not used', fr: 'non utilisé' },
  addQuestion: { en: 'Add a question', fr: 'Ajouter une question' },
  editQuestion: { en: 'Edit the question', fr: 'Modifier la question' },
  saveQuestion: { en: 'Save question', fr: 'Enregistrer la question' },
  removeQuestion: { en: 'Remove this question', fr: 'Retirer cette question' },
  moveUp: { en: 'Move this question up', fr: 'Monter cette question' },
  moved: { en: 'Moved.', fr: 'Déplacée.' },
  emptyFirst: {
    en: 'This page still has questions. Move or remove them first.',
    fr: 'Cette page contient encore des questions. Déplacez-les ou retirez-les d’abord.',
  },
  changeGroup: { en: 'Change this page', fr: 'Modifier cette page' },
  removeGroup: { en: 'Remove this page', fr: 'Retirer cette page' },
  optionLine: {
    en: 'Each option needs both languages, like “Budget | Budget”.',
    fr: 'Chaque option demande les deux langues, comme « Budget | Budget ».',
  },
})

export const kindWords: Record<string, Text> = {
  line: { en: 'One line', fr: 'Une ligne' },
  paragraph: { en: 'A few sentences', fr: 'Quelques phrases' },
  choice: { en: 'One of several', fr: 'Un choix parmi plusieurs' },
  choices: { en: 'Any of several', fr: 'Plusieurs choix' },
  number: { en: 'A number', fr: 'Un nombre' },
  date: { en: 'A date', fr: 'Une date' },
  tick: { en: 'A tick', fr: 'Une case à cocher' },
}

export const criterionWords: Record<string, Text> = {
  issues: { en: 'shared issues', fr: 'enjeux communs' },
  levels: { en: 'school level and grades', fr: 'niveau scolaire et années' },
  subjects: { en: 'subjects', fr: 'matières' },
}
