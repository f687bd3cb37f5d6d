import { type Text, words } from '#foundation/language.ts'
import { pairStateWords as stateWords } from '../contacts/pairs.words.ts'

/** What a coordinator reads. */
export const staffWords = words({
  title: { en: 'Changes in partnerships', fr: 'Changements dans les partenariats' },
  lead: {
    en: 'What somebody told you in confidence, who would like another mentor, and who takes a break or has ended early. You see who and when; what the two write stays theirs.',
    fr: 'Ce que l’on vous a confié, qui souhaite un autre mentor, et qui fait une pause ou a terminé plus tôt. Vous voyez qui et quand; ce que les deux s’écrivent leur appartient.',
  },
  concerns: { en: 'Said to you in confidence', fr: 'Ce que l’on vous a confié' },
  noConcerns: { en: 'Nothing waits for you.', fr: 'Rien ne vous attend.' },
  concernLine: (name: string, wish: string) => ({ en: `${name}: ${wish}`, fr: `${name} : ${wish}` }),
  concernMore: (day: string, state: string) => ({ en: `${day}, ${state}`, fr: `${day}, ${state}` }),
  waits: { en: 'waits for you', fr: 'vous attend' },
  settled: { en: 'taken up', fr: 'pris en charge' },
  read: { en: 'Read', fr: 'Lire' },
  seeking: { en: 'Would like another mentor', fr: 'Souhaitent un autre mentor' },
  since: (day: string) => ({ en: `without a mentor since ${day}`, fr: `sans mentor depuis le ${day}` }),
  find: { en: 'Find another mentor', fr: 'Trouver un autre mentor' },
  all: { en: 'Every partnership', fr: 'Tous les partenariats' },
  changed: { en: 'Breaks and early ends', fr: 'Pauses et fins anticipées' },
  noneChanged: { en: 'Nobody takes a break, and none has ended early.', fr: 'Aucune pause, aucune fin anticipée.' },
  mentee: { en: 'Mentee', fr: 'Personne mentorée' },
  mentor: { en: 'Mentor', fr: 'Mentor' },
  state: { en: 'State', fr: 'État' },
  until: { en: 'Until', fr: 'Jusqu’au' },
  untilOrEnded: { en: 'Until, or ended on', fr: 'Jusqu’au, ou terminé le' },
  wasUntil: { en: 'Was to go on until', fr: 'Devait durer jusqu’au' },
  open: { en: 'Open', fr: 'Ouvrir' },

  concernTitle: (name: string) => ({ en: `${name} has told you something`, fr: `${name} vous a confié quelque chose` }),
  concernLead: (partner: string) => ({
    en: `${partner} does not know of it. Please keep it so, unless the two of you agree otherwise.`,
    fr: `${partner} n’en sait rien. Veuillez faire en sorte que cela reste ainsi, sauf entente entre vous deux.`,
  }),
  wishes: { en: 'What they ask for', fr: 'Ce que la personne demande' },
  aboutWhat: { en: 'About', fr: 'À propos' },
  saidOn: { en: 'Said on', fr: 'Dit le' },
  reach: { en: 'How to reach them', fr: 'Coordonnées' },
  months: { en: 'Months in which they met', fr: 'Mois où ils se sont vus' },
  monthsLead: {
    en: 'In which months the two met, and whether a call may help, stands on a page of its own.',
    fr: 'Les mois où les deux se sont vus, et si un appel pourrait aider, figurent sur une page à part.',
  },
  theirWords: { en: 'In their own words', fr: 'Dans ses propres mots' },
  noWords: { en: 'They wrote nothing more.', fr: 'La personne n’a rien écrit de plus.' },
  whatYouCanDo: { en: 'What you can do', fr: 'Ce que vous pouvez faire' },
  toEnded: { en: 'Their partnership, which has ended', fr: 'Leur partenariat, qui a pris fin' },
  toPair: { en: 'Their partnership: go on longer, or an end', fr: 'Leur partenariat : prolonger ou mettre fin' },
  done: { en: 'What was done', fr: 'Ce qui a été fait' },
  doneAudience: {
    en: 'only the coordinators of this program, and nobody who supervises either of the two',
    fr: 'seulement la coordination de ce programme, et personne qui supervise l’un des deux',
  },
  settle: { en: 'Note it as taken up', fr: 'Noter la prise en charge' },
  settledNotice: {
    en: 'Noted. The person sees that it was taken up.',
    fr: 'Noté. La personne voit que c’est pris en charge.',
  },

  pairTitle: (mentee: string, mentor: string) => ({ en: `${mentee} and ${mentor}`, fr: `${mentee} et ${mentor}` }),
  dates: { en: 'Dates', fr: 'Dates' },
  from: { en: 'From', fr: 'Du' },
  pausedUntil: { en: 'Taking a break until', fr: 'En pause jusqu’au' },
  endedOn: { en: 'Ended on', fr: 'Terminé le' },
  again: { en: 'Another mentor', fr: 'Un autre mentor' },
  againYes: { en: 'The mentee would like one', fr: 'La personne mentorée le souhaite' },
  againFound: (mentor: string, day: string) => ({
    en: `${mentor}, introduced on ${day}`,
    fr: `${mentor}, depuis la mise en relation du ${day}`,
  }),
  againAsked: (mentor: string) => ({
    en: `The mentee would like one; ${mentor} is proposed`,
    fr: `La personne mentorée le souhaite; solution proposée : ${mentor}`,
  }),
  againNo: { en: 'The mentee would not like one now', fr: 'La personne mentorée ne le souhaite pas maintenant' },
  againUnsaid: { en: 'The mentee has not said yet', fr: 'La personne mentorée ne l’a pas encore dit' },
  pause: { en: 'A break they asked for', fr: 'Une pause demandée' },
  pauseLead: {
    en: 'For when one of them asks you, as by telephone. Both get the same kind letter as if they had begun it here: until when, and nothing else. Nothing is asked of them meanwhile; on that day it goes on by itself.',
    fr: 'Pour quand l’une des deux personnes vous le demande, par exemple au téléphone. Les deux reçoivent le même courriel bienveillant que si elle avait commencé ici : jusqu’à quand, et rien d’autre. Rien ne leur est demandé entre-temps; ce jour-là, cela reprend de soi-même.',
  },
  pauseWay: {
    en: 'When one of them asks you for it, as by telephone.',
    fr: 'Quand l’une des deux personnes vous la demande, par exemple au téléphone.',
  },
  pauseButton: { en: 'Note the break', fr: 'Noter la pause' },
  paused: {
    en: 'They take a break. Both get a letter.',
    fr: 'Le partenariat fait une pause. Les deux reçoivent un courriel.',
  },
  resume: { en: 'Go on before the day', fr: 'Reprendre avant le jour prévu' },
  resumeWay: {
    en: 'When one of them tells you that they would like to.',
    fr: 'Quand l’une des deux personnes vous dit le souhaiter.',
  },
  resumeLead: {
    en: 'For when one of them tells you that they would like to go on sooner. Both get a letter.',
    fr: 'Pour quand l’une des deux personnes vous dit vouloir reprendre plus tôt. Les deux reçoivent un courriel.',
  },
  resumeButton: { en: 'They go on now', fr: 'Reprise dès maintenant' },
  resumed: { en: 'They go on. Both get a letter.', fr: 'Le partenariat reprend. Les deux reçoivent un courriel.' },
  extend: { en: 'Let them go on longer', fr: 'Prolonger' },
  extendLead: {
    en: 'Best after you have asked both. Both get a letter.',
    fr: 'De préférence après avoir consulté les deux. Tous deux reçoivent un courriel.',
  },
  extendButton: { en: 'Go on until this day', fr: 'Prolonger jusqu’à ce jour' },
  extended: {
    en: 'They go on longer. Both get a letter.',
    fr: 'Le partenariat est prolongé. Tous deux reçoivent un courriel.',
  },
  end: { en: 'End it early', fr: 'Y mettre fin plus tôt' },
  endWay: {
    en: 'After you have spoken with both. What it means is said before anything happens.',
    fr: 'Après avoir parlé aux deux. Ce que cela signifie est dit avant que rien n’arrive.',
  },
  endLead: {
    en: 'Only after you have spoken with both. It ends today; both get a kind letter that says nothing of who or why; the mentor’s place is free, and the mentee is asked whether they would like another mentor. It cannot be taken back.',
    fr: 'Seulement après avoir parlé aux deux. Il prend fin aujourd’hui; tous deux reçoivent un courriel bienveillant qui ne dit ni qui ni pourquoi; la place du mentor se libère, et l’on demande à la personne mentorée si elle souhaite un autre mentor. Cela ne peut pas être annulé.',
  },
  endSure: { en: 'I have spoken with both.', fr: 'J’ai parlé aux deux.' },
  endButton: { en: 'End it today', fr: 'Y mettre fin aujourd’hui' },
  ended: { en: 'It has ended. Both get a letter.', fr: 'Il a pris fin. Tous deux reçoivent un courriel.' },
  leaves: (mentor: string) => ({ en: `${mentor} leaves the program`, fr: `${mentor} quitte le programme` }),
  leavesWay: {
    en: 'For a mentor who can no longer take part in the program at all.',
    fr: 'Pour un mentor qui ne peut plus du tout participer au programme.',
  },
  leavesLead: (n: number) => ({
    en: `For a mentor who can no longer take part. ${n === 1 ? 'This partnership ends' : `All ${n} of their partnerships end`} today, each mentee is told kindly and asked whether they would like another mentor, and this mentor is asked about nobody any more.`,
    fr: `Pour un mentor qui ne peut plus participer. ${n === 1 ? 'Ce partenariat prend' : `Ses ${n} partenariats prennent`} fin aujourd’hui, chaque personne mentorée est informée avec égards et l’on demande si un autre mentor est souhaité; ce mentor n’est plus sollicité.`,
  }),
  leavesSure: {
    en: 'They asked me to, or cannot say so themselves.',
    fr: 'La personne me l’a demandé ou ne peut le dire elle-même.',
  },
  leavesButton: { en: 'Note that the mentor leaves', fr: 'Noter le départ du mentor' },
  left: (n: number) => ({
    en: `${n} ${n === 1 ? 'partnership has' : 'partnerships have'} ended. Everybody gets a letter.`,
    fr: `${n} ${n < 2 ? 'partenariat a' : 'partenariats ont'} pris fin. Tout le monde reçoit un courriel.`,
  }),

  nextTitle: (name: string) => ({ en: `Another mentor for ${name}`, fr: `Un autre mentor pour ${name}` }),
  nextLead: {
    en: 'The engine has matched everybody who has nobody now with the places that are free, exactly. Nobody who has a partner is moved, and nobody is proposed twice.',
    fr: 'Le moteur a jumelé, de façon exacte, toutes les personnes sans partenaire avec les places libres. Aucune personne qui a un partenaire n’est déplacée, et personne n’est proposé deux fois.',
  },
  proposal: { en: 'The best that is left', fr: 'Le meilleur choix restant' },
  proven: {
    en: 'Proven: under the program’s weights and rules no other answer with today’s places is better. The proof was checked apart from the search.',
    fr: 'Prouvé : selon les poids et les règles du programme, aucune autre réponse avec les places d’aujourd’hui n’est meilleure. La preuve a été vérifiée indépendamment de la recherche.',
  },
  why: { en: 'Why', fr: 'Pourquoi' },
  nobody: {
    en: 'No mentor with a free place fits now. When a place becomes free or another mentor is accepted, look again here.',
    fr: 'Aucun mentor avec une place libre ne convient actuellement. Quand une place se libère ou qu’un autre mentor est accepté, revenez ici.',
  },
  notYours: {
    en: 'The best answer concerns somebody you supervise. Another coordinator must ask.',
    fr: 'La meilleure réponse concerne une personne que vous supervisez. Une autre personne à la coordination doit solliciter.',
  },
  askMentor: (name: string) => ({ en: `Ask ${name}`, fr: `Solliciter ${name}` }),
  asked: {
    en: 'Asked. The rest goes as with every proposed pair.',
    fr: 'Sollicité. La suite se déroule comme pour chaque paire proposée.',
  },
})

/** Where a partnership stands; never that it failed. */
export const pairStateWords: Record<string, Text> = {
  ...stateWords,
  completed: { en: 'Completed', fr: 'Terminé comme prévu' },
  early: { en: 'Ended early', fr: 'Terminé plus tôt' },
  mentor_left: { en: 'Ended, the mentor left', fr: 'Terminé, le mentor est parti' },
}
