import { addFile } from '#app/files/file.server.ts'
import { beginCase } from '#app/journals/case.server.ts'
import { keepCheck } from '#app/journals/check-in.server.ts'
import { writeEntry } from '#app/journals/journal.server.ts'
import { promptOf } from '#app/journals/prompt.ts'
import { writeNote } from '#app/notes/note.server.ts'
import { shareCopy } from '#app/plans/copy.server.ts'
import { addEvidence } from '#app/plans/evidence.server.ts'
import { answerFeedback, askFeedback } from '#app/plans/feedback.server.ts'
import { addGoal, addStep, finishStep } from '#app/plans/goal.server.ts'
import { beginPlan, getPlan, type Plan, saveSheet } from '#app/plans/plan.server.ts'
import { answerSuggestion, listSuggestions, suggest } from '#app/plans/suggestion.server.ts'
import { giveQuote } from '#app/thanks/quote.server.ts'
import { openThanks, writeThanks } from '#app/thanks/thanks.server.ts'
import type { PersonActor } from '#foundation/actor.ts'
import type { Db } from '#foundation/database.ts'
import { inPair, noonOf, type Two } from './pair-life.ts'
import { pairWords } from './pair-words.ts'
import { asSomebody, type Stage } from './story.ts'

const inPlan = <T>(stage: Stage, who: PersonActor, two: Two, work: (db: Db, plan: Plan) => Promise<T>) =>
  asSomebody(stage, who, async (db) => work(db, await getPlan(db, who, two.id, stage.key)))

/** The mentee begins a plan: some goals, with steps of which the first are done. @returns the goals' ids */
export async function plan(
  stage: Stage,
  two: Two,
  begunOn: Temporal.PlainDate,
  { goals, from = 0, today }: { readonly goals: number; readonly from?: number; readonly today: Temporal.PlainDate },
): Promise<string[]> {
  const { mentee, mentor, tongue } = two
  const words = pairWords[tongue]
  const at = (minutes: number) => noonOf(begunOn).add({ minutes })
  await asSomebody(stage, mentee, (db) => beginPlan(db, mentee, two.id, [], stage.key, noonOf(begunOn)))
  return inPlan(stage, mentee, two, async (db, begun) => {
    const ids: string[] = []
    for (let n = 0; n < goals; n++) {
      const [title, why, measure, steps] = words.goals[(from + n) % words.goals.length] ?? ['', '', '', []]
      const isReached = n === 0 && goals > 2
      const said = { title, why, measure, district: '', outcome: isReached ? words.outcome : '' }
      const competencies = [begun.competencies[(from + n) % begun.competencies.length]?.id ?? '']
      const state = isReached ? 'reached' : 'under_way'
      const goal = await addGoal(db, mentee, begun, mentee.id, { words: said, competencies, state }, at(n))
      for (const [index, step] of steps.entries()) {
        const dueOn = isReached
          ? today.subtract({ days: 60 - index * 10 })
          : today.add({ days: index * 14 + 3 - n * 2 })
        const ownerId = index === 1 && n === 0 ? mentor.id : mentee.id
        const id = await addStep(db, mentee, begun, goal, { words: step, ownerId, dueOn }, at(n + index))
        if (isReached || index === 0) await finishStep(db, mentee, begun, id, today.subtract({ days: 30 - index }))
      }
      ids.push(goal)
    }
    return ids
  })
}

/** Everything else a plan can hold: pages of words, evidence, suggestions, feedback, the mentor's goal, a shared copy. */
export async function fillPlan(
  stage: Stage,
  two: Two,
  goals: readonly string[],
  today: Temporal.PlainDate,
): Promise<void> {
  const { mentee, mentor, tongue } = two
  const words = pairWords[tongue]
  const ago = (days: number) => noonOf(today.subtract({ days }))
  const asked = await inPlan(stage, mentee, two, async (db, begun) => {
    await saveSheet(db, mentee, begun, 'vision', 0, words.vision)
    await saveSheet(db, mentee, begun, 'priorities', 0, { province: '', ...words.priorities })
    await saveSheet(db, mentee, begun, 'inquiry', 0, words.inquiry)
    for (const [index, seen] of words.evidence.entries())
      await addEvidence(db, mentee, begun, { words: seen, seenOn: today.subtract({ days: 50 - index * 20 }) })
    return askFeedback(db, mentee, begun, words.feedback[0], ago(24))
  })
  await inPlan(stage, mentor, two, async (db, begun) => {
    await answerFeedback(db, mentor, begun, asked, words.feedback[1], ago(22))
    const [title, why, measure, steps] = words.mentorGoal
    const said = { title, why, measure, district: '', outcome: '' }
    const given = { words: said, competencies: [], state: 'under_way' } as const
    const goal = await addGoal(db, mentor, begun, mentor.id, given, ago(100))
    for (const step of steps) {
      const values = { words: step, ownerId: mentor.id, dueOn: null }
      await addStep(db, mentor, begun, goal, values, ago(100))
    }
    for (const [index, [what, why]] of words.suggestions.entries()) {
      const kind = index === 1 ? 'opportunity' : 'learning'
      await suggest(db, mentor, begun, { kind, competencyId: null, what, why }, ago(60 - index))
    }
  })
  await inPlan(stage, mentee, two, async (db, begun) => {
    const open = await listSuggestions(db, begun)
    for (const [index, [what, , reply]] of words.suggestions.entries()) {
      const found = open.find((each) => each.words.what === what)
      if (!found || !reply) continue
      const state = index === 0 ? 'done' : 'declined'
      await answerSuggestion(
        db,
        mentee,
        begun,
        found.id,
        found.version,
        { state, words: { ...found.words, reply } },
        ago(30),
      )
    }
    const chosen = { sheets: ['vision' as const], goals: goals.slice(0, 2), suggestions: false }
    await shareCopy(db, mentee, begun, chosen, stage.key, ago(20))
  })
}

/** Each of the two writes: notes for both and for themselves, a journal, how they are; and the mentor hands over a file. */
export async function write(stage: Stage, two: Two, today: Temporal.PlainDate, isFull: boolean): Promise<void> {
  const words = pairWords[two.tongue]
  const ago = (days: number) => noonOf(today.subtract({ days }))
  for (const seat of ['mentee', 'mentor'] as const) {
    const who = two[seat]
    await inPair(stage, who, two, async (db, { partnership }) => {
      const shared = words.shared.filter((_, index) => (index % 2 === 0) === (seat === 'mentee'))
      for (const [index, text] of shared.entries())
        await writeNote(db, who, two.id, { kind: 'ours', words: text }, stage.key, ago(90 - index * 40))
      for (const [index, text] of words.own[seat].entries())
        await writeNote(db, who, two.id, { kind: 'mine', words: text }, stage.key, ago(70 - index * 35))
      if (!isFull) return
      for (const [index, text] of words.journal[seat].entries()) {
        const day = today.subtract({ days: 75 - index * 32 })
        const prompt = index === 1 ? null : promptOf(partnership, day)
        await writeEntry(db, who, partnership, { words: text, prompt }, stage.key, day)
      }
    })
  }
  if (!isFull) return
  await inPair(stage, two.mentor, two, (db) => {
    const [name, text] = words.file
    return addFile(db, two.mentor, two.id, { name, bytes: Buffer.from(text) }, stage.key, ago(41))
  })
  await inPair(stage, two.mentee, two, async (db, { partnership }) => {
    await beginCase(db, two.mentee, partnership, words.case, stage.key, today.subtract({ days: 33 }))
    for (let n = 0; n < 5; n++) {
      const answers = { energy: 2 + (n % 3), manageable: 2 + (n >> 1), supported: 3 + (n % 2) }
      await keepCheck(db, two.mentee, answers, stage.key, today.subtract({ days: 80 - n * 18 }))
    }
  })
}

/** The mentee thanks, and lets the program quote a sentence; what the mentor wrote waits to be opened. */
export async function thank(
  stage: Stage,
  two: Two,
  today: Temporal.PlainDate,
  { nth = 0, isFull = false }: { readonly nth?: number; readonly isFull?: boolean },
): Promise<void> {
  const { mentee, mentor, tongue } = two
  const words = pairWords[tongue]
  const ago = (days: number) => noonOf(today.subtract({ days }))
  const note = await inPair(stage, mentee, two, async (db, { partnership }) => {
    const [said, signedAs] = words.quotes[nth % words.quotes.length] ?? ['', '']
    await giveQuote(db, mentee, partnership, { words: said, signedAs, version: 0 }, ago(14))
    return writeThanks(db, mentee, partnership, { kind: 'thanks', words: words.thanks.mentee }, stage.key, ago(15))
  })
  if (!isFull) return
  await inPair(stage, mentor, two, async (db, { partnership }) => {
    await openThanks(db, mentor, partnership, note, ago(13))
    await writeThanks(db, mentor, partnership, { kind: 'what_i_did', words: words.thanks.mentor }, stage.key, ago(2))
  })
}
