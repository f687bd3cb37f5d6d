import type { PrivacyRegime } from '#database/types.ts'
import { P } from '#ui/page.tsx'
import { type RegimeWords, regimeWords } from './regime.words.ts'

/** What the law of each organization somebody has to do with says about something: each law once. */
export function Laws({
  laws,
  say,
}: {
  laws: readonly { readonly regime: PrivacyRegime }[]
  say: readonly (keyof RegimeWords)[]
}) {
  const regimes = [...new Set(laws.map(({ regime }) => regime))]
  return regimes.flatMap((regime) => say.map((part) => <P text={regimeWords[regime][part]} class="soft measure" />))
}
