import type { Text } from '#foundation/language.ts'

/** Whose name stands first wins: nearly every browser also carries the names of those it wants to be taken for. */
const browsers: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bDuckDuckGo\//, 'DuckDuckGo'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ (Mobile\/\w+ )?Safari\//, 'Safari'],
]

const systems: readonly (readonly [mark: RegExp, en: string, fr: string])[] = [
  [/\biPad\b/, 'on an iPad', 'sur un iPad'],
  [/\biPhone\b/, 'on an iPhone', 'sur un iPhone'],
  [/\bAndroid\b/, 'on Android', 'sous Android'],
  [/\bWindows\b/, 'on Windows', 'sous Windows'],
  [/\bCrOS\b/, 'on a Chromebook', 'sur un Chromebook'],
  [/\bMacintosh\b/, 'on a Mac', 'sur un Mac'],
  [/\bLinux\b/, 'on Linux', 'sous Linux'],
]

/**
 * What a browser says it is, in plain words, and no more than it says. An iPad that asks for desktop pages calls itself
 * a Mac, so Safari there may be either.
 */
export function describeAgent(agent: string): Text {
  const name = browsers.find(([mark]) => mark.test(agent))?.[1]
  const system = systems.find(([mark]) => mark.test(agent))
  const [, en = '', fr = ''] = system ?? []
  if (name === 'Safari' && en === 'on a Mac')
    return { en: 'Safari on a Mac or an iPad', fr: 'Safari sur un Mac ou un iPad' }
  if (name) return { en: `${name} ${en}`.trim(), fr: `${name} ${fr}`.trim() }
  const [unknown, inconnu] = ['A browser we do not know', 'Un navigateur que nous ne connaissons pas']
  return system ? { en: `${unknown}, ${en}`, fr: `${inconnu}, ${fr}` } : { en: unknown, fr: inconnu }
}
