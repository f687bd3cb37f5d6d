import { type Text, words } from '#foundation/language.ts'

export const undeliveredWords = words({
  title: { en: 'Letters that did not arrive', fr: 'Courriels qui ne sont pas arrivés' },
  lead: {
    en: 'Each was tried for a day. Look whether the address is right, telephone if you can, and send it again.',
    fr: 'Chacun a été tenté pendant une journée. Vérifiez l’adresse, téléphonez si vous le pouvez, puis renvoyez-le.',
  },
  empty: { en: 'Every letter of this program has left.', fr: 'Tous les courriels de ce programme sont partis.' },
  recipient: { en: 'To', fr: 'À' },
  about: { en: 'About', fr: 'Objet' },
  since: { en: 'Since', fr: 'Depuis' },
  state: { en: 'What happened', fr: 'Ce qui s’est passé' },
  failed: { en: 'the mail server refused it', fr: 'le serveur de courriel l’a refusé' },
  unknown: {
    en: 'the connection broke; it may have arrived',
    fr: 'la connexion s’est rompue; il est peut-être arrivé',
  },
  what: { en: 'What to do', fr: 'À faire' },
  back: { en: 'What was done', fr: 'Ce qui a été fait' },
  again: { en: 'Send again', fr: 'Renvoyer' },
  onTheWay: { en: 'It is on its way again.', fr: 'Il est reparti.' },
  link: { en: 'Letters that did not arrive', fr: 'Courriels non arrivés' },
})

/** What each kind of letter is about, for whoever runs the program. */
export const letterKindWords: Record<string, Text> = {
  'application.begun': { en: 'the way back to a begun application', fr: 'le retour à une demande commencée' },
  'application.received': { en: 'an application received', fr: 'une demande reçue' },
  'application.asked': { en: 'something missing in an application', fr: 'ce qui manque à une demande' },
  'application.decided': { en: 'a decision on an application', fr: 'une décision sur une demande' },
  'application.reminder': { en: 'an application to finish', fr: 'une demande à terminer' },
  'deadline.moved': { en: 'a later deadline', fr: 'une échéance reportée' },
  'membership.ending': { en: 'a membership that ends', fr: 'une adhésion qui prend fin' },
  'mentor.invited': { en: 'an invitation to be a mentor', fr: 'une invitation à être mentor' },
  'referee.asked': { en: 'a reference', fr: 'une référence' },
  'committee.seated': { en: 'a seat on the committee', fr: 'un siège au comité' },
  'committee.term-ending': { en: 'the end of a term', fr: 'la fin d’un mandat' },
  'reading.assigned': { en: 'applications to read', fr: 'des demandes à lire' },
  'reading.reminder': { en: 'applications to read soon', fr: 'des demandes à lire bientôt' },
  'board.to-sign': { en: 'a board to look at', fr: 'un tableau à regarder' },
  'offer.asked': { en: 'a proposed match', fr: 'un jumelage proposé' },
  'offer.reminder': { en: 'an answer awaited', fr: 'une réponse attendue' },
  'offer.taken-back': { en: 'a match taken back', fr: 'un jumelage retiré' },
  'offer.not-this-time': { en: 'a match that did not come about', fr: 'un jumelage qui ne s’est pas fait' },
  'offer.over': { en: 'the end of the time to answer', fr: 'la fin du délai de réponse' },
  'partnership.introduced': { en: 'an introduction', fr: 'une mise en relation' },
  'match.none-mentee': { en: 'no match for a mentee', fr: 'l’absence de jumelage' },
  'match.none-mentor': { en: 'no match for a mentor', fr: 'l’absence de jumelage, mentor' },
  'thanks.waiting': { en: 'something from the other of two', fr: 'un mot de l’autre personne' },
  'certificate.issued': { en: 'a certificate', fr: 'une attestation' },
  'honorarium.moved': { en: 'an honorarium', fr: 'des honoraires' },
  'match.still-waiting': { en: 'the waiting list', fr: 'la liste d’attente' },
}
