import { type Text, words } from '#foundation/language.ts'

/** What the coordinator reads. */
export const inboxWords = words({
  withdrawnHere: {
    en: 'This application was withdrawn. What was written in it is no longer read.',
    fr: 'Cette demande a été retirée. Ce qui y était écrit n’est plus lu.',
  },
  youAsked: {
    en: 'Asked of the applicant, and still open:',
    fr: 'Demandé à la personne candidate, encore en attente :',
  },
  title: { en: 'Applications', fr: 'Demandes' },
  empty: {
    en: 'Applications will be listed here as people begin them. Publish the program, or type in one from paper.',
    fr: 'Les demandes figureront ici dès que des gens en commenceront. Publiez le programme, ou saisissez-en une sur papier.',
  },
  noneFit: { en: 'No application fits this filter.', fr: 'Aucune demande ne correspond à ce filtre.' },
  caption: (n: string) => ({ en: `Applications (${n})`, fr: `Demandes (${n})` }),
  name: { en: 'Name', fr: 'Nom' },
  seat: { en: 'Seat', fr: 'Rôle' },
  district: { en: 'District', fr: 'District' },
  state: { en: 'State', fr: 'État' },
  sentOn: { en: 'Sent', fr: 'Envoyée' },
  notSent: { en: 'not sent', fr: 'non envoyée' },
  all: { en: 'All', fr: 'Toutes' },
  undecided: { en: 'All that wait for you', fr: 'Toutes celles qui vous attendent' },
  search: { en: 'Name, district or region', fr: 'Nom, district ou région' },
  places: (taken: number, cap: string, offered: number) => ({
    en: `${taken} of ${cap} places for mentees are taken; accepted mentors offer ${offered}.`,
    fr: `${taken} places sur ${cap} sont prises par des personnes mentorées; les mentors acceptés en offrent ${offered}.`,
  }),
  noCap: { en: 'any number of', fr: 'un nombre illimité' },
  enter: { en: 'Type in a paper or phoned application', fr: 'Saisir une demande reçue sur papier ou par téléphone' },
  import: { en: 'Import a file', fr: 'Importer un fichier' },
  moveDeadline: { en: 'Move the deadline', fr: 'Reporter l’échéance' },
  moveLead: (date: string) => ({
    en: `The deadline is ${date}. Everyone who has begun and not sent is told by letter, once.`,
    fr: `L’échéance est le ${date}. Toute personne qui a commencé sans envoyer est prévenue par courriel, une fois.`,
  }),
  newDeadline: { en: 'The new last day', fr: 'Le nouveau dernier jour' },
  move: { en: 'Move it and tell them', fr: 'Reporter et prévenir' },
  moved: (n: number) => ({
    en: `The deadline is moved; ${n} people are told.`,
    fr: `L’échéance est reportée; ${n} personnes sont prévenues.`,
  }),
  onlyLater: { en: 'A deadline can only be moved later.', fr: 'Une échéance ne peut qu’être reportée.' },
  beforeEnd: { en: 'That is after the program ends.', fr: 'C’est après la fin du programme.' },
  received: (name: string) => ({ en: `${name}`, fr: `${name}` }),
  back: { en: 'All applications', fr: 'Toutes les demandes' },
  source: { en: 'How it came', fr: 'Comment elle est arrivée' },
  wishes: { en: 'Wishes', fr: 'Souhaits' },
  prefers: { en: 'would like', fr: 'aimerait' },
  avoids: { en: 'rather not', fr: 'plutôt pas' },
  found: (name: string) => ({ en: `found: ${name}`, fr: `trouvé : ${name}` }),
  confirmWish: (name: string) => ({ en: `Yes, it is ${name}`, fr: `Oui, c’est ${name}` }),
  wishWho: { en: 'Say who is meant', fr: 'Dire qui est visé' },
  wishOther: { en: 'Change', fr: 'Modifier' },
  wishNobodyHere: { en: 'nobody in this program', fr: 'personne dans ce programme' },
  wishUnknown: { en: 'not known yet', fr: 'pas encore connu' },
  wishTitle: (who: string, name: string) => ({
    en: `${who} would like to be paired with “${name}”`,
    fr: `${who} aimerait former une paire avec « ${name} »`,
  }),
  wishLead: {
    en: 'Say which applicant is meant, so that the wish counts in matching.',
    fr: 'Dites quelle personne candidate est visée, pour que le souhait compte dans le jumelage.',
  },
  avoidTitle: (who: string, name: string) => ({
    en: `${who} would rather not be paired with “${name}”`,
    fr: `${who} préférerait ne pas former une paire avec « ${name} »`,
  }),
  avoidLead: {
    en: 'Only coordinators see this. As long as nobody has said which applicant is meant, the matching cannot keep the two apart.',
    fr: 'Seules les personnes coordonnatrices voient ceci. Tant que personne n’a dit qui est visé, le jumelage ne peut pas les tenir à l’écart.',
  },
  wishConfirmed: { en: 'Noted.', fr: 'C’est noté.' },
  invited: { en: 'invited', fr: 'personne invitée' },
  references: { en: 'References', fr: 'Références' },
  notAnswered: { en: 'not answered yet', fr: 'pas encore répondu' },
  assessmentClosed: {
    en: 'The self-assessment is the applicant’s own; you see totals of five or more under “Common needs”.',
    fr: 'L’autoévaluation appartient à la personne; vous voyez les totaux de cinq réponses ou plus sous « Besoins communs ».',
  },
  eligibility: { en: 'Eligibility', fr: 'Admissibilité' },
  ruleReview: {
    en: 'A rule left this to you. Read the position and reason above, then say.',
    fr: 'Une règle vous confie ceci. Lisez la fonction et la raison ci-dessus, puis décidez.',
  },
  eligible: { en: 'Eligible', fr: 'Admissible' },
  notEligible: { en: 'Not eligible', fr: 'Non admissible' },
  note: { en: 'Why (kept for the committee)', fr: 'Pourquoi (conservé pour le comité)' },
  saveRuling: { en: 'Save', fr: 'Enregistrer' },
  membership: { en: 'Membership', fr: 'Adhésion' },
  unpromised: {
    en: 'Nothing has been promised yet: it came from a file. Commitment, code and privacy are asked for with the yes to a match.',
    fr: 'Rien n’a encore été promis : la demande vient d’un fichier. Engagement, code et vie privée seront demandés avec le oui à un jumelage.',
  },
  confirmed: { en: 'Confirmed', fr: 'Confirmée' },
  notConfirmed: { en: 'Not a member', fr: 'Non-membre' },
  expiresOn: { en: 'Holds until', fr: 'Valable jusqu’au' },
  checkedBy: (name: string) => ({ en: `checked by ${name}`, fr: `vérifiée par ${name}` }),
  request: { en: 'Ask for what is missing', fr: 'Demander ce qui manque' },
  requestWords: { en: 'What should they add?', fr: 'Que doit ajouter la personne?' },
  requestHint: {
    en: 'They read this on their page; the letter only says that something is needed.',
    fr: 'La personne le lit sur sa page; le courriel dit seulement qu’il manque quelque chose.',
  },
  sendRequest: { en: 'Ask', fr: 'Demander' },
  requested: { en: 'They have been asked.', fr: 'La demande a été transmise.' },
  decision: { en: 'Decision', fr: 'Décision' },
  accept: { en: 'Accept into matching', fr: 'Accepter pour le jumelage' },
  wait: { en: 'Put on the waiting list', fr: 'Mettre sur la liste d’attente' },
  decline: { en: 'Decline, kindly', fr: 'Refuser, avec égards' },
  word: { en: 'A word to the applicant', fr: 'Un mot à la personne' },
  wordHint: {
    en: 'They read it on their page. The letter only says that there is a decision.',
    fr: 'La personne le lit sur sa page. Le courriel dit seulement qu’il y a une décision.',
  },
  decide: { en: 'Decide', fr: 'Décider' },
  decided: { en: 'Decided; they are told.', fr: 'Décision prise; la personne est prévenue.' },
  notYourOwn: {
    en: 'Somebody else must decide on your own application.',
    fr: 'Une autre personne doit décider de votre propre demande.',
  },
  notInHand: { en: 'This application is not waiting for a decision.', fr: 'Cette demande n’attend pas de décision.' },
  eligibilityFirst: {
    en: 'Please say first whether they are eligible.',
    fr: 'Veuillez d’abord vous prononcer sur l’admissibilité.',
  },
  full: (cap: number) => ({
    en: `All ${cap} places are taken. Put them on the waiting list, or raise the number in the program’s settings.`,
    fr: `Les ${cap} places sont prises. Mettez la personne sur la liste d’attente, ou augmentez le nombre dans les réglages du programme.`,
  }),
  entryTitle: { en: 'Type in an application', fr: 'Saisir une demande' },
  entryLead: {
    en: 'For somebody who sent a paper form or told it by telephone. Type what they said; they can sign in any time, and once they write in it themselves, only they do.',
    fr: 'Pour une personne qui a envoyé un formulaire papier ou l’a dicté par téléphone. Saisissez ce qu’elle a dit; elle peut se connecter en tout temps, et dès qu’elle y écrit elle-même, elle seule y écrit.',
  },
  paper: { en: 'On paper', fr: 'Sur papier' },
  phone: { en: 'By telephone', fr: 'Par téléphone' },
  online: { en: 'Online', fr: 'En ligne' },
  file: { en: 'From a file', fr: 'D’un fichier' },
  consent: {
    en: 'They agreed that I type this in and that the program keeps it (read the privacy words to them, or see their signature)',
    fr: 'La personne accepte que je saisisse ceci et que le programme le conserve (lisez-lui les mots sur la vie privée, ou voyez sa signature)',
  },
  startEntry: { en: 'Begin', fr: 'Commencer' },
  alreadyApplied: {
    en: 'This person already has an application for this seat.',
    fr: 'Cette personne a déjà une demande pour ce rôle.',
  },
  supervised: {
    en: 'You supervise this person, so somebody else must type in their application.',
    fr: 'Vous supervisez cette personne; quelqu’un d’autre doit saisir sa demande.',
  },
  needs: { en: 'Common needs', fr: 'Besoins communs' },
  names: { en: '“Rather not”', fr: '« Plutôt pas »' },
  namesUnknown: { en: 'Name not known yet', fr: 'Nom pas encore connu' },
})

export const stateWords: Record<string, Text> = {
  started: { en: 'Started', fr: 'Commencée' },
  asked: { en: 'Waiting for them', fr: 'En attente de la personne' },
  complete: { en: 'Complete: to look at', fr: 'Complète : à examiner' },
  eligible: { en: 'Eligible: to decide', fr: 'Admissible : à décider' },
  accepted: { en: 'Accepted', fr: 'Acceptée' },
  waiting: { en: 'On the waiting list', fr: 'Liste d’attente' },
  declined: { en: 'Declined', fr: 'Refusée' },
  withdrawn: { en: 'Withdrawn', fr: 'Retirée' },
}

export const membershipWords: Record<string, Text> = {
  none: { en: 'none asked', fr: 'non demandée' },
  unchecked: { en: 'to check', fr: 'à vérifier' },
  confirmed: { en: 'confirmed', fr: 'confirmée' },
  expired: { en: 'expired', fr: 'expirée' },
  refused: { en: 'not a member', fr: 'non-membre' },
}

/** What to know of a membership before deciding. */
export const membershipCareWords: Record<'unchecked' | 'refused' | 'expired', Text> = {
  unchecked: {
    en: 'The membership has not been checked yet. You can decide all the same.',
    fr: 'L’adhésion n’a pas encore été vérifiée. Vous pouvez décider malgré tout.',
  },
  refused: {
    en: 'The membership could not be confirmed. If you accept all the same, say why in the note on eligibility.',
    fr: 'L’adhésion n’a pas pu être confirmée. Si vous acceptez malgré tout, dites pourquoi dans la note d’admissibilité.',
  },
  expired: {
    en: 'The membership has expired. If you accept all the same, say why in the note on eligibility.',
    fr: 'L’adhésion est échue. Si vous acceptez malgré tout, dites pourquoi dans la note d’admissibilité.',
  },
}

/** What stands beside a record that somebody asked to be put right, and that was left as it was. */
export const annotationWords = words({
  title: { en: 'The applicant disagrees', fr: 'La personne n’est pas d’accord' },
  lead: {
    en: 'They asked that something noted here be put right. It was left as it is, and these words stay beside it.',
    fr: 'Elle a demandé que quelque chose de noté ici soit corrigé. Cela est resté tel quel, et ces mots demeurent à côté.',
  },
  note: { en: 'Note a privacy request that came by letter', fr: 'Noter une demande (vie privée) reçue par lettre' },
  declined: (day: string) => ({
    en: `Left as it is on ${day}, because:`,
    fr: `Laissé tel quel le ${day}, parce que :`,
  }),
})
