import { words } from '#foundation/language.ts'

export const credentialsWords = words({
  // How I sign in
  ways: { en: 'How I sign in', fr: 'Comment je me connecte' },
  waysLead: {
    en: 'A letter to your mailbox lets you in, and your employer may be able to open a work mailbox. With a passkey or a code from an app, only you get in.',
    fr: 'Un courriel vous ouvre la porte, et votre employeur peut avoir accès à une boîte professionnelle. Avec une clé d’accès ou un code d’une application, personne d’autre n’entre.',
  },
  officeLead: {
    en: 'You see what other people wrote in confidence. So that nobody gets at it through your mailbox, please add one of these two ways first; it takes a minute, once.',
    fr: 'Vous voyez ce que d’autres ont écrit en confiance. Pour que personne n’y accède par votre boîte de courriel, veuillez d’abord ajouter l’un de ces deux moyens; cela prend une minute, une seule fois.',
  },
  anewLead: {
    en: 'The 72 hours are over. Add a new way to sign in now; then you can remove the one you lost.',
    fr: 'Les 72 heures sont écoulées. Ajoutez maintenant un nouveau moyen de vous connecter; vous pourrez ensuite retirer celui que vous avez perdu.',
  },
  passkeys: { en: 'Passkeys', fr: 'Clés d’accès' },
  passkeyIs: {
    en: 'A passkey is a key kept in your phone, tablet or computer, which you use by unlocking that device as you always do: with your face, your finger or its code.',
    fr: 'Une clé d’accès est une clé gardée dans votre téléphone, votre tablette ou votre ordinateur; vous l’utilisez en déverrouillant cet appareil comme d’habitude : avec votre visage, votre doigt ou son code.',
  },
  addPasskey: { en: 'Add a passkey', fr: 'Ajouter une clé d’accès' },
  noPasskeysHere: {
    en: 'At this address (a number instead of a name) no browser makes a passkey. Use an app for codes here.',
    fr: 'À cette adresse (un numéro au lieu d’un nom), aucun navigateur ne crée de clé d’accès. Utilisez ici une application de codes.',
  },
  passkeyName: { en: 'A name for it', fr: 'Un nom pour elle' },
  passkeyNameHint: {
    en: 'So that you know later which device it is: “My iPad”.',
    fr: 'Pour savoir plus tard de quel appareil il s’agit : « Mon iPad ».',
  },
  passkeyMake: { en: 'Make the passkey now', fr: 'Créer la clé d’accès maintenant' },
  passkeyAdded: {
    en: 'The passkey is there. From now on you can sign in with this device.',
    fr: 'La clé d’accès est prête. Vous pouvez désormais vous connecter avec cet appareil.',
  },
  passkeyFailed: {
    en: 'That did not work, and nothing was changed. Please try again.',
    fr: 'Cela n’a pas fonctionné, et rien n’a changé. Veuillez réessayer.',
  },
  passkeyOver: {
    en: 'This page stood open too long. Please try again.',
    fr: 'Cette page est restée ouverte trop longtemps. Veuillez réessayer.',
  },
  passkeySignIn: { en: 'Sign in with this device', fr: 'Se connecter avec cet appareil' },
  passkeySignInLead: {
    en: 'Press the button, then unlock your device as you always do.',
    fr: 'Appuyez sur le bouton, puis déverrouillez votre appareil comme d’habitude.',
  },
  anotherWay: { en: 'Another way', fr: 'Un autre moyen' },
  passkeyCopied: {
    en: 'This passkey counted less than it had before, as if there were two of it. Nothing was signed, and it is blocked now; we have written to you. Sign with another passkey, or with a code.',
    fr: 'Cette clé d’accès a compté moins qu’avant, comme s’il y en avait deux. Rien n’a été signé, et elle est maintenant bloquée; nous vous avons écrit. Signez avec une autre clé d’accès, ou avec un code.',
  },
  passkeyNotKnown: {
    en: 'That did not work. Perhaps this passkey is for another account, or was removed. You can sign in by e-mail instead.',
    fr: 'Cela n’a pas fonctionné. Cette clé d’accès est peut-être celle d’un autre compte, ou elle a été retirée. Vous pouvez vous connecter par courriel.',
  },
  passkeyNeedsScript: {
    en: 'This browser cannot use passkeys here (they need JavaScript). There is another way below.',
    fr: 'Ce navigateur ne peut pas utiliser de clés d’accès ici (elles demandent JavaScript). Il y a un autre moyen ci-dessous.',
  },
  passkeyStopped: {
    en: 'Nothing was done. Press the button to try again, or choose another way.',
    fr: 'Rien n’a été fait. Appuyez sur le bouton pour réessayer, ou choisissez un autre moyen.',
  },
  lastUsed: { en: 'Last used', fr: 'Dernière utilisation' },
  neverUsed: { en: 'not used yet', fr: 'pas encore utilisée' },
  blocked: {
    en: 'blocked: there may be a copy of it; please remove it',
    fr: 'bloquée : il en existe peut-être une copie; veuillez la retirer',
  },
  change: { en: 'Rename or remove', fr: 'Renommer ou retirer' },
  rename: { en: 'Save the name', fr: 'Enregistrer le nom' },
  remove: { en: 'Remove', fr: 'Retirer' },
  removed: { en: 'Removed. Every address you have was told.', fr: 'Retiré. Toutes vos adresses en ont été avisées.' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  lastOne: {
    en: 'This is the only way that is yours alone, and you see what other people wrote in confidence. Add another one first.',
    fr: 'C’est le seul moyen qui n’appartient qu’à vous, et vous voyez ce que d’autres ont écrit en confiance. Ajoutez-en d’abord un autre.',
  },
  askedAlready: {
    en: 'This has been asked for already. It takes 72 hours from then.',
    fr: 'C’est déjà demandé. Cela prend 72 heures à partir de ce moment.',
  },
  addressTaken: {
    en: 'This address belongs to another account. If both are yours, tell your coordinator.',
    fr: 'Cette adresse appartient à un autre compte. Si les deux sont à vous, avisez votre coordination.',
  },
  firstStays: {
    en: 'Letters go to this address. Choose another one to write to first.',
    fr: 'Les courriels vont à cette adresse. Choisissez d’abord une autre adresse pour nos courriels.',
  },
  notYet: {
    en: 'First prove who you are in the way you set up before.',
    fr: 'Prouvez d’abord qui vous êtes par le moyen que vous avez déjà choisi.',
  },

  // Codes from an app
  app: { en: 'Codes from an app', fr: 'Codes d’une application' },
  appIs: {
    en: 'An app on your phone (your phone’s own password app can do it) shows a new six-digit code every half minute.',
    fr: 'Une application sur votre téléphone (celle qui garde vos mots de passe suffit) affiche un nouveau code à six chiffres toutes les trente secondes.',
  },
  appThere: {
    en: 'Set up. You type its code when you sign in.',
    fr: 'Configuré. Vous tapez son code en vous connectant.',
  },
  addApp: { en: 'Set up an app for codes', fr: 'Configurer une application de codes' },
  changeApp: { en: 'Change to another app or phone', fr: 'Passer à une autre application ou un autre téléphone' },
  removeApp: { en: 'Remove the app', fr: 'Retirer l’application' },
  scan: { en: '1. Let the app read this picture', fr: '1. Faites lire cette image à l’application' },
  scanHint: {
    en: 'In the app, choose “add” or “+”, then point the camera here. Nobody but you should see it.',
    fr: 'Dans l’application, choisissez « ajouter » ou « + », puis visez cette image. Personne d’autre ne devrait la voir.',
  },
  picture: { en: 'The secret as a picture for the app', fr: 'Le secret sous forme d’image pour l’application' },
  orType: {
    en: 'No camera? Type this secret into the app:',
    fr: 'Pas de caméra? Tapez ce secret dans l’application :',
  },
  typeCode: { en: '2. Type the six digits it shows', fr: '2. Tapez les six chiffres qu’elle affiche' },
  appCode: { en: 'Code from the app', fr: 'Code de l’application' },
  confirmApp: { en: 'Finish', fr: 'Terminer' },
  appAdded: { en: 'The app is set up.', fr: 'L’application est configurée.' },
  wrongTotp: {
    en: 'That is not the code the app shows now. Wait for the next one and type it; check that your phone’s clock is right.',
    fr: 'Ce n’est pas le code que l’application affiche maintenant. Attendez le suivant et tapez-le; vérifiez l’heure de votre téléphone.',
  },

  // Recovery codes
  codes: { en: 'Recovery codes', fr: 'Codes de récupération' },
  codesIs: {
    en: 'Ten codes to keep on paper, for the day your device is lost. Each works once.',
    fr: 'Dix codes à garder sur papier, pour le jour où votre appareil serait perdu. Chacun fonctionne une fois.',
  },
  codesLeft: (n: number) => ({
    en: n === 1 ? 'One code is left.' : `${n} codes are left.`,
    fr: n < 2 ? `Il reste ${n} code.` : `Il reste ${n} codes.`,
  }),
  codesMake: { en: 'Make ten codes', fr: 'Créer dix codes' },
  codesMakeNew: {
    en: 'Make ten new codes; the old ones stop working',
    fr: 'Créer dix nouveaux codes; les anciens ne fonctionneront plus',
  },
  codesTitle: { en: 'Recovery codes for Alongside', fr: 'Codes de récupération pour Alongside' },
  codesHere: {
    en: 'Print this page or write the codes down, and keep them where you keep your papers. You see them only now.',
    fr: 'Imprimez cette page ou notez les codes, et gardez-les avec vos papiers. Vous ne les voyez que maintenant.',
  },
  codesFile: { en: 'Save as a file', fr: 'Enregistrer dans un fichier' },
  codesFileName: { en: 'alongside-recovery-codes.txt', fr: 'alongside-codes-de-recuperation.txt' },
  codesFileHead: {
    en: 'Alongside: recovery codes. Each works once. Keep them where you keep your papers.',
    fr: 'Alongside : codes de récupération. Chacun fonctionne une fois. Gardez-les avec vos papiers.',
  },
  codesKept: { en: 'I have kept them', fr: 'Je les ai gardés' },
  codesGone: {
    en: 'Good. Nobody can see them again, not even we.',
    fr: 'Bien. Personne ne pourra les revoir, pas même nous.',
  },
  codesAsk: {
    en: 'One more thing: make recovery codes now, so that a lost phone never keeps you out.',
    fr: 'Une dernière chose : créez maintenant des codes de récupération, pour qu’un téléphone perdu ne vous ferme jamais la porte.',
  },

  // Proving
  prove: { en: 'Please show that it is you', fr: 'Veuillez confirmer que c’est vous' },
  proveLead: {
    en: 'The letter was the first half. For the second, use what is yours alone.',
    fr: 'Le courriel était la première moitié. Pour la seconde, utilisez ce qui n’appartient qu’à vous.',
  },
  proveFreshLead: {
    en: 'What comes next matters, so we ask once more, although you are signed in.',
    fr: 'La suite est importante; nous vous le demandons donc encore une fois, même si votre session est ouverte.',
  },
  provePasskey: { en: 'With a passkey', fr: 'Avec une clé d’accès' },
  anewButton: { en: 'Add a new way to sign in', fr: 'Ajouter un nouveau moyen de se connecter' },
  proveCode: { en: 'With a code', fr: 'Avec un code' },
  anyCode: { en: 'Code from your app, or a recovery code', fr: 'Code de votre application, ou code de récupération' },
  recoveryCode: { en: 'A recovery code', fr: 'Un code de récupération' },
  goOn: { en: 'Go on', fr: 'Continuer' },
  wrong: {
    en: 'That is not a code we can take. Codes from an app change every half minute and work once.',
    fr: 'Nous ne pouvons pas accepter ce code. Les codes d’une application changent toutes les trente secondes et ne servent qu’une fois.',
  },
  wait: {
    en: 'There were too many tries. Please wait a quarter of an hour, or use another way.',
    fr: 'Il y a eu trop d’essais. Veuillez attendre un quart d’heure, ou utilisez un autre moyen.',
  },
  mailed: { en: 'With a code from a letter', fr: 'Avec un code reçu par courriel' },
  mailedLead: {
    en: 'We send an eight-digit code to your first address.',
    fr: 'Nous envoyons un code à huit chiffres à votre première adresse.',
  },
  sendCode: { en: 'Send me a code', fr: 'Envoyez-moi un code' },
  codeSent: {
    en: 'A letter is on its way. Type its 8-digit code below.',
    fr: 'Un courriel est en route. Tapez ci-dessous son code à 8 chiffres.',
  },
  mailCode: { en: 'The 8-digit code', fr: 'Le code à 8 chiffres' },
  mailOver: {
    en: 'This code is too old or was tried too often. Ask for a new one.',
    fr: 'Ce code est trop ancien ou a été essayé trop souvent. Demandez-en un autre.',
  },
  proved: { en: 'Thank you, it is you', fr: 'Merci, c’est bien vous' },
  provedLead: {
    en: 'You can close this tab, go back to what you were sending, and send it again.',
    fr: 'Vous pouvez fermer cet onglet, revenir à ce que vous envoyiez et l’envoyer de nouveau.',
  },
  proveNewTab: { en: 'Show that it is me, in a new tab', fr: 'Confirmer que c’est moi, dans un nouvel onglet' },
  proveKept: {
    en: 'Before this is done we ask who you are. Nothing you typed is lost: answer in a new tab, come back here, and send it again.',
    fr: 'Avant de poursuivre, nous vous demandons qui vous êtes. Rien n’est perdu : répondez dans un nouvel onglet, revenez ici, puis envoyez de nouveau.',
  },
  noneOfThese: { en: 'I have none of these any more', fr: 'Je n’ai plus aucun de ces moyens' },
})
