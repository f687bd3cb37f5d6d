import type { PasskeyTask } from './passkey-form.tsx'

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
const textOf = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const namedIn = (known: NonNullable<PasskeyTask['known']>) =>
  known.map(({ id, transports }) => ({
    type: 'public-key' as const,
    id: bytesOf(id),
    transports: transports as AuthenticatorTransport[],
  }))

/** Makes a passkey, or lets one sign. @returns what the house is to be sent */
async function carryOut({ make, challenge, rp, user, algorithms = [], known = [] }: PasskeyTask): Promise<object> {
  const timeout = 120_000
  const credential = (await (make && user
    ? navigator.credentials.create({
        publicKey: {
          rp,
          challenge: bytesOf(challenge),
          user: { ...user, id: bytesOf(user.id) },
          timeout,
          attestation: 'none',
          pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key' as const, alg })),
          authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
          excludeCredentials: namedIn(known),
        },
      })
    : navigator.credentials.get({
        publicKey: {
          rpId: rp.id,
          challenge: bytesOf(challenge),
          timeout,
          userVerification: 'required',
          // Nobody named: whichever passkey the device has for this house.
          allowCredentials: namedIn(known),
        },
      }))) as PublicKeyCredential | null
  if (!credential) throw new Error('nothing came')
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: partsOf(credential.response),
  }
}

function partsOf(response: AuthenticatorResponse): object {
  const clientDataJSON = textOf(response.clientDataJSON)
  if (response instanceof AuthenticatorAttestationResponse)
    return {
      clientDataJSON,
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse
  return {
    clientDataJSON,
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    ...(userHandle ? { userHandle: textOf(userHandle) } : {}),
  }
}

const island = document.querySelector<HTMLElement>('[data-island=passkey]')
const form = island?.querySelector('form')
const answer = form?.querySelector<HTMLInputElement>('input[name=response]')
const status = island?.querySelector('[role=status]')
const button = form?.querySelector('button')

if (island && form && answer && button && 'PublicKeyCredential' in window) {
  const task = JSON.parse(document.getElementById('passkey-data')?.textContent ?? '{}') as PasskeyTask
  island.querySelector('[data-without]')?.setAttribute('hidden', '')
  island.querySelector('[data-with]')?.removeAttribute('hidden')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    button.disabled = true // one press is one question to the device
    carryOut(task).then(
      (response) => {
        answer.value = JSON.stringify(response)
        form.submit()
      },
      () => {
        button.disabled = false
        if (status) status.textContent = task.stopped
      },
    )
  })
}
