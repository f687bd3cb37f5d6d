import { type Text, words } from '#foundation/language.ts'
import type { Aim } from './policy.ts'

/** The words of the pages on which staff set a program up. */
export const settingsWords = words({
  chooseTemplate: { en: 'Which kind of program?', fr: 'Quel genre de programme?' },
  chooseTemplateLead: {
    en: 'A template brings dates, forms, rules and texts in both languages. Everything can be changed afterwards.',
    fr: 'Un modèle apporte dates, formulaires, règles et textes dans les deux langues. Tout peut être modifié ensuite.',
  },
  useThis: { en: 'Use this one', fr: 'Choisir celui-ci' },
  organization: { en: 'Organization', fr: 'Organisation' },
  year: { en: 'The year its first dates fall in', fr: 'L’année de ses premières dates' },
  open: { en: 'Open the program', fr: 'Ouvrir le programme' },
  opened: {
    en: 'The program is a draft: only its staff see it. Look through the parts, then publish.',
    fr: 'Le programme est un brouillon : seule son équipe le voit. Parcourez les parties, puis publiez.',
  },
  noOrganization: {
    en: 'You do not coordinate for any organization yet. Ask its administrator to name you.',
    fr: 'Vous ne coordonnez encore pour aucune organisation. Demandez à son administration de vous nommer.',
  },
  setupLead: {
    en: 'Everything here came from the template and can be changed, also after publishing.',
    fr: 'Tout vient du modèle et peut être modifié, aussi après la publication.',
  },
  ready: { en: 'Before it can be public', fr: 'Avant la publication' },
  met: { en: 'done', fr: 'fait' },
  advised: { en: 'advised', fr: 'conseillé' },
  notWritten: { en: 'Not written yet', fr: 'Pas encore écrit' },
  unmet: { en: 'to do', fr: 'à faire' },
  parts: { en: 'The parts of the program', fr: 'Les parties du programme' },
  edit: { en: 'Change', fr: 'Modifier' },
  look: { en: 'Look', fr: 'Voir' },
  publish: { en: 'Publish the program', fr: 'Publier le programme' },
  publishLead: {
    en: 'From now on anyone can read the program’s page, and people can apply between its dates. You can still change everything.',
    fr: 'À partir de maintenant, tout le monde peut lire la page du programme, et on peut présenter une demande entre ses dates. Vous pouvez encore tout modifier.',
  },
  published: { en: 'The program is public.', fr: 'Le programme est public.' },
  publicPage: { en: 'The public page', fr: 'La page publique' },
  previewAs: (seat: string) => ({ en: `Look at it as a ${seat}`, fr: `Le voir comme ${seat}` }),
  basics: { en: 'Title, summary and size', fr: 'Titre, résumé et taille' },
  title: { en: 'Title', fr: 'Titre' },
  summary: { en: 'Summary: for whom, and what it gives', fr: 'Résumé : pour qui, et ce qu’il apporte' },
  pilot: { en: 'This is a pilot', fr: 'C’est un projet pilote' },
  cap: { en: 'The most partnerships', fr: 'Nombre maximal de partenariats' },
  capHint: {
    en: 'Further mentees wait in order. Leave empty for no limit.',
    fr: 'Les personnes suivantes attendent dans l’ordre. Laissez vide pour aucune limite.',
  },
  answerDays: { en: 'Days to answer a proposed match', fr: 'Jours pour répondre à un jumelage proposé' },
  daysKept: {
    en: 'Days after a partnership ends until what the two wrote is destroyed',
    fr: 'Jours après la fin d’un partenariat jusqu’à la destruction de ce que les deux ont écrit',
  },
  daysKeptHint: {
    en: 'From 30 to 365; 90 unless you have a reason. Both are told. It can no longer be changed once the program has started or a pair has been introduced.',
    fr: 'De 30 à 365; 90, sauf si vous avez une raison. Les deux en sont informés. Ce nombre ne change plus dès que le programme a commencé ou qu’une paire a été mise en relation.',
  },
  daysSaid: {
    en: 'This was said to people already, and stays as it is: the program has started, or a pair has been introduced.',
    fr: 'Ceci a déjà été annoncé, et reste tel quel : le programme a commencé, ou une paire a été mise en relation.',
  },
  readers: { en: 'Committee members who read each application', fr: 'Membres du comité qui lisent chaque demande' },
  cascade: { en: 'When somebody says no', fr: 'Quand quelqu’un dit non' },
  cascadeAutomatic: { en: 'Ask the next best mentor at once', fr: 'Demander aussitôt au mentor suivant' },
  cascadeAsk: { en: 'Wait for the coordinator', fr: 'Attendre la coordination' },
  mentorsTrained: {
    en: 'Mentors must be trained before they begin',
    fr: 'Les mentors doivent être formés avant de commencer',
  },
  mentorsTrainedHint: {
    en: 'Until their training is noted under Training, a mentor cannot sign an agreement with a mentee.',
    fr: 'Tant que sa formation n’est pas inscrite sous Formation, un mentor ne peut pas signer d’entente avec une personne mentorée.',
  },
  framework: { en: 'Framework for the self-assessment', fr: 'Référentiel de l’autoévaluation' },
  frameworkLead: {
    en: 'Applicants rate themselves on these competencies; a mentee’s gaps are matched with a mentor’s strengths.',
    fr: 'Les candidats s’autoévaluent selon ces compétences; les besoins des personnes mentorées sont jumelés aux forces des mentors.',
  },
  frameworkStays: {
    en: 'Somebody has rated themselves on this framework already, so it stays for this program: differently worded gaps and strengths could not be compared.',
    fr: 'Quelqu’un s’est déjà autoévalué selon ce référentiel; il demeure donc pour ce programme : des besoins et des forces formulés autrement ne pourraient être comparés.',
  },
  otherFramework: { en: 'Choose a framework', fr: 'Choisir un référentiel' },
  choose: { en: 'Choose', fr: 'Choisir' },
  ownWords: { en: 'Or say it in your own words', fr: 'Ou formulez-le à votre façon' },
  makeEdition: { en: 'Make our own edition', fr: 'Créer notre propre édition' },
  edited: {
    en: 'Your edition is made, and this program uses it.',
    fr: 'Votre édition est créée, et ce programme l’utilise.',
  },
  competencies: { en: 'Competencies', fr: 'Compétences' },
  outlineHint: {
    en: 'One competency a line: English | French. A line that begins with # is the heading of those below it.',
    fr: 'Une compétence par ligne : anglais | français. Une ligne qui commence par # est le titre de celles qui suivent.',
  },
  outlineLine: (n: number) =>
    n === 0
      ? { en: 'Write at least one competency.', fr: 'Écrivez au moins une compétence.' }
      : {
          en: `Line ${n} must be in both languages, as English | French, and said once.`,
          fr: `La ligne ${n} doit être dans les deux langues, comme anglais | français, et dite une seule fois.`,
        },
  goals: { en: 'Goals of the program', fr: 'Objectifs du programme' },
  goalsHint: {
    en: 'Shown on its page. One a line: English | French',
    fr: 'Affichés sur sa page. Un par ligne : anglais | français',
  },
  goalLine: {
    en: 'Each line must be in both languages: English | French',
    fr: 'Chaque ligne doit être dans les deux langues : anglais | français',
  },
  learning: { en: 'Learning and opportunities to offer', fr: 'Apprentissages et occasions à offrir' },
  monthHours: { en: 'Time together', fr: 'Temps ensemble' },
  rubric: { en: 'What applications are scored on', fr: 'Critères de lecture des demandes' },
  rubricLead: {
    en: 'Committee members give each a score from 1 to 5, apart from each other.',
    fr: 'Les membres du comité attribuent à chacun une note de 1 à 5, séparément.',
  },
  noRubric: { en: 'Applications are read without scores.', fr: 'Les demandes sont lues sans notes.' },
  criterion: { en: 'Criterion', fr: 'Critère' },
  criterionHint: { en: 'What to look for', fr: 'Ce qu’il faut observer' },
  addCriterion: { en: 'Add a criterion', fr: 'Ajouter un critère' },
  zone: { en: 'Time zone of its deadlines', fr: 'Fuseau horaire des échéances' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
  dates: { en: 'Dates', fr: 'Dates' },
  datesHint: { en: 'A deadline includes the whole day.', fr: 'Une échéance comprend toute la journée.' },
  outOfOrder: {
    en: 'This date comes too early for the ones before it.',
    fr: 'Cette date vient trop tôt par rapport aux précédentes.',
  },
  moreDates: { en: 'Other dates of the year', fr: 'Autres dates de l’année' },
  addDate: { en: 'Add a date', fr: 'Ajouter une date' },
  from: { en: 'From', fr: 'Du' },
  until: { en: 'Until', fr: 'Au' },
  note: { en: 'A note', fr: 'Une note' },
  remove: { en: 'Remove', fr: 'Retirer' },
  removed: { en: 'Removed.', fr: 'Retiré.' },
  seat: (name: string) => ({ en: `Seat: ${name}`, fr: `Rôle : ${name}` }),
  description: { en: 'Who this is', fr: 'De qui il s’agit' },
  expectations: { en: 'What is expected, one a line', fr: 'Ce qui est attendu, un point par ligne' },
  sameLines: {
    en: 'Both languages need the same number of lines.',
    fr: 'Les deux langues doivent avoir le même nombre de lignes.',
  },
  hours: { en: 'The time it takes', fr: 'Le temps nécessaire' },
  eligibility: { en: 'Who may apply', fr: 'Qui peut présenter une demande' },
  eligibilityHint: {
    en: 'Nobody is turned away by a rule: what does not fit goes to a person.',
    fr: 'Aucune règle n’écarte qui que ce soit : ce qui ne correspond pas est confié à une personne.',
  },
  roles: { en: 'Roles', fr: 'Fonctions' },
  orEquivalent: { en: '“or equivalent”', fr: '« ou équivalent »' },
  schools: { en: 'Kind of school', fr: 'Type d’école' },
  schoolsHint: {
    en: 'Tick none for any place of work; tick all for anybody who works in a school.',
    fr: 'N’en cochez aucun pour tout lieu de travail; cochez-les tous pour toute personne qui travaille dans une école.',
  },
  newWithin: { en: 'New within so many months', fr: 'En fonction depuis au plus (mois)' },
  pool: { en: 'Serving or retired', fr: 'En fonction ou à la retraite' },
  poolCurrent: { en: 'Serving now', fr: 'En fonction' },
  poolRetired: { en: 'Retired', fr: 'À la retraite' },
  poolEither: { en: 'Either', fr: 'L’un ou l’autre' },
  retiredWithin: { en: 'Retired within so many years', fr: 'À la retraite depuis au plus (années)' },
  leastYears: { en: 'At least so many years in the role', fr: 'Au moins tant d’années dans la fonction' },
  membership: { en: 'Membership to attest', fr: 'Adhésion à attester' },
  membershipHint: {
    en: 'The body’s name, as in “Members of …”. Leave empty for none.',
    fr: 'Le nom de l’organisme, comme dans « Membres de … ». Laissez vide s’il n’y en a pas.',
  },
  referees: { en: 'People who can speak for the applicant', fr: 'Personnes pouvant parler de la candidature' },
  mostMentees: { en: 'The most mentees a mentor may take', fr: 'Nombre maximal de personnes mentorées par mentor' },
  honorarium: { en: 'Honorarium in dollars', fr: 'Honoraires en dollars' },
  questions: { en: 'Questions', fr: 'Questions' },
  questionsOf: (seat: string) => ({ en: `Questions to a ${seat}`, fr: `Questions : ${seat}` }),
  addPage: { en: 'Add a page of questions', fr: 'Ajouter une page de questions' },
  pageTitle: { en: 'Title of the page', fr: 'Titre de la page' },
  matching: { en: 'How pairs are matched', fr: 'Comment se fait le jumelage' },
  matchingLead: {
    en: 'Weights say how much each thing counts, from 0 (not at all) to 10. Rules are never broken.',
    fr: 'Les poids disent combien chaque élément compte, de 0 (pas du tout) à 10. Les règles ne sont jamais enfreintes.',
  },
  aim: { en: 'What counts most', fr: 'Ce qui compte le plus' },
  aimLead: { en: 'Of all the ways to pair people, prefer', fr: 'Parmi toutes les façons de jumeler, préférer' },
  weights: { en: 'What counts, and how much', fr: 'Ce qui compte, et combien' },
  rules: { en: 'Rules no pair may break', fr: 'Règles qu’aucune paire ne peut enfreindre' },
  districtRule: { en: 'Districts', fr: 'Districts' },
  districtAny: { en: 'Any', fr: 'Indifférent' },
  districtSame: { en: 'The same district', fr: 'Le même district' },
  districtDifferent: { en: 'Different districts', fr: 'Des districts différents' },
  languageRule: { en: 'Both share a language of conversation', fr: 'Les deux partagent une langue de conversation' },
  seniorityRule: {
    en: 'The mentor’s role stands at least as high',
    fr: 'La fonction du mentor est au moins aussi élevée',
  },
  mostKilometres: { en: 'At most so many kilometres apart', fr: 'Au plus tant de kilomètres entre les deux' },
  priority: { en: 'Matched first when places are scarce', fr: 'Jumelés en premier quand les places manquent' },
  texts: { en: 'Texts people accept', fr: 'Textes à accepter' },
  edition: (n: number) => ({ en: `Edition ${n}`, fr: `Édition ${n}` }),
  approvedOn: { en: 'Adopted by the committee on', fr: 'Adopté par le comité le' },
  writeEdition: { en: 'Save as a new edition', fr: 'Enregistrer comme nouvelle édition' },
  earlier: { en: 'Earlier editions', fr: 'Éditions antérieures' },
  body: { en: 'Text', fr: 'Texte' },
  contacts: { en: 'Contacts', fr: 'Contacts' },
  addContact: { en: 'Add a contact', fr: 'Ajouter un contact' },
  name: { en: 'Name', fr: 'Nom' },
  role: { en: 'Role', fr: 'Rôle' },
  email: { en: 'E-mail', fr: 'Courriel' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  places: { en: 'What is different locally', fr: 'Ce qui diffère localement' },
  placesLead: {
    en: 'A region or district can have its own note, contact and later deadline. Applicants from there see it.',
    fr: 'Une région ou un district peut avoir sa propre note, son contact et une échéance plus tardive. Les personnes de cet endroit la voient.',
  },
  addPlace: { en: 'Add a region or district', fr: 'Ajouter une région ou un district' },
  oneOfBoth: {
    en: 'Choose a region or a district, not both.',
    fr: 'Choisissez une région ou un district, pas les deux.',
  },
  placeTaken: {
    en: 'This region or district has a note of its own already. Change that one.',
    fr: 'Cette région ou ce district a déjà sa propre note. Modifiez celle-là.',
  },
  removePlace: { en: 'Remove this note', fr: 'Retirer cette note' },
  laterDeadline: { en: 'Its own deadline', fr: 'Sa propre échéance' },
  startSurvey: {
    en: 'Ask at the start how confident people feel: a start that is missed cannot be asked again',
    fr: 'Demander au début la confiance ressentie : un début manqué ne se rattrape pas',
  },
  mentorsAgain: { en: 'Ask last year’s mentors again', fr: 'Demander de nouveau aux mentors de l’an dernier' },
  coordinators: { en: 'Coordinators', fr: 'Coordination' },
  coordinatorNow: {
    en: 'Some pairs have nobody to turn to: everybody who coordinates this program supervises one of the two, or is one of them. Please name one more coordinator for whom that is not so. Until then no word in confidence can be taken from these pairs; their pages name your organization’s privacy contact instead.',
    fr: 'Certaines paires n’ont personne à qui s’adresser : toutes les personnes à la coordination de ce programme supervisent l’une des deux, ou sont l’une d’elles. Veuillez nommer à la coordination une personne de plus, pour qui ce n’est pas le cas. D’ici là, aucun mot confidentiel ne peut être pris de ces paires; leurs pages nomment plutôt la personne responsable de la vie privée de votre organisation.',
  },
  coordinatorSoon: {
    en: 'One person coordinates this program. A coordinator hears nothing in confidence about somebody they supervise or are paired with: with a second one nobody is left without a person to turn to.',
    fr: 'Une seule personne coordonne ce programme. À la coordination, on n’apprend rien de confidentiel sur une personne que l’on supervise ou avec qui l’on est jumelé : avec une deuxième personne, nul ne reste sans quelqu’un à qui s’adresser.',
  },
  nameCoordinator: { en: 'Name a coordinator', fr: 'Nommer une personne à la coordination' },
  addCoordinator: { en: 'Add a coordinator', fr: 'Ajouter une personne à la coordination' },
  end: { en: 'End', fr: 'Mettre fin' },
  readsWishes: { en: 'reads shared-identity wishes', fr: 'lit les souhaits d’identité partagée' },
})

/** What a program may want of its pairs as a whole, and what it gives and costs. */
export const aimWords: Record<Aim, { readonly name: Text; readonly says: Text }> = {
  best: {
    name: { en: 'The best whole', fr: 'Le meilleur ensemble' },
    says: {
      en: 'As many people as possible have a partner, and all pairs together fit as well as can be. One pair may fit less well so that others fit much better.',
      fr: 'Le plus de gens possible ont un partenaire, et toutes les paires ensemble conviennent le mieux possible. Une paire peut convenir un peu moins pour que d’autres conviennent bien mieux.',
    },
  },
  fairest: {
    name: { en: 'The fairest', fr: 'Le plus équitable' },
    says: {
      en: 'As many people as possible have a partner, and the pair that fits least well fits as well as can be; only then counts the whole.',
      fr: 'Le plus de gens possible ont un partenaire, et la paire qui convient le moins convient le mieux possible; l’ensemble ne compte qu’ensuite.',
    },
  },
  stable: {
    name: { en: 'The stable one', fr: 'Le plus stable' },
    says: {
      en: 'No mentee and mentor would both rather have each other than the partner they have. Fewer people may have a partner, and who comes first does not count.',
      fr: 'Aucune personne mentorée et aucun mentor ne préféreraient tous deux être ensemble. Moins de gens peuvent avoir un partenaire, et l’ordre de priorité ne compte pas.',
    },
  },
}

export const criterionLabels: Record<string, Text> = {
  skills: { en: 'My gap meets your strength (self-assessment)', fr: 'Mon besoin rejoint votre force (autoévaluation)' },
  issues: { en: 'Issues in common', fr: 'Enjeux communs' },
  wishes: { en: 'Wishes for certain people', fr: 'Souhaits pour certaines personnes' },
  distance: { en: 'Near each other', fr: 'Proximité' },
  region: { en: 'The same region', fr: 'La même région' },
  setting: { en: 'Similar setting (remote, rural, urban)', fr: 'Milieu semblable (éloigné, rural, urbain)' },
  size: { en: 'District of similar size', fr: 'District de taille semblable' },
  levels: { en: 'The same grades', fr: 'Les mêmes niveaux' },
  subjects: { en: 'The same subjects', fr: 'Les mêmes matières' },
  role: { en: 'Knows the same role', fr: 'Connaît la même fonction' },
  experience: { en: 'Experience', fr: 'Expérience' },
  channels: { en: 'A way of meeting in common', fr: 'Un moyen de rencontre commun' },
  times: { en: 'Times in common', fr: 'Des moments communs' },
  language: { en: 'Language', fr: 'Langue' },
  identity: {
    en: 'A wish for shared identity, at the mentee’s request',
    fr: 'Un souhait d’identité partagée, à la demande de la personne mentorée',
  },
}

export const priorityWords: Record<string, Text> = {
  remote: { en: 'Remote districts', fr: 'Districts éloignés' },
  first_year: { en: 'First year in the role', fr: 'Première année en fonction' },
  single_administrator: { en: 'The only administrator in the school', fr: 'Seule personne à la direction de l’école' },
}

export const textKindWords: Record<string, Text> = {
  commitment: { en: 'Commitment', fr: 'Engagement' },
  code: { en: 'Code of ethics', fr: 'Code d’éthique' },
  charter: { en: 'Charter', fr: 'Charte' },
  agreement: { en: 'Partnership agreement', fr: 'Entente de partenariat' },
  confidentiality: { en: 'Confidentiality of the committee', fr: 'Confidentialité du comité' },
  resources: { en: 'Whom to turn to (well-being)', fr: 'À qui s’adresser (bien-être)' },
  primer: { en: 'The sector in brief (for pairs)', fr: 'Le milieu en bref (pour les paires)' },
}
