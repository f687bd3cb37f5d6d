import { type Text, words } from '#foundation/language.ts'
import type { HindranceReason } from './import.ts'

/** What is worth knowing about a row and stops nothing. */
export const noteWords = words({
  readAsWindows: {
    en: 'This row was not saved as UTF-8; it was read as Windows-1252. Please look at its accents.',
    fr: 'Cette ligne n’était pas enregistrée en UTF-8; elle a été lue en Windows-1252. Veuillez vérifier les accents.',
  },
  formulaText: (said: string) => ({
    en: `“${said}” begins like a formula. It is kept as text; nothing is calculated.`,
    fr: `« ${said} » commence comme une formule. C’est conservé comme texte; rien n’est calculé.`,
  }),
  formulaValue: {
    en: 'This cell holds a formula. The value it last had was taken; nothing is calculated.',
    fr: 'Cette cellule contient une formule. Sa dernière valeur a été prise; rien n’est calculé.',
  },
  formulaEmpty: {
    en: 'This cell holds a formula without a usable value; it was read as empty.',
    fr: 'Cette cellule contient une formule sans valeur utilisable; elle a été lue comme vide.',
  },
  notAsked: {
    en: 'This is not asked of people in this seat; it is left out.',
    fr: 'Ceci n’est pas demandé pour ce rôle; c’est laissé de côté.',
  },
  aboutDate: (date: string) => ({
    en: `No day is given; it is read as ${date}.`,
    fr: `Aucun jour n’est donné; c’est lu comme le ${date}.`,
  }),
  noAddress: {
    en: 'There is no e-mail address: this person cannot sign in until one is added.',
    fr: 'Il n’y a pas d’adresse courriel : cette personne ne peut pas se connecter avant qu’on en ajoute une.',
  },
  focusUnrated: (named: string) => ({
    en: `Named as a focus but not rated, so left out: ${named}.`,
    fr: `Nommé comme priorité mais non évalué, donc laissé de côté : ${named}.`,
  }),
  unfinished: {
    en: 'No role is given: the application is begun, not sent. It can be completed on its pages.',
    fr: 'Aucune fonction n’est donnée : la demande est commencée, pas envoyée. Elle peut être complétée sur ses pages.',
  },
  repeats: (row: number) => ({
    en: `Row ${row} is about the same person and seat. The later row counts, and fills its gaps from the earlier.`,
    fr: `La ligne ${row} concerne la même personne et le même rôle. La plus récente compte et se complète avec la plus ancienne.`,
  }),
  knownPerson: {
    en: 'This person has an account. What they say of themselves stays as it is.',
    fr: 'Cette personne a un compte. Ce qu’elle dit d’elle-même reste tel quel.',
  },
  keptDecided: {
    en: 'This application has been decided, so nothing in it is changed.',
    fr: 'Cette demande a fait l’objet d’une décision; rien n’y est modifié.',
  },
  keptOwn: {
    en: 'The person wrote this application or has taken it over, so it stays as it is.',
    fr: 'La personne a écrit cette demande ou l’a reprise en main; elle reste telle quelle.',
  },
  keptEnded: {
    en: 'This application was withdrawn or declined. A file does not begin it again.',
    fr: 'Cette demande a été retirée ou refusée. Un fichier ne la recommence pas.',
  },
})

/** What stops a row until somebody mends it. */
export const problemWords = words({
  missing: {
    en: 'Nothing is given, and nobody can be taken without it.',
    fr: 'Rien n’est donné, et personne ne peut être pris sans cela.',
  },
  unknownWord: (said: string) => ({
    en: `“${said}” is not an answer known here.`,
    fr: `« ${said} » n’est pas une réponse connue ici.`,
  }),
  unknownDistrict: (said: string) => ({
    en: `There is no school district called “${said}”.`,
    fr: `Aucun district scolaire ne s’appelle « ${said} ».`,
  }),
  severalDistricts: (said: string) => ({
    en: `“${said}” fits several school districts.`,
    fr: `« ${said} » correspond à plusieurs districts scolaires.`,
  }),
  badAddress: (said: string) => ({
    en: `“${said}” is not an e-mail address.`,
    fr: `« ${said} » n’est pas une adresse courriel.`,
  }),
  dateUnclear: (said: string) => ({
    en: `“${said}” can be two dates: nobody can tell which number is the month.`,
    fr: `« ${said} » peut être deux dates : on ne peut pas savoir quel nombre est le mois.`,
  }),
  dateUnreadable: (said: string) => ({
    en: `“${said}” could not be read as a date.`,
    fr: `« ${said} » n’a pas pu être lu comme une date.`,
  }),
  inFuture: (said: string) => ({
    en: `“${said}” lies in the future, and this has happened already.`,
    fr: `« ${said} » est dans le futur, alors que ceci a déjà eu lieu.`,
  }),
  untilBeforeSince: {
    en: 'The end of the position comes before its beginning.',
    fr: 'La fin de la fonction précède son début.',
  },
  retiredWithoutDate: {
    en: 'The person is retired, but it is not said since when.',
    fr: 'La personne est à la retraite, mais on ne dit pas depuis quand.',
  },
  roleWithoutTitle: {
    en: '“Another role” needs its name.',
    fr: 'Il faut nommer l’autre fonction.',
  },
  positionWithoutRole: {
    en: 'A district, school or date is given, but no role.',
    fr: 'Un district, une école ou une date est donné, mais aucune fonction.',
  },
  notWhole: (said: string) => ({
    en: `“${said}” is not a whole number.`,
    fr: `« ${said} » n’est pas un nombre entier.`,
  }),
  outOfRange: (said: string) => ({
    en: `${said} is outside what is possible here.`,
    fr: `${said} est hors de ce qui est possible ici.`,
  }),
  tooLong: (most: number) => ({
    en: `This is longer than ${most} characters.`,
    fr: `Ce texte dépasse ${most} caractères.`,
  }),
  control: {
    en: 'This holds characters that cannot be kept.',
    fr: 'Ce texte contient des caractères qui ne peuvent pas être conservés.',
  },
  notYesNo: (said: string) => ({
    en: `“${said}” is neither yes nor no.`,
    fr: `« ${said} » n’est ni oui ni non.`,
  }),
  tooMany: (most: number) => ({
    en: `More are named than the ${most} that are asked for.`,
    fr: `Il y en a plus que les ${most} demandés.`,
  }),
  notRating: (said: string) => ({
    en: `“${said}” is not a rating.`,
    fr: `« ${said} » n’est pas une évaluation.`,
  }),
  twoAccounts: {
    en: 'These rows were said to be one person, but their addresses belong to two accounts.',
    fr: 'Ces lignes ont été déclarées être une seule personne, mais leurs adresses appartiennent à deux comptes.',
  },
  twinUndecided: {
    en: 'This may be somebody who is in the file or the program already.',
    fr: 'C’est peut-être une personne déjà présente dans le fichier ou le programme.',
  },
  withRow: (row: number) => ({
    en: `Row ${row} of the same person has a problem, and a person is taken whole or not at all.`,
    fr: `La ligne ${row} de la même personne a un problème, et une personne est prise en entier ou pas du tout.`,
  }),
  supervised: {
    en: 'Whoever ran the import supervises this person, whose application is closed to them.',
    fr: 'La personne qui a lancé l’importation supervise cette personne; sa demande lui est donc fermée.',
  },
  takenMeanwhile: {
    en: 'Somebody else holds this address or application; you cannot see it.',
    fr: 'Quelqu’un d’autre détient cette adresse ou cette demande; vous ne pouvez pas la voir.',
  },
  refused: (why: Text) => ({ en: why.en, fr: why.fr }),
})

/** How to mend it. */
export const mendWords = words({
  nearest: (nearest: string) => ({ en: `Did you mean ${nearest}?`, fr: `Vouliez-vous dire ${nearest}?` }),
  oneOf: (known: Text) => ({ en: `Write one of: ${known.en}.`, fr: `Écrivez l’une de ces réponses : ${known.fr}.` }),
  district: {
    en: 'Write its number (like 73), its name, or the town of its office.',
    fr: 'Écrivez son numéro (comme 73), son nom ou la ville de son bureau.',
  },
  address: { en: 'Write it like amina@example.org.', fr: 'Écrivez-la comme amina@example.org.' },
  eitherDate: (one: string, other: string) => ({
    en: `Write ${one} or ${other}.`,
    fr: `Écrivez ${one} ou ${other}.`,
  }),
  date: {
    en: 'Write it like 2026-08-01 or 1 August 2026.',
    fr: 'Écrivez-la comme 2026-08-01 ou 1er août 2026.',
  },
  yesNo: { en: 'Write yes or no.', fr: 'Écrivez oui ou non.' },
  between: (least: number, most: number) => ({
    en: `Write a number from ${least} to ${most}.`,
    fr: `Écrivez un nombre de ${least} à ${most}.`,
  }),
  shorten: { en: 'Shorten it in the file.', fr: 'Raccourcissez-le dans le fichier.' },
  retireDate: {
    en: 'Give the date in the column for the end of the position.',
    fr: 'Donnez la date dans la colonne de la fin de la fonction.',
  },
  roleTitle: {
    en: 'Give it in the column for the name of another role.',
    fr: 'Donnez-le dans la colonne du nom de l’autre fonction.',
  },
  role: { en: 'Give the role in its column.', fr: 'Donnez la fonction dans sa colonne.' },
  decideTwin: {
    en: 'Say on the page “Perhaps the same person” whether it is.',
    fr: 'Dites à la page « Peut-être la même personne » si c’est le cas.',
  },
  otherCoordinator: {
    en: 'Ask another coordinator of the program to import this row.',
    fr: 'Demandez à une autre personne de la coordination d’importer cette ligne.',
  },
})

/** Why an application stands in the way of undoing. */
export const hindranceWords: Record<HindranceReason, Text> = {
  decided: { en: 'a decision has been made', fr: 'une décision a été prise' },
  read: { en: 'a committee member has it to read', fr: 'un membre du comité l’a à lire' },
  signed_in: { en: 'the person has signed in', fr: 'la personne s’est connectée' },
  asked: { en: 'the person has been asked for something', fr: 'quelque chose a été demandé à la personne' },
  edited: { en: 'it has been changed since', fr: 'elle a été modifiée depuis' },
}

export const outcomeWords = words({
  waiting: { en: 'Waits', fr: 'En attente' },
  new: { en: 'New', fr: 'Nouvelle' },
  changed: { en: 'Corrected', fr: 'Corrigée' },
  same: { en: 'Nothing new', fr: 'Rien de nouveau' },
  kept: { en: 'Stays as it is', fr: 'Reste telle quelle' },
  problem: { en: 'Not taken: a problem', fr: 'Non prise : un problème' },
})

export const importStateWords = words({
  uploaded: { en: 'Read', fr: 'Lu' },
  mapped: { en: 'Ready to look at', fr: 'Prêt à examiner' },
  running: { en: 'Running', fr: 'En cours' },
  done: { en: 'Done', fr: 'Terminé' },
  stopped: { en: 'Stopped', fr: 'Arrêté' },
  undone: { en: 'Undone', fr: 'Annulé' },
})
