// The form with nobody in it: on paper it asks all that is asked online, and a coordinator who looks through it sees
// page for page what applicants see.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addApplication } from '#app/applications/application.example.ts'
import { blankWords } from '#app/blanks/blanks.words.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { type Caller, callFrom } from './support/caller.ts'
import { type JourneyHouse, openHouse } from './support/house.ts'
import { openSession } from './support/sign-in.ts'

/** What stays off the paper, and which the paper names: a word beside a rating, for the applicant's eyes alone. */
const onlineOnly = /<div class="field ?"><label for="comment_[\s\S]*?<\/div>/g

const seats = ['mentee', 'mentor'] as const
const languages = ['en', 'fr'] as const

async function comeAs(house: JourneyHouse, address: string): Promise<Caller> {
  const caller = callFrom(house.origin)
  caller.cookies.set('session', await openSession(house, address))
  return caller
}

async function read(caller: Caller, path: string): Promise<string> {
  const { status, html } = await caller.open(path)
  assert.equal(status, 200, path)
  return /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? assert.fail(path)
}

/** The addresses of the pages that ask, in order, from the page that lists them. */
const partsIn = (list: string) =>
  [...(/<ul class="todo">[\s\S]*?<\/ul>/.exec(list)?.[0] ?? '').matchAll(/href="([^"]+)"/g)].map(
    ([, path = '']) => path,
  )

const titleOf = (html: string) => said(/<h1>[\s\S]*?<\/h1>/.exec(html)?.[0] ?? '')

/** All that a piece of a page says, without what a browser puts in front of somebody who chooses or what was typed. */
function textsOf(html: string): string[] {
  return html
    .replace(/<(button|datalist|textarea)\b[\s\S]*?<\/\1>|<option value(?:="")?>[\s\S]*?<\/option>/g, '')
    .split(/<[^>]*>/)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

const said = (html: string) => textsOf(html).join(' ')
const times = (text: string, within: string) => within.split(text).length - 1
const formIn = (html: string) => /<form[\s\S]*<\/form>/.exec(html)?.[0] ?? assert.fail('no form')

/** The names of what can be filled in, each once, in order. */
const namesIn = (html: string) => [
  ...new Set(
    [...html.matchAll(/<(?:input|select|textarea)\b[^>]*\sname="([^"]+)"/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'op' && name !== 'version'),
  ),
]

/** The sections of the printed form, by title. */
function sectionsOf(paper: string): Map<string, string> {
  const sections = paper.split(/(?=<section>\s*<h2>)/).slice(1)
  return new Map(sections.map((section) => [said(/<h2>[\s\S]*?<\/h2>/.exec(section)?.[0] ?? ''), said(section)]))
}

for (const template of ['bcpvpa', 'bcasbo', 'bcssa'])
  test(`${template}: paper asks what the pages ask, and looking through shows the same pages`, async (t) => {
    const house = await openHouse()
    t.after(() => house.close())
    const world = await house.lay(async (db) => {
      const { program, coordinator } = await addProgram(db, { template })
      const ids: Record<string, string> = {}
      for (const seat of seats) {
        const { application } = await addApplication(db, program, seat, {
          status: 'draft',
          email: `${seat}@example.org`,
        })
        ids[seat] = application.id
      }
      return { slug: program.slug, coordinator: coordinator.email, ids }
    })
    const staff = await comeAs(house, world.coordinator)
    for (const seat of seats) {
      const applicant = await comeAs(house, `${seat}@example.org`)
      const preview = `/programs/${world.slug}/settings/preview/${seat}`
      for (const language of languages) {
        const at = `?language=${language}`
        const paper = await read(callFrom(house.origin), `/programs/${world.slug}/apply/${seat}/print${at}`)
        const sections = sectionsOf(paper)
        const asking = partsIn(await read(applicant, `/applications/${world.ids[seat]}${at}`))
        const looking = partsIn(await read(staff, `${preview}/pages${at}`))
        assert.ok(asking.length >= 8)
        assert.equal(looking.length, asking.length)
        for (const [index, path] of asking.entries()) {
          const online = await read(applicant, path + at)
          const asked = textsOf(formIn(online).replaceAll(onlineOnly, ''))
          const onPaper = sections.get(titleOf(online)) ?? assert.fail(`not on paper: ${titleOf(online)}`)
          for (const text of asked)
            assert.ok(
              times(text, onPaper) >= asked.filter((other) => other === text).length,
              `${seat}, ${path}: not on paper: ${text}`,
            )
          const seen = await read(staff, `${looking[index]}${at}`)
          assert.equal(titleOf(seen), titleOf(online))
          assert.deepEqual(namesIn(seen), namesIn(formIn(online)))
          assert.ok(!seen.includes('<form'), 'nothing can be sent from there')
        }
        assert.ok(said(paper).includes(blankWords.notOnPaper[language]))
        assert.doesNotMatch(paper, /<(form|input|select|textarea)\b/)
      }
    }
  })

test('nobody but the coordinator looks through a form that way', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const slug = await house.lay(async (db) => {
    const { program } = await addProgram(db)
    await addApplication(db, program, 'mentee', { email: 'amina@example.org' })
    return program.slug
  })
  const amina = await comeAs(house, 'amina@example.org')
  for (const page of ['', '/pages', '/1', '/check', '/self-identification'])
    assert.equal((await amina.open(`/programs/${slug}/settings/preview/mentee${page}`)).status, 404)
})
