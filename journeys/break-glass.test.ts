// The one way into what two people wrote, walked to its end: asked, agreed to, told, waited for, read, listed, closed.
import assert from 'node:assert/strict'
import { addGuardedPair } from '#app/break-glass/grant.example.ts'
import { kindWords, stateWords, grantWords as w } from '#app/break-glass/grants.words.ts'
import { signedWithWords, signingWords } from '#app/break-glass/signing.words.ts'
import { credentialsWords } from '#app/credentials/credentials.words.ts'
import { writeNote } from '#app/notes/note.server.ts'
import { as, testKey } from '#foundation/testing.ts'
import { type JourneyHouse, linkIn } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, follow, picture, press } from './support/pages.ts'
import { comeIn, plugIn } from './support/sign-in.ts'

async function lay(house: JourneyHouse) {
  return house.lay(async (db) => {
    const pair = await addGuardedPair(db)
    const { admin, contact, mentee, mentor, organizationId, partnershipId } = pair
    await as(db, mentee)
    const note = { kind: 'ours', words: 'He shouted at me again.' } as const
    await writeNote(db, mentee, partnershipId, note, testKey, Temporal.Instant.from('2026-11-20T18:00:00Z'))
    await as(db, 'owner')
    await db.updateTable('people').set({ language: 'fr' }).where('id', '=', mentor.id).execute()
    const addresses = await db.selectFrom('emails').select(['personId', 'address']).where('first', '=', true).execute()
    const of = ({ id }: { id: string }) => addresses.find(({ personId }) => personId === id)?.address ?? ''
    const organization = await db
      .selectFrom('organizations')
      .select('slug')
      .where('id', '=', organizationId)
      .executeTakeFirstOrThrow()
    const people = { admin: of(admin), contact: of(contact), mentee: of(mentee), mentor: of(mentor) }
    return { ...people, slug: organization.slug, partnershipId }
  })
}

const lastLetter = async (house: JourneyHouse, address: string, part: string) => {
  await house.settle()
  const letter = (await house.letters(address)).findLast(({ body }) => body.includes(part))
  assert.ok(letter && !letter.body.includes('shouted') && !letter.body.includes('complaint'))
  return new URL(linkIn(letter)).pathname
}

journey(
  'somebody reads part of what two people wrote, and both know',
  async ({ house, visitor }) => {
    const { admin, contact, mentee, mentor, slug, partnershipId } = await lay(house)
    await house.moveTo('2026-12-01T18:00:00Z')
    const [asker, second] = [await visitor({ width: 1280, script: true }), await visitor({ width: 360 })]
    const [ana, maud] = [await visitor({ width: 360 }), await visitor({ width: 1280, language: 'fr' })]
    await comeIn(asker, house, admin)
    await comeIn(second, house, contact)
    await comeIn(ana, house, mentee)
    await comeIn(maud, house, mentor)
    await plugIn(asker)
    await asker.goto('/me/sign-in/passkeys/new')
    await press(asker, credentialsWords.passkeyMake.en)
    await expectText(asker, credentialsWords.passkeyAdded.en)

    await asker.goto(`/organizations/${slug}`)
    await follow(asker, w.title.en)
    await checkPage(asker)
    await follow(asker, w.askFor.en)
    await checkPage(asker)
    await asker.locator('[name=pair]').selectOption({ index: 1 })
    await asker.locator('[name=ground][value=misconduct]').check()
    await asker.locator('[name=kinds][value=notes]').check()
    await asker.locator('[name=fromOn]').fill('2026-10-01')
    await asker.locator('[name=untilOn]').fill('2026-09-01')
    await asker.locator('[name=reason]').fill('A complaint about how somebody was spoken to.')
    await press(asker, w.sign.en)
    await expectText(asker, w.wrongDates.en)
    await asker.locator('[name=untilOn]').fill('2026-12-31')
    await press(asker, w.sign.en)
    await expectText(asker, signingWords.readOver.en)
    await checkPage(asker)
    await picture(asker, 'a request to read over and sign')
    await press(asker, signingWords.change.en)
    await expectText(asker, signingWords.changeNow.en)
    await checkPage(asker)
    assert.equal(await asker.locator('[name=reason]').inputValue(), 'A complaint about how somebody was spoken to.')
    await press(asker, w.sign.en)
    await expectText(asker, signingWords.readOverTitle.en)
    await press(asker, w.sign.en)
    await expectText(asker, w.signed.en)
    await expectText(asker, signedWithWords.passkey.en)
    const grant = new URL(asker.url()).pathname
    await checkPage(asker)

    await second.goto(await lastLetter(house, contact, '/confidential/'))
    await follow(second, w.approveTitle.en)
    await checkPage(second)
    await picture(second, 'a request to agree to')
    await press(second, w.approve.en)
    await expectText(second, stateWords.waiting?.en ?? '')

    await ana.goto(await lastLetter(house, mentee, '/me/confidential'))
    await expectText(ana, 'A complaint about how somebody was spoken to.')
    await expectText(ana, w.objectHere.en)
    await checkPage(ana)
    await maud.goto(await lastLetter(house, mentor, '/me/confidential'))
    await expectText(maud, w.objectHere.fr)
    await maud.goto('/')
    await expectText(maud, 'Quelqu’un a demandé à lire')

    await asker.goto(`${grant}/beginning`)
    assert.equal(new URL(asker.url()).pathname, grant, 'not before three days have passed')
    await house.moveTo('2026-12-04T19:00:00Z')
    await asker.goto(grant)
    await follow(asker, w.beginTitle.en)
    await press(asker, w.begin.en)
    await follow(asker, kindWords.notes.en)
    await expectText(asker, 'He shouted at me again.')
    await expectText(asker, /Read by Ines Admin, .*2026/)
    await checkPage(asker)
    await picture(asker, 'read with a watermark')
    assert.equal(await asker.locator('svg.watermark text').count(), 3)
    const reading = new URL(asker.url()).pathname
    await second.goto(reading)
    await expectText(second, 'There is nothing here that you can open.')

    await ana.goto(`/partnerships/${partnershipId}/confidential`)
    await expectText(ana, kindWords.notes.en)
    await expectText(ana, stateWords.open?.en ?? '')
    await checkPage(ana)
    await picture(ana, 'what was opened')

    await house.moveTo('2026-12-05T20:00:00Z')
    await asker.goto(reading)
    await expectText(asker, w.notOpen.en)
    await maud.goto(await lastLetter(house, mentor, 'énumère'))
    await expectText(maud, stateWords.over?.fr ?? '')
  },
  { at: 'localhost' },
)
