import type { ContactActivity, ContactKind, ContactWay } from '#database/types.ts'
import { type Text, words } from '#foundation/language.ts'
import type { Rhythm } from './nudge.ts'

export const contactWords = words({
  title: { en: 'Contacts', fr: 'Contacts' },
  lead: {
    en: 'That you met or spoke, and how long. No words about what was said.',
    fr: 'Que vous vous êtes vus ou parlé, et combien de temps. Pas un mot de ce qui s’est dit.',
  },
  audience: (partner: string) => ({
    en: `${partner} and you see this. Your coordinator sees the months in which you met; hours and what they were for only with those of others, in totals of five pairs or more.`,
    fr: `${partner} et vous voyez ceci. La coordination voit les mois où vous vous êtes vus; les heures et ce à quoi elles ont servi, seulement avec celles des autres, en totaux de cinq paires ou plus.`,
  }),
  spokeToday: { en: 'We spoke today', fr: 'Nous nous sommes parlé aujourd’hui' },
  usual: (long: string, way: string) => ({
    en: `Will be written down as ${long}, ${way}. You can change it afterwards.`,
    fr: `Sera noté : ${long}, ${way}. Vous pourrez le modifier.`,
  }),
  noted: { en: 'Noted: you spoke today.', fr: 'C’est noté : vous vous êtes parlé aujourd’hui.' },
  notedBefore: { en: 'You had noted today already.', fr: 'Vous aviez déjà noté aujourd’hui.' },
  addOther: { en: 'Add another day, or time of your own', fr: 'Ajouter un autre jour, ou du temps à vous' },
  month: { en: 'This month', fr: 'Ce mois-ci' },
  months: { en: 'Month by month', fr: 'Mois par mois' },
  monthsSay: (met: number, all: number) => ({
    en: `You met in ${met} of ${all} ${all === 1 ? 'month' : 'months'}.`,
    fr: `Vous vous êtes vus pendant ${met} mois sur ${all}.`,
  }),
  monthHead: { en: 'Month', fr: 'Mois' },
  met: { en: 'Met', fr: 'Vus' },
  notMet: { en: 'not yet', fr: 'pas encore' },
  nothingYet: { en: 'Nothing is written down for this month yet.', fr: 'Rien n’est encore noté pour ce mois-ci.' },
  ofWhich: (parts: string) => ({ en: `Of which: ${parts}.`, fr: `Dont : ${parts}.` }),
  asTable: { en: 'The same as a table, with hours', fr: 'Le même en tableau, avec les heures' },
  showAll: (n: number) => ({ en: `Show all ${n}`, fr: `Afficher les ${n}` }),
  soFar: (long: string) => ({ en: `${long} so far.`, fr: `${long} jusqu’ici.` }),
  suggests: (hours: string) => ({
    en: `The program suggests ${hours} a month. It is a suggestion, and nobody is measured by it.`,
    fr: `Le programme suggère ${hours} par mois. C’est une suggestion, et personne n’est jugé là-dessus.`,
  }),
  ofMeetings: { en: 'Time together counts.', fr: 'Le temps ensemble compte.' },
  ofAll: {
    en: 'Time together, preparation and learning count.',
    fr: 'Le temps ensemble, la préparation et l’apprentissage comptent.',
  },
  all: { en: 'Everything written down', fr: 'Tout ce qui est noté' },
  none: {
    en: 'Here will be each time you met or spoke. Begin with the button above, or add an earlier day.',
    fr: 'Ici figurera chaque fois que vous vous êtes vus ou parlé. Commencez par le bouton ci-dessus, ou ajoutez un jour passé.',
  },
  day: { en: 'Day', fr: 'Jour' },
  long: { en: 'How long', fr: 'Durée' },
  how: { en: 'How', fr: 'Comment' },
  by: { en: 'Written by', fr: 'Noté par' },
  you: { en: 'You', fr: 'Vous' },
  change: { en: 'Change', fr: 'Modifier' },
  twins: { en: 'One contact or two?', fr: 'Un contact ou deux?' },
  twinsSay: (partner: string, mine: string, theirs: string) => ({
    en: `You wrote down ${mine}; ${partner} wrote down ${theirs}.`,
    fr: `Vous avez noté ${mine}; ${partner} a noté ${theirs}.`,
  }),
  one: { en: 'It was one: keep theirs', fr: 'C’était le même : garder le sien' },
  two: { en: 'We spoke twice', fr: 'Nous nous sommes parlé deux fois' },
  settled: { en: 'Thank you. That is settled.', fr: 'Merci. C’est réglé.' },
  reminders: { en: 'Reminders for you', fr: 'Vos rappels' },
  remindersLead: {
    en: 'A letter with one button, only when nothing has been written down. Your own choice; it changes nothing for your partner.',
    fr: 'Un courriel avec un seul bouton, uniquement quand rien n’est noté. C’est votre choix; il ne change rien pour l’autre personne.',
  },
  every: { en: 'Remind me', fr: 'Me le rappeler' },
  save: { en: 'Save', fr: 'Enregistrer' },
  rhythmSaved: { en: 'Saved. It holds from now on.', fr: 'Enregistré. Cela vaut dès maintenant.' },
  addTitle: { en: 'Add to the log', fr: 'Ajouter au journal de contacts' },
  changeTitle: { en: 'Change what is written down', fr: 'Modifier ce qui est noté' },
  kind: { en: 'What it was', fr: 'De quoi il s’agit' },
  when: { en: 'Which day', fr: 'Quel jour' },
  minutes: { en: 'How many minutes', fr: 'Combien de minutes' },
  ownTime: {
    en: 'Preparation and learning stay yours: only you see them. They are counted only with those of others, in totals of five pairs or more.',
    fr: 'La préparation et l’apprentissage restent à vous : personne d’autre ne les voit. Ils ne sont comptés qu’avec ceux des autres, en totaux de cinq paires ou plus.',
  },
  ownTimeHint: {
    en: 'Preparation and learning: only you see them; their hours count in the same totals.',
    fr: 'Préparation et apprentissage : personne d’autre ne les voit; leurs heures comptent dans les mêmes totaux.',
  },
  onlyYou: { en: 'only you', fr: 'vous seulement' },
  activity: { en: 'What it was for', fr: 'À quoi cela a servi' },
  activityHint: { en: 'Only if you like.', fr: 'Seulement si vous le souhaitez.' },
  wayHint: { en: 'For a meeting or a talk.', fr: 'Pour une rencontre ou une conversation.' },
  write: { en: 'Write it down', fr: 'Noter' },
  written: { en: 'Written down.', fr: 'C’est noté.' },
  changed: { en: 'Changed.', fr: 'Modifié.' },
  remove: { en: 'Take it out', fr: 'Retirer' },
  removeLead: {
    en: 'Written down by mistake? This takes it out for both of you.',
    fr: 'Noté par erreur? Ceci le retire pour vous deux.',
  },
  removed: { en: 'Taken out.', fr: 'Retiré.' },
  notYet: { en: 'This day is still to come.', fr: 'Ce jour n’est pas encore venu.' },
  tooEarly: {
    en: 'This is before your partnership began.',
    fr: 'C’est avant le début de votre partenariat.',
  },
  over: {
    en: 'This partnership has ended. What was written down can still be read.',
    fr: 'Ce partenariat est terminé. Ce qui a été noté reste lisible.',
  },
  notYours: {
    en: 'Your partner wrote this down; only they can take it out.',
    fr: 'L’autre personne a noté ceci; elle seule peut le retirer.',
  },
  from: (least: number, most: number) => ({ en: `${least} to ${most} hours`, fr: `de ${least} à ${most} heures` }),
  atLeast: (n: number) => ({ en: n === 1 ? 'an hour' : `${n} hours`, fr: n === 1 ? 'une heure' : `${n} heures` }),
})

/** What is said behind a mailed link, where nobody is named: a mailbox may belong to an employer. */
export const contactLinkWords = words({
  logTitle: { en: 'Have you met or spoken?', fr: 'Vous êtes-vous vus ou parlé?' },
  logLead: {
    en: 'One tap writes down that you met or spoke today. You can change the day and the time later, after signing in.',
    fr: 'Un clic note que vous vous êtes vus ou parlé aujourd’hui. Vous pourrez modifier le jour et la durée plus tard, après connexion.',
  },
  logButton: { en: 'Yes, write it down', fr: 'Oui, le noter' },
  otherDay: { en: 'It was another day', fr: 'C’était un autre jour' },
  stopTitle: { en: 'Stop these letters', fr: 'Arrêter ces courriels' },
  stopLead: {
    en: 'You will get no more reminders about contacts in this partnership. Nothing else changes, and nobody is told.',
    fr: 'Vous ne recevrez plus de rappels de contact pour ce partenariat. Rien d’autre ne change, et personne n’en est informé.',
  },
  stopButton: { en: 'Stop them', fr: 'Les arrêter' },
  stopped: {
    en: 'Done: no more reminders. You can turn them on again on your page.',
    fr: 'C’est fait : plus de rappels. Vous pourrez les rétablir sur votre page.',
  },
  isStopped: { en: 'These letters are off.', fr: 'Ces courriels sont arrêtés.' },
  reachTitle: { en: 'Did they reach you?', fr: 'Avez-vous pu vous joindre?' },
  reachLead: {
    en: 'Nothing has been written down between the two of you for a while. That happens. One tap tells how things are.',
    fr: 'Rien n’a été noté entre vous deux depuis un moment. Cela arrive. Un clic dit où vous en êtes.',
  },
  inTouch: { en: 'Yes, we are in touch', fr: 'Oui, nous sommes en contact' },
  inTouchHint: { en: 'Nothing else is written down.', fr: 'Rien d’autre n’est noté.' },
  notYet: { en: 'Not yet', fr: 'Pas encore' },
  notYetHint: {
    en: 'We will ask again later. Nobody else is told.',
    fr: 'Nous redemanderons plus tard. Personne d’autre n’en est informé.',
  },
  hand: { en: 'I would like a hand', fr: 'J’aimerais un coup de main' },
  handHint: {
    en: 'A coordinator sees that you would like a call, and no reason. Your partner is not told.',
    fr: 'La coordination voit que vous aimeriez un appel, sans aucune raison. L’autre personne n’en est pas informée.',
  },
  thanks: { en: 'Thank you for telling us.', fr: 'Merci de nous l’avoir dit.' },
  thanksHand: { en: 'Thank you. A coordinator will call you.', fr: 'Merci. La coordination vous appellera.' },
  callComes: {
    en: 'The coordinator knows that you would like a call.',
    fr: 'La coordination sait que vous aimeriez un appel.',
  },
})

/** Where every coordinator supervises one of the two, or is one of them. */
export const hearingWords = words({
  unheard: {
    en: 'A coordinator never reads about somebody they supervise or are paired with, and there is nobody else who coordinates this program now. So a word to the coordinator, or a wish for a call, would reach nobody: none is taken here, and none is kept.',
    fr: 'Aucune personne à la coordination ne lit ce qui touche quelqu’un qu’elle supervise ou avec qui elle est jumelée, et personne d’autre ne coordonne ce programme en ce moment. Un mot à la coordination, ou un souhait d’appel, n’atteindrait donc personne : rien n’est pris ici, et rien n’est gardé.',
  },
  turnTo: (contact: string) => ({
    en: `You can turn to somebody outside this program instead: ${contact}. They answer for what is personal here; call or write as you would to anybody, and say only as much as you like.`,
    fr: `Vous pouvez vous adresser à quelqu’un hors de ce programme : ${contact}. Cette personne répond de ce qui est personnel ici; appelez ou écrivez comme à n’importe qui, et ne dites que ce que vous voulez.`,
  }),
})

export const contactLetterWords = words({
  nudgeSubject: { en: 'Have you met or spoken lately?', fr: 'Vous êtes-vous vus ou parlé dernièrement?' },
  nudgeMonth: {
    en: 'Nothing is written down between you and your partner this month. If you met or spoke, one tap is enough. If not, there is still time to suggest a day.',
    fr: 'Rien n’est noté entre vous et l’autre personne ce mois-ci. Si vous vous êtes vus ou parlé, un clic suffit. Sinon, il est encore temps de proposer un jour.',
  },
  nudgeWeek: {
    en: 'Nothing is written down between you and your partner this week. If you met or spoke, one tap is enough. If not, there is still time to suggest a day.',
    fr: 'Rien n’est noté entre vous et l’autre personne cette semaine. Si vous vous êtes vus ou parlé, un clic suffit. Sinon, il est encore temps de proposer un jour.',
  },
  nudgeHow: {
    en: 'This letter comes once in a while when nothing is written down. You choose how often, or not at all.',
    fr: 'Ce courriel vient de temps à autre quand rien n’est noté. Vous choisissez à quelle fréquence, ou de ne plus en recevoir.',
  },
  nudgeButton: { en: 'We met or spoke', fr: 'Nous nous sommes vus ou parlé' },
  stop: { en: 'Stop these letters', fr: 'Arrêter ces courriels' },
  reachSubject: { en: 'Did they reach you?', fr: 'Avez-vous pu vous joindre?' },
  reach: {
    en: 'Nothing has been written down between you and your partner for a while. One tap tells how things are: in touch, not yet, or that you would like a hand.',
    fr: 'Rien n’a été noté entre vous et l’autre personne depuis un moment. Un clic dit où vous en êtes : en contact, pas encore, ou que vous aimeriez un coup de main.',
  },
  reachNoBlame: {
    en: 'Weeks fill up; nobody is at fault. You can answer without signing in.',
    fr: 'Les semaines se remplissent; ce n’est la faute de personne. Vous pouvez répondre sans vous connecter.',
  },
  reachButton: { en: 'Tell us in one tap', fr: 'Répondre en un clic' },
})

export const kindWords: Record<ContactKind, Text> = {
  meeting: { en: 'Met or spoke', fr: 'Rencontre ou conversation' },
  preparation: { en: 'Preparation', fr: 'Préparation' },
  learning: { en: 'Reflection and learning', fr: 'Réflexion et apprentissage' },
}

export const wayWords: Record<ContactWay, Text> = {
  in_person: { en: 'In person', fr: 'En personne' },
  video: { en: 'Video call', fr: 'Appel vidéo' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  text: { en: 'Text message', fr: 'Message texte' },
  email: { en: 'E-mail', fr: 'Courriel' },
  other: { en: 'Another way', fr: 'Autrement' },
}

export const activityWords: Record<ContactActivity, Text> = {
  networking: { en: 'Networking', fr: 'Réseautage' },
  collaboration: { en: 'Collaboration', fr: 'Collaboration' },
  inquiry: { en: 'Professional inquiry', fr: 'Enquête professionnelle' },
  coaching: { en: 'Coaching', fr: 'Accompagnement' },
  capacity_building: { en: 'Capacity building', fr: 'Renforcement des capacités' },
}

export const rhythmWords: Record<Rhythm, Text> = {
  month: { en: 'Once a month', fr: 'Une fois par mois' },
  week: { en: 'Once a week', fr: 'Une fois par semaine' },
  off: { en: 'Never', fr: 'Jamais' },
}
