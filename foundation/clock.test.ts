import assert from 'node:assert/strict'
import test from 'node:test'
import {
  dateAt,
  dateText,
  endOf,
  instantText,
  provincialZone,
  provincialZones,
  sayDate,
  sayInstant,
  sayShortDate,
  wrongZoneFact,
  zoneFacts,
  zoneName,
} from './clock.ts'

const at = (instant: string) => Temporal.Instant.from(instant)
const on = (date: string) => Temporal.PlainDate.from(date)

test('British Columbia stays at UTC-7 all year, Alberta at UTC-6, and history keeps its winters', () => {
  assert.equal(wrongZoneFact(), undefined)
})

test('zone data from before the change is recognised', () => {
  const oldOffsets: Record<string, string> = { 'America/Vancouver': '-08:00', 'America/Edmonton': '-07:00' }
  assert.equal(
    wrongZoneFact((zone) => oldOffsets[zone] ?? ''),
    zoneFacts[0],
  )
  const vancouverOnly = (zone: string, when: string) =>
    zone === 'America/Edmonton' ? '-07:00' : when.startsWith('2027') ? '-07:00' : '-08:00'
  assert.equal(wrongZoneFact(vancouverOnly), zoneFacts[1])
})

test('every zone offered for choosing is one that Node knows', () => {
  for (const zone of provincialZones)
    assert.doesNotThrow(() => at('2027-01-15T20:00:00Z').toZonedDateTimeISO(zone), zone)
})

test('a time is said with its weekday, its zone in words, and always its offset', () => {
  const meeting = at('2027-03-09T23:00:00Z')
  assert.equal(sayInstant(meeting, provincialZone, 'en'), 'Tuesday 9 March 2027, 4:00 p.m. Pacific Time (UTC−7)')
  assert.equal(
    sayInstant(meeting, provincialZone, 'fr'),
    'mardi 9 mars 2027, 16\u00a0h\u00a000, heure du Pacifique (UTC−7)',
  )
})

test('winter is said like summer, and the East Kootenay by its own zone', () => {
  const winter = at('2027-01-15T20:05:00Z')
  assert.equal(sayInstant(winter, provincialZone, 'en'), 'Friday 15 January 2027, 1:05 p.m. Pacific Time (UTC−7)')
  assert.equal(sayInstant(winter, 'America/Edmonton', 'en'), 'Friday 15 January 2027, 2:05 p.m. Mountain Time (UTC−6)')
})

test('midnight and noon are said as people say them, and half-hour zones in full', () => {
  assert.match(sayInstant(at('2027-03-09T07:00:00Z'), provincialZone, 'en'), /, 12:00 a\.m\./)
  assert.match(sayInstant(at('2027-03-09T19:00:00Z'), provincialZone, 'en'), /, 12:00 p\.m\./)
  assert.match(sayInstant(at('2027-01-09T19:00:00Z'), 'America/St_Johns', 'en'), /St Johns time \(UTC−3:30\)$/)
})

test('a date is said in both languages, the first of a month in French as such', () => {
  assert.equal(sayDate(on('2027-03-09'), 'en'), 'Tuesday 9 March 2027')
  assert.equal(sayDate(on('2027-03-09'), 'fr'), 'mardi 9 mars 2027')
  assert.equal(sayShortDate(on('2027-08-01'), 'fr'), '1er août 2027')
  assert.equal(sayShortDate(on('2027-08-01'), 'en'), '1 August 2027')
  assert.deepEqual(dateText(on('2027-03-09')), { en: 'Tuesday 9 March 2027', fr: 'mardi 9 mars 2027' })
})

test('an instant as a text says the same in each language', () => {
  const text = instantText(at('2027-03-09T23:00:00Z'), provincialZone)
  assert.match(text.en, /4:00 p\.m\. Pacific Time/)
  assert.match(text.fr, /16\u00a0h\u00a000, heure du Pacifique/)
})

test('a deadline on a date includes the whole day, in its own zone', () => {
  assert.equal(endOf(on('2027-03-09')).toString(), '2027-03-10T06:59:59Z')
  assert.equal(endOf(on('2027-03-09'), 'America/Edmonton').toString(), '2027-03-10T05:59:59Z')
  assert.equal(dateAt(endOf(on('2027-03-09'))).toString(), '2027-03-09')
})

test('a zone nobody listed is called by its place', () => {
  assert.equal(zoneName('America/Dawson_Creek').en, 'Dawson Creek time')
  assert.equal(zoneName('America/Dawson_Creek').fr, 'heure de Dawson Creek')
})
