type Goal = readonly [title: string, why: string, measure: string, steps: readonly string[]]

/** What two invented people write to each other and to themselves over a year, in one language. */
export interface PairWords {
  readonly room: string
  readonly terms: Readonly<Record<'hours' | 'confidentiality' | 'boundaries' | 'ending' | 'other', string>>
  readonly vision: Readonly<Record<'vision' | 'living', string>>
  readonly priorities: Readonly<Record<'pulls' | 'district' | 'first' | 'wait', string>>
  readonly inquiry: Readonly<Record<'question' | 'matters' | 'look', string>>
  readonly evidence: readonly string[]
  readonly goals: readonly Goal[]
  readonly mentorGoal: Goal
  readonly outcome: string
  readonly agenda: readonly string[]
  readonly actions: readonly string[]
  readonly calledOff: string
  readonly shared: readonly string[]
  readonly file: readonly [name: string, words: string]
  readonly own: Readonly<Record<'mentee' | 'mentor', readonly string[]>>
  readonly journal: Readonly<Record<'mentee' | 'mentor', readonly string[]>>
  readonly case: Readonly<Record<'title' | 'happened' | 'stake' | 'tried' | 'learned', string>>
  readonly suggestions: readonly (readonly [what: string, why: string, reply: string])[]
  readonly feedback: readonly [about: string, answer: string]
  readonly review: Readonly<Record<'mentee' | 'mentor', Readonly<Record<string, string>>>>
  readonly fix: string
  readonly thanks: Readonly<Record<'mentee' | 'mentor', string>>
  readonly quotes: readonly (readonly [words: string, signedAs: string])[]
}

const en: PairWords = {
  room: 'https://video.example.org/room',
  terms: {
    hours: 'Not after 8 p.m., and never on Sundays. If it burns, call anyway.',
    confidentiality: 'What we say about staff stays between us, names and all.',
    boundaries: 'No letters of reference, and no visits to each other’s schools without asking first.',
    ending: 'If it does not work, we say so in a call, not in a message.',
    other: '',
  },
  vision: {
    vision: 'I want to lead a school where adults ask each other for help as easily as children do.',
    living: 'I answer a question with a question once a day, and I leave the building before six on Thursdays.',
  },
  priorities: {
    pulls: 'Staffing for September, a grade 6 class that has lost two teachers, and a gym roof.',
    district: 'Literacy in the early years; attendance after spring break.',
    first: 'The grade 6 class. Everything else waits until they have one adult who stays.',
    wait: 'The new timetable. It can be next year’s.',
  },
  inquiry: {
    question: 'What changes when I open staff meetings with a student’s work instead of with announcements?',
    matters: 'We have two hours a month together and spend them on what could have been a letter.',
    look: 'Who speaks, and about what, in the first fifteen minutes.',
  },
  evidence: [
    'First meeting with a piece of writing on every table: eleven of nineteen spoke, before it was five.',
    'The union rep asked whether she could bring the next one.',
  ],
  goals: [
    [
      'Difficult conversations without a knot in my stomach',
      'I put them off until they are twice as large.',
      'Three held within a week of knowing that they are needed.',
      [
        'Write the first two sentences beforehand',
        'Rehearse one with my mentor',
        'Hold it, and note what I would change',
      ],
    ],
    [
      'A budget I understand before it is due',
      'Last year I signed what I was handed.',
      'I can explain every line over 2,000 dollars to the parents’ council.',
      ['Sit with the secretary-treasurer for an hour', 'List what renews by itself', 'Show a draft to the staff'],
    ],
    [
      'Families who have stayed away come in once',
      'The same twelve parents come to everything.',
      'Ten families we have not seen before by spring.',
      ['Ask the bus drivers whom we never see', 'Two evenings at the hall instead of at the school'],
    ],
    [
      'Delegate the timetable',
      'Nobody else knows how it works, and that is a risk.',
      'Two colleagues can build next year’s without me.',
      ['Write down the ten rules I keep in my head', 'Build one grade together'],
    ],
  ],
  mentorGoal: [
    'Wait five seconds longer before I answer',
    'I hear myself telling stories when a question would do.',
    'More questions than stories in our notes.',
    ['Count them in two of our calls'],
  ],
  outcome: 'Held four. The last one took twenty minutes, and we both slept that night.',
  agenda: [
    'How the first staff meeting went',
    'The email from the parent of a grade 4 student',
    'Whether to apply for the principal’s job in March',
    'Supervision: what I look at when I walk in',
  ],
  actions: [
    'Send the draft of the staffing plan',
    'Ask for an hour with human resources',
    'Try the two opening sentences on Tuesday',
    'Take Thursday evening off, and tell my mentor whether I did',
  ],
  calledOff: 'A water pipe burst in the library. I will propose another time tomorrow.',
  shared: [
    'Three things to remember from today: name the worry first, say what will not change, ask what would help.',
    'Book we both liked: the chapter on hard conversations, pages 40 to 61.',
    'Dates: report cards on the 12th, staffing by the 20th.',
  ],
  file: [
    'Questions for a first staff meeting.txt',
    'What went well last year, and must not be lost?\nWhat one thing would make your week lighter?\nWhat should I know that nobody has told me?\n',
  ],
  own: {
    mentee: ['I say "sorry" a lot when I ask for something. Watch that.', 'Ask her how she kept her evenings.'],
    mentor: ['Let silence do the work. She had the answer already.', 'Next time: nothing about my own school.'],
  },
  journal: {
    mentee: [
      'The first week in which nobody asked me where the old principal kept the keys. I noticed it on Friday.',
      'Said no to a trip today. It was the right no. I went over it four times in the car all the same.',
      'We laughed in the staff room. I had forgotten that one can.',
    ],
    mentor: [
      'I catch myself wanting to fix it. What she needed was twenty minutes without advice.',
      'Good call. I wrote down her question and have been asking it of myself.',
    ],
  },
  case: {
    title: 'The late field trip form',
    happened: 'A teacher handed in the form the day before the trip; two families could not sign in time.',
    stake: 'Two children would have stayed behind, and the teacher had been warned twice.',
    tried: 'I called both families myself and let the trip go ahead, then spoke with the teacher the next day.',
    learned: 'The children first, the conversation second, and both the same week.',
  },
  suggestions: [
    ['The association’s short course on supervision', 'Two evenings in February, online.', 'Signed up.'],
    ['Chair one meeting of the zone', 'They rotate, and nobody likes October.', ''],
    ['A book on time management', 'Everybody gives it to everybody.', 'Not for me just now.'],
  ],
  feedback: [
    'How did I come across in the call with the district?',
    'Clear and calm. You apologized once for taking time; you had no need to.',
  ],
  review: {
    mentee: {
      progress: 'Difficult conversations: reached. The budget: under way. Families: we have begun.',
      rhythm: 'Seven times by video and a few calls. It is right.',
      helped: 'That you ask what I have tried already before you say anything.',
      change: 'Meet once in person before spring.',
    },
    mentor: {
      progress: 'You hold conversations in a week that you would have carried for a month.',
      rhythm: 'Every two weeks suits me.',
      helped: 'Your agenda, the evening before.',
      change: 'I would like to hear more about what goes well.',
    },
  },
  fix: 'The training day came after our first meeting. Before it would be better.',
  thanks: {
    mentee: 'Thank you for picking up on a Sunday, although we had agreed on no Sundays. I slept that night.',
    mentor: 'You asked what I did with it: I opened our zone meeting with a student’s drawing. It worked here too.',
  },
  quotes: [
    ['Somebody who has been there, and who does not tell me what to do.', 'A vice-principal on Vancouver Island'],
    ['I stopped carrying every decision home.', ''],
    ['She asked one question, and I knew what to do on Monday.', 'A principal in the north'],
    ['I did not know how alone I was until I was not.', ''],
    ['A phone call a month. It was enough to stay.', 'A new principal'],
    ['We were done before the year was. That is a good sign, too.', ''],
  ],
}

const fr: PairWords = {
  room: 'https://video.example.org/salle',
  terms: {
    hours: 'Pas après 20 h, sauf urgence. Un texto d’abord.',
    confidentiality: 'Ce que nous disons du personnel et des familles reste entre nous.',
    boundaries: 'Pas de lettre de recommandation, pas d’avis donné au conseil.',
    ending: 'Si cela ne va plus, nous nous le disons de vive voix.',
    other: 'Nous nous parlons en français, y compris par texto.',
  },
  vision: {
    vision: 'Diriger une école où l’on vient parler avant que le problème soit grand.',
    living: 'Ma porte est ouverte le matin; l’après-midi, je suis dans les classes.',
  },
  priorities: {
    pulls: 'Le recrutement, le partage du bâtiment, l’arrivée de quinze nouvelles familles.',
    district: 'La construction identitaire et la lecture au primaire.',
    first: 'L’accueil des familles : une première conversation avec chacune avant la Toussaint.',
    wait: 'Le nouveau site Web.',
  },
  inquiry: {
    question: 'Que se passe-t-il quand les élèves accueillent eux-mêmes les nouvelles familles?',
    matters: 'Les familles nous disent que la première semaine décide de tout.',
    look: 'Qui revient la deuxième semaine, et avec quelles questions.',
  },
  evidence: ['Neuf familles sur douze sont revenues d’elles-mêmes à la soirée d’octobre.'],
  goals: [
    [
      'Recruter sans m’épuiser',
      'Trois postes vacants à la rentrée, et je les ai tous comblés seule.',
      'Deux collègues mènent les entrevues avec moi.',
      [
        'Rédiger une annonce qui nous ressemble',
        'Former deux collègues aux entrevues',
        'Appeler les références à deux',
      ],
    ],
    [
      'Déléguer l’horaire',
      'Je suis la seule à savoir comment il tient.',
      'L’adjointe fait celui du printemps.',
      ['Écrire les dix règles', 'Faire un niveau ensemble'],
    ],
    [
      'Préparer la rentrée dans le calme',
      'La dernière m’a coûté l’été.',
      'Une semaine de vacances entière en août.',
      ['Faire la liste en mai', 'Confier la moitié de la liste'],
    ],
  ],
  mentorGoal: [
    'Poser la question avant de raconter',
    'Je donne trop vite mes exemples.',
    'Deux questions avant chaque exemple.',
    ['Relire mes notes après chaque appel'],
  ],
  outcome: 'Les deux collègues ont mené la dernière entrevue sans moi.',
  agenda: ['Les entrevues de mai', 'Le partage du gymnase', 'Ce que je dis au comité de parents'],
  actions: ['Envoyer l’annonce', 'Appeler la direction voisine', 'Prendre le vendredi après-midi'],
  calledOff: 'Panne de chauffage à l’école. Je propose un autre moment demain.',
  shared: [
    'À retenir : nommer ce qui inquiète, dire ce qui ne changera pas, demander ce qui aiderait.',
    'Les dates : bulletins le 12, dotation le 20.',
  ],
  file: [
    'Questions pour une première rencontre du personnel.txt',
    'Qu’est-ce qui a bien marché l’an dernier et doit rester?\nQuelle seule chose allégerait votre semaine?\nQue devrais-je savoir que personne ne m’a dit?\n',
  ],
  own: {
    mentee: ['Je m’excuse trop quand je demande quelque chose.'],
    mentor: ['La laisser finir. Elle avait déjà la réponse.'],
  },
  journal: {
    mentee: [
      'Première semaine où personne ne m’a appelée « la nouvelle ».',
      'J’ai dit non à une sortie aujourd’hui. C’était le bon non.',
    ],
    mentor: ['Bel échange. Sa question m’est restée toute la semaine.'],
  },
  case: {
    title: 'Le gymnase partagé',
    happened: 'L’autre école avait réservé le gymnase le soir de notre fête.',
    stake: 'Cent vingt personnes attendues, et nous sommes locataires.',
    tried: 'J’ai appelé la direction voisine avant d’écrire au conseil.',
    learned: 'Un appel d’abord. Nous avons partagé la soirée.',
  },
  suggestions: [
    ['La formation de l’association sur la supervision', 'Deux soirées en février, en ligne.', 'Inscrite.'],
    ['Animer une rencontre du réseau francophone', 'On cherche quelqu’un pour mars.', ''],
  ],
  feedback: [
    'Comment me trouvais-tu pendant l’appel avec le conseil?',
    'Claire et posée. Tu t’es excusée une fois de trop.',
  ],
  review: {
    mentee: {
      progress: 'Le recrutement : atteint. L’horaire : en cours. La rentrée : nous y travaillons.',
      rhythm: 'Aux deux semaines, le plus souvent par vidéo. Cela me convient.',
      helped: 'Parler dans ma langue, avec quelqu’un qui connaît nos écoles.',
      change: 'Nous voir une fois en personne.',
    },
    mentor: {
      progress: 'Tu confies maintenant ce que tu portais seule.',
      rhythm: 'Le rythme me convient.',
      helped: 'Ton ordre du jour, la veille.',
      change: 'Garder dix minutes pour ce qui va bien.',
    },
  },
  fix: 'Une formation offerte en français aiderait.',
  thanks: {
    mentee: 'Merci d’avoir répondu un dimanche. J’ai dormi cette nuit-là.',
    mentor: 'J’ai repris ton idée : les élèves ont accueilli nos nouvelles familles, ici aussi.',
  },
  quotes: [
    ['Enfin quelqu’un à qui poser mes questions en français.', 'Une directrice du Conseil scolaire francophone'],
  ],
}

export const pairWords = { en, fr } as const
