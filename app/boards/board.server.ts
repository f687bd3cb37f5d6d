import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { orNotFound } from '#foundation/refusal.ts'
import type { StoredProblem } from '../answers/stored.ts'
import { slotWords } from '../applications/applications.words.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { type Policy, policySchema } from '../programs/policy.ts'
import { getSeat, type idOf, type ProgramId } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import type { Reason } from '../scoring/reason.ts'
import { type Board, mostShown, type Proposal, type Side } from './board.ts'
import type { LeftReason } from './left-over.ts'

const boardColumns = [
  'matchings.id',
  'matchings.programId',
  'matchings.number',
  'matchings.state',
  'matchings.verified',
  'matchings.mentees',
  'matchings.mentors',
  'matchings.pairsAllowed',
  'matchings.matched',
  'matchings.cost',
  'matchings.milliseconds',
  'matchings.reason',
  'matchings.rulings',
  'matchings.madeAt',
  'matchings.publishedAt',
  'matchings.version',
] as const

export const selectBoards = (db: Db, programId: ProgramId) =>
  db
    .selectFrom('matchings')
    .leftJoin('people', 'people.id', 'matchings.madeBy')
    .select([...boardColumns, 'people.name as madeBy'])
    .where('matchings.programId', '=', programId)

const toBoard = (row: Omit<Board, 'milliseconds'> & { milliseconds: unknown }): Board => ({
  ...row,
  milliseconds: row.milliseconds as Board['milliseconds'],
})

/** Every board of a program, newest first. */
export async function listBoards(db: Db, programId: string): Promise<Board[]> {
  const rows = await selectBoards(db, programId).orderBy('number', 'desc').execute()
  return rows.map(toBoard)
}

/** A board's id by its number, as a part of other questions. */
export const boardIdOf = (db: Db, programId: ProgramId, number: string) =>
  db
    .selectFrom('matchings')
    .select('matchings.id')
    .where('matchings.programId', '=', programId)
    .where('matchings.number', '=', /^\d{1,6}$/.test(number) ? Number(number) : 0)

export type BoardId = string | ReturnType<typeof boardIdOf>

export async function findBoard(db: Db, programId: string, number: string | number): Promise<Board> {
  return toBoard(
    orNotFound(
      Number.isInteger(Number(number)) &&
        (await selectBoards(db, programId).where('number', '=', Number(number)).executeTakeFirst()),
    ),
  )
}

/** The weights and rules a board was made under. */
export async function getPolicy(db: Db, boardId: string): Promise<Policy> {
  const row = await db.selectFrom('matchings').select('policy').where('id', '=', boardId).executeTakeFirst()
  return policySchema.parse(orNotFound(row).policy)
}

/** The board the committee works on, or the one that was published. */
export async function findCurrentBoard(db: Db, programId: string): Promise<Board | undefined> {
  const row = await selectBoards(db, programId)
    .where('state', '<>', 'superseded')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row && toBoard(row)
}

/**
 * The question what a board's page shows of its pairs, of who is left and of whom was ruled on, as far as the actor may
 * see it. What a pair's reasons are never changes once a board is made; names, places and the words of options can.
 * A long board answers otherwise each time: to digest all of it would take longer than to draw a page of it.
 */
export const boardShown = (board: ReturnType<typeof boardIdOf>, program: ReturnType<typeof idOf>) => sql`
    select case when (select matched from matchings where id = (${board})) > ${sql.lit(mostShown)}
      then json_build_array(gen_random_uuid()) else json_build_array(
      (select json_agg(json_build_array(id, pinned) order by id) from proposals where matching_id = (${board})),
      (select json_agg(application_id order by application_id) from left_overs where matching_id = (${board})),
      (select json_agg(s order by s.id) from app.sides(array(
        select mentee_application_id from proposals where matching_id = (${board})
        union select mentor_application_id from proposals where matching_id = (${board})
        union select application_id from left_overs where matching_id = (${board})
        union select unnest(array[mentee_application_id, mentor_application_id]) from rulings
          where program_id = (${program}))) s),
      (select json_agg(n order by n) from app.applied_from((${program})) n),
      (select json_agg(json_build_array(q.id, q.version) order by q.id)
        from seats s join questionnaires q on q.id = s.questionnaire_id where s.program_id = (${program}))) end`

/** The proposed pairs, as far as the actor may see them: a supervisor of either is shown none of it. All, or some by id. */
export async function listProposals(db: Db, boardId: string, only?: readonly string[]): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .select(['id', 'menteeApplicationId', 'mentorApplicationId', 'cost', 'reasons', 'pinned'])
    .where('matchingId', '=', boardId)
    .$if(only !== undefined, (some) => some.where(sql<boolean>`id = any(${only ?? []}::uuid[])`))
    .execute()
  const sides = await readSides(
    db,
    rows.flatMap((row) => [row.menteeApplicationId, row.mentorApplicationId]),
  )
  return rows
    .flatMap((row) => {
      const [mentee, mentor] = [sides.get(row.menteeApplicationId), sides.get(row.mentorApplicationId)]
      return mentee && mentor
        ? [
            {
              id: row.id,
              mentee,
              mentor,
              cost: row.cost,
              reasons: row.reasons as Reason[],
              pinned: row.pinned,
            },
          ]
        : []
    })
    .sort((a, b) => a.mentee.name.localeCompare(b.mentee.name, 'fr-CA'))
}

/** The proposed pair of one mentee, as far as the actor may see it. */
export async function findProposal(db: Db, boardId: string, mentee: string): Promise<Proposal | undefined> {
  const row = await db
    .selectFrom('proposals')
    .select('id')
    .where('matchingId', '=', boardId)
    .where('menteeApplicationId', '=', mentee)
    .executeTakeFirst()
  return row && (await listProposals(db, boardId, [row.id]))[0]
}

/** Who applications are about, for those who decide: a name and a district, nothing else. */
export async function readSides(db: Db, applicationIds: readonly string[]): Promise<Map<string, Side>> {
  if (applicationIds.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    personId: string
    name: string
    number: number | null
    district: string | null
    lat: number | null
    lon: number | null
    setting: string | null
  }>`select * from app.sides(${[...new Set(applicationIds)]}::uuid[])`.execute(db)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        applicationId: row.id,
        personId: row.personId,
        name: row.name,
        district:
          row.number === null
            ? null
            : {
                number: row.number,
                name: row.district ?? '',
                lat: row.lat ?? 0,
                lon: row.lon ?? 0,
                setting: row.setting ?? '',
              },
      },
    ]),
  )
}

/** The districts from which somebody asked for a mentor, whatever became of it: a number each, for those who decide. */
export async function readApplied(db: Db, programId: string): Promise<Set<number>> {
  const { rows } = await sql<{ number: number }>`select number from app.applied_from(${programId}) number`.execute(db)
  return new Set(rows.map(({ number }) => number))
}

/** Everybody without a partner, and why. All, or some by application. */
export async function listLeftOvers(db: Db, boardId: string, only?: readonly string[]) {
  const rows = await db
    .selectFrom('leftOvers')
    .select(['applicationId', 'seat', 'reason'])
    .where('matchingId', '=', boardId)
    .$if(only !== undefined, (some) => some.where(sql<boolean>`application_id = any(${only ?? []}::uuid[])`))
    .execute()
  const reasons = rows.map((row) => ({ ...row, reason: row.reason as LeftReason }))
  const sides = await readSides(
    db,
    reasons.flatMap(({ applicationId, reason }) => [
      applicationId,
      ...(reason.kind === 'scarce' ? [...reason.mentees, ...reason.mentors] : []),
    ]),
  )
  const people = reasons.flatMap((row) => {
    const side = sides.get(row.applicationId)
    return side ? [{ ...row, side }] : []
  })
  return { people, sides }
}

/** Whether the actor supervises somebody a board was made of, or stepped back: its problem, which is about all, is not theirs to read. */
export async function standsApart(db: Db, boardId: string): Promise<boolean> {
  const { rows } = await sql<{ apart: boolean }>`select app.stands_apart(${boardId}) as apart`.execute(db)
  return rows[0]?.apart === true
}

/**
 * The instance and certificate of a board, and its pairs. Row-level security gives it to the worker, and to coordinators
 * who stand apart from nobody in it; a committee page asks through `readAsWorker` and shows prices, never costs.
 */
export async function getStored(db: Db, boardId: string) {
  const row = orNotFound(
    await db
      .selectFrom('matchingProblems')
      .select(['problem', 'certificate', 'reasons'])
      .where('matchingId', '=', boardId)
      .executeTakeFirst(),
  )
  const pairs = await db
    .selectFrom('proposals')
    .select(['menteeApplicationId as mentee', 'mentorApplicationId as mentor'])
    .where('matchingId', '=', boardId)
    .execute()
  return {
    pairs,
    problem: row.problem as StoredProblem,
    certificate: row.certificate as { mentorPrice: number[]; unmatchedPrice: number[] },
    reasons: row.reasons as Record<string, Reason[]>,
  }
}

/** What ids in stored reasons are called: competencies, and the options of a program's questions. */
export async function readLabels(db: Db, program: Program): Promise<Map<string, Text>> {
  const { competencies } = await getFramework(db, program.frameworkId)
  const labels = new Map([...Object.entries(slotWords), ...competencies.map(({ id, title }) => [id, title] as const)])
  for (const kind of ['mentee', 'mentor'] as const) {
    const { groups } = await getQuestionnaire(db, (await getSeat(db, program.id, kind)).questionnaireId)
    for (const question of groups.flatMap(({ questions }) => questions))
      for (const option of question.options ?? []) labels.set(option.value, option.label)
  }
  return labels
}
