import { type Text, words } from '#foundation/language.ts'
import type { Stage } from './prompt.ts'

export const stagesWords = words({
  stage: (n: number, of: number) => ({ en: `Stage ${n} of ${of}.`, fr: `Étape ${n} de ${of}.` }),
  longer: {
    en: 'If it feels right, you can also let more time pass between your meetings.',
    fr: 'Si cela vous semble juste, vous pouvez aussi espacer vos rencontres.',
  },
  change: { en: 'Change what you agreed', fr: 'Modifier votre entente' },
})

/** What each stage asks of each of the two, said to the one who reads. */
export const stageWords: Readonly<Record<Stage, Readonly<Record<'mentee' | 'mentor', (partner: string) => Text>>>> = {
  suggest: {
    mentee: (partner) => ({
      en: `At first ${partner} suggests: bring what you meet, and ask whatever you like.`,
      fr: `Au début, ${partner} propose : apportez ce que vous vivez, et demandez tout ce que vous voulez.`,
    }),
    mentor: (partner) => ({
      en: `At first you suggest: show ${partner} how you go about things, and where to find help.`,
      fr: `Au début, vous proposez : montrez à ${partner} comment vous vous y prenez, et où trouver de l’aide.`,
    }),
  },
  try: {
    mentee: (partner) => ({
      en: `Now try first, then ask: tell ${partner} what you did, and what you would do next.`,
      fr: `Maintenant, essayez d’abord, puis demandez : dites à ${partner} ce que vous avez fait, et ce que vous feriez ensuite.`,
    }),
    mentor: (partner) => ({
      en: `Now ask before you suggest: let ${partner} try first, and think it over together.`,
      fr: `Maintenant, questionnez avant de proposer : laissez ${partner} essayer d’abord, et réfléchissez-y à deux.`,
    }),
  },
  stand: {
    mentee: (partner) => ({
      en: `Now decide on your own, and tell ${partner} afterwards what became of it.`,
      fr: `Maintenant, décidez par vous-même, et racontez ensuite à ${partner} ce qui en est advenu.`,
    }),
    mentor: (partner) => ({
      en: `Now listen, and leave the decision with ${partner}: what is learned stays when you go.`,
      fr: `Maintenant, écoutez, et laissez la décision à ${partner} : ce qui est appris reste après vous.`,
    }),
  },
}
