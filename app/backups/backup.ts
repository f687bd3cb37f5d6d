/** One backup or one drill, as the command line noted it. */
export interface Run {
  readonly kind: 'backup' | 'drill'
  readonly beganAt: Temporal.Instant
  readonly endedAt: Temporal.Instant
  readonly good: boolean
  /** The moment the backup shows. */
  readonly ofAt: Temporal.Instant | null
  readonly rows: number
  readonly bytes: number
  /** The mark of the recovery key. */
  readonly recovery: string
  /** Why it did not come about. */
  readonly problem: string
}

/** After how many hours without a good backup somebody must look: a day, and time for it to be late. */
export const backupHours = 26
/** After how many days without a drill. */
export const drillDays = 35

/** What the runs come to now. */
export interface Standing {
  readonly backup: Run | undefined
  readonly backupLate: boolean
  readonly drill: Run | undefined
  readonly drillLate: boolean
  /** The last attempt, where it failed after the last good backup. */
  readonly failed: Run | undefined
}

/** Judges the runs, the latest first. */
export function judge(runs: readonly Run[], now: Temporal.Instant): Standing {
  const lastGood = (kind: Run['kind']) => runs.find((run) => run.kind === kind && run.good)
  const [backup, drill] = [lastGood('backup'), lastGood('drill')]
  const last = runs.find(({ kind }) => kind === 'backup')
  return {
    backup,
    backupLate: isOlder(backup?.ofAt, now, backupHours),
    drill,
    drillLate: isOlder(drill?.endedAt, now, drillDays * 24),
    failed: last && !last.good ? last : undefined,
  }
}

function isOlder(at: Temporal.Instant | null | undefined, now: Temporal.Instant, hours: number): boolean {
  return !at || Temporal.Instant.compare(at.add({ hours }), now) < 0
}

/** What the database server says about keeping its log apart; as it stands in `pg_settings` and `pg_stat_archiver`. */
export interface Archiving {
  readonly on: boolean
  /** After how many seconds a piece of the log is put away though it is not full; 0 for never. */
  readonly timeout: number
  readonly archivedAt: Temporal.Instant | null
  readonly failedAt: Temporal.Instant | null
}

/** The most that a loss of this computer would cost: five minutes with a log that is kept apart, else since the backup. */
export function isArchived({ on, timeout, archivedAt, failedAt }: Archiving): boolean {
  const isWell = archivedAt && (!failedAt || Temporal.Instant.compare(failedAt, archivedAt) < 0)
  return on && timeout > 0 && timeout <= 300 && Boolean(isWell)
}
