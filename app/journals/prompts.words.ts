import { words } from '#foundation/language.ts'

/** Questions to write by, after what the forms and competencies of the domain data ask about. */
export const promptWords = words({
  hopes: {
    en: 'What are three things you want from this year?',
    fr: 'Quelles sont trois choses que vous attendez de cette année?',
  },
  calendar: {
    en: 'What took most of your time this week, and was it worth it?',
    fr: 'Qu’est-ce qui a pris le plus de votre temps cette semaine, et cela en valait-il la peine?',
  },
  'who-to-call': {
    en: 'When did you not know which rule applies? Whom did you call, or whom would you call now?',
    fr: 'Quand ne saviez-vous pas quelle règle s’applique? Qui avez-vous appelé, ou qui appelleriez-vous maintenant?',
  },
  difficult: {
    en: 'Which conversation was difficult? What did you say, and what did you hear?',
    fr: 'Quelle conversation a été difficile? Qu’avez-vous dit, et qu’avez-vous entendu?',
  },
  noticed: {
    en: 'What did you notice this week that nobody pointed out to you?',
    fr: 'Qu’avez-vous remarqué cette semaine que personne ne vous avait signalé?',
  },
  asked: {
    en: 'What question did you carry into your last meeting with your partner, and what became of it?',
    fr: 'Quelle question avez-vous apportée à votre dernière rencontre, et qu’est-elle devenue?',
  },
  rhythm: {
    en: 'Is the rhythm of your meetings right? What would make them worth more?',
    fr: 'Le rythme de vos rencontres convient-il? Qu’est-ce qui leur donnerait plus de valeur?',
  },
  belonging: {
    en: 'Which decision this week kept a child’s belonging in view?',
    fr: 'Quelle décision cette semaine tenait compte du sentiment d’appartenance d’un enfant?',
  },
  tension: {
    en: 'Between which two good things are you torn at the moment? What speaks for each?',
    fr: 'Entre quelles deux bonnes choses hésitez-vous en ce moment? Qu’est-ce qui parle pour chacune?',
  },
  evidence: {
    en: 'What do you take for granted about a piece of your work? What evidence would change your mind?',
    fr: 'Que tenez-vous pour acquis dans votre travail? Quelle preuve vous ferait changer d’avis?',
  },
  decided: {
    en: 'What did you decide without certainty? How did you decide, and would you again?',
    fr: 'Qu’avez-vous décidé sans certitude? Comment avez-vous décidé, et le referiez-vous?',
  },
  'others-grow': {
    en: 'Whom did you help grow into leadership, and how?',
    fr: 'Qui avez-vous aidé à grandir vers le leadership, et comment?',
  },
  'changed-mind': {
    en: 'About what have you changed your mind since the autumn?',
    fr: 'Sur quoi avez-vous changé d’avis depuis l’automne?',
  },
  'not-mine': {
    en: 'What are you carrying that is not yours to carry?',
    fr: 'Que portez-vous qui ne vous revient pas?',
  },
  community: {
    en: 'With whom in your community (board, union, parents, local Nations) would you like to speak, and about what?',
    fr: 'Avec qui dans votre communauté (conseil, syndicat, parents, Nations locales) aimeriez-vous parler, et de quoi?',
  },
  'what-helped': { en: 'What has helped most so far?', fr: 'Qu’est-ce qui a le plus aidé jusqu’ici?' },
  'now-can': {
    en: 'What can you do now that you could not in the autumn?',
    fr: 'Que savez-vous faire maintenant que vous ne saviez pas faire à l’automne?',
  },
  'how-i-lead': {
    en: 'What have you learned about how you lead?',
    fr: 'Qu’avez-vous appris sur votre façon de diriger?',
  },
  without: {
    en: 'Which question would you have asked your partner, and answered yourself?',
    fr: 'Quelle question auriez-vous posée à votre partenaire, et à laquelle avez-vous répondu vous-même?',
  },
  'pass-on': {
    en: 'What would you tell somebody who begins in your role next year?',
    fr: 'Que diriez-vous à une personne qui commence dans votre fonction l’an prochain?',
  },
  'line-up': {
    en: 'Where do budget, time and staffing match what you say matters, and where do they not?',
    fr: 'Où le budget, le temps et le personnel s’accordent-ils avec ce que vous dites important, et où ne s’accordent-ils pas?',
  },
  keep: {
    en: 'What will you keep doing when this program is over?',
    fr: 'Que continuerez-vous à faire quand ce programme sera terminé?',
  },
  thanks: {
    en: 'What would you like to thank your partner for, and for what exactly?',
    fr: 'De quoi aimeriez-vous remercier votre partenaire, et de quoi au juste?',
  },
  'next-year': {
    en: 'What do you want to learn next, and with whom?',
    fr: 'Que voulez-vous apprendre ensuite, et avec qui?',
  },
})
