/** What a log line may hold: names of things and numbers, never what anybody wrote. */
type Particulars = Record<string, string | number | boolean | null | undefined>

/** Writes structured lines to standard error: one JSON object each, readable by any collector. */
export interface Log {
  info(event: string, particulars?: Particulars): void
  fault(event: string, error: unknown, particulars?: Particulars): void
}

export const log: Log = {
  info: (event, particulars) => write('info', event, particulars),
  fault: (event, error, particulars) => write('fault', event, { ...particulars, ...describe(error) }),
}

/** A log that says nothing, for tests and one-off commands. */
export const silence: Log = { info: () => {}, fault: () => {} }

function write(level: string, event: string, particulars: Particulars = {}) {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...particulars })}\n`)
}

/**
 * A fault's name, code and place in our code. Its message is left out when the database raised it:
 * PostgreSQL quotes the offending values there, and a stack begins with them, in as many lines as they have.
 */
function describe(error: unknown): Particulars {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const fromDatabase = 'severity' in error
  const place = error.stack
    ?.split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' < ')
  return { error: error.name, code, message: fromDatabase ? undefined : error.message, place }
}
