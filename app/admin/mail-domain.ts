import { domainToASCII } from 'node:url'

/** The domain that letters come from. */
export function domainOf(mailFrom: string): string {
  const address = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom
  return domainToASCII(address.slice(address.lastIndexOf('@') + 1).trim()).replace(/\.$/, '')
}

/** Whether a domain is one that others can ask about: not this computer, nor an address in numbers. */
export const isAskable = (domain: string): boolean =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) && !/(^|\.)(localhost|local|internal|test|\d+)$/.test(domain)

/** What one of the three says of a domain, and what to do about it (`mail.words.ts`). */
export type Finding =
  | { readonly is: 'good'; readonly what: GoodFinding }
  | { readonly is: 'care'; readonly what: CareFinding }
  /** The DNS gave no answer, was not asked, or knows nothing of the domain. */
  | { readonly is: 'unknown'; readonly what: 'silent' | 'noSelector' | 'noDomain' }
export type GoodFinding = 'spfHard' | 'spfSoft' | 'dmarcQuarantine' | 'dmarcReject' | 'dkimThere'
export type CareFinding =
  | 'spfMissing'
  | 'spfSeveral'
  | 'spfOpen'
  | 'spfEndless'
  | 'dmarcMissing'
  | 'dmarcSeveral'
  | 'dmarcNoPolicy'
  | 'dmarcWatching'
  | 'dkimMissing'
  | 'dkimRevoked'
  | 'dkimTesting'
  | 'dkimBroken'

const good = (what: GoodFinding): Finding => ({ is: 'good', what })
const care = (what: CareFinding): Finding => ({ is: 'care', what })

export const spfRecords = (texts: readonly string[]) => texts.filter((text) => /^v=spf1( |$)/i.test(text))
export const dmarcRecords = (texts: readonly string[]) => texts.filter((text) => /^v\s*=\s*DMARC1\s*(;|$)/.test(text))

/** Where an SPF record sends whoever asks on, if it says nothing of everybody else itself (RFC 7208, 6.1). */
export function redirectOf(record: string): string | undefined {
  if (record.split(/ +/).some((term) => /^[-~?+]?all$/i.test(term))) return undefined
  const to = /(?:^| )redirect=([^ ]+)/i.exec(record)?.[1]?.toLowerCase()
  return to && /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(to) ? to : undefined
}

/** What SPF says: one record, and that nobody else may send. */
export function judgeSpf(texts: readonly string[]): Finding {
  const [record, ...others] = spfRecords(texts)
  if (record === undefined) return care('spfMissing')
  if (others.length > 0) return care('spfSeveral')
  const all = record.split(/ +/).find((term) => /^[-~?+]?all$/i.test(term))
  if (all === undefined) return care('spfEndless')
  return all.startsWith('-') ? good('spfHard') : all.startsWith('~') ? good('spfSoft') : care('spfOpen')
}

/** What DMARC asks of whoever gets a letter that is not from here. @param above the record stands at a domain above */
export function judgeDmarc(texts: readonly string[], above = false): Finding {
  const [record, ...others] = dmarcRecords(texts)
  if (record === undefined) return care('dmarcMissing')
  if (others.length > 0) return care('dmarcSeveral')
  const tags = tagsOf(record)
  const policy = ((above ? tags.get('sp') : undefined) ?? tags.get('p') ?? '').toLowerCase()
  if (policy === 'reject') return good('dmarcReject')
  if (policy === 'quarantine') return good('dmarcQuarantine')
  return care(policy === 'none' ? 'dmarcWatching' : 'dmarcNoPolicy')
}

/** Whether a public key is there, with which the signature of a letter is checked (RFC 6376, 3.6.1). */
export function judgeDkim(texts: readonly string[]): Finding {
  const [record] = texts
  if (record === undefined) return care('dkimMissing')
  const tags = tagsOf(record)
  const key = tags.get('p')
  if ((tags.get('v') ?? 'DKIM1') !== 'DKIM1' || key === undefined) return care('dkimBroken')
  if (key === '') return care('dkimRevoked')
  return tags.get('t')?.split(':').includes('y') ? care('dkimTesting') : good('dkimThere')
}

/** `a=b; c=d`; folding white space means nothing. */
function tagsOf(record: string): Map<string, string> {
  return new Map(
    record.split(';').flatMap((part) => {
      const [, name, value] = /^\s*([a-z]+)\s*=([\s\S]*)$/i.exec(part) ?? []
      return name === undefined ? [] : [[name.toLowerCase(), (value ?? '').replaceAll(/\s/g, '')] as const]
    }),
  )
}
