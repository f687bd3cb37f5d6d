import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import {
  address,
  choice,
  date,
  file,
  formWords,
  identifier,
  many,
  optionalAddress,
  optionalChoice,
  optionalDate,
  optionalText,
  optionalWhole,
  pairOf,
  readForm,
  requiredTick,
  text,
  textPair,
  tick,
  typedFrom,
  whole,
} from './form.ts'

/** Reads one field, sent as often as there are values. */
function read(field: z.ZodType, ...sent: (string | File)[]) {
  const data = new FormData()
  for (const value of sent) data.append('it', value)
  const result = readForm(z.strictObject({ it: field }), data)
  return 'values' in result ? { value: result.values.it } : { problem: result.problems.it }
}

test('a text is trimmed, its line ends are one kind, and it must be there', () => {
  assert.deepEqual(read(text(), '  one\r\ntwo\rthree '), { value: 'one\ntwo\nthree' })
  assert.deepEqual(read(text(), '   '), { problem: formWords.fillIn })
  assert.deepEqual(read(text()), { problem: formWords.fillIn })
  assert.deepEqual(read(optionalText()), { value: '' })
  assert.deepEqual(read(optionalText(), '  '), { value: '' })
})

test('a text that is too long is refused with how long it may be', () => {
  assert.deepEqual(read(text(5), '12345'), { value: '12345' })
  assert.deepEqual(read(text(5), '123456'), { problem: formWords.tooLong(5) })
  assert.deepEqual(read(optionalText(5), '123456'), { problem: formWords.tooLong(5) })
})

test('characters that hide or turn text around are refused; other scripts and signs are welcome', () => {
  for (const hidden of ['a\u0000b', 'a\u0007b', 'a\u001bb', 'a\u202eb', 'a\u2066b', 'a\u0085b'])
    assert.deepEqual(read(text(), hidden), { problem: formWords.control }, JSON.stringify(hidden))
  for (const welcome of ['K̓wsaltktnéws', 'Œuvre à l’école', 'tab\there', '👩🏽‍🏫', 'ʔaq̓am'])
    assert.deepEqual(read(text(), welcome), { value: welcome })
})

/** Sends a field the form does not know. */
function problemsWith(unknown: string) {
  const data = new FormData()
  data.append('it', 'x')
  data.append(unknown, 'yes')
  const result = readForm(z.strictObject({ it: text() }), data)
  return 'problems' in result ? { ...result.problems } : {}
}

test('a field the form does not ask for is refused, even one named like a part of every object', () => {
  for (const name of ['admin', 'constructor', 'toString', 'hasOwnProperty'])
    assert.deepEqual(problemsWith(name), { [name]: formWords.unknown })
})

test('a field named __proto__ is refused like any other', () => {
  assert.deepEqual(Object.keys(problemsWith('__proto__')), ['__proto__'])
})

test('one answer sent twice is refused; several ticks are a list', () => {
  assert.deepEqual(read(text(), 'a', 'b'), { problem: formWords.twice })
  assert.deepEqual(read(many(['a', 'b', 'c']), 'a', 'c'), { value: ['a', 'c'] })
  assert.deepEqual(read(many(['a', 'b', 'c']), 'a'), { value: ['a'] })
  assert.deepEqual(read(many(['a', 'b', 'c'])), { value: [] })
  assert.deepEqual(read(many(['a', 'b', 'c'], 2), 'a', 'b', 'c'), { problem: formWords.tooMany(2) })
  assert.deepEqual(read(many(['a', 'b']), 'z'), { problem: formWords.choose })
})

test('a choice is one of those offered', () => {
  assert.deepEqual(read(choice(['mentor', 'mentee']), 'mentor'), { value: 'mentor' })
  assert.deepEqual(read(choice(['mentor', 'mentee']), 'admin'), { problem: formWords.choose })
  assert.deepEqual(read(choice(['mentor', 'mentee'])), { problem: formWords.choose })
  assert.deepEqual(read(optionalChoice(['mentor']), ''), { value: undefined })
  assert.deepEqual(read(optionalChoice(['mentor']), 'x'), { problem: formWords.choose })
})

test('a tick is yes or left; one that is needed must be there', () => {
  assert.deepEqual(read(tick(), 'yes'), { value: true })
  assert.deepEqual(read(tick()), { value: false })
  assert.ok(read(tick(), 'on').problem)
  assert.deepEqual(read(requiredTick(), 'yes'), { value: true })
  assert.deepEqual(read(requiredTick()), { problem: formWords.tick })
})

test('a number is whole and within its bounds', () => {
  assert.deepEqual(read(whole(0, 10), ' 7 '), { value: 7 })
  for (const wrong of ['7.5', '1e3', '0x10', 'seven', '', '99999999999'])
    assert.deepEqual(read(whole(0, 10), wrong), { problem: formWords.number }, wrong)
  assert.deepEqual(read(whole(1, 10), '0'), { problem: formWords.atLeast(1) })
  assert.deepEqual(read(whole(1, 10), '11'), { problem: formWords.atMost(10) })
  assert.deepEqual(read(optionalWhole(1, 10), ''), { value: undefined })
})

test('a date is one that exists', () => {
  assert.deepEqual(read(date(), '2028-02-29'), { value: Temporal.PlainDate.from('2028-02-29') })
  for (const wrong of ['2027-02-29', '2027-13-01', '09/03/2027', '2027-3-9', '2027-03-09T10:00', 'soon'])
    assert.deepEqual(read(date(), wrong), { problem: formWords.date }, wrong)
  assert.deepEqual(read(optionalDate(), ''), { value: undefined })
  assert.deepEqual(read(optionalDate(), '2027-02-30'), { problem: formWords.date })
})

test('an address is plain, and lower case', () => {
  assert.deepEqual(read(address(), ' Amina.Diallo+mentor@Example.ORG '), { value: 'amina.diallo+mentor@example.org' })
  const wrong = [
    'amina',
    'a@b',
    'a b@c.org',
    'a@c..org',
    '.a@c.org',
    '"a b"@c.org',
    'a@-c.org',
    'a@c.org\nbcc: x@y.org',
  ]
  for (const typed of [...wrong, `${'a'.repeat(250)}@c.org`])
    assert.deepEqual(read(address(), typed), { problem: formWords.address }, typed)
  assert.deepEqual(read(optionalAddress(), ''), { value: undefined })
})

test('an identifier is a uuid', () => {
  const id = crypto.randomUUID()
  assert.deepEqual(read(identifier(), id), { value: id })
  assert.deepEqual(read(identifier(), "1' or '1'='1"), { problem: formWords.choose })
})

test('a file must be chosen, and an empty choice is none', () => {
  const csv = new File(['a,b'], 'people.csv')
  assert.equal((read(file(), csv) as { value: File }).value.name, 'people.csv')
  assert.deepEqual(read(file(), new File([], '')), { problem: formWords.chooseFile })
  assert.deepEqual(read(file(), new File([], 'people.csv')), { problem: formWords.emptyFile })
  assert.deepEqual(read(file(), 'people.csv'), { problem: formWords.chooseFile })
})

test('a text in both languages comes back as one', () => {
  const data = new FormData()
  data.append('title_en', 'Mentoring')
  data.append('title_fr', 'Mentorat')
  const result = readForm(z.strictObject(textPair('title')), data)
  assert.ok('values' in result)
  assert.deepEqual(pairOf(result.values as Record<'title_en' | 'title_fr', string>, 'title'), {
    en: 'Mentoring',
    fr: 'Mentorat',
  })
})

test('what was typed is kept as typed, files apart', () => {
  const data = new FormData()
  data.append('name', ' Amina ')
  data.append('goal', 'a')
  data.append('goal', 'b')
  data.append('cv', new File(['x'], 'cv.pdf'))
  assert.deepEqual({ ...typedFrom(data) }, { name: [' Amina '], goal: ['a', 'b'] })
})
