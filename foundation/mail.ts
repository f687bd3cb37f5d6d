import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport'
import type { CalendarPart } from './calendar.ts'
import type { Db } from './database.ts'
import type { Settings } from './environment.ts'
import { type Language, pick, type Text, words } from './language.ts'

/** A letter ready to send: plain sentences, at most one button, nothing confidential. */
export interface Message {
  readonly to: string
  readonly language: Language
  readonly subject: Text
  readonly paragraphs: readonly Text[]
  readonly button?: { readonly label: Text; readonly href: string }
  /**
   * Where letters of this kind are stopped without signing in; also said to mail programs, which may do it for their reader
   * (RFC 2369, RFC 8058): a page with `oneClick`.
   */
  readonly unsubscribe?: { readonly label: Text; readonly href: string }
  /** Who writes: the program or organization. */
  readonly from: Text
  /** Where an answer goes: the program's contact. */
  readonly replyTo?: string
  /** What it tells the reader's calendar. */
  readonly calendar?: CalendarPart
}

/** Something that takes letters away. `messageId` is the outbox row's, so that a letter sent twice is one letter. */
export interface Carrier {
  carry(message: Message, messageId: string): Promise<void>
}

/** The letter may have left before the connection broke: nobody can know. */
export class LetterUnknown extends Error {
  override readonly name = 'LetterUnknown'
}

const mailWords = words({
  greeting: { en: 'Hello,', fr: 'Bonjour,' },
  orOpen: { en: 'Or open this address:', fr: 'Ou ouvrez cette adresse :' },
  foot: {
    en: 'You receive this because of a mentorship program you take part in or asked about. This mail holds nothing confidential; please keep it that way when you answer.',
    fr: 'Vous recevez ce courriel en raison d’un programme de mentorat auquel vous participez ou qui vous intéresse. Il ne contient rien de confidentiel; merci d’en faire autant dans votre réponse.',
  },
})

/** The text of a letter; the HTML says exactly the same. */
export function asText(message: Message): string {
  const say = (text: Text) => pick(text, message.language)
  const button = message.button ? `${say(message.button.label)}:\n${message.button.href}` : ''
  return [
    say(mailWords.greeting),
    ...message.paragraphs.map(say),
    button,
    `${say(message.from)}`,
    `--\n${[
      say(mailWords.foot),
      message.unsubscribe && `${say(message.unsubscribe.label)}: ${message.unsubscribe.href}`,
    ]
      .filter(Boolean)
      .join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

export function asHtml(message: Message): string {
  const say = (text: Text) => escapeHtml(pick(text, message.language))
  const paragraph = (html: string) => `<p style="margin:0 0 16px">${html.replaceAll('\n', '<br>')}</p>`
  const button = message.button
    ? paragraph(
        `<a href="${escapeHtml(message.button.href)}" style="display:inline-block;background:#1d5b4a;color:#fbfaf6;padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:600">${say(message.button.label)}</a>`,
      ) +
      paragraph(
        `<span style="color:#45504a;font-size:14px">${say(mailWords.orOpen)} ${escapeHtml(message.button.href)}</span>`,
      )
    : ''
  return `<!doctype html><html lang="${message.language}"><body style="margin:0;background:#fbfaf6;color:#1f2a26;font:17px/1.55 system-ui,sans-serif"><div style="max-width:36em;margin:auto;padding:24px">${[
    paragraph(say(mailWords.greeting)),
    ...message.paragraphs.map((text) => paragraph(say(text))),
    button,
    paragraph(say(message.from)),
    `<p style="color:#45504a;font-size:14px;border-top:1px solid #d9d6cb;padding-top:12px">${say(mailWords.foot)}${
      message.unsubscribe
        ? `<br><a href="${escapeHtml(message.unsubscribe.href)}" style="color:#1d5b4a">${say(message.unsubscribe.label)}</a>`
        : ''
    }</p>`,
  ].join('')}</div></body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Mail programs may post only to a secure address (RFC 8058, 3.1). */
function unsubscribeHeaders({ unsubscribe }: Message): Record<string, string> {
  if (!unsubscribe) return {}
  const oneClick = unsubscribe.href.startsWith('https:')
  return {
    'List-Unsubscribe': `<${unsubscribe.href}>`,
    ...(oneClick ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
}

/** Nothing that a mail program or server could read as two. Forms ask for less; this is what leaves, wherever it came from. */
const isOneAddress = (text: string) => text.length <= 254 && /^[^\s@<>(),;:"[\]\\\p{C}]+@[\p{L}\p{N}.-]+$/u.test(text)

/** How many characters a subject has at most; what follows is cut. */
export const longestSubject = 200

/** A title somebody typed may stand in a subject; a line of its own it never begins, and it never turns others round. */
function onOneLine(text: string): string {
  const signs = [...text.replace(/[\p{C}\s]+/gu, ' ').trim()]
  return signs.length <= longestSubject ? signs.join('') : `${signs.slice(0, longestSubject - 1).join('')}…`
}

/** A letter as it is handed to the mail server: one address, no person's words in a header. */
export function toMail(message: Message, messageId: string, { origin, mailFrom }: Settings): SMTPTransport.MailOptions {
  if (!isOneAddress(message.to)) throw new Error('This is not one address.')
  return {
    from: mailFrom,
    to: message.to,
    replyTo: message.replyTo && isOneAddress(message.replyTo) ? message.replyTo : undefined,
    subject: onOneLine(pick(message.subject, message.language)),
    text: asText(message),
    html: asHtml(message),
    messageId: `<${messageId}@${new URL(origin).hostname}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...unsubscribeHeaders(message),
    },
    ...(message.calendar ? { icalEvent: { ...message.calendar, filename: 'invite.ics' } } : {}),
  }
}

/** Sends by SMTP: each letter by a connection of its own. */
export function smtpCarrier(settings: Settings & { smtpUrl: string }): Carrier {
  return {
    async carry(message, messageId) {
      const mail = toMail(message, messageId, settings)
      const line = listenIn()
      const transport = createTransport({
        url: settings.smtpUrl,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
        logger: line.logger,
        transactionLog: true,
      } as SMTPTransport.Options)
      try {
        await transport.sendMail(mail)
      } catch (error) {
        const wasRefused = (error as { responseCode?: number }).responseCode !== undefined
        if (line.letterWasAskedFor() && !wasRefused) throw new LetterUnknown()
        throw error
      }
    },
  }
}

/**
 * Hears on the line whether the server has asked for the letter itself (it answers DATA with 354). Only from then on
 * may it have arrived although the line broke; nodemailer's error does not tell. Nothing of what is heard is kept.
 */
function listenIn() {
  let said = ''
  let asked = false
  const hear = (entry: { tnx?: string }, text = '') => {
    if (entry.tnx === 'server' && said === 'DATA' && /^[23]/.test(text)) asked = true
    if (entry.tnx === 'client') said = text
  }
  const ignore = () => {}
  const logger = { level: ignore, trace: ignore, debug: hear, info: ignore, warn: ignore, error: ignore, fatal: ignore }
  return { logger, letterWasAskedFor: () => asked }
}

/** Without a mail server, letters are laid in a table that the local outbox page shows. */
export function localCarrier(inWorkerTransaction: <T>(work: (db: Db) => Promise<T>) => Promise<T>): Carrier {
  return {
    async carry(message, messageId) {
      await inWorkerTransaction((db) =>
        db
          .insertInto('localLetters')
          .values({
            id: messageId,
            recipient: message.to,
            subject: pick(message.subject, message.language),
            body: asText(message),
            html: asHtml(message),
            calendar: message.calendar?.content ?? '',
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      )
    },
  }
}
