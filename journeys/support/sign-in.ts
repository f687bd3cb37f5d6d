import type { Page } from 'playwright-core'
import { peopleWords } from '#app/people/people.words.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import { type JourneyHouse, linkIn } from './house.ts'
import { press } from './pages.ts'

/** Signs somebody in as they would themselves: asks for the letter, opens its link, presses the button. */
export async function signIn(page: Page, house: JourneyHouse, address: string): Promise<void> {
  const before = (await house.letters(address)).length
  await page.goto('/sign-in')
  await page.locator('input[name=address]').fill(address)
  await press(page, eitherWay(peopleWords.sendLink))
  await house.settle()
  await page.goto(linkIn((await house.letters(address))[before]))
  await press(page, eitherWay(peopleWords.confirmButton))
}

/** Somebody is signed in already when the story begins: a session is laid, and its cookie put into their browser. */
export async function comeIn(page: Page, house: JourneyHouse, address: string): Promise<void> {
  const value = await openSession(house, address)
  await page.context().addCookies([{ name: 'session', value, url: house.origin, httpOnly: true, sameSite: 'Lax' }])
}

/** Lays a session for whoever has this address. @returns its token */
export async function openSession(house: Pick<JourneyHouse, 'lay'>, address: string): Promise<string> {
  const token = newToken()
  await house.lay(async (db) => {
    const { personId } = await db
      .selectFrom('emails')
      .select('personId')
      .where('address', '=', address)
      .executeTakeFirstOrThrow(() => new Error(`Nobody in this house has the address ${address}.`))
    const endsAt = Temporal.Now.instant().add({ hours: 12 })
    await db
      .insertInto('sessions')
      .values({ tokenHash: hash(token), personId, endsAt })
      .execute()
  })
  return token
}

const eitherWay = ({ en, fr }: { en: string; fr: string }) => new RegExp(`^(${en}|${fr})$`)
