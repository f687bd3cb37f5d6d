import { words } from '#foundation/language.ts'

/** What the pieces themselves say, whatever they are used for. */
export const uiWords = words({
  skip: { en: 'Skip to the page', fr: 'Aller au contenu' },
  optional: { en: 'optional', fr: 'facultatif' },
  whoSees: (who: string) => ({ en: `Who sees this: ${who}`, fr: `Qui le voit : ${who}` }),
  problems: { en: 'Please look at these again', fr: 'Veuillez revoir ces points' },
  storedNow: {
    en: 'Somebody changed this while you were writing. It now says:',
    fr: 'Quelqu’un a modifié ceci pendant que vous écriviez. On y lit maintenant :',
  },
  nothing: { en: '(nothing)', fr: '(rien)' },
  yoursBelow: { en: 'What you wrote is below.', fr: 'Votre texte est ci-dessous.' },
  chooseOne: { en: 'Choose …', fr: 'Choisir …' },
  asTable: { en: 'The same as a table', fr: 'Les mêmes données en tableau' },
  filter: { en: 'Show', fr: 'Afficher' },
  search: { en: 'Search', fr: 'Chercher' },
  page: (n: number, of: number) => ({ en: `Page ${n} of ${of}`, fr: `Page ${n} de ${of}` }),
  next: { en: 'Next', fr: 'Suivante' },
  previous: { en: 'Previous', fr: 'Précédente' },
  sortBy: (column: string) => ({ en: `Sort by ${column}`, fr: `Trier par ${column}` }),
  export: { en: 'Download as CSV', fr: 'Télécharger en CSV' },
  print: { en: 'Print', fr: 'Imprimer' },
  yes: { en: 'Yes', fr: 'Oui' },
  no: { en: 'No', fr: 'Non' },
})
