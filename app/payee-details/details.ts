/** How somebody wishes to be paid; none says nothing of it. */
export const ways = ['by_cheque', 'finance_knows', 'direct_deposit'] as const
export type Way = (typeof ways)[number]

/** Who the money is for, as a cheque or a tax slip bears it. */
export interface Payee {
  readonly payee: string
  readonly address: string
}

/** How it reaches them. An account stands in it for a direct deposit alone. */
export interface Account {
  readonly way: Way | ''
  readonly institution: string
  readonly transit: string
  readonly account: string
  readonly note: string
}

export type PayeeDetails = Payee & Account

/** Nine digits in a row, or in threes, whose last one checks the others as it does in a social insurance number. */
export function looksLikeInsuranceNumber(text: string): boolean {
  const found = text.normalize('NFKC').matchAll(/(?<!\d)\d{3}[\s.·_/\p{Pd}]?\d{3}[\s.·_/\p{Pd}]?\d{3}(?!\d)/gu)
  return [...found].some(([number]) => isChecked(number.replace(/\D/g, '')))
}

/** Luhn: every second digit doubled, the digits of all added up, and the sum ends in nought. */
function isChecked(digits: string): boolean {
  const sum = [...digits].reduceRight((total, digit, at) => {
    const doubled = Number(digit) * ((digits.length - at) % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** A number of a bank as typed, without what people write between its digits. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/[\s.·_/\p{Pd}]/gu, '')

/** Institution, transit and account in one text, which no spreadsheet shortens by its noughts or takes for a number. */
export const accountLine = ({ institution, transit, account }: Account): string =>
  account && [institution, transit, account].join('-')
