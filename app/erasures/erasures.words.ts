import { type Text, words } from '#foundation/language.ts'

export const erasureWords = words({
  title: { en: 'Close my account', fr: 'Fermer mon compte' },
  lead: {
    en: 'You can leave for good, at any time, without a reason. Please read first what happens: it cannot be undone.',
    fr: 'Vous pouvez partir pour de bon, en tout temps, sans motif. Lisez d’abord ce qui se passera : c’est irréversible.',
  },
  back: { en: 'About me', fr: 'À mon sujet' },
  takeOut: { en: 'Take out everything about me', fr: 'Emporter tout ce qui me concerne' },
  takeFirst: {
    en: 'Would you like to keep something? Take it with you before you close your account: afterwards nobody can give it back to you.',
    fr: 'Souhaitez-vous garder quelque chose? Emportez-le avant de fermer votre compte : ensuite, personne ne pourra vous le rendre.',
  },
  now: { en: '1. Deleted at once', fr: '1. Supprimé aussitôt' },
  nowLead: {
    en: 'What is yours alone. The key that seals your private notes is destroyed.',
    fr: 'Ce qui n’appartient qu’à vous. La clé qui scelle vos notes privées est détruite.',
  },
  goneForGood: (day: string) => ({
    en: `Gone for good on ${day}: a copy of the key may lie in a backup until then.`,
    fr: `Disparu pour de bon le ${day} : d’ici là, une copie de la clé peut se trouver dans une sauvegarde.`,
  }),
  later: { en: '2. Kept until a day', fr: '2. Conservé jusqu’à une date' },
  laterLead: {
    en: 'What the law or a year’s figures ask for. It stays without your account, for nothing else, and is deleted by itself.',
    fr: 'Ce que la loi ou les chiffres d’une année exigent. Cela reste sans votre compte, pour rien d’autre, et se supprime de soi-même.',
  },
  laterNone: { en: 'Nothing of yours has to stay.', fr: 'Rien de ce qui est à vous ne doit rester.' },
  what: { en: 'What', fr: 'Quoi' },
  why: { en: 'Why', fr: 'Pourquoi' },
  until: { en: 'Until', fr: 'Jusqu’au' },
  trail: {
    en: 'That you did something here, never what you wrote, stands in the record of acts for two years.',
    fr: 'Le fait que vous avez agi ici, jamais ce que vous avez écrit, figure au registre des gestes pendant deux ans.',
  },
  partner: { en: '3. What is your partner’s too', fr: '3. Ce qui appartient aussi à votre partenaire' },
  partnerLead: {
    en: 'What you two wrote to each other stays with your partner for a time after the end, until the day you see here; then its key is destroyed.',
    fr: 'Ce que vous vous êtes écrit reste à votre partenaire un certain temps après la fin, jusqu’au jour indiqué ici; la clé en est ensuite détruite.',
  },
  partnerNone: {
    en: 'Nobody holds anything that you wrote together.',
    fr: 'Personne ne détient rien que vous auriez écrit ensemble.',
  },
  withPartner: (name: string, program: string, day: string) => ({
    en: `${name}, ${program}: until ${day}`,
    fr: `${name}, ${program} : jusqu’au ${day}`,
  }),
  ends: {
    en: 'What still goes on between you ends at once. Your partner is told kindly and without a reason; your coordinator learns that it ended, not why.',
    fr: 'Ce qui est encore en cours entre vous prend fin aussitôt. Votre partenaire en est avisé avec égards et sans motif; la coordination apprend que c’est terminé, non pourquoi.',
  },
  name: { en: 'Your name in what your partner keeps', fr: 'Votre nom dans ce que garde votre partenaire' },
  nameGone: {
    en: 'Take it out now: “Former participant”',
    fr: 'Le retirer maintenant : « ancienne personne participante »',
  },
  nameStays: (day: string) => ({
    en: `Leave it until ${day}; then it goes by itself`,
    fr: `Le laisser jusqu’au ${day}; il disparaîtra ensuite de lui-même`,
  }),
  confirm: { en: 'Confirm', fr: 'Confirmer' },
  type: (said: string) => ({ en: `To confirm, type: ${said}`, fr: `Pour confirmer, écrivez : ${said}` }),
  typeAgain: (said: string) => ({
    en: `Please type exactly: ${said}. Nothing has been deleted.`,
    fr: `Veuillez écrire exactement : ${said}. Rien n’a été supprimé.`,
  }),
  button: { en: 'Close my account for good', fr: 'Fermer mon compte pour de bon' },
  done: (day: string) => ({
    en: `Your account is closed. What your key sealed is gone for good on ${day}. We have sent you a last letter that says so.`,
    fr: `Votre compte est fermé. Ce que votre clé scellait aura disparu pour de bon le ${day}. Nous vous avons envoyé un dernier courriel qui le confirme.`,
  }),
  handOver: { en: 'First, hand over', fr: 'D’abord, passer le relais' },
  handOverLead: {
    en: 'Nobody else could go on with this after you. Name somebody first; then come back here.',
    fr: 'Personne d’autre ne pourrait poursuivre après vous. Nommez d’abord quelqu’un; puis revenez ici.',
  },
  handOverFirst: {
    en: 'Somebody else must be named first for what only you can do. Nothing has been deleted.',
    fr: 'Une autre personne doit d’abord être nommée pour ce que vous seule ou seul pouvez faire. Rien n’a été supprimé.',
  },
  organizationOf: (name: string) => ({
    en: `You are the only administrator of ${name}`,
    fr: `Vous êtes la seule personne à administrer ${name}`,
  }),
  programOf: (name: string) => ({
    en: `Only you coordinate ${name}`,
    fr: `Vous êtes la seule personne à coordonner ${name}`,
  }),
  nameSomebody: { en: 'Name somebody', fr: 'Nommer quelqu’un' },
  held: { en: 'Not just now', fr: 'Pas tout de suite' },
  heldLead: {
    en: 'Something about you or your partnership is still open and must be settled first, so nothing may be deleted today. Ask for it: you are answered by the day below, and written to as soon as the way is free.',
    fr: 'Quelque chose qui vous concerne, ou concerne votre partenariat, est encore ouvert et doit d’abord être réglé : rien ne peut être supprimé aujourd’hui. Faites la demande : vous aurez une réponse au plus tard à la date ci-dessous, et un courriel dès que la voie sera libre.',
  },
  heldNow: {
    en: 'Something open must be settled first. Nothing has been deleted.',
    fr: 'Quelque chose d’ouvert doit d’abord être réglé. Rien n’a été supprimé.',
  },
  askForIt: { en: 'Ask to be erased', fr: 'Demander l’effacement' },
  asked: (day: string) => ({
    en: `You have asked for it. You are answered by ${day}.`,
    fr: `Vous en avez fait la demande. Vous aurez une réponse d’ici le ${day}.`,
  }),
  askedAlready: {
    en: 'You have asked already, or can do it yourself now.',
    fr: 'Vous l’avez déjà demandé, ou pouvez le faire maintenant.',
  },
  listTitle: { en: 'Requests to be erased', fr: 'Demandes d’effacement' },
  listLead: {
    en: 'Who leaves does it alone, and nobody is named here. A request waits only where something open about a person must be settled first; it is answered within 30 business days.',
    fr: 'Qui part le fait sans aide, et personne n’est nommé ici. Une demande n’attend que si quelque chose d’ouvert au sujet de la personne doit d’abord être réglé; on y répond dans les 30 jours ouvrables.',
  },
  listEmpty: { en: 'Nobody has asked.', fr: 'Personne n’en a fait la demande.' },
  askedOn: { en: 'Asked', fr: 'Demandé' },
  state: { en: 'State', fr: 'État' },
  due: { en: 'Answer by', fr: 'Réponse d’ici' },
  gone: { en: 'Gone for good', fr: 'Disparu pour de bon' },
  free: { en: 'The way is free', fr: 'La voie est libre' },
  freed: { en: 'Their person has been written to.', fr: 'La personne en a été avisée.' },
  answeredMeanwhile: {
    en: 'Somebody has answered it meanwhile.',
    fr: 'Quelqu’un y a répondu entre-temps.',
  },
})

/** What goes at once, by the name under which it is listed, in the order of a life. */
export const goesWords: Readonly<Record<string, Text>> = {
  account: {
    en: 'Your account: addresses, telephone, positions, consents, browsers you are signed in with, letters that wait',
    fr: 'Votre compte : adresses, téléphone, postes, consentements, navigateurs ouverts, courriels en attente',
  },
  application: { en: 'Applications nobody has decided on', fr: 'Les demandes sur lesquelles personne n’a statué' },
  assessment: {
    en: 'Self-assessments on which no decision rests, and what you shared of them',
    fr: 'Les autoévaluations sur lesquelles aucune décision ne repose, et ce que vous en avez partagé',
  },
  identity: { en: 'Who you said you are', fr: 'Ce que vous avez dit de votre identité' },
  notes: {
    en: 'Your private notes, journal and check-ins',
    fr: 'Vos notes privées, votre journal et vos bilans personnels',
  },
  concern: {
    en: 'What you said in confidence to those who coordinate',
    fr: 'Ce que vous avez confié à la coordination',
  },
  payee: {
    en: 'How you wish to be paid; if money is still on its way to you, tell finance yourself',
    fr: 'Vos coordonnées de paiement; si une somme vous est encore due, dites-le vous-même aux finances',
  },
  copies: { en: 'Copies of your plan that you shared', fr: 'Les copies de votre plan que vous avez partagées' },
  answers: { en: 'Your answers to surveys and reviews', fr: 'Vos réponses aux sondages et aux bilans' },
  quotes: { en: 'Words you let the program quote', fr: 'Les mots que vous avez permis de citer' },
  certificates: {
    en: 'Your certificates: nobody can check them by their code any more',
    fr: 'Vos attestations : personne ne pourra plus les vérifier par leur code',
  },
  groups: {
    en: 'Your places in groups, and what you wrote there',
    fr: 'Vos places dans des groupes et ce que vous y avez écrit',
  },
  wishes: { en: 'Reminders and calls you asked for', fr: 'Les rappels et les appels que vous avez demandés' },
}

/** What stays, and which law or which figure asks for it. */
export const staysWords: Readonly<Record<string, { readonly what: (title: Text) => Text; readonly why: Text }>> = {
  application: {
    what: (title) => ({
      en: `Your application with its answers, ${title.en}`,
      fr: `Votre demande avec ses réponses, ${title.fr}`,
    }),
    why: {
      en: 'A decision about you was made on it: at least one year by law (PIPA s. 35, FIPPA s. 31)',
      fr: 'Une décision à votre sujet s’y fonde : au moins un an selon la loi (PIPA, art. 35; FIPPA, art. 31)',
    },
  },
  partnership: {
    what: (title) => ({
      en: `That there was a partnership, and when you met, ${title.en}`,
      fr: `Qu’il y a eu un partenariat, et quand vous vous êtes rencontrés, ${title.fr}`,
    }),
    why: { en: 'The program’s figures; no words, no name', fr: 'Les chiffres du programme; ni mots, ni nom' },
  },
  training: {
    what: (title) => ({
      en: `That a training was completed, ${title.en}`,
      fr: `Qu’une formation a été suivie, ${title.fr}`,
    }),
    why: { en: 'The program’s figures; no name', fr: 'Les chiffres du programme; sans nom' },
  },
  honorarium: {
    what: (title) => ({ en: `Your honorarium, ${title.en}`, fr: `Vos honoraires, ${title.fr}` }),
    why: {
      en: 'Records of payments, with the payee’s name: six years after the tax year. A payment under way goes on.',
      fr: 'Registres des paiements, avec le nom de la personne payée : six ans après l’année d’imposition. Un paiement en cours se poursuit.',
    },
  },
  committee: {
    what: (title) => ({
      en: `What you read and signed on the committee, ${title.en}`,
      fr: `Ce que vous avez lu et signé au comité, ${title.fr}`,
    }),
    why: { en: 'Decisions about others rest on it', fr: 'Des décisions au sujet d’autres personnes s’y fondent' },
  },
  reference: {
    what: (title) => ({
      en: `A reference you were asked for, ${title.en}`,
      fr: `Une référence qu’on vous a demandée, ${title.fr}`,
    }),
    why: {
      en: 'It belongs to somebody else’s application, with the name and address they gave of you',
      fr: 'Elle appartient à la demande de quelqu’un d’autre, avec le nom et l’adresse qu’on y a donnés de vous',
    },
  },
}

/** Where a request stands. */
export const stateWords: Readonly<Record<string, Text>> = {
  waiting: { en: 'Waits', fr: 'En attente' },
  ready: { en: 'The way is free', fr: 'La voie est libre' },
  done: { en: 'Done', fr: 'Fait' },
}
