import * as oidc from 'openid-client'
import { derive } from '#foundation/crypto.ts'
import { askOutside, OutsideError } from '#foundation/outside.ts'

/** What one needs to speak with a provider. */
export interface ProviderAccess {
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
}

/** Why a provider could not be spoken with, or was not believed. */
export type SignOnTrouble =
  | 'no-answer' // it does not answer, or not in time
  | 'not-public' // its address is not one on the internet
  | 'not-secure' // something of it is without https
  | 'not-provider' // what answers is no provider of identities
  | 'other-issuer' // it calls itself something else
  | 'cancelled' // the person turned back there
  | 'not-believed' // its answer does not fit what was asked: state, nonce, issuer, code, signature

export class SignOnError extends Error {
  override readonly name = 'SignOnError'
  readonly trouble: SignOnTrouble
  constructor(trouble: SignOnTrouble, cause?: unknown) {
    super(trouble, { cause })
    this.trouble = trouble
  }
}

/** What a provider says of whoever signed in there. */
export interface Proof {
  readonly issuer: string
  readonly subject: string
  /** Their address, if it tells one; and whether it says that it has checked it. */
  readonly address: string
  readonly verified: boolean
}

/** What is random in an attempt, derived from its id: nothing of it lies in a table. */
export function secretsOf(key: Buffer, attemptId: string) {
  const make = (what: string) => derive(key, `sign-on ${what} ${attemptId}`).toString('base64url')
  return { state: make('state'), nonce: make('nonce'), verifier: make('verifier') }
}

/** The one address a provider may send people back to. A provider of its own for each, so that none answers for another. */
export const redirectUri = (origin: string, providerId: string) => `${origin}/sign-in/with/${providerId}/back`

/**
 * Asks a provider what it is (OpenID Connect Discovery). It must call itself exactly what the administrator wrote.
 *
 * @param local a local start: the provider may be on this computer
 * @throws SignOnError
 */
export async function discover(access: ProviderAccess, local: boolean): Promise<oidc.Configuration> {
  const config = await oidc
    .discovery(new URL(access.issuer), access.clientId, undefined, authenticate(access.secret), {
      timeout: 5,
      [oidc.customFetch]: (url, { method, headers, body, signal }) =>
        askOutside(url, { method, headers, body, ...(signal ? { signal } : {}) }, { loopback: local }),
      execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
    })
    .catch((error) => {
      const trouble = outsideTrouble(error)
      const isOther =
        error instanceof Error && 'code' in error && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'
      throw new SignOnError(trouble ?? (isOther ? 'other-issuer' : 'not-provider'), error)
    })
  const about = config.serverMetadata()
  if (new URL(about.issuer).href !== new URL(access.issuer).href) throw new SignOnError('other-issuer')
  const ends = [about.authorization_endpoint, about.token_endpoint, about.jwks_uri]
  if (!ends.every((end) => end && URL.canParse(end))) throw new SignOnError('not-provider')
  if (!local && !ends.every((end) => end?.startsWith('https:'))) throw new SignOnError('not-secure')
  return config
}

/** In the body where the provider says it takes that, else as the standard has it: secrets with odd signs survive both. */
const authenticate =
  (secret: string): oidc.ClientAuth =>
  (server, client, body, headers) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
      ? oidc.ClientSecretPost(secret)
      : oidc.ClientSecretBasic(secret))(server, client, body, headers)

/** Where the browser is sent. */
export async function authorizationUrl(
  config: oidc.Configuration,
  { state, nonce, verifier }: ReturnType<typeof secretsOf>,
  redirect: string,
): Promise<string> {
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return url.href
}

/**
 * Turns what the provider sent the browser back with into a proof: its issuer and state, then the code for an ID token
 * with our nonce, signed by its keys, for us.
 *
 * @param search the question part of the address the browser came back to
 * @throws SignOnError
 */
export async function prove(
  config: oidc.Configuration,
  { state, nonce, verifier }: ReturnType<typeof secretsOf>,
  redirect: string,
  search: string,
): Promise<Proof> {
  try {
    const tokens = await oidc.authorizationCodeGrant(config, new URL(redirect + search), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new SignOnError('not-believed')
    const told =
      claims.email === undefined && config.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : claims
    const address = typeof told.email === 'string' && told.email.length <= 254 ? told.email.trim().toLowerCase() : ''
    return {
      issuer: claims.iss,
      subject: claims.sub,
      address,
      verified: address !== '' && told.email_verified === true,
    }
  } catch (error) {
    if (error instanceof SignOnError) throw error
    const turnedBack = error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied'
    throw new SignOnError(outsideTrouble(error) ?? (turnedBack ? 'cancelled' : 'not-believed'), error)
  }
}

/** Whether the cause of it all is that the other computer was not, or could not be, asked. */
function outsideTrouble(error: unknown): SignOnTrouble | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof OutsideError) return cause.trouble === 'too-long' ? 'not-provider' : cause.trouble
  return undefined
}
