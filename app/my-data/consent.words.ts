import { type Text, words } from '#foundation/language.ts'

export const ownConsentWords = words({
  lead: {
    en: 'Each yes stands alone: taking one back does not touch the others, and nothing is held against you.',
    fr: 'Chaque oui est indépendant : en retirer un ne touche pas les autres, et rien ne vous en sera tenu rigueur.',
  },
  living: { en: 'What you agree to now', fr: 'Ce que vous acceptez maintenant' },
  none: { en: 'You have not agreed to anything yet.', fr: 'Vous n’avez encore rien accepté.' },
  past: { en: 'Taken back, or given in older words', fr: 'Retirés, ou donnés dans des termes antérieurs' },
  given: { en: 'Given', fr: 'Donné' },
  how: { en: 'How', fr: 'Comment' },
  withdrawn: { en: 'Taken back', fr: 'Retiré' },
  toWhat: { en: 'The words you agreed to', fr: 'Les mots que vous avez acceptés' },
  noWords: {
    en: 'These words were not kept with it.',
    fr: 'Ces mots n’ont pas été conservés avec.',
  },
  takeBack: { en: 'Take it back', fr: 'Le retirer' },
  takeBackTitle: { en: 'Take back this yes?', fr: 'Retirer ce oui?' },
  effects: { en: 'What happens then', fr: 'Ce qui se passe alors' },
  notUndone: {
    en: 'What was done while it stood is not undone.',
    fr: 'Ce qui a été fait pendant sa validité n’est pas défait.',
  },
  yesTakeBack: { en: 'Yes, take it back', fr: 'Oui, le retirer' },
  toWithdrawal: { en: 'Withdraw the application', fr: 'Retirer la demande' },
  done: { en: 'It is taken back.', fr: 'C’est retiré.' },
  keep: { en: 'Keep it', fr: 'Le garder' },
  // For those who coordinate
  staffTitle: { en: 'Consents', fr: 'Consentements' },
  staffLead: {
    en: 'Which yes each participant has given, and when. What somebody said of who they are, and whether they agreed to be counted there, is theirs alone and not shown.',
    fr: 'Quel oui chaque personne a donné, et quand. Ce qu’une personne a dit de son identité, et son accord d’y être comptée, lui appartient et n’est pas montré.',
  },
  staffNone: { en: 'Nobody has agreed to anything yet.', fr: 'Personne n’a encore rien accepté.' },
  who: { en: 'Who', fr: 'Qui' },
  purpose: { en: 'For what', fr: 'Pour quoi' },
})

export const methodWords: Readonly<Record<string, Text>> = words({
  online: { en: 'online, here', fr: 'en ligne, ici' },
  paper: { en: 'on paper', fr: 'sur papier' },
  phone: { en: 'by telephone', fr: 'par téléphone' },
})

/** The same for those who coordinate: whose words those are not. */
export const staffPurposeWords: Readonly<Record<string, Text>> = words({
  application: { en: 'Using the application', fr: 'L’utilisation de la demande' },
  evaluation: { en: 'Being counted when the program is evaluated', fr: 'La prise en compte dans l’évaluation' },
  'thanks-quoted': { en: 'Being quoted by the program', fr: 'La citation par le programme' },
  'growth-counted': { en: 'Counting how their ratings grew', fr: 'La prise en compte de l’évolution des cotes' },
})

/** What each yes is for, and what happens when it is taken back. */
export const purposeWords: Readonly<Record<string, { title: Text; effect: Text }>> = {
  application: {
    title: { en: 'Using my application', fr: 'L’utilisation de ma demande' },
    effect: {
      en: 'Without it your application cannot be read or matched, so taking it back means withdrawing the application. Where a decision was made, the law asks that what it rested on is kept for a year.',
      fr: 'Sans lui, votre demande ne peut être lue ni jumelée : le retirer revient à retirer la demande. Si une décision a été prise, la loi exige de conserver pendant un an ce sur quoi elle repose.',
    },
  },
  evaluation: {
    title: { en: 'Being counted when the program is evaluated', fr: 'Être compté dans l’évaluation du programme' },
    effect: {
      en: 'You are left out when the program counts and compares. Your place, your partner and your plan do not change.',
      fr: 'Vous n’êtes plus compté lorsque le programme fait ses comptes. Votre place, votre partenaire et votre plan ne changent pas.',
    },
  },
  'identity-counted': {
    title: {
      en: 'Counting who I am, in groups of ten or more',
      fr: 'Compter mon identité, par groupes de dix ou plus',
    },
    effect: {
      en: 'What you said of yourself is no longer counted. It stays sealed for you alone; you can erase it on its own page.',
      fr: 'Ce que vous avez dit de vous n’est plus compté. Cela reste scellé pour vous seul; vous pouvez l’effacer sur sa page.',
    },
  },
  'identity-wish': {
    title: {
      en: 'One coordinator reading my wish about identity',
      fr: 'La lecture de mon souhait d’identité par une personne',
    },
    effect: {
      en: 'Your wish is no longer read, and what it was matched with is deleted at once. A match that was already made stays.',
      fr: 'Votre souhait n’est plus lu, et ce à quoi il correspondait est supprimé aussitôt. Un jumelage déjà fait demeure.',
    },
  },
  'thanks-quoted': {
    title: { en: 'Being quoted by the program', fr: 'Être cité par le programme' },
    effect: {
      en: 'Your words leave the program’s list at once. A report that was published before keeps them.',
      fr: 'Vos mots quittent aussitôt la liste du programme. Un rapport déjà publié les garde.',
    },
  },
  'growth-counted': {
    title: { en: 'Counting how my ratings grew', fr: 'Compter l’évolution de mes cotes' },
    effect: {
      en: 'Your ratings are left out of the totals made from now on. You still see your own growth.',
      fr: 'Vos cotes ne sont plus comprises dans les totaux à venir. Vous voyez toujours votre propre évolution.',
    },
  },
}
