import { z } from 'zod'
import type { Text } from './language.ts'
import { words } from './language.ts'

/** What came in, by field, exactly as typed. */
export type Typed = Record<string, readonly string[]>

/** A form that could not be taken: shown again with everything typed and each problem beside its field. */
export interface Refused {
  readonly typed: Typed
  readonly problems: Record<string, Text>
  /** What is wrong with the whole, where it is no one field's. */
  readonly message: Text | undefined
  /** For an edit conflict: what is stored now, by field. */
  readonly stored: Record<string, string> | undefined
  readonly status: number
}

export type FormSchema = z.ZodObject

export const formWords = words({
  fillIn: { en: 'Please fill this in.', fr: 'Veuillez remplir ce champ.' },
  choose: { en: 'Please choose one of these.', fr: 'Veuillez choisir une de ces options.' },
  chooseFile: { en: 'Please choose a file.', fr: 'Veuillez choisir un fichier.' },
  emptyFile: {
    en: 'This file is empty. Please choose another one.',
    fr: 'Ce fichier est vide. Veuillez en choisir un autre.',
  },
  tick: { en: 'Please tick this to go on.', fr: 'Veuillez cocher cette case pour continuer.' },
  tooLong: (most: number) => ({
    en: `This is longer than ${most} characters. Please shorten it; nothing is lost.`,
    fr: `Ce texte dépasse ${most} caractères. Veuillez le raccourcir; rien n’est perdu.`,
  }),
  tooMany: (most: number) => ({ en: `Please choose at most ${most}.`, fr: `Veuillez en choisir au plus ${most}.` }),
  number: { en: 'Please write a whole number.', fr: 'Veuillez écrire un nombre entier.' },
  atLeast: (least: number) => ({ en: `This must be ${least} or more.`, fr: `Ce doit être ${least} ou plus.` }),
  atMost: (most: number) => ({ en: `This must be ${most} or less.`, fr: `Ce doit être ${most} ou moins.` }),
  date: { en: 'Please write a date, like 2027-03-09.', fr: 'Veuillez écrire une date, comme 2027-03-09.' },
  address: {
    en: 'This does not look like an e-mail address, such as amina@example.org.',
    fr: 'Ceci ne ressemble pas à une adresse courriel, comme amina@example.org.',
  },
  twice: {
    en: 'This was sent twice. Please send it once.',
    fr: 'Ceci a été envoyé deux fois. Veuillez l’envoyer une fois.',
  },
  unknown: { en: 'This form does not ask for that.', fr: 'Ce formulaire ne demande pas cela.' },
  control: {
    en: 'This holds characters that cannot be kept.',
    fr: 'Ce texte contient des caractères qui ne peuvent pas être conservés.',
  },
  unreadable: {
    en: 'Something here could not be read as it was meant: a number too large, a day that never was, or a sign that cannot be kept. Nothing you typed is lost.',
    fr: 'Quelque chose n’a pas pu être lu comme prévu : un nombre trop grand, un jour qui n’existe pas ou un signe qui ne peut être conservé. Rien de ce que vous avez écrit n’est perdu.',
  },
  someProblems: {
    en: 'Some answers need another look. Nothing you typed is lost.',
    fr: 'Certaines réponses sont à revoir. Rien de ce que vous avez écrit n’est perdu.',
  },
})

/** Attaches our own words to a Zod check. */
const says = (text: Text) => ({ error: JSON.stringify(text) })

const clean = (text: string) => !hasControl(text)
const hasControl = (text: string) => /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text)

/** A line or paragraph that must be there. */
export const text = (most = 200) =>
  z
    .string(says(formWords.fillIn))
    .transform((typed) => typed.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, says(formWords.fillIn))
        .max(most, says(formWords.tooLong(most)))
        .refine(clean, says(formWords.control)),
    )

/** A line or paragraph that may be left empty; empty is ''. */
export const optionalText = (most = 200) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(most, says(formWords.tooLong(most)))
        .refine(clean, says(formWords.control)),
    )

export const choice = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.enum(options, says(formWords.choose))
export const optionalChoice = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.preprocess((typed) => (typed === '' ? undefined : typed), z.enum(options, says(formWords.choose)).optional())

/** Any of several ticks; none is an empty list. */
export const many = <const Options extends readonly [string, ...string[]]>(options: Options, most = options.length) =>
  z
    .array(z.enum(options, says(formWords.choose)))
    .max(most, says(formWords.tooMany(most)))
    .default([])

/** A tick that may be left. */
export const tick = () =>
  z
    .literal('yes')
    .optional()
    .transform((typed) => typed === 'yes')
/** A tick without which the form makes no sense. */
export const requiredTick = () => z.literal('yes', says(formWords.tick)).transform(() => true)

export const whole = (least: number, most: number) =>
  z
    .string(says(formWords.fillIn))
    .regex(/^\s*-?\d{1,9}\s*$/, says(formWords.number))
    .transform(Number)
    .pipe(
      z
        .number()
        .min(least, says(formWords.atLeast(least)))
        .max(most, says(formWords.atMost(most))),
    )
export const optionalWhole = (least: number, most: number) =>
  z.preprocess((typed) => (typed === '' ? undefined : typed), whole(least, most).optional())

const dateText = z.string(says(formWords.fillIn)).regex(/^\d{4}-\d{2}-\d{2}$/, says(formWords.date))
export const date = () => dateText.transform(toDate)
export const optionalDate = () =>
  z.preprocess((typed) => (typed === '' ? undefined : typed), dateText.transform(toDate).optional())

function toDate(typed: string, context: z.RefinementCtx): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(typed)
  } catch {
    context.addIssue({ code: 'custom', message: JSON.stringify(formWords.date) })
    return z.NEVER
  }
}

/** One address in the plain grammar mail servers agree on; lower case, no quotes, no comments, no line breaks. */
export const address = () =>
  z
    .string(says(formWords.fillIn))
    .transform((typed) => typed.trim().toLowerCase())
    .pipe(
      z
        .string()
        .max(254, says(formWords.address))
        .regex(
          /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
          says(formWords.address),
        ),
    )
export const optionalAddress = () => z.preprocess((typed) => (typed === '' ? undefined : typed), address().optional())

/** A row's identifier, from a hidden field or a choice. */
export const identifier = () => z.uuid(says(formWords.choose))
export const version = () => whole(0, 2 ** 30)

/** A file as the browser sent it; an empty choice is undefined. */
export const file = () =>
  z.preprocess(
    (sent) => (sent instanceof File && sent.size === 0 && sent.name === '' ? undefined : sent),
    z.instanceof(File, says(formWords.chooseFile)).refine(({ size }) => size > 0, says(formWords.emptyFile)),
  )

/** The part of FormData that is text, for showing again. */
export function typedFrom(data: FormData): Typed {
  const typed: Record<string, string[]> = Object.create(null)
  for (const [name, value] of data) {
    if (typeof value !== 'string') continue
    typed[name] ??= []
    typed[name].push(value)
  }
  return typed
}

/**
 * Reads a form strictly: unknown fields and a single field sent twice are refused.
 *
 * @returns the values, or each problem beside its field
 */
export function readForm(
  schema: FormSchema,
  data: FormData,
): { values: Record<string, unknown> } | { problems: Record<string, Text> } {
  const input: Record<string, unknown> = Object.create(null)
  const problems: Record<string, Text> = Object.create(null)
  for (const [name, sent] of byName(data)) {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined
    if (!field) problems[name] = formWords.unknown
    else if (isList(field)) input[name] = sent
    else if (sent.length > 1) problems[name] = formWords.twice
    else input[name] = sent[0]
  }
  const parsed = schema.safeParse({ ...input })
  if (!parsed.success)
    for (const issue of parsed.error.issues) problems[String(issue.path[0] ?? '')] ??= toText(issue.message)
  if (Object.keys(problems).length > 0 || !parsed.success) return { problems }
  return { values: parsed.data }
}

/** Every field's values, in one pass: asking a form for each of its names takes the square of their number. */
function byName(data: FormData): Map<string, FormDataEntryValue[]> {
  const fields = new Map<string, FormDataEntryValue[]>()
  for (const [name, value] of data) {
    const sent = fields.get(name)
    if (sent) sent.push(value)
    else fields.set(name, [value])
  }
  return fields
}

function isList(field: unknown): boolean {
  let inner = field as { _zod?: { def: { type: string; innerType?: unknown } } } | undefined
  while (inner?._zod && (inner._zod.def.type === 'default' || inner._zod.def.type === 'optional'))
    inner = inner._zod.def.innerType as typeof inner
  return inner?._zod?.def.type === 'array'
}

/** Our checks carry both languages in the message; a bare Zod message means a value was missing or of the wrong kind. */
function toText(message: string): Text {
  return message.startsWith('{"en"') ? (JSON.parse(message) as Text) : formWords.fillIn
}

/** The two fields of a bilingual text: `title_en` and `title_fr`. */
export function textPair<const Name extends string>(name: Name, most = 300) {
  return { [`${name}_en`]: text(most), [`${name}_fr`]: text(most) } as Record<
    `${Name}_en` | `${Name}_fr`,
    ReturnType<typeof text>
  >
}

/** Reads a pair back into one text. */
export function pairOf<Name extends string>(values: Record<`${Name}_en` | `${Name}_fr`, string>, name: Name): Text {
  return { en: values[`${name}_en`], fr: values[`${name}_fr`] }
}
