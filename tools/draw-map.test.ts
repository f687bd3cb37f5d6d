import assert from 'node:assert/strict'
import test from 'node:test'
import { drawMap } from './draw-map.ts'

const tree = new Map([
  ['app/people/README.md', '# People\n\nWho someone is,\nonce.\n\nMore.\n'],
  ['app/people/me.page.tsx', "export const mePage = page('/me', {})\nexport const inPage = openPage('/in', {})\n"],
  ['app/people/answer.page.tsx', "linkPage(\n  '/answer/:token', 'offer', {})\n"],
  ['app/people/people.privacy.ts', 'export const p = { contactCards: {} }\n'],
  ['app/people/welcome.email.ts', ''],
  ['app/people/person.test.ts', "page('/not-a-page')"],
  ['database/migrations/0001_people.sql', 'create table contact_cards (\n);\ncreate table outbox (\n);\n'],
  ['foundation/actor.ts', '/** Who acts! */'],
  ['foundation/mail.ts', 'const x = 1\n/** A letter ready to send: plain\n * sentences. And more. */\n'],
])

test('the map shows each room with its pages, tables and letters, then the foundation', () => {
  assert.equal(
    drawMap(tree, ['people', 'unbuilt']),
    `# The map

<!-- Drawn by \`npm run generate\` from the code. Do not edit. -->

Every room in the order a program lives, with what is found there. A room looks back along this list, never forward.

## people

Who someone is, once. (4 files, under 100 lines)

- \`/answer/:token\` by a mailed link · answer.page.tsx
- \`/in\` for anyone · me.page.tsx
- \`/me\` · me.page.tsx
- Tables: \`contact_cards\`
- Letters: welcome.email.ts

## Foundation

What every room stands on.

- \`actor.ts\` Who acts!
- \`mail.ts\` A letter ready to send.

Tables of no room: \`outbox\`.
`,
  )
})

test('the same code gives the same map, in whatever order the files were read', () => {
  const backwards = new Map([...tree].reverse())
  assert.equal(drawMap(backwards, ['people']), drawMap(tree, ['people']))
})
