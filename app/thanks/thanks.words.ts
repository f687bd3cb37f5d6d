import { words } from '#foundation/language.ts'

export const thanksWords = words({
  title: { en: 'Thanks', fr: 'Remerciements' },
  lead: (partner: string) => ({
    en: `A word of thanks to ${partner}, or what you did with something they told you: now, later, or long after the end.`,
    fr: `Un mot de remerciement à ${partner}, ou ce que vous avez fait de ses conseils : maintenant, plus tard ou bien après la fin.`,
  }),
  doorLead: {
    en: 'Say thank you, or tell what you did with the advice. Your hours and certificates are here too.',
    fr: 'Dites merci, ou racontez ce que vous avez fait des conseils reçus. Vos heures et attestations sont ici aussi.',
  },
  doorButton: { en: 'Open thanks', fr: 'Ouvrir les remerciements' },
  audience: (partner: string) => ({ en: `only you and ${partner}`, fr: `seulement ${partner} et vous` }),
  kind: { en: 'What would you like to say?', fr: 'Que souhaitez-vous dire?' },
  thanks: { en: 'Thank you', fr: 'Merci' },
  whatIDid: { en: 'What I did with your advice', fr: 'Ce que j’ai fait de vos conseils' },
  words: { en: 'In your own words', fr: 'Dans vos mots' },
  wordsHint: (partner: string) => ({
    en: `You can change it or take it back until ${partner} opens it. The letter ${partner} gets says only that something waits. Please name no student.`,
    fr: `Vous pouvez le modifier ou le reprendre tant que ${partner} ne l’a pas ouvert. Le courriel envoyé à ${partner} dit seulement que quelque chose attend. Veuillez ne nommer aucun élève.`,
  }),
  write: { en: 'Write a note', fr: 'Écrire un mot' },
  send: (partner: string) => ({ en: `Give it to ${partner}`, fr: `Le remettre à ${partner}` }),
  sent: (partner: string) => ({
    en: `${partner} has been told that something waits.`,
    fr: `Nous avons averti ${partner} que quelque chose attend.`,
  }),
  waits: (partner: string) => ({
    en: `${partner} wrote something for you.`,
    fr: `${partner} vous a écrit quelque chose.`,
  }),
  open: { en: 'Open it', fr: 'L’ouvrir' },
  fromYou: (date: string) => ({ en: `From you, ${date}`, fr: `De vous, ${date}` }),
  from: (partner: string, date: string) => ({ en: `From ${partner}, ${date}`, fr: `De ${partner}, ${date}` }),
  notOpened: { en: 'Not opened yet', fr: 'Pas encore ouvert' },
  change: { en: 'Change or take back', fr: 'Modifier ou reprendre' },
  changeTitle: { en: 'Your note', fr: 'Votre mot' },
  save: { en: 'Save the note', fr: 'Enregistrer le mot' },
  changed: { en: 'The note is changed.', fr: 'Le mot est modifié.' },
  takeBackLead: {
    en: 'Taking it back deletes it. Your partner may have had the letter that something waits, and will find nothing here.',
    fr: 'Le reprendre le supprime. L’autre personne a peut-être reçu le courriel disant que quelque chose attend, et ne trouvera rien ici.',
  },
  takeBack: { en: 'Take it back', fr: 'Le reprendre' },
  takenBack: { en: 'The note is gone.', fr: 'Le mot est supprimé.' },
  alreadyOpened: {
    en: 'This note has been opened. It now belongs to both of you and stays as it is.',
    fr: 'Ce mot a été ouvert. Il vous appartient maintenant à tous deux et reste tel quel.',
  },
  changedElsewhere: {
    en: 'You changed this note in another window. Nothing was saved. Both texts are below: keep what should stay and send again.',
    fr: 'Vous avez modifié ce mot dans une autre fenêtre. Rien n’a été enregistré. Les deux textes sont ci-dessous : gardez ce qui doit rester et envoyez de nouveau.',
  },
  notes: { en: 'What you wrote each other', fr: 'Ce que vous vous êtes écrit' },
  none: (days: number) => ({
    en: `Nothing yet. What you write each other stays here for both, until what you share is deleted ${days} days after the end.`,
    fr: `Rien encore. Ce que vous vous écrivez reste ici pour vous deux, jusqu’à la suppression de vos échanges, ${days} jours après la fin.`,
  }),
  taskThanks: (partner: string) => ({
    en: `${partner} wrote something for you.`,
    fr: `${partner} vous a écrit quelque chose.`,
  }),
  record: { en: 'What you gave, on paper', fr: 'Ce que vous avez donné, sur papier' },
  letterSubject: { en: 'Something waits for you', fr: 'Quelque chose vous attend' },
  letterBody: {
    en: 'The person you are paired with wrote something for you. It waits on your page; letters never carry what is written.',
    fr: 'La personne avec qui vous formez une paire vous a écrit quelque chose. Cela vous attend sur votre page; les courriels ne contiennent jamais ce qui est écrit.',
  },
  letterButton: { en: 'Go to your page', fr: 'Aller à votre page' },
  honorarium: {
    en: 'Your honorarium, where a program promises one',
    fr: 'Vos honoraires, là où un programme en promet',
  },
  honorariumButton: { en: 'See where it stands', fr: 'Voir où ils en sont' },
  quoteDoor: { en: 'Let the program quote you', fr: 'Permettre au programme de vous citer' },
  quoteDoorButton: { en: 'Choose the words', fr: 'Choisir les mots' },
  quoteDoorGiven: {
    en: 'You have given words; the program may quote them until you take them back.',
    fr: 'Vous avez donné des mots; le programme peut les citer jusqu’à ce que vous les retiriez.',
  },
  quoteDoorChange: { en: 'See or change them', fr: 'Les voir ou les modifier' },
  quoteDoorLead: {
    en: 'If you like: words of your own for the program’s website or report.',
    fr: 'Si vous le souhaitez : quelques mots de vous pour le site Web ou le rapport du programme.',
  },
  quoteLead: {
    en: 'A copy apart. What you wrote each other stays between you; only the words on this page reach the coordinators, and only until you take them back.',
    fr: 'Une copie à part. Ce que vous vous êtes écrit reste entre vous; seuls les mots de cette page parviennent à la coordination, et seulement tant que vous ne les retirez pas.',
  },
  quoteWords: { en: 'The words you give', fr: 'Les mots que vous donnez' },
  quoteHint: {
    en: 'Please write nothing that would tell about your partner what they would not say themselves.',
    fr: 'Veuillez ne rien écrire qui révèle, au sujet de l’autre personne, ce qu’elle ne dirait pas elle-même.',
  },
  quoteAudience: {
    en: 'the coordinators of the program, and whoever reads what they publish',
    fr: 'la coordination du programme, et quiconque lit ce qu’elle publie',
  },
  signedAs: { en: 'Under which name', fr: 'Sous quel nom' },
  signedAsHint: {
    en: 'Leave it empty to be quoted as “a mentor” or “a mentee”.',
    fr: 'Laissez vide pour qu’on vous cite comme « un mentor » ou « une personne mentorée ».',
  },
  quoteConsent: {
    en: 'I agree that the program may quote these words, as signed above, until I take them back. What was printed before stays printed.',
    fr: 'J’accepte que le programme cite ces mots, signés comme ci-dessus, jusqu’à ce que je les retire. Ce qui a déjà été imprimé le reste.',
  },
  giveQuote: { en: 'Give these words', fr: 'Donner ces mots' },
  quoteGiven: { en: 'The program may now quote these words.', fr: 'Le programme peut maintenant citer ces mots.' },
  quoteNow: {
    en: 'The program may quote the words below.',
    fr: 'Le programme peut citer les mots ci-dessous.',
  },
  withdrawQuote: { en: 'Take these words back', fr: 'Retirer ces mots' },
  quoteWithdrawn: {
    en: 'Taken back. The coordinators no longer see these words.',
    fr: 'C’est retiré. La coordination ne voit plus ces mots.',
  },
  quotes: { en: 'Words you may quote', fr: 'Mots que vous pouvez citer' },
  quotesLead: {
    en: 'Each writer gave these words for this. This list is as it stands today: look again before you print, for whoever takes their words back is no longer on it.',
    fr: 'Chaque personne a donné ces mots à cette fin. La liste vaut pour aujourd’hui : revenez-y avant d’imprimer, car les mots retirés n’y sont plus.',
  },
  noQuotes: {
    en: 'Nobody has given words yet. Mentors and mentees can, from their page of thanks.',
    fr: 'Personne n’a encore donné de mots. Les mentors et les personnes mentorées peuvent le faire depuis leur page de remerciements.',
  },
  aMentor: { en: 'A mentor', fr: 'Un mentor' },
  aMentee: { en: 'A mentee', fr: 'Une personne mentorée' },
})
