import { words } from '#foundation/language.ts'

/** How an application's particulars are called where others read them. */
export const factWords = words({
  contact: { en: 'Contact', fr: 'Coordonnées' },
  position: { en: 'Position', fr: 'Fonction' },
  source: { en: 'How it came', fr: 'Comment elle est arrivée' },
  role: { en: 'Role', fr: 'Fonction' },
  district: { en: 'District', fr: 'District' },
  since: { en: 'Since', fr: 'Depuis' },
  retired: { en: 'Retired on', fr: 'À la retraite depuis' },
  prefersChannel: { en: 'Best reached by', fr: 'Moyen préféré' },
  speaks: { en: 'Talks in', fr: 'Parle' },
  channels: { en: 'Can meet by', fr: 'Peut se rencontrer par' },
  times: { en: 'Usually free', fr: 'Habituellement libre' },
  capacity: { en: 'Mentees they can take', fr: 'Personnes mentorées possibles' },
  helps: { en: 'What would make taking part easier', fr: 'Ce qui faciliterait sa participation' },
  reason: { en: 'Reason', fr: 'Raison' },
  paper: { en: 'On paper', fr: 'Sur papier' },
  phone: { en: 'By telephone', fr: 'Par téléphone' },
  online: { en: 'Online', fr: 'En ligne' },
  file: { en: 'From a file', fr: 'D’un fichier' },
})
