import { openGroup } from '#app/groups/group.server.ts'
import { joinGroup, placeInGroup } from '#app/groups/place.server.ts'
import { writePost } from '#app/groups/post.server.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { aurelie, farah, leila, nadia, owen, simon } from './cast.ts'
import { noonOf } from './pair-life.ts'
import { asSomebody } from './story.ts'
import type { Year } from './year.ts'

/** Two learning teams: one under way, with what its members wrote to each other; one that still waits for people. */
export async function layGroups(year: Year): Promise<void> {
  const { pairs } = year
  const two = (name: string) => orNotFound(pairs.get(name))
  const [walter, yves] = [two(nadia.name).mentor, two(aurelie.name).mentor]
  const small = await open(year, 'Small schools', 'Rural', 'Leading a school of fewer than sixty, alone in the office.')
  await lead(year, small, walter)
  for (const { name } of [leila, simon, owen, farah]) await join(year, small, two(name).mentee)
  const asked = 'How do you share supervision before school when you are the only adult in the building?'
  const thread = await write(year, small, two(leila.name).mentee, null, asked, 12)
  const answers = [
    [two(owen.name).mentee, 'Two parents and the bus driver, by rota. The district asked for a form, once.', 11],
    [walter, 'I opened the gym and sat in it. Nobody got in trouble, and I heard everything.', 9],
  ] as const
  for (const [who, words, days] of answers) await write(year, small, who, thread, words, days)
  await write(
    year,
    small,
    two(simon.name).mentee,
    null,
    'My timetable for a split of four grades: who wants to see it?',
    4,
  )
  const about = 'Diriger une école d’immersion ou francophone : recruter, accueillir, garder la langue.'
  await lead(year, await open(year, 'Écoles en français', 'Immersion', about), yves)
}

const open = ({ stage, steward, program, today }: Year, name: string, focus: string, description: string) =>
  asSomebody(stage, steward, async (db) => {
    const sizes = { least: 3, most: 10, signUp: true, wished: false, endsOn: program.endsOn }
    return {
      id: await openGroup(db, steward, program.id, 'learning_team', { name, focus, description, ...sizes }, today),
      programId: program.id,
    }
  })

type Opened = Awaited<ReturnType<typeof open>>

const lead = ({ stage, steward }: Year, group: Opened, { id: personId }: PersonActor) =>
  asSomebody(stage, steward, (db) => placeInGroup(db, steward, group, { personId, leads: true, knowing: false }))

const join = ({ stage }: Year, group: Opened, who: PersonActor) =>
  asSomebody(stage, who, (db) => joinGroup(db, who, group.id))

const write = (
  { stage, today }: Year,
  group: Opened,
  who: PersonActor,
  thread: string | null,
  words: string,
  daysAgo: number,
) =>
  asSomebody(stage, who, (db) =>
    writePost(db, who, group.id, thread, words, stage.key, noonOf(today.subtract({ days: daysAgo }))),
  )
