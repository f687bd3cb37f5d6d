import { type Text, words } from '#foundation/language.ts'

export const readingWords = words({
  title: { en: 'Readings', fr: 'Lectures' },
  yours: { en: 'To read', fr: 'À lire' },
  yoursLead: {
    en: 'Read each by yourself and score it. What others wrote is shown once yours is done.',
    fr: 'Lisez chacune de votre côté et notez-la. Ce que les autres ont écrit s’affiche une fois la vôtre terminée.',
  },
  nothing: {
    en: 'Nothing is waiting for you. When the coordinator hands out applications, they are listed here.',
    fr: 'Rien ne vous attend. Quand la coordination confie des demandes, elles figurent ici.',
  },
  read: { en: 'Read', fr: 'Lire' },
  readBy: { en: 'Please read by', fr: 'À lire d’ici le' },
  readByHint: {
    en: 'Members see the day with their list and are reminded three days before. It can be changed.',
    fr: 'Les membres voient ce jour avec leur liste et reçoivent un rappel trois jours avant. Il peut être modifié.',
  },
  readByPast: { en: 'That day is over.', fr: 'Ce jour est passé.' },
  readUntil: (date: string) => ({ en: `Please read by ${date}.`, fr: `Veuillez lire d’ici le ${date}.` }),
  assignedSubject: { en: 'Applications to read', fr: 'Des demandes à lire' },
  assignedBody: (n: number, program: string) => ({
    en:
      n === 1
        ? `One application to ${program} waits for you to read. It takes a few minutes, also on a telephone.`
        : `${n} applications to ${program} wait for you to read. Each takes a few minutes, also on a telephone.`,
    fr:
      n === 1
        ? `Une demande à ${program} attend votre lecture. Elle prend quelques minutes, même sur un téléphone.`
        : `${n} demandes à ${program} attendent votre lecture. Chacune prend quelques minutes, même sur un téléphone.`,
  }),
  readingReminderSubject: { en: 'Still to read', fr: 'Encore à lire' },
  readingReminderBody: (n: number, program: string) => ({
    en:
      n === 1
        ? `One application to ${program} still lies with you. If you cannot read it, tell the coordinator; another member can.`
        : `${n} applications to ${program} still lie with you. If you cannot read them, tell the coordinator; another member can.`,
    fr:
      n === 1
        ? `Une demande à ${program} est encore entre vos mains. Si vous ne pouvez pas la lire, dites-le à la coordination; un autre membre le pourra.`
        : `${n} demandes à ${program} sont encore entre vos mains. Si vous ne pouvez pas les lire, dites-le à la coordination; un autre membre le pourra.`,
  }),
  again: { en: 'Look again', fr: 'Revoir' },
  done: { en: 'done', fr: 'terminée' },
  progress: { en: 'How far the committee is', fr: 'Où en est le comité' },
  handOut: { en: 'Hand out what is not assigned', fr: 'Confier ce qui ne l’est pas encore' },
  handOutLead: (readers: number) => ({
    en: `Each application goes to ${readers} members, evenly; nobody gets their own, or that of somebody they supervise.`,
    fr: `Chaque demande va à ${readers} membres, de façon équitable; personne ne reçoit la sienne ni celle d’une personne supervisée.`,
  }),
  handedOut: (assigned: number, lacking: number) => ({
    en: lacking
      ? `${assigned} readings handed out; ${lacking} still need a member without a conflict.`
      : `${assigned} readings handed out.`,
    fr: lacking
      ? `${assigned} lectures confiées; il manque un membre sans conflit pour ${lacking}.`
      : `${assigned} lectures confiées.`,
  }),
  noCommittee: {
    en: 'There is no committee that can read yet. Form it and seat its members first.',
    fr: 'Aucun comité ne peut encore lire. Formez-le et désignez d’abord ses membres.',
  },
  toCommittee: { en: 'To the committee', fr: 'Vers le comité' },
  name: { en: 'Name', fr: 'Nom' },
  seat: { en: 'Seat', fr: 'Rôle' },
  readers: { en: 'Readers', fr: 'Lectrices et lecteurs' },
  doneOf: { en: 'Done', fr: 'Terminées' },
  mean: { en: 'Average score', fr: 'Note moyenne' },
  recused: { en: 'Stepped back', fr: 'Retraits' },
  reading: (name: string) => ({ en: `Reading: ${name}`, fr: `Lecture : ${name}` }),
  score: { en: 'Your score', fr: 'Votre note' },
  comment: { en: 'For the committee', fr: 'Pour le comité' },
  commentAudience: {
    en: 'the coordinator, and members once they have done their own; never the applicant, unless they ask for access by law',
    fr: 'la coordination, et les membres une fois leur lecture terminée; jamais la personne, sauf demande d’accès selon la loi',
  },
  save: { en: 'Save my score', fr: 'Enregistrer ma note' },
  finishTick: {
    en: 'I am done: show me what the others wrote',
    fr: 'J’ai terminé : montrez-moi ce que les autres ont écrit',
  },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  scoreAll: { en: 'Please score every line before you finish.', fr: 'Veuillez noter chaque ligne avant de terminer.' },
  others: { en: 'What the others wrote', fr: 'Ce que les autres ont écrit' },
  othersLater: {
    en: 'Two others may have read this too. You see their scores once yours is done.',
    fr: 'D’autres l’ont peut-être lue aussi. Vous verrez leurs notes une fois la vôtre terminée.',
  },
  stepBack: { en: 'I should not read this one', fr: 'Je ne devrais pas lire celle-ci' },
  stepBackLead: {
    en: 'Say why in one word. It goes to somebody else, you no longer see it, and no more is asked.',
    fr: 'Dites pourquoi en un mot. Elle ira à une autre personne, vous ne la verrez plus, et rien d’autre n’est demandé.',
  },
  why: { en: 'Why', fr: 'Pourquoi' },
  steppedBack: { en: 'Thank you. Somebody else reads it.', fr: 'Merci. Une autre personne la lira.' },
  noAssessment: {
    en: 'The applicant keeps the self-assessment to themselves. It counts just the same.',
    fr: 'La personne garde son autoévaluation pour elle. Sa demande compte tout autant.',
  },
})

export const recusalWords: Record<string, Text> = {
  supervision: { en: 'I supervise them, or they me', fr: 'Je la supervise, ou elle me supervise' },
  family: { en: 'Family', fr: 'Famille' },
  friendship: { en: 'We are close', fr: 'Nous sommes proches' },
  former_report: { en: 'They once reported to me, or I to them', fr: 'Elle a déjà relevé de moi, ou moi d’elle' },
  hiring: { en: 'I took part in hiring them, or will', fr: 'J’ai participé à son embauche, ou j’y participerai' },
  other: { en: 'Another reason', fr: 'Une autre raison' },
}
