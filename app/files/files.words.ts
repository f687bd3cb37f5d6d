import { words } from '#foundation/language.ts'

export const fileWords = words({
  title: { en: 'Files', fr: 'Fichiers' },
  lead: (partner: string) => ({
    en: `What you and ${partner} hand each other. Nobody else opens it, nor sees that it is there.`,
    fr: `Ce que ${partner} et vous vous remettez. Personne d’autre ne l’ouvre ni ne voit que c’est là.`,
  }),
  doorLead: { en: 'What you hand each other.', fr: 'Ce que vous vous remettez.' },
  none: (partner: string) => ({
    en: `Files you and ${partner} add will stand here.`,
    fr: `Les fichiers que ${partner} et vous ajoutez figureront ici.`,
  }),
  shared: { en: 'Shared files', fr: 'Fichiers partagés' },
  name: { en: 'File', fr: 'Fichier' },
  size: { en: 'Size', fr: 'Taille' },
  by: { en: 'Added by', fr: 'Ajouté par' },
  when: { en: 'Added on', fr: 'Ajouté le' },
  you: { en: 'You', fr: 'Vous' },
  kilobytes: (n: string) => ({ en: `${n}\u00a0KB`, fr: `${n}\u00a0Ko` }),
  megabytes: (n: string) => ({ en: `${n}\u00a0MB`, fr: `${n}\u00a0Mo` }),
  add: { en: 'Add a file', fr: 'Ajouter un fichier' },
  file: { en: 'File from your device', fr: 'Fichier de votre appareil' },
  hint: {
    en: 'PDF, picture (PNG, JPEG, WebP), Word, Excel, PowerPoint, OpenDocument text or plain text; 5 MB at most.',
    fr: 'PDF, image (PNG, JPEG, WebP), Word, Excel, PowerPoint, texte OpenDocument ou texte brut; 5 Mo au plus.',
  },
  onlyTwo: (partner: string) => ({ en: `only you and ${partner}`, fr: `seulement ${partner} et vous` }),
  care: {
    en: 'Files are not checked for viruses here: open only what you expect. Please leave out what would tell who a student is.',
    fr: 'Les virus ne sont pas recherchés ici : n’ouvrez que ce que vous attendez. Veuillez omettre ce qui permettrait de reconnaître un élève.',
  },
  added: { en: 'Added.', fr: 'Ajouté.' },
  remove: { en: 'Delete', fr: 'Supprimer' },
  removeTitle: { en: 'Delete this file?', fr: 'Supprimer ce fichier?' },
  removeWords: (name: string, partner: string) => ({
    en: `“${name}” will be gone for good, for ${partner} too. Copies somebody has saved stay with them.`,
    fr: `« ${name} » disparaîtra définitivement, pour ${partner} aussi. Les copies déjà enregistrées restent à qui les a.`,
  }),
  removeNow: { en: 'Delete the file', fr: 'Supprimer le fichier' },
  removed: { en: 'Deleted.', fr: 'Supprimé.' },
  nameless: { en: 'file', fr: 'fichier' },
  ended: {
    en: 'This partnership has ended. Its files can be read, and no more added.',
    fr: 'Ce partenariat est terminé. Ses fichiers peuvent être lus, mais on n’en ajoute plus.',
  },
  empty: { en: 'This file is empty. Please choose another.', fr: 'Ce fichier est vide. Veuillez en choisir un autre.' },
  tooLarge: {
    en: 'This file is larger than 5 MB. A picture can be made smaller, a document saved as a PDF.',
    fr: 'Ce fichier dépasse 5 Mo. Une image peut être réduite, un document enregistré en PDF.',
  },
  otherKind: {
    en: 'What is in this file is none of the kinds that can be shared, or it holds macros. A PDF nearly always works.',
    fr: 'Le contenu de ce fichier n’est d’aucun des types qui peuvent être partagés, ou il contient des macros. Un PDF convient presque toujours.',
  },
  tooMany: {
    en: 'There are 40 files already. Please delete one before you add another.',
    fr: 'Il y a déjà 40 fichiers. Veuillez en supprimer un avant d’en ajouter un autre.',
  },
  noRoom: {
    en: 'With this file there would be more than 60 MB. Please delete one first, or share a smaller one.',
    fr: 'Avec ce fichier, il y aurait plus de 60 Mo. Veuillez d’abord en supprimer un, ou en partager un plus petit.',
  },
  pdf: { en: 'PDF', fr: 'PDF' },
  picture: { en: 'picture', fr: 'image' },
  document: { en: 'document', fr: 'document' },
  table: { en: 'spreadsheet', fr: 'feuille de calcul' },
  slides: { en: 'slides', fr: 'diaporama' },
  text: { en: 'text', fr: 'texte' },
})
