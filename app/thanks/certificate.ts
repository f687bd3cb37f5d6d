import { randomBytes } from 'node:crypto'
import type { SeatKind } from '#database/types.ts'
import { sayShortDate } from '#foundation/clock.ts'
import { type Language, pick, type Text } from '#foundation/language.ts'
import { hoursWords, certificateWords as w } from './certificate.words.ts'

/** What a certificate says. */
export interface Certificate {
  readonly code: string
  readonly name: string
  readonly seat: SeatKind
  readonly organizationName: Text
  readonly programTitle: Text
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly minutes: number | null
  readonly signerName: string
  readonly issuedOn: Temporal.PlainDate
}

/** Digits and letters that are not taken for each other on paper (Crockford's). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 5
const groupLength = 4

/** A hundred random bits as five groups of four. */
export function newCertificateCode(): string {
  const letters = [...randomBytes(groups * groupLength)].map((byte) => alphabet[byte % 32]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as somebody typed it from paper, or nothing where it cannot be one. */
export function readCode(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
  if (letters.length !== groups * groupLength || /U/.test(letters)) return undefined
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** The certificate line by line, as page and paper set it. */
export interface CertificateLines {
  readonly certifies: string
  readonly name: string
  readonly servedAs: string
  readonly program: string
  readonly fromTo: string
  readonly gave: string | undefined
  readonly signedOn: string
  readonly signer: string
  readonly coordinator: string
}

export function linesOf(certificate: Certificate, language: Language): CertificateLines {
  const say = (text: Text) => pick(text, language)
  const { startsOn, endsOn, minutes, organizationName } = certificate
  return {
    certifies: say(w.certifies(say(organizationName))),
    name: certificate.name,
    servedAs: say(w.servedAs(say(w[certificate.seat]))),
    program: say(certificate.programTitle),
    fromTo: say(w.fromTo(sayShortDate(startsOn, language), sayShortDate(endsOn, language))),
    gave: minutes ? say(w.gave(say(hoursWords.duration(minutes)))) : undefined,
    signedOn: say(w.signedOn(sayShortDate(certificate.issuedOn, language))),
    signer: certificate.signerName,
    coordinator: say(w.coordinator(say(organizationName))),
  }
}
