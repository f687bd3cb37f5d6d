import { sayInstant, sayShortDate } from '#foundation/clock.ts'
import { both, type Language, pick, same, sayNumber, type Text } from '#foundation/language.ts'
import { recordWords } from '../access/access.words.ts'
import { untilOf } from '../closings/kept.ts'
import { sayAct } from '../looks/acts.words.ts'
import { kindOf, type Look } from '../looks/looks.server.ts'
import { actedAsWords, looksWords, sayLook } from '../looks/looks.words.ts'
import { regimeWords } from '../organizations/regime.words.ts'
import { isUse, sayDisclosure } from './disclosure.ts'
import { fieldWords, machineOnly } from './field.words.ts'
import { type Column, type Disclosure, type Gathered, keyGone, type Law, type Part, type Row } from './gathered.ts'
import { disclosureWords, documentWords as w } from './my-data.words.ts'
import { tableWords } from './table.words.ts'
import { valueWords } from './value.words.ts'

/** For whom a document is made, and when. */
export interface Made {
  readonly name: string
  readonly zone: string
  readonly language: Language
  readonly at: Temporal.Instant
}

/** Parts under the record of the matrix they belong to, in its order. */
export function sectionsOf({ parts }: Gathered): { record: string; title: Text; parts: Part[] }[] {
  const sections = new Map<string, Part[]>()
  for (const part of parts) sections.set(part.record, [...(sections.get(part.record) ?? []), part])
  return [...sections].map(([record, parts]) => ({
    record,
    title: record === 'settings' ? w.roles : (recordWords[record] ?? same(record)),
    parts,
  }))
}

/** The days until which a promise keeps something, for each program whose end it is counted from. */
export const daysOf = (part: Part, { programs }: Gathered) =>
  programs.flatMap((program) => {
    const day = untilOf(part.keep, program)
    return day ? [{ title: program.title, day }] : []
  })

/** Everything about somebody as one page that needs nothing else: to read, to print, to hear read. */
export function drawDocument(gathered: Gathered, made: Made): string {
  const say = (text: Text | string) => safe(pick(text, made.language))
  const sections = sectionsOf(gathered)
  const anchor = (n: number) => `part-${n + 1}`
  return `<!doctype html>
<html lang="${made.language}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(w.title(made.name))}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${say(w.title(made.name))}</h1>
<p>${say(w.made(sayInstant(made.at, made.zone, made.language)))}</p>
${sayLaws(gathered.laws)
  .map((law) => `<p>${say(law)}</p>`)
  .join('\n')}
<p>${say(w.care)}</p>
<p>${say(w.machine)}</p>
<nav aria-labelledby="contents">
<h2 id="contents">${say(w.contents)}</h2>
<ul>
${sections.map(({ title }, n) => `<li><a href="#${anchor(n)}">${say(title)}</a></li>`).join('\n')}
<li><a href="#given">${say(disclosureWords.given)}</a></li>
<li><a href="#used">${say(disclosureWords.used)}</a></li>
<li><a href="#looks">${say(looksWords.title)}</a></li>
<li><a href="#held">${say(w.requestTitle)}</a></li>
</ul>
</nav>
${sections.map(({ title, parts }, n) => `<section id="${anchor(n)}">\n<h2>${say(title)}</h2>\n${parts.map((part) => drawPart(part, gathered, made)).join('\n')}\n</section>`).join('\n')}
${drawRegister('given', disclosureWords.given, (each) => !isUse(each), gathered, made)}
${drawRegister('used', disclosureWords.used, isUse, gathered, made)}
${drawLooks(gathered, made)}
<section id="held">
<h2>${say(w.requestTitle)}</h2>
<p>${say(w.request)}</p>
<p>${say(w.anonymous)}</p>
</section>
</main>
</body>
</html>
`
}

/** Under which law the file is given: once for all organizations under the same, by name where there are several. */
export function sayLaws(laws: readonly Law[]): Text[] {
  const regimes = [...new Set(laws.map(({ regime }) => regime))]
  const names = (regime: string) => (language: Language) =>
    laws.flatMap((each) => (each.regime === regime ? [pick(each.name, language)] : [])).join(', ')
  return regimes.map((regime) => {
    const { exported } = regimeWords[regime]
    return regimes.length === 1 ? exported : both((language) => `${names(regime)(language)}: ${exported[language]}`)
  })
}

/** What a look was, in a sentence; of an emergency also what was done. */
const saidOfLook = ({ verb, recordType }: Look): Text => {
  const look = sayLook(verb, recordType)
  return kindOf(verb) === 'emergency' ? both((language) => `${look[language]}: ${sayAct(verb)[language]}`) : look
}

function drawLooks({ looks }: Gathered, { language, zone }: Made): string {
  const lines = looks.map((look) => {
    const who = look.name ?? pick(looksWords.house, language)
    const role = look.name && pick(actedAsWords[look.actedAs] ?? look.actedAs, language)
    const program = look.programTitle && pick(look.programTitle, language)
    const said = [who, role, program].filter(Boolean).join(', ')
    return `<li>${safe(sayInstant(look.at, zone, language))}: ${safe(pick(saidOfLook(look), language))} (${safe(said)})</li>`
  })
  const all = lines.length > 0 ? `<ul>\n${lines.join('\n')}\n</ul>` : `<p>${safe(pick(looksWords.none, language))}</p>`
  return `<section id="looks">\n<h2>${safe(pick(looksWords.title, language))}</h2>\n${all}\n</section>`
}

function drawRegister(
  id: string,
  title: Text,
  wanted: (each: Disclosure) => boolean,
  { disclosures }: Gathered,
  { language, zone }: Made,
): string {
  const lines = disclosures
    .filter(wanted)
    .map(
      (each) => `<li>${safe(sayInstant(each.at, zone, language))}: ${safe(pick(sayDisclosure(each), language))}</li>`,
    )
  const none = id === 'used' ? disclosureWords.noneUsed : disclosureWords.none
  const register = lines.length > 0 ? `<ul>\n${lines.join('\n')}\n</ul>` : `<p>${safe(pick(none, language))}</p>`
  return `<section id="${id}">\n<h2>${safe(pick(title, language))}</h2>\n${register}\n</section>`
}

function drawPart(part: Part, gathered: Gathered, made: Made): string {
  const { language } = made
  const say = (text: Text | string) => safe(pick(text, language))
  const days = daysOf(part, gathered).map(({ title, day }) =>
    w.until(pick(title, language), sayShortDate(day, language)),
  )
  const kept = [say(w.kept), say(part.keep), ...days.map(say)].join(' ')
  const rows =
    part.table === 'auditEntries'
      ? `<p>${say(w.onlyMachine(part.rows.length))}</p>`
      : `<ol>\n${part.rows.map((row) => `<li>${drawRow(row, part.columns, gathered, made)}</li>`).join('\n')}\n</ol>`
  return `<h3>${say(tableWords[part.table] ?? part.table)}</h3>\n<p class="kept">${kept}</p>\n${rows}`
}

function drawRow(row: Row, columns: readonly Column[], gathered: Gathered, made: Made): string {
  const shown = columns.filter(({ name }) => !machineOnly.has(name) && !isEmpty(row[name]))
  const lines = shown.map((column) => {
    const label = fieldWords[column.name] ?? same(column.name)
    return `<dt>${safe(pick(label, made.language))}</dt><dd>${drawValue(row[column.name], column, gathered, made)}</dd>`
  })
  return `<dl>${lines.join('')}</dl>`
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** One value in words: a name for an identifier, a date in the reader's own zone, what was chosen as it was offered. */
function drawValue(value: unknown, column: Column, gathered: Gathered, made: Made): string {
  const { language, zone } = made
  const say = (text: Text | string) => safe(pick(text, language))
  if (value === keyGone) return say(w.keyGone)
  if (typeof value === 'boolean') return say(value ? w.yes : w.no)
  if (column.name === 'amountCents') return safe(`${sayNumber(Number(value) / 100, language)} $`)
  if (typeof value === 'number') return sayNumber(value, language)
  if (value instanceof Temporal.Instant) return safe(sayInstant(value, zone, language))
  if (value instanceof Temporal.PlainDate) return safe(sayShortDate(value, language))
  if (Array.isArray(value))
    return `<ul>${value.map((each) => `<li>${drawValue(each, column, gathered, made)}</li>`).join('')}</ul>`
  if (typeof value === 'string') {
    const name = gathered.names.get(value)
    if (name !== undefined) return say(name)
    if (column.coded)
      return say(
        gathered.labels.get(`${column.name} ${value}`) ?? valueWords[value] ?? gathered.labels.get(value) ?? value,
      )
    return `<span class="words">${safe(value)}</span>`
  }
  return drawObject(value as Record<string, unknown>, gathered, made)
}

/** Answers and the like: each under its question, what was chosen in the words it was offered in. */
function drawObject(value: Record<string, unknown>, gathered: Gathered, made: Made): string {
  if (typeof value.en === 'string' && typeof value.fr === 'string')
    return safe(pick(value as unknown as Text, made.language))
  const lines = Object.entries(value)
    .filter(([, each]) => !isEmpty(each))
    .map(([key, each]) => {
      const label = gathered.labels.get(key) ?? fieldWords[key] ?? valueWords[key] ?? same(key)
      return `<dt>${safe(pick(label, made.language))}</dt><dd>${drawAnswer(each, gathered, made)}</dd>`
    })
  return `<dl>${lines.join('')}</dl>`
}

function drawAnswer(value: unknown, gathered: Gathered, made: Made): string {
  const isOurs = typeof value === 'string' && value.includes('_')
  const label = typeof value === 'string' && (gathered.labels.get(value) ?? (isOurs && valueWords[value]))
  if (label) return safe(pick(label, made.language))
  if (Array.isArray(value))
    return `<ul>${value.map((each) => `<li>${drawAnswer(each, gathered, made)}</li>`).join('')}</ul>`
  return drawValue(value, { name: '', refers: null, coded: false }, gathered, made)
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/** The look of the house, for a page that lies alone on somebody's own machine. */
const style = `
:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1f2a26;--soft:#45504a;--green:#1d5b4a;--rule:#d9d6cb}
@media (prefers-color-scheme:dark){:root{--paper:#161d1a;--ink:#e9ece4;--soft:#c2cac3;--green:#8fd0b8;--rule:#3a4641}}
body{font:17px/1.55 system-ui,sans-serif;background:var(--paper);color:var(--ink);margin:0;padding:24px 16px}
main{max-width:46rem;margin:0 auto}
h1,h2,h3{font-family:"Iowan Old Style",Palatino,Georgia,serif;line-height:1.25}
h2{margin-top:2.5em;border-top:1px solid var(--rule);padding-top:.6em}
a{color:var(--green)}
ol{padding:0;list-style:none}
ol>li{border-top:1px solid var(--rule);padding:10px 0}
dl{display:grid;grid-template-columns:minmax(7rem,14rem) 1fr;gap:2px 16px;margin:0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
dd ul{margin:0;padding-left:1.1em}
.words{white-space:pre-wrap}
.kept{color:var(--soft);font-size:.85rem}
@media (max-width:34rem){dl{grid-template-columns:1fr}dd{margin-bottom:8px}}
@media print{body{background:#fff;color:#000;font-size:11pt;padding:0}ol>li{break-inside:avoid}nav{display:none}}
`
