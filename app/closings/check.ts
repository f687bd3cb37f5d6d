import type { Text } from '#foundation/language.ts'
import { closingWords as w } from './closings.words.ts'

/** What must not be forgotten before a program is closed, and where it is settled. A room that adds a line to
 *  `app.closing_checks` (0028_closing.sql) adds its words here. */
export const checks: Readonly<Record<string, { readonly say: (n: number) => Text; readonly path: string }>> = {
  partnerships: { say: w.partnershipsOpen, path: '/partnerships' },
  offers: { say: w.offersOpen, path: '/offers' },
  decisions: { say: w.decisionsOpen, path: '/applications?state=undecided' },
  calls: { say: w.callsOpen, path: '/partnerships?show=call' },
  letters: { say: w.lettersOpen, path: '/letters' },
  concerns: { say: w.concernsOpen, path: '/changes' },
  surveys: { say: w.surveysOpen, path: '/surveys' },
  reviews: { say: w.reviewsOpen, path: '/reviews#not-sent' },
  honoraria: { say: w.honorariaOpen, path: '/honoraria' },
  certificates: { say: w.certificatesOpen, path: '/certificates' },
  report: { say: () => w.reportOpen, path: '/report' },
}

/** What only people know, ticked by hand. */
export const ticks = ['thanks', 'day', 'materials', 'lessons'] as const
export type TickKey = (typeof ticks)[number]

/** For how many days a closed program can be opened again. */
export const undoDays = 14

/** The last moment at which closing can be undone; nothing where it cannot. */
export const undoUntil = ({ archivedAt }: { archivedAt: Temporal.Instant | null }): Temporal.Instant | undefined =>
  archivedAt?.add({ hours: 24 * undoDays })
