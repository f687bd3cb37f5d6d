// Every sentence of every room, in both languages: there, complete, and set as each language sets it.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './environment.ts'
import { languages, type Text } from './language.ts'

type Sample = { readonly given: unknown; readonly said: Text | undefined }

const files = globSync(['app/**/*.words.ts', 'ui/*.words.ts'], { cwd: projectRoot }).sort()

for (const file of files)
  test(`the words of ${file}`, async () => {
    const source = readFileSync(projectRoot + file, 'utf8')
    const catalogues = (await import(pathToFileURL(projectRoot + file).href)) as Record<string, unknown>
    const problems = Object.entries(catalogues).flatMap(([name, catalogue]) =>
      isText(catalogue)
        ? problemsOf(name, catalogue)
        : Object.entries(catalogue as object).flatMap(([key, entry]) =>
            problemsOfEntry(`${name}.${key}`, key, entry, source),
          ),
    )
    assert.deepEqual(problems, [])
  })

test('French written outside a catalogue is set properly too', () => {
  const sources = globSync(['app/**/*.{ts,tsx}', 'ui/*.{ts,tsx}', 'foundation/*.ts'], { cwd: projectRoot })
  const problems = sources
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.words.ts'))
    .flatMap((file) => frenchIn(readFileSync(projectRoot + file, 'utf8')).flatMap((fr) => settingProblems(file, fr)))
  assert.deepEqual(problems, [])
})

test('the templates say everything in both languages', () => {
  const templates = globSync('app/**/templates/*.json', { cwd: projectRoot }).sort()
  const problems = templates.flatMap((file) =>
    textsIn(JSON.parse(readFileSync(projectRoot + file, 'utf8'))).flatMap((text) => problemsOf(file, text)),
  )
  assert.deepEqual(problems, [])
})

function isText(entry: unknown): entry is Text {
  const { en, fr } = (entry ?? {}) as Partial<Text>
  return typeof en === 'string' && typeof fr === 'string'
}

function problemsOfEntry(name: string, key: string, entry: unknown, source: string): string[] {
  if (isText(entry)) return problemsOf(name, entry)
  if (typeof entry === 'function')
    return problemsOfFunction(name, entry as Speaker, samplesFor(key, source, entry.length))
  if (typeof entry === 'object' && entry !== null)
    return Object.entries(entry).flatMap(([inner, value]) => problemsOfEntry(`${name}.${inner}`, inner, value, source))
  return [`${name} is neither a text nor a function that makes one.`]
}

function problemsOf(name: string, text: Text): string[] {
  const empty = languages
    .filter((language) => !text[language].trim())
    .map((language) => `${name} is empty in ${language}.`)
  return [...empty, ...settingProblems(name, text.fr)]
}

/** French takes ’ and « », with a space inside; never the marks of a typewriter or of English. */
function settingProblems(name: string, fr: string): string[] {
  const signs: [RegExp, string][] = [
    [/'/, 'a straight apostrophe; write ’'],
    [/["“”]/, 'English quotation marks; write « »'],
    [/«(?!\s)|(?<!\s)»/, 'a guillemet without its space'],
  ]
  return signs.filter(([sign]) => sign.test(fr)).map(([, says]) => `${name} has ${says}: ${fr}`)
}

/** Words that are the same in both languages, so that a sentence of nothing else may be too. */
const cognates = /\b(points?|pages?|questions?|dates?|notes?|messages?|documents?|minutes?|phases?|zones?)\b/gi

type Speaker = (...particulars: unknown[]) => Text

/** A sentence names everything it was given, in each language; and it is not the same sentence twice. */
function problemsOfFunction(name: string, speak: Speaker, samples: readonly Sample[]): string[] {
  const text = speak(...samples.map(({ given }) => given))
  const forgotten = samples.flatMap(({ said }, index) =>
    languages
      .filter((language) => said && !squeeze(text[language]).includes(squeeze(said[language])))
      .map((language) => `${name} forgets its particular ${index + 1} in ${language}: ${text[language]}`),
  )
  const own = samples.reduce((left, { said }) => left.replaceAll(said?.en ?? '', ''), text.en).replace(cognates, '')
  const untold = text.en === text.fr && /\p{L}{3}/u.test(own) ? [`${name} is not translated: ${text.en}`] : []
  return [...problemsOf(name, text), ...forgotten, ...untold]
}

const squeeze = (text: string) => text.replace(/\s/g, '')

/** A sample for each parameter, by the type it is declared with. */
function samplesFor(key: string, source: string, arity: number): Sample[] {
  const declared = new RegExp(`\\b${key}: \\(([^)]*)\\)`).exec(source)?.[1] ?? ''
  const kinds = declared.split(/,(?![^<{[]*[>}\]])/).map((parameter) => parameter.split(':').slice(1).join(':').trim())
  return Array.from({ length: Math.max(arity, kinds[0] ? kinds.length : 0) }, (_, index) =>
    sampleOf(kinds[index] ?? '', index),
  )
}

function sampleOf(kind: string, index: number): Sample {
  const word = ['Zéphirine', 'Quillfeather', 'Ondatra', 'Vexillum'][index] ?? `Particular${index}`
  const literal = /^'([^']*)'/.exec(kind)?.[1]
  if (literal !== undefined) return { given: literal, said: undefined }
  if (kind.startsWith('number')) return { given: 37 + index, said: { en: `${37 + index}`, fr: `${37 + index}` } }
  if (kind.startsWith('boolean')) return { given: true, said: undefined }
  if (kind.startsWith('Text'))
    return { given: { en: `${word} en`, fr: `${word} fr` }, said: { en: `${word} en`, fr: `${word} fr` } }
  if (/PlainDate$/.test(kind)) return { given: Temporal.PlainDate.from('2031-03-09'), said: { en: '2031', fr: '2031' } }
  if (/Instant$/.test(kind))
    return { given: Temporal.Instant.from('2031-03-09T20:00Z'), said: { en: '2031', fr: '2031' } }
  if (/\[\]$/.test(kind)) return { given: [word], said: { en: word, fr: word } }
  return { given: word, said: { en: word, fr: word } }
}

/** The French of every `fr:` in a source file. */
function frenchIn(source: string): string[] {
  return [...source.matchAll(/\bfr: (?:'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`([^`]*)`)/g)].map((match) =>
    (match[1] ?? match[2] ?? (match[3] ?? '').replace(/\$\{[^}]*\}/g, '…')).replaceAll("\\'", "'"),
  )
}

/** Every text in a piece of data, however deep. */
function textsIn(data: unknown): Text[] {
  if (isText(data)) return [data]
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : []
}
