import { both, type Language, pick, sayList, sayNumber, type Text } from '#foundation/language.ts'
import { regionText, settingWords, sizeWords } from '../districts/districts.words.ts'
import type { Bottleneck } from '../matching/leftover.ts'
import { channelWords, roleWords } from '../people/people.words.ts'
import { criterionLabels } from '../programs/policy.words.ts'
import type { FactsOf, Reason } from './reason.ts'
import type { RuleKey } from './rule.ts'
import { leftoverWords, reasonWords, ruleWords } from './scoring.words.ts'

/** What ids and values are called: competencies by id, options of the program's questions and times by value. */
export type Labels = ReadonlyMap<string, Text>

/** One reason in words; null for the wish for shared identity, which is never shown. */
export function explainReason(reason: Reason, labels: Labels): Text | null {
  if (reason.key === 'identity') return null
  if (reason.value === null) return explainMissing(reason.key, reason.facts.missing)
  return explainFacts(reason, labels)
}

/** Why a pair is not allowed; that somebody asked for it is said to coordinators alone. */
export function explainRule(rule: RuleKey, isCoordinator: boolean): Text {
  return rule === 'avoided' && !isCoordinator ? leftoverWords.somebodyAsked : ruleWords[rule]
}

/** What stands in the way of somebody left over: "9 mentees share 6 places", and who they are. */
export function explainBottleneck(
  { mentees, mentors, places }: Bottleneck,
  names: { mentee(place: number): string; mentor(place: number): string },
): Text {
  return both((language) => {
    const whom = sayNames(mentees, names.mentee, language)
    if (mentors.length === 0) return leftoverWords.nobody(whom)[language]
    const where = sayNames(mentors, names.mentor, language)
    if (places === 0) return leftoverWords.noPlaces(whom, where)[language]
    return leftoverWords.sharing(mentees.length, places, whom, where)[language]
  })
}

/** How many names are told of a group. */
export const mostNames = 12

function sayNames(places: readonly number[], nameOf: (place: number) => string, language: Language): string {
  if (places.length <= mostNames) return sayList(places.map(nameOf), language)
  const others = leftoverWords.others(places.length - mostNames + 1)[language]
  return sayList([...places.slice(0, mostNames - 1).map(nameOf), others], language)
}

type Known = Exclude<Reason, { value: null } | { key: 'identity' }>

function explainFacts(reason: Known, labels: Labels): Text {
  const list = (values: readonly string[]) =>
    both((language) =>
      sayList(
        values.map((each) => pick(labels.get(each) ?? each, language)),
        language,
      ),
    )
  switch (reason.key) {
    case 'skills':
      return explainSkills(reason.facts, list(reason.facts.met))
    case 'issues':
      return explainShare(reason.facts, list(reason.facts.shared), reasonWords.issues, reasonWords.noIssue)
    case 'levels':
      return explainShare(reason.facts, list(reason.facts.shared), reasonWords.levels, reasonWords.noLevel)
    case 'subjects':
      return explainShare(reason.facts, list(reason.facts.shared), reasonWords.subjects, reasonWords.noSubject)
    case 'channels':
      return explainChannels(reason.facts)
    case 'times':
      return reason.facts.shared.length > 0 ? said(reasonWords.times, list(reason.facts.shared)) : reasonWords.noTime
    case 'wishes':
      return explainWishes(reason.facts)
    case 'distance':
      return explainDistance(reason.facts)
    case 'role':
      return explainRoles(reason.facts)
    case 'experience':
      return reasonWords.years(reason.facts.years)
    case 'language':
      return explainLanguage(reason.facts)
    default:
      return explainPlace(reason)
  }
}

function explainMissing(key: Reason['key'], missing: 'mentee' | 'mentor' | 'both'): Text {
  const { unknownOfMentee, unknownOfMentor, unknownOfBoth } = reasonWords
  const sentence = { mentee: unknownOfMentee, mentor: unknownOfMentor, both: unknownOfBoth }[missing]
  return said(sentence, criterionLabels[key] ?? { en: key, fr: key })
}

function explainSkills({ gaps, met }: FactsOf['skills'], names: Text): Text {
  if (gaps === 0) return reasonWords.noGap
  if (met.length === 0) return reasonWords.noGapMet(gaps)
  return said((each: string) => reasonWords.gapsMet(met.length, gaps, each), names)
}

function explainShare(
  { of, shared }: FactsOf['issues'],
  names: Text,
  some: (shared: number, of: number, names: string) => Text,
  none: Text,
): Text {
  return shared.length === 0 ? none : said((each: string) => some(shared.length, of, each), names)
}

function explainChannels({ shared }: FactsOf['channels']): Text {
  if (shared.length === 0) return reasonWords.noChannel
  return both(
    (language) =>
      reasonWords.channels(
        sayList(
          shared.map((each) => pick(channelWords[each] ?? each, language)),
          language,
        ),
      )[language],
  )
}

function explainWishes({ mentee, mentor }: FactsOf['wishes']): Text {
  if (mentee && mentor) return reasonWords.bothWishes(mentee, mentor)
  if (mentee) return reasonWords.menteeWish(mentee)
  return mentor ? reasonWords.mentorWish(mentor) : reasonWords.otherWish
}

function explainDistance({ km, from, to, inPerson }: FactsOf['distance']): Text {
  const sentence =
    km === 0
      ? reasonWords.samePlace(from)
      : both((language) => reasonWords.apart(sayNumber(km, language), from, to)[language])
  return inPerson ? said(reasonWords.inPerson, sentence) : sentence
}

function explainRoles({ mentee, mentor, related }: FactsOf['role']): Text {
  const [own, theirs] = [
    roleWords[mentee] ?? { en: mentee, fr: mentee },
    roleWords[mentor] ?? { en: mentor, fr: mentor },
  ]
  if (mentee === mentor) return said(reasonWords.sameRole, own)
  return said(related ? reasonWords.relatedRoles : reasonWords.otherRoles, own, theirs)
}

function explainLanguage({ shared, preferred }: FactsOf['language']): Text {
  const names = (codes: readonly string[]) =>
    both((language) =>
      sayList(
        codes.map((code) => languageNames[language].of(code) ?? code),
        language,
      ),
    )
  if (shared.length === 0) return reasonWords.noLanguage
  return preferred
    ? said(reasonWords.preferredLanguage, names(shared.slice(0, 1)))
    : said(reasonWords.sharedLanguages, names(shared))
}

const languageNames = {
  en: new Intl.DisplayNames('en-CA', { type: 'language' }),
  fr: new Intl.DisplayNames('fr-CA', { type: 'language' }),
}

function explainPlace(reason: Extract<Known, { key: 'region' | 'setting' | 'size' }>): Text {
  const { mentee, mentor } = reason.facts
  const words = {
    region: { call: regionText, one: reasonWords.sameRegion, two: reasonWords.regions },
    setting: {
      call: (each: string) => settingWords[each] ?? { en: each, fr: each },
      one: reasonWords.sameSetting,
      two: reasonWords.settings,
    },
    size: {
      call: (each: string) => sizeWords[each] ?? { en: each, fr: each },
      one: reasonWords.sameSize,
      two: reasonWords.sizes,
    },
  }[reason.key]
  const sentence =
    mentee === mentor ? said(words.one, words.call(mentee)) : said(words.two, words.call(mentee), words.call(mentor))
  return reason.key === 'setting' && reason.facts.knows ? said(reasonWords.knows, sentence) : sentence
}

/** A sentence with its particulars in the language of each half. */
function said<Parts extends Text[]>(sentence: (...parts: string[]) => Text, ...parts: Parts): Text {
  return both((language) => sentence(...parts.map((part) => part[language]))[language])
}
