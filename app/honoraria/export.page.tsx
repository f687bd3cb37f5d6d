import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { date, text } from '#foundation/form.ts'
import { both, pick } from '#foundation/language.ts'
import { download, href, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { DateField, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findProgram } from '../programs/program.server.ts'
import { claimPage } from './claim.page.tsx'
import { StateTag } from './claim-parts.tsx'
import { getExport, markExportPaid, takeOut } from './export.server.ts'
import { honorariaWords as w } from './honoraria.words.ts'
import { getHandler } from './honorarium.server.ts'
import type { Honorarium } from './honorarium.ts'
import { moneyText, sayMoney } from './money.ts'

type At = { readonly program: string; readonly number: string }

async function getBatch(db: Db, actor: PersonActor, params: At) {
  const program = await findProgram(db, params.program)
  const handler = await getHandler(db, actor, program.id)
  orNotFound(handler.pays)
  return { program, handler, ...(await getExport(db, program.id, params.number)) }
}

/** One export: its files, its claims, and noting that finance has paid them. */
export const exportPage = page('/programs/:program/honoraria/exports/:number', {
  async show({ db, actor, params, today }) {
    const { program, batch, claims } = await getBatch(db, actor, params)
    const open = claims.filter(({ state }) => state === 'exported').length
    const made = dateAt(batch.madeAt, actor.zone)
    return (
      <Page
        title={w.exportTitle(batch.number)}
        lead={both(
          (language) =>
            w.exportLead(sayShortDate(made, language), batch.claims, sayMoney(batch.totalCents, language))[language],
        )}
        trail={{ href: `/programs/${program.slug}/honoraria`, label: w.title }}
        wide
      >
        <Actions>
          <LinkButton href={href(exportCsvPage, params)} label={w.csv} plain />
          <LinkButton href={href(exportXlsxPage, params)} label={w.xlsx} plain />
        </Actions>
        <Section title={w.whereToPay}>
          <P text={w.whereToPayLead} />
          <LinkButton href={`${href(exportPage, params)}/payees`} label={w.openWhereToPay} plain />
        </Section>
        {open > 0 && (
          <Section title={w.pay}>
            <P text={w.payLead(open)} />
            <Form button={w.notePaid}>
              <DateField name="paidOn" label={w.paidOn} value={String(today)} />
              <TextField
                name="reference"
                label={w.reference}
                hint={w.referenceHint}
                audience={w.referenceAudience}
                width="medium"
              />
            </Form>
          </Section>
        )}
        <Section title={w.claims}>
          <Listed claims={claims} program={program.slug} />
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ paidOn: date(), reference: text(100) }),
  async answer({ db, actor, params, values, today }) {
    const { handler, claims } = await getBatch(db, actor, params)
    return stay({ notice: w.paidNoted(await markExportPaid(db, actor, handler, claims, values, today)) })
  },
  fresh: 'answer',
})

function Listed({ claims, program }: { claims: readonly Honorarium[]; program: string }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Table
      caption={w.claims}
      rows={claims}
      columns={[
        {
          head: w.payee,
          cell: ({ id, payee }) => <a href={href(claimPage, { program, honorarium: id })}>{payee}</a>,
        },
        { head: w.amount, cell: ({ amountCents }) => say(moneyText(amountCents)), number: true },
        { head: w.state, cell: ({ state }) => <StateTag state={state} /> },
        { head: w.paidOn, cell: ({ paidOn }) => paidOn && sayShortDate(paidOn, language) },
        { head: w.reference, cell: ({ paidReference }) => paidReference },
      ]}
    />
  )
}

/** The file as it was made; taking it out is written down. */
const filePage = <const Form extends 'csv' | 'xlsx'>(form: Form, type: string) =>
  page(`/programs/:program/honoraria/exports/:number/${form}`, {
    audited: true,
    async show({ db, actor, params, language }) {
      const { program, batch } = await getBatch(db, actor, params as At)
      const bytes = await takeOut(db, actor, program.id, batch.id, form)
      return download(`${pick(w.file, language)}-${batch.number}.${form}`, type, bytes)
    },
  })

export const exportCsvPage = filePage('csv', 'text/csv; charset=utf-8')
export const exportXlsxPage = filePage('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
