import { addIncident } from '#app/breaches/incident.example.ts'
import { findPeople, getIncident } from '#app/breaches/incident.server.ts'
import { addGrantLife, wanted } from '#app/break-glass/grant.example.ts'
import { approveGrant, askGrant, getGrant } from '#app/break-glass/grant.server.ts'
import { grantKinds } from '#app/break-glass/grant.ts'
import { listGatherings, saveGathering, sayGoing } from '#app/gatherings/gathering.server.ts'
import { addGroup, groupDay, plainGroup } from '#app/groups/group.example.ts'
import { openGroup } from '#app/groups/group.server.ts'
import { requestExport } from '#app/my-data/export.server.ts'
import { addRequests } from '#app/my-data/request.example.ts'
import { schedule } from '#app/privacy/schedule.ts'
import type { Program } from '#app/programs/program.ts'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, signedIn, testKey } from '#foundation/testing.ts'
import { demoToday } from '../../bin/demo/world.ts'

/** A program, who coordinates it, and somebody of it who looks around, by their address and their partnership. */
export interface Trusted {
  readonly program: Program
  readonly coordinator: PersonActor
  readonly guest: string
  readonly partnershipId: string
}

/** Somebody by their address, and what is theirs to open by address. */
interface Holder {
  readonly who: string
  readonly values: Record<string, readonly string[]>
}

/** What there is to open of what people must trust: for the guest, and for the two who guard what pairs wrote. */
export interface Trust {
  readonly guest: Holder['values']
  readonly coordinator: Holder['values']
  readonly guards: readonly Holder[]
}

/**
 * A gathering that everybody goes to, requests about what is kept, a file of everything, requests to read what two people
 * wrote, and a breach that concerns a whole program: at length.
 *
 * @param say writes so many characters
 */
export async function layTrust(db: Db, trusted: Trusted, say: (characters: number) => string): Promise<Trust> {
  const { program, coordinator, guest, partnershipId } = trusted
  const pair = { ...(await findPair(db, guest, partnershipId)), program, coordinator, partnershipId }
  await addRequests(db, pair, () => say(1500))
  await layGathering(db, pair)
  const group = await layGroup(db, pair, say)
  const grants = await layGrants(db, pair, () => say(1500))
  const incident = await layIncident(db, pair, { ...grants, guest }, say)
  await as(db, pair.amina)
  await requestExport(db, pair.amina, schedule, testKey, Temporal.Now.instant())
  await as(db, 'owner')
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const request = ids(await db.selectFrom('dataRequests').select('id').orderBy('state').execute())
  const organizations = db.selectFrom('organizations').select('slug').where('id', '=', program.organizationId)
  const { slug } = await organizations.executeTakeFirstOrThrow()
  const values = {
    organization: [slug],
    grant: grants.grant,
    extract: grants.extract,
    incident: [incident],
    kind: grantKinds,
  }
  return {
    guest: { request, ...group },
    coordinator: {
      request,
      team: group.team,
      proposal: group.proposal,
      gathering: ids(await db.selectFrom('gatherings').select('id').execute()),
    },
    guards: [grants.reader, grants.contact].map(({ email }) => ({ who: email, values })),
  }
}

type Pair = Awaited<ReturnType<typeof findPair>> & Pick<Trusted, 'program' | 'coordinator' | 'partnershipId'>

/** The guest, in the place of Amina, and their partner. */
async function findPair(db: Db, guest: string, partnershipId: string) {
  await as(db, 'owner')
  const two = await db
    .selectFrom('partnerships')
    .innerJoin('people', (join) =>
      join.on(({ eb, or, ref }) =>
        or([eb('people.id', '=', ref('partnerships.menteeId')), eb('people.id', '=', ref('partnerships.mentorId'))]),
      ),
    )
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select(['people.id', 'people.name', 'emails.address'])
    .where('partnerships.id', '=', partnershipId)
    .execute()
  const one = (isGuest: boolean) => {
    const found = two.find(({ address }) => (address === guest) === isGuest)
    if (!found) throw new Error(`${guest} is not one of two.`)
    return { ...signedIn(found), email: found.address }
  }
  return { amina: one(true), marcus: one(false) }
}

/** Everybody who has been introduced says that they will be there; in two months from any day. */
async function layGathering(db: Db, { program, coordinator }: Pair): Promise<void> {
  const today = demoToday()
  const [startsOn, endsOn] = [today.add({ days: 60 }), today.add({ days: 62 })]
  const place = { place: 'Vancouver Convention Centre', link: 'https://example.org/conference' }
  await as(db, coordinator)
  const named = { title: 'The annual conference of the association', ...place, startsOn, endsOn }
  await saveGathering(db, coordinator, program.id, named, null)
  const [gathering] = await listGatherings(db, program.id, today)
  if (!gathering) throw new Error('The gathering has been named.')
  await as(db, 'owner')
  const introduced = await db
    .selectFrom('partnerships')
    .select(['menteeId', 'mentorId'])
    .where('programId', '=', program.id)
    .where('state', '<>', 'ended')
    .execute()
  for (const id of new Set(introduced.flatMap(({ menteeId, mentorId }) => [menteeId, mentorId]))) {
    await as(db, { id })
    await sayGoing(db, signedIn({ id, name: '' }), gathering, true)
  }
}

/** A team in which both have written at length, the guest leading it, and one more that is open to join. @returns what addresses stand for */
async function layGroup(db: Db, pair: Pair, say: (characters: number) => string) {
  const led = { ...pair, amina: pair.marcus, marcus: pair.amina }
  await addGroup(db, led, (what) => say(what.startsWith('group post') ? 3000 : 100))
  await as(db, pair.coordinator)
  const free = plainGroup(pair.program.endsOn, { signUp: true, description: say(1000) })
  const open = await openGroup(db, pair.coordinator, pair.program.id, 'learning_team', free, groupDay)
  await as(db, pair.amina)
  const posts = await db.selectFrom('groupPosts').select(['id', 'groupId', 'threadId', 'authorId']).execute()
  const proposal = [await layProposal(db, pair, open)]
  return {
    proposal,
    team: [...new Set([...posts.map(({ groupId }) => groupId), open])],
    thread: [...new Set(posts.map(({ threadId }) => threadId))],
    post: posts.filter(({ authorId }) => authorId === pair.amina.id).map(({ id }) => id),
  }
}

/** Everybody accepted is proposed for one group, and nobody has confirmed it yet. @returns its id */
async function layProposal(db: Db, { program, coordinator }: Pair, groupId: string): Promise<string> {
  await as(db, 'owner')
  const { id } = await db
    .insertInto('groupProposals')
    .values({
      programId: program.id,
      kind: 'learning_team',
      startedBy: coordinator.id,
      state: 'done',
      endedAt: Temporal.Now.instant(),
      endedAs: 'proved',
      gap: 0,
      milliseconds: 150,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const accepted = await db
    .selectFrom('applications')
    .select('personId')
    .where('programId', '=', program.id)
    .where('status', '=', 'accepted')
    .execute()
  const reasons = JSON.stringify([{ key: 'no-wish' }, { key: 'near', n: 412 }])
  const people = [...new Set(accepted.map(({ personId }) => personId))]
  await db
    .insertInto('groupProposalPlaces')
    .values(people.map((personId) => ({ proposalId: id, personId, groupId, reasons })))
    .execute()
  return id
}

/** Somebody reads; one request was objected to; and one more is ready to be begun. @returns who reads, who agrees, and what there is */
async function layGrants(db: Db, pair: Pair, say: () => string) {
  await addGrantLife(db, pair, say)
  await as(db, 'worker') // the owner sees none of it
  const { askedBy } = await db.selectFrom('grants').select('askedBy').executeTakeFirstOrThrow()
  const { id: extract, recipientId } = await db
    .selectFrom('extracts')
    .select(['id', 'recipientId'])
    .executeTakeFirstOrThrow()
  await as(db, 'owner')
  const [reader, contact] = [await findSomebody(db, askedBy), await findSomebody(db, recipientId)]
  await as(db, reader)
  const urgent = wanted(pair, { kinds: [...grantKinds], ground: 'imminent_harm', reason: say() })
  const ready = await askGrant(db, reader, pair.program.organizationId, urgent, testKey)
  await as(db, contact)
  await approveGrant(db, contact, await getGrant(db, ready, {}), testKey)
  await as(db, 'worker')
  const grants = await db.selectFrom('grants').select('id').execute()
  return { reader, contact, grant: grants.map(({ id }) => id), extract: [extract] }
}

async function findSomebody(db: Db, id: string) {
  const { name, address } = await db
    .selectFrom('people')
    .innerJoin('emails', 'emails.personId', 'people.id')
    .select(['people.name', 'emails.address'])
    .where('people.id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...signedIn({ id, name }), email: address }
}

/** The guest was told; everybody else of the program was found, and is not told yet. @returns its id */
async function layIncident(
  db: Db,
  { program }: Pair,
  { reader, guest }: { reader: PersonActor; guest: string },
  say: (characters: number) => string,
): Promise<string> {
  const { organizationId } = program
  const words = (what: string) => say(what.startsWith('name') ? 80 : 1500)
  const id = await addIncident(db, reader, organizationId, [guest], words)
  await findPeople(db, reader, await getIncident(db, organizationId, id, testKey), {
    trace: 'program',
    address: '',
    programId: program.id,
    since: Temporal.Instant.from('2026-01-01T00:00:00Z'),
    until: Temporal.Now.instant(),
  })
  return id
}
