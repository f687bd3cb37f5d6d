import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What an operator may set, all of it. `docs/operate.md` explains each in a paragraph. */
export interface Settings {
  /** A PostgreSQL 15 or later; undefined means the embedded one. */
  readonly databaseUrl: string | undefined
  /** The address people type, without a path. Links in mail are built from it, never from a request. */
  readonly origin: string
  readonly dataDir: string
  readonly port: number
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** The selector of the DKIM key that the mail server signs with: only told so that the check of the domain can look it up. */
  readonly dkimSelector: string | undefined
  readonly keyFile: string
  readonly production: boolean
  /** Whether the outbox, the gallery and other development pages exist: a start on this computer, not in production. */
  readonly local: boolean
  /** Lets a Prometheus on another computer read /metrics. */
  readonly metricsToken: string | undefined
  /** Whether each request is a line of the log: the page's pattern, never the address. */
  readonly logsRequests: boolean
  /** The house is a demo of invented people; said on every page. Only the demo command sets it. */
  readonly demo: boolean
}

export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/\/build\/$/, '/')

/** A setting that cannot be used, in one sentence with its cure. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

const schema = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL must look like postgres://user:password@host:5432/database.',
    })
    .optional(),
  APP_ORIGIN: z
    .url({
      protocol: /^https?$/,
      error: 'APP_ORIGIN must be the address people type, like https://mentorship.example.org.',
    })
    .refine(
      (url) => !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}/`,
      'APP_ORIGIN must have no path: https://mentorship.example.org, not https://example.org/mentorship.',
    )
    .optional(),
  DATA_DIR: z.string().min(1, 'DATA_DIR must name a folder.').optional(),
  PORT: z.coerce
    .number('PORT must be a number from 1 to 65535.')
    .int('PORT must be a whole number.')
    .min(1, 'PORT must be 1 or more.')
    .max(65535, 'PORT must be at most 65535.')
    .default(3000),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'SMTP_URL must look like smtp://user:password@mail.example.org:587.' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\r\n]*@[^\s@]+$|^[^\r\n<>]+<[^\s@<>]+@[^\s@<>]+>$/,
      'MAIL_FROM must be an address, or a name and an address: Alongside <mentorship@example.org>.',
    )
    .optional(),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i,
      'MAIL_DKIM_SELECTOR must be the name before ._domainkey in the record your mail provider gave you, like mail2026.',
    )
    .optional(),
  KEY_FILE: z.string().min(1, 'KEY_FILE must name a file.').optional(),
  METRICS_TOKEN: z
    .string()
    .min(20, 'METRICS_TOKEN must have 20 characters or more: openssl rand -base64 24')
    .optional(),
  LOG_REQUESTS: z.enum(['yes', 'no'], 'LOG_REQUESTS must be yes or no.').optional(),
  NODE_ENV: z.string().optional(),
})

/**
 * Reads the settings.
 *
 * @throws SettingError with one clear sentence for each setting that cannot be used
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name] || undefined]))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new SettingError(parsed.error.issues.map((issue) => issue.message).join('\n'))
  const set = parsed.data
  const production = set.NODE_ENV === 'production'
  const origin = new URL(set.APP_ORIGIN ?? `http://127.0.0.1:${set.PORT}`)
  const onThisMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(origin.hostname)
  if (!onThisMachine && origin.protocol !== 'https:')
    throw new SettingError('APP_ORIGIN must begin with https:// unless it is this computer: sessions travel in it.')
  if (!onThisMachine && !set.SMTP_URL)
    throw new SettingError('SMTP_URL must be set unless APP_ORIGIN is this computer: people sign in by e-mail.')
  return {
    databaseUrl: set.DATABASE_URL,
    origin: origin.origin,
    dataDir: path.resolve(projectRoot, set.DATA_DIR ?? '.alongside'),
    port: set.PORT,
    smtpUrl: set.SMTP_URL,
    mailFrom: set.MAIL_FROM ?? `Alongside <no-reply@${onThisMachine ? 'localhost' : origin.hostname}>`,
    dkimSelector: set.MAIL_DKIM_SELECTOR,
    keyFile: path.resolve(projectRoot, set.KEY_FILE ?? '.alongside.key'),
    production,
    local: !production && onThisMachine,
    metricsToken: set.METRICS_TOKEN,
    logsRequests: set.LOG_REQUESTS === 'yes',
    demo: false,
  }
}

/**
 * The key that everything secret hangs on: 32 bytes in a file of its own, outside the data folder,
 * so that a copy of the data alone opens nothing. Made on the first start.
 *
 * @throws SettingError when others can read the file, or it is not a key
 */
export function readKey(file: string): Buffer {
  const { mode, text } = openKey(file)
  if (mode & 0o077) throw new SettingError(`The key file ${file} can be read by others. Run: chmod 600 ${file}`)
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32)
    throw new SettingError(
      `The key file ${file} does not hold a key (32 bytes in base64). Restore it from your copy; without it sealed answers cannot be opened.`,
    )
  return key
}

function openKey(file: string): { mode: number; text: string } {
  try {
    if (!existsSync(file)) {
      mkdirSync(path.dirname(file), { recursive: true })
      writeWhole(file, `${randomBytes(32).toString('base64')}\n`)
    }
    return { text: readFileSync(file, 'utf8'), mode: statSync(file).mode }
  } catch (error) {
    throw new SettingError(
      `The key file ${file} cannot be read or made (${(error as NodeJS.ErrnoException).code}). Name another by KEY_FILE, or give this account the right to it.`,
    )
  }
}

/**
 * Makes a secret's file, readable by its owner alone: with all of it in it, or not at all. On a full disk half a key would
 * be found by the next start, and taken for one that was damaged.
 *
 * @throws an error with the code EEXIST where it is there already
 */
export function writeWhole(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(file, { force: true })
    throw error
  }
}
