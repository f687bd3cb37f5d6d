import { type Text, words } from '#foundation/language.ts'

export const organizationWords = words({
  honoraria: { en: 'Honoraria by year', fr: 'Honoraires par année' },
  erasures: { en: 'Requests to be erased', fr: 'Demandes d’effacement' },
  signOn: { en: 'Signing in with an employer', fr: 'Connexion avec un employeur' },
  activity: { en: 'What was done', fr: 'Ce qui a été fait' },
  reports: { en: 'Reports and surveys', fr: 'Rapports et sondages' },
  incidents: { en: 'Privacy incidents', fr: 'Incidents de vie privée' },
  assessment: { en: 'Privacy impact assessment', fr: 'Évaluation des facteurs relatifs à la vie privée' },
  confidential: { en: 'Confidential access', fr: 'Accès confidentiel' },
  backups: { en: 'Backups', fr: 'Sauvegardes' },
  mail: { en: 'Whether letters arrive', fr: 'Si les courriels arrivent' },
  setupTitle: { en: 'Set up Alongside', fr: 'Préparer Alongside' },
  setupLead: {
    en: 'Who runs the programs here, and who are you? This takes a minute; everything can be changed later.',
    fr: 'Qui mène les programmes ici, et qui êtes-vous? Cela prend une minute; tout peut être modifié ensuite.',
  },
  alreadySetUp: {
    en: 'This installation has been set up already. Please sign in.',
    fr: 'Cette installation est déjà prête. Veuillez vous connecter.',
  },
  which: { en: 'The organization', fr: 'L’organisation' },
  aDistrict: { en: 'A school district', fr: 'Un district scolaire' },
  another: { en: 'Another organization', fr: 'Une autre organisation' },
  ownName: { en: 'If another: its name', fr: 'Si une autre : son nom' },
  yourName: { en: 'Your name', fr: 'Votre nom' },
  yourEmail: { en: 'Your e-mail address', fr: 'Votre adresse courriel' },
  privacyName: { en: 'Privacy contact: name', fr: 'Responsable de la vie privée : nom' },
  privacyHint: {
    en: 'The person who answers questions about personal information. Named at the foot of every page, as the law asks.',
    fr: 'La personne qui répond aux questions sur les renseignements personnels. Nommée au bas de chaque page, comme la loi le demande.',
  },
  privacyEmail: { en: 'Privacy contact: e-mail', fr: 'Responsable de la vie privée : courriel' },
  begin: { en: 'Set it up', fr: 'Commencer' },
  ready: {
    en: 'Alongside is ready. Press the button to sign in for the first time.',
    fr: 'Alongside est prêt. Appuyez sur le bouton pour vous connecter une première fois.',
  },
  nameNeeded: { en: 'Please write its name.', fr: 'Veuillez écrire son nom.' },
  districtNeeded: { en: 'Please say which district.', fr: 'Veuillez dire quel district.' },
  slugTaken: {
    en: 'That organization is here already, or you may not add one.',
    fr: 'Cette organisation existe déjà, ou vous ne pouvez pas en ajouter.',
  },
  lastAdmin: {
    en: 'An organization needs at least one administrator. Name another first.',
    fr: 'Une organisation a besoin d’au moins une personne à l’administration. Nommez-en d’abord une autre.',
  },
  people: { en: 'Who works here', fr: 'Qui travaille ici' },
  peopleLead: {
    en: 'Administrators name the others. Coordinators open and run programs. Neither sees what partners tell each other.',
    fr: 'L’administration nomme les autres. La coordination ouvre et mène les programmes. Ni l’une ni l’autre ne voit ce que les partenaires se disent.',
  },
  addPerson: { en: 'Add somebody', fr: 'Ajouter quelqu’un' },
  role: { en: 'Role', fr: 'Rôle' },
  name: { en: 'Name', fr: 'Nom' },
  email: { en: 'E-mail', fr: 'Courriel' },
  end: { en: 'End', fr: 'Mettre fin' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  save: { en: 'Save', fr: 'Enregistrer' },
  edit: { en: 'The organization', fr: 'L’organisation' },
  address: { en: 'Address', fr: 'Adresse' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  website: { en: 'Website', fr: 'Site Web' },
  regime: { en: 'Privacy law', fr: 'Loi sur la vie privée' },
  pipa: {
    en: 'PIPA: a private organization, such as an association',
    fr: 'PIPA : une organisation privée, comme une association',
  },
  fippa: {
    en: 'FIPPA: a public body, such as a school district',
    fr: 'FIPPA : un organisme public, comme un district scolaire',
  },
  supervision: { en: 'Who is in charge of me', fr: 'Qui est responsable de moi' },
  supervisionLead: {
    en: 'Whoever supervises or evaluates you never sees your application, your wishes or your match, whatever they do in a program.',
    fr: 'La personne qui vous supervise ou vous évalue ne voit jamais votre demande, vos souhaits ni votre jumelage, quel que soit son rôle dans un programme.',
  },
  supervisionKnown: {
    en: 'We know it already where it follows from your position: the superintendent of your district, the principal of your school. Name anybody else here, now or at any time. They are not told.',
    fr: 'Nous le savons déjà lorsque cela découle de votre poste : la direction générale de votre district, la direction de votre école. Nommez ici toute autre personne, maintenant ou plus tard. Elle n’en est pas informée.',
  },
  supervisors: { en: 'You have named', fr: 'Vous avez nommé' },
  nameSupervisor: { en: 'Name somebody', fr: 'Nommer quelqu’un' },
  supervisorHint: {
    en: 'The address they use at work, or here.',
    fr: 'L’adresse que cette personne utilise au travail, ou ici.',
  },
  supervisorNamed: {
    en: 'Saved. They never see what you write here.',
    fr: 'Enregistré. Cette personne ne verra jamais ce que vous écrivez ici.',
  },
  notAnyMore: { en: 'Not any more', fr: 'Plus maintenant' },
  onlyYou: { en: 'you alone', fr: 'vous uniquement' },
  enoughSupervisors: (n: number) => ({
    en: `You have named ${n} people; that is the most. End one first.`,
    fr: `Vous avez nommé ${n} personnes, le maximum. Mettez d’abord fin à l’une d’elles.`,
  }),
  ownAddress: { en: 'This is your own address.', fr: 'C’est votre propre adresse.' },
  add: { en: 'Add another organization', fr: 'Ajouter une autre organisation' },
})

export const staffWords: Record<'admin' | 'coordinator', Text> = {
  admin: { en: 'Administrator', fr: 'Administration' },
  coordinator: { en: 'Coordinator', fr: 'Coordination' },
}
