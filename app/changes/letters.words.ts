import { words } from '#foundation/language.ts'

/** Letters about changes. None names anybody: a mailbox may belong to an employer. */
export const changeLetterWords = words({
  open: { en: 'Open our page', fr: 'Ouvrir notre page' },
  pausedSubject: { en: 'A break', fr: 'Une pause' },
  paused: (until: string) => ({
    en: `Your partnership takes a break until ${until}. That is quite all right and needs no reason. Nothing is asked of you meanwhile, and nothing is lost: on that day it goes on by itself. Either of you can go on sooner from your page.`,
    fr: `Votre partenariat fait une pause jusqu’au ${until}. C’est tout à fait normal et n’exige aucune raison. Rien ne vous est demandé entre-temps, et rien n’est perdu : ce jour-là, il reprend de lui-même. Chacun de vous peut reprendre plus tôt depuis votre page.`,
  }),
  resumedSubject: { en: 'You two go on', fr: 'Vous reprenez' },
  resumed: {
    en: 'The break is over, and your partnership goes on. A short message to each other is a good way back in.',
    fr: 'La pause est terminée, et votre partenariat reprend. Un petit message de l’un à l’autre est une bonne façon de s’y remettre.',
  },
  proposedSubject: {
    en: 'Your partner would like to go on longer',
    fr: 'Votre partenaire aimerait continuer plus longtemps',
  },
  proposed: {
    en: 'Your partner proposes to go on past the day you agreed. A yes or a no are both fine; your page shows the day. Until you say yes, nothing changes.',
    fr: 'Votre partenaire propose de continuer au-delà du jour convenu. Un oui ou un non conviennent tous deux; votre page indique le jour. Tant que vous n’avez pas dit oui, rien ne change.',
  },
  answer: { en: 'Answer', fr: 'Répondre' },
  declinedSubject: { en: 'It stays as you agreed', fr: 'Cela reste comme convenu' },
  declined: (until: string) => ({
    en: `Your partner would rather keep to the day you two agreed, and your partnership ends on ${until}. That needs no reason and says nothing about your time together: plans fill up. There is still time to make the most of it.`,
    fr: `Votre partenaire préfère s’en tenir au jour convenu, et votre partenariat se termine le ${until}. Cela n’exige aucune raison et ne dit rien du temps passé ensemble : les agendas se remplissent. Il reste du temps pour en profiter.`,
  }),
  extendedSubject: { en: 'You go on longer', fr: 'Vous continuez plus longtemps' },
  extended: (until: string) => ({
    en: `Your partnership goes on until ${until}. Your page keeps the day it was to end before.`,
    fr: `Votre partenariat continue jusqu’au ${until}. Votre page garde le jour où il devait se terminer.`,
  }),
  endedSubject: { en: 'Your partnership has come to an end', fr: 'Votre partenariat a pris fin' },
  ended: {
    en: 'Your partnership has come to an end before its day. That happens, for many reasons, and is nobody’s fault. Thank you for the time and care you gave it.',
    fr: 'Votre partenariat a pris fin avant le jour prévu. Cela arrive, pour bien des raisons, et ce n’est la faute de personne. Merci du temps et du soin que vous y avez mis.',
  },
  left: {
    en: 'Your mentor can no longer take part in the program, and so your partnership has come to an end. That is nobody’s fault, and says nothing about you.',
    fr: 'Votre mentor ne peut plus participer au programme, et votre partenariat a donc pris fin. Ce n’est la faute de personne et ne dit rien de vous.',
  },
  leftMentor: {
    en: 'You have stepped back as a mentor, and this partnership has come to an end. Your mentee is told kindly and can be matched anew. Thank you for the time and care you gave.',
    fr: 'Vous avez cessé d’être mentor dans ce programme, et ce partenariat a pris fin. La personne que vous accompagniez en est informée avec égards et peut être jumelée de nouveau. Merci du temps et du soin que vous avez donnés.',
  },
  readable: (until: string) => ({
    en: `What you two wrote can be read until ${until}.`,
    fr: `Ce que vous avez écrit à deux peut être lu jusqu’au ${until}.`,
  }),
  askedAgain: {
    en: 'If you would like another mentor, say so with one press; you need not sign in. If not, there is nothing you need to do.',
    fr: 'Si vous souhaitez une autre personne comme mentor, dites-le d’un seul clic, sans vous connecter. Sinon, vous n’avez rien à faire.',
  },
  again: { en: 'I would like another mentor', fr: 'Je souhaite une autre personne comme mentor' },
  completedSubject: { en: 'Thank you', fr: 'Merci' },
  completed: {
    en: 'The day you agreed on has come, and your partnership ends as planned. Thank you for what you gave each other. You may stay in touch as you like; the program just stops asking.',
    fr: 'Le jour convenu est arrivé, et votre partenariat se termine comme prévu. Merci de ce que vous vous êtes donné l’un à l’autre. Vous pouvez rester en contact comme il vous plaît; le programme cesse simplement de demander.',
  },
  concernSubject: { en: 'Somebody would like a word with you', fr: 'Quelqu’un aimerait vous parler' },
  concern: {
    en: 'Somebody in a partnership of your program has something to tell you in confidence. It waits for you in Alongside. Their partner does not know of it.',
    fr: 'Une personne d’un partenariat de votre programme a quelque chose à vous confier. Cela vous attend dans Alongside. Son ou sa partenaire n’en sait rien.',
  },
  read: { en: 'Read it', fr: 'Lire' },
})
