import type { Candidate } from './candidate.ts'
import type { FactsOf, Finding } from './reason.ts'

/** How much a mentee needs somebody for a competency they rated 1, 2, 3, 4 or 5; a focus adds 3. */
const needs = [0, 4, 3, 1, 0, 0]
const focusNeed = 3
/** From here on a need is a gap worth naming: rated 1 or 2, or a focus. */
const gapFrom = 3

/** How strong a mentor is in a competency, in quarters; a focus, what they most want to offer, adds one. */
const strengths = [0, 0, 1, 2, 3, 4]
const strongFrom = 3

/** How much somebody needs help with a competency they rated so: 0 to 7. */
export function needOf({ rating, focus }: { rating: number; focus: boolean }): number {
  return (needs[rating] ?? 0) + (focus ? focusNeed : 0)
}

/** How strong somebody is in a competency they rated so: 0 to 4. */
export function strengthOf({ rating, focus }: { rating: number; focus: boolean }): number {
  return Math.min(4, (strengths[rating] ?? 0) + (focus ? 1 : 0))
}

/** How well strengths answer needs: what is answered, each need times its strength, of all that is needed. */
export function skillValue(answered: number, need: number): number {
  return need === 0 ? 50 : Math.round((25 * answered) / need)
}

/**
 * "My gap meets your strength", over the competencies both rated: the mentor's strength averaged by the mentee's need.
 * Neutral where the mentee needs nothing in particular.
 */
export function skills(mentee: Candidate, mentor: Candidate): Finding<FactsOf['skills']> {
  let [met, gaps, need, answered, both] = [[] as string[], 0, 0, 0, 0]
  for (const [competency, own] of mentee.ratings) {
    const theirs = mentor.ratings.get(competency)
    if (!theirs) continue
    both++
    const needed = needOf(own)
    const strength = strengthOf(theirs)
    need += needed
    answered += needed * strength
    if (needed < gapFrom) continue
    gaps++
    if (strength >= strongFrom) met = [...met, competency]
  }
  if (both === 0) return { value: null, facts: { missing: missingFrom(mentee, mentor) } }
  return { value: skillValue(answered, need), facts: { gaps, met } }
}

function missingFrom(mentee: Candidate, mentor: Candidate): 'mentee' | 'mentor' | 'both' {
  if (mentee.ratings.size > 0 && mentor.ratings.size === 0) return 'mentor'
  return mentor.ratings.size > 0 && mentee.ratings.size === 0 ? 'mentee' : 'both'
}
