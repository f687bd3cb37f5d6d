import { both, type Language, type Text } from '#foundation/language.ts'

const formats: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-CA', { style: 'currency', currency: 'CAD' }),
  fr: new Intl.NumberFormat('fr-CA', { style: 'currency', currency: 'CAD' }),
}

/** "$300.00" / « 300,00 $ ». */
export const sayMoney = (cents: number, language: Language): string => formats[language].format(cents / 100)
export const moneyText = (cents: number): Text => both((language) => sayMoney(cents, language))
