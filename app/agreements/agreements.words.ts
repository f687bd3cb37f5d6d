import { type Text, words } from '#foundation/language.ts'
import type { Arranger, Kickoff, TermKey } from './agreement.ts'

export const agreementWords = words({
  title: { en: 'Our agreement', fr: 'Notre entente' },
  door: {
    en: 'How you reach each other, how often you meet, and what you can rely on.',
    fr: 'Comment vous joindre, à quel rythme vous rencontrer, et sur quoi vous pouvez compter.',
  },
  yours: (partner: string) => ({
    en: `Only you and ${partner} read this. The coordinator sees whether you have an agreement and since when. How often you want to meet also tells when it has been quiet, and is counted with that of others, in totals of five pairs or more; nothing else in it leaves this page.`,
    fr: `Vous et ${partner} êtes les seules personnes à lire ceci. La coordination voit si vous avez une entente et depuis quand. Le rythme de vos rencontres sert aussi à remarquer un long silence, et il est compté avec celui des autres, en totaux de cinq paires ou plus; rien d’autre de son contenu ne quitte cette page.`,
  }),
  everyAudience: (partner: string) => ({
    en: `you and ${partner}; with what others agreed, in totals of five pairs or more`,
    fr: `vous et ${partner}; avec ce que d’autres ont convenu, en totaux de cinq paires ou plus`,
  }),
  kickoffAudience: (partner: string) => ({
    en: `you, ${partner} and the coordinator`,
    fr: `vous, ${partner} et la coordination`,
  }),
  onlyYou: (partner: string) => ({ en: `only you and ${partner}`, fr: `seulement vous et ${partner}` }),
  none: (partner: string) => ({
    en: `Nothing is agreed yet. Talk it over in your first conversation; then one of you writes down what you found, and both sign. Either you or ${partner} can begin.`,
    fr: `Rien n’est encore convenu. Parlez-en lors de votre première conversation; ensuite, l’un de vous l’inscrit et vous signez tous deux. Vous pouvez commencer, ou ${partner}.`,
  }),
  begin: { en: 'Write an agreement', fr: 'Écrire une entente' },
  change: { en: 'Propose a change', fr: 'Proposer un changement' },
  editProposal: { en: 'Change the proposal', fr: 'Modifier la proposition' },
  print: { en: 'Print it with lines to sign', fr: 'Imprimer avec des lignes de signature' },
  asideLead: {
    en: 'Setting it aside asks nothing more of either of you; what is in force stays.',
    fr: 'La mettre de côté ne demande plus rien à personne; ce qui est en vigueur le reste.',
  },
  aside: { en: 'Set this proposal aside', fr: 'Mettre cette proposition de côté' },
  setAside: {
    en: 'Set aside. What was in force stays in force.',
    fr: 'Mise de côté. Ce qui était en vigueur le reste.',
  },
  proposedTitle: (edition: number) => ({ en: `Proposed: edition ${edition}`, fr: `Proposée : édition ${edition}` }),
  agreedTitle: (edition: number) => ({ en: `In force: edition ${edition}`, fr: `En vigueur : édition ${edition}` }),
  stillInForce: (edition: number) => ({
    en: `Until you have both signed this, edition ${edition} stays in force. Both are side by side; what would change is marked.`,
    fr: `Tant que vous ne l’avez pas signée tous les deux, l’édition ${edition} reste en vigueur. Les deux sont côte à côte; ce qui changerait est marqué.`,
  }),
  point: { en: 'About', fr: 'Sujet' },
  changed: { en: 'Changed', fr: 'Modifié' },
  nothingSaid: { en: '—', fr: '—' },
  proposedBy: (name: string, when: string) => ({
    en: `Proposed by ${name}, ${when}.`,
    fr: `Proposée par ${name}, ${when}.`,
  }),
  signedBy: (name: string, when: string) => ({ en: `Signed by ${name}, ${when}.`, fr: `Signée par ${name}, ${when}.` }),
  waitsFor: (partner: string) => ({
    en: `You have signed. Now it waits for ${partner}.`,
    fr: `Vous avez signé. Elle attend maintenant ${partner}.`,
  }),
  signTitle: { en: 'Sign', fr: 'Signer' },
  signLead: (edition: number) => ({
    en: `You sign edition ${edition}, with the program’s clauses above, as they read now. It holds once both of you have signed. Neither of you is held to it against your will: either may propose a change at any time.`,
    fr: `Vous signez l’édition ${edition}, avec les clauses du programme ci-dessus, telles qu’elles se lisent maintenant. Elle vaut une fois que vous avez signé tous les deux. Personne n’y est tenu contre son gré : chacun peut proposer un changement en tout temps.`,
  }),
  yourName: { en: 'Your name, as you sign', fr: 'Votre nom, comme vous signez' },
  commits: (from: string, to: string) => ({
    en: `I have read it, and commit to our time together from ${from} to ${to}`,
    fr: `Je l’ai lue, et je m’engage pour notre temps ensemble du ${from} au ${to}`,
  }),
  sign: (edition: number) => ({ en: `Sign edition ${edition}`, fr: `Signer l’édition ${edition}` }),
  signed: (partner: string) => ({
    en: `Signed. Now it waits for ${partner}.`,
    fr: `Signé. L’entente attend maintenant ${partner}.`,
  }),
  inForce: {
    en: 'Both of you have signed: your agreement is in force, and your time together has begun.',
    fr: 'Vous avez signé tous les deux : votre entente est en vigueur, et votre temps ensemble a commencé.',
  },
  clauses: { en: 'What holds for every pair of this program', fr: 'Ce qui vaut pour chaque paire de ce programme' },
  clausesTitle: { en: 'The clauses', fr: 'Les clauses' },
  commitment: { en: 'Commitment', fr: 'Engagement' },
  code: { en: 'Code of ethics', fr: 'Code d’éthique' },
  expectedOfMentor: { en: 'What is expected of the mentor', fr: 'Ce qui est attendu du mentor' },
  expectedOfMentee: { en: 'What is expected of the mentee', fr: 'Ce qui est attendu de la personne mentorée' },

  proposal: { en: 'What we agree', fr: 'Ce dont nous convenons' },
  proposalLead: (partner: string) => ({
    en: `Write down what you two have talked about. ${partner} reads it and can change it; then both sign. The program’s clauses belong to it and need not be repeated.`,
    fr: `Inscrivez ce dont vous avez parlé. ${partner} le lira et pourra le modifier; ensuite, vous signez tous les deux. Les clauses du programme en font partie et n’ont pas à être répétées.`,
  }),
  propose: { en: 'Propose this', fr: 'Proposer ceci' },
  proposed: { en: 'Proposed. Read it once more, and sign.', fr: 'Proposé. Relisez-le, puis signez.' },
  kickoffHint: {
    en: 'A half or full day, in person if possible, is a good beginning; a long call does as well.',
    fr: 'Une demi-journée ou une journée, en personne si possible, est un bon début; un long appel convient aussi.',
  },
  informalHint: { en: 'For a quick word in between.', fr: 'Pour un mot rapide entre les rencontres.' },
  formalHint: { en: 'For your meetings, where the growing happens.', fr: 'Pour vos rencontres, là où l’on progresse.' },
  everyHint: {
    en: 'In days: 7 is weekly, 14 every two weeks, 30 monthly. What reminds you goes by it.',
    fr: 'En jours : 7 pour chaque semaine, 14 pour toutes les deux semaines, 30 pour chaque mois. Les rappels en tiennent compte.',
  },
  answersHint: { en: 'In days.', fr: 'En jours.' },
  hoursHint: {
    en: 'Days and times that suit, what is too late, how many questions are fine in a week.',
    fr: 'Jours et heures qui conviennent, ce qui est trop tard, combien de questions par semaine.',
  },
  confidentialityHint: {
    en: 'What you may tell others, if anything. No names of students or staff, please.',
    fr: 'Ce que vous pouvez dire à d’autres, le cas échéant. Aucun nom d’élève ni de membre du personnel, s’il vous plaît.',
  },
  boundariesHint: {
    en: 'What you leave out, and what the mentor does not do: no decisions for the mentee, no legal advice.',
    fr: 'Ce que vous laissez de côté, et ce que le mentor ne fait pas : aucune décision à la place de la personne mentorée, aucun avis juridique.',
  },
  endingHint: {
    en: 'How you say goodbye at the end, and how either of you says early that it does not work. Nobody is at fault.',
    fr: 'Comment vous dire au revoir à la fin, et comment dire tôt que cela ne fonctionne pas. Personne n’est en faute.',
  },

  kickoff: { en: 'Your kick-off', fr: 'Votre rencontre de départ' },
  kickoffLead: {
    en: 'A longer first meeting. Propose a time for it, or note the day once you have held it; the coordinator sees the day and no more.',
    fr: 'Une première rencontre plus longue. Proposez un moment, ou inscrivez le jour une fois qu’elle a eu lieu; la coordination voit le jour et rien de plus.',
  },
  kickoffPropose: { en: 'Propose the kick-off', fr: 'Proposer la rencontre de départ' },
  kickoffAlready: { en: 'You have held it already?', fr: 'Elle a déjà eu lieu?' },
  kickoffOn: { en: 'Held on', fr: 'Tenue le' },
  kickoffSave: { en: 'We have held it', fr: 'Nous l’avons tenue' },
  kickoffSaved: { en: 'Noted.', fr: 'Inscrit.' },
  kickoffHeld: (when: string) => ({ en: `You held it on ${when}.`, fr: `Vous l’avez tenue le ${when}.` }),
  kickoffCorrect: { en: 'Correct the day', fr: 'Corriger le jour' },
  kickoffToCome: {
    en: 'This day is still to come. Note it once you have met.',
    fr: 'Ce jour n’est pas encore venu. Inscrivez-le une fois que vous vous êtes rencontrés.',
  },

  changedMeanwhile: {
    en: 'A newer proposal was written while you were writing. Nothing of yours was saved yet, and nothing is lost: both texts are below. Keep what should stay and propose again.',
    fr: 'Une proposition plus récente a été écrite pendant que vous écriviez. Rien de vous n’est encore enregistré, et rien n’est perdu : les deux textes sont ci-dessous. Gardez ce qui doit rester et proposez de nouveau.',
  },
  nothingChanged: {
    en: 'This says the same as before, so there is nothing new to sign. Change something, or go back.',
    fr: 'Ceci dit la même chose qu’avant; il n’y a donc rien de nouveau à signer. Modifiez quelque chose, ou revenez.',
  },
  readAgain: {
    en: 'This was changed after you opened it. Please read the proposal as it stands now, then sign.',
    fr: 'Ceci a été modifié après que vous l’avez ouvert. Veuillez lire la proposition telle qu’elle est maintenant, puis signer.',
  },
  ended: {
    en: 'Your partnership has ended, so nothing can be agreed any more.',
    fr: 'Votre relation de mentorat a pris fin; rien ne peut plus être convenu.',
  },

  paperTitle: { en: 'Mentorship agreement', fr: 'Entente de mentorat' },
  paperBetween: (mentor: string, mentee: string) => ({
    en: `Between ${mentor} (mentor) and ${mentee} (mentee)`,
    fr: `Entre ${mentor} (mentor) et ${mentee} (personne mentorée)`,
  }),
  paperDates: (from: string, to: string) => ({ en: `From ${from} to ${to}`, fr: `Du ${from} au ${to}` }),
  paperOurs: { en: 'What we agree', fr: 'Ce dont nous convenons' },
  paperBlank: { en: 'To be filled in together', fr: 'À remplir ensemble' },
  signature: (name: string) => ({ en: `Signature of ${name}, and date`, fr: `Signature (${name}) et date` }),

  toSignSubject: { en: 'An agreement waits for you', fr: 'Une entente vous attend' },
  toSignBody: {
    en: 'Your partner has written down what you two may agree. Read it, change what should be otherwise, or sign it. What it says stands on your page alone.',
    fr: 'L’autre personne a inscrit ce dont vous pourriez convenir. Lisez-le, changez ce qui devrait être autrement, ou signez-le. Le contenu se trouve seulement sur votre page.',
  },
  toSignButton: { en: 'Read it', fr: 'Lire' },
  inForceSubject: { en: 'Your agreement is in force', fr: 'Votre entente est en vigueur' },
  inForceBody: {
    en: 'Both of you have signed. Your agreement is on your page, to read, print or change together at any time.',
    fr: 'Vous avez signé tous les deux. Votre entente est sur votre page, à lire, imprimer ou modifier ensemble en tout temps.',
  },
  inForceButton: { en: 'Open our agreement', fr: 'Ouvrir notre entente' },

  taskPropose: (partner: string) => ({
    en: `Agree with ${partner} on how you work together: one of you writes it down.`,
    fr: `Convenez avec ${partner} de votre façon de travailler : l’un de vous l’inscrit.`,
  }),
  taskSign: (partner: string) => ({
    en: `Read what you and ${partner} may agree, and sign it.`,
    fr: `Lisez ce dont vous et ${partner} pourriez convenir, et signez.`,
  }),
  taskSignLate: (partner: string) => ({
    en: `${partner} has been waiting a while for you to read what you two may agree. You can also change it.`,
    fr: `${partner} attend depuis un moment que vous lisiez ce dont vous pourriez convenir. Vous pouvez aussi le modifier.`,
  }),
  taskRead: { en: 'Read and sign', fr: 'Lire et signer' },
})

/** What each point of an agreement is called. */
export const termWords: Record<TermKey, Text> = {
  informalChannel: { en: 'Quick contact by', fr: 'Contact rapide par' },
  formalChannel: { en: 'Meetings by', fr: 'Rencontres par' },
  answersIn: { en: 'We answer each other within', fr: 'Nous nous répondons en moins de' },
  meetsEvery: { en: 'We are in contact every', fr: 'Au moins un contact en' },
  arrangedBy: { en: 'Who sets the next time', fr: 'Qui fixe le prochain rendez-vous' },
  kickoff: { en: 'Our kick-off takes', fr: 'Notre rencontre de départ dure' },
  hours: {
    en: 'When the mentor can be reached, and when not',
    fr: 'Quand joindre le mentor, et quand ne pas le faire',
  },
  confidentiality: { en: 'What stays between us', fr: 'Ce qui reste entre nous' },
  boundaries: { en: 'Boundaries', fr: 'Limites' },
  ending: { en: 'How we end', fr: 'Comment nous terminons' },
  other: { en: 'Anything else', fr: 'Autre chose' },
}

export const kickoffWords: Record<Kickoff, Text> = {
  hour: { en: 'An hour or two', fr: 'Une heure ou deux' },
  half_day: { en: 'Half a day', fr: 'Une demi-journée' },
  full_day: { en: 'A full day', fr: 'Une journée' },
}

export const arrangerWords: Record<Arranger, Text> = {
  mentee: { en: 'The mentee', fr: 'La personne mentorée' },
  mentor: { en: 'The mentor', fr: 'Le mentor' },
  either: { en: 'Whoever thinks of it first', fr: 'La première personne qui y pense' },
}

export const dayWords = (n: number): Text => ({
  en: n === 1 ? '1 day' : `${n} days`,
  fr: n === 1 ? '1 jour' : `${n} jours`,
})
