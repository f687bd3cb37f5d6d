import { sql } from 'kysely'
import { addApplication } from '#app/applications/application.example.ts'
import { savePromises } from '#app/applications/save.server.ts'
import { rule } from '#app/boards/ruling.server.ts'
import { addFiles } from '#app/files/file.example.ts'
import { getExpected } from '#app/imports/forecast.server.ts'
import { keepUpload, proposeMapping, readImport, saveMapping } from '#app/imports/import.server.ts'
import { readApart } from '#app/imports/reader.server.ts'
import { showFeedOnce } from '#app/meetings/feed.server.ts'
import { addMeetings } from '#app/meetings/meeting.example.ts'
import { addNotes } from '#app/notes/note.example.ts'
import { linkToken, makeLink } from '#app/people/link.server.ts'
import { addPerson } from '#app/people/person.example.ts'
import { type PlaceForm, savePlace } from '#app/programs/contact.server.ts'
import { findProgram } from '#app/programs/program.server.ts'
import type { Program } from '#app/programs/program.ts'
import { saveIdentification } from '#app/self-identification/identification.server.ts'
import { hash } from '#foundation/crypto.ts'
import type { Db } from '#foundation/database.ts'
import { as, signedIn, testKey } from '#foundation/testing.ts'
import { makeApplicants } from '../../bin/demo/applicants.ts'
import { actorAt, asSomebody, match, type Stage } from '../../bin/demo/story.ts'
import { coordinator, demoToday, layWorld, members } from '../../bin/demo/world.ts'
import { addDeafEmployer } from './employer.ts'
import { layKeys, makeKeyLinks } from './full-keys.ts'
import { layTrust } from './full-trust.ts'
import type { JourneyHouse } from './house.ts'
import type { Guest } from './tour.ts'

/** Somebody who looks around, and what is theirs to open by address. */
export interface Invited extends Guest {
  readonly values: Record<string, readonly string[]>
}

/**
 * The demo's three programs, hundreds of people in them, and what their story leaves out: applications still being
 * written, at length; a file not yet taken in; a second board; letters not yet answered.
 *
 * @returns one of each kind of person there is
 */
export async function layFullHouse(house: JourneyHouse): Promise<Invited[]> {
  const stage: Stage = { store: house.store, key: testKey }
  await layWorld(stage, demoToday(), () => {})
  const staff = await actorAt(stage, coordinator.email)
  const programs = await asSomebody(stage, staff, (db) =>
    db.selectFrom('programs').select(['slug', 'template']).execute(),
  )
  const get = (template: string) =>
    asSomebody(stage, staff, (db) => findProgram(db, programs.find((one) => one.template === template)?.slug ?? ''))
  const [answered, decided, open] = [await get('bcpvpa'), await get('bcasbo'), await get('bcssa')]
  await decideAnew(stage, decided)
  await asSomebody(stage, staff, (db) => savePlace(db, staff, answered, farNorth, null))
  const imports = await bringFiles(stage, open)
  const [mentee, mentor] = [await write(house, answered, 'mentee'), await write(house, answered, 'mentor')]
  const tokens = await house.lay((db) => openLetters(db, mentor.applicationId))
  const unpromised = members.at(-1)?.email ?? ''
  await house.lay((db) =>
    sql`update committee_members set promised_at = null from emails e where e.person_id = committee_members.person_id and e.address = ${unpromised}`.execute(
      db,
    ),
  )
  const program = programs.map(({ slug }) => slug)
  const provider = [await house.lay((db) => addDeafEmployer(db, answered.organizationId))]
  const seats = { program, seat: ['mentor', 'mentee'], provider }
  const paired = await askedAndPaired(house)
  const trusting = paired.find(({ values }) => values.partnership)
  const [guest = '', [partnershipId = ''] = []] = [trusting?.who ?? '', trusting?.values.partnership]
  const trusted = { program: answered, coordinator: await actorAt(stage, coordinator.email), guest, partnershipId }
  const trust = await house.lay((db) => layTrust(db, trusted, atLength))
  return [
    { who: null, kind: 'participant', values: { ...seats, token: ['a-token-of-nobody', ...tokens] } },
    ...[mentee, mentor].map(
      ({ email, applicationId, passkey }): Invited => ({
        who: email,
        kind: 'participant',
        values: {
          ...seats,
          application: [applicationId],
          passkey: [passkey],
          group: ['hopes', 'setting', 'offer', 'experience', 'requests'],
        },
      }),
    ),
    ...paired.map((one) => (one === trusting ? { ...one, values: { ...one.values, ...trust.guest } } : one)),
    ...trust.guards.map((guard): Invited => ({ ...guard, kind: 'staff' })),
    {
      who: coordinator.email,
      kind: 'staff',
      values: { ...(await everything(house, answered)), ...seats, ...trust.coordinator, import: imports },
    },
    { who: members[0]?.email ?? '', kind: 'staff', values: seats },
    { who: unpromised, kind: 'staff', values: seats },
  ]
}

const farNorth: PlaceForm = {
  region: null,
  districtNumber: 87,
  note: { en: 'We meet by telephone here.', fr: 'Ici, nous nous rencontrons par téléphone.' },
  contactName: 'Pat Lee',
  contactEmail: 'pat@example.org',
  closesOn: null,
}

/** The coordinator keeps one pair apart, and the engine runs again. */
async function decideAnew(stage: Stage, program: Program): Promise<void> {
  const staff = await actorAt(stage, coordinator.email)
  await asSomebody(stage, staff, async (db) => {
    const pair = await db
      .selectFrom('proposals')
      .innerJoin('matchings', 'matchings.id', 'proposals.matchingId')
      .select(['menteeApplicationId as mentee', 'mentorApplicationId as mentor'])
      .where('matchings.programId', '=', program.id)
      .executeTakeFirstOrThrow()
    const reason = 'They sat on one committee for years, and both asked for somebody new.'
    await rule(db, staff, program.id, { kind: 'veto', ...pair, reason }, Temporal.Now.instant())
  })
  await match(stage, staff, program, demoToday())
}

/** Two files: one just chosen, one looked at but not taken in. @returns their ids */
async function bringFiles(stage: Stage, program: Program): Promise<string[]> {
  const staff = await actorAt(stage, coordinator.email)
  const bytes = makeApplicants('bcssa', { mentees: 40, mentors: 30, places: 1 }, 7, demoToday())
  const table = await readApart(bytes)
  return asSomebody(stage, staff, async (db) => {
    const chosen = await keepUpload(db, staff, program, 'chosen.csv', bytes, table)
    const looked = await keepUpload(db, staff, program, 'members.csv', bytes, table)
    const imported = await readImport(db, program, looked)
    const mapping = await proposeMapping(db, imported, await getExpected(db, program))
    await saveMapping(db, program, imported, mapping, imported.version, Temporal.Now.instant())
    return [chosen, looked]
  })
}

/** An application at length, sent back once for more: every page of it is full. */
function write(house: JourneyHouse, program: Program, seat: 'mentor' | 'mentee') {
  const now = Temporal.Now.instant()
  return house.lay(async (db) => {
    const email = `${seat}-who-writes@example.org`
    const { person, application } = await addApplication(db, program, seat, {
      status: 'asked',
      name: 'Wilma Writes',
      email,
    })
    const long = seat === 'mentee' ? { hopes: ['wants', 'good_mentor'] } : { offer: ['why', 'style'] }
    for (const [group, questions] of Object.entries(long))
      for (const question of questions)
        await sql`update application_answers set answers = answers || jsonb_build_object(${question}::text, ${atLength(1500)}::text)
          where application_id = ${application.id} and group_key = ${group}`.execute(db)
    await db
      .updateTable('applications')
      .set({ needs: atLength(600) })
      .where('id', '=', application.id)
      .execute()
    const names = ['Marguerite Lavoie', 'Tom Okafor', 'Joan Whitefeather']
    await db
      .insertInto('wishes')
      .values(names.map((name, at) => ({ applicationId: application.id, kind: 'prefer', rank: at + 1, name })))
      .execute()
    if (seat === 'mentor')
      await db
        .insertInto('referees')
        .values(
          names.slice(0, 2).map((name, at) => ({ applicationId: application.id, name, email: `r${at}@example.org` })),
        )
        .execute()
    await as(db, person)
    await savePromises(
      db,
      person,
      program,
      application,
      { member: true, memberNumber: '12', counted: true },
      'own',
      now,
    )
    const said = { choice: 'another', words: atLength(200), prefersNot: false }
    const form = { answers: { gender: said }, counted: true, wish: atLength(300), wishConsent: true, willing: true }
    await saveIdentification(db, person, application, form, testKey, now)
    return { email, applicationId: application.id, passkey: await layKeys(db, person) }
  })
}

/** Writing that packs badly, as nobody's does: no page will be heavier for being full. */
function atLength(characters: number): string {
  let text = ''
  for (let n = 1; text.length < characters; n++)
    text += `${hash(`word ${n}`)
      .toString('base64url')
      .slice(0, 3 + (n % 8))} `
  return text.slice(0, characters).trim()
}

/** Every letter that waits for an answer can be answered for another day, as can one to a referee. @returns the tokens */
async function openLetters(db: Db, mentorApplication: string): Promise<string[]> {
  const endsAt = Temporal.Now.instant().add({ hours: 24 })
  const { id: personId, name, email } = await addPerson(db, { name: 'Rita Referee' })
  const { id } = await db
    .insertInto('referees')
    .values({ applicationId: mentorApplication, personId, name, email, askedAt: Temporal.Now.instant() })
    .returning('id')
    .executeTakeFirstOrThrow()
  const reference = await makeLink(db, testKey, { personId, purpose: 'reference', subjectId: id, endsAt })
  const offers = await db
    .selectFrom('links')
    .select(['id', 'purpose'])
    .where('purpose', 'in', ['offer-mentor', 'offer-mentee'])
    .where('endedAt', 'is', null)
    .execute()
  const one = (purpose: string) => offers.find((link) => link.purpose === purpose)?.id ?? ''
  const keys = await makeKeyLinks(db, personId, endsAt)
  return [reference, ...keys, one('offer-mentor'), one('offer-mentee')].map((link) => linkToken(testKey, link))
}

/** A mentor and a mentee who have been asked, and two who have found each other. */
function askedAndPaired(house: JourneyHouse): Promise<Invited[]> {
  return house.lay(async (db) => {
    const { rows } = await sql<{ who: string; offer: string; partnership: string | null; application: string }>`
      select distinct on (o.state, side.seat) e.address as who, o.id as offer, p.id as partnership, side.application
      from offers o
        left join partnerships p on p.offer_id = o.id
        cross join lateral (values ('mentor', o.mentor_id, o.mentor_application_id), ('mentee', o.mentee_id, o.mentee_application_id)) side (seat, person, application)
        join emails e on e.person_id = side.person and e.first
      where o.state in ('asking_mentor', 'asking_mentee', 'accepted')`.execute(db)
    const invited: Invited[] = []
    for (const { who, offer, partnership, application } of rows) {
      const together = partnership ? await live(db, partnership) : {}
      invited.push({ who, kind: 'participant', values: { offer: [offer], application: [application], ...together } })
    }
    return invited
  })
}

/** What two people have after a while, at length. @returns what its addresses stand for */
async function live(db: Db, partnership: string): Promise<Record<string, readonly string[]>> {
  await as(db, 'owner')
  const { menteeId, mentorId } = await db
    .selectFrom('partnerships')
    .select(['menteeId', 'mentorId'])
    .where('id', '=', partnership)
    .executeTakeFirstOrThrow()
  const [amina, marcus] = [signedIn({ id: menteeId, name: '' }), signedIn({ id: mentorId, name: '' })]
  const pair = { amina, marcus, partnershipId: partnership }
  for (const add of [addNotes, addFiles]) await add(db, pair, () => atLength(3000))
  await addMeetings(db, pair, () => atLength(200))
  await as(db, amina)
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return {
    partnership: [partnership],
    meeting: ids(await db.selectFrom('meetings').select('id').execute()),
    item: ids(await db.selectFrom('meetingItems').select('id').execute()),
    kind: ['mine', 'ours'],
    note: ids(await db.selectFrom('privateNotes').select('id').execute()),
    file: ids(await db.selectFrom('partnershipFiles').select('id').execute()),
    token: [(await showFeedOnce(db, amina, testKey, Temporal.Now.instant())) ?? ''],
  }
}

/** What the coordinator opens by address beyond what links lead to. */
function everything(house: JourneyHouse, program: Program): Promise<Record<string, readonly string[]>> {
  return house.lay(async (db) => {
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
    const wish = await db
      .selectFrom('wishes')
      .innerJoin('applications', 'applications.id', 'wishes.applicationId')
      .select(['wishes.id', 'applications.id as application'])
      .where('applications.programId', '=', program.id)
      .orderBy('wishes.kind', 'desc')
      .executeTakeFirst()
    const of = db
      .selectFrom('applications')
      .select('id')
      .where('programId', '=', program.id)
      .orderBy(sql`id = ${wish?.application ?? null}`, 'desc')
      .limit(3)
    const organizations = await db.selectFrom('organizations').select('slug').execute()
    const places = await db.selectFrom('programPlaces').select('id').where('programId', '=', program.id).execute()
    const constituencies = await db
      .selectFrom('constituencies')
      .innerJoin('committees', 'committees.id', 'constituencies.committeeId')
      .select('constituencies.id')
      .where('programId', '=', program.id)
      .execute()
    return {
      place: ids(places),
      constituency: ids(constituencies),
      ruling: ids(await db.selectFrom('rulings').select('id').where('programId', '=', program.id).execute()),
      wish: wish ? [wish.id] : [],
      application: ids(await of.execute()),
      mentee: ids(await of.where('seat', '=', 'mentee').execute()),
      organization: organizations.map(({ slug }) => slug),
      board: ['1', '2'],
      kind: ['charter', 'agreement'],
      template: ['bcpvpa'],
      group: ['hopes'],
      question: ['wants'],
    }
  })
}
