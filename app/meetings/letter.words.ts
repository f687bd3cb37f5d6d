import { words } from '#foundation/language.ts'

export const feedWords = words({
  title: { en: 'Your meetings in your calendar', fr: 'Vos rencontres dans votre calendrier' },
  lead: {
    en: 'A secret address that your calendar can subscribe to. It shows when you meet, under the title “Meeting”: no name, no place, nothing else.',
    fr: 'Une adresse secrète à laquelle votre calendrier peut s’abonner. Elle indique quand vous vous rencontrez, sous le titre « Rencontre » : ni nom, ni lieu, ni rien d’autre.',
  },
  none: { en: 'You have no calendar address.', fr: 'Vous n’avez pas d’adresse de calendrier.' },
  make: { en: 'Make an address', fr: 'Créer une adresse' },
  renew: { en: 'Make a new address', fr: 'Créer une nouvelle adresse' },
  renewLead: {
    en: 'The address is not shown again. If you need it anew, make a new one; the old one stops working at once.',
    fr: 'L’adresse n’est plus affichée. S’il vous la faut encore, créez-en une nouvelle; l’ancienne cesse aussitôt de fonctionner.',
  },
  once: {
    en: 'This is your address. It is shown this once: copy it now, and keep it to yourself.',
    fr: 'Voici votre adresse. Elle n’est affichée que cette fois : copiez-la maintenant et gardez-la pour vous.',
  },
  how: {
    en: 'In Outlook: Add calendar, Subscribe from web. In Google Calendar: Other calendars, From URL. On Apple devices: Add subscription calendar.',
    fr: 'Dans Outlook : Ajouter un calendrier, S’abonner à partir du web. Dans Google Agenda : Autres agendas, À partir de l’URL. Sur les appareils Apple : Ajouter un calendrier avec abonnement.',
  },
  aboutMe: { en: 'About me', fr: 'À mon sujet' },
  address: { en: 'Address', fr: 'Adresse' },
  madeAt: { en: 'Made', fr: 'Créée' },
  usedAt: { en: 'Last used', fr: 'Dernière utilisation' },
  never: { en: 'not yet', fr: 'pas encore' },
  end: { en: 'End this address', fr: 'Supprimer cette adresse' },
  made: { en: 'Your address is below.', fr: 'Votre adresse figure ci-dessous.' },
  ended: { en: 'Ended. The address leads nowhere now.', fr: 'Supprimée. L’adresse ne mène plus nulle part.' },
})

export const meetingLetterWords = words({
  open: { en: 'Open the meeting', fr: 'Ouvrir la rencontre' },
  proposedSubject: { en: 'Times are proposed for a meeting', fr: 'Des moments vous sont proposés pour une rencontre' },
  proposed: {
    en: 'Your mentorship partner proposes times for a meeting. Take one that suits you, or propose others.',
    fr: 'La personne avec qui vous êtes en mentorat propose des moments pour une rencontre. Choisissez-en un ou proposez-en d’autres.',
  },
  waitingSubject: { en: 'A proposed time waits for your answer', fr: 'Un moment proposé attend votre réponse' },
  waiting: {
    en: 'Your mentorship partner proposed times for a meeting some days ago, and has had no answer yet. That happens in a full week.',
    fr: 'La personne avec qui vous êtes en mentorat a proposé des moments pour une rencontre il y a quelques jours et n’a pas encore de réponse. Cela arrive dans une semaine chargée.',
  },
  waitingHow: {
    en: 'Take one that suits you, or propose others: any answer helps. You will not be reminded of these times again.',
    fr: 'Choisissez-en un ou proposez-en d’autres : toute réponse aide. Ces moments ne vous seront plus rappelés.',
  },
  stop: { en: 'Stop reminders about this partnership', fr: 'Arrêter les rappels pour ce partenariat' },
  movingSubject: { en: 'Your meeting may move', fr: 'Votre rencontre pourrait être déplacée' },
  moving: {
    en: 'Your mentorship partner would like to move your meeting, and proposes other times. Until you take one, it stays when it is.',
    fr: 'La personne avec qui vous êtes en mentorat aimerait déplacer votre rencontre et propose d’autres moments. D’ici à ce que vous en choisissiez un, elle reste au même moment.',
  },
  agreedSubject: { en: 'Your meeting is on', fr: 'Votre rencontre est convenue' },
  agreed: { en: 'You have agreed on a time to meet:', fr: 'Vous avez convenu d’un moment pour vous rencontrer :' },
  movedSubject: { en: 'Your meeting has a new time', fr: 'Votre rencontre a un nouveau moment' },
  moved: { en: 'Your meeting has moved. It is now:', fr: 'Votre rencontre a été déplacée. Elle aura lieu :' },
  calendar: {
    en: 'The invitation that comes with this letter is for your calendar. It holds the time and nothing else. What you answer in your calendar reaches nobody: to move the meeting or call it off, open its page.',
    fr: 'L’invitation jointe à ce courriel est pour votre calendrier. Elle contient le moment et rien d’autre. Ce que vous répondez dans votre calendrier ne parvient à personne : pour déplacer ou annuler la rencontre, ouvrez sa page.',
  },
  cancelledSubject: { en: 'Your meeting is off', fr: 'Votre rencontre est annulée' },
  cancelled: { en: 'This meeting will not take place:', fr: 'Cette rencontre n’aura pas lieu :' },
  calendarOff: {
    en: 'What comes with this letter takes it out of your calendar. A new time can be proposed whenever it suits you both.',
    fr: 'Ce qui accompagne ce courriel la retire de votre calendrier. Un nouveau moment peut être proposé quand cela vous convient.',
  },
  withdrawnSubject: { en: 'The proposed times no longer stand', fr: 'Les moments proposés ne tiennent plus' },
  withdrawn: {
    en: 'The times proposed for a meeting were taken back. You need not answer.',
    fr: 'Les moments proposés pour une rencontre ont été retirés. Vous n’avez pas à répondre.',
  },
  keptSubject: { en: 'Your meeting stays when it is', fr: 'Votre rencontre reste au même moment' },
  kept: {
    en: 'The other times did not suit. The meeting stays when it was:',
    fr: 'Les autres moments ne convenaient pas. La rencontre reste comme prévu :',
  },
  reminderSubject: { en: 'You meet soon', fr: 'Vous vous rencontrez bientôt' },
  reminder: { en: 'A reminder of your meeting:', fr: 'Un rappel de votre rencontre :' },
})

/** What meetings ask of somebody, on My day and on the pair’s page. */
export const meetingTaskWords = words({
  oneTime: (partner: string) => ({
    en: `${partner} proposes a time for a meeting.`,
    fr: `${partner} propose un moment pour une rencontre.`,
  }),
  times: (partner: string) => ({
    en: `${partner} proposes times for a meeting.`,
    fr: `${partner} propose des moments pour une rencontre.`,
  }),
  late: (partner: string) => ({
    en: `${partner} has been waiting a while to hear when you can meet. Any answer helps.`,
    fr: `${partner} attend depuis un moment de savoir quand vous pouvez vous rencontrer. Toute réponse aide.`,
  }),
  next: (partner: string) => ({
    en: `It is nearly time to meet ${partner} again: propose when.`,
    fr: `Il est bientôt temps de revoir ${partner} : proposez un moment.`,
  }),
  nextButton: { en: 'Propose a meeting', fr: 'Proposer une rencontre' },
  kickoff: (partner: string) => ({
    en: `Hold your kick-off with ${partner}: propose a day, or note it if you have met already.`,
    fr: `Tenez votre rencontre de départ avec ${partner} : proposez un jour, ou inscrivez-le si elle a déjà eu lieu.`,
  }),
  kickoffButton: { en: 'Propose the kick-off', fr: 'Proposer la rencontre de départ' },
  answerButton: { en: 'Choose a time', fr: 'Choisir un moment' },
  today: (partner: string) => ({ en: `You meet ${partner} today.`, fr: `Vous rencontrez ${partner} aujourd’hui.` }),
  tomorrow: (partner: string) => ({ en: `You meet ${partner} tomorrow.`, fr: `Vous rencontrez ${partner} demain.` }),
  soonButton: { en: 'Open the meeting', fr: 'Ouvrir la rencontre' },
  held: (partner: string) => ({ en: `Did you meet ${partner}?`, fr: `Avez-vous rencontré ${partner}?` }),
  heldButton: { en: 'Say so', fr: 'Le dire' },
  action: (partner: string) => ({
    en: `Something you set out to do with ${partner} is due.`,
    fr: `Une chose que vous vouliez faire avec ${partner} arrive à échéance.`,
  }),
  actionButton: { en: 'Open it', fr: 'L’ouvrir' },
})
