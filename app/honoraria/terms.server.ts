import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import type { Db } from '#foundation/database.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import type { Program } from '../programs/program.ts'
import { honorariaWords as w } from './honoraria.words.ts'
import type { Term } from './honorarium.ts'

/** What the house sees itself, and what a program asks for that has said nothing else yet. */
export const usualTerms: readonly Term[] = [
  { ...w.completedTerm, proof: 'completed' },
  { ...w.agreementTerm, proof: 'agreed' },
  { ...w.trainingTerm, proof: 'trained' },
]

/** What a program asks for before it pays. Version 0 is what is usual: nobody has decided yet. */
export async function getTerms(db: Db, programId: string): Promise<{ conditions: readonly Term[]; version: number }> {
  const found = await db
    .selectFrom('honorariumTerms')
    .select(['conditions', 'version'])
    .where('programId', '=', programId)
    .executeTakeFirst()
  return found
    ? { conditions: found.conditions as unknown as Term[], version: found.version }
    : { conditions: usualTerms, version: 0 }
}

/** Decides what is asked for from now on. Claims that are open keep what they were opened with. */
export async function saveTerms(
  db: Db,
  actor: PersonActor,
  program: Program,
  version: number,
  terms: readonly Term[],
): Promise<void> {
  const conditions = JSON.stringify(terms)
  const made = await db
    .insertInto('honorariumTerms')
    .values({ programId: program.id, conditions })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const { id } = await db
      .selectFrom('honorariumTerms')
      .select('id')
      .where('programId', '=', program.id)
      .executeTakeFirstOrThrow()
    await changeVersioned(db, 'honorariumTerms', id, version, { conditions })
  }
  await record(db, actor, 'honorarium.terms-changed', {
    recordType: 'program',
    recordId: program.id,
    programId: program.id,
    facts: { conditions: terms.length },
  })
}
