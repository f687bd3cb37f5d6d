import { type Text, words } from '#foundation/language.ts'

export const kindWords: Record<string, Text> = {
  learning_team: { en: 'Learning team', fr: 'Équipe d’apprentissage' },
  cohort: { en: 'Cohort', fr: 'Cohorte' },
  peers: { en: 'Peers', fr: 'Groupe de pairs' },
}

export const kindHints: Record<string, Text> = {
  learning_team: {
    en: 'Two or three leads and members with one focus. Somebody may belong to several.',
    fr: 'Deux ou trois personnes qui animent, et des membres autour d’un même sujet. On peut faire partie de plusieurs.',
  },
  cohort: {
    en: 'People who go through the year together. Each belongs to one.',
    fr: 'Des gens qui traversent l’année ensemble. Chaque personne fait partie d’une seule.',
  },
  peers: {
    en: 'Two, three or a few colleagues without a mentor. Each belongs to one, and nobody leads.',
    fr: 'Deux, trois ou quelques collègues sans mentor. Chaque personne fait partie d’un seul, et personne n’anime.',
  },
}

export const groupWords = words({
  title: { en: 'Groups', fr: 'Groupes' },
  mineTitle: { en: 'My groups', fr: 'Mes groupes' },
  mineLead: {
    en: 'Learning teams, cohorts and peers: those you belong to, and those you can join.',
    fr: 'Équipes d’apprentissage, cohortes et pairs : ceux dont vous faites partie et ceux où vous pouvez entrer.',
  },
  noneMine: {
    en: 'You belong to no group. Your coordinator may place you in one, or you join one that is open.',
    fr: 'Vous ne faites partie d’aucun groupe. La coordination peut vous y placer, ou vous entrez dans un groupe ouvert.',
  },
  open: { en: 'Open', fr: 'Ouvrir' },
  see: { en: 'See the groups', fr: 'Voir les groupes' },
  toJoin: (program: string) => ({
    en: `Open to you in ${program}`,
    fr: `Ouverts à vous dans ${program}`,
  }),
  places: (taken: number, most: number) => ({
    en: `${taken} of ${most} places taken`,
    fr: `${taken} places prises sur ${most}`,
  }),
  ledBy: (names: string) => ({ en: `Led by ${names}`, fr: `Animation : ${names}` }),
  join: { en: 'Join', fr: 'Entrer dans le groupe' },
  joinName: (name: string) => ({ en: `Join ${name}`, fr: `Entrer dans ${name}` }),
  full: { en: 'Full', fr: 'Complet' },
  wish: (name: string) => ({ en: `I would like to belong to ${name}`, fr: `J’aimerais faire partie de ${name}` }),
  unwish: (name: string) => ({ en: `No longer wish for ${name}`, fr: `Ne plus souhaiter ${name}` }),
  wishTag: { en: 'you would like this', fr: 'vous le souhaitez' },
  wishAudience: {
    en: 'the coordinators of this program, unless they supervise you',
    fr: 'la coordination de ce programme, sauf qui vous supervise',
  },
  wishSaved: { en: 'Your coordinator sees your wish.', fr: 'La coordination voit votre souhait.' },
  wishGone: { en: 'Your wish is taken back.', fr: 'Votre souhait est retiré.' },
  joinAudience: {
    en: 'its members and its coordinators see your name, what you do and where; not your address',
    fr: 'ses membres et la coordination voient votre nom, votre fonction et votre lieu; pas votre adresse',
  },
  joined: { en: 'You belong to this group now.', fr: 'Vous faites maintenant partie de ce groupe.' },
  over: {
    en: 'This group is over. What is there can be read for a while, and no longer added to.',
    fr: 'Ce groupe est terminé. On peut encore le lire un temps, sans rien y ajouter.',
  },
  about: { en: 'What it is about', fr: 'De quoi il s’agit' },
  who: { en: 'Who belongs', fr: 'Qui en fait partie' },
  others: (n: number) => ({ en: `${n} members`, fr: `${n} membres` }),
  leadsTag: { en: 'leads', fr: 'anime' },
  you: { en: 'you', fr: 'vous' },
  noLead: { en: 'Nobody leads yet.', fr: 'Personne n’anime encore.' },
  supervisesYou: (name: string) => ({
    en: `${name} belongs here too and, as far as the program knows, supervises you. They read what is written here.`,
    fr: `${name} en fait aussi partie et, à ce qu’en sait le programme, vous supervise. Cette personne lit ce qui s’écrit ici.`,
  }),
  askLeads: {
    en: 'You may ask any lead for time one to one, or to come and watch a lesson.',
    fr: 'Vous pouvez demander à quiconque anime un moment à deux, ou une observation en classe.',
  },
  until: (day: string) => ({ en: `Goes on until ${day}`, fr: `Jusqu’au ${day}` }),
  goneOn: (day: string) => ({
    en: `Over since ${day}. What was written here is destroyed`,
    fr: `Terminé depuis le ${day}. Ce qui s’est écrit ici sera détruit`,
  }),
  mySettings: { en: 'My place in this group', fr: 'Ma place dans ce groupe' },
  reachable: {
    en: 'The others of this group may see my address and telephone',
    fr: 'Les autres membres peuvent voir mon adresse et mon téléphone',
  },
  told: {
    en: 'Write to me when somebody has written here: one letter a day at most, without a word of it',
    fr: 'M’écrire quand quelqu’un a écrit ici : un courriel par jour au plus, sans un mot du contenu',
  },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  leaveTitle: { en: 'Leaving', fr: 'Partir' },
  leave: { en: 'Leave this group', fr: 'Quitter ce groupe' },
  leaveLead: {
    en: 'You can read nothing here from then on. The others are not written to.',
    fr: 'Vous ne pourrez plus rien y lire. Les autres ne reçoivent pas d’avis.',
  },
  myWords: { en: 'What you wrote here', fr: 'Ce que vous avez écrit ici' },
  leaveWords: { en: 'Leave it to the group', fr: 'Le laisser au groupe' },
  takeWords: { en: 'Delete it', fr: 'Le supprimer' },
  left: { en: 'You have left the group.', fr: 'Vous avez quitté le groupe.' },
  wordIt: { en: 'Say what it is about', fr: 'Dire de quoi il s’agit' },
  focus: { en: 'Focus', fr: 'Sujet' },
  focusHint: { en: 'Kindergarten, secondary, new schools …', fr: 'Maternelle, secondaire, nouvelles écoles…' },
  description: { en: 'What is it about?', fr: 'De quoi s’agit-il?' },
  aboutAudience: {
    en: 'those who belong to it and the coordinators; with sign-up, everybody who takes part',
    fr: 'ses membres et la coordination; avec l’inscription libre, quiconque participe au programme',
  },
  leastFirst: {
    en: 'The most is fewer than the least.',
    fr: 'Le maximum est inférieur au minimum.',
  },
  endsBefore: { en: 'The last day has passed.', fr: 'Le dernier jour est passé.' },
  fullerAlready: (n: number) => ({
    en: `${n} people belong to it already. Take some out first, or allow as many.`,
    fr: `${n} personnes en font déjà partie. Retirez-en d’abord, ou permettez-en autant.`,
  }),
  notEmpty: {
    en: 'People belong to this group. It can be taken out once nobody does; or set its last day.',
    fr: 'Des gens font partie de ce groupe. Il peut être retiré quand il n’y a plus personne; sinon, fixez son dernier jour.',
  },
  doorLead: { en: 'Teams, cohorts and peers of your programs.', fr: 'Équipes, cohortes et pairs de vos programmes.' },
})

export const placeWords = words({
  yourself: {
    en: 'Whoever coordinates a program does not place themselves: a colleague does it.',
    fr: 'La coordination d’un programme ne se place pas elle-même : une ou un collègue le fait.',
  },
  over: { en: 'This group is over.', fr: 'Ce groupe est terminé.' },
  noLeads: { en: 'Nobody leads a group of peers.', fr: 'Personne n’anime un groupe de pairs.' },
  already: { en: 'They belong to it already.', fr: 'Cette personne en fait déjà partie.' },
  led: { en: 'Three lead it already.', fr: 'Trois personnes l’animent déjà.' },
  full: { en: 'All its places are taken.', fr: 'Toutes ses places sont prises.' },
  elsewhere: {
    en: 'They belong to another group of this kind already, and to one at a time.',
    fr: 'Cette personne fait déjà partie d’un autre groupe de ce genre; c’est un seul à la fois.',
  },
  supervisionThere: {
    en: 'One of them supervises the other: this person, and somebody in the group. Place them elsewhere, or tick below that you know.',
    fr: 'L’une supervise l’autre : cette personne et quelqu’un du groupe. Placez-la ailleurs, ou cochez ci-dessous que vous le savez.',
  },
  supervisionHere: {
    en: 'Somebody in this group supervises you, or you them. Your coordinator can say whether you come in all the same.',
    fr: 'Quelqu’un de ce groupe vous supervise, ou l’inverse. La coordination peut dire si vous y entrez tout de même.',
  },
})

export const postWords = words({
  title: { en: 'Between you', fr: 'Entre vous' },
  lead: {
    en: 'What is written here is read by those who belong to this group, also by whoever joins later. The coordinator reads it only as a member.',
    fr: 'Ce qui s’écrit ici est lu par les membres du groupe, y compris ceux qui y entrent plus tard. La coordination ne le lit que si elle en est membre.',
  },
  audience: {
    en: 'those who belong to this group, and whoever joins later; not the coordinator',
    fr: 'les membres de ce groupe et ceux qui y entrent plus tard; pas la coordination',
  },
  none: { en: 'Nobody has written yet.', fr: 'Personne n’a encore écrit.' },
  write: { en: 'Write to the group', fr: 'Écrire au groupe' },
  words: { en: 'Your words', fr: 'Vos mots' },
  send: { en: 'Send to the group', fr: 'Envoyer au groupe' },
  sent: { en: 'The group can read it.', fr: 'Le groupe peut le lire.' },
  answer: { en: 'Answer', fr: 'Répondre' },
  answerTitle: { en: 'A conversation', fr: 'Une conversation' },
  answers: (n: number) => ({
    en: n === 0 ? 'Answer' : n === 1 ? 'One answer' : `${n} answers`,
    fr: n === 0 ? 'Répondre' : n === 1 ? 'Une réponse' : `${n} réponses`,
  }),
  by: (who: string, when: string, changed: boolean) => ({
    en: `${who}, ${when}${changed ? ', changed since' : ''}`,
    fr: `${who}, ${when}${changed ? ', modifié depuis' : ''}`,
  }),
  gone: { en: 'What this began with was taken away.', fr: 'Le premier message a été retiré.' },
  change: { en: 'Change', fr: 'Modifier' },
  changeTitle: { en: 'Change what you wrote', fr: 'Modifier ce que vous avez écrit' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  remove: { en: 'Take it away', fr: 'Retirer' },
  removeLead: {
    en: 'It is gone for good, for everybody. Answers to it stay.',
    fr: 'Le message disparaît définitivement, pour tout le monde. Les réponses restent.',
  },
  removeOther: {
    en: 'You lead this group, and may take away what should not stand here. It is gone for good; its author sees that you did it.',
    fr: 'Vous animez ce groupe et pouvez retirer ce qui n’a pas sa place ici. Le message disparaît définitivement; la personne qui l’a écrit voit que c’est vous.',
  },
  removed: { en: 'Taken away.', fr: 'Retiré.' },
  over: {
    en: 'This group is over: it can be read, and no longer added to.',
    fr: 'Ce groupe est terminé : on peut le lire, sans rien y ajouter.',
  },
  tooMany: {
    en: 'This conversation is very long. Please begin a new one.',
    fr: 'Cette conversation est très longue. Veuillez en commencer une autre.',
  },
})

export const groupLetterWords = words({
  placedSubject: { en: 'You belong to a group', fr: 'Vous faites partie d’un groupe' },
  placed: {
    en: 'Your coordinator has given you a place in a group of this program. Its page says what it is about and who belongs.',
    fr: 'La coordination vous donne une place dans un groupe de ce programme. Sa page dit de quoi il s’agit et qui en fait partie.',
  },
  placedLead: {
    en: 'Your coordinator asks you to lead a group of this program. Its page says what it is about and who belongs.',
    fr: 'La coordination vous invite à animer un groupe de ce programme. Sa page dit de quoi il s’agit et qui en fait partie.',
  },
  ifNot: {
    en: 'If it is not for you, you can leave on the same page.',
    fr: 'Si cela ne vous convient pas, vous pouvez le quitter sur la même page.',
  },
  takenOutSubject: { en: 'You no longer belong to a group', fr: 'Vous ne faites plus partie d’un groupe' },
  takenOut: {
    en: 'Your coordinator has taken you out of a group of this program; your page of groups shows those that remain. If that surprises you, please answer this letter.',
    fr: 'Par décision de la coordination, vous ne faites plus partie d’un groupe de ce programme; votre page des groupes montre ceux qui restent. Si cela vous surprend, veuillez répondre à ce courriel.',
  },
  writtenSubject: { en: 'Somebody wrote in your group', fr: 'Quelqu’un a écrit dans votre groupe' },
  written: {
    en: 'Somebody has written in a group you belong to. What it is stands on the group’s page, and only there.',
    fr: 'Quelqu’un a écrit dans un groupe dont vous faites partie. Le message figure sur la page du groupe, et nulle part ailleurs.',
  },
  writtenOff: {
    en: 'You get at most one such letter a day from a group, and can stop them on the same page.',
    fr: 'Vous recevez au plus un tel courriel par jour d’un groupe et pouvez les arrêter sur la même page.',
  },
  openGroup: { en: 'Open the group', fr: 'Ouvrir le groupe' },
  openGroups: { en: 'See my groups', fr: 'Voir mes groupes' },
})
