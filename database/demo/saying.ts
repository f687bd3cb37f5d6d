import type { Chance } from './chance.ts'

type Tongue = 'en' | 'fr'

// What people write in open questions, in pieces. Some hold quotation marks, commas and new lines, as people do.
const pieces = {
  wants: {
    en: [
      'To run staff meetings that people want to come to',
      'Somebody to think aloud with about timetabling',
      'To find my own way of leading, not a copy of my predecessor’s',
      'More confidence with the collective agreement',
      'To say no without losing goodwill',
      'A budget I understand before it is due',
      'To bring families in who have stayed away',
      'To plan start-up so that September is calm',
      'To work well with the local Nation',
      'Help with "difficult" conversations',
      'To keep evenings for my own children',
      'To support a team that has seen four principals in five years',
    ],
    fr: [
      'Apprendre à déléguer sans tout surveiller',
      'Trouver ma façon de diriger',
      'Mieux comprendre la convention collective',
      'Préparer la rentrée dans le calme',
      'Parler de recrutement en milieu minoritaire',
      'Une oreille à l’extérieur de mon district',
    ],
  },
  goodMentor: {
    en: [
      'Asks more than tells',
      'Is honest and kind',
      'Has been new once and remembers it',
      'Picks up the phone when it burns',
      'Listens first',
    ],
    fr: ['Pose des questions plutôt que de donner des réponses', 'Écoute d’abord', 'Est franche et bienveillante'],
  },
  context: {
    en: [
      'A small school at the end of the road; the bus is our lifeline.',
      'Two buildings, one staff, and a gym that floods.',
      'Eight hundred students, twelve languages, one photocopier.',
      'K to 7, split classes throughout, a strong PAC.',
      'A community school with a breakfast program, an after-school program and a garden.',
      'Growing fast: six portables and more to come.',
    ],
    fr: [
      'Une petite école francophone, très unie, qui partage son bâtiment.',
      'Une école en croissance, des familles venues de partout.',
    ],
  },
  path: {
    en: [
      'Taught grade 4, then learning support, then vice-principal.',
      'Came from counselling.',
      'Taught secondary science for years.',
      'District literacy lead before this.',
      'Shop teacher, then athletics, then the office.',
    ],
    fr: ['Enseignante au primaire, puis conseillère pédagogique.', 'Orthopédagogue pendant dix ans.'],
  },
  why: {
    en: [
      'Somebody did this for me, and I stayed because of it.',
      'I like the conversations that leave both of us thinking.',
      'I have made most of the mistakes and can laugh about them now.',
      'New colleagues keep me honest.',
      'Retired from the building, not from caring about it.',
    ],
    fr: [
      'On m’a accompagnée à mes débuts; je veux rendre la pareille.',
      'Les nouvelles directions francophones sont souvent seules.',
    ],
  },
  style: {
    en: [
      'Regular short calls, and a long one when it is needed.',
      'Walk and talk where we can; otherwise by video.',
      'I ask, we think, you decide.',
      'By telephone. I do not like screens.',
    ],
    fr: ['Des appels courts et réguliers.', 'Je pose des questions et nous réfléchissons ensemble.'],
  },
  rolesHeld: {
    en: [
      'Teacher 9 years, vice-principal 4, principal 11.',
      'Vice-principal in two districts, principal of three schools.',
      'Principal for 16 years, elementary and middle.',
      'Teacher, vice-principal, principal, then district principal; 21 years in all.',
    ],
    fr: ['Enseignante 8 ans, direction adjointe 5 ans, direction 10 ans.'],
  },
  training: {
    en: [
      'Cognitive Coaching, eight days.',
      'Short course for mentors, 2024.',
      'None, only practice.',
      'Cohort lead for three years.',
    ],
    fr: ['Formation des mentors de l’association.'],
  },
  needs: {
    en: [
      'Captions in video calls, please.',
      'I am hard of hearing; telephone is difficult.',
      'Our line is slow: no video in winter.',
      'Large print.',
    ],
    fr: ['Des sous-titres pendant les appels vidéo.'],
  },
  request: {
    en: [
      'Somebody outside my region.',
      'Somebody who has led a split building.',
      'Please nobody from my former district.',
      'An Indigenous mentor, if one is free.',
    ],
    fr: ['Une personne qui parle français.'],
  },
} satisfies Record<string, Record<Tongue, string[]>>

/** One or several pieces of what people write, in their language. */
export function say(chance: Chance, about: keyof typeof pieces, tongue: Tongue, least = 1, most = 1): string {
  const said = chance.some<string>(pieces[about][tongue], least, most)
  return most === 1 ? (said[0] ?? '') : said.map((line, index) => `${index + 1}. ${line}`).join('\n')
}
