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

/** The texts at a name in the DNS; undefined where there is no such name. Throws where nobody answers. */
export type AskTexts = (name: string) => Promise<readonly string[] | undefined>

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
  const within = (kind: Checked['kind'], name: string, work: Promise<Found>): Promise<Checked> =>
    orSilent(name, work, late).then((found) => ({ kind, ...found }))
  const texts = async (name: string) => (await ask(name)) ?? []
  return Promise.all([
    within('spf', domain, checkSpf(domain, ask)),
    within('dkim', domain, checkDkim(domain, selector, texts)),
    within('dmarc', `_dmarc.${domain}`, checkDmarc(domain, texts)),
  ]).then((checked) => (checked[0]?.finding.what === 'noDomain' ? checked.slice(0, 1) : checked)) // nothing is below it either
}

type Found = Omit<Checked, 'kind'>
type Texts = (name: string) => Promise<readonly string[]>
const notKnown = (name: string, what: 'silent' | 'noSelector' | 'noDomain'): Found => ({
  name,
  finding: { is: 'unknown', what },
  records: [],
})

function orSilent(name: string, work: Promise<Found>, late: AbortSignal): Promise<Found> {
  const gaveUp = new Promise<Found>((resolve) => {
    late.addEventListener('abort', () => resolve(notKnown(name, 'silent')), { once: true })
  })
  return Promise.race([work.catch(() => notKnown(name, 'silent')), gaveUp])
}

async function checkSpf(domain: string, ask: AskTexts): Promise<Found> {
  let name = domain
  for (let step = 0; ; step++) {
    const texts = await ask(name)
    if (texts === undefined && step === 0) return notKnown(domain, 'noDomain')
    const records = spfRecords(texts ?? [])
    const [only] = records
    const next = records.length === 1 && only !== undefined ? redirectOf(only) : undefined
    if (next === undefined || step === mostSteps) return { name, finding: judgeSpf(records), records }
    name = next
  }
}

async function checkDkim(domain: string, selector: string | undefined, ask: Texts): Promise<Found> {
  if (!selector) return notKnown(domain, 'noSelector')
  const name = `${selector}._domainkey.${domain}`
  const records = await ask(name)
  return { name, finding: judgeDkim(records), records }
}

/** Where a domain says nothing, the one above it speaks for it. */
async function checkDmarc(domain: string, ask: Texts): Promise<Found> {
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
 * The DNS that this computer asks. That a name is not there, or has no texts, is an answer; anything else is none.
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
      if (code === 'ENODATA') return []
      if (code === 'ENOTFOUND') return undefined
      throw error
    }
  }
}
