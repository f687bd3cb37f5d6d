import type { Chance } from './chance.ts'
import { addressOf } from './names.ts'
import type { Person } from './person.ts'
import { say } from './saying.ts'
import type { Cell } from './workbook.ts'
import type { Asked, Place, World } from './world.ts'

type Tongue = 'en' | 'fr'

/** Whom a mentee may wish for: mentors of this file, and people who are in no file. */
export interface Wishable {
  readonly mentors: readonly Person[]
  readonly strangers: readonly string[]
}

const roleWords = {
  en: { principal: 'Principal', vice: 'Vice-principal', district: 'District principal or vice-principal' },
  fr: {
    principal: 'Direction d’école',
    vice: 'Direction adjointe',
    district: 'Direction ou direction adjointe de district',
  },
} as const
const reasonWords = {
  en: ['I am new to this role', 'I am new to this district', 'My role changed a great deal'],
  fr: [
    'Je suis nouvelle ou nouveau dans cette fonction',
    'Je suis nouvelle ou nouveau dans ce district',
    'Ma fonction a beaucoup changé',
  ],
} as const
const aloneShare: Record<string, number> = {
  remote: 0.55,
  rural: 0.35,
  mixed: 0.15,
  urban: 0.05,
  'province-wide': 0.35,
}

/** A principal or vice-principal who is new, or new here. */
export function makeMentee(
  chance: Chance,
  world: World,
  name: string,
  place: Place | undefined,
  wishable: Wishable,
): Person {
  const common = makePerson(chance, world, name, place, 'mentee')
  const { tongue, levels, asked } = common
  const alone = chance.share(aloneShare[common.setting] ?? 0.1)
  return {
    ...common.person,
    seat: 'Mentee',
    since: dayAs(chance, tongue, monthsBefore(chance, 1, 19)),
    reason:
      reasonWords[tongue][
        chance.weighted([
          [0, 0.7],
          [1, 0.12],
          [2, 0.18],
        ])
      ] ?? '',
    wishes: chance.share(0.14) ? makeWishes(chance, wishable) : [],
    avoids: chance.share(0.05) ? [chance.one(wishable.mentors).name] : [],
    answers: {
      'Three things I want from this year': say(chance, 'wants', tongue, 3, 3),
      'What I would most like to talk about': listed(chance.some(asked('issues'), 2, 5)),
      'What a good mentor does for me': say(chance, 'goodMentor', tongue),
      'The grades I work with': levels,
      'My school or district in a few sentences': chance.share(0.7) ? say(chance, 'context', tongue) : '',
      'I am the only administrator here': alone ? yes(tongue) : chance.share(0.5) ? no(tongue) : '',
      'My path so far': chance.share(0.6) ? say(chance, 'path', tongue) : '',
      'A specific request for the people who match': chance.share(0.12) ? say(chance, 'request', tongue) : '',
    },
    ...rate(chance, world, 2.6, 'lowest'),
  }
}

/** A colleague of experience, serving or retired. */
export function makeMentor(chance: Chance, world: World, name: string, place: Place | undefined): Person {
  const common = makePerson(chance, world, name, place, 'mentor')
  const { tongue, levels, asked } = common
  const isRetired = chance.share(0.45)
  const retiredOn = monthsBefore(chance, 2, 60).with({ month: 7, day: 31 })
  const years = Math.max(5, Math.round(chance.around(16, 6)))
  const since = (isRetired ? retiredOn : monthsBefore(chance, 0, 8)).subtract({ years: Math.min(years, 14) })
  return {
    ...common.person,
    seat: 'Mentor',
    since: dayAs(chance, tongue, since.with({ day: 1 })),
    retired: isRetired ? dayAs(chance, tongue, retiredOn) : '',
    capacity: chance.weighted([
      ['1', 0.7],
      ['2', 0.27],
      ['0', 0.03],
    ]),
    member: `P${chance.whole(10_000, 99_999)}`,
    answers: {
      'Why I want to mentor': say(chance, 'why', tongue),
      'What I can be most helpful with': listed(chance.some(asked('issues'), 3, 8)),
      'How I like to work with a mentee': chance.share(0.8) ? say(chance, 'style', tongue) : '',
      'The grades I know': levels,
      'Roles I have held, and for how long': say(chance, 'rolesHeld', tongue),
      'I know small or remote places': chance.share(common.setting === 'remote' ? 0.95 : 0.3) ? yes(tongue) : '',
      'Earlier mentoring, coaching or training': chance.share(0.6) ? say(chance, 'training', tongue) : '',
      'I can take part in the mentor training': chance.share(0.85) ? yes(tongue) : no(tongue),
      'I understand that a mentor never evaluates': yes(tongue),
    },
    ...rate(chance, world, 4.1, 'highest'),
  }
}

/** What both seats are asked. */
function makePerson(chance: Chance, world: World, name: string, place: Place | undefined, seat: 'mentor' | 'mentee') {
  const { number = '', setting = '' } = place ?? {}
  const isFrench = number === '93' || chance.share(0.025)
  const tongue: Tongue = isFrench ? 'fr' : 'en'
  const level = chance.weighted([
    ['elementary', 0.62],
    ['middle', 0.08],
    ['secondary', 0.22],
    ['k-12', 0.08],
  ])
  const schools = world.schools.get(number) ?? []
  const fitting = schools.filter((school) => school.level === level)
  const school = fitting.length ? chance.one(fitting) : schools.length ? chance.one(schools) : undefined
  const role = chance.weighted([
    ['vice', 0.55],
    ['principal', 0.35],
    ['district', 0.1],
  ] as const)
  const isDistrict = role === 'district'
  const asked = (key: string) => labelsOf(world.asks(seat, key), tongue)
  const person: Person = {
    seat: '',
    name,
    preferredName: chance.share(0.08) ? (name.split(' ')[0] ?? '').slice(0, 4) : '',
    pronouns: chance.weighted([
      ['', 0.6],
      ['she/her', 0.2],
      ['he/him', 0.15],
      ['they/them', 0.05],
    ]),
    email: addressOf(name),
    phone: chance.share(0.9)
      ? `${chance.one(['604', '250', '778', '236'])}-555-01${String(chance.whole(0, 99)).padStart(2, '0')}`
      : '',
    language: isFrench ? 'French' : 'English',
    role: roleWords[tongue][role],
    title: '',
    district: place ? districtAs(chance, place) : '',
    school: isDistrict ? '' : (school?.name ?? ''),
    since: '',
    retired: '',
    reason: '',
    speaks: isFrench
      ? chance.share(0.5)
        ? 'French; English'
        : 'French'
      : chance.share(0.03)
        ? 'English; French'
        : 'English',
    channels: listed(channelsOf(chance, tongue)),
    times: listed(chance.some(times[tongue], 1, 3)),
    capacity: '',
    travels: chance.share(0.3) ? yes(tongue) : no(tongue),
    needs: chance.share(0.05) ? say(chance, 'needs', tongue) : '',
    wishes: [],
    avoids: [],
    member: '',
    submittedOn: Temporal.PlainDate.from('2026-06-02').add({ days: chance.whole(0, 120) }),
    answers: {},
    ratings: [],
    focus: '',
  }
  const levels = isDistrict
    ? levelWord(asked('levels'), 4)
    : levelWord(asked('levels'), ['elementary', 'middle', 'secondary', 'k-12'].indexOf(school?.level ?? level))
  return { person, tongue, setting, levels, asked }
}

const times = {
  en: ['Weekday mornings', 'Weekday lunch hours', 'Weekday afternoons', 'Evenings', 'Weekends'],
  fr: ['Matins de semaine', 'Midis de semaine', 'Après-midi de semaine', 'Soirées', 'Fins de semaine'],
} as const
const channels = {
  en: ['Video call', 'Telephone', 'In person'],
  fr: ['Appel vidéo', 'Téléphone', 'En personne'],
} as const
const yes = (tongue: Tongue) => ({ en: 'Yes', fr: 'Oui' })[tongue]
const no = (tongue: Tongue) => ({ en: 'No', fr: 'Non' })[tongue]
const listed = (values: readonly string[]) => values.join('; ')
const levelWord = (labels: readonly string[], index: number) => labels[index < 0 ? 0 : index] ?? ''
const labelsOf = ({ options = [] }: Asked, tongue: Tongue) => options.map(({ label }) => label[tongue])

function channelsOf(chance: Chance, tongue: Tongue): string[] {
  const liked = chance.weighted([
    [0, 0.6],
    [1, 0.25],
    [2, 0.15],
  ])
  const also = chance.share(0.4) ? [chance.whole(0, 2)] : []
  return [...new Set([liked, ...also])].map((index) => channels[tongue][index] ?? '')
}

/** A district as people write it: by number, by name, by both. Richmond alone would be two. */
function districtAs(chance: Chance, { number, name }: Place): string {
  const ways = [`SD${number}`, number, `${number} ${name}`, ...(name === 'Richmond' ? [] : [name, name])]
  return chance.one(ways)
}

const monthsBefore = (chance: Chance, least: number, most: number): Temporal.PlainDate =>
  Temporal.PlainDate.from('2026-09-01').subtract({ months: chance.whole(least, most) })

/** A day as people write it, in a spreadsheet mostly as a date. */
function dayAs(chance: Chance, tongue: Tongue, day: Temporal.PlainDate): Cell {
  const month = day.toLocaleString(tongue === 'fr' ? 'fr-CA' : 'en-CA', { month: 'long' })
  const how = chance.weighted([
    ['date', 0.75],
    ['words', 0.2],
    ['about', 0.05],
  ] as const)
  if (how === 'date') return { day }
  return how === 'words' ? `${day.day} ${month} ${day.year}` : `${month} ${day.year}`
}

function makeWishes(chance: Chance, { mentors, strangers }: Wishable): [string, string][] {
  return Array.from({ length: chance.whole(1, 3) }, () => {
    const known = chance.share(0.65) ? chance.one(mentors) : undefined
    const name = known?.name ?? chance.one(strangers)
    return [name, chance.share(0.6) ? addressOf(name) : '']
  })
}

/** Ratings around a mean, and one or two competencies named as a focus. */
function rate(chance: Chance, { competencies }: World, mean: number, focus: 'lowest' | 'highest') {
  const ratings = competencies.map(() => Math.min(5, Math.max(1, Math.round(chance.around(mean, 0.9)))))
  const ranked = competencies.map(({ code }, index) => ({ code, rating: ratings[index] ?? 3 }))
  ranked.sort((a, b) => (focus === 'lowest' ? a.rating - b.rating : b.rating - a.rating))
  return {
    ratings: ratings.map(String),
    focus: ranked
      .slice(0, chance.whole(1, 2))
      .map(({ code }) => code)
      .join('; '),
  }
}
