/** Mailboxes that people keep for themselves. */
const personal =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|icloud|me|mac|proton|protonmail|pm|fastmail|gmx|aol|shaw|telus|rogers|bell|sympatico|videotron)\.[a-z.]{2,6}$|^(telus|shawcable)\.net$/

/** Of a school district of British Columbia, as most of them are named: sd73.bc.ca. */
const ofDistrict = /(^|\.)sd\d{1,2}\.(bc\.)?ca$/

/**
 * Whose a mailbox is, as far as its name tells: a district's, whose IT can open it; somebody's own; or we cannot know.
 */
export function keeperOf(address: string): 'district' | 'own' | 'unknown' {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return ofDistrict.test(domain) ? 'district' : personal.test(domain) ? 'own' : 'unknown'
}
