// `bin/alongside COMMAND`: finds the command, explains it on --help, and says what is wrong in one sentence.
import { SettingError } from '#foundation/environment.ts'

interface Command {
  /** One line for the list. */
  readonly about: string
  /** The whole explanation for --help. */
  readonly help: string
  run(args: string[]): Promise<void>
}

const names = ['start', 'migrate', 'demo', 'import', 'match', 'sign-in-link'] as const

const [name = 'help', ...args] = process.argv.slice(2)
try {
  await main()
} catch (error) {
  if (!(error instanceof SettingError) && process.env.ALONGSIDE_TRACE) console.error(error)
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function main(): Promise<void> {
  if (!names.includes(name as (typeof names)[number])) {
    await list()
    process.exitCode = name === 'help' || name === '--help' ? 0 : 2
    return
  }
  const command = await load(name)
  if (args.includes('--help')) console.log(command.help)
  else await command.run(args)
}

async function load(command: string): Promise<Command> {
  return ((await import(`./commands/${command}.ts`)) as { command: Command }).command
}

async function list(): Promise<void> {
  console.log('bin/alongside COMMAND [--help]\n')
  for (const each of names) console.log(`  ${each.padEnd(14)} ${(await load(each)).about}`)
}
