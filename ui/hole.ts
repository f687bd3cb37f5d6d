import { randomUUID } from 'node:crypto'

// Places in what is drawn once and kept, for what is known only when the page is sent. Nobody can write one by chance.

/** Where a fresh operation key belongs. */
export const opHole = `op-${randomUUID()}`
/** Where the notice of what just happened belongs, if there is one. */
export const noticeHole = `notice-${randomUUID()}`
/** Where a part that was drawn before belongs, followed by its number. */
export const drawnHole = `drawn-${randomUUID()}-`
