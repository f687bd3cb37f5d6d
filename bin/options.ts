import { type ParseArgsConfig, parseArgs } from 'node:util'

/** A command line that cannot be understood, in one sentence; the process ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Reads a command's options and plain arguments.
 *
 * @throws UsageError for an option it does not know or a value that is missing
 */
export function readOptions<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: O,
  { most = 0 } = {},
) {
  try {
    const read = parseArgs({ args, options, allowPositionals: true })
    const unexpected = read.positionals[most]
    if (unexpected !== undefined) throw new Error(`"${unexpected}" is not expected here.`)
    return read
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]?.replace(/\.?$/, '.')}`)
  }
}
