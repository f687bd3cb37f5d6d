import { type Text, words } from '#foundation/language.ts'
import { pairStateWords } from '../contacts/pairs.words.ts'
import type { Mark, PulseFilter } from './pulse.ts'

const s = (n: number) => (n === 1 ? '' : 's')
const fs = (n: number) => (n < 2 ? '' : 's')

export const pulseWords = words({
  title: { en: 'Pulse', fr: 'Pouls' },
  lead: {
    en: 'A mark for each pair and week. The marks come from months and agreements, so they never tell on which day two people met, or what they said.',
    fr: 'Une marque par paire et par semaine. Les marques viennent des mois et des ententes : elles ne disent jamais quel jour deux personnes se sont vues, ni ce qu’elles se sont dit.',
  },
  none: {
    en: 'Here will be a mark a week for every pair, once the first have been introduced.',
    fr: 'Ici figurera une marque par semaine pour chaque paire, dès que les premières auront été mises en relation.',
  },
  noneOfThese: { en: 'No pair like this at the moment.', fr: 'Aucune paire de ce genre en ce moment.' },
  tally: (pairs: number, calls: number, quiet: number) => ({
    en: `${pairs} pair${s(pairs)} on their way; ${calls} may need a call; ${quiet} quiet.`,
    fr: `${pairs} paire${fs(pairs)} en chemin; ${calls} ${calls < 2 ? 'pourrait' : 'pourraient'} avoir besoin d’un appel; ${quiet} silencieuse${fs(quiet)}.`,
  }),
  due: { en: 'What is due', fr: 'Ce qui attend' },
  nothingDue: { en: 'Nothing waits for you here.', fr: 'Rien ne vous attend ici.' },
  dueCalls: (n: number) => ({
    en: `${n} pair${s(n)} may need a call.`,
    fr: `${n} paire${fs(n)} ${n < 2 ? 'pourrait' : 'pourraient'} avoir besoin d’un appel.`,
  }),
  dueAnswers: (n: number) => ({
    en: `${n} proposal${s(n)} ${n === 1 ? 'is' : 'are'} not answered yet.`,
    fr: `${n} proposition${fs(n)} ${n < 2 ? 'attend' : 'attendent'} une réponse.`,
  }),
  dueUnmatched: (n: number) => ({
    en: `${n} accepted mentee${s(n)} ${n === 1 ? 'has' : 'have'} no mentor at present.`,
    fr: `${n} personne${fs(n)} mentorée${fs(n)} ${n < 2 ? 'acceptée n’a' : 'acceptées n’ont'} pas de mentor en ce moment.`,
  }),
  dueInLine: (n: number) => ({
    en: `${n} ${n === 1 ? 'person waits' : 'people wait'} in line for a place.`,
    fr: `${n} personne${fs(n)} ${n < 2 ? 'attend' : 'attendent'} une place.`,
  }),
  dueUndecided: (n: number) => ({
    en: `${n} application${s(n)} ${n === 1 ? 'waits' : 'wait'} for a decision.`,
    fr: `${n} demande${fs(n)} ${n < 2 ? 'attend' : 'attendent'} une décision.`,
  }),
  see: { en: 'See', fr: 'Voir' },
  pairs: { en: 'Pairs, week by week', fr: 'Les paires, semaine par semaine' },
  pair: { en: 'Pair', fr: 'Paire' },
  open: (mentee: string, mentor: string) => ({
    en: `Open ${mentee} and ${mentor}`,
    fr: `Ouvrir ${mentee} et ${mentor}`,
  }),
  and: { en: 'and', fr: 'et' },
  thisWeek: { en: 'This week', fr: 'Cette semaine' },
  weeks: { en: 'Weeks', fr: 'Semaines' },
  lastWeeks: (n: number) => ({ en: `The last ${n} weeks`, fr: `Les ${n} dernières semaines` }),
  supervised: {
    en: 'You supervise one of the two: another coordinator looks after them.',
    fr: 'Vous supervisez l’une des deux personnes : une autre personne s’occupe d’elles.',
  },
  call: { en: 'may need a call', fr: 'appel peut-être utile' },
  asTable: { en: 'The marks in words', fr: 'Les marques en mots' },
  legend: { en: 'What the marks mean', fr: 'Ce que disent les marques' },
  legendSays: {
    en: 'Five shapes: a full circle, an open ring, a triangle, a dot and two bars.',
    fr: 'Cinq formes : un disque plein, un anneau ouvert, un triangle, un point et deux barres.',
  },
  colon: { en: ':', fr: '\u00a0:' },
  weekOf: { en: 'Week of', fr: 'Semaine du' },
  show: { en: 'Show', fr: 'Afficher' },
  totals: { en: 'In all', fr: 'En tout' },
  totalsLead: {
    en: 'Hours as the pairs noted them. Where fewer than five pairs noted any, or fewer than five are alike, no number is shown.',
    fr: 'Les heures notées par les paires. Si moins de cinq paires en ont noté, ou si moins de cinq se ressemblent, aucun nombre n’est affiché.',
  },
  countedOn: (day: Text) => ({
    en: `Counted on ${day.en}; anew every day.`,
    fr: `Comptées le ${day.fr}; de nouveau chaque jour.`,
  }),
  hours: { en: 'Hours, by month', fr: 'Heures, par mois' },
  month: { en: 'Month', fr: 'Mois' },
  noHours: {
    en: 'In no month of the last six did five pairs note hours.',
    fr: 'Dans aucun des six derniers mois cinq paires n’ont noté d’heures.',
  },
  cadence: { en: 'How often they agreed to meet', fr: 'Fréquence convenue' },
  cadenceHead: { en: 'Meetings', fr: 'Rencontres' },
  cadenceFew: {
    en: 'Fewer than five pairs: how often they agreed to meet is not counted.',
    fr: 'Moins de cinq paires : la fréquence convenue n’est pas comptée.',
  },
  pairsHead: { en: 'Pairs', fr: 'Paires' },
})

export const markWords: Record<Mark, Text> = {
  hand: { en: 'Asked for a hand', fr: 'A demandé un coup de main' },
  quiet: { en: 'Quiet', fr: 'Silencieuse' },
  rhythm: { en: 'In rhythm', fr: 'Bon rythme' },
  beginning: { en: 'Beginning', fr: 'Débute' },
  paused: pairStateWords.paused,
}

export const markMeanings: Record<Mark, Text> = {
  hand: {
    en: 'one of the two would like a call from you',
    fr: 'l’une des deux personnes souhaite un appel de votre part',
  },
  quiet: {
    en: 'no contact noted for longer than they agreed',
    fr: 'aucun contact noté depuis plus longtemps que convenu',
  },
  rhythm: { en: 'in contact about as often as they agreed', fr: 'en contact à peu près aussi souvent que convenu' },
  beginning: { en: 'the first agreed time has not passed yet', fr: 'le premier délai convenu n’est pas encore passé' },
  paused: { en: 'until the day they chose', fr: 'jusqu’au jour choisi par les deux' },
}

export const filterWords: Record<PulseFilter, Text> = {
  all: { en: 'All', fr: 'Toutes' },
  call: { en: 'May need a call', fr: 'Appel peut-être utile' },
  quiet: markWords.quiet,
  rhythm: markWords.rhythm,
  beginning: markWords.beginning,
  paused: markWords.paused,
}

export const cadenceWords: Record<string, Text> = {
  week: { en: 'every week', fr: 'chaque semaine' },
  fortnight: { en: 'every two weeks', fr: 'toutes les deux semaines' },
  month: { en: 'every month', fr: 'chaque mois' },
  seldom: { en: 'less often', fr: 'moins souvent' },
}
