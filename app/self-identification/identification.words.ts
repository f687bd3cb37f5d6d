import { words } from '#foundation/language.ts'

export const identificationWords = words({
  title: { en: 'Who you are, if you want to say', fr: 'Qui vous êtes, si vous voulez le dire' },
  lead: {
    en: 'Apart from your application, and entirely up to you. You can skip it, skip any question, use your own words, change it or erase it at any time. Your application counts just the same.',
    fr: 'Distinct de votre demande, et entièrement à votre choix. Vous pouvez l’ignorer, sauter une question, utiliser vos propres mots, modifier ou effacer en tout temps. Votre demande compte tout autant.',
  },
  whoSees: {
    en: 'Only you. Sealed with a key of your own; no committee member, coordinator, partner or employer sees your answers. They are deleted when the program ends.',
    fr: 'Vous uniquement. Scellé avec une clé qui vous est propre; aucun membre du comité, aucune coordination, aucun partenaire ni employeur ne voit vos réponses. Elles sont supprimées à la fin du programme.',
  },
  ownWords: { en: 'In my own words', fr: 'Dans mes propres mots' },
  prefersNot: { en: 'I prefer not to say', fr: 'Je préfère ne pas le dire' },
  uses: { en: 'Two separate yeses, each yours to give or not', fr: 'Deux accords distincts, chacun à donner ou non' },
  counted: {
    en: 'My answers may be counted in reports on groups of ten or more',
    fr: 'Mes réponses peuvent être comptées dans des rapports sur des groupes de dix personnes ou plus',
  },
  wishTitle: { en: 'A wish for shared identity or experience', fr: 'Un souhait d’identité ou d’expérience partagée' },
  wishMentee: {
    en: 'If it matters to you that your mentor shares something with you, say it in your own words',
    fr: 'S’il est important pour vous que votre mentor partage quelque chose avec vous, dites-le dans vos propres mots',
  },
  wishMentor: {
    en: 'If you are willing to be asked for something you share with others, say it in your own words',
    fr: 'Si vous acceptez qu’on vous sollicite pour quelque chose que vous partagez avec d’autres, dites-le dans vos propres mots',
  },
  willing: { en: 'I am willing to be asked', fr: 'J’accepte qu’on me sollicite' },
  wishConsent: {
    en: 'One named coordinator may read this wish and turn it into a yes or no for matching',
    fr: 'Une seule personne désignée à la coordination peut lire ce souhait et le traduire en oui ou non pour le jumelage',
  },
  wishSeen: {
    en: 'only one named coordinator, and only if you tick the yes below',
    fr: 'une seule personne désignée à la coordination, et seulement si vous cochez l’accord ci-dessous',
  },
  wishHonest: {
    en: 'It is never guessed from a name, a school or a place. If no mentor who said yes is free, you are told plainly.',
    fr: 'Jamais deviné à partir d’un nom, d’une école ou d’un lieu. Si aucun mentor ayant dit oui n’est disponible, on vous le dira franchement.',
  },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved, for you alone.', fr: 'Enregistré, pour vous uniquement.' },
  erase: { en: 'Erase all of this', fr: 'Tout effacer' },
  erased: { en: 'Erased.', fr: 'Effacé.' },
  backToApplication: { en: 'My application', fr: 'Ma demande' },
  wishesTitle: { en: 'Wishes for shared identity', fr: 'Souhaits d’identité partagée' },
  wishesLead: {
    en: 'You are the one person named to read these. For each wish, tick the mentors who said yes to being asked and who fit. The engine learns yes or no, the committee nothing. Each time you open this page it is noted.',
    fr: 'Vous êtes la seule personne désignée pour les lire. Pour chaque souhait, cochez les mentors qui ont accepté d’être sollicités et qui conviennent. Le moteur apprend oui ou non, le comité rien. Chaque ouverture de cette page est notée.',
  },
  noWishes: {
    en: 'Nobody has written a wish that you may read.',
    fr: 'Personne n’a écrit de souhait que vous puissiez lire.',
  },
  noWilling: {
    en: 'No mentor has said yes to being asked. Tell the mentee plainly, and offer group or out-of-district options.',
    fr: 'Aucun mentor n’a accepté d’être sollicité. Dites-le franchement à la personne, et proposez des options de groupe ou hors district.',
  },
  fits: { en: 'Mentors who fit', fr: 'Mentors qui conviennent' },
  noWish: { en: 'There is no such wish to read.', fr: 'Il n’y a pas de tel souhait à lire.' },
  balance: { en: 'Balance of the pool', fr: 'Équilibre du groupe' },
  balanceLead: {
    en: 'Among those who agreed to be counted. Groups under ten are never shown, and no two answers are crossed.',
    fr: 'Parmi les personnes qui ont accepté d’être comptées. Les groupes de moins de dix ne sont jamais montrés, et aucune réponse n’est croisée.',
  },
  tooFew: { en: 'Fewer than ten people answered.', fr: 'Moins de dix personnes ont répondu.' },
  answer: { en: 'Answer', fr: 'Réponse' },
  people: { en: 'People', fr: 'Personnes' },
  hidden: { en: 'not shown', fr: 'non montré' },
})
