import { type Text, words } from '#foundation/language.ts'
import type { ShareReach } from './share.ts'

export const shareWords = words({
  title: { en: 'Share my self-assessment', fr: 'Partager mon autoévaluation' },
  titleOf: (mentee: string) => ({ en: `${mentee}’s self-assessment`, fr: `L’autoévaluation de ${mentee}` }),
  door: {
    en: 'Yours alone, unless you let your mentor read it.',
    fr: 'À vous uniquement, à moins que vous ne permettiez à votre mentor de la lire.',
  },
  doorOf: {
    en: 'What your partner lets you read of it.',
    fr: 'Ce que l’autre personne vous en laisse lire.',
  },
  doorOfTitle: { en: 'Their self-assessment', fr: 'Son autoévaluation' },
  lead: (mentor: string) => ({
    en: `What you rated is yours alone. If you let ${mentor} read it, you both see where to begin. It is your choice, and you can take it back at any time.`,
    fr: `Vos cotes sont à vous uniquement. Si vous permettez à ${mentor} de les lire, vous voyez à deux par où commencer. C’est votre choix, et vous pouvez le reprendre en tout temps.`,
  }),
  leadOf: (mentee: string) => ({
    en: `${mentee} decides what you may read here, and can take it back. These are their own words about themselves: no mark, and nothing to pass on.`,
    fr: `${mentee} décide de ce que vous pouvez lire ici, et peut le reprendre. Ce sont ses propres mots sur soi : pas une note, et rien à transmettre.`,
  }),
  who: (mentor: string, days: number) => ({
    en: `What you share is read by ${mentor} and nobody else: not the coordinator, not your employer. It ends when you take it back, or ${days} days after your time together.`,
    fr: `Ce que vous partagez est lu par ${mentor} et personne d’autre : ni la coordination, ni votre employeur. Cela prend fin quand vous le reprenez, ou ${days} jours après votre temps ensemble.`,
  }),
  audience: (mentor: string) => ({
    en: `only you, and ${mentor} if you say so`,
    fr: `vous uniquement, et ${mentor} si vous le dites`,
  }),
  nothing: {
    en: 'You have not rated yourself yet. Once you have, you can share it here.',
    fr: 'Vous n’avez pas encore fait d’autoévaluation. Ensuite, vous pourrez le partager ici.',
  },
  nothingOf: (mentee: string) => ({
    en: `${mentee} has not shared a self-assessment with you. That is theirs to choose; there is no need to ask.`,
    fr: `${mentee} n’a pas partagé d’autoévaluation avec vous. C’est son choix; inutile de le demander.`,
  }),
  save: { en: 'Save my choice', fr: 'Enregistrer mon choix' },
  saved: { en: 'Saved. It holds from now on.', fr: 'Enregistré. Cela vaut dès maintenant.' },
  over: {
    en: 'Your time together has ended: what is shared can be taken back, and nothing more can be shared.',
    fr: 'Votre temps ensemble a pris fin : ce qui est partagé peut être repris, et rien d’autre ne peut être partagé.',
  },
  whatYouWrote: (moment: string) => ({ en: `What I rated: ${moment}`, fr: `Mes cotes : ${moment}` }),
  rating: { en: 'Rating', fr: 'Cote' },
  comment: { en: 'A word on this', fr: 'Un mot à ce sujet' },
  focus: { en: 'Most wants to work on it', fr: 'Veut surtout y travailler' },
})

export const reachWords: Readonly<Record<ShareReach, (mentor: string) => Text>> = {
  none: () => ({ en: 'Only I read it', fr: 'Personne d’autre que moi ne la lit' }),
  ratings: (mentor) => ({ en: `${mentor} may read my ratings`, fr: `${mentor} peut lire mes cotes` }),
  comments: (mentor) => ({
    en: `${mentor} may read my ratings and my comments`,
    fr: `${mentor} peut lire mes cotes et mes commentaires`,
  }),
}
