import { spawn } from 'node:child_process'
import { projectRoot } from '#foundation/environment.ts'

/** How one step of a longer work went. */
export interface Outcome {
  readonly ok: boolean
  /** What there is to read about it when it failed. */
  readonly report: string
}

/** Does one step and says how it went, with its time, and everything there is to read if it failed. */
export async function step(name: string, work: () => Outcome | Promise<Outcome>): Promise<boolean> {
  const began = performance.now()
  const { ok, report } = await attempt(work)
  console.log(`${ok ? '✔' : '✖'} ${name.padEnd(46)} ${seconds(performance.now() - began)}`)
  if (report) console.log(report.replace(/^/gm, '    '))
  return ok
}

async function attempt(work: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    return { ok: false, report: (error as Error).stack ?? String(error) }
  }
}

/** Runs a program in the project's folder to its end. What it said is kept for when it fails. */
export function run(program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ ok: code === 0, report: code === 0 ? '' : said.trim() }))
  })
}

/** "1.9 s", "2 min 5 s". */
export function seconds(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`
  const whole = Math.round(milliseconds / 1000)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}
