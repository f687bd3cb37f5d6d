import { words } from '#foundation/language.ts'

export const accessWords = words({
  lost: { en: 'Begin anew', fr: 'Recommencer' },
  lostLead: {
    en: 'Your passkey, your app and your recovery codes are gone? Then somebody else might have them, or might only say so. That is why this takes 72 hours.',
    fr: 'Votre clé d’accès, votre application et vos codes de récupération ont disparu? Quelqu’un d’autre les a peut-être, ou prétend seulement les avoir perdus. C’est pourquoi cela prend 72 heures.',
  },
  whatHappens: { en: 'What happens', fr: 'Ce qui se passe' },
  first: {
    en: 'Now: we write to every address you have here, and to whoever you are in a partnership with.',
    fr: 'Maintenant : nous écrivons à toutes vos adresses, et aux personnes avec qui vous êtes en partenariat.',
  },
  second: {
    en: 'For 72 hours you can stop it: by the link in that letter, or where you are still signed in.',
    fr: 'Pendant 72 heures, vous pouvez tout arrêter : par le lien de ce courriel, ou là où votre session est encore ouverte.',
  },
  third: {
    en: 'Then: a letter tells you to sign in and add a new passkey or app.',
    fr: 'Ensuite : un courriel vous invite à vous connecter et à ajouter une nouvelle clé d’accès ou application.',
  },
  ask: { en: 'Begin the 72 hours', fr: 'Commencer les 72 heures' },
  asked: {
    en: 'Asked for. Look for our letter in 72 hours.',
    fr: 'C’est demandé. Surveillez notre courriel dans 72 heures.',
  },
  waiting: (when: string) => ({
    en: `Asked for. From ${when} you can add a new way to sign in.`,
    fr: `C’est demandé. À partir du ${when}, vous pourrez ajouter un nouveau moyen de vous connecter.`,
  }),
  ready: { en: 'The 72 hours are over.', fr: 'Les 72 heures sont écoulées.' },
  beginNow: { en: 'Add a new way to sign in', fr: 'Ajouter un nouveau moyen de se connecter' },
  running: (when: string) => ({
    en: `Somebody, perhaps you, has asked for new access to your account. From ${when} they can add a way to sign in. If it was not you, stop it.`,
    fr: `Quelqu’un, peut-être vous, a demandé un nouvel accès à votre compte. À partir du ${when}, un nouveau moyen de se connecter pourra être ajouté. Si ce n’était pas vous, arrêtez la demande.`,
  }),
  stop: { en: 'Stop it', fr: 'Tout arrêter' },
  stopTitle: { en: 'Stop the request for new access?', fr: 'Arrêter la demande de nouvel accès?' },
  stopLead: {
    en: 'Nobody will be let in by it. Your passkeys, app and codes stay as they are.',
    fr: 'Personne ne pourra entrer par cette demande. Vos clés d’accès, votre application et vos codes restent tels quels.',
  },
  stopped: { en: 'Stopped. Nobody gets in by that request.', fr: 'Arrêté. Personne n’entrera par cette demande.' },

  // Addresses
  addresses: { en: 'My e-mail addresses', fr: 'Mes adresses courriel' },
  addressesLead: {
    en: 'Letters go to the first one; each of them lets you sign in. Whoever can open one of these mailboxes reads what we send there.',
    fr: 'Les courriels vont à la première; chacune vous permet de vous connecter. Quiconque peut ouvrir l’une de ces boîtes lit ce que nous y envoyons.',
  },
  district: {
    en: 'This mailbox belongs to your employer: your district’s IT can open it. Add a passkey, and an address of your own.',
    fr: 'Cette boîte appartient à votre employeur : le service informatique de votre district peut l’ouvrir. Ajoutez une clé d’accès, et une adresse personnelle.',
  },
  unknown: {
    en: 'If this is a work mailbox, your employer may be able to open it.',
    fr: 'S’il s’agit d’une boîte professionnelle, votre employeur peut peut-être l’ouvrir.',
  },
  isFirst: { en: 'first address', fr: 'première adresse' },
  unverified: { en: 'not confirmed yet', fr: 'pas encore confirmée' },
  putFirst: { en: 'Write to this one', fr: 'Écrire à celle-ci' },
  add: { en: 'Add an address', fr: 'Ajouter une adresse' },
  newAddress: { en: 'New address', fr: 'Nouvelle adresse' },
  newAddressHint: {
    en: 'One that you alone read. We write to it; open the letter’s link within a day.',
    fr: 'Une adresse que personne d’autre ne lit. Nous y écrivons; ouvrez le lien du courriel dans la journée.',
  },
  letterSent: {
    en: 'A letter is on its way to the new address. It counts once you have opened its link.',
    fr: 'Un courriel est en route vers la nouvelle adresse. Elle comptera dès que vous aurez ouvert son lien.',
  },
  confirmTitle: { en: 'Is this your address?', fr: 'Est-ce votre adresse?' },
  confirmLead: (address: string) => ({
    en: `${address} becomes an address of your account: you can sign in with it.`,
    fr: `${address} devient une adresse de votre compte : vous pourrez vous connecter avec elle.`,
  }),
  confirm: { en: 'Yes, it is mine', fr: 'Oui, c’est la mienne' },
  confirmed: { en: 'The address is yours now.', fr: 'Cette adresse est maintenant la vôtre.' },
  openAddresses: { en: 'Change my addresses', fr: 'Modifier mes adresses' },
  advice: { en: 'Add a passkey', fr: 'Ajouter une clé d’accès' },
})

export const letterWords = words({
  house: { en: 'Alongside', fr: 'Alongside' },
  changedSubject: { en: 'Something changed in how you sign in', fr: 'Votre façon de vous connecter a changé' },
  changedIfNot: {
    en: 'If this was you, there is nothing to do. If it was not, sign in, look at how you sign in, and tell your coordinator.',
    fr: 'Si c’était vous, il n’y a rien à faire. Sinon, connectez-vous, vérifiez comment vous vous connectez, et avisez votre coordination.',
  },
  look: { en: 'Look at how I sign in', fr: 'Voir comment je me connecte' },
  askedSubject: { en: 'New access to your account was asked for', fr: 'Un nouvel accès à votre compte a été demandé' },
  askedBody: {
    en: 'Somebody who can open one of your mailboxes says that your passkey is lost, and asks to begin anew. If nobody stops it, they can do so in 72 hours.',
    fr: 'Quelqu’un qui peut ouvrir l’une de vos boîtes dit que votre clé d’accès est perdue et demande à recommencer. Si personne ne l’arrête, ce sera possible dans 72 heures.',
  },
  askedIfNot: {
    en: 'If it was not you, stop it now. It takes one press.',
    fr: 'Si ce n’était pas vous, arrêtez la demande maintenant. Il suffit d’un clic.',
  },
  stopButton: { en: 'Stop it', fr: 'Tout arrêter' },
  partnerSubject: { en: 'Your partner has asked for new access', fr: 'Votre partenaire a demandé un nouvel accès' },
  partnerBody: {
    en: 'Your partner has asked for new access to Alongside, because a passkey was lost. Nothing changes for 72 hours. If you did not expect this, ask your partner in another way than by e-mail, or tell your coordinator.',
    fr: 'Votre partenaire a demandé un nouvel accès à Alongside, parce qu’une clé d’accès a été perdue. Rien ne change pendant 72 heures. Si cela vous surprend, demandez à votre partenaire par un autre moyen que le courriel, ou avisez votre coordination.',
  },
  readySubject: { en: 'You can begin anew now', fr: 'Vous pouvez maintenant recommencer' },
  readyBody: {
    en: 'The 72 hours are over. Sign in with this address within a week and add a new passkey or app.',
    fr: 'Les 72 heures sont écoulées. Connectez-vous avec cette adresse d’ici une semaine et ajoutez une nouvelle clé d’accès ou application.',
  },
  readyButton: { en: 'Sign in', fr: 'Se connecter' },
  addressSubject: { en: 'Confirm this address', fr: 'Confirmez cette adresse' },
  addressBody: {
    en: 'Somebody, we think you, added this address to an account at Alongside. It counts once you press the button.',
    fr: 'Quelqu’un, vous croyons-nous, a ajouté cette adresse à un compte Alongside. Elle comptera quand vous aurez appuyé sur le bouton.',
  },
  addressButton: { en: 'Yes, it is mine', fr: 'Oui, c’est la mienne' },
  addressNotYou: { en: 'If it was not you, do nothing.', fr: 'Si ce n’était pas vous, ne faites rien.' },
})

/** What was done, as the letter says it; never which device or address. */
export const toldWords = words({
  'passkey.added': { en: 'A passkey was added.', fr: 'Une clé d’accès a été ajoutée.' },
  'totp.added': { en: 'An app for codes was set up.', fr: 'Une application de codes a été configurée.' },
  'passkey.removed': { en: 'A passkey was removed.', fr: 'Une clé d’accès a été retirée.' },
  'totp.removed': { en: 'The app for codes was removed.', fr: 'L’application de codes a été retirée.' },
  'passkey.blocked': {
    en: 'A passkey was used in a way that suggests a copy of it. It opens nothing any more; please remove it and add another.',
    fr: 'Une clé d’accès a été utilisée d’une façon qui laisse croire à une copie. Elle n’ouvre plus rien; veuillez la retirer et en ajouter une autre.',
  },
  'codes.made': {
    en: 'New recovery codes were made; the old ones stopped working.',
    fr: 'De nouveaux codes de récupération ont été créés; les anciens ne fonctionnent plus.',
  },
  'codes.used': { en: 'A recovery code was used.', fr: 'Un code de récupération a été utilisé.' },
  'address.added': {
    en: 'An e-mail address was added to your account.',
    fr: 'Une adresse courriel a été ajoutée à votre compte.',
  },
  'address.removed': {
    en: 'An e-mail address was removed from your account.',
    fr: 'Une adresse courriel a été retirée de votre compte.',
  },
})
