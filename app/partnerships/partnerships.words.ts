import type { SeatKind } from '#database/types.ts'
import { type Text, words } from '#foundation/language.ts'

export const partnershipWords = words({
  publication: { en: 'Publish the pairs', fr: 'Publier les paires' },
  publicationLead: (pairs: number, left: number) => ({
    en: `${pairs} mentors are asked by letter, each about one mentee. When a mentor says yes, the mentee is asked. ${left} people without a partner are told honestly what happens next. Nothing has reached anybody before this.`,
    fr: `${pairs} mentors sont sollicités par courriel, chacun au sujet d’une personne mentorée. Quand un mentor dit oui, la personne est sollicitée à son tour. ${left} personnes sans partenaire sont informées franchement de la suite. Rien n’est parvenu à personne avant ceci.`,
  }),
  publish: { en: 'Publish and ask the mentors', fr: 'Publier et solliciter les mentors' },
  published: (n: number) => ({
    en: `Published: ${n} mentors are asked.`,
    fr: `Publié : ${n} mentors sont sollicités.`,
  }),
  approvedFirst: {
    en: 'The committee has to approve this board first.',
    fr: 'Le comité doit d’abord approuver ce tableau.',
  },
  notAllSeen: {
    en: 'Some pairs on this board are about people you supervise. Another coordinator must publish it.',
    fr: 'Certaines paires de ce tableau concernent des personnes que vous supervisez. Une autre personne à la coordination doit le publier.',
  },
  noPlace: (name: string) => ({
    en: `${name} has no place left. Run the matching again.`,
    fr: `${name} n’a plus de place. Relancez le jumelage.`,
  }),
  answers: { en: 'Answers', fr: 'Réponses' },
  answersLead: {
    en: 'Where every proposed pair stands. A no needs no reason; the next best mentor is asked.',
    fr: 'Où en est chaque paire proposée. Un non n’exige aucune raison; le meilleur mentor suivant est sollicité.',
  },
  everyOffer: { en: 'Every pair that was asked', fr: 'Chaque paire sollicitée' },
  tally: (agreed: number, parted: number, open: number, over: number) => ({
    en: `${agreed} ${agreed === 1 ? 'pair has' : 'pairs have'} both said yes${parted ? ` (${parted} of these partnerships ${parted === 1 ? 'has' : 'have'} ended since)` : ''}, ${open} ${open === 1 ? 'is' : 'are'} being asked, ${over} came to nothing.`,
    fr: `${agreed} ${agreed < 2 ? 'paire a' : 'paires ont'} dit oui${parted ? ` (${parted} de ces partenariats ${parted < 2 ? 'a' : 'ont'} pris fin depuis)` : ''}, ${open} ${open < 2 ? 'est sollicitée' : 'sont sollicitées'}, ${over} ${over < 2 ? 'n’a' : 'n’ont'} pas abouti.`,
  }),
  noOffers: {
    en: 'Nothing has been published yet. Approve a board and publish it; the answers come in here.',
    fr: 'Rien n’est encore publié. Approuvez un tableau et publiez-le; les réponses arriveront ici.',
  },
  mentee: { en: 'Mentee', fr: 'Personne mentorée' },
  mentor: { en: 'Mentor', fr: 'Mentor' },
  state: { en: 'State', fr: 'État' },
  until: { en: 'Answer by', fr: 'Réponse attendue' },
  round: { en: 'Asked', fr: 'Sollicitation' },
  roundN: (n: number) => ({
    en: n === 1 ? 'first choice' : `choice ${n}`,
    fr: n === 1 ? 'premier choix' : `choix ${n}`,
  }),
  word: { en: 'Their word', fr: 'Leur mot' },
  askNext: { en: 'Ask the next best now', fr: 'Solliciter le meilleur suivant' },
  asked: (n: number) => ({
    en: n
      ? `${n} ${n === 1 ? 'mentor is' : 'mentors are'} asked.`
      : 'Nobody else can be asked: no mentor with a free place fits.',
    fr: n
      ? `${n} ${n === 1 ? 'mentor est sollicité' : 'mentors sont sollicités'}.`
      : 'Personne d’autre ne peut être sollicité : aucun mentor disponible ne convient.',
  }),
  without: { en: 'Without an offer now', fr: 'Sans proposition actuellement' },
  andMore: (n: number) => ({
    en: `and ${n} more`,
    fr: `et ${n} ${n === 1 ? 'autre personne' : 'autres personnes'}`,
  }),
  show: { en: 'Show', fr: 'Afficher' },
  showAll: { en: 'All', fr: 'Toutes' },
  showOpen: { en: 'Being asked', fr: 'Sollicitées' },
  showOver: { en: 'Came to nothing', fr: 'Sans suite' },
  showAgreed: { en: 'Both said yes', fr: 'Deux fois oui' },
  noneOfThese: { en: 'No pair like this.', fr: 'Aucune paire de ce genre.' },
  spoken: (name: string) => ({ en: `${name} has answered`, fr: `${name} a répondu` }),
  spokenLead: {
    en: 'For somebody who answered by telephone or in person. It counts like their own press of the button.',
    fr: 'Pour une personne qui a répondu par téléphone ou en personne. La réponse compte comme si elle avait appuyé sur le bouton.',
  },
  theirAnswer: { en: 'Their answer', fr: 'Sa réponse' },
  spokenYes: { en: 'Yes', fr: 'Oui' },
  spokenNo: { en: 'No', fr: 'Non' },
  theyAgree: {
    en: 'They asked me to write it down for them.',
    fr: 'Cette personne m’a demandé de l’inscrire pour elle.',
  },
  askThem: {
    en: 'Only what they asked you to write down counts.',
    fr: 'Seul compte ce que la personne vous a demandé d’inscrire.',
  },
  writeDown: { en: 'Write it down', fr: 'Inscrire' },
  writtenDown: { en: 'Written down.', fr: 'Inscrit.' },
  wordAudience: { en: 'the coordinators of this program', fr: 'la coordination de ce programme' },
  noLongerOpen: {
    en: 'This has been answered already, or its time is over.',
    fr: 'Une réponse a déjà été donnée, ou le délai est écoulé.',
  },

  takenBackSubject: { en: 'A match has been taken back', fr: 'Un jumelage a été retiré' },
  takenBack: {
    en: 'The match we wrote to you about has been taken back, because the other person is no longer taking part. There is nothing you need to do. We look for the next best match, and write to you when there is one.',
    fr: 'Le jumelage dont nous vous avons parlé a été retiré, car l’autre personne ne participe plus. Vous n’avez rien à faire. Nous cherchons le meilleur jumelage suivant et vous écrirons dès que nous l’aurons trouvé.',
  },

  notThisTimeSubject: { en: 'About your yes', fr: 'Au sujet de votre oui' },
  notThisTime: {
    en: 'Thank you for your yes. The match did not come about this time; that says nothing about you. Your place is free again, and we write to you when another mentee fits well.',
    fr: 'Merci de votre oui. Le jumelage ne s’est pas fait cette fois-ci; cela ne dit rien de vous. Votre place est de nouveau libre, et nous vous écrirons lorsqu’une autre personne conviendra.',
  },
  tooLateSubject: { en: 'The time to answer is over', fr: 'Le délai de réponse est écoulé' },
  tooLate: {
    en: 'We had asked you about a match and have not heard from you, so it has been taken back. Nothing else changes: you still take part. If you would like to be asked again, or not, a reply to this letter reaches the coordinator.',
    fr: 'Nous vous avions proposé un jumelage et n’avons pas eu de réponse; il a donc été retiré. Rien d’autre ne change : vous participez toujours. Si vous souhaitez qu’on vous sollicite de nouveau, ou non, répondez à ce courriel : il parvient à la coordination.',
  },

  cardForMentor: (name: string) => ({
    en: `Would you be ${name}’s mentor?`,
    fr: `Accepteriez-vous d’être mentor de ${name}?`,
  }),
  cardForMentee: (name: string) => ({
    en: `Would you like ${name} as your mentor?`,
    fr: `Aimeriez-vous avoir ${name} comme mentor?`,
  }),
  cardLeadMentor: {
    en: 'The committee thinks you two would work well together. This is what the mentee chose to tell you. A no is fine, needs no reason, and is told to nobody but the coordinator.',
    fr: 'Le comité croit que vous travailleriez bien ensemble. Voici ce que la personne a choisi de vous dire. Un non est tout à fait acceptable, n’exige aucune raison et n’est connu que de la coordination.',
  },
  cardLeadMentee: {
    en: 'The committee thinks you two would work well together, and the mentor has said yes. A no is fine, needs no reason, and is told to nobody but the coordinator.',
    fr: 'Le comité croit que vous travailleriez bien ensemble, et le mentor a dit oui. Un non est tout à fait acceptable, n’exige aucune raison et n’est connu que de la coordination.',
  },
  answerUntil: (when: string) => ({ en: `Please answer by ${when}.`, fr: `Veuillez répondre d’ici le ${when}.` }),
  yes: { en: 'Yes, gladly', fr: 'Oui, avec plaisir' },
  no: { en: 'No, not this time', fr: 'Non, pas cette fois' },
  noLead: {
    en: 'That is quite all right. If you want to say why, the coordinator alone reads it; if not, leave it empty.',
    fr: 'C’est tout à fait acceptable. Si vous voulez dire pourquoi, seule la coordination le lira; sinon, laissez vide.',
  },
  why: { en: 'Why, if you like', fr: 'Pourquoi, si vous voulez' },
  onlyCoordinator: { en: 'only the coordinator', fr: 'seulement la coordination' },
  sayNo: { en: 'Say no', fr: 'Dire non' },
  saidYesMentor: {
    en: 'Thank you. Now the mentee is asked; you hear from us either way.',
    fr: 'Merci. La personne mentorée est maintenant sollicitée; vous aurez des nouvelles dans tous les cas.',
  },
  saidYesMentee: {
    en: 'Wonderful. You are introduced to each other by letter.',
    fr: 'Merveilleux. Un courriel vous présente l’un à l’autre.',
  },
  saidNo: {
    en: 'Thank you for telling us. Nobody but the coordinator knows.',
    fr: 'Merci de nous l’avoir dit. Seule la coordination le sait.',
  },
  over: { en: 'This has been answered.', fr: 'Une réponse a été donnée.' },
  waitingForMentee: {
    en: 'You said yes. The mentee is being asked.',
    fr: 'Vous avez dit oui. La personne mentorée est sollicitée.',
  },
  agreed: { en: 'You both said yes.', fr: 'Vous avez tous deux dit oui.' },
  role: { en: 'Role', fr: 'Fonction' },
  district: { en: 'District', fr: 'District' },
  since: { en: 'Since', fr: 'Depuis' },
  retiredWord: { en: 'retired', fr: 'à la retraite' },
  speaks: { en: 'Speaks', fr: 'Parle' },
  meets: { en: 'Likes to meet by', fr: 'Aime se rencontrer par' },
  times: { en: 'Usually free', fr: 'Habituellement libre' },
  needs: { en: 'What makes taking part easier', fr: 'Ce qui facilite sa participation' },
  together: { en: 'Why the committee thinks so', fr: 'Pourquoi le comité le croit' },

  askedSubjectMentor: { en: 'A mentee is proposed to you', fr: 'Une personne mentorée vous est proposée' },
  askedMentor: {
    en: 'The committee proposes a mentee to you. One page says who it is; one press says yes or no.',
    fr: 'Le comité vous propose une personne mentorée. Une page dit de qui il s’agit; un bouton dit oui ou non.',
  },
  askedSubjectMentee: { en: 'A mentor is proposed to you', fr: 'Un mentor vous est proposé' },
  askedMentee: {
    en: 'The committee proposes a mentor to you, who has said yes. One page says who it is; one press says yes or no.',
    fr: 'Le comité vous propose un mentor, qui a dit oui. Une page dit de qui il s’agit; un bouton dit oui ou non.',
  },
  openCard: { en: 'See who it is', fr: 'Voir de qui il s’agit' },
  reminderSubject: { en: 'Your answer is awaited', fr: 'Votre réponse est attendue' },
  reminder: (when: string) => ({
    en: `Somebody is proposed to you and waits for your answer until ${when}. A no is fine too.`,
    fr: `Une personne vous est proposée et attend votre réponse jusqu’au ${when}. Un non convient aussi.`,
  }),
  introducedSubject: { en: 'You are introduced', fr: 'Vous êtes mis en relation' },
  introducedBody: (name: string, address: string) => ({
    en: `Both of you have said yes: you and ${name} are partners now. Write to ${address}; your page has the telephone number too.`,
    fr: `Vous avez tous deux dit oui : vous et ${name} êtes maintenant partenaires. Écrivez à ${address}; votre page donne aussi le numéro de téléphone.`,
  }),
  introducedNext: {
    en: 'A short first call this week is a good beginning.',
    fr: 'Un premier appel bref cette semaine est un bon début.',
  },
  openPartnership: { en: 'Open our page', fr: 'Ouvrir notre page' },
  noneSubject: { en: 'About your match', fr: 'Au sujet de votre jumelage' },
  nextMentee: {
    en: 'You stay on the list, and are asked first when a mentor becomes free or another comes forward. There is nothing you need to do; a reply to this letter reaches the coordinator.',
    fr: 'Vous restez sur la liste et passerez en premier quand un mentor se libérera ou se proposera. Vous n’avez rien à faire; une réponse à ce courriel parvient à la coordination.',
  },
  nextMentor: {
    en: 'You stay on the list in case somebody needs a mentor during the year. A reply to this letter reaches the coordinator.',
    fr: 'Vous restez sur la liste au cas où quelqu’un aurait besoin d’un mentor durant l’année. Une réponse à ce courriel parvient à la coordination.',
  },
  stillWaitingSubject: { en: 'You are still on the waiting list', fr: 'Vous êtes toujours sur la liste d’attente' },
  stillWaiting: (program: string) => ({
    en: `The matches of ${program} have been made, and every place is taken. You are still on the waiting list; your page shows your place in line. When somebody gives up theirs, the coordinator writes to you.`,
    fr: `Les jumelages de ${program} sont faits, et toutes les places sont prises. Vous êtes toujours sur la liste d’attente; votre page indique votre rang. Si une place se libère, la coordination vous écrira.`,
  }),
  openApplication: { en: 'Open my application', fr: 'Ouvrir ma demande' },
})

/** Why somebody has no partner, told to themselves: true, and nothing that would tell on anybody else. */
export const noneWords = {
  mentee: {
    scarce: {
      en: 'We have looked carefully and have no mentor for you at this moment. The mentors who would fit you are all taken: there are fewer places than people. That says nothing about you.',
      fr: 'Nous avons cherché avec soin et n’avons pas de mentor pour vous en ce moment. Les mentors qui vous conviendraient sont tous pris : il y a moins de places que de personnes. Cela ne dit rien de vous.',
    },
    nobody: {
      en: 'We have looked carefully and have no mentor for you at this moment. None of the mentors who have come forward so far fits what this program asks of a pair, such as district, language or how to meet. That says nothing about you.',
      fr: 'Nous avons cherché avec soin et n’avons pas de mentor pour vous en ce moment. Aucun des mentors qui se sont proposés jusqu’ici ne répond à ce que ce programme demande d’une paire, comme le district, la langue ou la façon de se rencontrer. Cela ne dit rien de vous.',
    },
    tried: {
      en: 'The match we had in mind for you did not come about, and at this moment no other mentor who fits has a free place. That says nothing about you.',
      fr: 'Le jumelage que nous avions en vue pour vous ne s’est pas fait, et en ce moment aucun autre mentor qui convienne n’a de place libre. Cela ne dit rien de vous.',
    },
    again: {
      en: 'You asked for another mentor. We have looked carefully, and at this moment no other mentor who fits has a free place. That says nothing about you.',
      fr: 'Vous avez demandé une autre personne comme mentor. Nous avons cherché avec soin, et en ce moment aucun autre mentor qui convienne n’a de place libre. Cela ne dit rien de vous.',
    },
    held: {
      en: 'The committee has not proposed a mentor to you yet and is taking more time over it. That says nothing about you.',
      fr: 'Le comité ne vous a pas encore proposé de mentor et prend plus de temps pour y réfléchir. Cela ne dit rien de vous.',
    },
  },
  mentor: {
    spare: {
      en: 'Thank you for offering. This time no mentee needed your place; that is good luck for them and says nothing about you.',
      fr: 'Merci de votre offre. Cette fois, aucune personne n’avait besoin de votre place; c’est une chance pour elles et cela ne dit rien de vous.',
    },
    held: {
      en: 'Thank you for offering. The committee has not proposed a mentee to you yet and is taking more time over it. That says nothing about you.',
      fr: 'Merci de votre offre. Le comité ne vous a pas encore proposé de personne à accompagner et prend plus de temps pour y réfléchir. Cela ne dit rien de vous.',
    },
  },
} as const satisfies Record<SeatKind, Record<string, Text>>

export const offerStateWords: Record<string, Text> = {
  asking_mentor: { en: 'mentor is asked', fr: 'mentor sollicité' },
  asking_mentee: { en: 'mentor said yes; mentee is asked', fr: 'mentor d’accord; personne sollicitée' },
  accepted: { en: 'both said yes', fr: 'les deux sont d’accord' },
  declined_mentor: { en: 'mentor said no', fr: 'mentor : non' },
  declined_mentee: { en: 'mentee said no', fr: 'personne mentorée : non' },
  expired: { en: 'not answered in time', fr: 'sans réponse à temps' },
  withdrawn: { en: 'withdrawn', fr: 'retirée' },
  ended: { en: 'they were partners', fr: 'ont été partenaires' },
}
