import { both, type Language, type Text, words } from './language.ts'

/** Where time comes from. Passed in, never reached for, so that a test or a journey can move it. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** The zone of most of British Columbia; programs and people may name another. */
export const provincialZone = 'America/Vancouver'

const lately = new Map<string, { readonly minute: number; readonly date: Temporal.PlainDate }>()

/** The calendar date at `instant` in `zone`. Every page asks, many in the same minute, and no day begins within one. */
export function dateAt(instant: Temporal.Instant, zone: string = provincialZone): Temporal.PlainDate {
  const minute = Math.floor(instant.epochMilliseconds / 60_000)
  const known = lately.get(zone)
  if (known?.minute === minute) return known.date
  const date = instant.toZonedDateTimeISO(zone).toPlainDate()
  lately.set(zone, { minute, date })
  return date
}

/** The last second of `date` in `zone`: a deadline "on" a date includes the whole day. */
export function endOf(date: Temporal.PlainDate, zone: string = provincialZone): Temporal.Instant {
  return date.add({ days: 1 }).toZonedDateTime(zone).toInstant().subtract({ seconds: 1 })
}

/** "Tuesday 9 March 2027" / « mardi 9 mars 2027 ». */
export function sayDate(date: Temporal.PlainDate, language: Language): string {
  return `${weekdays[language][date.dayOfWeek - 1]} ${sayShortDate(date, language)}`
}

/** "9 March 2027" / « 9 mars 2027 », « 1er mars 2027 ». */
export function sayShortDate(date: Temporal.PlainDate, language: Language): string {
  const day = language === 'fr' && date.day === 1 ? '1er' : String(date.day)
  return `${day} ${months[language][date.month - 1]} ${date.year}`
}

/** "Mar." / « mars »: a month where there is little room. */
export function sayMonth(month: number, language: Language): string {
  return shortMonths[language][month - 1] ?? ''
}

/** "Tuesday 9 March 2027, 4:00 p.m. Pacific Time (UTC−7)": never an abbreviation, always the offset. */
export function sayInstant(instant: Temporal.Instant, zone: string, language: Language): string {
  const local = instant.toZonedDateTimeISO(zone)
  return `${sayDate(local.toPlainDate(), language)}, ${sayTime(local, language)} ${zoneName(zone)[language]} (${sayOffset(local)})`
}

/** The same particulars as a Text, for mail and refusals. */
export const dateText = (date: Temporal.PlainDate): Text => both((language) => sayDate(date, language))
export const instantText = (instant: Temporal.Instant, zone: string): Text =>
  both((language) => sayInstant(instant, zone, language))

function sayTime(local: Temporal.ZonedDateTime, language: Language): string {
  const minute = String(local.minute).padStart(2, '0')
  if (language === 'fr') return `${local.hour}\u00a0h\u00a0${minute},` // never broken over a line
  return `${local.hour % 12 || 12}:${minute} ${local.hour < 12 ? 'a.m.' : 'p.m.'}`
}

function sayOffset(local: Temporal.ZonedDateTime): string {
  const minutes = local.offsetNanoseconds / 60e9
  const hours = Math.trunc(Math.abs(minutes) / 60)
  const rest = Math.abs(minutes) % 60
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

const zoneWords = words({
  pacific: { en: 'Pacific Time', fr: 'heure du Pacifique' },
  mountain: { en: 'Mountain Time', fr: 'heure des Rocheuses' },
  local: (place: string) => ({ en: `${place} time`, fr: `heure de ${place}` }),
})

/** What a zone is called in a sentence. BC's own rule has no "standard" or "daylight" any more. */
export function zoneName(zone: string): Text {
  if (zone === 'America/Vancouver') return zoneWords.pacific
  if (zone === 'America/Edmonton') return zoneWords.mountain
  return zoneWords.local((zone.split('/').at(-1) ?? zone).replaceAll('_', ' '))
}

/** The zones of BC's districts, for choosing one's own. */
export const provincialZones = [
  'America/Vancouver',
  'America/Edmonton',
  'America/Dawson_Creek',
  'America/Fort_Nelson',
  'America/Creston',
] as const

/**
 * What zone data must know to be right in BC. Since 1 November 2026 America/Vancouver stays at UTC-7 and
 * Alberta at UTC-6; data older than 2026c is one hour wrong all winter. (Research notes, section 5.3.)
 */
export const zoneFacts = [
  { zone: 'America/Vancouver', at: '2027-01-15T20:00:00Z', offset: '-07:00' },
  { zone: 'America/Edmonton', at: '2027-01-15T20:00:00Z', offset: '-06:00' },
  { zone: 'America/Vancouver', at: '2025-01-15T20:00:00Z', offset: '-08:00' },
] as const

/** The first fact that this Node's zone data gets wrong, or nothing. */
export function wrongZoneFact(
  offsetOf = (zone: string, at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).offset,
) {
  return zoneFacts.find((fact) => offsetOf(fact.zone, fact.at) !== fact.offset)
}

/** Names are asked of Intl once: a formatter costs a hundred times what a name does. 2024 began on a Monday. */
function names(length: 7 | 12, options: Intl.DateTimeFormatOptions): Record<Language, readonly string[]> {
  const first = Temporal.PlainDate.from('2024-01-01')
  const nth = (n: number) => (length === 7 ? first.add({ days: n }) : first.add({ months: n }))
  const inLocale = (tag: string) => Array.from({ length }, (_, n) => nth(n).toLocaleString(tag, options))
  return { en: inLocale('en-CA'), fr: inLocale('fr-CA') }
}
const weekdays = names(7, { weekday: 'long' })
const months = names(12, { month: 'long' })
const shortMonths = names(12, { month: 'short' })
