import { BlockList, isIP } from 'node:net'

/**
 * The first 24 bits (or 48 of IPv6) of the caller's address: enough to limit a rate, not to name a household.
 *
 * @param peer who is connected: the caller, or the reverse proxy
 * @param forwarded the X-Forwarded-For header; believed from nearby only, and only what the last proxy added
 */
export function callerAddress(peer: string, forwarded: string | undefined): string {
  const direct = bare(peer)
  const told = bare(forwarded?.split(',').at(-1)?.trim() ?? '')
  const full = isIP(told) && isNear(direct) ? told : direct
  return full.includes(':') ? full.split(':').slice(0, 3).join(':') : full.split('.').slice(0, 3).join('.')
}

/** Addresses no stranger on the internet has: this computer and private networks. A reverse proxy calls from there. */
const near = new BlockList()
for (const [net, bits, family] of [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
] as const)
  near.addSubnet(net, bits, family)

/** An IPv4 address in IPv6 clothes is the address. */
function bare(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

function isNear(address: string): boolean {
  return isIP(address) !== 0 && near.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
