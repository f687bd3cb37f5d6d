import { words } from '#foundation/language.ts'

export const noteWords = words({
  title: { en: 'Notes', fr: 'Notes' },
  lead: (partner: string) => ({
    en: `Yours, which nobody else ever sees, and those you share with ${partner}.`,
    fr: `Les vôtres, que personne d’autre ne voit jamais, et celles que vous partagez avec ${partner}.`,
  }),
  doorLead: { en: 'For yourself alone, or for both of you.', fr: 'Pour vous, ou pour vous deux.' },
  mine: { en: 'Only mine', fr: 'À moi seulement' },
  ours: { en: 'Ours', fr: 'À nous deux' },
  noneMine: {
    en: 'Notes only you can read will stand here. Write one below.',
    fr: 'Vos notes personnelles, que personne d’autre ne lit, figureront ici. Écrivez-en une ci-dessous.',
  },
  noneOurs: (partner: string) => ({
    en: `Notes you and ${partner} both read will stand here. Write one below.`,
    fr: `Les notes que ${partner} et vous lisez figureront ici. Écrivez-en une ci-dessous.`,
  }),
  noneFound: { en: 'No note holds these words.', fr: 'Aucune note ne contient ces mots.' },
  write: { en: 'Write a note', fr: 'Écrire une note' },
  forWhom: { en: 'Who reads it?', fr: 'Qui la lit?' },
  onlyMe: { en: 'only you', fr: 'vous seulement' },
  choiceMine: { en: 'Only you', fr: 'Vous seulement' },
  both: (partner: string) => ({ en: `You and ${partner}`, fr: `Vous et ${partner}` }),
  onlyTwo: (partner: string) => ({ en: `only you and ${partner}`, fr: `seulement ${partner} et vous` }),
  asChosen: {
    en: 'whom you choose here, and never the coordinator',
    fr: 'les personnes que vous choisissez ici, et jamais la coordination',
  },
  note: { en: 'Note', fr: 'Note' },
  save: { en: 'Save the note', fr: 'Enregistrer la note' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  change: { en: 'Change', fr: 'Modifier' },
  changeTitle: { en: 'Change this note', fr: 'Modifier cette note' },
  remove: { en: 'Delete this note', fr: 'Supprimer cette note' },
  removeMine: { en: 'A deleted note is gone for good.', fr: 'Une note supprimée disparaît définitivement.' },
  removeOurs: (partner: string) => ({
    en: `A deleted note is gone for good, for ${partner} too.`,
    fr: `Une note supprimée disparaît définitivement, pour ${partner} aussi.`,
  }),
  removed: { en: 'Deleted.', fr: 'Supprimée.' },
  search: { en: 'Search these notes', fr: 'Chercher dans ces notes' },
  all: { en: 'All notes', fr: 'Toutes les notes' },
  by: (who: string, when: string) => ({ en: `${who}, ${when}`, fr: `${who}, ${when}` }),
  you: { en: 'You', fr: 'Vous' },
  ended: {
    en: 'This partnership has ended. What you share can be read, and no longer added to.',
    fr: 'Ce partenariat est terminé. Ce que vous partagez peut être lu, mais non augmenté.',
  },
  tooMany: {
    en: 'There are very many notes already. Please delete some before you write more.',
    fr: 'Il y a déjà beaucoup de notes. Veuillez en supprimer avant d’en écrire d’autres.',
  },
})
