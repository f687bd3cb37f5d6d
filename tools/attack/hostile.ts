import type { PageForm } from '../../journeys/support/caller.ts'
import { kindOf, knock, operationFor, typeOfForms, withoutKey } from './knock.ts'
import type { Choose } from './stolen.ts'
import type { Tally } from './tally.ts'
import type { Role, Target } from './target.ts'
import { inTurn, overheard, problemOf, type Walked } from './walk.ts'

/** What no field of any form takes: it must be refused in words, or taken as the words it is. */
export const hostile: Record<string, string> = {
  'a NUL': 'a\u0000b',
  'half a character': '\ud800 and \udfff',
  'text that turns round': 'pay \u202egro.live\u2066',
  'control characters': '\u0007\u001b[31mred\u009b',
  'a header more': 'Amina\r\nBcc: all@example.org\r\n\r\nHello',
  'a formula': '=HYPERLINK("https://evil.example","see")',
  'a full-width formula': '\uff1dcmd|\u2019 /C calc\u2019!A0',
  markup: '"\'><script data-evil>alert(1)</script><img src=x onerror=alert(1) data-evil>',
  'a way out of the folder': '../../../../etc/passwd\u0000.png',
  SQL: "'; drop table people; --",
  'a template': '{{7*7}}<%= 7*7 %>#{7*7}',
  'a prototype': '__proto__',
  'another person': '00000000-0000-4000-8000-000000000000',
  'no id': "not-an-id'",
  'a number without end': '9'.repeat(400),
  'less than nothing': '-1',
  'a day that never was': '2027-02-30',
  'the last day': '+275760-09-13',
  'the largest day': '9999-12-31',
  'a number out of range': '2147483648',
  'not a number': 'NaN',
  nothing: '',
  much: 'x'.repeat(200_000),
  'many words that join on': `a${'\u0301'.repeat(20_000)}`,
  'an address with a header': 'a@example.org\r\nBcc: b@example.org',
  'an address of script': 'javascript:alert(document.domain)//',
}

/** Names no form asks for: whoever could set them would be somebody else, or hold another's row. */
const strangers = [
  'person_id',
  'personId',
  'role',
  'status',
  'state',
  'actor',
  'id[]',
  'created_at',
  'program_id',
  'amount_cents',
]
const prototypes = ['__proto__', 'constructor', 'toString', '__proto__[polluted]', 'hasOwnProperty']

/** Every kind of form, sent wrongly in every way, by somebody who may send it. */
export async function fuzzForms(target: Target, { forms }: Walked, tally: Tally, some: Choose): Promise<void> {
  const kinds = new Map(
    forms
      .filter(({ form }) => !/sign-out/.test(form.action))
      .map((found) => [kindOf(found.form, target.routes), found]),
  )
  await inTurn([...kinds.values()], 3, async ({ who, page, form }) => {
    const role = target.roles.find((one) => one.who === who)
    if (!role) return
    const op = await operationFor(target.origin, role.caller, page)
    const fields = withoutKey(form)
    for (const [what, body, type] of mangled(fields, op, some)) {
      const answer = await knock(target.origin, role.caller, form.action, {
        method: 'POST',
        body,
        headers: type ? { 'content-type': type } : {},
      })
      const problem =
        problemOf(answer) ??
        overheard(target, role, answer.html) ??
        rawMarkup(answer.html) ??
        (what.startsWith('!') && answer.status < 400 ? `was taken (${answer.status})` : undefined)
      tally.count(problem, `${what} to ${kindOf(form, target.routes)}`, `${who}, from ${page}`)
    }
  })
}

export const rawMarkup = (html: string) =>
  /<[^>"]*\sdata-evil/.test(html.replaceAll(/"[^"]*"/g, '""')) ? 'shows markup as markup' : undefined

type Sent = readonly [what: string, body: BodyInit, type?: string]

/** Everything that can be wrong with one form. What begins with "!" may under no circumstance be taken. */
function* mangled(fields: PageForm['fields'], op: string, some: Choose): Generator<Sent> {
  const form = (changed: readonly (readonly [string, string])[]) =>
    new URLSearchParams([['op', op], ...changed.map(([a, b]) => [a, b])])
  for (const name of some([...strangers, ...prototypes]))
    yield [`!an unasked ${name}`, form([...fields, [name, '00000000-0000-4000-8000-000000000000']])]
  yield ['!no key', new URLSearchParams(fields.map(([a, b]) => [a, b]))]
  yield [
    '!a key of nobody',
    new URLSearchParams([['op', `${crypto.randomUUID()}.${'A'.repeat(22)}`], ...fields.map(([a, b]) => [a, b])]),
  ]
  yield ['!JSON', JSON.stringify({ op, ...Object.fromEntries(fields) }), 'application/json']
  yield ['!plain text', new URLSearchParams([['op', op], ...fields.map(([a, b]) => [a, b])]).toString(), 'text/plain']
  yield ['!no type', new Blob([String(form(fields))])]
  yield ['!parts without a border', String(form(fields)), 'multipart/form-data']
  yield [
    '!parts that never end',
    `--x\r\ncontent-disposition: form-data; name="op"\r\n\r\n${op}`,
    'multipart/form-data; boundary=x',
  ]
  yield ['!more than a page takes', form([...fields, ['more', 'x'.repeat(1024 * 1024)]])]
  yield ['bad percents', `op=${encodeURIComponent(op)}&%=%&%zz=%ff%fe&a=%ed%a0%80`, typeOfForms]
  yield [
    'ten thousand fields',
    `op=${encodeURIComponent(op)}&${Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join('&')}`,
    typeOfForms,
  ]
  for (const name of new Set(fields.map(([name]) => name))) {
    const others = fields.filter(([other]) => other !== name)
    const file = new FormData()
    for (const [other, value] of [['op', op], ...others] as const) file.append(other, value)
    file.append(name, new File(['MZ\u0000\u0001'], '../../evil\u0000.exe', { type: 'application/x-msdownload' }))
    const ways: Sent[] = [
      [`no ${name}`, form(others)],
      [`${name} twice`, form([...others, [name, 'a'], [name, 'b']])],
      [`${name} with a bracket`, form([...others, [`${name}[]`, 'a']])],
      [`${name} as a file`, file],
      ...Object.entries(hostile).map(([what, value]): Sent => [`${what} as ${name}`, form([...others, [name, value]])]),
    ]
    yield* some(ways)
  }
}

/** Every address with what does not belong in it, asked and posted to by somebody who opens most of them. */
export async function fuzzAddresses(target: Target, { opened }: Walked, tally: Tally, some: Choose): Promise<void> {
  const examples = exampleAddresses(target, opened)
  await inTurn([...examples], 3, async ([route, { role, path }]) => {
    for (const [what, address] of some([...bent(route, path)])) {
      const answer = await knock(target.origin, role.caller, address)
      tally.count(
        problemOf(answer) ?? overheard(target, role, answer.html) ?? rawMarkup(answer.html),
        `${what} at ${route}`,
        `${role.who}: ${address.slice(0, 200)}`,
      )
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
      const answer = await knock(target.origin, role.caller, path, { method })
      tally.count(
        problemOf(answer) ?? (answer.status < 400 ? `answered ${answer.status}` : undefined),
        `${method} at ${route}`,
      )
    }
  })
}

/** For each route somebody who may open it, and an address of it. */
function exampleAddresses(target: Target, opened: Walked['opened']): Map<string, { role: Role; path: string }> {
  const found = new Map<string, { role: Role; path: string }>()
  const [first] = target.roles
  for (const route of target.routes) {
    const fits = new RegExp(`^${route.replace(/:\w+/g, '[^/?]+')}$`)
    for (const role of target.roles) {
      const path = [...(opened.get(role.who) ?? [])].find((one) => fits.test(one))
      if (path && !found.has(route)) found.set(route, { role, path })
    }
    if (!found.has(route) && first) found.set(route, { role: first, path: route.replace(/:\w+/g, 'x') })
  }
  return found
}

const asked = [
  'q',
  'page',
  'find',
  'order',
  'kind',
  'seat',
  'state',
  'person',
  'to',
  'code',
  'year',
  'before',
  'after',
  'show',
  'all',
  'skip',
  'run',
  'weeks',
  'of',
  'names',
  'search',
  'sort',
  'language',
  'question',
  'membership',
  'back',
  'join',
  'choose',
  'another',
]
const inAddress: Record<string, string> = {
  'a NUL': '%00',
  'half a character': '%ed%a0%80',
  'a bad percent': '%zz',
  'half a percent': '%',
  'a quote': '%27%22%3E%3Cimg%20data-evil%3E',
  'a slash': '..%2f..%2f..%2fetc%2fpasswd',
  'no id': 'not-an-id',
  'another id': '00000000-0000-4000-8000-000000000000',
  'a large number': '99999999999999999999',
  'less than nothing': '-1',
  'a fraction': '1.5',
  'a prototype': '__proto__',
  'a turned text': '%e2%80%ae',
  'a line more': 'a%0d%0aset-cookie:%20x=y',
  much: 'x'.repeat(6000),
  'another script': '%F0%9F%92%A9',
  spaces: '%20%20',
  infinity: '1e309',
}

function* bent(route: string, path: string): Generator<readonly [string, string]> {
  const parts = route.split('/')
  const values = path.split('?')[0]?.split('/') ?? []
  for (const [at, part] of parts.entries()) {
    if (!part.startsWith(':')) continue
    for (const [what, value] of Object.entries(inAddress))
      yield [`${what} as ${part}`, values.with(at, value).join('/')]
  }
  const [bare = ''] = path.split('?')
  for (const [what, value] of Object.entries(inAddress))
    yield [`${what} asked for everything`, `${bare}?${asked.map((name) => `${name}=${value.slice(0, 300)}`).join('&')}`]
  for (const name of asked) yield [`${name} as a list`, `${bare}?${name}=1&${name}=2&${name}[]=3&${name}[a]=4`]
  yield ['a prototype asked for', `${bare}?__proto__[x]=1&constructor=2&__proto__=3&toString=4&hasOwnProperty=5`]
  yield ['a thousand questions', `${bare}?${Array.from({ length: 1000 }, (_, n) => `q${n}=1`).join('&')}`]
  yield ['more behind it', `${bare}/more`]
  yield ['two slashes', `${bare}//`]
}
