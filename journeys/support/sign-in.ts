import type { Page } from 'playwright-core'
import { credentialsWords } from '#app/credentials/credentials.words.ts'
import { codeAt, stepAt } from '#app/credentials/totp.ts'
import { peopleWords } from '#app/people/people.words.ts'
import { hash, newToken } from '#foundation/crypto.ts'
import { type JourneyHouse, linkIn } from './house.ts'
import { checkPage, fill, follow, press } from './pages.ts'

/** Signs somebody in as they would themselves: asks for the letter, opens its link, presses the button. */
export async function signIn(page: Page, house: JourneyHouse, address: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[name=address]').fill(address)
  await press(page, eitherWay(peopleWords.sendLink))
  await house.settle()
  const letters = await house.letters(address)
  await page.goto(linkIn(letters.findLast(({ body }) => /\/sign-in\/[\w-]{43}/.test(body))))
  await press(page, eitherWay(peopleWords.confirmButton))
}

/** Whoever runs something is first asked for more than a mailbox: they set up an app for codes, and keep ten on paper. */
export async function setUpApp(page: Page, house: JourneyHouse): Promise<void> {
  await follow(page, credentialsWords.addApp.en)
  await press(page, credentialsWords.addApp.en)
  await checkPage(page)
  const secret = await page.locator('code.secret').innerText()
  await fill(page, credentialsWords.appCode.en, codeAt(fromBase32(secret), stepAt(house.clock.now())))
  await press(page, credentialsWords.confirmApp.en)
  await press(page, credentialsWords.codesMake.en)
  await checkPage(page)
  await press(page, credentialsWords.codesKept.en)
}

/** A secret as an app reads it when it is typed. */
function fromBase32(typed: string): Buffer {
  const bits = [...typed.replaceAll(' ', '')].map((c) => base32Letters.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Gives the browser a device with a lock that its owner always opens. */
export async function plugIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
}

/** Somebody is signed in already when the story begins: a session is laid, and its cookie put into their browser. */
export async function comeIn(page: Page, house: JourneyHouse, address: string): Promise<void> {
  const value = await openSession(house, address)
  await page.context().addCookies([{ name: 'session', value, url: house.origin, httpOnly: true, sameSite: 'Lax' }])
}

/** Lays a session for whoever has this address: one that has proved everything, and is asked nothing again. @returns its token */
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
      .values({ tokenHash: hash(token), personId, endsAt, level: 'strong', provedAt: endsAt })
      .execute()
  })
  return token
}

const eitherWay = ({ en, fr }: { en: string; fr: string }) => new RegExp(`^(${en}|${fr})$`)
