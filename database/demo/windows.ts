/** The signs that Windows-1252 keeps where Latin-1 has nothing; the rest is the same. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The bytes of a text in Windows-1252; undefined where it cannot be said. */
export function toWindows1252(text: string): Buffer | undefined {
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    const special = windows.indexOf(sign)
    if (special >= 0) bytes.push(0x80 + special)
    else if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes.push(code)
    else return undefined
  }
  return Buffer.from(bytes)
}

/** Writes a CSV in UTF-8 in which some rows, pasted from an old spreadsheet, stand in Windows-1252. */
export function encodeRows(rows: readonly (readonly string[])[], inWindows: number): Buffer {
  const lines = rows.map((cells) => `${cells.map(quote).join(',')}\r\n`)
  const accented = lines.flatMap((line, index) => (/[é’à]/.test(line) && toWindows1252(line) ? [index] : []))
  const every = Math.max(1, Math.floor(accented.length / inWindows))
  const chosen = new Set(accented.filter((index, n) => index > 0 && n % every === 0).slice(0, inWindows))
  return Buffer.concat(
    lines.map((line, index) => (chosen.has(index) ? (toWindows1252(line) ?? Buffer.from(line)) : Buffer.from(line))),
  )
}

const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
