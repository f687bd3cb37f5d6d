import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, type Text } from '#foundation/language.ts'
import { homeWords as w } from './home.words.ts'

/** One thing to do: a sentence, a button, and how soon. */
export interface Task {
  readonly sentence: Text
  readonly button: Text
  readonly href: string
  /** Earlier comes first; what has no time comes last. */
  readonly by: Temporal.PlainDate | null
}

/** A program the actor runs or decides in, with what waits for them there. */
export interface WorkProgram {
  readonly slug: string
  readonly title: Text
  readonly status: string
  readonly coordinates: boolean
  readonly promised: boolean | null
  readonly complete: number
  readonly unchecked: number
  readonly toRead: number
  readonly boardToSign: number | null
  readonly boardToPublish: number | null
  readonly matchBy: Temporal.PlainDate
}

/** What waits for the actor in every program they coordinate or sit on the committee of; one question to the database. */
export async function listWork(db: Db): Promise<WorkProgram[]> {
  const { rows } = await sql<WorkProgram>`
    with mine as (
      select p.*, p.id in (select app.coordinated()) as coordinates from programs p
      where p.id in (select app.coordinated()) or p.id in (select app.seated())),
    term as (
      select c.program_id, m.id, m.promised_at from committee_members m join committees c on c.id = m.committee_id
      where m.person_id = app.actor() and app.today() between m.since and m.until),
    waiting as (
      select a.program_id, count(*) filter (where a.status = 'submitted') as complete,
        count(t.id) filter (where t.confirmed is null and a.status in ('submitted', 'accepted')) as unchecked
      from applications a left join attestations t on t.application_id = a.id
      where a.program_id in (select app.coordinated()) group by a.program_id),
    reading as (
      select a.program_id, count(*) as n from readings r join term on term.id = r.member_id join applications a on a.id = r.application_id
      where r.done_at is null and r.recused_at is null and a.status in ('submitted', 'accepted', 'asked') group by a.program_id)
    select p.slug, p.title, p.status, p.coordinates, p.match_by, (select promised_at is not null from term where program_id = p.id limit 1) as promised,
      coalesce(w.complete, 0) as complete, coalesce(w.unchecked, 0) as unchecked, coalesce(r.n, 0) as to_read,
      (select g.number from matchings g join term on term.program_id = g.program_id where g.program_id = p.id and g.state = 'proposed' and term.promised_at is not null
        and not exists (select 1 from sign_offs s where s.matching_id = g.id and s.member_id = term.id) limit 1) as board_to_sign,
      (select g.number from matchings g where g.program_id = p.id and g.state = 'approved' and p.coordinates limit 1) as board_to_publish
    from mine p left join waiting w on w.program_id = p.id left join reading r on r.program_id = p.id
    where p.status <> 'archived' order by p.opens_on desc`.execute(db)
  return rows
}

/** What somebody's work in programs asks of them. */
export function workTasks(programs: readonly WorkProgram[]): Task[] {
  return programs.flatMap((program) => {
    const base = `/programs/${program.slug}`
    const task = (when: unknown, say: (title: string) => Text, button: Text, href: string): Task[] =>
      when
        ? [
            {
              sentence: both((language) => say(program.title[language])[language]),
              button,
              href: `${base}${href}`,
              by: program.matchBy,
            },
          ]
        : []
    return [
      ...task(program.coordinates && program.status === 'draft', w.draft, w.draftButton, '/settings'),
      ...task(program.promised === false, w.promise, w.open, '/committee/confidentiality'),
      ...task(
        program.boardToPublish,
        w.publishBoard,
        w.publishButton,
        `/matching/${program.boardToPublish}/publication`,
      ),
      ...task(
        program.promised && program.toRead > 0,
        (title) => w.read(program.toRead, title),
        w.readButton,
        '/readings',
      ),
      ...task(program.boardToSign, w.sign, w.signButton, `/matching/${program.boardToSign}`),
      ...task(
        program.complete > 0,
        (title) => w.decide(program.complete, title),
        w.decideButton,
        '/applications?state=complete',
      ),
      ...task(
        program.unchecked > 0,
        (title) => w.membership(program.unchecked, title),
        w.check,
        '/applications?membership=unchecked',
      ),
    ]
  })
}

/** The actor's applications with what they ask, and offers that wait for an answer. */
export async function listOwnTasks(db: Db, actor: PersonActor): Promise<Task[]> {
  const applications = await db
    .selectFrom('applications')
    .innerJoin('programs', 'programs.id', 'applications.programId')
    .select(['applications.id', 'applications.status', 'programs.title', 'programs.closesOn'])
    .where('applications.personId', '=', actor.id)
    .where('applications.status', 'in', ['draft', 'asked'])
    .execute()
  const offers = await db
    .selectFrom('offers')
    .innerJoin('programs', 'programs.id', 'offers.programId')
    .select(['offers.id', 'offers.answerBy', 'programs.title'])
    .where((of) =>
      of.or([
        of.and([of('offers.mentorId', '=', actor.id), of('offers.state', '=', 'asking_mentor')]),
        of.and([of('offers.menteeId', '=', actor.id), of('offers.state', '=', 'asking_mentee')]),
      ]),
    )
    .execute()
  return [
    ...offers.map((offer) => {
      const by = dateAt(offer.answerBy, actor.zone)
      return {
        sentence: both((language) => w.answerOffer(offer.title[language], sayShortDate(by, language))[language]),
        button: w.seeWho,
        href: `/offers/${offer.id}`,
        by,
      }
    }),
    ...applications.map(({ id, status, title, closesOn }) => ({
      sentence: both(
        (language) =>
          (status === 'asked' ? w.addTo(title[language]) : w.finish(title[language], sayShortDate(closesOn, language)))[
            language
          ],
      ),
      button: w.goOn,
      href: `/applications/${id}`,
      by: closesOn,
    })),
  ]
}

/** Soonest first. */
export function inOrder(tasks: readonly Task[]): Task[] {
  return [...tasks].sort((a, b) =>
    a.by && b.by ? Temporal.PlainDate.compare(a.by, b.by) : Number(a.by === null) - Number(b.by === null),
  )
}

/** What lies ahead in the programs the actor takes part in. */
export async function listAhead(db: Db, actor: PersonActor, today: Temporal.PlainDate) {
  return db
    .selectFrom('programDates')
    .innerJoin('programs', 'programs.id', 'programDates.programId')
    .innerJoin('applications', 'applications.programId', 'programs.id')
    .select(['programDates.title', 'programDates.startsOn', 'programs.title as program'])
    .distinctOn(['programDates.startsOn', 'programDates.id'])
    .where('applications.personId', '=', actor.id)
    .where('applications.status', 'in', ['submitted', 'accepted', 'waiting'])
    .where('programDates.startsOn', '>=', today)
    .orderBy('programDates.startsOn')
    .orderBy('programDates.id')
    .limit(4)
    .execute()
}

/** Organizations the actor administers. */
export async function listAdministered(db: Db) {
  const { rows } = await sql<{
    slug: string
    name: Text
  }>`select slug, name from organizations where id in (select app.administered()) order by slug`.execute(db)
  return rows
}
