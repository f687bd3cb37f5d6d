/** What came back over the line. */
export interface Answer {
  readonly status: number
  readonly html: string
  readonly headers: Headers
  /** Where a 303 leads. */
  readonly location: string
  /** Milliseconds until all of it was here. */
  readonly took: number
}

/** A form as it stands on a page: where it goes, and every field as a browser would send it untouched. */
export interface PageForm {
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** The fields among them that take a file. */
  readonly files?: readonly string[]
}

/** Somebody at the other end of the line without a browser: keeps cookies, reads forms, sends them. */
export interface Caller {
  readonly cookies: Map<string, string>
  open(path: string): Promise<Answer>
  send(form: PageForm): Promise<Answer>
}

export function callFrom(origin: string): Caller {
  const cookies = new Map<string, string>()
  const call = async (path: string, more: RequestInit): Promise<Answer> => {
    const began = performance.now()
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(path, origin), {
      ...more,
      redirect: 'manual',
      // unpacked: packing and unpacking would be a third of what a call costs here
      headers: { 'accept-language': 'en', 'accept-encoding': 'identity', ...(cookie ? { cookie } : {}) },
    })
    const html = await answer.text()
    for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line)
    const { status, headers } = answer
    return { status, html, headers, location: headers.get('location') ?? '', took: performance.now() - began }
  }
  return {
    cookies,
    open: (path) => call(path, {}),
    send: ({ action, fields }) =>
      call(action, { method: 'POST', body: new URLSearchParams(fields.map(([name, value]) => [name, value])) }),
  }
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (/Max-Age=0\b/i.test(line)) cookies.delete(name)
  else cookies.set(name, decodeURIComponent(value))
}

/** The form that posts to this address, or else the one of the page itself. */
export function formIn(html: string, action: string): PageForm {
  for (const [, tag = '', inside = ''] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g))
    if (attribute(tag, 'action') === action) return { action, fields: fieldsIn(inside) }
  throw new Error(`No form here posts to ${action}:\n${html}`)
}

/** Every form on a page that posts. */
export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, tag = '']) => attribute(tag, 'method') === 'post')
    .map(([, tag = '', inside = '']) => ({
      action: attribute(tag, 'action') ?? '',
      fields: fieldsIn(inside),
      files: [...inside.matchAll(/<input\b((?:"[^"]*"|[^">])*)>/g)].flatMap(([, input = '']) =>
        attribute(input, 'type') === 'file' ? [attribute(input, 'name') ?? ''] : [],
      ),
    }))
}

/** The same form with some fields filled in: a name's old values give way to the new ones; undefined leaves none. */
export function filled(form: PageForm, values: Record<string, string | readonly string[] | undefined>): PageForm {
  const untouched = form.fields.filter(([name]) => !Object.hasOwn(values, name))
  const written = Object.entries(values).flatMap(([name, value]) =>
    (value === undefined ? [] : [value].flat()).map((one) => [name, one] as const),
  )
  return { ...form, fields: [...untouched, ...written] }
}

/** The value of one field of a form. */
export function fieldOf(form: PageForm, field: string): string | undefined {
  return form.fields.find(([name]) => name === field)?.[1]
}

const control = /<(input|select|textarea)\b((?:"[^"]*"|[^">])*)>(?:([\s\S]*?)<\/\1>)?/g

function fieldsIn(inside: string): (readonly [string, string])[] {
  // An input has no end of its own, so its match must not run on into the next one's.
  const closed = inside.replace(/<input\b(?:"[^"]*"|[^">])*>/g, (tag) => `${tag}</input>`)
  return [...closed.matchAll(control)].flatMap(([, kind, tag = '', content = '']) => {
    const name = attribute(tag, 'name')
    if (name === undefined) return []
    if (kind === 'textarea') return [[name, plain(content)] as const]
    if (kind === 'select') return [[name, chosen(content)] as const]
    const ticked = !/type="(checkbox|radio)"/.test(tag) || /\schecked\b/.test(tag)
    return ticked ? [[name, attribute(tag, 'value') ?? ''] as const] : []
  })
}

function chosen(options: string): string {
  const all = [...options.matchAll(/<option\b((?:"[^"]*"|[^">])*)>/g)].map(([, tag = '']) => tag)
  const one = all.find((tag) => /\sselected\b/.test(tag)) ?? all[0]
  return attribute(one ?? '', 'value') ?? ''
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>]|$)`).exec(` ${tag}`)
  return found ? plain(found[1] ?? '') : undefined
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => signs[name] ?? whole)
}
