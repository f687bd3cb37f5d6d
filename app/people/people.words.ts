import { type Text, words } from '#foundation/language.ts'

export const peopleWords = words({
  signIn: { en: 'Sign in', fr: 'Se connecter' },
  signInLead: {
    en: 'No password. Write your e-mail address and we send you a link and a code.',
    fr: 'Aucun mot de passe. Écrivez votre adresse courriel et nous vous enverrons un lien et un code.',
  },
  email: { en: 'E-mail address', fr: 'Adresse courriel' },
  emailHint: {
    en: 'One that you alone read is best; your employer may be able to open a work mailbox.',
    fr: 'De préférence une adresse que personne d’autre ne lit; votre employeur peut avoir accès à une boîte professionnelle.',
  },
  signInHere: {
    en: 'Have you added a passkey? Then the lock of this device, your face or your finger is enough.',
    fr: 'Vous avez ajouté une clé d’accès? Alors le verrou de cet appareil, votre visage ou votre doigt suffit.',
  },
  signInHereButton: { en: 'Sign in with this device', fr: 'Se connecter avec cet appareil' },
  sendLink: { en: 'Send me a link', fr: 'Envoyez-moi un lien' },
  checkMail: { en: 'Look in your mailbox', fr: 'Consultez votre boîte de réception' },
  checkMailLead: {
    en: 'If we know the address, a letter is on its way. Open its link in this browser, or type its 8-digit code here.',
    fr: 'Si nous connaissons cette adresse, un courriel est en route. Ouvrez son lien dans ce navigateur, ou tapez ici son code à 8 chiffres.',
  },
  checkMailJoin: {
    en: 'A letter is on its way. Open its link in this browser, or type its 8-digit code here; then you can begin.',
    fr: 'Un courriel est en route. Ouvrez son lien dans ce navigateur, ou tapez ici son code à 8 chiffres; vous pourrez ensuite commencer.',
  },
  code: { en: 'The 8-digit code', fr: 'Le code à 8 chiffres' },
  codeHint: { en: 'It is good for 10 minutes.', fr: 'Il est valable 10 minutes.' },
  enter: { en: 'Go on', fr: 'Continuer' },
  nothingCame: {
    en: 'Nothing came? Look among unwanted mail, wait two minutes, then ask for a new one.',
    fr: 'Rien reçu? Regardez dans les courriels indésirables, attendez deux minutes, puis demandez-en un autre.',
  },
  askAgain: { en: 'Ask for a new letter', fr: 'Demander un autre courriel' },
  local: {
    en: 'This is a local installation: letters lie in the outbox on this computer.',
    fr: 'Ceci est une installation locale : les courriels sont dans la boîte d’envoi de cet ordinateur.',
  },
  openOutbox: { en: 'Open the outbox', fr: 'Ouvrir la boîte d’envoi' },
  confirm: { en: 'Sign in here?', fr: 'Se connecter ici?' },
  confirmLead: {
    en: 'Press the button to sign in with this browser.',
    fr: 'Appuyez sur le bouton pour vous connecter avec ce navigateur.',
  },
  alreadyIn: (name: string) => ({
    en: `You are signed in here already, as ${name}.`,
    fr: `Votre session est déjà ouverte ici, au nom de ${name}.`,
  }),
  openMyDay: { en: 'Open my day', fr: 'Ouvrir ma journée' },
  linkOver: {
    en: 'A link is good for 15 minutes and works once. Is this one from an older letter?',
    fr: 'Un lien est valable 15 minutes et ne fonctionne qu’une fois. Celui-ci vient d’un courriel plus ancien?',
  },
  confirmButton: { en: 'Yes, sign me in', fr: 'Oui, me connecter' },
  otherBrowser: {
    en: 'You asked from another browser or device. Go back there and type the 8-digit code from the same letter.',
    fr: 'Vous avez fait la demande depuis un autre navigateur ou appareil. Retournez-y et tapez le code à 8 chiffres du même courriel.',
  },
  wrongCode: {
    en: 'That is not the code in the newest letter. Please look again.',
    fr: 'Ce n’est pas le code du courriel le plus récent. Veuillez vérifier.',
  },
  over: {
    en: 'This link or code has been used, is too old, or was tried too often. Ask for a new letter; it takes a minute.',
    fr: 'Ce lien ou ce code a été utilisé, est trop ancien ou a été essayé trop souvent. Demandez un autre courriel; cela prend une minute.',
  },
  signedIn: (name: string) => ({ en: `Welcome, ${name}.`, fr: `Bienvenue, ${name}.` }),
  signOut: { en: 'Sign out', fr: 'Se déconnecter' },
  signedOut: { en: 'You are signed out.', fr: 'Votre session est fermée.' },
  signInAgain: { en: 'Please sign in again', fr: 'Veuillez vous reconnecter' },
  signInAgainLead: {
    en: 'You had been signed out, so this was not sent. Nothing you typed is lost: sign in in a new tab, come back here, and send it again.',
    fr: 'Votre session avait pris fin; rien n’a été envoyé. Rien n’est perdu : connectez-vous dans un nouvel onglet, revenez ici, puis envoyez de nouveau.',
  },
  signInNewTab: { en: 'Sign in in a new tab', fr: 'Se connecter dans un nouvel onglet' },
  sendAgain: { en: 'Send it again', fr: 'Envoyer de nouveau' },
  letterSubject: { en: 'Your link to sign in', fr: 'Votre lien de connexion' },
  letterBody: {
    en: 'Somebody, we think you, asked to sign in to Alongside. Press the button in the browser where you asked. It works once, for 15 minutes.',
    fr: 'Quelqu’un, vous croyons-nous, a demandé à se connecter à Alongside. Appuyez sur le bouton dans le navigateur où vous avez fait la demande. Il fonctionne une fois, pendant 15 minutes.',
  },
  letterCode: (code: string) => ({
    en: `Or type this code there: ${code.slice(0, 4)} ${code.slice(4)}`,
    fr: `Ou tapez-y ce code : ${code.slice(0, 4)} ${code.slice(4)}`,
  }),
  letterNotYou: {
    en: 'If it was not you, do nothing: without this letter nobody gets in.',
    fr: 'Si ce n’était pas vous, ne faites rien : sans ce courriel, personne ne peut entrer.',
  },
  strangerBody: {
    en: 'Somebody asked to sign in to Alongside with this address, but no account uses it. If it was you, you may have used another address; or you can apply to a program first.',
    fr: 'Quelqu’un a demandé à se connecter à Alongside avec cette adresse, mais aucun compte ne l’utilise. Si c’était vous, vous avez peut-être utilisé une autre adresse; ou vous pouvez d’abord présenter une demande à un programme.',
  },
  seePrograms: { en: 'See the programs', fr: 'Voir les programmes' },
  house: { en: 'Alongside', fr: 'Alongside' },

  ways: { en: 'How I sign in', fr: 'Comment je me connecte' },
  waysLead: {
    en: 'Passkeys, codes, recovery and addresses: what keeps your account yours alone.',
    fr: 'Clés d’accès, codes, récupération et adresses : ce qui fait que votre compte reste à vous.',
  },
  employers: { en: 'Or as you do at work', fr: 'Ou comme au travail' },
  employersLead: {
    en: 'These employers have a sign-in of their own. It opens Alongside as a letter to your work mailbox would.',
    fr: 'Ces employeurs ont leur propre page de connexion. Elle ouvre Alongside comme le ferait un courriel à votre adresse professionnelle.',
  },
  employerOf: (label: string) => ({
    en: `${label} also has a sign-in of its own. You can use it instead of the letter.`,
    fr: `${label} a aussi sa propre page de connexion. Vous pouvez l’utiliser à la place du courriel.`,
  }),
  signInWith: (label: string) => ({ en: `Sign in with ${label}`, fr: `Se connecter avec ${label}` }),

  me: { en: 'About me', fr: 'À mon sujet' },
  meLead: {
    en: 'What Alongside knows about you as a person, whatever programs you take part in.',
    fr: 'Ce qu’Alongside sait de vous, quels que soient les programmes auxquels vous participez.',
  },
  name: { en: 'Full name', fr: 'Nom complet' },
  preferredName: { en: 'What people call you', fr: 'Comment on vous appelle' },
  pronouns: { en: 'Pronouns', fr: 'Pronoms' },
  language: { en: 'Language of pages and letters', fr: 'Langue des pages et des courriels' },
  english: { en: 'English', fr: 'Anglais' },
  french: { en: 'French', fr: 'Français' },
  zone: { en: 'Your time zone', fr: 'Votre fuseau horaire' },
  zoneHint: {
    en: 'Most of BC keeps Pacific Time (UTC−7) all year. The East Kootenay has followed Alberta (UTC−6).',
    fr: 'La plus grande partie de la C.-B. garde l’heure du Pacifique (UTC−7) toute l’année. L’East Kootenay suit l’Alberta (UTC−6).',
  },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  preferredChannel: { en: 'How you like to be reached', fr: 'Comment vous préférez qu’on vous joigne' },
  seenByProgram: {
    en: 'the coordinator of your program; your partner once you are introduced',
    fr: 'la personne coordonnatrice de votre programme; votre partenaire après la mise en relation',
  },
  seenByAll: { en: 'people in your programs', fr: 'les personnes de vos programmes' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  addresses: { en: 'E-mail addresses', fr: 'Adresses courriel' },
  firstAddress: { en: 'letters go here', fr: 'les courriels y sont envoyés' },
  supervision: { en: 'Who is in charge of me', fr: 'Qui est responsable de moi' },
  confidential: { en: 'Who asked to read', fr: 'Qui a demandé à lire' },
  confidentialLead: {
    en: 'Nobody else reads what you and a partner write. If anybody ever asks to, for one of three grave grounds, it stands here.',
    fr: 'Personne d’autre ne lit ce que vous et votre partenaire écrivez. Si quelqu’un le demande un jour, pour l’un de trois motifs graves, cela figure ici.',
  },
  confidentialOpen: { en: 'See every request', fr: 'Voir chaque demande' },
  supervisionLead: {
    en: 'Whoever supervises you never sees what you write here.',
    fr: 'La personne qui vous supervise ne voit jamais ce que vous écrivez ici.',
  },
  supervisionOpen: { en: 'Say who that is', fr: 'Indiquer de qui il s’agit' },
  givenBack: { en: 'For the time you gave', fr: 'Pour le temps que vous avez donné' },
  certificate: (program: string) => ({
    en: `Your certificate of service: ${program}`,
    fr: `Votre attestation de service : ${program}`,
  }),
  honoraria: { en: 'Your honoraria, and where they stand', fr: 'Vos honoraires, et où ils en sont' },
  looks: { en: 'Who looked at my data', fr: 'Qui a consulté mes données' },
  looksLead: {
    en: 'Whenever somebody of the staff or a committee opens something of yours, it is written down. You can see who, when and what.',
    fr: 'Chaque fois qu’une personne du personnel ou d’un comité ouvre quelque chose qui est à vous, c’est consigné. Vous pouvez voir qui, quand et quoi.',
  },
  looksOpen: { en: 'See who looked', fr: 'Voir qui a consulté' },
  data: { en: 'My data', fr: 'Mes données' },
  dataLead: {
    en: 'A copy of everything about you, who was given it, what you agreed to, and having something put right.',
    fr: 'Une copie de tout ce qui vous concerne, à qui cela a été remis, ce que vous avez accepté, et faire corriger quelque chose.',
  },
  dataOpen: { en: 'Open my data', fr: 'Ouvrir mes données' },
  calendar: { en: 'Your meetings in your calendar', fr: 'Vos rencontres dans votre calendrier' },
  calendarLead: {
    en: 'Your own calendar can show when you meet, and nothing else.',
    fr: 'Votre calendrier peut indiquer quand vous vous rencontrez, et rien d’autre.',
  },
  calendarOpen: { en: 'Set it up', fr: 'Le configurer' },
  sessions: { en: 'Where you are signed in', fr: 'Vos sessions ouvertes' },
  thisBrowser: { en: 'this browser', fr: 'ce navigateur' },
  lastUsed: { en: 'Last used', fr: 'Dernière utilisation' },
  browser: { en: 'Browser', fr: 'Navigateur' },
  leaving: { en: 'Closing your account', fr: 'Fermer votre compte' },
  leavingLead: {
    en: 'You can leave for good whenever you like. You are shown first what is deleted, what stays and why.',
    fr: 'Vous pouvez partir pour de bon quand vous voulez. On vous montre d’abord ce qui est supprimé, ce qui reste et pourquoi.',
  },
  leavingOpen: { en: 'See what would happen', fr: 'Voir ce qui se passerait' },
  signOutEverywhere: { en: 'Sign out everywhere else', fr: 'Se déconnecter partout ailleurs' },
  signedOutEverywhere: { en: 'You are signed out everywhere else.', fr: 'Toutes vos autres sessions sont fermées.' },
  sessionsLead: {
    en: 'On which computers, tablets and telephones Alongside opens as you.',
    fr: 'Sur quels ordinateurs, tablettes et téléphones Alongside s’ouvre en votre nom.',
  },
  sessionsOpen: { en: 'See where, or sign out there', fr: 'Voir où, ou y fermer la session' },
  employersOpen: { en: 'Your employer’s sign-in', fr: 'La connexion de votre employeur' },
  changedMeanwhile: {
    en: 'This was changed somewhere else while you were writing. Nothing was saved; please look at both and send again.',
    fr: 'Ceci a été modifié ailleurs pendant que vous écriviez. Rien n’a été enregistré; veuillez comparer les deux et envoyer de nouveau.',
  },
  since: { en: 'since', fr: 'depuis' },
  retired: { en: 'retired', fr: 'à la retraite' },
})

export const roleWords: Record<string, Text> = {
  principal: { en: 'Principal', fr: 'Direction d’école' },
  vice_principal: { en: 'Vice-principal', fr: 'Direction adjointe' },
  district_principal: { en: 'District principal or vice-principal', fr: 'Direction ou direction adjointe de district' },
  superintendent: { en: 'Superintendent', fr: 'Direction générale' },
  assistant_superintendent: {
    en: 'Assistant, associate or deputy superintendent',
    fr: 'Direction générale adjointe ou associée',
  },
  director_of_instruction: { en: 'Director of instruction', fr: 'Direction de l’instruction' },
  secretary_treasurer: { en: 'Secretary-treasurer', fr: 'Secrétariat-trésorerie' },
  assistant_secretary_treasurer: {
    en: 'Assistant or associate secretary-treasurer',
    fr: 'Secrétariat-trésorerie adjoint ou associé',
  },
  director_of_finance: { en: 'Director of finance', fr: 'Direction des finances' },
  teacher: { en: 'Teacher', fr: 'Enseignante ou enseignant' },
  other: { en: 'Another role', fr: 'Une autre fonction' },
}

export const channelWords: Record<string, Text> = {
  email: { en: 'E-mail', fr: 'Courriel' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  video: { en: 'Video call', fr: 'Appel vidéo' },
  text: { en: 'Text message', fr: 'Message texte' },
  in_person: { en: 'In person', fr: 'En personne' },
}
