import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { closeAxe } from './axe.ts'
import { closeBrowser, keepPicture, openContext, type VisitorOptions, watch } from './browser.ts'
import { type JourneyHouse, openHouse } from './house.ts'

/** What a journey is given: the house, and people who come to it. */
export interface Given {
  readonly house: JourneyHouse
  /** Somebody with a browser of their own, on a blank page. */
  visitor(options?: VisitorOptions): Promise<Page>
}

after(async () => {
  await closeAxe()
  await closeBrowser()
})

/**
 * A human story, told to a house of its own. It fails when its steps do, and also when any page on the way asked
 * another host for something, broke its own security rules, or threw in a script. What was to be seen is kept.
 * A passkey belongs to a name, so a story about one happens `at` localhost.
 */
export function journey(
  name: string,
  tell: (given: Given) => Promise<void>,
  { minutes = 3, at }: { minutes?: number; at?: string } = {},
): void {
  test(name, { timeout: minutes * 60_000 }, async () => {
    const house = await openHouse(undefined, at)
    const contexts: BrowserContext[] = []
    const seen: (readonly string[])[] = []
    try {
      await tell({
        house,
        async visitor(options = {}) {
          const context = await openContext(house.origin, options)
          contexts.push(context)
          seen.push(watch(context, house.origin))
          return context.newPage()
        },
      })
      assert.deepEqual(seen.flat(), [], 'A page did what no page may do.')
    } catch (error) {
      await keepPictures(contexts, name)
      throw error
    } finally {
      await Promise.all(contexts.map((context) => context.close()))
      await house.close()
    }
  })
}

async function keepPictures(contexts: readonly BrowserContext[], name: string): Promise<void> {
  const pages = contexts.flatMap((context) => context.pages())
  for (const [index, page] of pages.entries())
    console.error(`What was to be seen: ${await keepPicture(page, name, index + 1).catch(String)}`)
}
