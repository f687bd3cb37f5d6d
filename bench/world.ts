// A program with 200 applications and a board of 100 pairs, laid straight into a database.
import type pg from 'pg'
import { addApplication } from '#app/applications/application.example.ts'
import { listBoards } from '#app/boards/board.server.ts'
import { runMatching } from '#app/boards/run.server.ts'
import { addCommittee } from '#app/committees/committee.example.ts'
import { addProgram } from '#app/programs/program.example.ts'
import { openClient, over } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'

export interface World {
  readonly slug: string
  readonly board: number
  readonly pairs: number
  /** Lays a session of the coordinator. */
  addSession(tokenHash: Buffer): Promise<void>
}

export async function layWorld(owner: pg.ClientConfig): Promise<World> {
  const client = openClient(owner)
  await client.connect()
  await client.query('begin')
  const db = over(client)
  const { program, coordinator } = await addProgram(db, { year: 2027, changes: { cap: 500 } })
  await addCommittee(db, program)
  const districts = [
    5, 8, 10, 19, 20, 22, 23, 27, 28, 33, 34, 36, 37, 38, 39, 40, 41, 42, 43, 44, 49, 50, 52, 57, 59, 60, 61, 68, 71,
    72, 73, 79, 82, 83, 87, 91, 92,
  ]
  for (let n = 0; n < 200; n++)
    await addApplication(db, program, n % 2 ? 'mentor' : 'mentee', {
      name: `Person ${n} Example`,
      email: `person${n}@example.org`,
      status: 'accepted',
      position: { districtNumber: districts[(n * 7) % districts.length] ?? 73 },
      rating: (index) => 1 + ((n + index * 3) % 5),
    })
  await as(db, coordinator)
  await runMatching(db, coordinator, program, '', Temporal.PlainDate.from('2027-10-21'))
  const [board] = await listBoards(db, program.id)
  await as(db, 'owner')
  await client.query('commit')
  await client.query('analyze')
  await client.end()
  return {
    slug: program.slug,
    board: board?.number ?? 1,
    pairs: board?.matched ?? 0,
    async addSession(tokenHash) {
      const again = openClient(owner)
      await again.connect()
      await again.query(
        `insert into sessions (token_hash, person_id, level, ends_at) values ($1, $2, 'strong', now() + interval '1 day')`,
        [tokenHash, coordinator.id],
      )
      await again.end()
    },
  }
}
