import { type Text, words } from '#foundation/language.ts'

export const grantWords = words({
  title: { en: 'Confidential access', fr: 'Accès confidentiel' },
  lead: {
    en: 'What two partners write is closed to everybody else. This is the one way in: for three grounds only, by two people, in part, for a day, and the two are told.',
    fr: 'Ce que deux partenaires écrivent est fermé à toute autre personne. Voici le seul accès possible : pour trois motifs seulement, à deux, en partie, pour une journée, et les deux partenaires en sont informés.',
  },
  firstTitle: {
    en: 'First: could one of the two share it?',
    fr: 'D’abord : l’une des deux personnes pourrait-elle le transmettre?',
  },
  first: {
    en: 'Either partner can give the privacy contact a copy of what they choose, from “An extract for the privacy contact” on their page. No request is needed then. Ask them first, unless that would put somebody in danger.',
    fr: 'Chaque partenaire peut transmettre à la personne responsable de la vie privée une copie de ce qu’elle ou il choisit, à partir de « Un extrait pour la personne responsable de la vie privée » sur sa page. Aucune demande n’est alors nécessaire. Demandez-le d’abord, à moins que cela ne mette quelqu’un en danger.',
  },
  noContact: (name: string) => ({
    en: `${name} is named as privacy contact, but nobody has signed in here with that address yet. Until then no extract can be received and no objection decided.`,
    fr: `${name} est la personne responsable de la vie privée, mais personne ne s’est encore connecté ici avec son adresse. D’ici là, aucun extrait ne peut être reçu et aucune opposition tranchée.`,
  }),
  requests: { en: 'Requests', fr: 'Demandes' },
  none: { en: 'Nobody has asked. That is as it should be.', fr: 'Personne n’a rien demandé. C’est très bien ainsi.' },
  askFor: { en: 'Ask for access', fr: 'Demander un accès' },
  askTitle: {
    en: 'Ask to read part of what two people wrote',
    fr: 'Demander à lire une partie de ce que deux personnes ont écrit',
  },
  askLead: {
    en: 'A second person must agree. Both partners are told who asks, for what and why, and have three days to object. You then have 24 hours to read, and both see each page you opened.',
    fr: 'Une deuxième personne doit donner son accord. Les deux partenaires apprennent qui demande, quoi et pourquoi, et ont trois jours pour s’y opposer. Vous avez ensuite 24 heures pour lire, et les deux voient chaque page que vous avez ouverte.',
  },
  pair: { en: 'Which two people', fr: 'Quelles deux personnes' },
  pairHint: {
    en: 'Pairs whose program you coordinate, whom you supervise, or to which you belong are not listed: somebody else must ask.',
    fr: 'Les paires dont vous coordonnez le programme, que vous supervisez ou dont vous faites partie ne figurent pas ici : une autre personne doit en faire la demande.',
  },
  noPairs: {
    en: 'There is no pair you may ask about. If you coordinate their program or supervise one of them, another administrator or the privacy contact must ask.',
    fr: 'Il n’y a aucune paire au sujet de laquelle vous pouvez faire une demande. Si vous coordonnez leur programme ou supervisez l’une de ces personnes, la demande revient à une autre personne de l’administration ou à la personne responsable de la vie privée.',
  },
  pairIs: (mentee: string, mentor: string) => ({ en: `${mentee} with ${mentor}`, fr: `${mentee} avec ${mentor}` }),
  ground: { en: 'On which ground', fr: 'Pour quel motif' },
  kinds: { en: 'Which records', fr: 'Quels éléments' },
  kindsHint: {
    en: 'Only what is needed. Private notes, journals and check-ins never open.',
    fr: 'Seulement ce qui est nécessaire. Les notes privées, les journaux et les bilans personnels ne s’ouvrent jamais.',
  },
  fromOn: { en: 'Written from', fr: 'Écrit à partir du' },
  untilOn: { en: 'Written until', fr: 'Écrit jusqu’au' },
  reason: { en: 'Why this is needed', fr: 'Pourquoi c’est nécessaire' },
  reasonHint: {
    en: 'Write what both partners may know. Do not name who complained; keep the complaint or the order itself in your own files.',
    fr: 'Écrivez ce que les deux partenaires peuvent savoir. Ne nommez pas la personne qui s’est plainte; gardez la plainte ou l’ordonnance dans vos propres dossiers.',
  },
  reasonAudience: {
    en: 'both partners, the administrators and the privacy contact',
    fr: 'les deux partenaires, l’administration et la personne responsable de la vie privée',
  },
  silentUntil: { en: 'A court forbids telling them until', fr: 'Un tribunal interdit de les informer jusqu’au' },
  silentHint: {
    en: 'Only with an order that says so. The notice is sealed until that day, then sent; it is never skipped.',
    fr: 'Seulement avec une ordonnance qui le dit. L’avis est scellé jusqu’à ce jour, puis envoyé; il n’est jamais omis.',
  },
  sign: { en: 'Sign and ask', fr: 'Signer et demander' },
  signed: {
    en: 'Your request is signed. A second person is asked to agree.',
    fr: 'Votre demande est signée. Une deuxième personne est invitée à donner son accord.',
  },
  noSuchPair: { en: 'Please choose two people from the list.', fr: 'Veuillez choisir deux personnes dans la liste.' },
  wrongDates: { en: 'This day is before the first.', fr: 'Ce jour est avant le premier.' },
  onlyCourts: {
    en: 'Only a legal order can forbid telling them.',
    fr: 'Seule une ordonnance peut interdire de les informer.',
  },
  notNow: {
    en: 'This cannot be done now: something about this request changed, or you stand too near to it. Nothing was done.',
    fr: 'Ce n’est pas possible maintenant : quelque chose a changé dans cette demande, ou vous en êtes trop près. Rien n’a été fait.',
  },
  notAsSigned: {
    en: 'This request is not as it was signed. It stays closed. Please tell whoever runs Alongside for you.',
    fr: 'Cette demande n’est pas telle qu’elle a été signée. Elle reste fermée. Veuillez en informer la personne qui exploite Alongside pour vous.',
  },
  notOpen: { en: 'This is not open to you now.', fr: 'Ceci ne vous est pas ouvert maintenant.' },
  aboutTitle: (mentee: string, mentor: string) => ({
    en: `Access to part of what ${mentee} and ${mentor} wrote`,
    fr: `Accès à une partie de ce que ${mentee} et ${mentor} ont écrit`,
  }),
  state: { en: 'Where it stands', fr: 'Où en est la demande' },
  who: { en: 'Asked by', fr: 'Demandé par' },
  second: { en: 'Second person', fr: 'Deuxième personne' },
  askedAt: { en: 'Asked', fr: 'Demandé le' },
  written: { en: 'What was written', fr: 'Ce qui a été écrit' },
  between: (from: string, until: string) => ({ en: `from ${from} to ${until}`, fr: `du ${from} au ${until}` }),
  tellAt: { en: 'The two are told', fr: 'Les deux sont informés' },
  sealedUntil: (at: string) => ({
    en: `${at}: sealed by a court until then`,
    fr: `${at} : scellé par un tribunal d’ici là`,
  }),
  opensAt: { en: 'Not before', fr: 'Pas avant' },
  endsAt: { en: 'Closes', fr: 'Se ferme' },
  approveTitle: { en: 'Do you agree?', fr: 'Êtes-vous d’accord?' },
  approveLead: {
    en: 'You are the second person. Agree only if you are sure that the ground is true, that nothing less would do, and that neither partner can be asked to share it.',
    fr: 'Vous êtes la deuxième personne. Ne donnez votre accord que si vous avez la certitude que le motif est réel, que rien de moins ne suffirait et qu’on ne peut demander à l’une des deux personnes de le transmettre.',
  },
  approve: { en: 'Sign: I agree', fr: 'Signer : je suis d’accord' },
  approved: {
    en: 'Signed. The two keep their time to object.',
    fr: 'Signé. Les deux gardent leur délai d’opposition.',
  },
  declineTitle: { en: 'Or say no', fr: 'Ou refuser' },
  declineReason: { en: 'Why not', fr: 'Pourquoi pas' },
  decline: { en: 'Say no', fr: 'Refuser' },
  declined: { en: 'The request is closed.', fr: 'La demande est fermée.' },
  withdraw: { en: 'Take the request back', fr: 'Retirer la demande' },
  withdrawn: { en: 'Taken back. Nothing opens.', fr: 'Retirée. Rien ne s’ouvre.' },
  decideTitle: { en: 'An objection: your decision', fr: 'Une opposition : votre décision' },
  decideLead: {
    en: 'It stays closed until you decide. Both partners read your reason.',
    fr: 'L’accès reste fermé jusqu’à votre décision. Les deux partenaires liront votre motif.',
  },
  decision: { en: 'Decision', fr: 'Décision' },
  uphold: { en: 'The objection is right: close the request', fr: 'L’opposition est fondée : fermer la demande' },
  overrule: { en: 'The request goes on', fr: 'La demande suit son cours' },
  decisionReason: { en: 'Reason', fr: 'Motif' },
  decide: { en: 'Decide', fr: 'Décider' },
  decided: {
    en: 'Your decision is kept, and both partners are told.',
    fr: 'Votre décision est conservée, et les deux partenaires en sont informés.',
  },
  beginTitle: { en: 'Read', fr: 'Lire' },
  beginLead: {
    en: 'Once you begin you have 24 hours. Each page you open bears your name and is listed to both partners. Do not copy it further than the case needs.',
    fr: 'Une fois la lecture commencée, vous avez 24 heures. Chaque page ouverte porte votre nom et figure dans la liste que voient les deux partenaires. N’en copiez pas plus que le dossier ne l’exige.',
  },
  begin: { en: 'Begin to read', fr: 'Commencer la lecture' },
  open: { en: 'Open until', fr: 'Ouvert jusqu’au' },
  readKind: { en: 'Open a page', fr: 'Ouvrir une page' },
  steps: { en: 'What was done', fr: 'Ce qui a été fait' },
  readings: { en: 'What was opened', fr: 'Ce qui a été ouvert' },
  noReadings: { en: 'Nothing has been opened.', fr: 'Rien n’a été ouvert.' },
  when: { en: 'When', fr: 'Quand' },
  what: { en: 'What', fr: 'Quoi' },
  pieces: { en: 'Pieces', fr: 'Éléments' },
  by: { en: 'Who', fr: 'Qui' },
  you: { en: 'you', fr: 'vous' },
  aGuard: {
    en: 'an administrator or the privacy contact',
    fr: 'l’administration ou la personne responsable de la vie privée',
  },
  aPartner: { en: 'one of the two', fr: 'l’une des deux personnes' },
  watermark: (name: string, at: string, id: string) => ({
    en: `Read by ${name}, ${at}, case ${id}. Confidential: every opening is recorded and shown to both partners.`,
    fr: `Lu par ${name}, ${at}, dossier ${id}. Confidentiel : chaque ouverture est consignée et montrée aux deux partenaires.`,
  }),
  nothingThere: {
    en: 'Nothing of this kind was written in these days.',
    fr: 'Rien de tel n’a été écrit ces jours-là.',
  },
  theTwoTitle: { en: 'Who asked to read what you two wrote', fr: 'Qui a demandé à lire ce que vous avez écrit à deux' },
  theTwoLead: {
    en: 'Nobody else can read what you write to each other. If anybody ever asks to, for one of three grave grounds, it stands here, with each page they opened.',
    fr: 'Personne d’autre ne peut lire ce que vous vous écrivez. Si quelqu’un le demande un jour, pour l’un de trois motifs graves, cela figure ici, avec chaque page ouverte.',
  },
  nobody: { en: 'Nobody has asked.', fr: 'Personne ne l’a demandé.' },
  withPartner: (name: string) => ({ en: `With ${name}`, fr: `Avec ${name}` }),
  objectHere: { en: 'Say that you object', fr: 'Dire que vous vous y opposez' },
  objectTitle: { en: 'Do you object?', fr: 'Vous y opposez-vous?' },
  objectLead: {
    en: 'If you object, nothing opens until the privacy contact has decided in writing. Nobody may hold it against you.',
    fr: 'Si vous vous y opposez, rien ne s’ouvre avant que la personne responsable de la vie privée ait tranché par écrit. Personne ne peut vous en tenir rigueur.',
  },
  objection: { en: 'Why you object', fr: 'Pourquoi vous vous y opposez' },
  objectionAudience: {
    en: 'the privacy contact and the administrators of this case; not your partner',
    fr: 'la personne responsable de la vie privée et l’administration de ce dossier; pas votre partenaire',
  },
  object: { en: 'I object', fr: 'Je m’y oppose' },
  objected: {
    en: 'It is closed until your objection is decided.',
    fr: 'L’accès est fermé jusqu’à ce que votre opposition soit tranchée.',
  },
  doorTitle: { en: 'If something must be looked into', fr: 'Si quelque chose doit être examiné' },
  doorLead: {
    en: 'Who has asked to read what you two wrote, if anybody; and how to give a copy yourself.',
    fr: 'Qui a demandé à lire ce que vous avez écrit à deux, s’il y a lieu; et comment en transmettre une copie de votre main.',
  },
  notices: {
    en: 'What you were told about your information',
    fr: 'Ce qui vous a été dit au sujet de vos renseignements',
  },
  noticeOf: (when: string) => ({ en: `A notice of ${when}`, fr: `Un avis du ${when}` }),
  otherOpinion: {
    en: 'You can also ask the Office of the Information and Privacy Commissioner for British Columbia.',
    fr: 'Vous pouvez aussi vous adresser au Commissariat à l’information et à la protection de la vie privée de la Colombie-Britannique.',
  },
  yearly: {
    en: 'How often confidential access was asked for',
    fr: 'Combien de fois un accès confidentiel a été demandé',
  },
  yearlyLead: {
    en: 'Requests to read part of what two partners wrote. Both partners are told of each.',
    fr: 'Demandes de lecture d’une partie de ce que deux partenaires ont écrit. Les deux sont informés de chacune.',
  },
  yearlyNone: { en: 'Never so far.', fr: 'Jamais à ce jour.' },
  year: { en: 'Year', fr: 'Année' },
  asked: { en: 'Asked', fr: 'Demandes' },
  opened: { en: 'Opened', fr: 'Ouvertes' },
  refused: { en: 'Refused', fr: 'Refusées' },
})

export const groundWords: Record<'imminent_harm' | 'legal_order' | 'misconduct', Text> = {
  imminent_harm: { en: 'Somebody is in danger now', fr: 'Quelqu’un est en danger immédiat' },
  legal_order: { en: 'A legal order', fr: 'Une ordonnance' },
  misconduct: { en: 'A partner complains of misconduct', fr: 'Une personne du duo se plaint d’une inconduite' },
}
export const groundHints: typeof groundWords = {
  imminent_harm: {
    en: 'It opens as soon as a second person agrees. The two are told within 24 hours.',
    fr: 'L’accès s’ouvre dès qu’une deuxième personne est d’accord. Les deux sont informés dans les 24 heures.',
  },
  legal_order: {
    en: 'A court or tribunal, or a law that leaves no choice.',
    fr: 'Un tribunal, ou une loi qui ne laisse pas le choix.',
  },
  misconduct: {
    en: 'One of the two complains about the other.',
    fr: 'L’une des deux personnes se plaint de l’autre.',
  },
}

export const kindWords: Record<'notes' | 'cases' | 'meetings' | 'plan' | 'agreement' | 'reviews', Text> = {
  notes: { en: 'Shared notes', fr: 'Notes partagées' },
  cases: { en: 'Cases and dilemmas', fr: 'Cas et dilemmes' },
  meetings: { en: 'Meetings and their agendas', fr: 'Rencontres et ordres du jour' },
  plan: { en: 'Development plan', fr: 'Plan de développement' },
  agreement: { en: 'Agreement', fr: 'Entente' },
  reviews: { en: 'Reviews they wrote for each other', fr: 'Bilans écrits l’un pour l’autre' },
}

export const stateWords: Record<string, Text> = {
  unsigned: { en: 'Not signed', fr: 'Non signée' },
  asked: { en: 'Waits for a second person', fr: 'Attend une deuxième personne' },
  objected: { en: 'Closed: an objection waits for its decision', fr: 'Fermé : une opposition attend sa décision' },
  waiting: { en: 'Agreed; the time to object runs', fr: 'Accordé; le délai d’opposition court' },
  ready: { en: 'Agreed: reading may begin', fr: 'Accordé : la lecture peut commencer' },
  open: { en: 'Open: being read until it closes', fr: 'Ouvert : en lecture jusqu’à sa fermeture' },
  over: { en: 'Read, and closed', fr: 'Lu, et fermé' },
  lapsed: { en: 'Lapsed: nothing was opened', fr: 'Expirée : rien n’a été ouvert' },
  declined: { en: 'Refused by the second person', fr: 'Refusée par la deuxième personne' },
  withdrawn: { en: 'Taken back', fr: 'Retirée' },
  upheld: { en: 'Closed after an objection', fr: 'Fermée après une opposition' },
}

export const actWords: Record<string, Text> = {
  asked: { en: 'asked and signed', fr: 'demande signée' },
  approved: { en: 'agreed and signed', fr: 'accord signé' },
  declined: { en: 'said no', fr: 'refus' },
  withdrawn: { en: 'took it back', fr: 'retrait' },
  objected: { en: 'objected', fr: 'opposition' },
  upheld: { en: 'decided: closed', fr: 'décision : fermée' },
  overruled: { en: 'decided: it goes on', fr: 'décision : la demande suit son cours' },
  begun: { en: 'began to read', fr: 'début de la lecture' },
}
