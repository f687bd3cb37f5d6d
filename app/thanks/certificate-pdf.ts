import { type Language, pick } from '#foundation/language.ts'
import { drawPdf, isSettable } from '#foundation/pdf.ts'
import { type Certificate, linesOf } from './certificate.ts'
import { certificateWords as w } from './certificate.words.ts'

/** A certificate on paper, in one language, with the address where it can be checked. */
export function certificatePdf(
  certificate: Certificate,
  language: Language,
  { origin, now }: { readonly origin: string; readonly now: Temporal.Instant },
): Promise<Uint8Array> {
  const lines = linesOf(certificate, language)
  const title = pick(w.title, language)
  const about = {
    title: `${title} – ${lines.name}`,
    author: certificate.organizationName[language],
    language,
    madeAt: now,
  }
  return drawPdf(about, ({ line, rule, space }) => {
    space(60)
    line(certificate.organizationName[language], { font: 'plain', size: 12, tone: 'soft', align: 'center', after: 28 })
    line(title, { tag: 'H1', font: 'strong', size: 30, tone: 'evergreen', align: 'center', after: 36 })
    line(lines.certifies, { size: 14, align: 'center', after: 14 })
    line(lines.name, { font: 'strong', size: 26, align: 'center', after: 14 })
    line(lines.servedAs, { size: 14, align: 'center', after: 10 })
    line(lines.program, { font: 'strong', size: 17, align: 'center', after: 10 })
    line(lines.fromTo, { size: 14, align: 'center', after: lines.gave ? 6 : 56 })
    if (lines.gave) line(lines.gave, { size: 14, align: 'center', after: 56 })
    line(lines.signedOn, { align: 'center', after: 4 })
    line(lines.signer, { font: 'strong', size: 15, align: 'center', after: 2 })
    line(lines.coordinator, { tone: 'soft', align: 'center', after: 64 })
    rule()
    const small = { font: 'plain', size: 9, tone: 'soft', align: 'center', after: 3 } as const
    line(pick(w.checkAt, language), small)
    line(`${origin}/certificates/${certificate.code}`, { ...small, tone: 'ink' })
    line(`${pick(w.code, language)} ${certificate.code}`, small)
    if (!isSettable(`${lines.name}${lines.signer}`)) line(pick(w.plainLetters, language), small)
  })
}
