import { words } from '#foundation/language.ts'

export const committeeWords = words({
  title: { en: 'Committee', fr: 'Comité' },
  none: {
    en: 'There is no committee yet. Form it as the template has it, then seat its members; everything can be changed.',
    fr: 'Il n’y a pas encore de comité. Formez-le selon le modèle, puis désignez ses membres; tout peut être modifié.',
  },
  form: { en: 'Form the committee', fr: 'Former le comité' },
  formed: {
    en: 'The committee is formed. Seat its members next.',
    fr: 'Le comité est formé. Désignez maintenant ses membres.',
  },
  notYet: {
    en: 'The committee of this program has not been formed yet.',
    fr: 'Le comité de ce programme n’est pas encore formé.',
  },
  quorumLine: (quorum: number, seated: number) => ({
    en: `Decisions need ${quorum} members. ${seated} can decide today.`,
    fr: `Les décisions demandent ${quorum} membres. ${seated} peuvent décider aujourd’hui.`,
  }),
  tooFew: {
    en: 'Too few members have promised confidentiality to decide anything yet.',
    fr: 'Trop peu de membres ont promis la confidentialité pour décider quoi que ce soit.',
  },
  members: { en: 'Members', fr: 'Membres' },
  name: { en: 'Name', fr: 'Nom' },
  email: { en: 'E-mail', fr: 'Courriel' },
  constituency: { en: 'Speaks for', fr: 'Représente' },
  term: { en: 'Term', fr: 'Mandat' },
  promised: { en: 'Confidentiality', fr: 'Confidentialité' },
  promisedYes: { en: 'promised', fr: 'promise' },
  promisedNo: { en: 'not yet', fr: 'pas encore' },
  chair: { en: 'Chair', fr: 'Présidence' },
  isChair: { en: 'chairs the committee', fr: 'préside le comité' },
  over: { en: 'over', fr: 'terminé' },
  seat: { en: 'Seat a member', fr: 'Désigner un membre' },
  seated: { en: 'Seated; a letter tells them.', fr: 'Membre désigné; un courriel l’en informe.' },
  since: { en: 'From', fr: 'Du' },
  until: { en: 'Until', fr: 'Au' },
  termOrder: { en: 'A term ends after it begins.', fr: 'Un mandat se termine après son début.' },
  alreadySeated: {
    en: 'This person sits on the committee already for some of that time.',
    fr: 'Cette personne siège déjà au comité pendant une partie de cette période.',
  },
  noSeat: {
    en: 'Every seat of this constituency is taken for that time.',
    fr: 'Tous les sièges de ce groupe sont pris pour cette période.',
  },
  end: { en: 'End the term', fr: 'Mettre fin au mandat' },
  ended: { en: 'The term is over, and with it their access.', fr: 'Le mandat est terminé, et l’accès avec lui.' },
  setUp: { en: 'Name, quorum and constituencies', fr: 'Nom, quorum et groupes représentés' },
  quorum: { en: 'Quorum', fr: 'Quorum' },
  seats: { en: 'Seats', fr: 'Sièges' },
  addConstituency: { en: 'Add a constituency', fr: 'Ajouter un groupe' },
  renameHint: {
    en: 'Another name for the same group. Terms that are over keep the name they were served under. For another group, add one.',
    fr: 'Un autre nom pour le même groupe. Les mandats terminés gardent le nom sous lequel ils ont été exercés. Pour un autre groupe, ajoutez-en un.',
  },
  seatsHint: {
    en: 'From 0 to 30. With 0 nobody new is seated for it.',
    fr: 'De 0 à 30. Avec 0, plus personne n’est désigné pour ce groupe.',
  },
  tooFewSeats: (taken: number) => ({
    en: `${taken} of its seats are taken, now or later. Keep as many, or end a term first.`,
    fr: `${taken} de ses sièges sont occupés, maintenant ou plus tard. Gardez-en autant, ou mettez d’abord fin à un mandat.`,
  }),
  whoSat: { en: 'Who sits or sat for it', fr: 'Qui y siège ou y a siégé' },
  somebodySat: {
    en: 'Somebody sits or sat for it, so it stays, and with it who that was. Give it 0 seats if nobody else is to.',
    fr: 'Quelqu’un y siège ou y a siégé; il reste donc, et avec lui qui c’était. Donnez-lui 0 siège si personne d’autre ne doit y siéger.',
  },
  removeConstituency: { en: 'Remove this constituency', fr: 'Retirer ce groupe' },
  removed: { en: 'Removed.', fr: 'Retiré.' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  charter: { en: 'Charter', fr: 'Charte' },
  promiseTitle: { en: 'Before you read anything', fr: 'Avant de lire quoi que ce soit' },
  promiseLead: {
    en: 'You sit on this committee. Applications are shown to you once you have promised this:',
    fr: 'Vous siégez à ce comité. Les demandes vous sont montrées une fois que vous avez promis ceci :',
  },
  promise: { en: 'I promise', fr: 'Je le promets' },
  thanks: {
    en: 'Thank you. What is assigned to you is under Readings.',
    fr: 'Merci. Ce qui vous est confié se trouve sous Lectures.',
  },
  letterSubject: { en: 'You have a seat on a mentorship committee', fr: 'Vous siégez à un comité de mentorat' },
  letterBody: (program: string) => ({
    en: `You have been named to the committee of ${program}. Sign in to see what it asks of you; first comes a promise of confidentiality.`,
    fr: `Vous faites maintenant partie du comité de ${program}. Connectez-vous pour voir ce qu’il vous demande; il y a d’abord une promesse de confidentialité.`,
  }),
  endingSubject: { en: 'Your seat on a mentorship committee', fr: 'Votre siège à un comité de mentorat' },
  endingBody: (program: string, until: string) => ({
    en: `Your term on the committee of ${program} ends on ${until}. What is in your hands until then is best read and signed before; after that day it is closed to you. Thank you for your time.`,
    fr: `Votre mandat au comité de ${program} prend fin le ${until}. Mieux vaut lire et signer avant ce jour ce qui est entre vos mains; ensuite, cela vous sera fermé. Merci de votre temps.`,
  }),
  open: { en: 'Open the committee', fr: 'Ouvrir le comité' },
})
