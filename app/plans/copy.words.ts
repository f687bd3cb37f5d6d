import { words } from '#foundation/language.ts'

export const copyWords = words({
  title: { en: 'A copy for the coordinator', fr: 'Une copie pour la coordination' },
  leadMentee: {
    en: 'The coordinator sees nothing of your plan unless you share a copy. You choose what is in it. It stays as it is when the plan changes, and you can take it back at any time.',
    fr: 'La coordination ne voit rien de votre plan à moins que vous n’en partagiez une copie. Vous choisissez ce qu’elle contient. Elle reste telle quelle quand le plan change, et vous pouvez la reprendre en tout temps.',
  },
  leadMentor: (partner: string) => ({
    en: `Only ${partner} can share a copy of the plan with the coordinator, and take it back. Your own goals and your feedback are never part of it.`,
    fr: `Seule la personne mentorée, ${partner}, peut partager une copie du plan avec la coordination, et la reprendre. Vos propres objectifs et vos rétroactions n’en font jamais partie.`,
  }),
  notShared: { en: 'No copy is shared.', fr: 'Aucune copie n’est partagée.' },
  sharedOn: (date: string) => ({ en: `A copy was shared on ${date}.`, fr: `Une copie a été partagée le ${date}.` }),
  readBy: (name: string, date: string) => ({ en: `Read by ${name} on ${date}`, fr: `Lue par ${name} le ${date}` }),
  notRead: { en: 'Nobody has read it yet.', fr: 'Personne ne l’a encore lue.' },
  choose: { en: 'What should be in it?', fr: 'Que doit-elle contenir?' },
  chooseAgain: { en: 'Share a new copy', fr: 'Partager une nouvelle copie' },
  goals: { en: 'Your goals, with their steps', fr: 'Vos objectifs, avec leurs étapes' },
  pages: { en: 'Other parts', fr: 'Autres parties' },
  withEvidence: {
    en: 'The inquiry question, with what was seen',
    fr: 'La question d’enquête, avec ce qui a été vu',
  },
  suggestions: { en: 'Learning and opportunities', fr: 'Apprentissages et occasions' },
  audience: {
    en: 'the coordinators of your program, except anybody who supervises you',
    fr: 'la coordination de votre programme, sauf toute personne qui vous supervise',
  },
  never: {
    en: 'Feedback and the mentor’s own goals are never part of a copy.',
    fr: 'Les rétroactions et les objectifs du mentor ne font jamais partie d’une copie.',
  },
  share: { en: 'Share this copy', fr: 'Partager cette copie' },
  shareAgain: { en: 'Share a new copy in its place', fr: 'Partager une nouvelle copie à la place' },
  shared: {
    en: 'The copy is shared. You can take it back at any time.',
    fr: 'La copie est partagée. Vous pouvez la reprendre en tout temps.',
  },
  withdraw: { en: 'Take the copy back', fr: 'Reprendre la copie' },
  withdrawHint: {
    en: 'It is deleted at once. What somebody has read they have read.',
    fr: 'Elle est supprimée sur-le-champ. Ce qui a été lu a été lu.',
  },
  withdrawn: { en: 'The copy is deleted.', fr: 'La copie est supprimée.' },
  seeCopy: { en: 'What is shared', fr: 'Ce qui est partagé' },
  plans: { en: 'Shared plans', fr: 'Plans partagés' },
  plansLead: {
    en: 'Copies that mentees chose to show you. When you open one, the mentee sees that you did, and on which day. Mentees can take a copy back.',
    fr: 'Des copies que des personnes mentorées ont choisi de vous montrer. Quand vous en ouvrez une, la personne voit que vous l’avez fait, et quel jour. Elle peut reprendre sa copie.',
  },
  nobody: {
    en: 'No plan has been shared. That is fine: a plan belongs to the two who write it.',
    fr: 'Aucun plan n’a été partagé. C’est très bien ainsi : un plan appartient aux deux qui l’écrivent.',
  },
  mentee: { en: 'Mentee', fr: 'Personne mentorée' },
  when: { en: 'Shared on', fr: 'Partagé le' },
  open: { en: 'Open', fr: 'Ouvrir' },
  youRead: { en: 'You read it', fr: 'Vous l’avez lu' },
  notYet: { en: 'Not yet', fr: 'Pas encore' },
  planOf: (name: string) => ({ en: `The plan of ${name}`, fr: `Le plan de ${name}` }),
  copyLead: (date: string) => ({
    en: `A copy as shared on ${date}. The plan may have moved on since. The mentee sees that you have read it.`,
    fr: `Une copie telle que partagée le ${date}. Le plan a pu changer depuis. La personne mentorée voit que vous l’avez lue.`,
  }),
  noteCopy: {
    en: 'Please do not copy it elsewhere: it was shared with you, not with the program’s files.',
    fr: 'Veuillez ne pas la recopier ailleurs : elle a été partagée avec vous, non avec les dossiers du programme.',
  },
  chooseSomething: { en: 'Please choose what should be in it.', fr: 'Veuillez choisir ce qu’elle doit contenir.' },
  noCopy: { en: 'No copy is shared any more.', fr: 'Aucune copie n’est plus partagée.' },
})
