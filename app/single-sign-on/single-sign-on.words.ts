import { words } from '#foundation/language.ts'

export const signOnWords = words({
  // For people
  signInWith: (label: string) => ({ en: `Sign in with ${label}`, fr: `Se connecter avec ${label}` }),
  byLetter: { en: 'Sign in by letter instead', fr: 'Se connecter plutôt par courriel' },
  byLetterLead: {
    en: 'Write the address you use here, and we send you a link and a code.',
    fr: 'Inscrivez l’adresse que vous utilisez ici; nous vous enverrons un lien et un code.',
  },
  email: { en: 'E-mail address', fr: 'Adresse courriel' },
  sendLink: { en: 'Send me a link', fr: 'Envoyez-moi un lien' },
  again: (label: string) => ({ en: `Try ${label} again`, fr: `Réessayer avec ${label}` }),
  down: (label: string) => ({
    en: `The sign-in of ${label} does not answer just now. It is theirs, not ours; they may already be mending it.`,
    fr: `La page de connexion de ${label} ne répond pas pour l’instant. Elle est à eux, non à nous; ils y travaillent peut-être déjà.`,
  }),
  cancelled: (label: string) => ({
    en: `You turned back at ${label}, so nobody was signed in.`,
    fr: `Vous avez rebroussé chemin chez ${label}; aucune session n’a été ouverte.`,
  }),
  notBelieved: (label: string) => ({
    en: `The answer of ${label} did not fit what we had asked, so nobody was signed in. Please begin again.`,
    fr: `La réponse de ${label} ne correspondait pas à notre demande; aucune session n’a été ouverte. Veuillez recommencer.`,
  }),
  otherDomain: (label: string) => ({
    en: `You signed in there with an address that is not one of ${label}. Choose your work account there, or sign in by letter.`,
    fr: `Le compte choisi là-bas porte une adresse qui n’est pas de ${label}. Choisissez-y votre compte professionnel, ou passez par un courriel.`,
  }),
  over: {
    en: 'That took too long, was begun in another browser, or was used already. Please begin again.',
    fr: 'Cela a pris trop de temps, avait commencé dans un autre navigateur, ou a déjà servi. Veuillez recommencer.',
  },
  firstTime: (label: string) => ({
    en: `This is your first time with ${label} here. To be sure that the account is yours, we have sent a letter to your work address, if an account uses it. After that, ${label} is enough.`,
    fr: `C’est votre première connexion ici avec ${label}. Pour vérifier que le compte est bien à vous, nous avons écrit à votre adresse professionnelle, si un compte l’utilise. Ensuite, ${label} suffira.`,
  }),
  firstTimeOther: (label: string) => ({
    en: `This is your first time with ${label} here. Sign in once by letter, with the address you use here; then we ask whether the two belong together.`,
    fr: `C’est votre première connexion ici avec ${label}. Connectez-vous une fois par courriel, avec l’adresse que vous utilisez ici; nous vous demanderons ensuite si les deux vont ensemble.`,
  }),
  connectTitle: (label: string) => ({ en: `Is this you at ${label}?`, fr: `Est-ce vous chez ${label}?` }),
  connectWho: (label: string, address: string) => ({
    en: `At ${label} you signed in as ${address || 'somebody whose address they did not tell us'}.`,
    fr: `Chez ${label}, le compte ouvert est celui de ${address || 'quelqu’un dont on ne nous a pas donné l’adresse'}.`,
  }),
  connectHere: (name: string) => ({
    en: `Here you are signed in as ${name}.`,
    fr: `Ici, la session ouverte est celle de ${name}.`,
  }),
  connectMeans: {
    en: 'If both are you, signing in there opens this account from now on. Your employer runs that sign-in, so it proves what a letter to your work mailbox proves, and no more: what you have protected by something of your own stays protected by it.',
    fr: 'Si les deux sont vous, se connecter là-bas ouvrira désormais ce compte. Votre employeur gère cette connexion : elle prouve ce que prouve un courriel à votre adresse professionnelle, et rien de plus. Ce que vous protégez par un moyen bien à vous le reste.',
  },
  connect: { en: 'Yes, both are me', fr: 'Oui, les deux sont moi' },
  notMe: { en: 'No, leave them apart', fr: 'Non, ne rien relier' },
  connected: (label: string) => ({
    en: `From now on you can sign in with ${label}.`,
    fr: `Vous pouvez désormais vous connecter avec ${label}.`,
  }),
  already: (label: string) => ({
    en: `${label} is connected with your account already.`,
    fr: `${label} est déjà relié à votre compte.`,
  }),
  nothingWaits: {
    en: 'There is nothing to confirm here any more. Begin again at your employer’s sign-in.',
    fr: 'Il n’y a plus rien à confirmer ici. Recommencez par la connexion de votre employeur.',
  },
  taken: {
    en: 'That work account opens somebody else’s account here already. If both are yours, disconnect it there first.',
    fr: 'Ce compte professionnel ouvre déjà le compte d’une autre personne ici. Si les deux sont à vous, rompez d’abord le lien là-bas.',
  },

  // One's own
  ownTitle: { en: 'Signing in with your employer', fr: 'Se connecter avec son employeur' },
  ownLead: {
    en: 'Some districts let you in by their own sign-in. It is a convenience: a letter to any of your addresses goes on working, also when you change your job.',
    fr: 'Certains districts vous laissent entrer par leur propre page de connexion. C’est une commodité : un courriel à l’une de vos adresses fonctionne toujours, même si vous changez d’emploi.',
  },
  aboutMe: { en: 'About me', fr: 'À mon sujet' },
  employer: { en: 'Employer', fr: 'Employeur' },
  since: { en: 'Connected', fr: 'Relié' },
  used: { en: 'Last used', fr: 'Dernière utilisation' },
  never: { en: 'never', fr: 'jamais' },
  closedNow: { en: 'not offered at the moment', fr: 'non offert pour l’instant' },
  endHead: { en: 'End it', fr: 'Y mettre fin' },
  disconnect: { en: 'Disconnect', fr: 'Rompre le lien' },
  disconnected: {
    en: 'Disconnected. You are signed out everywhere but here.',
    fr: 'Le lien est rompu. Vos sessions sont fermées partout sauf ici.',
  },
  none: { en: 'No employer’s sign-in opens your account.', fr: 'Aucune connexion d’employeur n’ouvre votre compte.' },
  offered: { en: 'Employers that offer it', fr: 'Employeurs qui l’offrent' },
  connectWith: (label: string) => ({ en: `Connect ${label}`, fr: `Relier ${label}` }),

  // Letters
  letterSubject: { en: 'A new way to sign in to your account', fr: 'Une nouvelle façon de vous connecter' },
  letterBody: (label: string) => ({
    en: `From now on the sign-in of ${label} opens your account. You confirmed it in a browser where you were signed in.`,
    fr: `La page de connexion de ${label} ouvre désormais votre compte. Vous l’avez confirmé dans un navigateur où votre session était ouverte.`,
  }),
  letterNotYou: {
    en: 'If it was not you: sign in by letter, disconnect it there, and sign out everywhere.',
    fr: 'Si ce n’était pas vous : connectez-vous par courriel, rompez ce lien et fermez toutes vos sessions.',
  },
  letterButton: { en: 'See it', fr: 'Le voir' },
  house: { en: 'Alongside', fr: 'Alongside' },

  // For administrators
  title: { en: 'Signing in with an employer', fr: 'Connexion avec un employeur' },
  lead: {
    en: 'A district or association can let its people in by the sign-in they use at work (OpenID Connect: Microsoft Entra, Google Workspace, Okta and others).',
    fr: 'Un district ou une association peut laisser entrer ses gens par la connexion qu’ils utilisent au travail (OpenID Connect : Microsoft Entra, Google Workspace, Okta et autres).',
  },
  addLead: {
    en: 'Whoever runs the sign-in there registers Alongside as an application and gives you three things: the issuer, a client ID and a client secret. Once they are saved here, you get an address to give them in return.',
    fr: 'La personne qui gère la connexion là-bas y inscrit Alongside comme application et vous donne trois choses : l’émetteur, un identifiant et un secret du client. Une fois enregistrés ici, vous obtenez une adresse à lui donner en retour.',
  },
  proves: {
    en: 'The employer runs that sign-in and could use it as anybody. So it opens what a letter to a work mailbox opens; whoever has something of their own besides still shows that for what is confidential.',
    fr: 'L’employeur gère cette connexion et pourrait s’en servir au nom de n’importe qui. Elle ouvre donc ce qu’ouvre un courriel à une adresse professionnelle; qui a un moyen bien à soi le montre encore pour ce qui est confidentiel.',
  },
  noProviders: {
    en: 'Nobody signs in by an employer here yet.',
    fr: 'Personne ne se connecte encore ici par un employeur.',
  },
  add: { en: 'Add an employer', fr: 'Ajouter un employeur' },
  name: { en: 'Name', fr: 'Nom' },
  state: { en: 'State', fr: 'État' },
  open: { en: 'open', fr: 'ouvert' },
  closed: { en: 'closed', fr: 'fermé' },
  label: { en: 'What people call it', fr: 'Comment on l’appelle' },
  labelHint: {
    en: 'The district’s name, as on the button: “Sign in with …”.',
    fr: 'Le nom du district, comme sur le bouton : « Se connecter avec … ».',
  },
  issuer: { en: 'Issuer', fr: 'Émetteur' },
  issuerHint: {
    en: 'An https address, exactly as they write it. With Microsoft: https://login.microsoftonline.com/…/v2.0, with the number of their own tenant.',
    fr: 'Une adresse https, exactement comme ils l’écrivent. Chez Microsoft : https://login.microsoftonline.com/…/v2.0, avec le numéro de leur propre locataire.',
  },
  issuerWrong: {
    en: 'This must be a whole https address without a question mark or #.',
    fr: 'Ce doit être une adresse https complète, sans point d’interrogation ni #.',
  },
  clientId: { en: 'Client ID', fr: 'Identifiant du client' },
  secret: { en: 'Client secret', fr: 'Secret du client' },
  secretHint: {
    en: 'Kept sealed, and never shown again. Left empty, the one that is kept stays.',
    fr: 'Conservé sous scellé, et jamais montré de nouveau. Laissé vide, celui qui est conservé reste.',
  },
  secretNeeded: { en: 'The client secret is needed.', fr: 'Le secret du client est nécessaire.' },
  domains: { en: 'Their e-mail domains', fr: 'Leurs domaines de courriel' },
  domainsHint: {
    en: 'One to a line, such as sd73.bc.ca. An address outside of them is turned away.',
    fr: 'Un par ligne, comme sd73.bc.ca. Une adresse d’un autre domaine est refusée.',
  },
  domainsWrong: {
    en: 'Please write one to twenty domains, such as sd73.bc.ca, one to a line.',
    fr: 'Veuillez écrire de un à vingt domaines, comme sd73.bc.ca, un par ligne.',
  },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  savedClosed: {
    en: 'Saved. It is closed until you have tried it again.',
    fr: 'Enregistré. La connexion est fermée jusqu’à un nouvel essai.',
  },
  redirect: { en: 'Address to send people back to', fr: 'Adresse de retour' },
  redirectHint: {
    en: 'Whoever runs the sign-in there enters this address, exactly so (“redirect URI”).',
    fr: 'La personne qui gère la connexion là-bas inscrit cette adresse, exactement ainsi (« redirect URI »).',
  },
  test: { en: 'Try it', fr: 'L’essayer' },
  testLead: {
    en: 'We ask the issuer what it is. Nothing is changed by this.',
    fr: 'Nous demandons à l’émetteur ce qu’il est. Rien n’est modifié.',
  },
  testTitle: (label: string) => ({ en: `What ${label} answers`, fr: `Ce que répond ${label}` }),
  testGood: {
    en: 'It answers, and calls itself what you wrote. Open it now, and sign in with it once yourself.',
    fr: 'Il répond, et se nomme comme vous l’avez écrit. Ouvrez la connexion maintenant, et essayez-la vous-même.',
  },
  signInEnd: { en: 'Where people sign in', fr: 'Où l’on se connecte' },
  tokenEnd: { en: 'Where we ask who it was', fr: 'Où nous demandons qui c’était' },
  pkce: { en: 'Protects codes on their way (PKCE)', fr: 'Protège les codes en chemin (PKCE)' },
  issSent: { en: 'Names itself in every answer', fr: 'Se nomme dans chaque réponse' },
  yes: { en: 'yes', fr: 'oui' },
  notSaid: { en: 'it does not say', fr: 'il ne le dit pas' },
  openIt: { en: 'Open it', fr: 'Ouvrir la connexion' },
  closeIt: { en: 'Close it', fr: 'Fermer la connexion' },
  opened: {
    en: 'It is open: people see the button on the sign-in page.',
    fr: 'C’est ouvert : le bouton est sur la page de connexion.',
  },
  closedDone: {
    en: 'It is closed. Letters go on working for everybody.',
    fr: 'C’est fermé. Les courriels fonctionnent toujours pour tout le monde.',
  },
  change: { en: 'Change it', fr: 'La modifier' },
})

/** What is wrong with a provider, for its administrator. */
export const troubleWords = words({
  'no-answer': {
    en: 'Nothing answered at this address within five seconds. Is the issuer spelled as they gave it to you?',
    fr: 'Rien n’a répondu à cette adresse en cinq secondes. L’émetteur est-il écrit comme on vous l’a donné?',
  },
  'not-public': {
    en: 'This address is not one on the internet, so we do not ask it.',
    fr: 'Cette adresse n’est pas sur Internet; nous ne l’interrogeons donc pas.',
  },
  'not-secure': {
    en: 'It works without https in part, so we do not use it.',
    fr: 'Une partie fonctionne sans https; nous ne l’utilisons donc pas.',
  },
  'not-provider': {
    en: 'Something answered there, but not as a provider of identities does (OpenID Connect Discovery).',
    fr: 'Quelque chose a répondu, mais pas comme un fournisseur d’identité (OpenID Connect Discovery).',
  },
  'other-issuer': {
    en: 'It calls itself something else than you wrote. Copy the issuer exactly, to the last slash.',
    fr: 'Il se nomme autrement que ce que vous avez écrit. Copiez l’émetteur exactement, jusqu’à la dernière barre oblique.',
  },
})
