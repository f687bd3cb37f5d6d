// A coordinator opens a team; one is placed to lead it, one joins on a phone, they write to each other; nobody else reads it.
import assert from 'node:assert/strict'
import { addPool } from '#app/boards/board.example.ts'
import { proposalWords } from '#app/group-proposals/proposals.words.ts'
import { groupWords, postWords } from '#app/groups/groups.words.ts'
import { staffWords } from '#app/groups/staff.words.ts'
import { homeWords } from '#app/home/home.words.ts'
import { type JourneyHouse, linkIn } from './support/house.ts'
import { journey } from './support/journey.ts'
import { checkPage, expectText, fill, follow, picture, press } from './support/pages.ts'
import { comeIn } from './support/sign-in.ts'

async function layPeople(house: JourneyHouse) {
  return house.lay(async (db) => {
    const pool = await addPool(db, {
      mentees: [{ name: 'Ana' }, { name: 'Bea' }],
      mentors: [{ name: 'Maud', language: 'fr', position: { districtNumber: 36 } }],
    })
    await db
      .insertInto('supervisions')
      .values({
        supervisorId: pool.person('Maud').id,
        supervisedId: pool.person('Bea').id,
        declaredBy: pool.person('Bea').id,
      })
      .execute()
    const addresses = await db.selectFrom('emails').select(['personId', 'address']).where('first', '=', true).execute()
    const addressOf = ({ id }: { id: string }) => addresses.find(({ personId }) => personId === id)?.address ?? ''
    return {
      slug: pool.program.slug,
      coordinator: addressOf(pool.coordinator),
      ana: addressOf(pool.person('Ana')),
      bea: addressOf(pool.person('Bea')),
      maud: addressOf(pool.person('Maud')),
      maudId: pool.person('Maud').id,
    }
  })
}

journey('a team is opened, joined and led, and what it says stays in it', async ({ house, visitor }) => {
  const people = await layPeople(house)
  await house.moveTo('2026-11-02T18:00:00Z')
  const staff = await visitor({ width: 1280 })
  const [ana, bea, maud] = [
    await visitor({ width: 360 }),
    await visitor({ width: 1280 }),
    await visitor({ width: 1280, language: 'fr' }),
  ]
  await comeIn(staff, house, people.coordinator)
  await staff.goto(`/programs/${people.slug}/applications`)
  await follow(staff, groupWords.title.en)
  await checkPage(staff)
  await picture(staff, 'no group yet')
  await fill(staff, staffWords.name.en, 'Primary')
  await staff.locator('[name=focus]').fill('Reading in grade 2')
  await staff.locator('[name=description]').fill('We try one thing a month, and tell each other how it went.')
  await staff.locator('[name=least]').fill('5')
  await staff.locator('[name=most]').fill('3')
  await staff.locator('[name=signUp]').check()
  await press(staff, staffWords.openButton.en)
  await expectText(staff, groupWords.leastFirst.en)
  await staff.locator('[name=least]').fill('2')
  await press(staff, staffWords.openButton.en)
  await checkPage(staff)
  await staff.locator('select[name=person]').selectOption({ value: people.maudId })
  await staff.locator('[name=leads]').check()
  await press(staff, staffWords.placeButton.en)
  await expectText(staff, groupWords.leadsTag.en)

  await comeIn(ana, house, people.ana)
  await ana.goto('/')
  await picture(ana, 'my day with a group to join')
  await follow(ana, groupWords.see.en)
  await expectText(ana, groupWords.ledBy('Maud').en)
  await checkPage(ana)
  await picture(ana, 'groups to join')
  await press(ana, groupWords.joinName('Primary').en)
  await expectText(ana, postWords.none.en)
  await checkPage(ana)
  await ana.locator('[name=words]').fill('Mondays are hard.')
  await press(ana, postWords.send.en)
  await expectText(ana, 'Mondays are hard.')
  await picture(ana, 'a group')

  await house.settle()
  await comeIn(maud, house, people.maud)
  const letters = (await house.letters(people.maud)).filter(({ body }) => body.includes('/groups/'))
  await maud.goto(new URL(linkIn(letters.at(-1))).pathname)
  await expectText(maud, 'Mondays are hard.')
  await checkPage(maud)
  await picture(maud, 'un groupe')
  await follow(maud, postWords.answers(0).fr)
  await maud.locator('[name=words]').fill('Pour moi aussi.')
  await press(maud, postWords.send.fr)
  await checkPage(maud)
  await picture(maud, 'une conversation')
  await follow(maud, postWords.remove.fr)
  await expectText(maud, postWords.removeOther.fr)
  await checkPage(maud)

  await comeIn(bea, house, people.bea)
  await bea.goto('/groups')
  await press(bea, groupWords.joinName('Primary').en)
  await expectText(bea, 'supervises you')
  await picture(bea, 'refused to join')
  await staff.goto(`${new URL(staff.url()).pathname}?name=bea`)
  await staff.locator('select[name=person]').selectOption({ index: 1 })
  await press(staff, staffWords.placeButton.en)
  await expectText(staff, 'supervises the other')
  await picture(staff, 'placing refused')
  await checkPage(staff)
  await staff.locator('[name=knowing]').check()
  await press(staff, staffWords.placeButton.en)
  await expectText(staff, staffWords.supervises('Maud', 'Bea').en)
  await checkPage(staff)
  await picture(staff, 'a group for its coordinator')
  await bea.goto('/')
  await follow(bea, homeWords.openPage.en)
  await expectText(bea, groupWords.supervisesYou('Maud').en)
  await expectText(bea, 'Mondays are hard.')
  await checkPage(bea)
  await press(bea, groupWords.leave.en)
  await expectText(bea, groupWords.left.en)
  await picture(bea, 'left')
})

journey(
  'the engine proposes peers; the coordinator looks, moves somebody, and makes it real',
  async ({ house, visitor }) => {
    const people = await layPeople(house)
    await house.moveTo('2026-11-02T18:00:00Z')
    const staff = await visitor({ width: 360 })
    await comeIn(staff, house, people.coordinator)
    await staff.goto(`/programs/${people.slug}/groups`)
    await follow(staff, staffWords.propose.en)
    await checkPage(staff)
    await staff.locator('[name=kind][value=cohort]').check()
    await press(staff, proposalWords.ask.en)
    await expectText(staff, proposalWords.noGroups.en)
    await staff.locator('[name=kind][value=peers]').check()
    await press(staff, proposalWords.ask.en)
    await expectText(staff, proposalWords.refreshes.en)
    await follow(staff, proposalWords.beStill.en)
    await checkPage(staff)
    await picture(staff, 'a proposal at work')
    await house.settle()
    await staff.goto(new URL(staff.url()).pathname)
    await expectText(staff, proposalWords.bestPeers.en)
    await expectText(staff, proposalWords.peersN(1).en)
    await checkPage(staff)
    await picture(staff, 'proposed peers')
    await staff.locator('select[name=person]').selectOption({ index: 1 })
    await staff.locator('select[name=to]').selectOption('none')
    await press(staff, proposalWords.moveButton.en)
    await expectText(staff, proposalWords.moved.en)
    await staff.locator('select[name=person]').selectOption({ index: 1 })
    await staff.locator('select[name=to]').selectOption('1')
    await press(staff, proposalWords.moveButton.en)
    await press(staff, /^Confirm/)
    await expectText(staff, 'got a place and are told')
    await checkPage(staff)
    await picture(staff, 'confirmed peers')
    await house.settle()
    const told = (await house.letters()).filter(({ body }) => body.includes('/groups/'))
    assert.ok(told.length >= 2, 'those who got a place are told')
  },
)
