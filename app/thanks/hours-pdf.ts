import { sayShortDate } from '#foundation/clock.ts'
import { type Language, pick, type Text } from '#foundation/language.ts'
import { drawPdf } from '#foundation/pdf.ts'
import { hoursWords as w } from './certificate.words.ts'
import { kindName, type Statement, sayShortDuration, sayYearMonth } from './hours.ts'

/** A person's statement of hours on paper: months down, kinds across, sums at the foot. */
export function hoursPdf(
  about: {
    readonly name: string
    readonly program: Text
    readonly organization: Text
    readonly statement: Statement
    readonly today: Temporal.PlainDate
    readonly now: Temporal.Instant
  },
  language: Language,
): Promise<Uint8Array> {
  const say = (text: Text) => pick(text, language)
  const { name, statement, today } = about
  const title = say(w.statement)
  const document = { title: `${title} – ${name}`, author: say(about.organization), language, madeAt: about.now }
  return drawPdf(document, ({ line, rule, table, space }) => {
    line(say(about.organization), { font: 'plain', tone: 'soft', after: 16 })
    line(title, { tag: 'H1', font: 'strong', size: 24, tone: 'evergreen', after: 10 })
    line(name, { font: 'strong', size: 15, after: 2 })
    line(say(about.program), { after: 2 })
    line(say(w.asOf(sayShortDate(today, language))), { tone: 'soft', after: 18 })
    rule()
    if (statement.months.length === 0) line(say(w.none))
    else
      table([
        [say(w.month), ...statement.kinds.map((kind) => say(kindName(kind))), say(w.total)],
        ...statement.months.map(({ month, minutes, total }) => [
          sayYearMonth(month, language),
          ...minutes.map(sayShortDuration),
          sayShortDuration(total),
        ]),
        [say(w.total), ...statement.sums.map(sayShortDuration), sayShortDuration(statement.total)],
      ])
    space(18)
    line(say(w.ownWord), { font: 'plain', size: 9, tone: 'soft' })
  })
}
