import type { ContactChannel, NewReason, PositionRole, SeatKind } from '#database/types.ts'
import { fold, type Text } from '#foundation/language.ts'
import { slotWords, spokenWords } from '../applications/applications.words.ts'
import { channelWords, roleWords } from '../people/people.words.ts'
import { reasonWords, seatWords } from '../programs/programs.words.ts'

/** The words by which a file may say one of a few values, in both languages. */
export interface Vocabulary<Value extends string> {
  readonly values: ReadonlyMap<string, Value>
  /** What each value is called, for saying what could have been written. */
  readonly labels: readonly Text[]
}

/** What is compared: letters and figures alone, without accents or case. "V.-P." and "vp" are one. */
export function wordKey(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A vocabulary from the labels of values and whatever else people write for them. */
export function makeVocabulary<Value extends string>(
  labels: Readonly<Record<string, Text>>,
  synonyms: { readonly [Each in Value]?: string } = {},
): Vocabulary<Value> {
  const values = new Map<string, Value>()
  for (const [value, label] of Object.entries(labels) as [Value, Text][])
    for (const word of [value, label.en, label.fr, ...(synonyms[value]?.split(', ') ?? [])])
      values.set(wordKey(word), value)
  return { values, labels: Object.values(labels) }
}

export const seats = makeVocabulary<SeatKind>(
  { mentee: seatWords.mentee.one, mentor: seatWords.mentor.one },
  {
    mentee: 'mentees, protégé, protégée, mentoré, mentorée, mentoré(e), new principal, apprenant',
    mentor: 'mentors, mentore, mentor(e), mentoring, coach',
  },
)

export const roles = makeVocabulary<PositionRole>(roleWords, {
  principal: 'school principal, p, principale, directeur, directrice, directeur d’école, directrice d’école, direction',
  vice_principal: 'vp, vice-principale, assistant principal, deputy principal, directeur adjoint, directrice adjointe',
  district_principal:
    'district principal, district vice-principal, dp, dvp, direction de district, directeur de district, directrice de district',
  superintendent:
    'superintendent of schools, superintendent/CEO, directeur général, directrice générale, surintendant, surintendante',
  assistant_superintendent:
    'assistant superintendent, associate superintendent, deputy superintendent, directeur général adjoint, directrice générale adjointe',
  director_of_instruction: 'director, directeur de l’instruction, directrice de l’instruction',
  secretary_treasurer: 'st, secretary treasurer, secrétaire-trésorier, secrétaire-trésorière',
  assistant_secretary_treasurer:
    'ast, assistant secretary-treasurer, associate secretary-treasurer, secrétaire-trésorier adjoint, secrétaire-trésorière adjointe',
  director_of_finance: 'finance director, directeur des finances, directrice des finances',
  teacher: 'enseignant, enseignante',
  other: 'other, other role, autre, autre fonction',
})

export const reasons = makeVocabulary<NewReason>(reasonWords, {
  new_role: 'new role, new to role, new to the role, nouvelle fonction, nouveau poste, nouveau rôle',
  new_district: 'new district, new to district, new to the district, nouveau district',
  changed_role: 'changed role, change of role, role changed, changement de fonction, changement de poste',
  returning: 'returning, return, back from leave, retour, de retour',
  none: 'none, n/a, na, aucune, aucun, s.o.',
})

export const spoken = makeVocabulary<'en' | 'fr'>(spokenWords, {
  en: 'eng, anglaise, en-CA',
  fr: 'fra, française, fr-CA',
})

export const channels = makeVocabulary<ContactChannel>(channelWords, {
  email: 'mail, e-mails, courriels',
  phone: 'phone, call, phone call, tel, tél., appel',
  video: 'video, vidéo, zoom, teams, google meet, visioconférence, videoconference',
  text: 'text, sms, texto, texts',
  in_person: 'face to face, in-person, présentiel, en présentiel, visit, visite',
})

export const slots = makeVocabulary<string>(slotWords, {
  weekday_morning: 'morning, mornings, matin, matins',
  weekday_lunch: 'lunch, lunch hour, midi, midis, dîner',
  weekday_afternoon: 'afternoon, afternoons, after school, après-midi',
  evening: 'evening, soir, soirs, soirée',
  weekend: 'weekends, fin de semaine, week-end',
})

export const yesNo = makeVocabulary<'yes' | 'no'>(
  { yes: { en: 'Yes', fr: 'Oui' }, no: { en: 'No', fr: 'Non' } },
  {
    yes: 'y, o, true, vrai, 1, x, retired, retraité, retraitée, à la retraite',
    no: 'n, false, faux, 0, current, active, actif, active, en fonction, en poste',
  },
)

/** The known word a mistyped one is nearest to, if it is near at all. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const wanted = wordKey(typed)
  const near = Math.max(1, Math.floor(wanted.length / 4))
  const ranked = known.map((word) => ({ word, distance: distanceBetween(wanted, wordKey(word), near) }))
  return ranked.filter(({ distance }) => distance <= near).sort((a, b) => a.distance - b.distance)[0]?.word
}

/** How many letters must change to make one word the other (Levenshtein); gives up past `most`. */
function distanceBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const row = [i + 1]
    for (const [j, other] of [...b].entries())
      row.push(Math.min((above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, (above[j] ?? 0) + (letter === other ? 0 : 1)))
    above = row
  }
  return above[b.length] ?? most + 1
}
