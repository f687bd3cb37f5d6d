import { type Text, words } from '#foundation/language.ts'

/** What the two read. */
export const changeWords = words({
  doorTitle: { en: 'If it does not go well', fr: 'Si cela ne va pas' },
  doorLead: {
    en: 'A private word to the coordinator, a break, or an end. It happens, and nobody is blamed.',
    fr: 'Un mot privé à la coordination, une pause ou une fin. Cela arrive, et personne n’est blâmé.',
  },
  longerDoorTitle: { en: 'Go on longer', fr: 'Continuer plus longtemps' },
  longerDoorLead: {
    en: 'If you both want to, past the day you agreed.',
    fr: 'Si vous le voulez tous deux, au-delà du jour convenu.',
  },
  pausedDoorTitle: { en: 'You are taking a break', fr: 'Vous faites une pause' },
  pausedDoorLead: { en: 'Until when, and how to go on sooner.', fr: 'Jusqu’à quand, et comment reprendre plus tôt.' },
  endedDoorTitle: { en: 'Your time together has ended', fr: 'Votre temps ensemble a pris fin' },
  endedDoorLead: { en: 'What stays, and what may come next.', fr: 'Ce qui reste, et ce qui peut suivre.' },

  title: { en: 'If it does not go well', fr: 'Si cela ne va pas' },
  lead: {
    en: 'Some partnerships take time, some need a break, and some do not fit. That says nothing bad about either of you. These are the ways; none asks for a reason.',
    fr: 'Certains partenariats demandent du temps, d’autres une pause, et d’autres ne conviennent pas. Cela ne dit rien de mal d’aucun de vous. Voici les possibilités; aucune n’exige de raison.',
  },
  concernWay: { en: 'Tell the coordinator in confidence', fr: 'Le dire en confidence à la coordination' },
  concernWayLead: { en: 'Your partner does not learn of it.', fr: 'Votre partenaire n’en saura rien.' },
  pauseWay: { en: 'Take a break', fr: 'Faire une pause' },
  pauseWayLead: {
    en: 'For up to three months; it goes on by itself.',
    fr: 'Pour trois mois au plus; cela reprend de soi-même.',
  },
  endWay: { en: 'Bring it to an end', fr: 'Y mettre fin' },
  endWayLead: {
    en: 'What that means is said before anything happens.',
    fr: 'Ce que cela signifie est dit avant que rien n’arrive.',
  },
  leaveWay: { en: 'Step back as a mentor', fr: 'Vous retirer comme mentor' },
  leaveWayLead: {
    en: 'If you can no longer be a mentor in this program at all.',
    fr: 'Si vous ne pouvez plus du tout être mentor dans ce programme.',
  },
  open: { en: 'Open', fr: 'Ouvrir' },

  concernTitle: { en: 'Tell the coordinator', fr: 'Le dire à la coordination' },
  concernLead: {
    en: 'The coordinators of this program read it. Your partner does not learn that you said anything, and nobody who supervises either of you can open it. In an emergency, do not write here: call.',
    fr: 'La coordination de ce programme le lit. Votre partenaire ne saura pas que vous avez dit quelque chose, et personne qui supervise l’un de vous ne peut l’ouvrir. En cas d’urgence, n’écrivez pas ici : appelez.',
  },
  wish: { en: 'What would you like?', fr: 'Que souhaitez-vous?' },
  words: { en: 'What should the coordinator know?', fr: 'Que devrait savoir la coordination?' },
  bothAndCoordinator: (partner: string) => ({
    en: `you, ${partner} and the coordinator`,
    fr: `vous, ${partner} et la coordination`,
  }),
  onlyCoordinators: {
    en: 'only the coordinators of this program, and nobody who supervises either of you',
    fr: 'seulement la coordination de ce programme, et personne qui supervise l’un de vous',
  },
  say: { en: 'Tell the coordinator', fr: 'Le dire à la coordination' },
  saidThanks: {
    en: 'Thank you for saying so. A coordinator can read it now and gets in touch with you. Your partner does not know.',
    fr: 'Merci de l’avoir dit. La coordination peut le lire dès maintenant et communiquera avec vous. Votre partenaire ne le sait pas.',
  },
  saidBefore: { en: 'What you have said', fr: 'Ce que vous avez dit' },
  saidOn: (wish: string, day: string) => ({ en: `${day}: ${wish}`, fr: `${day} : ${wish}` }),
  waiting: { en: 'waits for a coordinator', fr: 'attend la coordination' },
  waitingUnheard: {
    en: 'waits, sealed, until another coordinator is named',
    fr: 'attend, sous scellé, qu’une autre personne soit nommée à la coordination',
  },
  settled: { en: 'taken up', fr: 'pris en charge' },

  pauseTitle: { en: 'Take a break', fr: 'Faire une pause' },
  pauseLead: {
    en: 'Your partner is told that you two take a break and until when, nothing else. Nothing is asked of you meanwhile. On that day it goes on by itself, and either of you can go on sooner.',
    fr: 'Votre partenaire apprend que vous faites une pause et jusqu’à quand, rien d’autre. Rien ne vous est demandé entre-temps. Ce jour-là, cela reprend de soi-même, et chacun peut reprendre plus tôt.',
  },
  pauseMeetings: { en: 'Meetings you have agreed on', fr: 'Rencontres convenues' },
  pauseMeetingsLead: {
    en: 'A break does not call these off, and nobody is reminded of them meanwhile. Open one to call it off or to propose another time.',
    fr: 'Une pause ne les annule pas, et personne ne reçoit de rappel entre-temps. Ouvrez-en une pour l’annuler ou proposer un autre moment.',
  },
  pauseUntil: { en: 'Until', fr: 'Jusqu’au' },
  pauseHint: (last: string) => ({ en: `By ${last} at the latest.`, fr: `Au plus tard le ${last}.` }),
  pauseButton: { en: 'Begin the break', fr: 'Commencer la pause' },
  pauseBegun: {
    en: 'You take a break. Both of you get a letter.',
    fr: 'Vous faites une pause. Vous recevez tous deux un courriel.',
  },
  pausedNow: (until: string) => ({
    en: `You two take a break until ${until}. It goes on by itself on that day.`,
    fr: `Vous faites une pause jusqu’au ${until}. Cela reprend de soi-même ce jour-là.`,
  }),
  goOn: { en: 'Go on now', fr: 'Reprendre maintenant' },
  wentOn: { en: 'You go on. Both of you get a letter.', fr: 'Vous reprenez. Vous recevez tous deux un courriel.' },
  pauseWithin: {
    en: 'Please choose a day after today, three months away at most and not after your partnership ends.',
    fr: 'Veuillez choisir un jour après aujourd’hui, dans trois mois au plus et pas après la fin de votre partenariat.',
  },
  movedMeanwhile: {
    en: 'Something has changed meanwhile. Please look at the page again.',
    fr: 'Quelque chose a changé entre-temps. Veuillez revoir la page.',
  },

  longerTitle: { en: 'Go on longer', fr: 'Continuer plus longtemps' },
  longerLead: (day: string) => ({
    en: `Your partnership ends on ${day}. If you would both like to go on, propose a day; the other says yes or no.`,
    fr: `Votre partenariat se termine le ${day}. Si vous souhaitez tous deux continuer, proposez un jour; l’autre dit oui ou non.`,
  }),
  longerWaits: (day: string) => ({
    en: `Your partnership ends on ${day}, unless you both agree to go on.`,
    fr: `Votre partenariat se termine le ${day}, sauf entente entre vous deux pour continuer.`,
  }),
  longerUntil: { en: 'Go on until', fr: 'Continuer jusqu’au' },
  longerHint: { en: 'A year later at most.', fr: 'Un an plus tard au plus.' },
  propose: { en: 'Propose it', fr: 'Le proposer' },
  proposedThanks: { en: 'Proposed. Your partner gets a letter.', fr: 'Proposé. Votre partenaire reçoit un courriel.' },
  longerWithin: {
    en: 'Please choose a day after the present end, a year later at most.',
    fr: 'Veuillez choisir un jour après la fin actuelle, un an plus tard au plus.',
  },
  proposalOfOther: (partner: string, until: string) => ({
    en: `${partner} proposes to go on until ${until}.`,
    fr: `${partner} propose de continuer jusqu’au ${until}.`,
  }),
  proposalOfOwn: (until: string) => ({
    en: `You have proposed to go on until ${until}. Your partner has not answered yet.`,
    fr: `Vous avez proposé de continuer jusqu’au ${until}. Votre partenaire n’a pas encore répondu.`,
  }),
  yesLonger: { en: 'Yes, gladly', fr: 'Oui, avec plaisir' },
  noLonger: { en: 'No, as agreed', fr: 'Non, comme convenu' },
  takeBack: { en: 'Take it back', fr: 'La retirer' },
  agreedLonger: {
    en: 'You go on longer. Both of you get a letter.',
    fr: 'Vous continuez plus longtemps. Vous recevez tous deux un courriel.',
  },
  declinedLonger: {
    en: 'It stays as agreed. Your partner gets a kind letter that says so, without a reason.',
    fr: 'Cela reste comme convenu. Votre partenaire reçoit un courriel bienveillant qui le dit, sans raison.',
  },
  takenBack: {
    en: 'Taken back. It stays as agreed.',
    fr: 'Votre proposition est retirée. Cela reste comme convenu.',
  },
  declinedToYou: (partner: string, until: string) => ({
    en: `You proposed to go on until ${until}. ${partner} would rather keep to the day you agreed. That needs no reason, and you may propose another day.`,
    fr: `Vous avez proposé de continuer jusqu’au ${until}. ${partner} préfère s’en tenir au jour convenu. Cela n’exige aucune raison, et vous pouvez proposer un autre jour.`,
  }),
  declinedByYou: (partner: string, until: string) => ({
    en: `${partner} proposed to go on until ${until}. You answered that it stays as agreed. If you see it differently now, propose a day yourself.`,
    fr: `${partner} a proposé de continuer jusqu’au ${until}. Vous avez répondu que cela reste comme convenu. Si vous voyez les choses autrement, proposez vous-même un jour.`,
  }),
  history: { en: 'The end, as it was', fr: 'La fin, telle qu’elle était' },
  movedFrom: (before: string, after: string) => ({ en: `from ${before} to ${after}`, fr: `du ${before} au ${after}` }),
  programEnds: (day: string) => ({
    en: `The program itself ends on ${day}.`,
    fr: `Le programme lui-même se termine le ${day}.`,
  }),

  endTitle: { en: 'Bring it to an end', fr: 'Y mettre fin' },
  endLead: {
    en: 'You can end your partnership alone and without a reason. It is not a failure, and it counts against nobody.',
    fr: 'Vous pouvez mettre fin à votre partenariat de vous-même et sans raison. Ce n’est pas un échec, et cela ne compte contre personne.',
  },
  whatHappens: { en: 'What happens then', fr: 'Ce qui se passe alors' },
  endHappens1: {
    en: 'It ends today. Both of you get a kind letter; it does not say who ended it.',
    fr: 'Il prend fin aujourd’hui. Vous recevez tous deux un courriel bienveillant; il ne dit pas qui y a mis fin.',
  },
  endHappens2: (day: string) => ({
    en: `What you two wrote can be read by you two until ${day}, and by nobody else.`,
    fr: `Ce que vous avez écrit à deux peut être lu par vous deux jusqu’au ${day}, et par personne d’autre.`,
  }),
  endHappens3: {
    en: 'The mentor’s place is free. The mentee is asked whether they would like another mentor.',
    fr: 'La place du mentor se libère. On demande à la personne mentorée si elle souhaite un autre mentor.',
  },
  endHappens4: { en: 'It cannot be taken back.', fr: 'Cela ne peut pas être annulé.' },
  endWord: { en: 'A word to the coordinator', fr: 'Un mot à la coordination' },
  endSure: {
    en: 'I would like to end our partnership today.',
    fr: 'Je souhaite mettre fin à notre partenariat aujourd’hui.',
  },
  endButton: { en: 'End our partnership', fr: 'Mettre fin à notre partenariat' },
  endedNotice: {
    en: 'Your partnership has ended. Thank you for the time you gave it.',
    fr: 'Votre partenariat a pris fin. Merci du temps que vous y avez consacré.',
  },
  endedTitle: { en: 'Your time together has ended', fr: 'Votre temps ensemble a pris fin' },
  endedEarly: (day: string) => ({
    en: `It ended on ${day}, before its day. That happens, and nobody is to blame.`,
    fr: `Il a pris fin le ${day}, avant le jour prévu. Cela arrive, et personne n’est à blâmer.`,
  }),
  endedCompleted: (day: string) => ({
    en: `It ended on ${day}, as planned. Thank you for what you gave each other.`,
    fr: `Il a pris fin le ${day}, comme prévu. Merci de ce que vous vous êtes donné l’un à l’autre.`,
  }),
  readable: (day: string) => ({
    en: `What you two wrote can be read until ${day}. Take along what you want to keep.`,
    fr: `Ce que vous avez écrit à deux peut être lu jusqu’au ${day}. Emportez ce que vous voulez garder.`,
  }),
  againTitle: { en: 'Would you like another mentor?', fr: 'Souhaitez-vous une autre personne comme mentor?' },
  againLead: {
    en: 'If yes, the coordinator looks for the best match with a free place. You see who it is and say yes or no. You can change your mind here.',
    fr: 'Si oui, la coordination cherche le meilleur jumelage avec une place libre. Vous verrez de qui il s’agit et direz oui ou non. Vous pouvez changer d’avis ici.',
  },
  againLink: {
    en: 'If yes, the coordinator looks for the best match with a free place. You see who it is before you say yes or no, and you can change your mind on your page. If not, simply close this page.',
    fr: 'Si oui, la coordination cherche le meilleur jumelage avec une place libre. Vous verrez de qui il s’agit avant de dire oui ou non, et vous pourrez changer d’avis sur votre page. Sinon, fermez simplement cette page.',
  },
  againYes: { en: 'Yes, please', fr: 'Oui, s’il vous plaît' },
  againNo: { en: 'No, thank you', fr: 'Non, merci' },
  againSaidYes: {
    en: 'You would like another mentor. The coordinator knows.',
    fr: 'Vous souhaitez une autre personne comme mentor. La coordination le sait.',
  },
  againSaidNo: {
    en: 'You would not like another mentor now.',
    fr: 'Vous ne souhaitez pas d’autre mentor pour le moment.',
  },
  againKept: { en: 'Thank you, that is noted.', fr: 'Merci, c’est noté.' },

  leaveTitle: { en: 'Step back as a mentor', fr: 'Vous retirer comme mentor' },
  leaveLead: (n: number) => ({
    en: `You can step back at any time. ${n === 1 ? 'Your partnership' : `All ${n} of your partnerships`} in this program then ${n === 1 ? 'ends' : 'end'} today, your ${n === 1 ? 'mentee is' : 'mentees are'} told kindly and asked whether they would like another mentor, and you are asked about nobody any more. It cannot be taken back; the coordinator can take you in again.`,
    fr: `Vous pouvez vous retirer à tout moment. ${n === 1 ? 'Votre partenariat' : `Vos ${n} partenariats`} dans ce programme ${n === 1 ? 'prend' : 'prennent'} alors fin aujourd’hui, ${n === 1 ? 'la personne que vous accompagnez est informée' : 'les personnes que vous accompagnez sont informées'} avec égards et l’on demande si un autre mentor est souhaité; on ne vous sollicite plus. Cela ne peut pas être annulé; la coordination peut vous accueillir de nouveau.`,
  }),
  leaveSure: {
    en: 'I would like to step back as a mentor today.',
    fr: 'Je souhaite me retirer comme mentor aujourd’hui.',
  },
  leaveButton: { en: 'Step back', fr: 'Me retirer' },
  leftNotice: {
    en: 'You have stepped back. Thank you for everything you gave.',
    fr: 'Votre retrait est noté. Merci de tout ce que vous avez donné.',
  },
  settledMeanwhile: {
    en: 'Somebody else has noted something meanwhile. Nothing of yours was saved; please look at both and send again.',
    fr: 'Quelqu’un d’autre a noté quelque chose entre-temps. Rien de vous n’a été enregistré; veuillez regarder les deux et envoyer de nouveau.',
  },
  proposalMoved: {
    en: 'Meanwhile the places have changed, and another answer is best now. Please look again.',
    fr: 'Entre-temps, les places ont changé, et une autre réponse est meilleure maintenant. Veuillez regarder de nouveau.',
  },
  taskExtension: (partner: string) => ({
    en: `${partner} proposes to go on longer.`,
    fr: `${partner} propose de continuer plus longtemps.`,
  }),
  taskExtensionButton: { en: 'Answer', fr: 'Répondre' },
  taskAgain: { en: 'Would you like another mentor?', fr: 'Souhaitez-vous une autre personne comme mentor?' },
  taskAgainButton: { en: 'Say yes or no', fr: 'Dire oui ou non' },
})

/** What somebody wishes, in their own voice. */
export const wishWords: Record<string, Text> = {
  talk: { en: 'A talk with the coordinator', fr: 'Un entretien avec la coordination' },
  pause: { en: 'A break', fr: 'Une pause' },
  another: { en: 'Another partner', fr: 'Un autre ou une autre partenaire' },
  end: { en: 'An end', fr: 'Une fin' },
  ended: { en: 'A word at the end', fr: 'Un mot à la fin' },
}
