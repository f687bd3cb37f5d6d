import { parse } from 'csv-parse/sync'
import { duties } from '#app/worker.ts'
import { readSettings } from '#foundation/environment.ts'
import type { Item } from '#foundation/postman.ts'
import { as, testKey } from '#foundation/testing.ts'
import { type Answer, fieldOf, filled, formIn } from '../../journeys/support/caller.ts'
import { routeOf } from '../../journeys/support/tour.ts'
import { rawMarkup } from './hostile.ts'
import { knock, operationFor, send } from './knock.ts'
import { fileNames, files, formulas, honest } from './malice.ts'
import { isUnshareable, problemOfShared, watchShared } from './shared-files.ts'
import type { Tally } from './tally.ts'
import type { Role, Target } from './target.ts'
import { type Found, problemOf, type Walked } from './walk.ts'

/** A page that takes a file, somebody who may send one there, and under which name. */
interface Door {
  readonly route: string
  readonly role: Role
  readonly action: string
  readonly page: string
  readonly field: string
  /** What it takes: tables to import, or what two partners hand each other. */
  readonly takes: 'table' | 'shared file'
}

/**
 * Every page that takes a file, given everything a file can be. What is no table, or nothing to share, is refused in words; what is a
 * table is taken as the words it holds, what is shared handed out as it came; meanwhile everybody else is served, and memory stays within bounds.
 */
export async function uploadBadly(target: Target, { forms }: Walked, tally: Tally): Promise<void> {
  const doors = doorsIn(target, forms)
  tally.count(doors.length ? undefined : 'no page takes a file', 'doors')
  for (const door of doors) {
    const isTable = door.takes === 'table'
    const shared = await watchShared(target)
    const problemOfUpload = async (answer: Answer) => {
      const problem = await (isTable
        ? problemOfImport(target, door, answer)
        : problemOfShared(target, door, answer, shared.before))
      await shared.takeAway()
      return problem
    }
    const before = target.house.memory()
    for (const [what, make] of Object.entries(files)) {
      const { bytes, ...made } = make()
      const isRefused = isTable ? made.isRefused : isUnshareable(what, bytes)
      const { answer, waited } = await besideOthers(target, () => upload(target, door, bytes, 'people.csv'))
      const taken = answer.status < 400
      tally.count(
        (await problemOfUpload(answer)) ??
          (isRefused && taken ? `was taken (${answer.status})` : undefined) ??
          (waited > 5000 ? `let others wait ${waited.toFixed(0)} ms` : undefined),
        `${what} at ${door.route}`,
        `${answer.status} after ${answer.took.toFixed(0)} ms`,
      )
    }
    for (const [what, name] of Object.entries(fileNames)) {
      const answer = await upload(target, door, Buffer.from(honest), name)
      tally.count(await problemOfUpload(answer), `${what} at ${door.route}`, `${answer.status}`)
      const raw = await sendParts(target, door, [partOf(door.field, honest, name.replaceAll('\0', '%00'))])
      tally.count(await problemOfUpload(raw), `${what}, as it stands, at ${door.route}`, `${raw.status}`)
    }
    for (const [what, parts, isRefused] of shapesOf(door.field)) {
      const answer = await sendParts(target, door, parts)
      const taken = answer.status < 400 && isRefused ? `was taken (${answer.status})` : undefined
      tally.count((await problemOfUpload(answer)) ?? taken, `${what} at ${door.route}`, `${answer.status}`)
    }
    if (isTable) await runFormulas(target, door, tally)
    await countUploads(target, door, tally)
    await shared.takeAway()
    const grown = target.house.memory() - before
    tally.count(
      grown < 1200 ? undefined : `grew by ${grown.toFixed(0)} MB`,
      `the memory of the house after ${door.route}`,
    )
  }
}

/** For each route whose form takes a file, one who may open it. */
function doorsIn(target: Target, forms: readonly Found[]): Door[] {
  const found = new Map<string, Door>()
  for (const { who, page, form } of forms) {
    const [field] = form.files ?? []
    const role = target.roles.find((one) => one.who === who)
    const route = routeOf(target.routes, form.action) ?? form.action
    if (field && role && !found.has(route))
      found.set(route, {
        route,
        role,
        action: form.action,
        page,
        field,
        takes: route.endsWith('/files') ? 'shared file' : 'table',
      })
  }
  return [...found.values()]
}

/** Uploads are counted; the attack is not held up by that until it is asked for. */
const forgetCounts = ({ ask }: Target) => ask('delete from rate_counts')

async function upload(target: Target, door: Door, bytes: Buffer, name: string): Promise<Answer> {
  await forgetCounts(target)
  const body = new FormData()
  body.append('op', await operationFor(target.origin, door.role.caller, door.page))
  body.append(door.field, new File([new Uint8Array(bytes)], name, { type: 'text/csv' }))
  return knock(target.origin, door.role.caller, door.action, { method: 'POST', body })
}

const border = 'border0123456789'
const partOf = (field: string, text: string, name: string, more = '') =>
  `Content-Disposition: form-data; name="${field}"; filename="${name}"${more}\r\nContent-Type: text/csv\r\n\r\n${text}`

/** The parts of a form as they stand; the key is added. */
async function sendParts(target: Target, door: Door, parts: readonly string[], type?: string): Promise<Answer> {
  await forgetCounts(target)
  const op = await operationFor(target.origin, door.role.caller, door.page)
  const all = [`Content-Disposition: form-data; name="op"\r\n\r\n${op}`, ...parts]
  const body = Buffer.from(`${all.map((part) => `--${border}\r\n${part}\r\n`).join('')}--${border}--\r\n`)
  const headers = { 'content-type': type ?? `multipart/form-data; boundary=${border}` }
  return knock(target.origin, door.role.caller, door.action, { method: 'POST', body, headers })
}

/** Forms of which it is not clear what they send. The last says what may under no circumstance be taken. */
function shapesOf(field: string): readonly (readonly [string, readonly string[], boolean])[] {
  const good = partOf(field, honest, 'people.csv')
  const text = (name: string, value: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`
  return [
    ['two files', [good, good], true],
    ['a file and a text of its name', [good, text(field, 'x')], true],
    ['a text for a file', [text(field, honest)], true],
    ['a file nobody asked for', [good, partOf('more', honest, 'more.csv')], true],
    ['a file for the key', [good, partOf('op', honest, 'op.csv')], false], // the key that stands first counts
    ['a file for a prototype', [good, partOf('__proto__', honest, 'p.csv')], true],
    ['no file', [], true],
    ['a part without a name', [good, 'Content-Disposition: form-data\r\n\r\nx'], true],
    ['a part without headers', [good, '\r\nx'], true],
    ['a part told twice', [`Content-Disposition: form-data; name="other"\r\n${good}`], false],
    ['two names of a file', [partOf(field, honest, 'people.csv', `; filename*=UTF-8''..%2f..%2fevil.html`)], false],
    ['a part in sixty-four', [good.replace('\r\n\r\n', '\r\nContent-Transfer-Encoding: base64\r\n\r\n')], false],
    ['a form in a form', [good, `Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n${good}\r\n--x--`], true],
    ['a part with a long head', [good.replace('\r\n\r\n', `\r\nX-Long: ${'x'.repeat(1_000_000)}\r\n\r\n`)], false],
    ['ten thousand parts', [good, ...Array.from({ length: 10_000 }, (_, n) => text(`f${n}`, '1'))], true],
  ]
}

/** Does something while somebody else goes on reading. @returns how long they had to wait at most */
async function besideOthers(target: Target, work: () => Promise<Answer>): Promise<{ answer: Answer; waited: number }> {
  let [isDone, waited] = [false, 0]
  const reading = (async () => {
    while (!isDone) {
      const began = performance.now()
      await fetch(`${target.origin}/health`, { signal: AbortSignal.timeout(20_000) }).catch(() => undefined)
      waited = Math.max(waited, performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  const answer = await work()
  isDone = true
  await reading
  return { answer, waited }
}

/** What is wrong with the answer; and where the file was taken, with what is kept of it and shown of it. */
async function problemOfImport(target: Target, { role, page }: Door, answer: Answer): Promise<string | undefined> {
  // a file may take the house twelve seconds; on a machine that does other things, more
  const said = problemOf({ ...answer, took: answer.took > 30_000 ? answer.took : 0 }) ?? rawMarkup(answer.html)
  if (said || answer.status >= 400) return said
  const [kept] = await target.ask<{ fileName: string; cells: string }>(
    `select file_name as "fileName", (select coalesce(string_agg(cells::text, ' '), '') from import_rows where import_id = i.id) as cells
      from imports i order by created_at desc limit 1`,
  )
  const { fileName = '', cells = '' } = kept ?? {}
  if (/[\p{C}/\\]/u.test(fileName) || !fileName || fileName.length > 200)
    return `is kept as ${JSON.stringify(fileName)}`
  if (/root:.*:0:0:|"ha ha ha ha /.test(cells)) return 'read what was not in it'
  for (const path of [answer.location, page]) {
    const shown = await knock(target.origin, role.caller, path)
    const problem = problemOf({ ...shown, took: 0 }) ?? rawMarkup(shown.html)
    if (problem) return `${problem}, where it led`
    if (shown.status !== 200) return `led to ${shown.status}`
  }
}

/** Cells that begin like formulas go in, through the run, and out again in a file: no spreadsheet calculates them. */
async function runFormulas(target: Target, door: Door, tally: Tally): Promise<void> {
  const { location } = await upload(target, door, Buffer.from(formulas), 'formulas.csv')
  const mapping = formIn((await knock(target.origin, door.role.caller, location)).html, location)
  const mapped = await send(target.origin, door.role.caller, location, filled(mapping, { seat: 'mentee' }).fields)
  tally.count(mapped.status === 303 ? undefined : `answered ${mapped.status}`, 'formulas under their headings')
  const preview = mapped.location
  const shown = await knock(target.origin, door.role.caller, preview)
  tally.count(problemOf(shown) ?? rawMarkup(shown.html), 'formulas before they are taken')
  const here = location.replace(/\/mapping$/, '')
  const version = /name="version" value="(\d+)"/.exec(shown.html)?.[1] ?? fieldOf(mapping, 'version') ?? '1'
  const op = await operationFor(target.origin, door.role.caller)
  const begun = await send(target.origin, door.role.caller, `${here}/run`, [
    ['op', op],
    ['version', version],
  ])
  tally.count(begun.status === 303 ? undefined : `answered ${begun.status}`, 'formulas as they are taken')
  await workImports(target)
  const { status, html, headers } = await knock(target.origin, door.role.caller, `${here}/left-out`)
  const isTable = status === 200 && headers.get('content-type')?.startsWith('text/csv')
  tally.count(isTable ? undefined : `answered ${status}`, 'the file of what was left out')
  const rows: string[][] = isTable ? parse(html, { bom: true, relax_column_count: true }) : []
  for (const [n, cells] of rows.entries())
    for (const each of cells)
      tally.count(
        /^[=+\-@\t\r＝＋－＠]/.test(each) ? `begins like a formula: ${each}` : undefined,
        `row ${n} of what was left out`,
      )
  tally.count(rows.length > 5 ? undefined : `holds ${rows.length} rows`, 'the file of what was left out')
}

/** The worker's turn. */
async function workImports(target: Target): Promise<void> {
  for (let times = 0; times < 20; times++) {
    const left = await target.lay(async (db) => {
      await as(db, 'worker')
      const due = await db
        .selectFrom('outbox')
        .selectAll()
        .where('kind', '=', 'import.run')
        .where('state', '=', 'waiting')
        .execute()
      const errand = { settings: readSettings({}), key: testKey, now: Temporal.Now.instant() }
      for (const row of due) {
        await duties.works['import.run']?.(db, { ...row, particulars: row.particulars as Item['particulars'] }, errand)
        await as(db, 'worker')
        await db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', row.id).execute()
      }
      return due.length
    })
    if (left === 0) return
  }
}

/** Who sends file after file is asked to wait. */
async function countUploads(target: Target, door: Door, tally: Tally): Promise<void> {
  await forgetCounts(target)
  const statuses: number[] = []
  for (let n = 0; n < 22; n++) {
    const body = new FormData()
    body.append('op', await operationFor(target.origin, door.role.caller, door.page))
    body.append(door.field, new File([honest], 'people.csv'))
    const { status } = await knock(target.origin, door.role.caller, door.action, { method: 'POST', body })
    statuses.push(status)
  }
  const late = statuses.slice(20).every((status) => status === 429)
  tally.count(
    late ? undefined : `was taken (${statuses.join(' ')})`,
    `the twenty-first file in an hour at ${door.route}`,
  )
  await forgetCounts(target)
}
