import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { identifier } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Page } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { listUndelivered, sendAgain } from './undelivered.server.ts'
import { letterKindWords, undeliveredWords as w } from './undelivered.words.ts'

/** The letters of a program that did not arrive, each to be sent again at a press. */
export const undeliveredPage = page('/programs/:program/letters', {
  async show({ db, actor, params, language }) {
    const program = await findCoordinated(db, actor, params.program)
    const letters = await listUndelivered(db, program.id)
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: `/programs/${program.slug}/activity`, label: w.back }} wide>
        {letters.length === 0 ? (
          <Empty text={w.empty} />
        ) : (
          <Table
            caption={w.title}
            rows={letters}
            columns={[
              { head: w.recipient, cell: (letter) => letter.recipient ?? '—' },
              { head: w.about, cell: (letter) => <Say text={letterKindWords[letter.kind] ?? letter.kind} /> },
              {
                head: w.since,
                cell: (letter) => (
                  <span class="nowrap">{sayShortDate(dateAt(letter.since, program.zone), language)}</span>
                ),
              },
              { head: w.state, cell: (letter) => <Say text={w[letter.state]} /> },
              {
                head: w.what,
                cell: (letter) => (
                  <Form button={w.again} tone="plain" inline>
                    <Hidden name="letter" value={letter.id} />
                  </Form>
                ),
              },
            ]}
          />
        )}
      </Page>
    )
  },
  form: z.strictObject({ letter: identifier() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    await sendAgain(db, actor, program.id, values.letter)
    return goTo('', { notice: w.onTheWay })
  },
})
