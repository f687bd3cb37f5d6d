import { count, type Text, words } from '#foundation/language.ts'

/** What a coordinator reads who brings a file of people and applications. */
export const importWords = words({
  title: { en: 'Import a file', fr: 'Importer un fichier' },
  back: { en: 'Applications', fr: 'Demandes' },
  allImports: { en: 'All imports', fr: 'Tous les imports' },
  lead: {
    en: 'Bring people and their applications from a spreadsheet. You say what each column means and see what would happen, row by row, before anything is written. It can be undone.',
    fr: 'Apportez des personnes et leurs demandes à partir d’un tableur. Vous dites ce que signifie chaque colonne et voyez ce qui se passerait, ligne par ligne, avant que rien ne soit écrit. On peut l’annuler.',
  },
  file: { en: 'CSV or Excel (.xlsx) file', fr: 'Fichier CSV ou Excel (.xlsx)' },
  fileHint: {
    en: 'One row a person and seat, with headings in the first row. At most 25 MB and 20,000 rows; of a workbook, the first sheet.',
    fr: 'Une ligne par personne et par rôle, avec des titres dans la première. Au plus 25 Mo et 20 000 lignes; d’un classeur, la première feuille.',
  },
  fileAudience: { en: 'the coordinators of this program', fr: 'les personnes qui coordonnent ce programme' },
  upload: { en: 'Read the file', fr: 'Lire le fichier' },
  uploaded: (n: number) => ({
    en: `The file is read: ${count(n, 'en', 'row', 'rows')}. Now say what its columns mean.`,
    fr: `Le fichier est lu : ${count(n, 'fr', 'ligne', 'lignes')}. Dites maintenant ce que signifient ses colonnes.`,
  }),
  none: {
    en: 'Files you import into this program will be listed here.',
    fr: 'Les fichiers que vous importez dans ce programme figureront ici.',
  },
  before: { en: 'Imports so far', fr: 'Imports jusqu’ici' },
  fileName: { en: 'File', fr: 'Fichier' },
  when: { en: 'When', fr: 'Quand' },
  rows: { en: 'Rows', fr: 'Lignes' },
  state: { en: 'State', fr: 'État' },
  mixedEncoding: {
    en: 'Some rows of this file are not UTF-8; they were read as Windows-1252 and are marked.',
    fr: 'Certaines lignes de ce fichier ne sont pas en UTF-8; elles ont été lues en Windows-1252 et sont marquées.',
  },
  seenBefore: (date: string) => ({
    en: `This very file was imported on ${date}. Importing it again changes nothing.`,
    fr: `Ce même fichier a été importé le ${date}. L’importer de nouveau ne change rien.`,
  }),

  emptyFile: { en: 'This file is empty.', fr: 'Ce fichier est vide.' },
  onlyHeadings: {
    en: 'This file has headings and no rows below them.',
    fr: 'Ce fichier a des titres et aucune ligne en dessous.',
  },
  fileTooLarge: {
    en: 'This file is larger than 25 MB. Split it, or leave columns out.',
    fr: 'Ce fichier dépasse 25 Mo. Divisez-le, ou laissez des colonnes de côté.',
  },
  tooManyRows: (most: number) => ({
    en: `This file has rows beyond the ${most} that can be taken at once. Split it.`,
    fr: `Ce fichier a des lignes au-delà des ${most} qui peuvent être prises à la fois. Divisez-le.`,
  }),
  tooManyColumns: (most: number) => ({
    en: `This file has more than ${most} columns. Leave out those that are not about people and applications.`,
    fr: `Ce fichier a plus de ${most} colonnes. Laissez de côté celles qui ne concernent pas les personnes et les demandes.`,
  }),
  cellTooLong: (row: number, most: number) => ({
    en: `A cell in row ${row} holds more than ${most} characters. Shorten it and choose the file again.`,
    fr: `Une cellule de la ligne ${row} contient plus de ${most} caractères. Raccourcissez-la et choisissez de nouveau le fichier.`,
  }),
  brokenCsv: (line: number) => ({
    en: `This CSV cannot be read to its end: look at the quotation marks near line ${line}, or save it as .xlsx.`,
    fr: `Ce CSV ne peut pas être lu jusqu’au bout : vérifiez les guillemets près de la ligne ${line}, ou enregistrez-le en .xlsx.`,
  }),
  brokenWorkbook: {
    en: 'This is not an Excel workbook that can be read. Open it, save it as .xlsx or CSV, and choose it again.',
    fr: 'Ce n’est pas un classeur Excel lisible. Ouvrez-le, enregistrez-le en .xlsx ou en CSV et choisissez-le de nouveau.',
  },
  oldWorkbook: {
    en: 'This is an old .xls workbook, or one with a password. Save it as .xlsx without a password.',
    fr: 'C’est un ancien classeur .xls, ou un classeur avec mot de passe. Enregistrez-le en .xlsx sans mot de passe.',
  },
  lockedFile: {
    en: 'This file is locked with a password. Save it without one.',
    fr: 'Ce fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe.',
  },
  unpacksTooLarge: {
    en: 'This workbook unpacks to more than can be read here. Save only the sheet with the people, as CSV.',
    fr: 'Ce classeur, une fois décompressé, dépasse ce qui peut être lu ici. Enregistrez seulement la feuille des personnes, en CSV.',
  },
  webPage: {
    en: 'This is a web page or XML, whatever its name says. Save it as CSV or .xlsx from the program it came from.',
    fr: 'C’est une page Web ou du XML, quel que soit son nom. Enregistrez-la en CSV ou en .xlsx depuis le logiciel d’origine.',
  },
  notATable: {
    en: 'This is not a table. A CSV file or an Excel workbook (.xlsx) is needed.',
    fr: 'Ceci n’est pas un tableau. Il faut un fichier CSV ou un classeur Excel (.xlsx).',
  },
  tooMuchWork: {
    en: 'Reading this file takes too long. Save only the columns you need, as CSV.',
    fr: 'La lecture de ce fichier prend trop de temps. Enregistrez seulement les colonnes utiles, en CSV.',
  },

  mappingTitle: { en: 'What the columns mean', fr: 'Ce que signifient les colonnes' },
  mappingLead: {
    en: 'We guessed from the headings. Please look at each; a column that is left out is not kept.',
    fr: 'Nous avons deviné d’après les titres. Veuillez vérifier chacun; une colonne laissée de côté n’est pas conservée.',
  },
  wholeFile: { en: 'Which seat the rows ask for', fr: 'Le rôle demandé par les lignes' },
  seatByColumn: {
    en: 'Choose nothing here where a column says it.',
    fr: 'Ne choisissez rien ici si une colonne le dit.',
  },
  everyone: (seat: Text) => ({ en: `Every row: ${seat.en}`, fr: `Toutes les lignes : ${seat.fr}` }),
  sample: (one: string) => ({ en: `For example: “${one}”`, fr: `Par exemple : « ${one} »` }),
  samples: (one: string, other: string) => ({
    en: `For example: “${one}”, “${other}”`,
    fr: `Par exemple : « ${one} », « ${other} »`,
  }),
  noSample: { en: 'Nothing stands in this column.', fr: 'Rien ne figure dans cette colonne.' },
  leaveOut: { en: 'Leave this column out', fr: 'Laisser cette colonne de côté' },
  saveMapping: { en: 'See what would happen', fr: 'Voir ce qui se passerait' },
  takenTwice: (target: Text) => ({
    en: `Another column is “${target.en}” already. Choose one of the two.`,
    fr: `Une autre colonne est déjà « ${target.fr} ». Choisissez l’une des deux.`,
  }),
  seatNeeded: {
    en: 'Say which column holds the seat, or that every row asks for the same one.',
    fr: 'Dites quelle colonne contient le rôle, ou que toutes les lignes demandent le même.',
  },
  nameNeeded: { en: 'Say which column holds the name.', fr: 'Dites quelle colonne contient le nom.' },
  changeMapping: { en: 'Change what columns mean', fr: 'Changer ce que signifient les colonnes' },
  ratingOf: (competency: string) => ({ en: `Rating: ${competency}`, fr: `Évaluation : ${competency}` }),

  previewTitle: { en: 'What would happen', fr: 'Ce qui se passerait' },
  previewLead: {
    en: 'Nothing is written yet. Rows with a problem are left out; mend them in the file and choose it again, now or later: what is here already stays as it is.',
    fr: 'Rien n’est encore écrit. Les lignes qui ont un problème sont laissées de côté; corrigez-les dans le fichier et choisissez-le de nouveau, maintenant ou plus tard : ce qui est déjà ici reste tel quel.',
  },
  run: (n: number) => ({
    en: `Take ${count(n, 'en', 'row', 'rows')} into the program`,
    fr: `Prendre ${count(n, 'fr', 'ligne', 'lignes')} dans le programme`,
  }),
  nothingToRun: {
    en: 'No row can be taken yet: each has a problem. Mend the file and choose it again.',
    fr: 'Aucune ligne ne peut encore être prise : chacune a un problème. Corrigez le fichier et choisissez-le de nouveau.',
  },
  silent: {
    en: 'Nobody is written to. You can undo the whole while nothing has been done with its applications.',
    fr: 'Personne ne reçoit de courriel. Vous pouvez tout annuler tant que rien n’a été fait de ses demandes.',
  },
  row: { en: 'Row', fr: 'Ligne' },
  person: { en: 'Person', fr: 'Personne' },
  seat: { en: 'Seat', fr: 'Rôle' },
  becomes: { en: 'What becomes of it', fr: 'Ce qu’elle devient' },
  remarks: { en: 'Problems and notes', fr: 'Problèmes et notes' },
  caption: (n: number) => ({ en: `Rows (${n})`, fr: `Lignes (${n})` }),
  show: { en: 'Show', fr: 'Afficher' },
  everyRow: { en: 'Every row', fr: 'Toutes les lignes' },
  remarked: { en: 'Rows with a problem or note', fr: 'Lignes avec un problème ou une note' },
  nothingFits: { en: 'No row fits this filter.', fr: 'Aucune ligne ne correspond à ce filtre.' },
  changesTo: (what: string) => ({ en: `Changes: ${what}`, fr: `Change : ${what}` }),
  wishesChange: { en: 'wishes', fr: 'souhaits' },
  ratingsChange: { en: 'ratings', fr: 'évaluations' },
  unnamed: { en: 'without a name', fr: 'sans nom' },

  twinsTitle: { en: 'Perhaps the same person', fr: 'Peut-être la même personne' },
  twinsLead: {
    en: 'The same name in the same place. Please say; until you do, these rows wait. One person has one account, whatever addresses they use.',
    fr: 'Le même nom au même endroit. Veuillez le dire; d’ici là, ces lignes attendent. Une personne a un seul compte, quelles que soient ses adresses.',
  },
  twinsOpen: (n: number) => ({
    en: `${count(n, 'en', 'case', 'cases')} of perhaps the same person: please say before you run the import.`,
    fr: `${count(n, 'fr', 'cas', 'cas')} de personnes peut-être identiques : veuillez le dire avant de lancer l’import.`,
  }),
  decideTwins: { en: 'Compare them', fr: 'Les comparer' },
  twinCase: (name: string) => ({ en: `Is this one person? ${name}`, fr: `Est-ce une seule personne? ${name}` }),
  twinRow: (row: number) => ({ en: `Row ${row}`, fr: `Ligne ${row}` }),
  knownAlready: { en: 'In the program already', fr: 'Déjà dans le programme' },
  samePerson: { en: 'Yes, one person', fr: 'Oui, une seule personne' },
  twoPeople: { en: 'No, two people', fr: 'Non, deux personnes' },
  notSaid: { en: 'Not sure yet', fr: 'Pas encore sûr' },
  saveTwins: { en: 'Save', fr: 'Enregistrer' },
  twinsSaved: {
    en: 'Saved. What would happen has been worked out again.',
    fr: 'Enregistré. Ce qui se passerait a été recalculé.',
  },
  noTwins: {
    en: 'Nobody in this file looks like somebody else.',
    fr: 'Personne dans ce fichier ne ressemble à quelqu’un d’autre.',
  },

  runningTitle: { en: 'The import is running', fr: 'L’import est en cours' },
  progress: (done: number, of: number) => ({
    en: `${done} of ${of} rows are done.`,
    fr: `${done} lignes sur ${of} sont traitées.`,
  }),
  runningLead: {
    en: 'You can leave this page; it goes on by itself, and begins again where it was if anything stops it.',
    fr: 'Vous pouvez quitter cette page; l’import continue de lui-même et reprend là où il était si quelque chose l’arrête.',
  },
  lookAgain: { en: 'Look again', fr: 'Actualiser' },
  started: { en: 'The import has begun.', fr: 'L’import a commencé.' },
  stoppedTitle: { en: 'The import has stopped', fr: 'L’import s’est arrêté' },
  stoppedLead: {
    en: 'Whoever started it no longer coordinates the program. You can let it go on in your name, or undo it.',
    fr: 'La personne qui l’a lancé ne coordonne plus le programme. Vous pouvez le laisser continuer en votre nom, ou l’annuler.',
  },
  standsStill: {
    en: 'Nothing has moved for ten minutes. You can let it go on from where it is.',
    fr: 'Rien n’a avancé depuis dix minutes. Vous pouvez le laisser reprendre là où il en est.',
  },
  goOn: { en: 'Go on', fr: 'Continuer' },

  doneTitle: { en: 'The import is done', fr: 'L’import est terminé' },
  doneLead: {
    en: 'A file cannot promise for anybody. The commitment, the code of conduct, the consent and the membership are still to be asked of each person: they find them in their application when they sign in. Nobody has been written to.',
    fr: 'Un fichier ne peut rien promettre pour personne. L’engagement, le code de conduite, le consentement et l’adhésion restent à demander à chaque personne : elle les trouvera dans sa demande en se connectant. Personne n’a reçu de courriel.',
  },
  toInbox: { en: 'See the applications', fr: 'Voir les demandes' },
  rowsApart: (n: number) => ({
    en: `${n === 1 ? 'One row is' : `${n} rows are`} about people you supervise, and not shown to you. Another coordinator of the program can read and import ${n === 1 ? 'it' : 'them'}.`,
    fr: `${n === 1 ? 'Une ligne porte' : `${n} lignes portent`} sur des personnes que vous supervisez et ne vous ${n === 1 ? 'est pas montrée' : 'sont pas montrées'}. Une autre personne de la coordination peut ${n === 1 ? 'la lire et l’importer' : 'les lire et les importer'}.`,
  }),
  leftOut: { en: 'Rows that were not taken', fr: 'Lignes qui n’ont pas été prises' },
  everyTaken: { en: 'Every row was taken.', fr: 'Toutes les lignes ont été prises.' },
  downloadLeftOut: { en: 'Download these rows as CSV', fr: 'Télécharger ces lignes en CSV' },
  leftOutFile: { en: 'rows-not-taken', fr: 'lignes-non-prises' },
  rowsGone: {
    en: 'Its rows have been deleted after 90 days, and it can no longer be undone.',
    fr: 'Ses lignes ont été supprimées après 90 jours; il ne peut plus être annulé.',
  },

  undo: { en: 'Undo this import', fr: 'Annuler cet import' },
  undoTitle: { en: 'Undo the whole import?', fr: 'Annuler tout l’import?' },
  undoLead: (made: number, changed: number) => ({
    en: `${count(made, 'en', 'application', 'applications')} it brought will be deleted, with the people it entered; ${changed} it corrected will be as before. Nobody is written to.`,
    fr: `${count(made, 'fr', 'demande apportée sera supprimée', 'demandes apportées seront supprimées')}, avec les personnes saisies; ${changed} qu’il a corrigées redeviendront comme avant. Personne ne reçoit de courriel.`,
  }),
  undoAll: { en: 'Yes, undo all of it', fr: 'Oui, tout annuler' },
  undone: { en: 'The import is undone.', fr: 'L’import est annulé.' },
  undoneTitle: { en: 'This import was undone', fr: 'Cet import a été annulé' },
  undoneLead: {
    en: 'What it brought has been deleted, and what it changed is as it was before. The file can be imported again.',
    fr: 'Ce qu’il avait apporté est supprimé, et ce qu’il avait modifié est comme avant. Le fichier peut être importé de nouveau.',
  },
  hindered: {
    en: 'It cannot be undone: something has been done with its applications since. What exactly is listed below.',
    fr: 'Il ne peut pas être annulé : quelque chose a été fait de ses demandes depuis. Le détail figure ci-dessous.',
  },
  hinderedHow: {
    en: 'Applications can still be declined or withdrawn one by one.',
    fr: 'Les demandes peuvent encore être refusées ou retirées une à une.',
  },
  changedSince: {
    en: 'It cannot be undone: something it wrote has been changed, or is needed by something newer, since. Nothing was undone.',
    fr: 'Il ne peut pas être annulé : quelque chose qu’il a écrit a été modifié, ou sert à quelque chose de plus récent, depuis. Rien n’a été annulé.',
  },
  notUndoable: { en: 'There is nothing here to undo.', fr: 'Il n’y a rien à annuler ici.' },
  notRunnable: { en: 'This import is not waiting to be run.', fr: 'Cet import n’attend pas d’être lancé.' },
  notChangeable: {
    en: 'This import has been run; what its columns mean can no longer be changed.',
    fr: 'Cet import a été lancé; ce que signifient ses colonnes ne peut plus être modifié.',
  },
})

/** What a column can mean, besides questions and ratings. */
export const targetWords = words({
  seat: { en: 'Seat (mentor or mentee)', fr: 'Rôle (mentor ou personne mentorée)' },
  name: { en: 'Full name', fr: 'Nom complet' },
  given_name: { en: 'First name', fr: 'Prénom' },
  family_name: { en: 'Last name', fr: 'Nom de famille' },
  preferred_name: { en: 'What people call them', fr: 'Comment on les appelle' },
  pronouns: { en: 'Pronouns', fr: 'Pronoms' },
  email: { en: 'E-mail', fr: 'Courriel' },
  second_email: { en: 'Second e-mail', fr: 'Deuxième courriel' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  language: { en: 'Language of letters', fr: 'Langue des courriels' },
  role: { en: 'Role', fr: 'Fonction' },
  role_title: { en: 'Name of another role', fr: 'Nom de l’autre fonction' },
  district: { en: 'School district', fr: 'District scolaire' },
  school: { en: 'School or office', fr: 'École ou bureau' },
  since: { en: 'In the role since', fr: 'En fonction depuis' },
  until: { en: 'In the role until (retired on)', fr: 'En fonction jusqu’au (retraite le)' },
  retired: { en: 'Retired (yes or no)', fr: 'À la retraite (oui ou non)' },
  reason: { en: 'Reason for applying', fr: 'Raison de la demande' },
  speaks: { en: 'Languages of conversation', fr: 'Langues de conversation' },
  channels: { en: 'Ways of meeting', fr: 'Moyens de rencontre' },
  times: { en: 'Times that suit', fr: 'Moments qui conviennent' },
  capacity: { en: 'How many mentees', fr: 'Combien de personnes mentorées' },
  travels: { en: 'Can travel (yes or no)', fr: 'Peut se déplacer (oui ou non)' },
  needs: { en: 'What makes taking part easier', fr: 'Ce qui facilite la participation' },
  prefer_1_name: { en: 'Wish 1: name', fr: 'Souhait 1 : nom' },
  prefer_1_email: { en: 'Wish 1: e-mail', fr: 'Souhait 1 : courriel' },
  prefer_2_name: { en: 'Wish 2: name', fr: 'Souhait 2 : nom' },
  prefer_2_email: { en: 'Wish 2: e-mail', fr: 'Souhait 2 : courriel' },
  prefer_3_name: { en: 'Wish 3: name', fr: 'Souhait 3 : nom' },
  prefer_3_email: { en: 'Wish 3: e-mail', fr: 'Souhait 3 : courriel' },
  avoid_1_name: { en: 'Rather not 1: name', fr: 'Plutôt pas 1 : nom' },
  avoid_1_email: { en: 'Rather not 1: e-mail', fr: 'Plutôt pas 1 : courriel' },
  avoid_2_name: { en: 'Rather not 2: name', fr: 'Plutôt pas 2 : nom' },
  avoid_2_email: { en: 'Rather not 2: e-mail', fr: 'Plutôt pas 2 : courriel' },
  avoid_3_name: { en: 'Rather not 3: name', fr: 'Plutôt pas 3 : nom' },
  avoid_3_email: { en: 'Rather not 3: e-mail', fr: 'Plutôt pas 3 : courriel' },
  member_number: { en: 'Membership number', fr: 'Numéro de membre' },
  submitted_on: { en: 'Sent on', fr: 'Envoyée le' },
  focus: { en: 'Competencies in focus', fr: 'Compétences prioritaires' },
})
