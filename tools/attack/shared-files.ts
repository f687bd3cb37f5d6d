import type { Answer } from '../../journeys/support/caller.ts'
import { rawMarkup } from './hostile.ts'
import { knock } from './knock.ts'
import type { Role, Target } from './target.ts'
import { problemOf } from './walk.ts'

/** Of what may be sent, what two partners can share: documents, pictures and words, each no larger than may be. */
const shareable = new Set([
  ...[
    'a picture',
    'a PDF',
    'a PDF that is a table too',
    'a web page',
    'a drawing with a script',
    'a program in a script',
  ],
  ...['markup', 'formulas', 'prototypes', 'only quotes', 'quotes everywhere', 'only line ends', 'a million columns'],
  'a million rows',
])

/** Whether a page of two partners must refuse a file; a workbook it may take as it is, since it unpacks none. */
export const isUnshareable = (what: string, bytes: Buffer): boolean =>
  bytes.length > 5 * 1024 * 1024 || !(shareable.has(what) || isWorkbook(bytes))

const isWorkbook = (bytes: Buffer) =>
  bytes.toString('latin1', 0, 4) === 'PK\x03\x04' && bytes.includes('xl/workbook.xml') && bytes.includes('PK\x05\x06')

/** What lay there before, and taking away what came since: the bounds of a pair are not what is tried. */
export async function watchShared({ ask }: Pick<Target, 'ask'>) {
  const rows = await ask<{ id: string }>('select id from partnership_files')
  const before = rows.map(({ id }) => id)
  return { before, takeAway: () => ask('delete from partnership_files where id <> all($1)', [before]) }
}

/** What is wrong with how a file that was taken is listed and handed out again. */
export async function problemOfShared(
  target: Target,
  { role, page }: { readonly role: Role; readonly page: string },
  answer: Answer,
  before: readonly string[],
): Promise<string | undefined> {
  const said = problemOf({ ...answer, took: answer.took > 30_000 ? answer.took : 0 }) ?? rawMarkup(answer.html)
  if (said || answer.status >= 400) return said
  const listed = await knock(target.origin, role.caller, page)
  const wrong = problemOf({ ...listed, took: 0 }) ?? rawMarkup(listed.html)
  if (wrong) return `${wrong}, where it is listed`
  const paths = [...listed.html.matchAll(/href="(\/partnerships\/[\w-]+\/files\/([\w-]{36}))"/g)]
  const path = paths.find(([, , id = '']) => !before.includes(id))?.[1]
  if (!path) return 'was taken and is not listed'
  const { status, headers } = await knock(target.origin, role.caller, path)
  const [how = '', type = ''] = [headers.get('content-disposition') ?? '', headers.get('content-type') ?? '']
  if (status !== 200 || !how.startsWith('attachment; ')) return `is handed out as ${status} ${how}`
  if (headers.get('x-content-type-options') !== 'nosniff' || headers.get('cache-control') !== 'no-store')
    return 'is handed out to be guessed at, or kept'
  if (/html|svg|xml;|script/.test(type)) return `is handed out as ${type}`
  const name = decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(how)?.[1] ?? '')
  if (!name || [...name].length > 120 || /[\p{C}\u2028\u2029/\\]/u.test(name))
    return `is called ${JSON.stringify(name)}`
}
