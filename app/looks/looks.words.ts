import { type Text, words } from '#foundation/language.ts'
import type { LookKind } from './looks.server.ts'

export const looksWords = words({
  title: { en: 'Who looked at my data', fr: 'Qui a consulté mes données' },
  lead: {
    en: 'Each time somebody of the staff or a committee opens something of yours, or takes out a file with your name in it, it is written down and you see it here. The same person looking at the same thing twice in a day is one line. What you and your partner write to each other nobody else opens; the one exception, an emergency that two people must approve, would stand here.',
    fr: 'Chaque fois qu’une personne du personnel ou d’un comité ouvre quelque chose qui est à vous, ou sort un fichier où figure votre nom, c’est consigné et vous le voyez ici. Une même personne qui consulte deux fois la même chose dans la journée ne fait qu’une ligne. Ce que vous et votre partenaire vous écrivez, personne d’autre ne l’ouvre; la seule exception, une urgence que deux personnes doivent approuver, figurerait ici.',
  },
  none: {
    en: 'Nobody has looked at anything of yours in the last two years.',
    fr: 'Personne n’a consulté quoi que ce soit qui vous appartienne au cours des deux dernières années.',
  },
  noneOfThese: { en: 'There is nothing of this kind.', fr: 'Il n’y a rien de tel.' },
  who: { en: 'Who', fr: 'Qui' },
  when: { en: 'When', fr: 'Quand' },
  what: { en: 'What', fr: 'Quoi' },
  program: { en: 'Program', fr: 'Programme' },
  kind: { en: 'Show', fr: 'Afficher' },
  all: { en: 'everything', fr: 'tout' },
  anyProgram: { en: 'any program', fr: 'tous les programmes' },
  house: { en: 'Alongside itself', fr: 'Alongside même' },
  own: { en: 'What you did yourself', fr: 'Ce que vous avez fait' },
  ownLead: {
    en: 'The last ten things you did here. If something is not yours, write to the privacy contact.',
    fr: 'Les dix dernières choses que vous avez faites ici. Si l’une d’elles n’est pas de vous, écrivez à la personne responsable de la vie privée.',
  },
  kept: {
    en: 'Kept two years, and seven for what was opened in an emergency. No line can be changed without its showing: see how we keep our word.',
    fr: 'Conservé deux ans, et sept pour ce qui a été ouvert en cas d’urgence. Aucune ligne ne peut être changée sans que cela se voie : voyez comment nous tenons parole.',
  },
  toStatus: { en: 'How we keep our word', fr: 'Comment nous tenons parole' },
  back: { en: 'About me', fr: 'À mon sujet' },
  ask: {
    en: 'A line that surprises you? Ask the privacy contact of the program.',
    fr: 'Une ligne vous étonne? Demandez à la personne responsable de la vie privée du programme.',
  },
  contacts: { en: 'Privacy contacts', fr: 'Responsables de la vie privée' },
})

export const lookKindWords: Record<LookKind, Text> = {
  read: { en: 'what was read', fr: 'ce qui a été lu' },
  taken: { en: 'what was taken out in a file', fr: 'ce qui est sorti dans un fichier' },
  emergency: { en: 'openings in an emergency', fr: 'les ouvertures en cas d’urgence' },
  refused: { en: 'who was not let in', fr: 'les tentatives refusées' },
}

/** The role in which somebody did something, after their name. */
export const actedAsWords: Record<string, Text> = {
  coordinator: { en: 'coordinator', fr: 'coordination' },
  committee: { en: 'committee', fr: 'comité' },
  'org admin': { en: 'administrator of the organization', fr: 'administration de l’organisation' },
  mentor: { en: 'mentor', fr: 'mentor' },
  mentee: { en: 'mentee', fr: 'personne mentorée' },
  person: { en: 'not for a program', fr: 'hors programme' },
  visitor: { en: 'not signed in', fr: 'sans connexion' },
  house: { en: 'by itself', fr: 'automatiquement' },
}

/** What was looked at, as its person would call it. */
const lookWords: Record<string, Text> = {
  'application.read': { en: 'Read your application', fr: 'Lecture de votre demande' },
  'application.entered': {
    en: 'Entered your application for you, from paper, by telephone or from a file',
    fr: 'Saisie de votre demande en votre nom, sur papier, par téléphone ou à partir d’un fichier',
  },
  'application.corrected': {
    en: 'Corrected your application from a file',
    fr: 'Correction de votre demande à partir d’un fichier',
  },
  'matching.read': {
    en: 'Read what is proposed for you on the matching board',
    fr: 'Lecture de ce qui vous est proposé au tableau de jumelage',
  },
  'assessment.read': {
    en: 'Read the self-assessment you released',
    fr: 'Lecture de l’autoévaluation que vous avez partagée',
  },
  'reference.read': {
    en: 'Read a reference about you, or one you gave',
    fr: 'Lecture d’une référence à votre sujet, ou que vous avez donnée',
  },
  'contact-card.read': {
    en: 'Looked up how to reach you (e-mail, telephone)',
    fr: 'Consultation de vos coordonnées (courriel, téléphone)',
  },
  'concern.read': {
    en: 'Opened the word you gave in confidence',
    fr: 'Ouverture du mot que vous avez confié',
  },
  'plan.read': {
    en: 'Read the copy of your plan you shared',
    fr: 'Lecture de la copie de votre plan que vous avez partagée',
  },
  'review.read': {
    en: 'Read what you said to the program in a review',
    fr: 'Lecture de ce que vous avez dit au programme dans un bilan',
  },
  'honorarium.read': { en: 'Opened your honorarium', fr: 'Consultation de vos honoraires' },
  'honorarium.exported': {
    en: 'Put your honorarium into a file for payment',
    fr: 'Inscription de vos honoraires dans un fichier de paiement',
  },
  'honorarium.taken-out': {
    en: 'Took out a payment file with your name',
    fr: 'Sortie d’un fichier de paiement où figure votre nom',
  },
  'payee-details.read': {
    en: 'Opened how you wish to be paid',
    fr: 'Ouverture de vos coordonnées de paiement',
  },
  'payee-details.taken-out': {
    en: 'Took out a file with how you wish to be paid',
    fr: 'Sortie d’un fichier de vos coordonnées de paiement',
  },
  'identification.wishes-read': {
    en: 'Read your wish about a shared identity, as you allowed',
    fr: 'Lecture de votre souhait d’identité commune, comme vous l’avez permis',
  },
  'matching.downloaded': {
    en: 'Took out a file of proposed pairs with your name',
    fr: 'Sortie d’un fichier de jumelages proposés où figure votre nom',
  },
}

const refusedWords: Record<string, Text> = {
  application: {
    en: 'Tried to open your application and was not let in',
    fr: 'Tentative refusée d’ouvrir votre demande',
  },
  partnership: {
    en: 'Tried to open a page of your partnership and was not let in',
    fr: 'Tentative refusée d’ouvrir une page de votre partenariat',
  },
  honorarium: {
    en: 'Tried to open your honorarium and was not let in',
    fr: 'Tentative refusée d’ouvrir vos honoraires',
  },
}

const otherLook: Text = { en: 'Opened something of yours', fr: 'Ouverture de quelque chose qui est à vous' }
const otherRefused: Text = {
  en: 'Tried to open something of yours and was not let in',
  fr: 'Tentative refusée d’ouvrir quelque chose qui est à vous',
}
const emergency: Text = {
  en: 'Emergency access to your partnership',
  fr: 'Accès d’urgence à votre partenariat',
}

/** What one look was, in a sentence. */
export function sayLook(verb: string, recordType: string): Text {
  if (verb === 'access.denied') return refusedWords[recordType] ?? otherRefused
  if (verb.startsWith('grant.')) return emergency
  return lookWords[verb] ?? otherLook
}

/** Whether a look has words of its own. */
export const hasLookWords = (verb: string): boolean => verb in lookWords
