import { sql } from 'kysely'
import { askAgain } from '#foundation/database.ts'
import type { View } from '#foundation/house.ts'
import type { Text } from '#foundation/language.ts'
import type { Before } from '#foundation/page.ts'
import { gatheringWords } from './gatherings/gatherings.words.ts'
import { groupWords } from './groups/groups.words.ts'
import { layoutWords as w } from './layout.words.ts'
import { requestWords } from './my-data/request.words.ts'
import { copyWords } from './plans/copy.words.ts'

/** The program's story in order, for those who run it, decide in it or administer its organization. */
export interface Rail {
  readonly title: Text
  readonly steps: readonly Step[]
}

interface Step {
  readonly label: Text
  readonly href: string
  readonly here: boolean
  /** How many wait for somebody here; shown only where something waits. */
  readonly waiting: number
}

/** What the database says of a program to those who run it, decide in it or administer its organization. */
export interface FoundRail {
  readonly title: Text
  readonly coordinates: boolean
  readonly seated: boolean
  readonly administers: boolean
  readonly toDecide: number
  readonly toRead: number
  readonly toAnswer: number
  readonly toCall: number
  readonly plansUnread: number
  readonly toTrain: number
  readonly toPay: number
  readonly toChange: number
  readonly toRequest: number
}

/** Asks for the rail of the program whose page this is. */
export async function askRail(
  { db, params }: Before<Record<string, string>>,
  path: string,
): Promise<FoundRail | undefined> {
  if (!params.program || isParticipantPath(path)) return undefined
  const { program } = params
  const [found] = await askAgain(
    db,
    `rail ${program}`,
    () => sql<FoundRail>`
    with below as materialized (select app.supervised() as id)
    select p.title, p.id in (select app.coordinated()) as coordinates, p.id in (select app.seated()) as seated,
      p.organization_id in (select app.administered()) as administers,
      app.to_decide(p.id) as to_decide,
      (select count(*) from readings r join committee_members m on m.id = r.member_id join applications a on a.id = r.application_id
        where m.person_id = app.actor() and a.program_id = p.id and r.done_at is null and r.recused_at is null and a.id in (select app.assigned())
        and not exists (select 1 from matchings g where g.program_id = p.id and g.state = 'published')) as to_read,
      app.to_answer(p.id) as to_answer,
      (select count(*) from app.calls(p.id)) as to_call,
      (select count(*) from plan_copies c where c.program_id = p.id and p.id in (select app.coordinated())
        and c.mentee_id not in (select id from below) and not exists (select 1 from plan_copy_readings d where d.copy_id = c.id and d.reader_id = app.actor())) as plans_unread,
      app.to_train(p.id) as to_train,
      coalesce((select d.to_tick + d.to_approve + d.to_second + d.to_export + d.to_pay from app.money_duties() d where d.slug = p.slug), 0) as to_pay,
      coalesce((select c.concerns + c.again from app.change_duties() c where c.program_id = p.id), 0) as to_change,
      coalesce((select d.waiting from app.data_request_duties() d where d.program_id = p.id), 0) as to_request
    from programs p where p.slug = ${program}`,
  )
  return found
}

/** The rail as its coordinator, its committee or an administrator of its organization sees it; participants get none. */
export function railFor(
  { actor, params }: Pick<View['asked'], 'actor' | 'params'>,
  path: string,
  found: FoundRail | undefined,
): Rail | undefined {
  if (actor.kind !== 'person' || actor.via !== 'session' || !found || !params.program) return undefined
  if (!found.coordinates && !found.seated && !found.administers) return undefined
  return { title: found.title, steps: stepsFor(found, params.program, path) }
}

const isParticipantPath = (path: string) => /^\/programs\/[^/]+\/apply\b/.test(path) || /^\/programs\/new\b/.test(path)

function stepsFor(found: FoundRail, slug: string, path: string): Step[] {
  const base = `/programs/${slug}`
  const isAt = (part: string) => path === `${base}${part}` || (part !== '' && path.startsWith(`${base}${part}/`))
  const step = (label: Text, part: string, waiting = 0): Step => ({
    label,
    href: `${base}${part}`,
    here: isAt(part) || (part === '/groups' && isAt('/group-proposals')),
    waiting,
  })
  const forCoordinator = [
    step(w.overview, '/settings'),
    step(w.applications, '/applications', found.toDecide),
    step(w.committee, '/committee'),
    step(w.readings, '/readings', found.toRead),
    step(w.matching, '/matching'),
    step(w.answers, '/offers', found.toAnswer),
    step(w.training, '/trainings', found.toTrain),
    step(w.partnerships, '/partnerships', found.toCall),
    step(groupWords.title, '/groups'),
    step(w.pulse, '/pulse'),
    step(copyWords.plans, '/plans', found.plansUnread),
    step(gatheringWords.title, '/gatherings'),
    step(w.changes, '/changes', found.toChange),
    step(w.reviews, '/reviews'),
    step(w.surveys, '/surveys'),
    step(w.certificates, '/certificates'),
    step(w.money, '/honoraria', found.toPay),
    step(w.report, '/report'),
    step(w.closing, '/closing'),
    step(requestWords.rail, '/requests', found.toRequest),
    step(w.activity, '/activity'),
  ]
  const forOthers = [
    step(w.overview, ''),
    found.seated && step(w.committee, '/committee'),
    found.seated && step(w.readings, '/readings', found.toRead),
    found.seated && step(w.matching, '/matching'),
    step(w.partnerships, '/partnerships'),
    found.seated && step(w.reviews, '/reviews'),
    step(w.surveys, '/surveys'),
    found.administers && step(w.money, '/honoraria', found.toPay),
    step(w.report, '/report'),
  ]
  return found.coordinates ? forCoordinator : forOthers.filter((each) => each !== false)
}
