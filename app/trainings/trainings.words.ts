import { words } from '#foundation/language.ts'

export const trainingWords = words({
  title: { en: 'Training', fr: 'Formation' },
  required: {
    en: 'In this program mentors must be trained before they begin: until it is noted here, a mentor cannot sign an agreement with a mentee.',
    fr: 'Dans ce programme, les mentors doivent être formés avant de commencer : tant que ce n’est pas inscrit ici, un mentor ne peut pas signer d’entente avec une personne mentorée.',
  },
  notRequired: {
    en: 'In this program mentors may begin without training. You can note here who completed one all the same.',
    fr: 'Dans ce programme, les mentors peuvent commencer sans formation. Vous pouvez tout de même inscrire ici qui en a suivi une.',
  },
  changeRule: { en: 'Change this', fr: 'Modifier cela' },
  lackingTitle: (n: number) => ({
    en: n === 1 ? 'One mentor is not trained yet' : `${n} mentors are not trained yet`,
    fr: n === 1 ? 'Un mentor n’est pas encore formé' : `${n} mentors ne sont pas encore formés`,
  }),
  trainedTitle: (n: number) => ({
    en: n === 1 ? 'One mentor is trained' : `${n} mentors are trained`,
    fr: n === 1 ? 'Un mentor est formé' : `${n} mentors sont formés`,
  }),
  note: {
    en: 'Tick everybody who completed the training, and note it once for all of them.',
    fr: 'Cochez toutes les personnes qui ont suivi la formation, et inscrivez-la une fois pour toutes.',
  },
  noteAnother: { en: 'Note another training', fr: 'Inscrire une autre formation' },
  noteTitle: { en: 'Note a training', fr: 'Inscrire une formation' },
  trainedBefore: { en: 'one noted already', fr: 'une déjà inscrite' },
  who: { en: 'Who', fr: 'Qui' },
  which: { en: 'Which training', fr: 'Quelle formation' },
  whichAudience: { en: 'these mentors and the coordinators', fr: 'ces mentors et la coordination' },
  completedOn: { en: 'Completed on', fr: 'Terminée le' },
  save: { en: 'Note it', fr: 'Inscrire' },
  noted: (n: number) => ({
    en: n === 1 ? 'Noted for one mentor.' : `Noted for ${n} mentors.`,
    fr: n === 1 ? 'Inscrit pour un mentor.' : `Inscrit pour ${n} mentors.`,
  }),
  name: { en: 'Name', fr: 'Nom' },
  paired: { en: 'has a partner', fr: 'a un jumelage' },
  mistake: { en: 'A mistake?', fr: 'Une erreur?' },
  undo: { en: 'Undo', fr: 'Annuler' },
  undone: { en: 'Taken back.', fr: 'Annulé.' },
  nobody: {
    en: 'No mentor has been accepted yet. Once some are, they are listed here.',
    fr: 'Aucun mentor n’est encore accepté. Dès qu’il y en aura, ils figureront ici.',
  },
  nobodyChosen: { en: 'Please tick at least one mentor.', fr: 'Veuillez cocher au moins un mentor.' },
  notYetHeld: {
    en: 'This day is still to come. Note the training once it has been held.',
    fr: 'Ce jour n’est pas encore venu. Inscrivez la formation une fois qu’elle a eu lieu.',
  },

  own: { en: 'My training', fr: 'Ma formation' },
  ownLead: {
    en: 'What the coordinator has noted for you in this program. Only you and the coordinators see it.',
    fr: 'Ce que la coordination a inscrit pour vous dans ce programme. Il n’y a que vous et la coordination à le voir.',
  },
  ownEmpty: { en: 'Nothing is noted yet.', fr: 'Rien n’est encore inscrit.' },
  ownDoor: { en: 'What is noted of my training', fr: 'Ce qui est inscrit de ma formation' },
  lacking: (program: string) => ({
    en: `${program} asks mentors to be trained before they begin. Take part in the training the program offers; the coordinator then notes it, and you can sign your agreement. You can read and propose it already.`,
    fr: `${program} demande aux mentors d’être formés avant de commencer. Participez à la formation offerte par le programme; la coordination l’inscrira, et vous pourrez signer votre entente. Vous pouvez déjà la lire et la proposer.`,
  }),
  done: {
    en: 'If you have completed it and it is missing here, tell the coordinator:',
    fr: 'Si vous l’avez suivie et qu’elle n’apparaît pas ici, dites-le à la coordination :',
  },
  cannotSign: {
    en: 'Before you can sign, the program asks you to complete the mentor training. Once you have, the coordinator notes it and you can sign here; what is proposed stays as it is.',
    fr: 'Avant que vous puissiez signer, le programme vous demande de suivre la formation des mentors. Ensuite, la coordination l’inscrit et vous pourrez signer ici; ce qui est proposé reste tel quel.',
  },
  task: (partner: string) => ({
    en: `Complete the mentor training: until then you cannot sign your agreement with ${partner}.`,
    fr: `Suivez la formation des mentors : d’ici là, vous ne pouvez pas signer votre entente avec ${partner}.`,
  }),
  taskButton: { en: 'See how', fr: 'Voir comment' },
})
