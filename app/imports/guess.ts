import {
  type Expected,
  type FixedTarget,
  fixedTargets,
  type Mapping,
  questionsOf,
  type Target,
  takesSeveral,
} from './target.ts'
import { wordKey } from './vocabulary.ts'

/** Headings people give to columns, in both languages; what is written first is surest. */
const headings: Readonly<Record<FixedTarget, string>> = {
  seat: 'seat, applying as, applying for, mentor or mentee, participant type, rôle demandé, mentor ou mentoré, participation',
  name: 'name, full name, applicant, nom, nom complet',
  given_name: 'first name, given name, given names, prénom, prénoms',
  family_name: 'last name, family name, surname, nom de famille',
  preferred_name:
    'preferred name, what people call you, known as, nickname, nom usuel, prénom usuel, comment on vous appelle',
  pronouns: 'pronouns, pronoms, pronom',
  email:
    'email, e-mail, email address, e-mail address, work email, courriel, adresse courriel, adresse de courriel, mail',
  second_email:
    'second email, other email, personal email, home email, alternate email, autre courriel, deuxième courriel, courriel personnel',
  phone:
    'phone, telephone, phone number, telephone number, cell, mobile, téléphone, numéro de téléphone, cellulaire, tél',
  language:
    'language, preferred language, correspondence language, language of pages and letters, langue, langue de correspondance, langue préférée',
  role: 'role, position, current role, current position, job, job title, your role, fonction, poste, poste actuel, votre fonction',
  role_title:
    'role title, other role, if another role which, title of other role, autre fonction, si une autre fonction laquelle, titre de la fonction',
  district: 'district, school district, sd, district scolaire, school district number, conseil scolaire, cs',
  school:
    'school, school or office, school name, worksite, site, école, école ou bureau, nom de l’école, établissement',
  since:
    'since, since when, start date, in role since, appointed, date of appointment, depuis, depuis quand, date de nomination, en poste depuis, date d’entrée en fonction',
  until:
    'until, until when, end date, retired on, retirement date, date of retirement, jusqu’à, jusqu’à quand, date de retraite, date de fin',
  retired: 'retired, retired?, is retired, i am retired from this role, retraité, retraitée, à la retraite, retraite',
  reason: 'reason, why new, what brings you here, reason for applying, raison, motif, ce qui vous amène',
  speaks:
    'speaks, languages, languages spoken, languages you like to talk in, conversation language, langues, langues parlées, langues de conversation',
  channels:
    'channels, ways of meeting, meeting preference, how to meet, ways of meeting that suit you, preferred channel, moyens de rencontre, mode de rencontre',
  times:
    'times, availability, times that suit, times that usually suit you, best times, disponibilités, disponibilité, moments, horaires',
  capacity:
    'capacity, how many mentees, number of mentees, how many mentees could you take, capacité, nombre de personnes mentorées',
  travels: 'travels, can travel, willing to travel, travel, peut se déplacer, déplacements, déplacement',
  needs:
    'needs, accommodations, accessibility, accessibility needs, access needs, besoins, accessibilité, besoins d’accessibilité, mesures d’adaptation',
  prefer_1_name:
    'wish 1, wish 1 name, first choice, preferred mentor, preferred mentor 1, requested mentor, souhait 1, souhait 1 nom, premier choix, mentor souhaité',
  prefer_1_email:
    'wish 1 email, first choice email, preferred mentor email, souhait 1 courriel, courriel du premier choix',
  prefer_2_name: 'wish 2, wish 2 name, second choice, preferred mentor 2, souhait 2, souhait 2 nom, deuxième choix',
  prefer_2_email: 'wish 2 email, second choice email, souhait 2 courriel, courriel du deuxième choix',
  prefer_3_name: 'wish 3, wish 3 name, third choice, preferred mentor 3, souhait 3, souhait 3 nom, troisième choix',
  prefer_3_email: 'wish 3 email, third choice email, souhait 3 courriel, courriel du troisième choix',
  avoid_1_name: 'avoid, avoid 1, rather not, rather not 1, not with, à éviter, à éviter 1, plutôt pas, plutôt pas 1',
  avoid_1_email: 'avoid email, avoid 1 email, rather not 1 email, à éviter 1 courriel, plutôt pas 1 courriel',
  avoid_2_name: 'avoid 2, rather not 2, à éviter 2, plutôt pas 2',
  avoid_2_email: 'avoid 2 email, rather not 2 email, à éviter 2 courriel, plutôt pas 2 courriel',
  avoid_3_name: 'avoid 3, rather not 3, à éviter 3, plutôt pas 3',
  avoid_3_email: 'avoid 3 email, rather not 3 email, à éviter 3 courriel, plutôt pas 3 courriel',
  member_number:
    'membership number, member number, membership, bcpvpa number, numéro de membre, n° de membre, no de membre',
  submitted_on:
    'submitted on, submitted, date submitted, timestamp, submission date, received, date received, horodateur, date de la demande, envoyée le, reçue le, soumis le',
  focus: 'focus, priorities, focus areas, most wants to work on, priorités, priorité, domaines prioritaires',
}

/**
 * Guesses from its headings what each column of a file means. A person confirms it; a wrong guess costs them a click,
 * so a heading is guessed only where it says what it is.
 */
export function guessMapping(titles: readonly string[], expected: Expected): Mapping {
  const known = knownHeadings(expected)
  const taken = new Set<Target>()
  const columns = titles.map((title) => {
    const found = known.get(wordKey(title)) ?? guessRating(title, expected) ?? guessWithout(title, known)
    if (!found || (taken.has(found) && !takesSeveral(found))) return null
    taken.add(found)
    return found
  })
  return { columns: withFamilyName(columns), seat: null }
}

/** Beside « Prénom », « Nom » is the family name and not the whole. */
function withFamilyName(columns: readonly (Target | null)[]): (Target | null)[] {
  const isPair = columns.includes('given_name') && !columns.includes('family_name')
  return columns.map((target) => (isPair && target === 'name' ? 'family_name' : target))
}

/** Every heading we know, by its letters: the fixed ones, questions by key and label, competencies by code and title. */
function knownHeadings(expected: Expected): Map<string, Target> {
  const known = new Map<string, Target>()
  const learn = (heading: string, target: Target) => known.has(wordKey(heading)) || known.set(wordKey(heading), target)
  for (const target of fixedTargets)
    for (const heading of [target, ...headings[target].split(', ')]) learn(heading, target)
  for (const { question } of questionsOf(expected))
    for (const heading of [question.label.en, question.label.fr, question.key, `answer:${question.key}`])
      learn(heading, `answer:${question.key}`)
  for (const { code, title } of expected.competencies)
    for (const heading of [code, `rating:${code}`, title.en, title.fr, `${code} ${title.en}`, `${code} ${title.fr}`])
      learn(heading, `rating:${code}`)
  return known
}

/** "C1 – Stewardship", "Rating: Contextual Literacy". */
function guessRating(title: string, { competencies }: Expected): Target | undefined {
  const found = competencies.find(
    ({ code, title: named }) =>
      new RegExp(`^${RegExp.escape(code)}\\b`, 'i').test(title.trim()) ||
      [named.en, named.fr].some((name) => wordKey(title).includes(wordKey(name))),
  )
  return found && `rating:${found.code}`
}

/** A heading without what stands in brackets or behind a colon: "E-mail (work)", "Since: date". */
function guessWithout(title: string, known: ReadonlyMap<string, Target>): Target | undefined {
  const short = title.replace(/[([].*$/, '').replace(/[:*?].*$/, '')
  return short === title ? undefined : known.get(wordKey(short))
}
