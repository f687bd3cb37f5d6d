import { sayShortDate } from '#foundation/clock.ts'
import { P } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { keptWords, closingWords as w } from './closings.words.ts'
import { keptOf } from './kept.ts'

/** What a program holds, with the real day until which each part is kept. */
export function KeptTable({ program }: { program: { endsOn: Temporal.PlainDate; daysKept: number } }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <>
      <P text={w.keptLead(sayShortDate(program.endsOn, language))} class="soft measure" />
      <Table
        caption={w.kept}
        rows={keptOf(program)}
        columns={[
          { head: w.keptWhat, cell: ({ record }) => <Say text={keptWords[record] ?? record} /> },
          {
            head: w.keptUntil,
            cell: ({ until, stays }) => (
              <span class="nowrap">{until ? sayShortDate(until, language) : say(stays ? w.stays : w.byPromise)}</span>
            ),
          },
          {
            head: w.keptRule,
            cell: ({ keep }) => <span class="small">{say(keep)}</span>,
          },
        ]}
      />
    </>
  )
}
