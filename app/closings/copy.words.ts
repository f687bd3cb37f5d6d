import { words } from '#foundation/language.ts'

export const copyWords = words({
  title: { en: 'Copy to next year', fr: 'Copier vers l’an prochain' },
  lead: {
    en: 'Every setting comes along: seats and questions, texts, places, contacts, matching, rubric, what is asked for before money is paid. Nobody’s application, answer or decision does. Nothing is made until you press the button, and then it is a draft that only you and your colleagues see.',
    fr: 'Tous les réglages suivent : places et questions, textes, lieux, personnes-ressources, jumelage, grille, ce qui est demandé avant de payer. Aucune demande, réponse ou décision ne suit. Rien n’est créé avant que vous appuyiez sur le bouton, et c’est alors une ébauche que vous et vos collègues êtes seuls à voir.',
  },
  name: { en: 'Title', fr: 'Titre' },
  dates: { en: 'Dates', fr: 'Dates' },
  datesLead: {
    en: 'Each date keeps its meaning: the third Friday stays a third Friday, the last day of May the last of May, the week after Labour Day that week. None falls on a weekend or a statutory holiday of British Columbia unless it did before. Spring break and professional days differ by district: please look at those yourself.',
    fr: 'Chaque date garde son sens : le troisième vendredi reste un troisième vendredi, le dernier jour de mai le dernier de mai, la semaine après la fête du Travail cette semaine-là. Aucune ne tombe une fin de semaine ou un jour férié de la Colombie-Britannique, sauf si c’était déjà le cas. Le congé du printemps et les journées pédagogiques varient selon le district : veuillez les vérifier vous-même.',
  },
  what: { en: 'What', fr: 'Quoi' },
  before: { en: 'This year', fr: 'Cette année' },
  after: { en: 'Next year', fr: 'L’an prochain' },
  endOf: (what: string) => ({ en: `${what}: last day`, fr: `${what} : dernier jour` }),
  deadlineIn: (place: string) => ({ en: `Applications close in ${place}`, fr: `Clôture des demandes : ${place}` }),
  readBy: { en: 'The committee has read by', fr: 'Le comité a lu au plus tard' },
  people: { en: 'People', fr: 'Personnes' },
  peopleLead: {
    en: 'You coordinate the new program. Nobody else is carried over unless you choose them.',
    fr: 'Vous coordonnez le nouveau programme. Personne d’autre ne suit à moins que vous ne le choisissiez.',
  },
  coordinators: { en: 'Coordinators to carry over', fr: 'Personnes à la coordination à reconduire' },
  members: {
    en: 'Committee members whose terms reach into the new year',
    fr: 'Membres du comité dont le mandat va jusque dans la nouvelle année',
  },
  membersHint: {
    en: 'Each keeps the end of their term, and promises confidentiality anew. Their letter goes out the day applications open.',
    fr: 'Chaque membre garde la fin de son mandat et promet de nouveau la confidentialité. Le courriel part le jour de l’ouverture des demandes.',
  },
  memberUntil: (constituency: string, until: string) => ({
    en: `${constituency}, until ${until}`,
    fr: `${constituency}, jusqu’au ${until}`,
  }),
  make: { en: 'Make the draft', fr: 'Créer l’ébauche' },
  made: {
    en: 'The draft is made. Look at each part, publish it, and ask last year’s mentors again.',
    fr: 'L’ébauche est créée. Regardez chaque partie, publiez-la, puis demandez de nouveau aux mentors de l’an dernier.',
  },
  notYours: {
    en: 'Only somebody who opens programs for this organization can copy one. Ask its administrator to name you.',
    fr: 'Seule une personne qui ouvre des programmes pour cette organisation peut en copier un. Demandez à son administration de vous nommer.',
  },
  order: {
    en: 'The dates must come in their order: open, close, match, begin, end.',
    fr: 'Les dates doivent se suivre : ouverture, clôture, jumelage, début, fin.',
  },
  endsFirst: { en: 'This ends before it begins.', fr: 'Cela finit avant de commencer.' },
  termOver: (name: string) => ({
    en: `The term of ${name} ends before applications open.`,
    fr: `Le mandat de ${name} prend fin avant l’ouverture des demandes.`,
  }),
  noAddress: {
    en: 'Too many programs have this title. Please choose another.',
    fr: 'Trop de programmes portent ce titre. Veuillez en choisir un autre.',
  },
})
