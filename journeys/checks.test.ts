// The checks every journey leans on see what they are there to see.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey } from './support/journey.ts'
import { checkPage } from './support/pages.ts'

const page = (inside: string) =>
  `<!doctype html><html lang="en"><head><title>Here</title><meta name="viewport" content="width=device-width"></head><body><main><h1>Here</h1>${inside}</main></body></html>`

async function show(visitor: Page, inside: string): Promise<void> {
  await visitor.route('**/here', (route) => route.fulfill({ body: page(inside), contentType: 'text/html' }))
  await visitor.goto('/here')
}

const faults = {
  'a picture without words': { inside: '<img src="data:,">', says: /image-alt/ },
  'grey on grey': { inside: '<p style="color:#999;background:#eee">Can you read this?</p>', says: /color-contrast/ },
  'grey on grey in the dark': {
    inside:
      '<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style><p>And this?</p>',
    says: /color-contrast.*dark/s,
  },
  'a page that scrolls sideways': { inside: '<div style="width:500px;height:9px"></div>', says: /scrolls sideways/ },
  'a button too small for a thumb': { inside: '<button style="height:30px">Go</button>', says: /less than 44 px/ },
}

for (const [name, { inside, says }] of Object.entries(faults))
  journey(`the check sees ${name}`, async ({ visitor }) => {
    const here = await visitor()
    await show(here, inside)
    await assert.rejects(checkPage(here), says)
  })

journey(
  'the check lets a good page pass, and sees what is wrong with another of the same parts',
  async ({ visitor }) => {
    const here = await visitor()
    await show(here, '<p>All is well. <a href="/">Home</a></p><button style="height:44px">Go</button>')
    await checkPage(here)
    await show(here, '<p>All is well. <a href="/">Home</a></p><button style="height:44px"></button>')
    await assert.rejects(checkPage(here), /button-name/)
  },
)
