import { type Text, words } from '#foundation/language.ts'

export const conversationWords = words({
  title: { en: 'Questions for a first conversation', fr: 'Questions pour une première conversation' },
  lead: {
    en: 'To get to know each other. Take the ones you like, leave the others; nothing is written down here.',
    fr: 'Pour faire connaissance. Prenez celles qui vous plaisent, laissez les autres; rien ne s’inscrit ici.',
  },
  said: { en: 'What each of you chose to tell the other', fr: 'Ce que chacun a choisi de dire à l’autre' },
  saidLead: {
    en: 'What your partner told of themselves when you were matched is a good beginning.',
    fr: 'Ce que l’autre personne a dit d’elle lors du jumelage est un bon point de départ.',
  },
  openCard: { en: 'Read it again', fr: 'Le relire' },
  asMentee: { en: 'For the mentee to begin with', fr: 'Pour que la personne mentorée commence' },
  asMentor: { en: 'For the mentor to begin with', fr: 'Pour que le mentor commence' },
  together: { en: 'To find out together', fr: 'À trouver ensemble' },
  afterwards: { en: 'Then write down what you agree', fr: 'Ensuite, inscrivez ce dont vous convenez' },
})

/** In our own words, along what applications ask and an agreement settles. */
export const prompts: Readonly<Record<'asMentee' | 'asMentor' | 'together', readonly Text[]>> = {
  asMentee: [
    {
      en: 'How did you come to your role, and what surprised you in it?',
      fr: 'Quel chemin vous a mené à votre fonction, et qu’y avez-vous trouvé de surprenant?',
    },
    {
      en: 'What are the three things you want from this time?',
      fr: 'Quelles sont les trois choses que vous attendez de ce temps?',
    },
    {
      en: 'What does a good mentor do for you, and what should they leave to you?',
      fr: 'Que fait pour vous un bon mentor, et que doit-il vous laisser?',
    },
    {
      en: 'What is particular about the place you work in?',
      fr: 'Qu’est-ce que votre milieu de travail a de particulier?',
    },
    {
      en: 'What would you like to be able to do in a year that you cannot do today?',
      fr: 'Qu’aimeriez-vous pouvoir faire dans un an que vous ne pouvez pas faire aujourd’hui?',
    },
  ],
  asMentor: [
    { en: 'Who helped you when you were new, and how?', fr: 'Qui a été là pour vous à vos débuts, et comment?' },
    {
      en: 'What do you know now that you wish you had known then?',
      fr: 'Que savez-vous aujourd’hui que vous auriez aimé savoir alors?',
    },
    {
      en: 'How do you like to work with somebody: questions, stories, looking at things together?',
      fr: 'Comment aimez-vous travailler avec quelqu’un : questions, récits, regarder les choses ensemble?',
    },
    {
      en: 'What would you like to learn yourself in this time?',
      fr: 'Qu’aimeriez-vous apprendre vous-même durant ce temps?',
    },
  ],
  together: [
    {
      en: 'What do we have in common, and where are our places different?',
      fr: 'Qu’avons-nous en commun, et en quoi nos milieux diffèrent-ils?',
    },
    {
      en: 'How will we tell each other what helps and what does not? A good moment is after the third meeting.',
      fr: 'Comment nous dirons-nous ce qui aide et ce qui n’aide pas? Après la troisième rencontre est un bon moment.',
    },
    {
      en: 'What stays between us, and what might either of us have to say elsewhere, such as where a child is not safe?',
      fr: 'Qu’est-ce qui reste entre nous, et que pourrions-nous devoir dire ailleurs, par exemple si un enfant n’est pas en sécurité?',
    },
    {
      en: 'Which days and hours are good, which are not, and what do we do in a busy week?',
      fr: 'Quels jours et quelles heures conviennent, lesquels non, et que faisons-nous dans une semaine chargée?',
    },
    {
      en: 'When may a question not wait, and how do we ask it then?',
      fr: 'Quand une question ne peut-elle pas attendre, et comment la poser alors?',
    },
    {
      en: 'How will we know that it works, and how do we say so if it does not?',
      fr: 'Comment saurons-nous que cela fonctionne, et comment le dirons-nous si ce n’est pas le cas?',
    },
  ],
}
