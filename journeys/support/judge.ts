import assert from 'node:assert/strict'
import { complaintsOf } from './axe.ts'
import { closeBrowser, openContext } from './browser.ts'
import { smallControls, widestOverflow, widths } from './pages.ts'
import { fewOf, type Got, takeUnjudged } from './shapes.ts'

/**
 * Fails with what axe finds on pages that somebody got, and with what scrolls sideways or is too small for a thumb at 360
 * and 1280 px. Of many pages, those few are judged in which every kind of part they have is seen once.
 *
 * @returns how many were judged
 */
export async function judgePages(origin: string, pages: readonly Got[]): Promise<number> {
  const few = fewOf(pages.filter(({ html }) => html.startsWith('<!')))
  const complaints: string[] = []
  try {
    const context = await openContext(origin, { width: 360, script: true }, { bypassCSP: true })
    let html = ''
    await context.route('**/*', (route) => {
      const kind = route.request().resourceType()
      if (kind === 'document') return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
      return kind === 'stylesheet' ? route.fallback() : route.abort()
    })
    const page = await context.newPage()
    for (const one of few) {
      takeUnjudged(one.html)
      html = one.html
      await page.goto(one.path)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        const wide = await page.evaluate(widestOverflow)
        if (wide) complaints.push(`${one.path} scrolls sideways at ${width} px: ${wide}`)
        const small = await page.evaluate(smallControls)
        complaints.push(...small.map((control) => `${one.path}, less than 44 px high at ${width} px: ${control}`))
        if (width !== 360) continue
        complaints.push(...(await complaintsOf(page)).map((each) => `axe finds on ${one.path}:\n${each}`))
      }
    }
    await context.close()
  } finally {
    await closeBrowser()
  }
  assert.equal(complaints.length, 0, complaints.join('\n'))
  return few.length
}
