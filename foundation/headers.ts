/**
 * The headers of every answer, errors included.
 * No page loads anything from another host; a page without an island runs no script at all.
 */
export function securityHeaders(nonce: string | undefined, https: boolean): Record<string, string> {
  const script = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : `'none'`
  return {
    'content-security-policy':
      `default-src 'none'; script-src ${script}; style-src 'self'; img-src 'self' blob:; font-src 'self'; ` +
      `connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(self), screen-wake-lock=(), sync-xhr=(), usb=(), web-share=(), xr-spatial-tracking=()',
    'x-frame-options': 'DENY',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

/**
 * Whether anything about a post says that it comes from another site. Sec-Fetch-Site decides where the browser
 * sends it, Origin where not. An old tablet may send neither (our referrer policy makes its Origin "null"):
 * there the signed operation key in the form and the SameSite cookie stand alone, and both are always checked.
 */
export function isForeignPost(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const from = headers.get('origin')
  return from !== null && from !== 'null' && from !== origin
}
