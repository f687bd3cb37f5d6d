import { words } from '#foundation/language.ts'

/** Letters about applications. They say that something happened, never what was written or decided. */
export const letterWords = words({
  begunSubject: { en: 'The way back to your application', fr: 'Pour revenir à votre demande' },
  begun: {
    en: 'You have begun an application. Every page is kept when you press its button, so you can stop at any time. This brings you back to where you left off; if you are not signed in by then, we send you a link and a code first.',
    fr: 'Vous avez commencé une demande. Chaque page est conservée quand vous appuyez sur son bouton; vous pouvez donc vous arrêter à tout moment. Ceci vous ramène là où vous étiez; si vous n’êtes plus en session, nous vous enverrons d’abord un lien et un code.',
  },
  sendBy: (date: string) => ({ en: `Send it by ${date}.`, fr: `Envoyez-la au plus tard le ${date}.` }),
  goOn: { en: 'Go on with my application', fr: 'Poursuivre ma demande' },
  receivedSubject: { en: 'We have your application', fr: 'Nous avons votre demande' },
  received: {
    en: 'Thank you. Your application has arrived, and a person will read it. You can still look at it and change it until a decision is made.',
    fr: 'Merci. Votre demande est arrivée, et une personne la lira. Vous pouvez encore la consulter et la modifier jusqu’à la décision.',
  },
  decidedBy: (date: string) => ({
    en: `You will hear from us by ${date}.`,
    fr: `Vous aurez de nos nouvelles d’ici le ${date}.`,
  }),
  openMine: { en: 'Open my application', fr: 'Ouvrir ma demande' },
  finishMine: { en: 'Finish my application', fr: 'Terminer ma demande' },
  askedSubject: { en: 'Something is missing in your application', fr: 'Il manque quelque chose à votre demande' },
  asked: {
    en: 'The coordinator asks you to add something. It is on your page; nothing else is lost or late.',
    fr: 'La coordination vous demande d’ajouter quelque chose. C’est indiqué sur votre page; rien d’autre n’est perdu ni en retard.',
  },
  decidedSubject: { en: 'About your application', fr: 'Au sujet de votre demande' },
  decided: {
    en: 'There is news about your application. Please open your page to read it.',
    fr: 'Il y a du nouveau au sujet de votre demande. Veuillez ouvrir votre page pour le lire.',
  },
  deadlineSubject: { en: 'The deadline has been moved', fr: 'L’échéance est reportée' },
  deadline: (date: string) => ({
    en: `You have begun an application. There is more time now: you can send it until ${date}.`,
    fr: `Vous avez commencé une demande. Il y a maintenant plus de temps : vous pouvez l’envoyer jusqu’au ${date}.`,
  }),
  reminderSubject: { en: 'Your application is waiting for you', fr: 'Votre demande vous attend' },
  reminder: (date: string) => ({
    en: `You have begun an application and not sent it yet. If you still want to, send it by ${date}. If not, there is nothing to do.`,
    fr: `Vous avez commencé une demande sans l’envoyer. Si vous le souhaitez toujours, envoyez-la d’ici le ${date}. Sinon, il n’y a rien à faire.`,
  }),
  invitedSubject: { en: 'Somebody would like you as a mentor', fr: 'Quelqu’un aimerait vous avoir comme mentor' },
  invited: (program: string) => ({
    en: `A colleague who applies to ${program} named you as somebody they would like to learn from. Mentors give a few hours a month; the page says what it takes. There is no obligation.`,
    fr: `Une ou un collègue qui présente une demande à ${program} a donné votre nom comme celui d’une personne de qui apprendre. Les mentors donnent quelques heures par mois; la page dit ce que cela demande. Rien ne vous y oblige.`,
  }),
  invitedUntil: (date: string) => ({
    en: `Mentors can apply until ${date}.`,
    fr: `Les mentors peuvent présenter une demande jusqu’au ${date}.`,
  }),
  seeProgram: { en: 'See the program', fr: 'Voir le programme' },
})
