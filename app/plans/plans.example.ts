import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { as, testKey } from '#foundation/testing.ts'
import { agreeOnPlan } from './agreed.server.ts'
import { shareCopy } from './copy.server.ts'
import { addEvidence } from './evidence.server.ts'
import { answerFeedback, askFeedback, giveFeedback } from './feedback.server.ts'
import { addGoal, addStep } from './goal.server.ts'
import { beginPlan, getPlan, saveSheet } from './plan.server.ts'
import { answerSuggestion, listSuggestions, suggest } from './suggestion.server.ts'

/** The moment at which things in example plans happen. */
export const planNow = Temporal.Instant.from('2026-11-20T18:00:00Z')
export const planToday = Temporal.PlainDate.from('2026-11-20')

/** The actor's plan, begun now if it was not. */
export async function openExample(db: Db, actor: PersonActor, partnershipId: string) {
  await as(db, actor)
  await beginPlan(db, actor, partnershipId, [], testKey, planNow)
  return getPlan(db, actor, partnershipId, testKey)
}

/** Words in every place of a plan, by both; and a copy shared of some of it. */
export async function addPlanLife(
  db: Db,
  { amina, marcus, partnershipId }: { amina: PersonActor; marcus: PersonActor; partnershipId: string },
  say: (what: string) => string,
): Promise<void> {
  const hers = await openExample(db, amina, partnershipId)
  await agreeOnPlan(db, amina, hers, hers.edition, planNow)
  const words = (of: string) => ({
    title: say(`${of} title`),
    why: say(`${of} why`),
    measure: say(`${of} measure`),
    district: say(`${of} district`),
    outcome: say(`${of} outcome`),
  })
  const competencies = hers.competencies.slice(0, 1).map(({ id }) => id)
  const plain = { competencies, state: 'under_way' } as const
  await saveSheet(db, amina, hers, 'vision', 0, { vision: say('plan vision'), living: say('plan vision lived') })
  await saveSheet(db, amina, hers, 'priorities', 0, { pulls: say('plan priorities'), first: say('plan first') })
  await saveSheet(db, amina, hers, 'inquiry', 0, { question: say('inquiry question'), matters: say('inquiry reason') })
  await addEvidence(db, amina, hers, { words: say('evidence'), seenOn: planToday })
  const shared = await addGoal(db, amina, hers, amina.id, { words: words('shared goal'), ...plain }, planNow)
  const kept = await addGoal(db, amina, hers, amina.id, { words: words('kept goal'), ...plain }, planNow)
  const step = { ownerId: amina.id, dueOn: planToday }
  await addStep(db, amina, hers, shared, { words: say('shared step'), ...step }, planNow)
  await addStep(db, amina, hers, kept, { words: say('kept step'), ...step, ownerId: marcus.id }, planNow)
  await askFeedback(db, amina, hers, say('feedback asked, open'), planNow)
  const asked = await askFeedback(db, amina, hers, say('feedback asked'), planNow)

  const his = await openExample(db, marcus, partnershipId)
  await addGoal(db, marcus, his, marcus.id, { words: words('mentor goal'), ...plain }, planNow)
  await answerFeedback(db, marcus, his, asked, say('feedback answer'), planNow)
  await giveFeedback(db, marcus, his, { about: say('feedback subject'), answer: say('feedback unasked') }, planNow)
  const learning = {
    kind: 'learning',
    competencyId: null,
    what: say('suggestion'),
    why: say('suggestion why'),
    link: `https://example.org/${say('suggestion link')}`,
  } as const
  await suggest(db, marcus, his, learning, planNow)

  await as(db, amina)
  for (const { id, version, words } of await listSuggestions(db, hers))
    await answerSuggestion(
      db,
      amina,
      hers,
      id,
      version,
      {
        state: 'declined',
        words: { ...words, reply: say('suggestion reply') },
      },
      planNow,
    )
  await shareCopy(db, amina, hers, { sheets: ['vision'], goals: [shared], suggestions: false }, testKey, planNow)
}
