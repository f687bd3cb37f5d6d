import { words } from '#foundation/language.ts'

export const gatheringWords = words({
  title: { en: 'Gatherings', fr: 'Congrès et assemblées' },
  lead: {
    en: 'A conference or an annual meeting where people of this program may meet. Whoever takes part can say that they will be there, and see who else will.',
    fr: 'Un congrès ou une assemblée annuelle où les gens de ce programme peuvent se voir. Chaque personne qui participe peut dire qu’elle y sera et voir qui d’autre y sera.',
  },
  none: { en: 'No gathering is named.', fr: 'Rien n’est inscrit.' },
  noneYet: {
    en: 'Your coordinator has not named any gathering. If you will both be somewhere, arrange to meet there.',
    fr: 'La coordination n’a inscrit ni congrès ni assemblée. Si vous comptez être au même endroit, convenez de vous y voir.',
  },
  add: { en: 'Name a gathering', fr: 'Inscrire un congrès ou une assemblée' },
  name: { en: 'What is it?', fr: 'De quoi s’agit-il?' },
  nameHint: { en: 'As its organizers call it', fr: 'Le nom que lui donnent ses organisateurs' },
  place: { en: 'Where?', fr: 'Où?' },
  link: { en: 'Its page', fr: 'Sa page' },
  linkHint: { en: 'Begins with https://', fr: 'Commence par https://' },
  linkLooksLike: {
    en: 'An address looks like https://example.org/agm.',
    fr: 'Une adresse ressemble à https://example.org/aga.',
  },
  startsOn: { en: 'First day', fr: 'Premier jour' },
  endsOn: { en: 'Last day', fr: 'Dernier jour' },
  endsFirst: { en: 'The last day is before the first.', fr: 'Le dernier jour précède le premier.' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'The gathering is saved.', fr: 'C’est enregistré.' },
  change: { en: 'Change', fr: 'Modifier' },
  remove: { en: 'Take it out', fr: 'Retirer' },
  removed: { en: 'The gathering is taken out.', fr: 'C’est retiré.' },
  goingTitle: { en: 'Who will be there', fr: 'Qui y sera' },
  nobody: { en: 'Nobody has said so yet.', fr: 'Personne ne l’a encore dit.' },
  mentor: { en: 'mentor', fr: 'mentor' },
  you: { en: 'you', fr: 'vous' },
  going: (n: number) => ({
    en: n === 0 ? 'nobody yet' : n === 1 ? 'one person will be there' : `${n} people will be there`,
    fr: n === 0 ? 'personne encore' : n === 1 ? 'une personne y sera' : `${n} personnes y seront`,
  }),
  sayGoing: { en: 'I will be there', fr: 'J’y serai' },
  takeBack: { en: 'I will not be there after all', fr: 'Finalement, je n’y serai pas' },
  audience: {
    en: 'everybody who takes part in this program, and its coordinators; not whoever supervises you',
    fr: 'les personnes qui participent à ce programme et sa coordination; jamais quiconque vous supervise',
  },
  saidGoing: { en: 'The others see that you will be there.', fr: 'Les autres voient que vous y serez.' },
  saidNot: { en: 'You are no longer on the list.', fr: 'Vous n’êtes plus sur la liste.' },
  meetThere: (partner: string) => ({ en: `Arrange to meet ${partner} there`, fr: `Convenir d’y voir ${partner}` }),
  bothGo: (partner: string) => ({ en: `${partner} will be there too.`, fr: `${partner} y sera aussi.` }),
  doorLead: {
    en: 'Conferences and annual meetings: say that you will be there, see who else will, meet.',
    fr: 'Congrès et assemblées annuelles : dites que vous y serez, voyez qui d’autre y sera, rencontrez-vous.',
  },
})
