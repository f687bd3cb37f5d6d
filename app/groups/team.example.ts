import type { GroupKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { addPool, type PoolExample } from '../boards/board.example.ts'
import { groupDay, plainGroup } from './group.example.ts'
import { openGroup } from './group.server.ts'
import type { GroupForm } from './group.ts'
import { joinGroup, placeInGroup } from './place.server.ts'

/** Three mentees, four mentors, all accepted; nobody in a group. */
export const addPeople = (db: Db) =>
  addPool(db, {
    mentees: ['Ana', 'Bea', 'Cid'].map((name) => ({ name })),
    mentors: ['Maud', 'Max', 'Mia', 'Moe'].map((name) => ({ name, position: { districtNumber: 36 } })),
  })

/** Opens a group as the coordinator. */
export async function open(
  db: Db,
  { program, coordinator }: PoolExample,
  kind: GroupKind,
  other: Partial<GroupForm> = {},
) {
  await as(db, coordinator)
  const id = await openGroup(db, coordinator, program.id, kind, plainGroup(program.endsOn, other), groupDay)
  return { id, programId: program.id }
}

/** Puts somebody into it, as the coordinator. */
export async function place(
  db: Db,
  pool: PoolExample,
  group: { id: string; programId: string },
  name: string,
  leads = false,
) {
  await as(db, pool.coordinator)
  await placeInGroup(db, pool.coordinator, group, { personId: pool.person(name).id, leads, knowing: false })
}

/** Somebody joins by themselves. */
export const join = async (db: Db, who: PersonActor, group: { id: string }) =>
  joinGroup(await as(db, who), who, group.id)
