import { type Text, words } from '#foundation/language.ts'

/** What an applicant reads. */
export const applicationWords = words({
  applyTitle: (seat: string, program: string) => ({
    en: `Apply as a ${seat}: ${program}`,
    fr: `Demande (${seat}) : ${program}`,
  }),
  startLead: {
    en: 'It takes about half an hour and can be done in pieces: every page is kept when you press the button, and the letter we send brings you back.',
    fr: 'Il faut environ une demi-heure, et vous pouvez le faire en plusieurs fois : chaque page est conservée quand vous appuyez sur le bouton, et notre courriel vous y ramène.',
  },
  yourName: { en: 'Your name', fr: 'Votre nom' },
  begin: { en: 'Begin', fr: 'Commencer' },
  noAccount: {
    en: 'You need no account or password. We send a link and a code to your address.',
    fr: 'Aucun compte ni mot de passe. Nous envoyons un lien et un code à votre adresse.',
  },
  beginHere: { en: 'Begin my application', fr: 'Commencer ma demande' },
  continueMine: {
    en: 'You have begun already. Go on where you left off.',
    fr: 'Vous avez déjà commencé. Continuez là où vous étiez.',
  },
  continueButton: { en: 'Go on', fr: 'Continuer' },
  notOpen: {
    en: 'Applications to this program are not open.',
    fr: 'Les demandes à ce programme ne sont pas ouvertes.',
  },
  closedOn: (date: string) => ({ en: `Applications closed on ${date}.`, fr: `Les demandes ont pris fin le ${date}.` }),
  whatIsAsked: { en: 'What you will be asked', fr: 'Ce qui vous sera demandé' },
  roleDescription: { en: 'The role', fr: 'Le rôle' },

  yours: (program: string) => ({ en: `My application: ${program}`, fr: `Ma demande : ${program}` }),
  theirs: (name: string) => ({
    en: `Application of ${name}, entered for them`,
    fr: `Demande de ${name}, saisie pour cette personne`,
  }),
  partsLead: (date: string) => ({
    en: `Send it by ${date}. You can change it until a decision is made.`,
    fr: `Envoyez-la au plus tard le ${date}. Vous pouvez la modifier jusqu’à la décision.`,
  }),
  step: (n: number, of: number) => ({ en: `Page ${n} of ${of}`, fr: `Page ${n} de ${of}` }),
  done: { en: 'done', fr: 'fait' },
  toDo: { en: 'to do', fr: 'à faire' },
  optional: { en: 'if you like', fr: 'si vous voulez' },
  open: { en: 'Open', fr: 'Ouvrir' },
  allParts: { en: 'All pages', fr: 'Toutes les pages' },
  saveNext: { en: 'Save and go on', fr: 'Enregistrer et continuer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  status: { en: 'Where it stands', fr: 'Où elle en est' },
  notEditable: {
    en: 'A decision has been made, so this can no longer be changed.',
    fr: 'Une décision a été prise; ceci ne peut plus être modifié.',
  },
  takenOverTitle: {
    en: 'An application in its person’s own hands',
    fr: 'Une demande entre les mains de la personne elle-même',
  },
  takenOver: {
    en: 'This person has come and writes in this application themselves now, so nobody else does. You read it under Applications, where you can also ask for what is missing.',
    fr: 'Cette personne est venue et remplit maintenant elle-même cette demande; personne d’autre n’y écrit. Vous la lisez sous Demandes, où vous pouvez aussi demander ce qui manque.',
  },
  toReceived: { en: 'Read it', fr: 'La lire' },
  aboutTheirs: {
    en: 'This person has an account of their own, so their name, telephone and language are theirs to change.',
    fr: 'Cette personne a son propre compte; il lui revient de modifier son nom, son téléphone et sa langue.',
  },
  askedFor: { en: 'The coordinator asks', fr: 'La coordination demande' },
  answeredIt: { en: 'I have added it', fr: 'Je l’ai ajouté' },
  decisionWord: { en: 'A word from the coordinator', fr: 'Un mot de la coordination' },
  inLine: (n: number) => ({
    en: `You are number ${n} in line. If a place opens, you are asked first.`,
    fr: `Vous êtes au rang ${n} de la liste. Si une place se libère, on vous le demandera en premier.`,
  }),

  aboutPart: { en: 'About you', fr: 'À votre sujet' },
  positionPart: { en: 'Your position', fr: 'Votre fonction' },
  meetingPart: { en: 'How you can meet', fr: 'Comment vous rencontrer' },
  assessmentPart: { en: 'Self-assessment', fr: 'Autoévaluation' },
  applyAgain: { en: 'Apply again', fr: 'Présenter une nouvelle demande' },
  sentSoFar: { en: 'What you sent', fr: 'Ce que vous avez envoyé' },
  namedPeople: { en: 'People you named', fr: 'Personnes que vous avez nommées' },
  ratherNot: { en: 'Rather not', fr: 'Plutôt pas' },
  wishesPart: { en: 'Wishes for certain people', fr: 'Souhaits pour certaines personnes' },
  refereesPart: { en: 'Somebody who can speak for you', fr: 'Une personne qui peut parler de vous' },
  promisesPart: { en: 'What we promise each other', fr: 'Nos engagements mutuels' },

  role: { en: 'Your role', fr: 'Votre fonction' },
  roleMentor: {
    en: 'Your role now, or the last one you held',
    fr: 'Votre fonction actuelle, ou la dernière que vous avez occupée',
  },
  roleTitle: { en: 'If another role: which?', fr: 'Si une autre fonction : laquelle?' },
  since: { en: 'Since when', fr: 'Depuis quand' },
  sinceHint: {
    en: 'The day you took it up, or will take it up. About is fine.',
    fr: 'Le jour où vous l’avez prise ou la prendrez. Une date approximative suffit.',
  },
  retired: { en: 'I am retired from this role', fr: 'J’ai pris ma retraite de cette fonction' },
  until: { en: 'Until when', fr: 'Jusqu’à quand' },
  untilNeeded: { en: 'Please say when you retired.', fr: 'Veuillez dire quand vous avez pris votre retraite.' },
  titleNeeded: { en: 'Please name your role.', fr: 'Veuillez nommer votre fonction.' },
  whyNew: { en: 'What brings you here', fr: 'Ce qui vous amène' },
  schoolHint: { en: 'Any wording is fine.', fr: 'Toute formulation convient.' },
  forCommittee: {
    en: 'the coordinator and assigned committee members; district and role also the partner proposed',
    fr: 'la coordination et les membres désignés du comité; district et fonction aussi par le partenaire proposé',
  },
  supervisorAware: {
    en: 'Does your supervisor know that you apply? (Nobody needs to.)',
    fr: 'Votre superviseur sait-il que vous présentez une demande? (Ce n’est pas nécessaire.)',
  },

  speaks: { en: 'Languages you like to talk in', fr: 'Langues dans lesquelles vous aimez parler' },
  channels: { en: 'Ways of meeting that suit you', fr: 'Moyens de rencontre qui vous conviennent' },
  times: { en: 'Times that usually suit you', fr: 'Moments qui vous conviennent d’habitude' },
  travels: {
    en: 'I can travel to meet in person now and then',
    fr: 'Je peux me déplacer de temps à autre pour une rencontre en personne',
  },
  needs: {
    en: 'What would make taking part easier (access, technology)',
    fr: 'Ce qui faciliterait votre participation (accès, technologie)',
  },
  capacity: { en: 'How many mentees could you take?', fr: 'Combien de personnes mentorées pourriez-vous accompagner?' },
  capacityHint: (most: number) => ({
    en: `From 0 to ${most}. Choose 0 if you want to be kept in mind for later.`,
    fr: `De 0 à ${most}. Choisissez 0 si vous voulez qu’on pense à vous plus tard.`,
  }),
  pickOne: { en: 'Please tick at least one.', fr: 'Veuillez en cocher au moins une.' },

  wishesLead: {
    en: 'If you know somebody you would like as a mentor, name them, the dearest wish first. They need not be enrolled: with an address, we invite them. A wish is considered, not promised.',
    fr: 'Si vous connaissez quelqu’un que vous aimeriez avoir comme mentor, nommez cette personne, le souhait le plus cher en premier. Elle n’a pas besoin d’être inscrite : avec une adresse, nous l’inviterons. Un souhait est pris en compte, sans promesse.',
  },
  wishesLeadMentor: {
    en: 'If you know somebody you would like to accompany, name them, the dearest wish first.',
    fr: 'Si vous connaissez quelqu’un que vous aimeriez accompagner, nommez cette personne, le souhait le plus cher en premier.',
  },
  wishName: (n: number) => ({ en: `Wish ${n}: name`, fr: `Souhait ${n} : nom` }),
  wishEmail: (n: number) => ({
    en: `Wish ${n}: e-mail, if you know it`,
    fr: `Souhait ${n} : courriel, si vous le connaissez`,
  }),
  avoidLead: {
    en: 'People you should not be paired with',
    fr: 'Personnes avec lesquelles un jumelage ne conviendrait pas',
  },
  avoidHint: {
    en: 'No reason needed. They never learn of it.',
    fr: 'Aucune raison à donner. Ces personnes n’en sauront jamais rien.',
  },
  avoidName: (n: number) => ({ en: `Name ${n}`, fr: `Nom ${n}` }),
  onlyCoordinator: { en: 'only the coordinator', fr: 'seulement la coordination' },
  wishSeen: {
    en: 'the coordinator and assigned committee members',
    fr: 'la coordination et les membres désignés du comité',
  },

  refereesLead: {
    en: 'We write to this person once and ask how they know you and whether they recommend you as a mentor. You see that they answered, not what.',
    fr: 'Nous écrivons une fois à cette personne pour lui demander comment elle vous connaît et si elle vous recommande comme mentor. Vous verrez qu’elle a répondu, pas ce qu’elle a dit.',
  },
  refereeName: { en: 'Name', fr: 'Nom' },
  refereeEmail: { en: 'E-mail', fr: 'Courriel' },
  relation: { en: 'How they know you', fr: 'Comment elle vous connaît' },

  promisesLead: { en: 'Please read these. They are short.', fr: 'Veuillez lire ceci. C’est court.' },
  privacyTitle: { en: 'What happens with what you write', fr: 'Ce que devient ce que vous écrivez' },
  privacyText: {
    en: 'Your application is used to decide about this program and to match people in it, for nothing else. The coordinator reads it; committee members read it if it is assigned to them; the partner proposed to you sees your name, role, district and the answers marked so. Nobody who supervises or employs you sees any of it. It is kept for one year after the decision, and one year after the program ends if you take part; then it is deleted. You can see, correct or withdraw it at any time.',
    fr: 'Votre demande sert à décider de ce programme et à y faire les jumelages, à rien d’autre. La coordination la lit; les membres du comité la lisent si elle leur est confiée; le partenaire qui vous est proposé voit votre nom, votre fonction, votre district et les réponses ainsi marquées. Personne qui vous supervise ou vous emploie n’en voit quoi que ce soit. Elle est conservée un an après la décision, et un an après la fin du programme si vous y participez; puis elle est supprimée. Vous pouvez la voir, la corriger ou la retirer en tout temps.',
  },
  promisesFirst: {
    en: 'One thing comes with your yes: everybody who takes part agrees to these. They are short.',
    fr: 'Une chose accompagne votre oui : toute personne qui participe accepte ceci. C’est court.',
  },
  promisesSpoken: {
    en: 'With a yes, everybody who takes part agrees to these. Read them out, or send them, before you tick.',
    fr: 'Avec un oui, toute personne qui participe accepte ceci. Lisez-le, ou envoyez-le, avant de cocher.',
  },
  theyPromise: { en: 'They have heard or read this and agree', fr: 'La personne l’a entendu ou lu et l’accepte' },
  promiseNeeded: {
    en: 'A yes needs this too. Open each, then tick that you agree.',
    fr: 'Un oui demande aussi cela. Ouvrez chaque texte, puis cochez que vous l’acceptez.',
  },
  myMembership: { en: 'My membership', fr: 'Mon adhésion' },
  iAgree: { en: 'I have read this and agree', fr: 'J’ai lu ceci et j’accepte' },
  agreeTo: (what: string) => ({
    en: `I have read this and agree: ${what}`,
    fr: `J’ai lu ceci et j’accepte : ${what}`,
  }),
  evaluationUse: {
    en: 'My answers may be counted, without my name, in reports on the program',
    fr: 'Mes réponses peuvent être comptées, sans mon nom, dans les rapports sur le programme',
  },
  memberOf: (body: string) => ({ en: `I am a member of ${body}`, fr: `Je suis membre de ${body}` }),
  memberNumber: { en: 'Membership number', fr: 'Numéro de membre' },

  check: { en: 'A last look', fr: 'Un dernier regard' },
  toCheck: { en: 'Look it over and send', fr: 'Relire et envoyer' },
  checkLead: {
    en: 'This is what you will send. You can still change it afterwards, until a decision is made.',
    fr: 'Voici ce que vous allez envoyer. Vous pourrez encore le modifier jusqu’à la décision.',
  },
  send: { en: 'Send application', fr: 'Envoyer la demande' },
  stillMissing: (parts: string) => ({ en: `Still to do: ${parts}.`, fr: `Encore à faire : ${parts}.` }),
  stillToDo: { en: 'Before you can send it, these are still to do:', fr: 'Avant de l’envoyer, il reste à faire :' },
  sent: {
    en: 'Your application has been sent. A letter confirms it.',
    fr: 'Votre demande a été envoyée. Un courriel le confirme.',
  },
  change: { en: 'Change', fr: 'Modifier' },
  withdraw: { en: 'Withdraw my application', fr: 'Retirer ma demande' },
  withdrawLead: {
    en: 'Nobody asks why, and you can apply again while the program is open. What you wrote is no longer read.',
    fr: 'Personne ne demande pourquoi, et vous pouvez présenter une nouvelle demande tant que le programme est ouvert. Ce que vous avez écrit ne sera plus lu.',
  },
  withdrawn: { en: 'Your application is withdrawn.', fr: 'Votre demande est retirée.' },
  alreadyDecided: {
    en: 'This application has been decided already.',
    fr: 'Cette demande a déjà fait l’objet d’une décision.',
  },
  selfIdLink: {
    en: 'A separate, optional form: who you are, if you want to say',
    fr: 'Un formulaire distinct et facultatif : qui vous êtes, si vous voulez le dire',
  },
})

export const slotWords: Record<string, Text> = {
  weekday_morning: { en: 'Weekday mornings', fr: 'Matins de semaine' },
  weekday_lunch: { en: 'Weekday lunch hours', fr: 'Midis de semaine' },
  weekday_afternoon: { en: 'Weekday afternoons', fr: 'Après-midi de semaine' },
  evening: { en: 'Evenings', fr: 'Soirées' },
  weekend: { en: 'Weekends', fr: 'Fins de semaine' },
}

export const statusWords: Record<string, Text> = {
  draft: { en: 'Begun, not yet sent', fr: 'Commencée, pas encore envoyée' },
  asked: { en: 'Something is still needed', fr: 'Il manque quelque chose' },
  submitted: { en: 'Sent; the committee will decide', fr: 'Envoyée; le comité décidera' },
  accepted: { en: 'Accepted', fr: 'Acceptée' },
  waiting: { en: 'On the waiting list', fr: 'Sur la liste d’attente' },
  declined: { en: 'Not accepted this time', fr: 'Non retenue cette fois' },
  withdrawn: { en: 'Withdrawn', fr: 'Retirée' },
}

export const spokenWords: Record<string, Text> = {
  en: { en: 'English', fr: 'Anglais' },
  fr: { en: 'French', fr: 'Français' },
}
