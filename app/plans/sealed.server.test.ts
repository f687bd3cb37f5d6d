import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Db } from '#foundation/database.ts'
import { Conflict } from '#foundation/refusal.ts'
import { as, testKey, withDatabase } from '#foundation/testing.ts'
import { addPair, type PairExample } from '../partnerships/partnership.example.ts'
import { addEvidence, changeEvidence, getEvidence } from './evidence.server.ts'
import { addGoal, addStep, changeGoal, changeStep, getGoal, getStep } from './goal.server.ts'
import { getPlan, type Plan, readSheets, saveSheet } from './plan.server.ts'
import { noGoalWords } from './plan.ts'
import { openExample, planNow, planToday } from './plans.example.ts'
import { answerSuggestion, getSuggestion, suggest } from './suggestion.server.ts'

/** Something both can write in: what it says and in which version, and how it is changed. */
interface Written {
  read(): Promise<{ text: string; version: number }>
  save(actor: PairExample['mentee'], version: number, text: string): Promise<void>
}

/** One of each kind of row of a plan. */
async function addWritten(db: Db, plan: Plan, { mentee }: PairExample): Promise<Written[]> {
  const asGoal = (title: string) => ({ words: { ...noGoalWords, title }, competencies: [], state: 'planned' }) as const
  const asStep = (words: string) => ({ words, ownerId: mentee.id, dueOn: null })
  const goal = await addGoal(db, mentee, plan, mentee.id, asGoal('0'), planNow)
  const step = await addStep(db, mentee, plan, goal, asStep('0'), planNow)
  const seen = await addEvidence(db, mentee, plan, { words: '0', seenOn: planToday })
  const learning = { kind: 'learning', competencyId: null, what: '0', why: '' } as const
  const suggestion = await suggest(db, mentee, plan, learning, planNow)
  const goalWritten: Written = {
    read: async () => {
      const { words, version } = await getGoal(db, plan, goal)
      return { text: words.title, version }
    },
    save: (actor, version, text) => changeGoal(db, actor, plan, goal, version, asGoal(text)),
  }
  const stepWritten: Written = {
    read: async () => {
      const { words, version } = (await getStep(db, plan, step)).step
      return { text: words, version }
    },
    save: (actor, version, text) =>
      changeStep(db, actor, plan, step, version, { ...asStep(text), state: 'open' }, planToday),
  }
  const evidenceWritten: Written = {
    read: async () => {
      const { words, version } = await getEvidence(db, plan, seen)
      return { text: words, version }
    },
    save: (actor, version, text) => changeEvidence(db, actor, plan, seen, version, { words: text, seenOn: planToday }),
  }
  const suggestionWritten: Written = {
    read: async () => {
      const { words, version } = await getSuggestion(db, plan, suggestion)
      return { text: words.reply, version }
    },
    save: (actor, version, text) =>
      answerSuggestion(
        db,
        actor,
        plan,
        suggestion,
        version,
        { state: 'open', words: { what: '0', why: '', link: '', reply: text } },
        planNow,
      ),
  }
  return [goalWritten, stepWritten, evidenceWritten, suggestionWritten, sheetWritten(db, plan)]
}

/** A sheet nobody has written on: the first words are the race. */
function sheetWritten(db: Db, plan: Plan): Written {
  return {
    read: async () => {
      const { words, version } = (await readSheets(db, plan)).priorities
      return { text: words.first ?? '', version }
    },
    save: (actor, version, first) => saveSheet(db, actor, plan, 'priorities', version, { first }),
  }
}

const acts = fc.array(
  fc.record({
    who: fc.constantFrom('mentee', 'mentor'),
    does: fc.constantFrom('opens', 'sends'),
    what: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 1, maxLength: 14 },
)

test(
  'however the two take turns, no words are written over that the writer had not seen, and who comes late is shown them',
  withDatabase(async (db) => {
    const pair = await addPair(db)
    const plan = await openExample(db, pair.mentee, pair.partnershipId)
    const written = await addWritten(db, plan, pair)
    let n = 0
    await fc.assert(
      fc.asyncProperty(acts, async (turns) => {
        await as(db, pair.mentee)
        const now = await Promise.resolve(written).then(async (all) => {
          const read: string[] = []
          for (const each of all) read.push((await each.read()).text)
          return read
        })
        const open = new Map<string, { text: string; version: number }>()
        for (const { who, does, what } of turns) {
          const [at, actor] = [written[what], who === 'mentee' ? pair.mentee : pair.mentor]
          assert.ok(at)
          await as(db, actor)
          const page = `${who} ${what}`
          const seen = open.get(page)
          if (does === 'opens' || !seen) {
            const opened = await at.read()
            assert.equal(opened.text, now[what], 'what one sent the other reads')
            open.set(page, opened)
            continue
          }
          const text = `words ${++n}`
          try {
            await at.save(actor, seen.version, text)
            assert.equal(seen.text, now[what], 'only what the writer had seen is replaced')
            now[what] = text
          } catch (error) {
            assert.ok(error instanceof Conflict)
            assert.notEqual(seen.text, now[what], 'nobody is stopped for nothing')
            assert.ok(Object.values(error.stored).includes(now[what] ?? ''), 'and sees what stands there now')
          }
          open.delete(page)
        }
        for (const [what, at] of written.entries()) assert.equal((await at.read()).text, now[what])
      }),
      { numRuns: 40 },
    )
  }),
)

test(
  'words moved to another row do not open',
  withDatabase(async (db) => {
    const { mentee, partnershipId } = await addPair(db)
    const plan = await openExample(db, mentee, partnershipId)
    const words = (title: string) => ({ words: { ...noGoalWords, title }, competencies: [], state: 'planned' }) as const
    const [mine, other] = [
      await addGoal(db, mentee, plan, mentee.id, words('One'), planNow),
      await addGoal(db, mentee, plan, mentee.id, words('Two'), planNow),
    ]
    const { wordsSealed } = await db
      .selectFrom('goals')
      .select('wordsSealed')
      .where('id', '=', other)
      .executeTakeFirstOrThrow()
    await db.updateTable('goals').set({ wordsSealed }).where('id', '=', mine).execute()
    const again = await getPlan(db, mentee, partnershipId, testKey)
    await assert.rejects(getGoal(db, again, mine))
  }),
)
