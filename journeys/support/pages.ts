import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { checkAxe, withCopy } from './axe.ts'
import { takeUnjudged } from './shapes.ts'

/** Writes into the field with this label. */
export async function fill(page: Page, label: string | RegExp, value: string): Promise<void> {
  await page.getByLabel(label).fill(value)
}

/** Presses the button with this name and waits for the page it leads to. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()])
}

/** Follows the link with this name. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name }).first().click()])
}

/** Fails unless the page says this, as a person would find it by looking. */
export async function expectText(page: Page, text: string | RegExp): Promise<void> {
  const shown = (await page.locator('body').innerText()).replace(/\s+/g, ' ')
  const says = typeof text === 'string' ? shown.includes(text) : text.test(shown)
  assert.ok(says, `${page.url()} does not say ${text}. It says: ${shown}`)
}

export const widths = [360, 1280] as const

/**
 * What every page must stand: axe finds nothing in what it is made of, once a run; and on a phone as on a desk nothing scrolls
 * sideways and every control can be hit with a thumb.
 */
export async function checkPage(page: Page): Promise<void> {
  await withCopy(page, async (copy) => {
    if (takeUnjudged(await page.content()).size > 0) await checkAxe(page, copy)
    const own = copy.viewportSize()
    for (const width of widths) {
      await copy.setViewportSize({ width, height: own?.height ?? 800 })
      const wide = await copy.evaluate(widestOverflow)
      assert.equal(wide, undefined, `${page.url()} scrolls sideways at ${width} px: ${wide}`)
      const small = await copy.evaluate(smallControls)
      assert.deepEqual(small, [], `On ${page.url()} these controls are less than 44 px high at ${width} px`)
    }
    if (own) await copy.setViewportSize(own)
  })
}

/** What reaches past the right edge, if the page scrolls sideways; runs in the browser. */
export function widestOverflow(): string | undefined {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return undefined
  const beyond = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
  )
  const names = beyond.slice(-3).map((element) => element.outerHTML.slice(0, 120))
  return `${scrollWidth} px wide; ${names.join(' | ')}`
}

/** Controls lower than a thumb is wide; a tick counts with the label around it. Runs in the browser. */
export function smallControls(): string[] {
  const controls = document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, a.button')
  return [...controls].flatMap((control) => {
    const label = control.matches('[type=checkbox], [type=radio]') ? control.closest('label') : null
    const { height, width } = (label ?? control).getBoundingClientRect()
    if (width === 0 || height >= 43.5) return []
    return [`${Math.round(height)} px: ${control.outerHTML.slice(0, 120)}`]
  })
}

/** Keeps a picture of the page where ALONGSIDE_PICTURES names a folder: for looking at every step with one's own eyes. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ALONGSIDE_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}-${page.viewportSize()?.width}.png`, fullPage: true })
}
