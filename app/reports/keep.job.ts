import { sql } from 'kysely'
import { system } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Tick } from '#foundation/postman.ts'
import { getProgram } from '../programs/program.server.ts'
import { makeReport } from './report.server.ts'
import { withQuotes } from './report.ts'

/**
 * Ninety days after a program has ended keeps its report as it stands, as an edition of the house's own: its figures
 * outlive the people they were counted from. Nothing they are counted from is deleted before; the database sees to that.
 */
export const keepFigures: Tick = async (db, { now }) => {
  const { rows } = await sql<{ id: string }>`select id from app.programs_to_count() id order by id limit 20`.execute(db)
  for (const { id } of rows) {
    const program = await getProgram(db, id)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${id}`}, 0)), set_config('app.counting', ${id}, true)`.execute(
      db,
    )
    const report = withQuotes(await makeReport(db, program, dateAt(now)), (each) => ({
      ...each,
      words: '',
      signed: '',
    }))
    await sql`select set_config('app.counting', '', true)`.execute(db)
    await sql`insert into report_editions (program_id, n, report, published_at)
      select ${id}, coalesce(max(n), 0) + 1, ${JSON.stringify(report)}, ${now.toString()} from report_editions where program_id = ${id}`.execute(
      db,
    )
    await record(db, system('report.keep'), 'report.kept', { recordType: 'program', recordId: id, programId: id })
  }
}
