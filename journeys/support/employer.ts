import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Db } from '#foundation/database.ts'
import { callFrom } from './caller.ts'

/** Somebody who signs in at their employer. */
export interface Worker {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  /** They turn back instead. */
  readonly refuses?: boolean
}

/** An employer's sign-in on this computer: oidc-provider, a certified implementation, with one worker at its keyboard. */
export interface Employer {
  readonly issuer: string
  readonly client: { readonly id: string; readonly secret: string }
  worker: Worker
  /** Knows where we may be sent back to, as an administrator there would have entered it. */
  register(redirect: string): Promise<void>
  /** Goes where we sent the browser, signs in as the worker. @returns where the browser is sent back to */
  signIn(url: string): Promise<string>
  close(): Promise<void>
}

/** What this uses of oidc-provider, which brings no types of its own. */
interface Provider {
  callback(): (request: IncomingMessage, response: ServerResponse) => void
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ params: { client_id: string } }>
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: object,
    how: { mergeWithLastSubmission: boolean },
  ): Promise<void>
  readonly Grant: new (of: {
    accountId: string
    clientId: string
  }) => { addOIDCScope(scope: string): void; save(): Promise<string> }
}

/** Opens an employer's sign-in on a port of its own. */
export async function openEmployer(worker: Worker): Promise<Employer> {
  const specifier: string = 'oidc-provider'
  const { Provider } = (await import(specifier)) as { Provider: new (issuer: string, about: object) => Provider }
  let provider: Provider | undefined
  const employer = { worker, client: { id: 'alongside', secret: 'a-secret_with ~odd+signs%' } }
  const server = createServer((request, response) => {
    if (!provider) return void response.writeHead(503).end()
    if (request.url?.startsWith('/interaction/')) return void interact(provider, employer.worker, request, response)
    provider.callback()(request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(employer, {
    issuer,
    async register(redirect: string) {
      provider = new Provider(issuer, aboutOf(employer, redirect))
    },
    signIn: (url: string) => walk(issuer, url),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  })
}

const aboutOf = (employer: Pick<Employer, 'worker' | 'client'>, redirect: string) => ({
  clients: [
    {
      client_id: employer.client.id,
      client_secret: employer.client.secret,
      redirect_uris: [redirect],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  findAccount: (_: unknown, sub: string) => ({
    accountId: sub,
    claims: () => ({ sub, email: employer.worker.email, email_verified: employer.worker.email_verified }),
  }),
  claims: { email: ['email', 'email_verified'] },
  cookies: { keys: ['a key of the test’s'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
})

async function interact(provider: Provider, worker: Worker, request: IncomingMessage, response: ServerResponse) {
  const { params } = await provider.interactionDetails(request, response)
  const grant = new provider.Grant({ accountId: worker.sub, clientId: params.client_id })
  grant.addOIDCScope('openid email')
  const result = worker.refuses
    ? { error: 'access_denied', error_description: 'They turned back.' }
    : { login: { accountId: worker.sub }, consent: { grantId: await grant.save() } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

/** Follows the provider's own redirects in a fresh browser, until it sends us away. */
async function walk(issuer: string, url: string): Promise<string> {
  const browser = callFrom(issuer)
  let next = url
  for (let step = 0; step < 10; step++) {
    const answer = await browser.open(next)
    if (!answer.location) throw new Error(`The employer's sign-in says ${answer.status}: ${answer.html}`)
    next = new URL(answer.location, issuer).href
    if (!next.startsWith(issuer)) return next
  }
  throw new Error('The employer’s sign-in goes round in circles.')
}

/** An employer whose sign-in is open, and does not answer: the page that says so is the only one to weigh. */
export async function addDeafEmployer(db: Db, organizationId: string): Promise<string> {
  const about = { label: 'Peace River North', clientId: 'alongside', domains: ['sd60.example.org'] }
  const { id } = await db
    .insertInto('signOnProviders')
    .values({ ...about, organizationId, issuer: 'http://127.0.0.1:9', openedAt: Temporal.Now.instant() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
