/** The languages Alongside speaks. Every sentence a person can read exists in each. */
export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

/** One thing said in both languages. Also the shape of every bilingual `jsonb` column. */
export type Text = { readonly en: string; readonly fr: string }

/** What a reader is told after a form; care: it did not go through, and something is asked of them. */
export type Told = Text & { readonly care?: true }

/** A catalogue entry: a sentence, or a function from its particulars to one. */
type Entry = Text | ((...particulars: never[]) => Text)

/**
 * Declares a room's words. The type refuses an entry without both languages;
 * `language.test.ts` refuses an empty one or one that forgets a particular.
 */
export function words<Entries extends Record<string, Entry>>(entries: Entries): Entries {
  return entries
}

/** Makes a Text of a proper name, which is the same in both languages. */
export function same(name: string): Text {
  return { en: name, fr: name }
}

/** Picks one language; a plain string is a person's own words and passes unchanged. */
export function pick(text: Text | string, language: Language): string {
  if (typeof text === 'string') return text
  return language === 'fr' ? unbroken(text.fr) : text[language]
}

/** Keeps a French colon, percent sign or guillemet on the line of its word. */
function unbroken(french: string): string {
  return french.replace(/ (?=[:%»$])|(?<=«) /g, '\u00a0')
}

/** Builds a Text from a rule that is the same in both languages but for the words it is given. */
export function both(build: (language: Language) => string): Text {
  return { en: build('en'), fr: build('fr') }
}

/** "1 place", "3 places"; French counts 0 and 1 as singular. */
export function count(n: number, language: Language, one: string, many: string): string {
  const plural = pluralRules[language].select(n) !== 'one'
  return `${sayNumber(n, language)} ${plural ? many : one}`
}

/** 1,234.5 or 1 234,5. */
export function sayNumber(n: number, language: Language): string {
  return numberFormats[language].format(n)
}

/** "Amina, Priya and Jo" / « Amina, Priya et Jo ». */
export function sayList(items: readonly string[], language: Language): string {
  return listFormats[language].format(items)
}

/** Orders names as a reader of either language expects: accents and case count last. */
export function byName(a: string, b: string): number {
  return nameOrder.compare(a, b)
}

/** "Budget | Budget": one line in both languages. @returns nothing where a part is missing */
export function readPair(line: string): Text | undefined {
  const [en, fr, ...more] = line.split('|').map((part) => part.trim())
  return en && fr && more.length === 0 ? { en, fr } : undefined
}

export const writePair = ({ en, fr }: Text): string => `${en} | ${fr}`

/** Folds accents, case and typographic marks away, so that "kwsaltktnews" finds "K̓wsaltktnéws". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'ʼ‘`-]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The best of a browser's accepted languages; English where none is ours. */
export function preferred(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q] = part.trim().split(';q=')
      return { tag: tag.slice(0, 2).toLowerCase(), quality: q === undefined ? 1 : Number(q) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
  return ranked.map(({ tag }) => tag).find(isLanguage) ?? 'en'
}

export function isLanguage(tag: unknown): tag is Language {
  return languages.includes(tag as Language)
}

const locales = { en: 'en-CA', fr: 'fr-CA' } as const
const pluralRules = perLanguage((locale) => new Intl.PluralRules(locale))
const numberFormats = perLanguage((locale) => new Intl.NumberFormat(locale))
const listFormats = perLanguage((locale) => new Intl.ListFormat(locale))
const nameOrder = new Intl.Collator('fr-CA', { sensitivity: 'variant', ignorePunctuation: true })

function perLanguage<T>(make: (locale: string) => T): Record<Language, T> {
  return { en: make(locales.en), fr: make(locales.fr) }
}
