// `bin/alongside COMMAND`: finds the command, explains it on --help, and says what is wrong in one sentence.
import { UsageError } from './options.ts'
import { listenForStop } from './stopping.ts'

interface Command {
  /** One line for the list. */
  readonly about: string
  /** The whole explanation for --help. */
  readonly help: string
  run(args: string[]): Promise<void>
}

const names = [
  'start',
  'migrate',
  'demo',
  'import',
  'match',
  'audit',
  'backup',
  'restore',
  'recovery-key',
  'sign-in-link',
] as const

listenForStop()
try {
  await main(process.argv.slice(2))
} catch (error) {
  if (process.env.ALONGSIDE_TRACE) console.error(error)
  console.error(error instanceof Error ? error.message : String(error))
  if (error instanceof UsageError) console.error(`What it can do: bin/alongside ${process.argv[2]} --help`)
  process.exit(error instanceof UsageError ? 2 : 1)
}

async function main([name = 'help', ...args]: string[]): Promise<void> {
  if (['help', '--help', '-h'].includes(name)) return args[0] ? main([args[0], '--help']) : list()
  if (!isCommand(name)) {
    console.error(`There is no command "${name}".\n`)
    await list()
    process.exitCode = 2
    return
  }
  const command = await load(name)
  if (args.includes('--help') || args.includes('-h')) console.log(command.help)
  else await command.run(args)
}

function isCommand(name: string): boolean {
  return names.some((each) => each === name)
}

async function load(command: string): Promise<Command> {
  return ((await import(`./commands/${command}.ts`)) as { command: Command }).command
}

async function list(): Promise<void> {
  console.log('bin/alongside COMMAND [--help]\n')
  for (const each of names) console.log(`  ${each.padEnd(14)} ${(await load(each)).about}`)
}
