import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { tidyFileName } from './file.ts'
import { sniff } from './kind.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const zip = (...names: readonly string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('<x/>')]))))
const types = '[Content_Types].xml'
/** An OpenDocument file says what it is in its first entry, as it stands. */
const openDocument = (type: string, ...more: readonly string[]) =>
  Buffer.from(
    zipSync({
      mimetype: [Buffer.from(type), { level: 0 }],
      ...Object.fromEntries(['content.xml', ...more].map((name) => [name, Buffer.from('<x/>')])),
    }),
  )
const odt = 'application/vnd.oasis.opendocument.text'

test('a file is what is in it, and nothing else is taken', () => {
  const cases: readonly (readonly [string, Buffer, ReturnType<typeof sniff>])[] = [
    ['a PDF', latin('%PDF-1.7\n'), 'pdf'],
    ['a PDF after something else', latin('x%PDF-1.7\n'), 'plain_text'],
    ['a PNG', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'png'],
    ['half a PNG', latin('\x89PNG\r\n\x1a\n'), undefined],
    ['a JPEG', latin('\xff\xd8\xff\xe0\0\x10JFIF'), 'jpeg'],
    ['a WebP', latin('RIFF\x24\0\0\0WEBPVP8 '), 'webp'],
    ['a sound', latin('RIFF\x24\0\0\0WAVEfmt '), undefined],
    ['a GIF', latin('GIF89a\x01\0\x01\0\x80\0'), undefined],
    ['a letter', zip(types, 'word/document.xml'), 'docx'],
    ['a workbook', zip(types, 'xl/workbook.xml'), 'xlsx'],
    ['slides', zip(types, 'ppt/presentation.xml'), 'pptx'],
    ['an open letter', openDocument(odt), 'odt'],
    ['an open letter with macros', openDocument(odt, 'Basic/Standard/Module1.xml'), undefined],
    ['an open table', openDocument('application/vnd.oasis.opendocument.spreadsheet'), undefined],
    ['a letter with macros', zip(types, 'word/document.xml', 'word/vbaProject.bin'), undefined],
    ['two documents in one', zip(types, 'word/document.xml', 'xl/workbook.xml'), undefined],
    ['a letter without its types', zip('word/document.xml'), undefined],
    ['any archive', zip('a.txt'), undefined],
    ['half an archive', zip(types, 'word/document.xml').subarray(0, -40), undefined],
    ['the beginning of one', latin('PK\x03\x04'), undefined],
    ['a beginning and an end', latin(`PK\x03\x04PK\x05\x06${'\0'.repeat(18)}`), undefined],
    ['a program', latin('MZ\x90\0\x03'), undefined],
    ['an old document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), undefined],
    ['words', Buffer.from('\ufeffÀ lundi\r\n\tMarie 🙂'), 'plain_text'],
    ['a web page is words', Buffer.from('<!doctype html><script>1</script>'), 'plain_text'],
    ['words with a NUL', Buffer.from('a\0b'), undefined],
    ['words that ring', Buffer.from('a\u0007b'), undefined],
    ['words in Latin-1', latin('\xc0 lundi'), undefined],
    ['words in UTF-16', Buffer.from('\ufeffa', 'utf16le'), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ]
  for (const [what, bytes, kind] of cases) assert.equal(sniff(bytes), kind, what)
})

test('whatever bytes come, they are told or refused, and never break', () => {
  const whole = zip(types, 'word/document.xml')
  for (let n = 0; n < whole.length; n++)
    for (const byte of [0, 0x7f, 0xff]) sniff(Buffer.from(whole).fill(byte, n, Math.min(n + 4, whole.length)))
  for (let n = 4; n < whole.length; n++) assert.equal(sniff(whole.subarray(0, n)), undefined)
})

test('a name is cleaned, and ends as its content does', () => {
  const cases: readonly (readonly [string, Parameters<typeof tidyFileName>[1], string])[] = [
    ['Plan.pdf', 'pdf', 'Plan.pdf'],
    ['Plan.PDF', 'pdf', 'Plan.pdf'],
    ['photo.jpeg', 'jpeg', 'photo.jpeg'],
    ['photo', 'jpeg', 'photo.jpg'],
    ['notes.md', 'plain_text', 'notes.md'],
    ['page.html', 'plain_text', 'page.html.txt'],
    ['évaluation été.docx', 'docx', 'évaluation été.docx'],
    ['Minutes 12.05', 'plain_text', 'Minutes 12.05.txt'],
    ['../../../etc/passwd', 'plain_text', 'passwd.txt'],
    ['..\\..\\win.ini', 'plain_text', 'win.ini.txt'],
    ['plan\u202efdp.exe', 'pdf', 'planfdp.exe.pdf'],
    ['a\r\nX-Evil: 1', 'pdf', 'aX-Evil_ 1.pdf'],
    ['a\u2028b', 'pdf', 'a b.pdf'],
    ['\u200b\u200d', 'png', 'file.png'],
    ['.htaccess', 'plain_text', 'htaccess.txt'],
    ['..', 'pdf', 'file.pdf'],
    ['', 'pdf', 'file.pdf'],
    ['"; filename="evil', 'pdf', '_; filename=_evil.pdf'],
    ['\ud800a.pdf', 'pdf', 'a.pdf'],
    ['🙂'.repeat(300), 'pdf', `${'🙂'.repeat(116)}.pdf`],
  ]
  for (const [sent, kind, name] of cases) assert.equal(tidyFileName(sent, kind), name, JSON.stringify(sent))
})
