import { count, type Text, words } from '#foundation/language.ts'

const min = (n: number): Text => ({
  en: n % 60 ? `${n} minutes` : count(n / 60, 'en', 'hour', 'hours'),
  fr: n % 60 ? `${n} minutes` : count(n / 60, 'fr', 'heure', 'heures'),
})

export const kindWords: Record<string, Text> = {
  meeting: { en: 'A meeting', fr: 'Une rencontre' },
  kick_off: {
    en: 'Our kick-off (longer than usual, in person if you can)',
    fr: 'Notre rencontre de départ (plus longue, en personne si possible)',
  },
  meet_up: {
    en: 'At a conference or general meeting we both attend',
    fr: 'Lors d’un congrès ou d’une assemblée où nous serons tous deux',
  },
}
export const kindTitles: Record<string, Text> = {
  meeting: { en: 'Meeting', fr: 'Rencontre' },
  kick_off: { en: 'Kick-off', fr: 'Rencontre de départ' },
  meet_up: { en: 'Meeting at a conference', fr: 'Rencontre lors d’un congrès' },
}
export const modeWords: Record<string, Text> = {
  in_person: { en: 'In person', fr: 'En personne' },
  video: { en: 'By video', fr: 'Par vidéo' },
  phone: { en: 'By phone', fr: 'Par téléphone' },
}
export const lengthText = (n: number): Text =>
  ({
    180: { en: 'Half a day (3 hours)', fr: 'Une demi-journée (3 heures)' },
    360: { en: 'A day (6 hours)', fr: 'Une journée (6 heures)' },
  })[n] ?? min(n)

export const meetingWords = words({
  title: { en: 'Meetings', fr: 'Rencontres' },
  lead: (partner: string) => ({
    en: `What you and ${partner} have arranged. The coordinator sees in which months you met; how long, only with others, in totals of five pairs or more.`,
    fr: `Ce que ${partner} et vous avez convenu. La coordination voit les mois où vous vous êtes rencontrés; la durée, seulement avec les autres, en totaux de cinq paires ou plus.`,
  }),
  doorLead: {
    en: 'Agree on a time, and what you want to talk about.',
    fr: 'Convenez d’un moment et de ce dont vous voulez parler.',
  },
  calendarTitle: { en: 'Meeting', fr: 'Rencontre' },
  calendarName: { en: 'Meetings', fr: 'Rencontres' },
  propose: { en: 'Propose a meeting', fr: 'Proposer une rencontre' },
  proposeKickoff: { en: 'Propose your kick-off', fr: 'Proposer votre rencontre de départ' },
  kickoffHeld: { en: 'You have held it already? Note the day', fr: 'Elle a déjà eu lieu? Inscrire le jour' },
  hoursOf: (partner: string) => ({ en: `When ${partner} can be reached`, fr: `Quand joindre ${partner}` }),
  yourHours: { en: 'When you can be reached, as agreed', fr: 'Quand vous joindre, comme convenu' },
  proposeLead: (partner: string) => ({
    en: `Give up to three times. ${partner} takes one, or proposes others.`,
    fr: `Indiquez jusqu’à trois moments. ${partner} en choisit un ou en propose d’autres.`,
  }),
  ahead: { en: 'Agreed', fr: 'Convenues' },
  open: { en: 'Being arranged', fr: 'En préparation' },
  past: { en: 'Past', fr: 'Passées' },
  calledOff: { en: 'Called off', fr: 'Annulées' },
  noneYet: (partner: string) => ({
    en: `Your meetings with ${partner} will be listed here. Begin by proposing one.`,
    fr: `Vos rencontres avec ${partner} figureront ici. Commencez par en proposer une.`,
  }),
  noTimeYet: { en: 'No time agreed on yet', fr: 'Aucun moment convenu' },
  see: { en: 'Open', fr: 'Ouvrir' },
  yourAnswer: { en: 'Waits for your answer', fr: 'Attend votre réponse' },
  theirAnswer: (partner: string) => ({ en: `Waits for ${partner}’s answer`, fr: `Attend la réponse de ${partner}` }),
  held: { en: 'You met', fr: 'Vous vous êtes rencontrés' },
  notHeld: { en: 'It did not happen', fr: 'Elle n’a pas eu lieu' },
  unsaid: { en: 'Did you meet?', fr: 'Vous êtes-vous rencontrés?' },
  kind: { en: 'What kind of meeting?', fr: 'Quel genre de rencontre?' },
  length: { en: 'How long', fr: 'Durée' },
  mode: { en: 'How', fr: 'Comment' },
  where: { en: 'Where, link or number', fr: 'Lieu, lien ou numéro' },
  whereHint: {
    en: 'The place, the video link (https://…) or the number to call. You can also say it later.',
    fr: 'Le lieu, le lien vidéo (https://…) ou le numéro à composer. Vous pouvez aussi le dire plus tard.',
  },
  onlyTwo: (partner: string) => ({ en: `only you and ${partner}`, fr: `vous et ${partner} seulement` }),
  yourTimes: (zone: string) => ({ en: `Times, on your clock (${zone})`, fr: `Moments, à votre heure (${zone})` }),
  clocksDiffer: (partner: string, zone: string) => ({
    en: `${partner}’s clock shows another time (${zone}). Both are shown once you have proposed.`,
    fr: `L’horloge de ${partner} indique une autre heure (${zone}). Les deux sont affichées une fois la proposition faite.`,
  }),
  dateN: (n: number) => ({ en: `Date ${n}`, fr: `Date ${n}` }),
  timeN: (n: number) => ({ en: `Time ${n}`, fr: `Heure ${n}` }),
  timeHint: { en: 'Like 16:00', fr: 'Comme 16:00' },
  sendProposal: { en: 'Propose these times', fr: 'Proposer ces moments' },
  proposed: (partner: string) => ({
    en: `Proposed. ${partner} gets a letter and answers here.`,
    fr: `Proposé. ${partner} reçoit un courriel et répond ici.`,
  }),
  timeLooksLike: { en: 'Please write a time like 16:00.', fr: 'Veuillez écrire une heure comme 16:00.' },
  dateToo: { en: 'Please give the date for this time.', fr: 'Veuillez indiquer la date de ce moment.' },
  timeToo: { en: 'Please give the time on this date.', fr: 'Veuillez indiquer l’heure à cette date.' },
  noSuchTime: {
    en: 'Clocks are put forward on that day, and never show this time. Please choose another.',
    fr: 'Les horloges avancent ce jour-là et n’indiquent jamais cette heure. Veuillez en choisir une autre.',
  },
  isPast: {
    en: 'This time has passed. Please choose one ahead.',
    fr: 'Ce moment est passé. Veuillez en choisir un à venir.',
  },
  tooFar: {
    en: 'This is more than a year ahead. Please check the year.',
    fr: 'C’est dans plus d’un an. Veuillez vérifier l’année.',
  },
  sameTwice: { en: 'This time is already above.', fr: 'Ce moment figure déjà ci-dessus.' },
  atLeastOne: {
    en: 'Please give at least one date and time.',
    fr: 'Veuillez indiquer au moins une date et une heure.',
  },
  linkLooksLike: {
    en: 'A video link begins with https://. Please paste the whole link.',
    fr: 'Un lien vidéo commence par https://. Veuillez coller le lien entier.',
  },
  numberLooksLike: {
    en: 'This does not look like a telephone number.',
    fr: 'Ceci ne ressemble pas à un numéro de téléphone.',
  },
  ended: {
    en: 'This partnership has ended. What you had together can be read, and nothing new is arranged.',
    fr: 'Ce partenariat est terminé. Vous pouvez relire ce que vous aviez, et rien de nouveau ne s’y organise.',
  },
  changedMeanwhile: {
    en: 'This meeting has changed since you opened the page, so nothing was done. What stands now is shown here.',
    fr: 'Cette rencontre a changé depuis l’ouverture de la page; rien n’a donc été fait. L’état actuel est affiché ici.',
  },
  tooLate: {
    en: 'This meeting has begun, is over or was called off, so it can no longer be changed.',
    fr: 'Cette rencontre a commencé, est terminée ou a été annulée; elle ne peut plus être modifiée.',
  },
  timeIsPast: { en: 'This time has passed. Propose another.', fr: 'Ce moment est passé. Proposez-en un autre.' },
  notAsked: {
    en: 'These times wait for the other’s answer, not for yours.',
    fr: 'Ces moments attendent la réponse de l’autre personne, pas la vôtre.',
  },
  nothingProposed: { en: 'No other time lies proposed any more.', fr: 'Aucun autre moment n’est proposé.' },
  notYet: {
    en: 'You can say this once the meeting has begun.',
    fr: 'Vous pourrez le dire une fois la rencontre commencée.',
  },
  notYours: {
    en: 'The list is the mentee’s: they change it and tick things off. You can suggest.',
    fr: 'La liste appartient à la personne mentorée : elle la modifie et coche. Vous pouvez suggérer.',
  },
  when: { en: 'When', fr: 'Quand' },
  forPartner: (partner: string) => ({ en: `For ${partner}:`, fr: `Pour ${partner} :` }),
  chooseTime: { en: 'Take this time', fr: 'Choisir ce moment' },
  chooseLead: (partner: string) => ({ en: `${partner} proposes:`, fr: `${partner} propose :` }),
  moveLead: (partner: string) => ({
    en: `${partner} would like to move it. Until you answer, the time above stands.`,
    fr: `${partner} aimerait la déplacer. D’ici votre réponse, le moment ci-dessus tient.`,
  }),
  waitLead: (partner: string) => ({
    en: `You proposed these times; ${partner} answers.`,
    fr: `Vous avez proposé ces moments; ${partner} répond.`,
  }),
  choose: { en: 'Which suits you?', fr: 'Lequel vous convient?' },
  choices: { en: 'Proposed times', fr: 'Moments proposés' },
  others: { en: 'Propose other times', fr: 'Proposer d’autres moments' },
  move: { en: 'Move it', fr: 'La déplacer' },
  moveTitle: { en: 'Other times', fr: 'D’autres moments' },
  keep: { en: 'Leave it when it is', fr: 'La laisser à ce moment' },
  kept: { en: 'It stays when it is.', fr: 'Elle reste à ce moment.' },
  agreed: {
    en: 'Agreed. You both get an invitation for your calendars.',
    fr: 'Convenu. Vous recevez tous deux une invitation pour votre calendrier.',
  },
  changePlace: { en: 'Say where or how', fr: 'Dire où ou comment' },
  placed: {
    en: 'Saved. It stands on this page; no letter is sent.',
    fr: 'Enregistré. C’est affiché sur cette page; aucun courriel n’est envoyé.',
  },
  save: { en: 'Save', fr: 'Enregistrer' },
  callOff: { en: 'Call it off', fr: 'L’annuler' },
  callOffTitle: { en: 'Call this meeting off', fr: 'Annuler cette rencontre' },
  callOffLead: (partner: string) => ({
    en: `It leaves both calendars, and ${partner} gets a letter that it is off. You can propose another at any time.`,
    fr: `Elle disparaît des deux calendriers et ${partner} reçoit un courriel d’annulation. Vous pourrez en proposer une autre à tout moment.`,
  }),
  word: { en: 'A word for them', fr: 'Un mot à son intention' },
  isOff: {
    en: 'It is off. You can propose another time whenever it suits.',
    fr: 'Elle est annulée. Proposez un autre moment quand cela convient.',
  },
  offBy: (who: string) => ({ en: `${who} called this meeting off.`, fr: `${who} a annulé cette rencontre.` }),
  offByYou: { en: 'You called this meeting off.', fr: 'Vous avez annulé cette rencontre.' },
  offItself: { en: 'This meeting is off.', fr: 'Cette rencontre est annulée.' },
  weMet: { en: 'Yes, we met', fr: 'Oui, nous nous sommes rencontrés' },
  weDidNot: { en: 'No, it did not happen', fr: 'Non, elle n’a pas eu lieu' },
  thanksHeld: { en: 'Noted, for both of you.', fr: 'C’est noté, pour vous deux.' },
  notSaid: { en: 'Not said yet', fr: 'Pas encore précisé' },
  keepAfterAll: { en: 'Leave it as it was after all', fr: 'La laisser comme prévu, finalement' },
  list: { en: 'Agenda and actions', fr: 'Ordre du jour et actions' },
  standing: { en: 'For next time, whenever you speak', fr: 'Pour la prochaine fois, quand vous vous parlerez' },
  notes: { en: 'Notes', fr: 'Notes' },
  agenda: { en: 'What to talk about', fr: 'Ce dont parler' },
  actions: { en: 'What to do until next time', fr: 'À faire d’ici la prochaine fois' },
  listOfMentee: {
    en: 'The list is yours. Your mentor reads it and may suggest something; you decide what stands on it.',
    fr: 'La liste vous appartient. La personne qui vous accompagne la lit et peut faire des suggestions; vous décidez de ce qui y figure.',
  },
  listOfOther: (partner: string) => ({
    en: `The list is ${partner}’s. You may suggest something; ${partner} decides what stands on it.`,
    fr: `La liste appartient à ${partner}. Vous pouvez suggérer; ${partner} décide de ce qui y figure.`,
  }),
  nothingYet: { en: 'Nothing yet.', fr: 'Rien pour l’instant.' },
  carried: { en: 'From before', fr: 'Reporté' },
  suggestion: (partner: string) => ({ en: `Suggested by ${partner}`, fr: `Suggéré par ${partner}` }),
  yourSuggestion: { en: 'Your suggestion', fr: 'Votre suggestion' },
  dueOn: (date: string) => ({ en: `By ${date}`, fr: `D’ici le ${date}` }),
  doneMark: { en: 'Done', fr: 'Fait' },
  add: { en: 'Add', fr: 'Ajouter' },
  suggest: { en: 'Suggest', fr: 'Suggérer' },
  addTitle: { en: 'Add to the list', fr: 'Ajouter à la liste' },
  suggestTitle: { en: 'Suggest something', fr: 'Suggérer quelque chose' },
  itemKind: { en: 'What is it?', fr: 'Qu’est-ce que c’est?' },
  item: { en: 'In a few words', fr: 'En quelques mots' },
  due: { en: 'Do by', fr: 'À faire d’ici le' },
  dueHint: { en: 'For something to do.', fr: 'Pour une chose à faire.' },
  added: { en: 'Added.', fr: 'Ajouté.' },
  takeUp: { en: 'Take it up', fr: 'L’ajouter à ma liste' },
  tickOff: { en: 'Done', fr: 'Fait' },
  reopen: { en: 'Open again', fr: 'Rouvrir' },
  change: { en: 'Change', fr: 'Modifier' },
  changeItem: { en: 'Change this', fr: 'Modifier ceci' },
  changed: { en: 'Changed.', fr: 'Modifié.' },
  remove: { en: 'Take it off the list', fr: 'Le retirer de la liste' },
  removed: { en: 'Taken off the list.', fr: 'Retiré de la liste.' },
})
