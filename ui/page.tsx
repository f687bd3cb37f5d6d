import type { ComponentChildren } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import type { Text } from '#foundation/language.ts'
import { noticeHole } from './hole.ts'
import { usePaper } from './paper.tsx'
import { useReader, useSay } from './reader.tsx'

/** What just happened, in words. */
export function Said({ notice }: { notice: Text | string }) {
  const say = useSay()
  if (notice === noticeHole) return jsxTemplate([noticeHole])
  return (
    <div class="notice good" role="status">
      <p>{say(notice)}</p>
    </div>
  )
}

/** One page: its title as a heading, a word about what was just done, and the content. */
export function Page({
  title,
  lead,
  trail,
  wide,
  refresh,
  children,
}: {
  title: Text | string
  lead?: Text | string
  /** Where this page hangs: one link back up. */
  trail?: { href: string; label: Text | string }
  /** Staff pages with tables take the whole width. */
  wide?: boolean
  /** The page looks again by itself; it must say so, and offer to be left as it is (WCAG 2.2.1). */
  refresh?: { seconds: number; href: string } | undefined
  children: ComponentChildren
}) {
  const say = useSay()
  const reader = useReader()
  reader.told.title = say(title)
  if (wide) reader.told.wide = true
  if (refresh) reader.told.refresh = `${refresh.seconds}; url=${refresh.href}`
  return (
    <>
      {trail && (
        <p class="trail">
          <a href={trail.href}>← {say(trail.label)}</a>
        </p>
      )}
      <h1>{say(title)}</h1>
      {reader.notice && <Said notice={reader.notice} />}
      {lead && <p class="lead measure">{say(lead)}</p>}
      {children}
    </>
  )
}

export function Section({ title, id, children }: { title: Text | string; id?: string; children: ComponentChildren }) {
  const say = useSay()
  const Heading = usePaper() ? 'h3' : 'h2' // on paper a page of the form is itself a section
  return (
    <section id={id}>
      <Heading>{say(title)}</Heading>
      {children}
    </section>
  )
}

export function P({ text, class: kind }: { text: Text | string; class?: string }) {
  return <p class={kind ?? 'measure'}>{useSay()(text)}</p>
}

/** A word that needs to be seen. care: something is asked; good: something went well. */
export function Notice({ tone, children }: { tone?: 'good' | 'care'; children: ComponentChildren }) {
  return (
    <div class={`notice ${tone ?? ''}`} role={tone === 'care' ? 'alert' : undefined}>
      {children}
    </div>
  )
}

/** A state in a word; colour only repeats what the word says. */
export function Tag({ text, tone }: { text: Text | string; tone?: 'good' | 'care' }) {
  return <span class={`tag ${tone ?? ''}`}>{useSay()(text)}</span>
}

export function LinkButton({ href, label, plain }: { href: string; label: Text | string; plain?: boolean }) {
  return (
    <a class={`button ${plain ? 'plain' : ''}`} href={href}>
      {useSay()(label)}
    </a>
  )
}

export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}

/** Pairs of a name and a value. Empty values are left out. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [label: Text | string, value: ComponentChildren | Text])[]
}) {
  const say = useSay()
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
        .map(([label, value]) => [
          <dt>{say(label)}</dt>,
          <dd>{isText(value) ? say(value) : (value as ComponentChildren)}</dd>,
        ])}
    </dl>
  )
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'en' in value && 'fr' in value
}

/** Things to do: one sentence and one button each. */
export function Todo({
  items,
}: {
  items: readonly {
    sentence: Text | string
    more?: Text | string
    href: string
    button: Text | string
    plain?: boolean
  }[]
}) {
  const say = useSay()
  return (
    <ul class="todo">
      {items.map((item) => (
        <li>
          <div>
            {say(item.sentence)}
            {item.more && <div class="soft small">{say(item.more)}</div>}
          </div>
          <LinkButton href={item.href} label={item.button} plain={item.plain} />
        </li>
      ))}
    </ul>
  )
}

/** What will be here, and how to begin. */
export function Empty({ text, href, button }: { text: Text | string; href?: string; button?: Text | string }) {
  return (
    <div class="notice">
      <P text={text} />
      {href && button && (
        <p>
          <LinkButton href={href} label={button} />
        </p>
      )}
    </div>
  )
}

/** A person's own words, kept as they wrote them. */
export function Words({ children }: { children: string }) {
  return <div class="pre measure">{children}</div>
}
