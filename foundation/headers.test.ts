import assert from 'node:assert/strict'
import test from 'node:test'
import { isForeignPost, securityHeaders } from './headers.ts'

const ours = 'https://mentorship.example.org'

/** What a browser says of a post, and whether that means another site sent it. */
const truth: [site: string | null, origin: string | null, foreign: boolean, who: string][] = [
  ['same-origin', ours, false, 'our own form'],
  ['same-origin', 'null', false, 'our own form, with the origin withheld'],
  ['same-origin', null, false, 'our own form, from a browser that sends no origin'],
  ['none', null, false, 'typed or bookmarked by the reader'],
  ['cross-site', 'https://evil.example', true, 'another site'],
  ['cross-site', ours, true, 'another site that says it is us'],
  ['cross-site', 'null', true, 'another site in a sandbox'],
  ['same-site', 'https://shop.example.org', true, 'a neighbour under the same name'],
  ['something-new', ours, true, 'a word we do not know'],
  [null, ours, false, 'an old browser, our own form'],
  [null, 'null', false, 'an old browser that withholds: the signed form decides'],
  [null, null, false, 'a very old browser: the signed form decides'],
  [null, 'https://evil.example', true, 'an old browser on another site'],
  [null, 'http://mentorship.example.org', true, 'the same name without its lock'],
  [null, `${ours}:8443`, true, 'the same name at another door'],
]

for (const [site, origin, foreign, who] of truth)
  test(`a post is ${foreign ? 'foreign' : 'ours'}: ${who}`, () => {
    const headers = new Headers()
    if (site !== null) headers.set('sec-fetch-site', site)
    if (origin !== null) headers.set('origin', origin)
    assert.equal(isForeignPost(headers, ours), foreign)
  })

test('a page without an island may run no script at all', () => {
  const policy = securityHeaders(undefined, true)['content-security-policy'] ?? ''
  assert.match(policy, /^default-src 'none'; script-src 'none';/)
  for (const rule of ["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
    assert.ok(policy.includes(rule))
  assert.doesNotMatch(policy, /unsafe|https?:|\*/)
})

test('a page with an island runs that one, by its nonce', () => {
  assert.match(
    securityHeaders('abc', true)['content-security-policy'] ?? '',
    /script-src 'nonce-abc' 'strict-dynamic';/,
  )
})

test('only over https is https promised for the time to come', () => {
  assert.match(securityHeaders(undefined, true)['strict-transport-security'] ?? '', /max-age=63072000/)
  assert.equal(securityHeaders(undefined, false)['strict-transport-security'], undefined)
})
