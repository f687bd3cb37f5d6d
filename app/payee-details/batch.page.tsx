import { pick } from '#foundation/language.ts'
import { download, href, page } from '#foundation/page.ts'
import { Actions, Facts, LinkButton, Notice, P, Page, Section, Words } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { exportPage } from '../honoraria/export.page.tsx'
import { moneyText } from '../honoraria/money.ts'
import { openBatch, type PayTo, sheetOf, standingOf } from './batch.server.ts'
import { accountLine } from './details.ts'
import { payeeWords as w, wayWords } from './details.words.ts'

/** Where the people of one export wish to be paid, for whoever pays. Opening it is written down for each of them. */
export const whereToPayPage = page('/programs/:program/honoraria/exports/:number/payees', {
  audited: true,
  async show({ db, actor, params, key }) {
    const { batch, lines } = await openBatch(db, actor, params, key)
    const [open, shut] = [lines.filter(({ payee }) => payee), lines.filter(({ payee }) => !payee)]
    return (
      <Page
        title={w.batchTitle(batch.number)}
        lead={w.batchLead}
        trail={{ href: href(exportPage, params), label: w.toExport(batch.number) }}
      >
        <P text={w.closesOncePaid} class="measure" />
        {open.length > 0 && (
          <>
            <Notice>
              <P text={w.takeOutLead} />
            </Notice>
            <Actions>
              <LinkButton href={href(whereToPayFilePage, params)} label={w.takeOut} plain />
            </Actions>
          </>
        )}
        {open.map((line) => (
          <Section title={line.claim.payee}>
            <One line={line} />
          </Section>
        ))}
        {shut.length > 0 && <Shut lines={shut} />}
      </Page>
    )
  },
  fresh: true,
})

function One({ line: { claim, payee, account } }: { line: PayTo }) {
  const say = useSay()
  return (
    <>
      {!account && <P text={w.slipOnly} />}
      <Facts
        facts={[
          [w.amount, account && moneyText(claim.amountCents)],
          [w.payTo, payee?.payee],
          [w.address, payee?.address && <Words>{payee.address}</Words>],
          [w.wayHead, account && (account.way ? wayWords[account.way] : w.nothingSaid)],
          [w.accountHead, account && accountLine(account)],
          [w.note, account?.note && <Words>{account.note}</Words>],
        ].map(([label, value]) => [say(label as typeof w.amount), value] as const)}
      />
    </>
  )
}

function Shut({ lines }: { lines: readonly PayTo[] }) {
  const say = useSay()
  return (
    <Section title={w.others}>
      <Facts facts={lines.map((line) => [line.claim.payee, say(standingOf(line))])} />
    </Section>
  )
}

/** The same as a file, made as it leaves. */
export const whereToPayFilePage = page('/programs/:program/honoraria/exports/:number/payees/csv', {
  audited: true,
  async show({ db, actor, params, key, language }) {
    const { batch, lines } = await openBatch(db, actor, params, key, true)
    const name = `${pick(w.file, language)}-${batch.number}.csv`
    return download(name, 'text/csv; charset=utf-8', sheetOf(batch.number, lines, language))
  },
  fresh: true,
})
