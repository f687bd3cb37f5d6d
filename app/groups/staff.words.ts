import { words } from '#foundation/language.ts'

export const staffWords = words({
  lead: {
    en: 'Learning teams, cohorts and peers among those who take part. You see who belongs; what they write to each other you do not see.',
    fr: 'Équipes d’apprentissage, cohortes et pairs parmi les gens qui participent. Vous voyez qui en fait partie, jamais ce qu’ils s’écrivent.',
  },
  none: {
    en: 'There is no group yet. Open one below, then place people in it, or let them sign up.',
    fr: 'Il n’y a pas encore de groupe. Ouvrez-en un ci-dessous, puis placez-y des gens, ou laissez-les s’inscrire.',
  },
  fewer: (least: number) => ({ en: `fewer than ${least}`, fr: `moins de ${least}` }),
  noLeads: { en: 'nobody leads', fr: 'personne n’anime' },
  oneLead: { en: 'one lead, two or three are usual', fr: 'une personne anime; deux ou trois, d’habitude' },
  openSignUp: { en: 'open to sign-up', fr: 'inscription libre' },
  propose: { en: 'Propose groups', fr: 'Proposer des groupes' },
  openTitle: { en: 'Open a group', fr: 'Ouvrir un groupe' },
  openButton: { en: 'Open the group', fr: 'Ouvrir le groupe' },
  opened: {
    en: 'The group is there. Now say who belongs.',
    fr: 'Le groupe existe. Dites maintenant qui en fait partie.',
  },
  kind: { en: 'What is it?', fr: 'De quel genre?' },
  name: { en: 'Name', fr: 'Nom' },
  least: { en: 'Fewest members', fr: 'Le moins de membres' },
  most: { en: 'Most members', fr: 'Le plus de membres' },
  mostHint: { en: 'Leads are not counted', fr: 'Sans compter qui anime' },
  signUp: {
    en: 'Whoever takes part may join by themselves, while places are free',
    fr: 'Quiconque participe peut y entrer de soi-même, tant qu’il reste des places',
  },
  wished: {
    en: 'Whoever takes part may say that they would like to belong',
    fr: 'Quiconque participe peut dire son souhait d’en faire partie',
  },
  wishedHint: {
    en: 'It gives them no place: you place people, or let the engine propose.',
    fr: 'Un souhait ne donne pas de place : vous placez les gens, ou laissez le moteur proposer.',
  },
  openWishes: { en: 'takes wishes', fr: 'reçoit des souhaits' },
  endsOn: { en: 'Last day', fr: 'Dernier jour' },
  endsHint: (days: number) => ({
    en: `${days} days later everything written in it is destroyed.`,
    fr: `${days} jours plus tard, tout ce qui s’y est écrit est détruit.`,
  }),
  change: { en: 'Change the group', fr: 'Modifier le groupe' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'The group is saved.', fr: 'Le groupe est enregistré.' },
  nobody: { en: 'Nobody belongs to it yet.', fr: 'Personne n’en fait encore partie.' },
  place: { en: 'Place somebody', fr: 'Placer quelqu’un' },
  changePlace: { en: 'Change', fr: 'Modifier' },
  placeWhom: { en: 'Who?', fr: 'Qui?' },
  placeNone: {
    en: 'Nobody else takes part whom you could place. Accepted applicants appear here; somebody you supervise is placed by a colleague.',
    fr: 'Il n’y a personne d’autre à placer. Les candidatures acceptées paraissent ici; une personne que vous supervisez est placée par une ou un collègue.',
  },
  placeMany: (n: number) => ({
    en: `The first ${n} are offered. Search by name for others.`,
    fr: `Les ${n} premières personnes sont proposées. Cherchez les autres par leur nom.`,
  }),
  search: { en: 'Find by name', fr: 'Chercher par nom' },
  asLead: { en: 'They lead this group', fr: 'Cette personne anime le groupe' },
  knowing: {
    en: 'Place them although one of them supervises another there: I have thought about it',
    fr: 'La placer même si l’une supervise l’autre : j’y ai réfléchi',
  },
  placeButton: { en: 'Place and write to them', fr: 'Placer et écrire à cette personne' },
  placed: {
    en: 'They belong to the group, and are told by letter.',
    fr: 'Cette personne fait partie du groupe et en est avisée par courriel.',
  },
  elsewhere: { en: 'in a group already', fr: 'déjà dans un groupe' },
  letLead: { en: 'Let them lead', fr: 'Lui confier l’animation' },
  letLeadWho: (name: string) => ({ en: `Let ${name} lead`, fr: `Confier l’animation à ${name}` }),
  letFollow: { en: 'Member only', fr: 'Membre seulement' },
  letFollowWho: (name: string) => ({ en: `${name}: member only`, fr: `${name} : membre seulement` }),
  takeOut: { en: 'Take out', fr: 'Retirer' },
  takeOutWho: (name: string) => ({ en: `Take out ${name}`, fr: `Retirer ${name}` }),
  takenOut: {
    en: 'They no longer belong to it, and are told by letter.',
    fr: 'Cette personne n’en fait plus partie et en est avisée par courriel.',
  },
  supervises: (above: string, below: string) => ({
    en: `${above} supervises ${below}. Both read what the group writes. Please make sure that this is what both want.`,
    fr: `${above} supervise ${below}. L’une et l’autre lisent ce que le groupe écrit. Veuillez vous assurer que les deux le souhaitent.`,
  }),
  remove: { en: 'Take this group out', fr: 'Retirer ce groupe' },
  removed: { en: 'The group is taken out.', fr: 'Le groupe est retiré.' },
})
