import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Somebody without a mouse: what is focused is found by its label, as it would be heard. */
export function keyboardOf(page: Page) {
  return {
    /** Presses Tab until the control, link or button with this name has the focus. */
    async tabTo(name: RegExp | string): Promise<void> {
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press('Tab')
        const label = await page.evaluate(() => {
          const at = document.activeElement as HTMLInputElement | null
          return at ? (at.labels?.[0]?.innerText ?? at.innerText ?? '') : ''
        })
        if (typeof name === 'string' ? label.trim().startsWith(name) : name.test(label)) return
      }
      assert.fail(`The keyboard never reached ${name} on ${page.url()}`)
    },
    /** Presses Enter, and waits for the page it leads to. */
    async enter(): Promise<void> {
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    },
  }
}
