import { words } from '#foundation/language.ts'

export const extractWords = words({
  title: { en: 'An extract for the privacy contact', fr: 'Un extrait pour la personne responsable de la vie privée' },
  doorLead: {
    en: 'If something must be looked into, you can give a copy of what you choose. Nobody can take it.',
    fr: 'Si quelque chose doit être examiné, vous pouvez transmettre une copie de ce que vous choisissez. Personne ne peut la prendre.',
  },
  lead: (name: string) => ({
    en: `You may read all of this, and may give a copy of any of it to ${name}. What you give is theirs to read from then on; it cannot be taken back.`,
    fr: `Vous pouvez lire tout ceci, et en transmettre une copie, en tout ou en partie, à ${name}. Ce que vous transmettez peut dès lors être lu par cette personne; on ne peut le reprendre.`,
  }),
  noOne: {
    en: 'The privacy contact of this program has not signed in here yet, or stands too near to the two of you. Their name and address are on the privacy page: write to them directly.',
    fr: 'La personne responsable de la vie privée de ce programme ne s’est pas encore connectée ici, ou est trop près de vous deux. Son nom et son adresse figurent sur la page de la vie privée : écrivez-lui directement.',
  },
  privacyPage: { en: 'The privacy page', fr: 'La page de la vie privée' },
  choose: { en: 'Show', fr: 'Afficher' },
  kind: { en: 'Which records', fr: 'Quels éléments' },
  recipient: { en: 'For whom', fr: 'Pour qui' },
  pieces: { en: 'What to give', fr: 'Quoi transmettre' },
  piecesHint: { en: 'Each is copied whole.', fr: 'Chaque élément est copié en entier.' },
  nothing: { en: 'You two have not written anything of this kind.', fr: 'Vous n’avez rien écrit de ce genre à deux.' },
  word: { en: 'A word with it', fr: 'Un mot d’accompagnement' },
  audience: (name: string) => ({ en: `${name} alone`, fr: `${name} uniquement` }),
  tell: { en: 'Your partner is told', fr: 'Votre partenaire en est informé' },
  tellHint: {
    en: 'They are told that you gave an extract, when and to whom. Never which words, never your word with it.',
    fr: 'Votre partenaire apprend que vous avez transmis un extrait, quand et à qui. Jamais quels mots, ni votre mot d’accompagnement.',
  },
  now: { en: 'Now', fr: 'Maintenant' },
  later: {
    en: 'In two weeks, because telling them now could harm me',
    fr: 'Dans deux semaines, car l’informer maintenant pourrait me nuire',
  },
  share: { en: 'Give this copy', fr: 'Transmettre cette copie' },
  shared: {
    en: 'The copy is given. It is written down here for you.',
    fr: 'La copie est transmise. Elle est consignée ici pour vous.',
  },
  noRecipient: { en: 'Please choose who should read it.', fr: 'Veuillez choisir qui doit la lire.' },
  chooseSome: { en: 'Please choose at least one piece.', fr: 'Veuillez choisir au moins un élément.' },
  given: { en: 'Extracts that were given', fr: 'Extraits transmis' },
  givenLine: (who: string, to: string, when: string, n: number) => ({
    en: `${who} gave ${to} a copy of ${n} ${n === 1 ? 'piece' : 'pieces'} on ${when}`,
    fr: `${who} a transmis à ${to} une copie de ${n} ${n === 1 ? 'élément' : 'éléments'} le ${when}`,
  }),
  youSubject: { en: 'You', fr: 'Vous' },
  readOn: (when: string) => ({ en: `first read on ${when}`, fr: `première lecture le ${when}` }),
  received: { en: 'Extracts given to you', fr: 'Extraits qui vous ont été transmis' },
  receivedLine: (when: string, n: number) => ({
    en: `Given on ${when}, ${n} ${n === 1 ? 'piece' : 'pieces'}`,
    fr: `Transmis le ${when}, ${n} ${n === 1 ? 'élément' : 'éléments'}`,
  }),
  unread: { en: 'not read yet', fr: 'pas encore lu' },
  openTitle: { en: 'An extract given to you', fr: 'Un extrait qui vous a été transmis' },
  openLead: {
    en: 'Somebody chose these words and gave you a copy. It is for you alone; each opening is recorded.',
    fr: 'Quelqu’un a choisi ces mots et vous en a transmis une copie. Elle est pour vous uniquement; chaque ouverture est consignée.',
  },
})
