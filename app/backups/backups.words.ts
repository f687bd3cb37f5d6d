import { both, count, words } from '#foundation/language.ts'

const hours = (n: number) =>
  both((language) => count(n, language, language === 'fr' ? 'heure' : 'hour', language === 'fr' ? 'heures' : 'hours'))

export const backupWords = words({
  title: { en: 'Backups', fr: 'Sauvegardes' },
  lead: {
    en: 'If this computer were lost tonight, what would come back, and when? This page answers that for everybody who is responsible here.',
    fr: 'Si cet ordinateur était perdu cette nuit, qu’est-ce qui reviendrait, et quand? Cette page y répond pour toutes les personnes responsables ici.',
  },
  lastBackup: { en: 'The last good backup', fr: 'La dernière bonne sauvegarde' },
  ofMoment: (at: string) => ({
    en: `It shows everything as it was on ${at}.`,
    fr: `Elle montre tout tel que c’était le ${at}.`,
  }),
  proven: (rows: string) => ({
    en: `It was restored on the spot into a database of its own and looked through, all ${rows} rows of it, before it was called good.`,
    fr: `Elle a été restaurée sur-le-champ dans une base de données à part et vérifiée, ses ${rows} lignes, avant d’être dite bonne.`,
  }),
  sealed: (mark: string) => ({
    en: `Only the recovery code marked ${mark} opens it. Two officers keep that code on paper.`,
    fr: `Seul le code de secours marqué ${mark} l’ouvre. Deux responsables gardent ce code sur papier.`,
  }),
  noBackup: {
    en: 'There is no good backup yet. Whoever runs this computer makes the recovery key and the first backup; docs/operate.md says how, and it takes ten minutes.',
    fr: 'Il n’y a pas encore de bonne sauvegarde. La personne qui s’occupe de cet ordinateur crée la clé de secours et la première sauvegarde; docs/operate.md dit comment, et cela prend dix minutes.',
  },
  late: (n: number) => ({
    en: `The last good backup is ${hours(n).en} old. There should be one every day: please ask whoever runs this computer to look today.`,
    fr: `La dernière bonne sauvegarde date de ${hours(n).fr}. Il devrait y en avoir une chaque jour : veuillez demander à la personne qui s’occupe de cet ordinateur d’y voir aujourd’hui.`,
  }),
  failed: (at: string) => ({
    en: `The last attempt, on ${at}, did not come about. It said:`,
    fr: `La dernière tentative, le ${at}, n’a pas abouti. Elle disait :`,
  }),
  lastDrill: { en: 'The last drill', fr: 'Le dernier exercice' },
  whatDrill: {
    en: 'In a drill, two people take the recovery code from its paper and open a backup with it. Nothing here changes. It shows that the paper is where it should be, and that the way back is known.',
    fr: 'Pendant un exercice, deux personnes prennent le code de secours sur son papier et ouvrent une sauvegarde. Rien ne change ici. Cela montre que le papier est à sa place et que le chemin du retour est connu.',
  },
  drilled: (at: string, minutes: number) => ({
    en: `On ${at}. It took ${count(minutes, 'en', 'minute', 'minutes')}.`,
    fr: `Le ${at}. Il a duré ${count(minutes, 'fr', 'minute', 'minutes')}.`,
  }),
  noDrill: { en: 'There has been no drill yet.', fr: 'Il n’y a pas encore eu d’exercice.' },
  drillLate: {
    en: 'It is time for a drill: the last one is more than 35 days ago.',
    fr: 'C’est le moment d’un exercice : le dernier remonte à plus de 35 jours.',
  },
  ifLost: { en: 'If this computer were lost', fr: 'Si cet ordinateur était perdu' },
  whatLost: { en: 'What would be lost', fr: 'Ce qui serait perdu' },
  lostMinutes: {
    en: 'At most the last five minutes: the database puts its log away elsewhere as it goes.',
    fr: 'Au plus les cinq dernières minutes : la base de données met son journal à l’abri au fur et à mesure.',
  },
  lostDay: {
    en: 'Everything since the last good backup: with one every night, a day at most. To lose five minutes at most, the database’s log must be archived; docs/operate.md says how.',
    fr: 'Tout ce qui suit la dernière bonne sauvegarde : avec une par nuit, une journée au plus. Pour ne perdre que cinq minutes, le journal de la base de données doit être archivé; docs/operate.md dit comment.',
  },
  lostAll: { en: 'Everything.', fr: 'Tout.' },
  howLong: { en: 'How long until it is back', fr: 'Combien de temps avant le retour' },
  anHour: {
    en: 'An hour, on a bare computer, by the steps in docs/operate.md, with the backup and one of the two papers at hand.',
    fr: 'Une heure, sur un ordinateur vide, selon les étapes de docs/operate.md, avec la sauvegarde et l’un des deux papiers sous la main.',
  },
  kept: { en: 'How long backups are kept', fr: 'Combien de temps les sauvegardes sont gardées' },
  keptDays: {
    en: '35 days. What is erased here is gone from every backup after that.',
    fr: '35 jours. Ce qui est effacé ici a ensuite disparu de toutes les sauvegardes.',
  },
  runs: { en: 'The last backups and drills', fr: 'Les dernières sauvegardes et les derniers exercices' },
  when: { en: 'When', fr: 'Quand' },
  what: { en: 'What', fr: 'Quoi' },
  outcome: { en: 'How it went', fr: 'Résultat' },
  size: { en: 'Size', fr: 'Taille' },
  backup: { en: 'Backup', fr: 'Sauvegarde' },
  drill: { en: 'Drill', fr: 'Exercice' },
  good: { en: 'good', fr: 'bonne' },
  wellDone: { en: 'it worked', fr: 'réussi' },
  notGood: { en: 'did not come about', fr: 'n’a pas abouti' },
  megabytes: (n: string) => ({ en: `${n} MB`, fr: `${n} Mo` }),
  letterSubject: { en: 'No backup for more than a day', fr: 'Aucune sauvegarde depuis plus d’un jour' },
  letterBody: (at: string) => ({
    en: `The last good backup of Alongside shows it as it was on ${at}. There should be one every day.`,
    fr: `La dernière bonne sauvegarde d’Alongside montre l’état du ${at}. Il devrait y en avoir une chaque jour.`,
  }),
  letterAsk: {
    en: 'Please ask whoever runs the computer to look today. Nothing is lost yet; if the computer broke now, everything since then would be.',
    fr: 'Veuillez demander à la personne qui s’occupe de l’ordinateur d’y voir aujourd’hui. Rien n’est encore perdu; si l’ordinateur tombait en panne maintenant, tout ce qui suit cette date le serait.',
  },
  letterButton: { en: 'See the backups', fr: 'Voir les sauvegardes' },
})
