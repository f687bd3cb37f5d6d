/** How far a mentor may read a self-assessment of their mentee, from nothing to all of it. */
export const shareReaches = ['none', 'ratings', 'comments'] as const
export type ShareReach = (typeof shareReaches)[number]
