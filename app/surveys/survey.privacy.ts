import { keep, keptBy, type Privacy } from '#foundation/privacy.ts'

const untilClosed = keptBy('watchSurveys', {
  en: 'Kept as totals while the survey is open, without any person; destroyed when its result is made.',
  fr: 'Conservé sous forme de totaux pendant le sondage, sans aucune personne; détruit lorsque le résultat est produit.',
})

export const surveyPrivacy: Privacy = {
  surveys: { record: 'anonymous survey answer', keep: keep.withProgram, export: 'not personal' },
  surveyAsked: { record: 'anonymous survey answer', keep: keep.programAndOne, export: { by: 'personId' } },
  surveyTallies: { record: 'anonymous survey answer', keep: untilClosed, export: 'not personal' },
  surveyWords: { record: 'anonymous survey answer', keep: untilClosed, export: 'not personal' },
  surveyAnswers: { record: 'named survey answer', keep: keep.programAndOne, export: { by: 'personId' } },
  surveyResults: { record: 'anonymous survey answer', keep: keep.withProgram, export: 'not personal' },
}
