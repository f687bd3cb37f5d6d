import type { Page } from 'playwright-core'
import { addPool } from '#app/boards/board.example.ts'
import type { JourneyHouse } from './house.ts'
import type { Given } from './journey.ts'
import { picture } from './pages.ts'
import { comeIn } from './sign-in.ts'

/** Who takes part in a year: two mentees, three mentors, and who runs the program. */
export const cast = {
  ana: { name: 'Ana Abbott', language: 'en' },
  zoe: { name: 'Zoé Zamora', language: 'fr' },
  maud: { name: 'Maud Mills', language: 'en' },
  max: { name: 'Max Munro', language: 'en' },
  mila: { name: 'Mila Moreau', language: 'en' },
} as const
export type Who = keyof typeof cast
export const everybody = Object.keys(cast) as Who[]

/** What the year is told with: the house, a page of each person's own, and their addresses. */
export interface Year {
  readonly house: JourneyHouse
  readonly slug: string
  readonly base: string
  readonly page: Readonly<Record<Who | 'coordinator', Page>>
  readonly address: Readonly<Record<Who | 'coordinator', string>>
  /** The committee, and who administers the organization: their addresses. */
  readonly members: readonly string[]
  readonly admin: string
  /** A window of somebody’s own who helps to run the program. */
  visit(address: string): Promise<Page>
  /** Lets the days pass up to this one, with everything that happens by itself. */
  until(day: string): Promise<void>
}

const firstDay = '2030-10-14'
const hour = 'T17:00:00Z'
/** How many days pass at a time. Nothing of a year falls between two of them: what is due stays due. */
const stride = 5

/** Everybody at their own window, and none of them with a script; all are accepted but Zoé, whom nobody knows yet. */
export async function beginYear({ house, visitor }: Given): Promise<Year> {
  await house.moveTo(`${firstDay}${hour}`)
  const { slug, address, members, admin } = await house.lay(layYear)
  const page = {} as Record<Who | 'coordinator', Page>
  for (const who of [...everybody, 'coordinator'] as const) {
    const language = who === 'coordinator' ? 'en' : cast[who].language
    page[who] = await visitor({ width: who === 'coordinator' ? 1280 : 360, script: false, language })
    if (who !== 'zoe') await comeIn(page[who], house, address[who])
  }
  let today = Temporal.PlainDate.from(firstDay)
  return {
    house,
    slug,
    base: `/programs/${slug}`,
    page,
    address,
    members,
    admin,
    async visit(address) {
      const page = await visitor({ width: 1280, script: false })
      await comeIn(page, house, address)
      return page
    },
    async until(day) {
      for (const last = Temporal.PlainDate.from(day); Temporal.PlainDate.compare(today, last) < 0; ) {
        const left = today.until(last).days
        today = today.add({ days: Math.min(left, stride) })
        await house.moveTo(`${today}${hour}`)
        await house.settle()
      }
    },
  }
}

/** So that the engine can only answer one way: Ana with Maud, Zoé with Max rather than Mila. */
async function layYear(db: Parameters<typeof addPool>[0]) {
  const person = (who: Who, speaks: 'en' | 'fr') => ({ ...cast[who], email: email(who), speaks: [speaks] })
  const pool = await addPool(db, {
    mentees: [person('ana', 'en')],
    year: 2030,
    mentors: [person('maud', 'en'), person('max', 'fr'), { ...person('mila', 'fr'), issues: ['budget'] }],
  })
  const { address: admin } = await db
    .selectFrom('staff')
    .innerJoin('emails', 'emails.personId', 'staff.personId')
    .select('address')
    .where('role', '=', 'admin')
    .executeTakeFirstOrThrow()
  const address = { coordinator: pool.coordinator.email } as Record<Who | 'coordinator', string>
  for (const who of everybody) address[who] = email(who)
  return { slug: pool.program.slug, address, admin, members: pool.members.map(({ email }) => email) }
}

const email = (who: Who) => `${who}@example.org`

/** Keeps what somebody sees of a page on a telephone and at a desk, where pictures are asked for. */
export async function look(page: Page, name: string): Promise<void> {
  if (!process.env.ALONGSIDE_PICTURES) return
  const before = page.viewportSize() ?? { width: 360, height: 740 }
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await picture(page, name)
  }
  await page.setViewportSize(before)
}
