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

/**
 * What a page is made of, as far as axe can find fault with it: each element with its classes and attributes, and in what;
 * the steps from one heading to the next; a name that two parts of a page share. Pages of one make need judging once.
 */
export function shapeOf(html: string): Set<string> {
  const shape = new Set<string>()
  const around: { tag: string; said: string }[] = []
  const names = new Set<string>()
  let heading = 'none'
  for (const [, closes, tag = '', attributes = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b((?:"[^"]*"|[^>"])*)>/g)) {
    if (closes) {
      const at = around.findLastIndex((each) => each.tag === tag)
      if (at >= 0) around.length = at
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
    const label = has.find(({ name }) => name === 'aria-label')
    if (label && names.has(`${tag} ${label.value}`)) shape.add(`two ${tag}.${classes} of one name`)
    if (label) names.add(`${tag} ${label.value}`)
    if (!empty.has(tag) && !attributes.endsWith('/')) around.push({ tag, said: `${tag}.${classes}` })
  }
  return shape
}

/** What has been judged in this run: by all of its processes where it names a file for that, else by this one. */
const judgedHere = new Set<string>()
const judgedByAll = process.env.ALONGSIDE_TEST_SHAPES

function isJudged(): ReadonlySet<string> {
  if (!judgedByAll || !existsSync(judgedByAll)) return judgedHere
  return new Set(readFileSync(judgedByAll, 'utf8').split('\n'))
}

/** What of a page nobody has judged yet; from now on somebody has. */
export function takeNew(html: string): ReadonlySet<string> {
  const fresh = shapeOf(html).difference(isJudged())
  for (const part of fresh) judgedHere.add(part)
  if (judgedByAll && fresh.size > 0) appendFileSync(judgedByAll, [...fresh, ''].join('\n'))
  return fresh
}

/** Few pages that hold together whatever is found in any of them and was not judged before, the richest first. */
export function fewOf(pages: readonly Got[]): Got[] {
  const shapes = new Map(pages.map((page) => [page, shapeOf(page.html)]))
  const left = new Set([...shapes.values()].flatMap((shape) => [...shape])).difference(isJudged())
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
