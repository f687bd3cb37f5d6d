import type { PartnershipState } from '#database/types.ts'
import { type Text, words } from '#foundation/language.ts'
import type { PairBegun } from './pair.ts'

export const pairWords = words({
  title: { en: 'Partnerships', fr: 'Partenariats' },
  lead: {
    en: 'Who walks together, and in which months they met. What they say is theirs.',
    fr: 'Qui chemine ensemble, et quels mois ils se sont vus. Ce qu’ils se disent leur appartient.',
  },
  leadShell: { en: 'Who walks together, and since when.', fr: 'Qui chemine ensemble, et depuis quand.' },
  none: {
    en: 'Here will be every pair that both said yes. They appear as the answers come in.',
    fr: 'Ici figureront toutes les paires qui ont dit oui. Elles apparaissent à mesure que les réponses arrivent.',
  },
  noneOfThese: { en: 'No partnership like this.', fr: 'Aucun partenariat de ce genre.' },
  tally: (all: number, calls: number) => ({
    en: `${all} ${all === 1 ? 'partnership' : 'partnerships'}; ${calls} may need a call.`,
    fr: `${all} ${all < 2 ? 'partenariat' : 'partenariats'}; ${calls} ${calls < 2 ? 'pourrait' : 'pourraient'} avoir besoin d’un appel.`,
  }),
  mentor: { en: 'Mentor', fr: 'Mentor' },
  mentee: { en: 'Mentee', fr: 'Personne mentorée' },
  since: { en: 'Since', fr: 'Depuis' },
  state: { en: 'State', fr: 'État' },
  thisMonth: { en: 'This month', fr: 'Ce mois-ci' },
  lastMonths: { en: 'Last months', fr: 'Derniers mois' },
  metHead: { en: 'Met', fr: 'Vus' },
  met: { en: '✓ met', fr: '✓ vus' },
  notYet: { en: 'not yet', fr: 'pas encore' },
  metIn: (met: number, all: number) =>
    all === 1
      ? met
        ? { en: 'Met in their first month', fr: 'Vus dès le premier mois' }
        : { en: 'Their first month', fr: 'Leur premier mois' }
      : { en: `Met in ${met} of the last ${all} months`, fr: `Vus pendant ${met} des ${all} derniers mois` },
  openPair: (mentor: string, mentee: string) => ({
    en: `Open ${mentor} and ${mentee}`,
    fr: `Ouvrir ${mentor} et ${mentee}`,
  }),
  show: { en: 'Show', fr: 'Afficher' },
  showAll: { en: 'All', fr: 'Tous' },
  showCall: { en: 'May need a call', fr: 'Appel peut-être utile' },
  showQuiet: { en: 'Quiet this month and last', fr: 'Sans contact ce mois-ci ni le précédent' },
  showUnagreed: { en: 'No agreement yet', fr: 'Pas encore d’entente' },
  showEnded: { en: 'Ended', fr: 'Terminés' },
  toChanges: { en: 'Reach them, or change something', fr: 'Les joindre, ou changer quelque chose' },
  call: { en: 'Call?', fr: 'Appel?' },
  wished: (name: string) => ({ en: `${name} would like a call`, fr: `${name} aimerait un appel` }),
  unanswered: {
    en: 'Nothing has been written down for longer than they agreed on, and neither of them answered when asked. It may mean nothing: many speak without writing it down.',
    fr: 'Rien n’a été noté depuis plus longtemps que convenu, et personne n’a répondu à notre question. Cela peut ne rien vouloir dire : plusieurs se parlent sans le noter.',
  },
  wishedLead: {
    en: 'No reason was asked. The partner does not know of it: please do not mention it to them.',
    fr: 'Aucune raison n’a été demandée. L’autre personne n’en sait rien : merci de ne pas lui en parler.',
  },
  called: { en: 'I have spoken with them', fr: 'Je leur ai parlé' },
  calledLead: {
    en: 'This takes the pair off the list; quiet is counted anew from today.',
    fr: 'La paire quitte alors la liste; le silence est compté à neuf à partir d’aujourd’hui.',
  },
  calledNoted: { en: 'Noted. Thank you for calling.', fr: 'C’est noté. Merci de votre appel.' },
  noCallWaits: {
    en: 'No call of yours is waiting here: perhaps somebody has called already. Nothing was noted.',
    fr: 'Aucun appel de votre part n’est attendu ici : quelqu’un a peut-être déjà appelé. Rien n’a été noté.',
  },
  supervised: {
    en: 'You supervise one of the two: their contacts are not shown to you.',
    fr: 'Vous supervisez l’une des deux personnes : leurs contacts ne vous sont pas montrés.',
  },
  together: (mentor: string, mentee: string) => ({ en: `${mentor} and ${mentee}`, fr: `${mentor} et ${mentee}` }),
  shell: { en: 'The partnership', fr: 'Le partenariat' },
  until: { en: 'Until', fr: 'Jusqu’au' },
  agreement: { en: 'Agreement', fr: 'Entente' },
  kickoff: { en: 'Kick-off', fr: 'Rencontre de départ' },
  kickoffNot: { en: 'no day noted yet', fr: 'aucun jour noté' },
  begunLead: {
    en: 'Whether they have agreed and since when, and the day of their kick-off. What they agreed is theirs.',
    fr: 'S’il y a une entente et depuis quand, et le jour de la rencontre de départ. Ce dont ils ont convenu leur appartient.',
  },
  monthHead: { en: 'Month', fr: 'Mois' },
  ticks: { en: 'Months in which they met', fr: 'Mois où ils se sont vus' },
  ticksLead: {
    en: 'As the two wrote it down. When, how and what about is not told to anybody else.',
    fr: 'Comme les deux l’ont noté. Quand, comment et à quel sujet n’est dit à personne d’autre.',
  },
  hoursTitle: { en: 'Time together', fr: 'Temps ensemble' },
  hoursLead: {
    en: 'What each pair sees as a suggestion beside its own hours. You see hours only in totals of five pairs or more.',
    fr: 'Ce que chaque paire voit comme suggestion à côté de ses propres heures. Vous ne voyez les heures qu’en totaux de cinq paires ou plus.',
  },
  hoursLeast: { en: 'Hours a month, at least', fr: 'Heures par mois, au moins' },
  hoursLeastHint: { en: '0 for no suggestion.', fr: '0 pour ne rien suggérer.' },
  hoursMost: { en: 'Hours a month, at most', fr: 'Heures par mois, au plus' },
  meetsEvery: { en: 'A contact every so many days, usually', fr: 'Un contact tous les combien de jours, d’habitude' },
  meetsEveryHint: {
    en: '7 is weekly, 30 monthly. New pairs begin with it, and each agrees on its own; reminders go by what they agree.',
    fr: '7 pour chaque semaine, 30 pour chaque mois. Les nouvelles paires commencent ainsi, puis conviennent de leur propre rythme; les rappels suivent ce dont elles conviennent.',
  },
  hoursAll: {
    en: 'Preparation and learning count too, besides time together',
    fr: 'La préparation et l’apprentissage comptent aussi, en plus du temps ensemble',
  },
  mostBelowLeast: { en: 'This is less than the least.', fr: 'C’est moins que le minimum.' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: { en: 'Saved.', fr: 'Enregistré.' },
})

/** Where their agreement stands, and since which day. */
export const agreedWords: Record<PairBegun['state'], (day: string) => Text> = {
  none: () => ({ en: 'none yet', fr: 'pas encore' }),
  proposed: (day) => ({
    en: `proposed on ${day}, not signed by both yet`,
    fr: `proposée le ${day}, pas encore signée par les deux`,
  }),
  agreed: (day) => ({ en: `since ${day}`, fr: `depuis le ${day}` }),
  changing: (day) => ({ en: `since ${day}; a change is proposed`, fr: `depuis le ${day}; un changement est proposé` }),
}

export const pairStateWords: Record<PartnershipState, Text> = {
  introduced: { en: 'Introduced', fr: 'Mise en relation' },
  under_way: { en: 'Under way', fr: 'En cours' },
  paused: { en: 'Taking a break', fr: 'En pause' },
  ended: { en: 'Ended', fr: 'Terminé' },
}
