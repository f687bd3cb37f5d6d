/** How long a break lasts at most, in months. */
export const longestPause = 3
/** How far the end moves at once at most, in months. */
export const longestExtension = 12

/** What the link in the letter about an early end is for: the mentee's yes to another mentor. */
export const againPurpose = 'another-mentor'

/** What somebody wishes when it is not working. */
export const wishes = ['talk', 'pause', 'another', 'end'] as const
export type Wish = (typeof wishes)[number]

/** A partnership as changes see it. */
export interface Pair {
  readonly id: string
  readonly programId: string
  readonly mentorId: string
  readonly menteeId: string
}

/** The last day on which the two can read what they wrote. */
export const readableUntil = (
  endedOn: Temporal.PlainDate,
  { daysKept }: { readonly daysKept: number },
): Temporal.PlainDate => endedOn.add({ days: daysKept })
