import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as } from '#foundation/testing.ts'
import { answerRequest, askRequest, listOwnRequests } from './request.server.ts'

const askedAt = Temporal.Instant.from('2026-11-03T18:00:00Z')

/** Amina asks for a correction that is declined; Marcus asks to see what a referee wrote, which is still to be answered. */
export async function addRequests(
  db: Db,
  {
    amina,
    marcus,
    coordinator,
    program,
  }: { amina: PersonActor; marcus: PersonActor; coordinator: PersonActor; program: { id: string } },
  say: (what: string) => string,
): Promise<void> {
  const applicationOf = async (personId: string) =>
    (
      await db
        .selectFrom('applications')
        .select('id')
        .where('personId', '=', personId)
        .where('programId', '=', program.id)
        .executeTakeFirstOrThrow()
    ).id
  await as(db, amina)
  const asked = { applicationId: await applicationOf(amina.id), kind: 'correct', about: 'decision' } as const
  await askRequest(db, amina, { ...asked, words: say('correction mentee') }, askedAt)
  const [request] = await listOwnRequests(db, amina)
  if (!request) throw new Error('Amina has asked.')
  await as(db, marcus)
  const wished = { applicationId: await applicationOf(marcus.id), kind: 'see', about: 'reference' } as const
  await askRequest(db, marcus, { ...wished, words: say('wish to see mentor') }, askedAt)
  await as(db, coordinator)
  const said = { state: 'declined', answer: say('reason to decline'), version: request.version } as const
  await answerRequest(db, coordinator, program.id, request.id, said, askedAt)
}
