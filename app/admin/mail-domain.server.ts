import { Resolver } from 'node:dns/promises'
import {
  dmarcRecords,
  type Finding,
  isAskable,
  judgeDkim,
  judgeDmarc,
  judgeSpf,
  redirectOf,
  spfRecords,
} from './mail-domain.ts'

/** The texts at a name in the DNS, none where there are none. Throws where nobody answers. */
export type AskTexts = (name: string) => Promise<readonly string[]>

/** One thing that was asked, where, and what stood there. */
export interface Checked {
  readonly kind: 'spf' | 'dkim' | 'dmarc'
  /** The name that was asked in the end. */
  readonly name: string
  readonly finding: Finding
  readonly records: readonly string[]
}

/** How long everything together may take, in milliseconds: somebody waits for the page. */
const patience = 5000

/** How often an SPF record may send on, and how many domains above are asked for DMARC. */
const mostSteps = 5

/**
 * Asks the DNS what it says of the domain letters come from. Never throws: where nobody answers, that is what it finds.
 *
 * @param waits how long everything together may take
 */
export function checkMailDomain(
  domain: string,
  selector: string | undefined,
  ask: AskTexts = askDns(),
  waits = patience,
): Promise<Checked[]> {
  const late = AbortSignal.timeout(waits)
  const within = (kind: Checked['kind'], name: string, work: Promise<Omit<Checked, 'kind'>>): Promise<Checked> =>
    orSilent(name, work, late).then((found) => ({ kind, ...found }))
  return Promise.all([
    within('spf', domain, checkSpf(domain, ask)),
    within('dkim', domain, checkDkim(domain, selector, ask)),
    within('dmarc', `_dmarc.${domain}`, checkDmarc(domain, ask)),
  ])
}

type Found = Omit<Checked, 'kind'>
const silent = (name: string): Found => ({ name, finding: { is: 'unknown', what: 'silent' }, records: [] })

function orSilent(name: string, work: Promise<Found>, late: AbortSignal): Promise<Found> {
  const gaveUp = new Promise<Found>((resolve) => {
    late.addEventListener('abort', () => resolve(silent(name)), { once: true })
  })
  return Promise.race([work.catch(() => silent(name)), gaveUp])
}

async function checkSpf(domain: string, ask: AskTexts): Promise<Found> {
  let name = domain
  for (let step = 0; ; step++) {
    const records = spfRecords(await ask(name))
    const [only] = records
    const next = records.length === 1 && only !== undefined ? redirectOf(only) : undefined
    if (next === undefined || step === mostSteps) return { name, finding: judgeSpf(records), records }
    name = next
  }
}

async function checkDkim(domain: string, selector: string | undefined, ask: AskTexts): Promise<Found> {
  if (!selector) return { name: domain, finding: { is: 'unknown', what: 'noSelector' }, records: [] }
  const name = `${selector}._domainkey.${domain}`
  const records = await ask(name)
  return { name, finding: judgeDkim(records), records }
}

/** Where a domain says nothing, the one above it speaks for it. */
async function checkDmarc(domain: string, ask: AskTexts): Promise<Found> {
  let at = domain
  for (let step = 0; step <= mostSteps && isAskable(at); step++) {
    const name = `_dmarc.${at}`
    const records = dmarcRecords(await ask(name))
    if (records.length > 0) return { name, finding: judgeDmarc(records, at !== domain), records }
    at = at.slice(at.indexOf('.') + 1)
  }
  return { name: `_dmarc.${domain}`, finding: judgeDmarc([]), records: [] }
}

/**
 * The DNS that this computer asks. A name without texts is an answer; anything else that goes wrong is none.
 *
 * @param servers others to ask instead, each with its port
 */
export function askDns(servers?: readonly string[]): AskTexts {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  if (servers) resolver.setServers(servers)
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'ENODATA' || code === 'ENOTFOUND') return []
      throw error
    }
  }
}
