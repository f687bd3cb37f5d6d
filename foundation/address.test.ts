import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callerAddress } from './address.ts'

const cases: [peer: string, forwarded: string | undefined, caller: string, why: string][] = [
  ['203.0.113.7', undefined, '203.0.113', 'a caller without a proxy'],
  ['203.0.113.7', '198.51.100.9', '203.0.113', 'a stranger says what they like'],
  ['127.0.0.1', '198.51.100.9', '198.51.100', 'a proxy on this computer'],
  ['::ffff:10.1.2.3', '198.51.100.9', '198.51.100', 'a proxy on the private network'],
  ['10.1.2.3', '192.0.2.1, 198.51.100.9', '198.51.100', 'only what the last proxy added is believed'],
  ['127.0.0.1', '2001:db8:7:1::9', '2001:db8:7', 'a caller by IPv6'],
  ['::1', 'somebody', '::1', 'what is no address does not count'],
  ['127.0.0.1', undefined, '127.0.0', 'a local start'],
  ['', undefined, '', 'a test without a network'],
]

for (const [peer, forwarded, caller, why] of cases)
  test(why, () => assert.equal(callerAddress(peer, forwarded), caller))
