import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { GrantAct, GrantGround, GrantKind } from '#database/types.ts'
import { derive } from '#foundation/crypto.ts'

export type { GrantAct, GrantGround, GrantKind }

/** What may be asked for. What somebody keeps for themselves (private notes, journal, check-ins) is never among it. */
export const grantKinds = ['notes', 'cases', 'meetings', 'plan', 'agreement', 'reviews'] as const
export const grantGrounds = ['imminent_harm', 'legal_order', 'misconduct'] as const

/** Where a grant stands, as `app.grant_state` says it. */
export type GrantState =
  | 'unsigned'
  | 'asked'
  | 'objected'
  | 'waiting'
  | 'ready'
  | 'open'
  | 'over'
  | 'lapsed'
  | 'declined'
  | 'withdrawn'
  | 'upheld'

/** Whether anything can still come of it. */
export const isLiving = (state: GrantState): boolean =>
  state === 'asked' || state === 'objected' || state === 'waiting' || state === 'ready' || state === 'open'

/** A request as it is signed: everything that decides what opens, and the reason in full. */
export interface Request {
  readonly id: string
  readonly organizationId: string
  readonly partnershipId: string
  readonly ground: GrantGround
  readonly kinds: readonly GrantKind[]
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly silentUntil: Temporal.PlainDate | null
  readonly askedBy: string
  readonly askedAt: Temporal.Instant
  readonly reason: string
}

/** The steps that somebody puts their name to: asking, agreeing, and deciding on an objection. */
export const signedActs = ['asked', 'approved', 'upheld', 'overruled'] as const
export type SignedAct = (typeof signedActs)[number]
export const isSignedAct = (act: GrantAct): act is SignedAct => signedActs.some((one) => one === act)

/** Who puts their name to it, as what, when, and with which words of their own (the reason of a decision). */
export interface Signer {
  readonly act: SignedAct
  readonly personId: string
  readonly at: Temporal.Instant
  readonly words: string
}

/** The SHA-256 of a request and its signer, in one spelling: the same for equal requests, another for any other. */
export function digestOfGrant(request: Request, signer: Signer, nonce = ''): Buffer {
  const { id, organizationId, partnershipId, ground, fromOn, untilOn, silentUntil, askedBy, askedAt } = request
  const spelled = [
    [id, organizationId, partnershipId, ground, [...request.kinds].sort(), `${fromOn}`, `${untilOn}`],
    [silentUntil ? `${silentUntil}` : '', askedBy, `${askedAt}`, request.reason],
    [signer.act, signer.personId, `${signer.at}`, signer.words, nonce],
  ]
  return createHash('sha256').update(JSON.stringify(spelled)).digest()
}

/** How a step was signed: by the house, for somebody who has just proved who they are; or also by a passkey of theirs. */
export interface Signature {
  readonly signature: Buffer
  readonly signedWith: 'house' | 'passkey'
  /** What the passkey signed, as `signature.server.ts` writes it. */
  readonly assertion: Buffer | null
}

/** The house's own mark on a request, its signer and what a passkey signed, if one did. */
export const houseMark = (key: Buffer, request: Request, signer: Signer, assertion: Buffer | null): Buffer =>
  createHmac('sha256', derive(key, 'grant signatures'))
    .update(digestOfGrant(request, signer))
    .update(assertion ?? '')
    .digest()

/** Whether the house put its mark on exactly this. */
export function isMarked(key: Buffer, request: Request, signer: Signer, { signature, assertion }: Signature): boolean {
  const expected = houseMark(key, request, signer, assertion)
  return signature.length === expected.length && timingSafeEqual(signature, expected)
}

/** Where an organization's requests are found. */
export const confidentialAt = (slug: string): string => `/organizations/${slug}/confidential`
