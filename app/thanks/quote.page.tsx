import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { optionalText, requiredTick, text, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { TextArea, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Notice, P, Page, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { certificateWords } from './certificate.words.ts'
import { findQuote, giveQuote, listQuotes, withdrawQuote } from './quote.server.ts'
import { thanksWords as w } from './thanks.words.ts'

/** Giving the program words to quote, and taking them back. */
export const quotePage = page('/partnerships/:partnership/quote', {
  async show({ db, actor, params }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const quote = await findQuote(db, actor, partnership)
    return (
      <Page
        title={w.quoteDoor}
        lead={w.quoteLead}
        trail={{ href: `/partnerships/${partnership.id}/thanks`, label: w.title }}
      >
        {quote && (
          <Notice tone="good">
            <P text={w.quoteNow} />
          </Notice>
        )}
        <Form button={w.giveQuote} version={quote?.version ?? 0}>
          <TextArea
            name="words"
            label={w.quoteWords}
            hint={w.quoteHint}
            audience={w.quoteAudience}
            value={quote?.words}
            rows={6}
          />
          <TextField
            name="signedAs"
            label={w.signedAs}
            hint={w.signedAsHint}
            audience={w.quoteAudience}
            value={quote?.signedAs}
            optional
            width="medium"
          />
          <Tick name="consent" label={w.quoteConsent} />
        </Form>
        {quote && (
          <Section title={w.withdrawQuote}>
            <Form action={href(quoteWithdrawalPage, params)} button={w.withdrawQuote} tone="care" />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    words: text(2000),
    signedAs: optionalText(200),
    consent: requiredTick(),
    version: version(),
  }),
  async answer({ db, actor, params, values, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await giveQuote(db, actor, partnership, values, now)
    return stay({ notice: w.quoteGiven })
  },
})

export const quoteWithdrawalPage = page('/partnerships/:partnership/quote/withdrawal', {
  show: ({ params }) => goTo(href(quotePage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await withdrawQuote(db, actor, partnership, now)
    return goTo(href(quotePage, params), { notice: w.quoteWithdrawn })
  },
})

/** What may be quoted today, for the program's coordinators. */
export const quotesPage = page('/programs/:program/quotes', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const quotes = await listQuotes(db, program.id)
    return (
      <Page
        title={w.quotes}
        lead={w.quotesLead}
        trail={{ href: `/programs/${program.slug}/certificates`, label: certificateWords.certificates }}
        wide
      >
        {quotes.length === 0 && <Empty text={w.noQuotes} />}
        {quotes.map((quote) => (
          <QuoteEntry quote={quote} />
        ))}
      </Page>
    )
  },
})

function QuoteEntry({ quote }: { quote: Awaited<ReturnType<typeof listQuotes>>[number] }) {
  const say = useSay()
  const { language, zone } = useReader()
  const role = say(quote.seat === 'mentor' ? w.aMentor : w.aMentee)
  return (
    <blockquote>
      <Words>{quote.words}</Words>
      <p class="soft small">
        {quote.signedAs ? `${quote.signedAs} (${role})` : role} · {sayShortDate(dateAt(quote.givenAt, zone), language)}
      </p>
    </blockquote>
  )
}
