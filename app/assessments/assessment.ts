/** One competency as somebody rated it: 1 (not yet) to 5 (could show others), and whether it is a focus. */
export interface Rating {
  readonly competencyId: string
  readonly rating: number
  /** A mentee most wants to work on it; a mentor most wants to offer it. */
  readonly focus: boolean
  readonly comment: string
}

export const scaleLength = 5

/** How many competencies may be a focus: two or three keep a year honest. */
export const mostFocus = 3

/** Whether every competency of the framework has a rating. */
export function isComplete(competencies: readonly { id: string }[], ratings: readonly Rating[]): boolean {
  const rated = new Set(ratings.map(({ competencyId }) => competencyId))
  return competencies.every(({ id }) => rated.has(id))
}
