import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readOutline, writeOutline } from './framework.ts'

const words = fc.stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ,’]{0,30}[A-Za-zÀ-ÿ]$/)
const both = fc.record({ en: words, fr: words }, { noNullPrototype: true })

/** Domains with their competencies; either all are in a domain or none is. */
const framework = fc.oneof(
  fc
    .uniqueArray(fc.tuple(both, fc.array(both, { minLength: 1, maxLength: 4 })), {
      minLength: 1,
      maxLength: 4,
      selector: ([domain]) => domain.en,
    })
    .map((domains) => domains.flatMap(([domain, titles]) => titles.map((title) => ({ domain, title })))),
  fc.array(both, { minLength: 1, maxLength: 8 }).map((titles) => titles.map((title) => ({ domain: null, title }))),
)

test('a framework written as an outline reads back as itself', () =>
  fc.assert(
    fc.property(framework, (competencies) => {
      fc.pre(new Set(competencies.map(({ title }) => title.en)).size === competencies.length)
      assert.deepEqual(readOutline(writeOutline(competencies)), competencies)
    }),
  ))

test('a line that is not in both languages is named by its number', () => {
  assert.deepEqual(readOutline('# Learning | Apprentissage\n\nListening'), { wrongLine: 3 })
  assert.deepEqual(readOutline('Listening | Écoute\n| Parole'), { wrongLine: 2 })
  assert.deepEqual(readOutline('Listening | Écoute | Oír'), { wrongLine: 1 })
  assert.deepEqual(readOutline('Listening | Écoute\nListening | Écouter'), { wrongLine: 2 }, 'said twice')
  assert.deepEqual(readOutline('# Learning | Apprentissage\n'), { wrongLine: 0 }, 'nothing to rate')
})
