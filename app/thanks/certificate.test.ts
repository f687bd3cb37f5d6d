import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSettable, settable } from '#foundation/pdf.ts'
import { type Certificate, newCertificateCode, readCode } from './certificate.ts'
import { certificatePdf } from './certificate-pdf.ts'

const certificate: Certificate = {
  code: '0123-4567-89AB-CDEF-GHJK',
  name: 'Zoë Lefèvre',
  seat: 'mentor',
  organizationName: { en: 'Association', fr: 'Association' },
  programTitle: { en: 'Mentorship', fr: 'Mentorat' },
  startsOn: Temporal.PlainDate.from('2026-11-01'),
  endsOn: Temporal.PlainDate.from('2027-06-30'),
  minutes: null,
  signerName: 'Priya Nair',
  issuedOn: Temporal.PlainDate.from('2027-07-01'),
}
const made = { origin: 'https://mentors.example.org', now: Temporal.Instant.from('2027-07-01T18:00:00Z') }

test('a code reads back however it was typed from paper', () => {
  const mistakes: Record<string, string> = { '0': 'o', '1': 'l', '-': ' ' }
  fc.assert(
    fc.property(fc.boolean(), (sloppy) => {
      const code = newCertificateCode()
      assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
      const typed = sloppy ? code.replace(/[01-]/g, (letter) => mistakes[letter] ?? letter).toLowerCase() : code
      assert.equal(readCode(typed), code)
    }),
  )
  assert.equal(new Set(Array.from({ length: 1000 }, newCertificateCode)).size, 1000)
  for (const typed of ['', 'ABCD', `${certificate.code}0`, certificate.code.replace('G', 'U'), "' or 1=1"])
    assert.equal(readCode(typed), undefined, typed)
})

test('a PDF is tagged, says its language and title, and is the same each time', async () => {
  for (const language of ['en', 'fr'] as const) {
    const bytes = Buffer.from(await certificatePdf(certificate, language, made))
    const text = bytes.toString('latin1')
    assert.ok(text.startsWith('%PDF-1.7'))
    assert.match(text, /\/Marked true/)
    assert.match(text, new RegExp(`/Lang \\(${language === 'fr' ? 'fr-CA' : 'en-CA'}\\)`))
    assert.match(text, /\/DisplayDocTitle true/)
    assert.ok(!text.includes('/FontFile'), 'no font is embedded')
    const strip = (pdf: string) => pdf.replace(/\/ID \[.*?\]/s, '')
    assert.equal(strip(text), strip(Buffer.from(await certificatePdf(certificate, language, made)).toString('latin1')))
  }
})

test('French is set as it is written; a letter out of reach goes without its mark, and it is known', () => {
  const french = 'Où œuvrent « Zoë », l’élève, Ça et là : 300 $ – À bientôt… Noël ÉÈÊËÎÏÔÛÙŸÇÆŒ'
  assert.equal(settable(french), french)
  assert.ok(isSettable(french))
  assert.equal(settable('K̓wsaltktnéws'), 'Kwsaltktnéws')
  assert.ok(!isSettable('K̓wsaltktnéws'))
  assert.equal(settable('ʔ'), '?')
})
