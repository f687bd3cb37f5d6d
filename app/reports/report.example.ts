import type { PersonActor } from '#foundation/actor.ts'
import { dateAt } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { publishReport, shareEdition, writeText } from './report.server.ts'

/** A word in the report, published and shared, and one that came later, for the tests' world and its probes. */
export async function addReportLife(
  db: Db,
  { program, coordinator }: { program: { slug: string }; coordinator: PersonActor },
  say: (what: string) => string,
): Promise<void> {
  const now = Temporal.Instant.from('2026-10-25T18:00:00Z')
  await as(db, coordinator)
  await writeText(db, coordinator, program.slug, 'well', { body: say('report word'), version: 0 })
  const n = await publishReport(db, coordinator, program.slug, now, dateAt(now))
  await shareEdition(db, coordinator, program.slug, String(n), { shared: true, version: 1 })
  await writeText(db, coordinator, program.slug, 'improve', { body: say('report word to come'), version: 0 })
}
