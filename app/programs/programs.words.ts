import { type Text, words } from '#foundation/language.ts'

export const programWords = words({
  programs: { en: 'Mentorship programs', fr: 'Programmes de mentorat' },
  programsLead: {
    en: 'Each program is run by an association or a school district. Open one to see whom it is for and how to apply.',
    fr: 'Chaque programme est mené par une association ou un district scolaire. Ouvrez-en un pour voir à qui il s’adresse et comment présenter une demande.',
  },
  noPrograms: {
    en: 'No program is open yet. When one is announced, it will be listed here.',
    fr: 'Aucun programme n’est encore ouvert. Dès qu’un programme sera annoncé, il figurera ici.',
  },
  newProgram: { en: 'Open a new program', fr: 'Ouvrir un nouveau programme' },
  openPhase: (date: string) => ({ en: `Applications until ${date}`, fr: `Demandes jusqu’au ${date}` }),
  announced: (date: string) => ({ en: `Applications open ${date}`, fr: `Demandes à partir du ${date}` }),
  deciding: {
    en: 'Applications are closed; matching is under way',
    fr: 'Les demandes sont closes; le jumelage est en cours',
  },
  underWay: (month: number, of: number) => ({
    en: `Under way: month ${month} of ${of}`,
    fr: `En cours : mois ${month} de ${of}`,
  }),
  over: { en: 'Over', fr: 'Terminé' },
  draft: { en: 'Draft: only its staff see it', fr: 'Brouillon : visible seulement par son équipe' },
  pilot: { en: 'Pilot', fr: 'Projet pilote' },
  by: (organization: string) => ({ en: `by ${organization}`, fr: `par ${organization}` }),
  apply: { en: 'Apply', fr: 'Présenter une demande' },
  applyAs: (seat: string) => ({ en: `Apply as a ${seat}`, fr: `Demander à être ${seat}` }),
  printForm: { en: 'Print a blank form', fr: 'Imprimer un formulaire vierge' },
  forWhom: { en: 'For whom', fr: 'À qui il s’adresse' },
  theYear: { en: 'The year on a line', fr: 'L’année sur une ligne' },
  yearSays: (title: string) => ({ en: `The dates of ${title}, in order`, fr: `Les dates de ${title}, dans l’ordre` }),
  aims: { en: 'What it is for', fr: 'Ses buts' },
  howItWorks: { en: 'How it works', fr: 'Comment cela fonctionne' },
  howMatched: {
    en: 'You say what you need; a committee decides who is matched with whom, helped by an engine that can prove its proposals are the best together. Both sides then say yes or no. Applying is not acceptance.',
    fr: 'Vous dites ce dont vous avez besoin; un comité décide des jumelages, aidé d’un moteur qui peut prouver que ses propositions sont les meilleures dans leur ensemble. Les deux personnes disent ensuite oui ou non. Présenter une demande ne garantit pas d’être accepté.',
  },
  voluntary: {
    en: 'Taking part is voluntary. It is not evaluation and has no link to it: no supervisor, employer or school board sees what you write or say here.',
    fr: 'La participation est volontaire. Ce n’est pas une évaluation et n’y est lié d’aucune façon : ni superviseur, ni employeur, ni conseil scolaire ne voit ce que vous écrivez ou dites ici.',
  },
  cap: (n: number) => ({
    en: `Up to ${n} partnerships; others wait in order.`,
    fr: `Jusqu’à ${n} partenariats; les autres attendent dans l’ordre.`,
  }),
  contact: { en: 'Questions?', fr: 'Des questions?' },
  locally: { en: 'In your region', fr: 'Dans votre région' },
  expectations: { en: 'What is expected', fr: 'Ce qui est attendu' },
  hours: { en: 'Time', fr: 'Temps' },
  honorarium: { en: 'Honorarium', fr: 'Honoraires' },
  dollars: (amount: string) => ({ en: `$${amount}`, fr: `${amount} $` }),
  upToMentees: (n: number) => ({
    en: `Up to ${n} mentees, as many as you choose`,
    fr: `Jusqu’à ${n} personnes mentorées, selon votre choix`,
  }),
  membership: (body: string) => ({ en: `Members of ${body}`, fr: `Membres de ${body}` }),
  membershipLabel: { en: 'Membership', fr: 'Adhésion' },
  capacityLabel: { en: 'How many', fr: 'Combien' },
  opens: { en: 'Applications open', fr: 'Ouverture des demandes' },
  closes: { en: 'Applications close', fr: 'Clôture des demandes' },
  movedFrom: (date: string) => ({ en: `moved from ${date}`, fr: `reportée du ${date}` }),
  matchBy: { en: 'Matches are made by', fr: 'Jumelages au plus tard' },
  starts: { en: 'The program begins', fr: 'Début du programme' },
  ends: { en: 'The program ends', fr: 'Fin du programme' },
  today: { en: 'Today', fr: 'Aujourd’hui' },
  date: { en: 'Date', fr: 'Date' },
  what: { en: 'What', fr: 'Quoi' },
  coordinator: { en: 'Coordinator', fr: 'Coordination' },
  settings: { en: 'Set up the program', fr: 'Préparer le programme' },
  notYours: {
    en: 'You do not open programs for this organization.',
    fr: 'Vous n’ouvrez pas de programmes pour cette organisation.',
  },
  noTemplate: { en: 'Please choose a template.', fr: 'Veuillez choisir un modèle.' },
  alreadyPublished: { en: 'The program is already public.', fr: 'Le programme est déjà public.' },
  textChanged: {
    en: 'Somebody wrote a newer edition while you were writing. Nothing was saved; both texts are below.',
    fr: 'Quelqu’un a écrit une édition plus récente pendant que vous écriviez. Rien n’a été enregistré; les deux textes sont ci-dessous.',
  },
  lastCoordinator: {
    en: 'A program needs at least one coordinator. Name another first.',
    fr: 'Un programme a besoin d’au moins une personne à la coordination. Nommez-en d’abord une autre.',
  },
  needDates: { en: 'The dates come in their order', fr: 'Les dates sont dans le bon ordre' },
  needFuture: { en: 'The deadline is still ahead', fr: 'La date limite est encore à venir' },
  needContact: { en: 'Somebody to write to or call', fr: 'Une personne à qui écrire ou téléphoner' },
  needResources: {
    en: 'Whom people can turn to when it gets too much, shown beside their check-in',
    fr: 'À qui s’adresser quand cela devient trop lourd, montré à côté du bilan personnel',
  },
  needTexts: { en: 'Title and summary in both languages', fr: 'Titre et résumé dans les deux langues' },
})

export const seatWords: Record<'mentor' | 'mentee', { one: Text; many: Text; as: Text }> = {
  mentor: {
    one: { en: 'Mentor', fr: 'Mentor' },
    many: { en: 'Mentors', fr: 'Mentors' },
    as: { en: 'mentor', fr: 'mentor' },
  },
  mentee: {
    one: { en: 'Mentee', fr: 'Personne mentorée' },
    many: { en: 'Mentees', fr: 'Personnes mentorées' },
    as: { en: 'mentee', fr: 'personne mentorée' },
  },
}

export const modelWords: Record<string, Text> = {
  one_to_one: { en: 'One to one', fr: 'Un à un' },
  school_based: { en: 'School based', fr: 'Dans l’école' },
  district_based: { en: 'District based', fr: 'Dans le district' },
  learning_team: { en: 'Learning team', fr: 'Équipe d’apprentissage' },
  cohort: { en: 'Cohort', fr: 'Cohorte' },
  peer: { en: 'Peer', fr: 'Entre pairs' },
}

export const reasonWords: Record<string, Text> = {
  new_role: { en: 'I am new to this role', fr: 'Je suis nouvelle ou nouveau dans cette fonction' },
  new_district: { en: 'I am new to this district', fr: 'Je suis nouvelle ou nouveau dans ce district' },
  changed_role: { en: 'My role changed a great deal', fr: 'Ma fonction a beaucoup changé' },
  returning: { en: 'I am coming back after some time away', fr: 'Je reviens après un temps d’absence' },
  none: { en: 'None of these', fr: 'Aucune de ces raisons' },
}
