import type { FileKind } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'
import { fileWords as w } from './files.words.ts'

const megabyte = 1024 * 1024

/** What a partnership holds; 0045_files.sql says the same. */
export const fileLimits = { bytes: 5 * megabyte, files: 40, allBytes: 60 * megabyte, name: 120 } as const

export interface SharedFile {
  readonly id: string
  readonly authorId: string
  readonly kind: FileKind
  readonly size: number
  readonly name: string
  readonly createdAt: Temporal.Instant
}

interface Form {
  readonly endings: readonly [string, ...string[]]
  readonly type: string
  readonly said: Text
}

const office = 'application/vnd.openxmlformats-officedocument'

/** Each kind of file there may be: how its name ends, how it is sent, what it is called. */
export const forms: Readonly<Record<FileKind, Form>> = {
  pdf: { endings: ['.pdf'], type: 'application/pdf', said: w.pdf },
  png: { endings: ['.png'], type: 'image/png', said: w.picture },
  jpeg: { endings: ['.jpg', '.jpeg'], type: 'image/jpeg', said: w.picture },
  webp: { endings: ['.webp'], type: 'image/webp', said: w.picture },
  docx: { endings: ['.docx'], type: `${office}.wordprocessingml.document`, said: w.document },
  xlsx: { endings: ['.xlsx'], type: `${office}.spreadsheetml.sheet`, said: w.table },
  pptx: { endings: ['.pptx'], type: `${office}.presentationml.presentation`, said: w.slides },
  odt: { endings: ['.odt'], type: 'application/vnd.oasis.opendocument.text', said: w.document },
  plain_text: { endings: ['.txt', '.md'], type: 'text/plain; charset=utf-8', said: w.text },
}

/**
 * A name that is safe to save under: the last part of whatever path was sent, nothing in it that is not seen or turns
 * the reading round, and an ending that says what the file is.
 */
export function tidyFileName(sent: string, kind: FileKind): string {
  const { endings } = forms[kind]
  const plain = (sent.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/\p{Z}+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  const ending = endings.find((each) => plain.toLowerCase().endsWith(each)) ?? endings[0]
  const stem = plain.toLowerCase().endsWith(ending) ? plain.slice(0, -ending.length) : plain
  const short = [...stem].slice(0, fileLimits.name - ending.length).join('')
  return `${short.trimEnd() || w.nameless.en}${ending}`
}
