import { sql } from 'kysely'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import type { Text } from '#foundation/language.ts'
import { both } from '#foundation/language.ts'
import { Refusal, refuseUnless } from '#foundation/refusal.ts'
import { getFramework, makeEdition } from '../frameworks/framework.server.ts'
import { readOutline } from '../frameworks/framework.ts'
import { changeProgram } from './program.server.ts'
import type { Program } from './program.ts'
import { settingsWords as w } from './settings.words.ts'

/** Whether somebody has rated themselves for this program already. */
export async function isRated(db: Db, programId: string): Promise<boolean> {
  const { rows } = await sql<{ rated: boolean }>`select app.is_rated(${programId}) as rated`.execute(db)
  return rows[0]?.rated ?? true
}

/**
 * Chooses the framework that applicants rate themselves on. Once somebody has, it stays: gaps and strengths worded
 * differently could not be compared.
 */
export async function chooseFramework(
  db: Db,
  actor: PersonActor,
  program: Program,
  version: number,
  frameworkId: string,
): Promise<void> {
  if (frameworkId === program.frameworkId) return
  refuseUnless(!(await isRated(db, program.id)), w.frameworkStays, { field: 'frameworkId' })
  await changeProgram(db, actor, program, version, { frameworkId })
}

/** Whether the actor may add to the frameworks of an organization: a program's coordinator need not be of its staff. */
export async function mayWord(db: Db, { organizationId }: Pick<Program, 'organizationId'>): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select ${organizationId}::uuid in (select app.served()) as may`.execute(
    db,
  )
  return rows[0]?.may ?? false
}

/** Words the framework of a program anew, as an edition of its organization's own, and chooses it. */
export async function wordFramework(
  db: Db,
  actor: PersonActor,
  program: Program,
  version: number,
  { title, outline }: { title: Text; outline: string },
): Promise<void> {
  refuseUnless(await mayWord(db, program), w.notYourWords, { status: 403 })
  const wordings = readOutline(outline)
  if ('wrongLine' in wordings) {
    const { wrongLine } = wordings
    throw new Refusal(
      both((language) => w.outlineLine(wrongLine)[language]),
      { field: 'outline' },
    )
  }
  refuseUnless(!(await isRated(db, program.id)), w.frameworkStays, { field: 'outline' })
  const from = await getFramework(db, program.frameworkId)
  const id = await makeEdition(db, actor, program.organizationId, from, title, wordings)
  await chooseFramework(db, actor, program, version, id)
}
