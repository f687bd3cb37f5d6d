import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { both, byName, count, fold, isLanguage, pick, preferred, same, sayList, sayNumber } from './language.ts'

test('a text is picked by language, and a person’s own words pass unchanged', () => {
  const text = { en: 'Plan', fr: 'Projet' }
  assert.deepEqual([pick(text, 'en'), pick(text, 'fr'), pick('Mon plan', 'en')], ['Plan', 'Projet', 'Mon plan'])
  assert.deepEqual(same('BCPVPA'), { en: 'BCPVPA', fr: 'BCPVPA' })
  assert.deepEqual(
    both((language) => language.toUpperCase()),
    { en: 'EN', fr: 'FR' },
  )
})

test('things are counted as each language counts: French calls none and one singular', () => {
  const say = (n: number) => [count(n, 'en', 'place', 'places'), count(n, 'fr', 'place', 'places')]
  assert.deepEqual(say(0), ['0 places', '0 place'])
  assert.deepEqual(say(1), ['1 place', '1 place'])
  assert.deepEqual(say(2), ['2 places', '2 places'])
})

test('numbers and lists are written as each language writes them', () => {
  assert.equal(sayNumber(1234.5, 'en'), '1,234.5')
  assert.equal(sayNumber(1234.5, 'fr').replace(/\s/g, ' '), '1 234,5')
  assert.equal(sayList(['Amina', 'Priya', 'Jo'], 'en'), 'Amina, Priya and Jo')
  assert.equal(sayList(['Amina', 'Priya', 'Jo'], 'fr'), 'Amina, Priya et Jo')
})

test('names are in the order a reader expects', () => {
  assert.deepEqual(['Zoé', 'Éric', 'eve', 'Ève', 'Adam'].sort(byName), ['Adam', 'Éric', 'eve', 'Ève', 'Zoé'])
})

test('a name is found however it is typed', () => {
  assert.equal(fold('K̓wsaltktnéws ne Secwepemcúl’ecw'), fold("kwsaltktnews  ne secwepemcul'ecw"))
  assert.equal(fold('Saint-Denis'), fold('SaintDenis'))
})

test('folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
})

test('a browser’s languages are heard in its order, and English where none is ours', () => {
  const heard: [string | undefined, string][] = [
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['de,fr;q=0.4,en;q=0.5', 'en'],
    ['pa,zh;q=0.9', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    [';;q=,,', 'en'],
  ]
  for (const [accepted, language] of heard) assert.equal(preferred(accepted), language, accepted ?? 'nothing')
  assert.deepEqual([isLanguage('fr'), isLanguage('de'), isLanguage(undefined)], [true, false, false])
})
