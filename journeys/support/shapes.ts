import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** A page as somebody got it. */
export interface Got {
  readonly path: string
  readonly html: string
}

/** Elements that hold nothing, and the parts of drawings, which axe does not look into. */
const empty = new Set(
  'area base br circle col hr img input line link meta path polygon polyline rect source use'.split(' '),
)

/** The attributes axe goes by, and those of them whose value it goes by; every other changes nothing of what it finds. */
const heard = /^(aria-[a-z]+|alt|autocomplete|for|href|id|lang|open|required|role|scope|style|tabindex|title|type)$/
const telling = /^(type|role|style|tabindex|autocomplete|scope|open|aria-current)$/

/** What has to say something, and what of it does where it holds no words. */
const speaking = /^(a|button|caption|h[1-6]|label|legend|option|summary|th|title)$/
const saysItself = /\s(alt|aria-label|aria-labelledby|title)="[^"]/

/** Attributes that name another element of the page. */
const referring = /^(aria-(controls|describedby|details|errormessage|labelledby|owns)|for|headers|list)$/

/**
 * What a page is made of, as far as axe can find fault with it: each element with its classes and attributes, and in what;
 * the steps from one heading to the next; what says nothing; a name or an id that two parts of a page share, and one
 * that leads nowhere. Pages of one make need judging once.
 */
export function shapeOf(html: string): Set<string> {
  const shape = new Set<string>()
  const around: { tag: string; said: string; from: number }[] = []
  const [names, ids] = [new Set<string>(), new Set<string>()]
  const references: { said: string; name: string; to: string }[] = []
  let heading = 'none'
  for (const { index, 0: whole, 1: closes, 2: tag = '', 3: attributes = '' } of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)\b((?:"[^"]*"|[^>"])*)>/g,
  )) {
    if (closes) {
      const at = around.findLastIndex((each) => each.tag === tag)
      const [opened] = around.splice(Math.max(at, 0), at < 0 ? 0 : around.length)
      if (opened && speaking.test(tag) && !saysSomething(html.slice(opened.from, index)))
        shape.add(`${opened.said} says nothing`)
      continue
    }
    const has = [...attributes.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => ({
      name,
      value,
    }))
    const classes =
      has
        .find(({ name }) => name === 'class')
        ?.value.split(' ')
        .sort()
        .join('.') ?? ''
    const rest = has.filter(({ name }) => heard.test(name))
    const traits = rest.map(({ name, value }) => (telling.test(name) ? `${name}=${value}` : name)).sort()
    shape.add(`${around.at(-1)?.said} > ${tag}.${classes} ${traits.join(',')}`)
    if (/^h[1-6]$/.test(tag)) {
      shape.add(`${heading} then ${tag}`)
      heading = tag
    }
    const said = `${tag}.${classes}`
    const label = has.find(({ name }) => name === 'aria-label')
    if (label && names.has(`${tag} ${label.value}`)) shape.add(`two ${said} of one name`)
    if (label) names.add(`${tag} ${label.value}`)
    const id = has.find(({ name }) => name === 'id')
    if (id && ids.has(id.value)) shape.add(`two ${said} of one id`)
    if (id) ids.add(id.value)
    for (const { name, value } of has)
      if (referring.test(name)) references.push(...value.split(' ').map((to) => ({ said, name, to })))
    if (!empty.has(tag) && !attributes.endsWith('/')) around.push({ tag, said, from: index + whole.length })
  }
  for (const { said, name, to } of references) if (!ids.has(to)) shape.add(`${said} ${name} leads nowhere`)
  return shape
}

const saysSomething = (inside: string) => saysItself.test(inside) || inside.replace(/<[^>]*>/g, '').trim() !== ''

/** What has been judged in this run: by all of its processes where it names a file for that, else by this one. */
const judgedHere = new Set<string>()
const judgedByAll = process.env.ALONGSIDE_TEST_SHAPES

function judgedParts(): ReadonlySet<string> {
  if (!judgedByAll || !existsSync(judgedByAll)) return judgedHere
  return new Set(readFileSync(judgedByAll, 'utf8').split('\n'))
}

/** What of a page nobody has judged yet; from now on somebody has. */
export function takeUnjudged(html: string): ReadonlySet<string> {
  const fresh = shapeOf(html).difference(judgedParts())
  for (const part of fresh) judgedHere.add(part)
  if (judgedByAll && fresh.size > 0) appendFileSync(judgedByAll, [...fresh, ''].join('\n'))
  return fresh
}

/** Few pages that hold together whatever is found in any of them and was not judged before, the richest first. */
export function fewOf(pages: readonly Got[]): Got[] {
  const shapes = new Map(pages.map((page) => [page, shapeOf(page.html)]))
  const left = new Set([...shapes.values()].flatMap((shape) => [...shape])).difference(judgedParts())
  const few: Got[] = []
  while (left.size > 0) {
    let best: Got | undefined
    let most = 0
    for (const [page, shape] of shapes) {
      const adds = shape.intersection(left).size
      if (adds <= most) continue
      best = page
      most = adds
    }
    if (!best) break
    few.push(best)
    for (const each of shapes.get(best) ?? []) left.delete(each)
    shapes.delete(best)
  }
  return few
}
