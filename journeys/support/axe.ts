import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, Result } from 'axe-core'
import type { Page } from 'playwright-core'
import { openContext } from './browser.ts'

/** Axe itself, to be run in a page. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const copies = new Map<number, Promise<Page>>()

/** Ends the browsers in which copies are judged. */
export async function closeAxe(): Promise<void> {
  for (const copy of copies.values()) await (await copy).context().close()
  copies.clear()
}

/**
 * A copy of what a page shows, in a browser where our measuring scripts may run although the page itself runs none
 * and its rules allow none. Made from the page's own HTML, so it also serves for the answer to a post.
 */
export async function withCopy<T>(page: Page, measure: (copy: Page) => Promise<T>): Promise<T> {
  const width = page.viewportSize()?.width === 1280 ? 1280 : 360
  if (!copies.has(width)) copies.set(width, openCopy(width))
  const copy = await (copies.get(width) as Promise<Page>)
  const body = await page.content()
  const address = page.url().replace(/#.*/, '')
  const isPage = (url: URL) => url.href === address
  await copy.route(isPage, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  try {
    await copy.goto(address)
    return await measure(copy)
  } finally {
    await copy.unroute(isPage)
  }
}

async function openCopy(width: 360 | 1280): Promise<Page> {
  const context = await openContext(undefined, { width, script: true }, { bypassCSP: true })
  await context.route('**/*', (route) =>
    route.request().resourceType() === 'script' ? route.abort() : route.fallback(),
  )
  return context.newPage()
}

/** Fails with a readable list of what axe finds on a page. */
export async function checkAxe(page: Page, copy: Page): Promise<void> {
  const complaints = await complaintsOf(copy)
  assert.equal(complaints.length, 0, `axe finds on ${page.url()}:\n${complaints.join('\n')}`)
}

/** What axe finds wrong with a page, in its light and its dark colours. */
export async function complaintsOf(copy: Page): Promise<string[]> {
  await copy.evaluate(source)
  const found = await judge(copy)
  await copy.emulateMedia({ colorScheme: 'dark' })
  const dark = await judge(copy, ['color-contrast'])
  await copy.emulateMedia({ colorScheme: 'light' })
  return [...found.map(say), ...dark.map((one) => `${say(one)} (dark)`)]
}

/** What axe finds wrong, by all its rules or only some. What is in order is not gathered: that costs the most. */
async function judge(copy: Page, only?: string[]): Promise<Result[]> {
  const results = (await copy.evaluate((rules) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<unknown> } }
    const quick = { resultTypes: ['violations'], preload: false }
    return axe.run({ ...quick, ...(rules ? { runOnly: rules } : {}), rules: { 'target-size': { enabled: true } } })
  }, only)) as AxeResults
  return results.violations
}

/** One finding, where it is and how to mend it. */
function say({ id, help, nodes }: Result): string {
  const places = nodes.map(
    (node) => `      ${node.target.join(' ')}\n        ${node.failureSummary?.replaceAll('\n', ' ')}`,
  )
  return `  ${id}: ${help}\n${places.join('\n')}`
}
