import { count, type Text, words } from '#foundation/language.ts'

export const againWords = words({
  title: { en: 'Would you do it again?', fr: 'Le feriez-vous encore?' },
  lead: (program: string) => ({
    en: `${program} is looking for mentors, and you were one. If you like, you take part again with a few clicks.`,
    fr: `${program} cherche des mentors, et vous l’avez été. Si vous le voulez, vous participez de nouveau en quelques clics.`,
  }),
  known: { en: 'What we know already', fr: 'Ce que nous savons déjà' },
  knownLead: {
    en: 'Only you see this page. It is what you said last year, where it is still asked; you can change all of it before you send anything.',
    fr: 'Personne d’autre ne voit cette page. C’est ce que vous avez dit l’an dernier, là où la question se pose encore; vous pouvez tout modifier avant d’envoyer quoi que ce soit.',
  },
  name: { en: 'Name', fr: 'Nom' },
  position: { en: 'Position', fr: 'Fonction' },
  stillMember: (body: string) => ({ en: `I am still a member of ${body}`, fr: `Je suis toujours membre de ${body}` }),
  memberNumber: (number: string) => ({ en: `Number ${number}`, fr: `Numéro ${number}` }),
  readBy: { en: 'You and the coordinator', fr: 'Vous et la coordination' },
  yes: { en: 'Yes, I would', fr: 'Oui, volontiers' },
  afterYes: {
    en: 'Then you look over your application, rate yourself anew, accept this year’s promises, and send it. Nothing is sent by this button.',
    fr: 'Vous parcourez ensuite votre demande, vous vous évaluez de nouveau, acceptez les engagements de cette année, puis l’envoyez. Ce bouton n’envoie rien.',
  },
  taken: {
    en: 'Thank you! Your application is begun, with what you said last year. Look it over and send it.',
    fr: 'Merci! Votre demande est commencée, avec ce que vous avez dit l’an dernier. Parcourez-la et envoyez-la.',
  },
  begun: { en: 'You have an application for this year.', fr: 'Vous avez une demande pour cette année.' },
  toApplication: { en: 'Open my application', fr: 'Ouvrir ma demande' },
  orNot: { en: 'Or not', fr: 'Ou pas' },
  orNotLead: {
    en: 'One click is an answer. No reason is asked, and nobody will ask again this year.',
    fr: 'Un clic suffit. Aucune raison n’est demandée, et personne ne redemandera cette année.',
  },
  notThisYear: { en: 'Not this year', fr: 'Pas cette année' },
  never: { en: 'Please do not ask me again', fr: 'Veuillez ne plus me le demander' },
  neverHint: {
    en: 'The second also holds for years to come, in all programs of this organization. You can still apply by yourself.',
    fr: 'Le second vaut aussi pour les années à venir, dans tous les programmes de cette organisation. Vous pouvez toujours présenter une demande de vous-même.',
  },
  notedNotThisYear: {
    en: 'Noted: not this year. Thank you for last year.',
    fr: 'C’est noté : pas cette année. Merci pour l’an dernier.',
  },
  notedNever: {
    en: 'Noted. You will not be asked again. Thank you for all you gave.',
    fr: 'C’est noté. On ne vous le demandera plus. Merci pour tout ce que vous avez donné.',
  },
  saidNotThisYear: {
    en: 'You said: not this year. If that has changed, you are welcome.',
    fr: 'Vous avez dit : pas cette année. Si cela a changé, vous êtes la bienvenue ou le bienvenu.',
  },
  saidNever: {
    en: 'You asked not to be asked again, and will not be. If that has changed, you are welcome.',
    fr: 'Vous avez demandé qu’on ne vous le demande plus, et ce sera respecté. Si cela a changé, vous êtes la bienvenue ou le bienvenu.',
  },
  opensOn: (date: string) => ({ en: `Applications open on ${date}.`, fr: `Les demandes ouvrent le ${date}.` }),
  over: {
    en: 'Applications are closed for this year. Thank you for thinking of it.',
    fr: 'Les demandes sont closes pour cette année. Merci d’y avoir pensé.',
  },
  hasApplied: {
    en: 'You have an application for this year. You can withdraw it on its own page.',
    fr: 'Vous avez une demande pour cette année. Vous pouvez la retirer à sa propre page.',
  },
  letterSubject: (program: string) => ({
    en: `${program}: would you be a mentor again?`,
    fr: `${program} : seriez-vous mentor de nouveau?`,
  }),
  letterThanks: {
    en: 'Thank you for having been a mentor. We would be glad to have you again.',
    fr: 'Merci d’avoir été mentor. Nous serions heureux de vous compter de nouveau parmi nous.',
  },
  letterAsk: (opens: string, closes: string) => ({
    en: `Applications are open from ${opens} to ${closes}. What you told us last year is filled in already; only you see it.`,
    fr: `Les demandes sont ouvertes du ${opens} au ${closes}. Ce que vous nous avez dit l’an dernier est déjà rempli; personne d’autre ne le voit.`,
  }),
  letterNo: {
    en: 'If it does not suit you this year, one click says so, and we do not ask again.',
    fr: 'Si cela ne vous convient pas cette année, un clic le dit, et nous ne redemandons pas.',
  },
  letterButton: { en: 'Answer', fr: 'Répondre' },
  mentorsTitle: { en: 'Last year’s mentors', fr: 'Les mentors de l’an dernier' },
  mentorsLead: {
    en: 'Ask them whether they would do it again. Each gets one letter this year, and answers with a click.',
    fr: 'Demandez-leur s’ils le feraient encore. Chaque personne reçoit un seul courriel cette année et répond d’un clic.',
  },
  notCopied: {
    en: 'This program was not copied from another, so there is no year before.',
    fr: 'Ce programme n’a pas été copié d’un autre; il n’y a donc pas d’année précédente.',
  },
  noMentors: {
    en: 'The year before had no mentors you can ask.',
    fr: 'L’année précédente n’avait aucun mentor à qui demander.',
  },
  toAsk: { en: 'Who can be asked', fr: 'À qui on peut demander' },
  publishFirst: {
    en: 'Publish the program first: a letter needs a page it can lead to.',
    fr: 'Publiez d’abord le programme : un courriel doit mener quelque part.',
  },
  notNow: {
    en: 'Mentors can be asked until applications close.',
    fr: 'On peut demander aux mentors jusqu’à la clôture des demandes.',
  },
  leavesOn: (date: string) => ({
    en: `The letters leave on ${date}, when applications open.`,
    fr: `Les courriels partent le ${date}, à l’ouverture des demandes.`,
  }),
  people: { en: 'Ask', fr: 'Demander à' },
  peopleHint: {
    en: 'Chosen for you: those who stayed to the end.',
    fr: 'Choisies pour vous : les personnes restées jusqu’à la fin.',
  },
  completed: (pairs: number) => ({
    en: `stayed to the end, ${count(pairs, 'en', 'partnership', 'partnerships')}`,
    fr: `jusqu’à la fin, ${count(pairs, 'fr', 'partenariat', 'partenariats')}`,
  }),
  left: { en: 'left during the year', fr: 'départ en cours d’année' },
  noPair: { en: 'was not matched', fr: 'sans jumelage' },
  ask: { en: 'Send the letters', fr: 'Envoyer les courriels' },
  asked: (n: number) => ({
    en: n === 0 ? 'Nobody was left to ask.' : `${count(n, 'en', 'person is', 'people are')} asked by letter.`,
    fr:
      n === 0
        ? 'Il ne restait personne à qui demander.'
        : `On demande à ${count(n, 'fr', 'personne', 'personnes')} par courriel.`,
  }),
  others: { en: 'Asked already, or not to be asked', fr: 'Déjà demandé, ou à ne pas demander' },
  state: { en: 'Where it stands', fr: 'Où on en est' },
  askedOn: { en: 'Asked on', fr: 'Demandé le' },
})

/** Why somebody is not asked (again), and what they said. */
export const standingWords: Record<string, Text> = {
  declines: { en: 'wants no such letters', fr: 'ne veut pas de tels courriels' },
  applied: { en: 'has applied already', fr: 'a déjà présenté une demande' },
  elsewhere: {
    en: 'was asked in another program for this year',
    fr: 'on lui a demandé dans un autre programme pour cette année',
  },
  asked: { en: 'asked; no answer yet', fr: 'demandé; pas encore de réponse' },
  yes: { en: 'yes', fr: 'oui' },
  not_this_year: { en: 'not this year', fr: 'pas cette année' },
  never: { en: 'does not want to be asked again', fr: 'ne veut plus qu’on le lui demande' },
}
