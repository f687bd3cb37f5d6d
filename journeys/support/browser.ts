import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { projectRoot } from '#foundation/environment.ts'
import { findBrowser } from '../../tools/browser.ts'

/** How somebody comes: with a phone or a desk, with scripts or without, in which language. */
export interface VisitorOptions {
  readonly width?: 360 | 1280
  readonly script?: boolean
  readonly language?: 'en' | 'fr'
}

const heights = { 360: 740, 1280: 900 }

let shared: Promise<Browser> | undefined

/** One Chromium for all journeys of a file, in a fresh profile that is thrown away. */
function browser(): Promise<Browser> {
  shared ??= chromium.launch({
    executablePath: findBrowser(),
    env: { ...process.env, LC_ALL: 'C.UTF-8' }, // as on anybody's own machine: else a file of an accented name is saved as “download”
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return shared
}

/** Ends the Chromium; the next context starts another. */
export async function closeBrowser(): Promise<void> {
  await (await shared)?.close()
  shared = undefined
}

/** A browser of somebody's own: its own cookies, its own window. Scripts are off unless asked for. */
export async function openContext(
  origin: string | undefined,
  { width = 360, script = false, language = 'en' }: VisitorOptions,
  more: { bypassCSP?: boolean } = {},
): Promise<BrowserContext> {
  const context = await (await browser()).newContext({
    baseURL: origin,
    viewport: { width, height: heights[width] },
    javaScriptEnabled: script,
    locale: language === 'fr' ? 'fr-CA' : 'en-CA',
    timezoneId: 'America/Vancouver',
    serviceWorkers: 'block',
    ...more,
  })
  context.setDefaultTimeout(10_000)
  return context
}

/** What a page asked of other hosts, what its rules refused, and what broke in its scripts: nothing of it may happen. */
export function watch(context: BrowserContext, origin: string): readonly string[] {
  const seen: string[] = []
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (asked !== origin && !['blob:', 'data:', 'about:'].includes(protocol)) seen.push(`asked ${request.url()}`)
  })
  context.on('console', (message) => {
    if (/Content Security Policy|Trusted Type|Permissions policy/i.test(message.text())) seen.push(message.text())
  })
  context.on('weberror', (fault) => seen.push(`a script failed: ${fault.error().message}`))
  return seen
}

/** Keeps what somebody saw when a journey failed, under build/journeys. @returns where */
export async function keepPicture(page: Page, name: string, number: number): Promise<string> {
  const folder = path.join(projectRoot, 'build', 'journeys')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name.replace(/[^\w]+/g, '-').slice(0, 80)}-${number}`)
  writeFileSync(`${file}.html`, `<!-- ${page.url()} -->\n${await page.content()}`)
  await page.screenshot({ path: `${file}.png`, fullPage: true })
  return `${path.relative(projectRoot, file)}.png`
}
