import type { FileKind } from '#database/types.ts'

/**
 * What a file is, by what is in it; its name and what the browser says of it are not asked. Undefined for whatever is
 * none of the kinds that may be shared, and for documents that carry programs of their own (macros).
 */
export function sniff(bytes: Buffer): FileKind | undefined {
  const has = (mark: string, at = 0) => bytes.toString('latin1', at, at + mark.length) === mark
  if (has('%PDF-')) return 'pdf'
  if (has('\x89PNG\r\n\x1a\n') && has('IHDR', 12)) return 'png'
  if (has('\xff\xd8\xff')) return 'jpeg'
  if (has('RIFF') && has('WEBPVP8', 8)) return 'webp'
  if (has('PK\x03\x04')) return kindOfArchive(bytes)
  return isText(bytes) ? 'plain_text' : undefined
}

/** The part that makes an archive a document, by kind. */
const mainParts = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['pptx', 'ppt/presentation.xml'],
] as const

const programs = /(^|\/)vbaProject\.bin$|(^|\/)(activeX|macrosheets)\/|^(Basic|Scripts)\//i
const openDocument = 'mimetypeapplication/vnd.oasis.opendocument.text'

function kindOfArchive(bytes: Buffer): FileKind | undefined {
  const names = bytes.length < leastArchive ? undefined : namesIn(bytes)
  if (!names || [...names].some((name) => programs.test(name))) return undefined
  // an OpenDocument says what it is in its first entry, unpacked
  const length = bytes.readUInt16LE(26)
  const first = bytes.toString('latin1', 30, 30 + openDocument.length)
  const isNext = bytes.toString('latin1', 30 + openDocument.length, 32 + openDocument.length) === 'PK'
  if (length === 8 && first === openDocument && isNext) return names.has('content.xml') ? 'odt' : undefined
  if (!names.has('[Content_Types].xml')) return undefined
  const found = mainParts.filter(([, part]) => names.has(part))
  return found.length === 1 ? found[0]?.[0] : undefined
}

/** No document of ours has more parts than this, and none fewer bytes than one part's two heads and an end take. */
const mostParts = 5000
const leastArchive = 30 + 46 + 22

/** The names an archive lists at its end; nothing is unpacked. Undefined where the list does not hold together. */
function namesIn(bytes: Buffer): Set<string> | undefined {
  const end = bytes.lastIndexOf('PK\x05\x06')
  if (end < 0 || end + 22 > bytes.length) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const names = new Set<string>()
  let at = bytes.readUInt32LE(end + 16)
  if (count > mostParts) return undefined
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const [length, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    names.add(bytes.toString('utf8', at + 46, at + 46 + length))
    at += 46 + length + extra + comment
  }
  return at <= end ? names : undefined
}

/** Words in UTF-8, with no sign in them that a keyboard does not make. */
function isText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text)
  } catch {
    return false
  }
}
