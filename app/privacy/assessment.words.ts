import { type Text, words } from '#foundation/language.ts'

export const assessmentWords = words({
  title: {
    en: 'Privacy impact assessment: a start',
    fr: 'Évaluation des facteurs relatifs à la vie privée : un début',
  },
  lead: {
    en: 'Written from what Alongside really keeps, who really sees it and for how long. What only your organization can say has room to be written in. It is a start, not advice.',
    fr: 'Rédigée à partir de ce qu’Alongside conserve vraiment, de qui le voit vraiment et pendant combien de temps. Ce que seule votre organisation peut dire a de la place pour être écrit. C’est un début, pas un avis juridique.',
  },
  door: { en: 'Privacy impact assessment', fr: 'Évaluation des facteurs relatifs à la vie privée' },
  asPdf: { en: 'Download as PDF', fr: 'Télécharger en PDF' },
  toProcessors: { en: 'Who else handles information, and where', fr: 'Qui d’autre traite les renseignements, et où' },
  who: { en: 'Who and why', fr: 'Qui et pourquoi' },
  organization: (name: string) => ({ en: `Organization: ${name}`, fr: `Organisation : ${name}` }),
  law: (law: string) => ({ en: `Law: ${law}`, fr: `Loi : ${law}` }),
  contact: (name: string) => ({ en: `Privacy contact: ${name}`, fr: `Responsable de la vie privée : ${name}` }),
  madeOn: (day: string) => ({ en: `Written on ${day}`, fr: `Rédigée le ${day}` }),
  writtenBy: { en: 'Completed by (name, position)', fr: 'Complétée par (nom, fonction)' },
  why: {
    en: 'What the programs are, for whom, and since when',
    fr: 'Quels sont les programmes, pour qui, et depuis quand',
  },
  authority: {
    en: 'By which authority or consent information is collected here',
    fr: 'En vertu de quel pouvoir ou consentement les renseignements sont recueillis ici',
  },
  purposes: { en: 'What information is for', fr: 'À quoi servent les renseignements' },
  notFor: {
    en: 'Nothing written here is used for supervision, evaluation, discipline or hiring. Whoever supervises somebody never sees their application, whatever role they hold.',
    fr: 'Rien de ce qui est écrit ici ne sert à la supervision, à l’évaluation, à la discipline ou à l’embauche. La personne qui supervise quelqu’un ne voit jamais sa demande, quel que soit son rôle.',
  },
  otherPurposes: { en: 'Any other purpose', fr: 'Toute autre raison' },
  data: { en: 'What is kept, who sees it, how long', fr: 'Ce qui est conservé, qui le voit, combien de temps' },
  dataLead: {
    en: 'Each table of the database, by the record it belongs to. L sees that it exists, R reads, C creates, U changes, D deletes, X takes out, A approves. Who is not named sees nothing.',
    fr: 'Chaque table de la base de données, selon le dossier dont elle fait partie. L voit que cela existe, R lit, C crée, U modifie, D supprime, X exporte, A approuve. Qui n’est pas nommé ne voit rien.',
  },
  seen: (roles: string) => ({ en: `Seen by: ${roles}`, fr: `Vu par : ${roles}` }),
  open: {
    en: 'Open: names nobody but those who chose to be named',
    fr: 'Ouvert : ne nomme que les personnes qui l’ont choisi',
  },
  inner: { en: 'Inner workings: shown on no page', fr: 'Rouages internes : montrés sur aucune page' },
  table: { en: 'What', fr: 'Quoi' },
  keep: { en: 'How long', fr: 'Combien de temps' },
  export: { en: 'In a person’s own export', fr: 'Dans l’exportation de la personne' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no: it is about nobody', fr: 'non : ne concerne personne' },
  secret: { en: 'no: a key or a secret', fr: 'non : une clé ou un secret' },
  storage: { en: 'Where it is stored, and who else handles it', fr: 'Où c’est stocké, et qui d’autre le traite' },
  noThirdParty: {
    en: 'As it comes, Alongside uses no service of anybody else: no analytics, fonts, maps, pictures or counters from elsewhere. Everything lies in one database on one computer.',
    fr: 'Tel quel, Alongside n’utilise aucun service d’autrui : ni mesure d’audience, ni police, ni carte, ni image, ni compteur d’ailleurs. Tout se trouve dans une seule base de données, sur un seul ordinateur.',
  },
  databaseHere: {
    en: 'The database runs on the same computer.',
    fr: 'La base de données fonctionne sur le même ordinateur.',
  },
  databaseAt: (host: string) => ({ en: `The database is at ${host}.`, fr: `La base de données se trouve à ${host}.` }),
  mailNone: {
    en: 'No mail server is set: letters stay on this computer.',
    fr: 'Aucun serveur de courriel n’est réglé : les lettres restent sur cet ordinateur.',
  },
  mailAt: (host: string) => ({
    en: `Letters leave through the mail server ${host}. They say that something happened, never what was written.`,
    fr: `Les lettres partent par le serveur de courriel ${host}. Elles disent qu’il s’est passé quelque chose, jamais ce qui a été écrit.`,
  }),
  processors: { en: 'Named by the organization', fr: 'Nommés par l’organisation' },
  noProcessors: { en: 'None has been named yet.', fr: 'Aucun n’a encore été nommé.' },
  processorsLead: {
    en: 'Say for each where it stores what it is given: the computer Alongside runs on, the mail server, the copies. The assessment is written from it.',
    fr: 'Dites pour chacun où est stocké ce qui lui est confié : l’ordinateur où fonctionne Alongside, le serveur de courriel, les copies. L’évaluation en découle.',
  },
  kind: { en: 'What for', fr: 'À quoi il sert' },
  name: { en: 'Name', fr: 'Nom' },
  region: { en: 'Where: city, province, country', fr: 'Où : ville, province, pays' },
  inCanada: { en: 'It stores everything in Canada', fr: 'Tout y est stocké au Canada' },
  outside: { en: 'outside Canada', fr: 'hors du Canada' },
  canada: { en: 'in Canada', fr: 'au Canada' },
  add: { en: 'Add', fr: 'Ajouter' },
  remove: { en: 'Remove', fr: 'Retirer' },
  added: { en: 'Added.', fr: 'Ajouté.' },
  removed: { en: 'Removed.', fr: 'Retiré.' },
  where: {
    en: 'The computer and the copies: city, province, country; who runs them',
    fr: 'L’ordinateur et les copies : ville, province, pays; qui les exploite',
  },
  abroad: {
    en: 'Something is stored outside Canada: assess that apart, with what could happen there and what is done against it',
    fr: 'Quelque chose est stocké hors du Canada : évaluez-le à part, avec ce qui pourrait y arriver et ce qui est fait pour l’éviter',
  },
  safeguards: { en: 'Safeguards', fr: 'Mesures de protection' },
  ownSafeguards: {
    en: 'What the organization does besides: rooms, devices, training, agreements',
    fr: 'Ce que l’organisation fait en plus : locaux, appareils, formation, ententes',
  },
  risks: { en: 'Risks', fr: 'Risques' },
  risk: { en: 'What could happen', fr: 'Ce qui pourrait arriver' },
  against: { en: 'What is done against it', fr: 'Ce qui est fait pour l’éviter' },
  left: {
    en: 'How likely and how grave is what is left, for each; who accepts it',
    fr: 'Pour chacun : probabilité et gravité de ce qui reste; qui l’accepte',
  },
  rights: { en: 'Access, correction, keeping, breaches', fr: 'Accès, correction, conservation, atteintes' },
  accessBy: (section: string) => ({
    en: `Access and correction: ${section}.`,
    fr: `Accès et correction : ${section}.`,
  }),
  decisions: { en: 'Decisions', fr: 'Décisions' },
  review: { en: 'When this is looked at again, and by whom', fr: 'Quand et par qui ceci sera revu' },
  signatures: {
    en: 'Signatures: the privacy contact; whoever answers for the program',
    fr: 'Signatures : la personne responsable de la vie privée; la personne qui répond du programme',
  },
})

export const processorKinds: Record<'host' | 'mail' | 'backup' | 'sign_in' | 'other', Text> = {
  host: { en: 'The computer Alongside runs on', fr: 'L’ordinateur où fonctionne Alongside' },
  mail: { en: 'Mail', fr: 'Courriel' },
  backup: { en: 'Copies', fr: 'Copies de sauvegarde' },
  sign_in: { en: 'Signing in', fr: 'Connexion' },
  other: { en: 'Something else', fr: 'Autre chose' },
}

export const purposeWords: readonly Text[] = [
  { en: 'Receiving applications and deciding on them', fr: 'Recevoir les demandes et en décider' },
  {
    en: 'Matching mentors and mentees, and explaining each match',
    fr: 'Jumeler mentors et personnes mentorées, et expliquer chaque jumelage',
  },
  {
    en: 'Two partners working together: agreeing, planning, meeting, writing to each other',
    fr: 'Le travail à deux : s’entendre, planifier, se rencontrer, s’écrire',
  },
  {
    en: 'Seeing that pairs meet, without what they say',
    fr: 'Voir que les paires se rencontrent, sans ce qu’elles se disent',
  },
  {
    en: 'Looking back: reviews and surveys, counted in groups of five or more',
    fr: 'Faire le bilan : bilans et sondages, comptés par groupes de cinq ou plus',
  },
  { en: 'Paying honoraria', fr: 'Verser des honoraires' },
  { en: 'Reporting to boards and funders, in figures', fr: 'Rendre compte aux conseils et aux bailleurs, en chiffres' },
]

export const safeguardWords: readonly Text[] = [
  {
    en: 'Three locks on what is confidential: one policy, the database’s own row-level security, and a key for each partnership and person.',
    fr: 'Trois verrous sur ce qui est confidentiel : une politique, la sécurité par ligne de la base de données elle-même, et une clé par partenariat et par personne.',
  },
  {
    en: 'No role can read what partners write; nobody can sign in as somebody else.',
    fr: 'Aucun rôle ne peut lire ce que les partenaires écrivent; personne ne peut se connecter à la place d’une autre personne.',
  },
  {
    en: 'Confidential access is asked for on three grounds only, agreed to by a second person, told to both partners, in part, for a day, and listed page by page.',
    fr: 'L’accès confidentiel n’est demandé que pour trois motifs, avec l’accord d’une deuxième personne; les deux partenaires en sont informés; il est partiel, dure un jour et est consigné page par page.',
  },
  {
    en: 'Every act of staff stands in a trail that is only ever added to, without content.',
    fr: 'Chaque acte du personnel figure dans un registre auquel on ne peut qu’ajouter, sans contenu.',
  },
  {
    en: 'Letters, calendars and logs carry no content: what reaches an employer’s mailbox may be that employer’s record.',
    fr: 'Lettres, calendriers et registres ne portent aucun contenu : ce qui atteint la boîte d’un employeur peut devenir un document de cet employeur.',
  },
  { en: 'Deleting is destroying the key.', fr: 'Supprimer, c’est détruire la clé.' },
  {
    en: 'Figures about fewer than five people are not shown.',
    fr: 'Les chiffres sur moins de cinq personnes ne sont pas montrés.',
  },
]

export const riskWords: readonly (readonly [risk: Text, against: Text])[] = [
  [
    {
      en: 'The employer opens a participant’s work mailbox and comes in by a letter.',
      fr: 'L’employeur ouvre la boîte professionnelle d’une personne et entre par une lettre.',
    },
    {
      en: 'Letters carry no content, links are for one browser and a short time; a stronger way to sign in closes the mailbox’s.',
      fr: 'Les lettres ne portent aucun contenu, les liens valent pour un seul navigateur et peu de temps; un moyen de connexion plus sûr ferme celui de la boîte.',
    },
  ],
  [
    {
      en: 'Whoever runs the computer reads what is stored while it runs.',
      fr: 'La personne qui exploite l’ordinateur lit ce qui y est stocké pendant qu’il fonctionne.',
    },
    {
      en: 'Copies, stolen disks and the database alone open nothing. Against root on the running computer the product cannot protect: name who that is and have it in writing.',
      fr: 'Les copies, les disques volés et la base de données seule n’ouvrent rien. Contre l’administration de l’ordinateur en marche, le produit ne peut rien : nommez cette personne et mettez-le par écrit.',
    },
  ],
  [
    {
      en: 'A coordinator or committee member supervises an applicant.',
      fr: 'Une personne de la coordination ou du comité supervise une candidate ou un candidat.',
    },
    {
      en: 'Declared or derived from positions, supervisors never see the application; it is handed to somebody else.',
      fr: 'Déclarée ou déduite des postes, la supervision ferme la demande; elle est confiée à une autre personne.',
    },
  ],
  [
    { en: 'Somebody with access reads more than they need.', fr: 'Une personne autorisée lit plus que nécessaire.' },
    {
      en: 'Each role sees what the table above says; reading confidential records is written down, and each person can see who looked.',
      fr: 'Chaque rôle voit ce que dit le tableau ci-dessus; la lecture de dossiers confidentiels est consignée, et chaque personne peut voir qui a regardé.',
    },
  ],
  [
    { en: 'Confidential access is misused.', fr: 'L’accès confidentiel est détourné.' },
    {
      en: 'Two people, three grounds, objection, a day, a watermark, both told, yearly count published.',
      fr: 'Deux personnes, trois motifs, opposition, un jour, filigrane, les deux informés, nombre annuel publié.',
    },
  ],
  [
    {
      en: 'A small group makes a figure tell who said what.',
      fr: 'Dans un petit groupe, un chiffre révèle qui a dit quoi.',
    },
    {
      en: 'Nothing under five; words without a name are shuffled and carry no time.',
      fr: 'Rien en dessous de cinq; les mots sans nom sont mêlés et sans heure.',
    },
  ],
  [
    {
      en: 'The key file is lost: everything sealed is lost.',
      fr: 'Le fichier de clé est perdu : tout ce qui est scellé l’est aussi.',
    },
    {
      en: 'A copy of the key is kept apart, by two people, and tried once a year.',
      fr: 'Une copie de la clé est gardée à part, par deux personnes, et essayée une fois par an.',
    },
  ],
  [
    { en: 'Information is stored outside Canada.', fr: 'Des renseignements sont stockés hors du Canada.' },
    {
      en: 'No third party is used unless the organization names one, with its region.',
      fr: 'Aucun tiers n’est utilisé à moins que l’organisation n’en nomme un, avec sa région.',
    },
  ],
]
