import { sayInstant } from '#foundation/clock.ts'
import { words } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { Actions, Empty, LinkButton, Page } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { listActivity } from './activity.server.ts'
import { undeliveredWords } from './undelivered.words.ts'

const w = words({
  title: { en: 'What was done', fr: 'Ce qui a été fait' },
  lead: {
    en: 'Every act of staff and committee in this program, newest first. It says what and who, never what anybody wrote.',
    fr: 'Chaque geste de l’équipe et du comité dans ce programme, du plus récent au plus ancien. On y lit quoi et qui, jamais ce que quelqu’un a écrit.',
  },
  empty: { en: 'Nothing has been done yet.', fr: 'Rien n’a encore été fait.' },
  when: { en: 'When', fr: 'Quand' },
  who: { en: 'Who', fr: 'Qui' },
  what: { en: 'What', fr: 'Quoi' },
  facts: { en: 'Particulars', fr: 'Détails' },
})

/** The audit trail of a program's staff and committee, for its coordinator. */
export const activityPage = page('/programs/:program/activity', {
  async show({ db, actor, params, language }) {
    const program = await findCoordinated(db, actor, params.program)
    const entries = await listActivity(db, program.id)
    return (
      <Page title={w.title} lead={w.lead} wide>
        <Actions>
          <LinkButton href={`/programs/${program.slug}/letters`} label={undeliveredWords.link} plain />
        </Actions>
        {entries.length === 0 ? (
          <Empty text={w.empty} />
        ) : (
          <Table
            caption={w.title}
            rows={entries}
            columns={[
              {
                head: w.when,
                cell: (entry) => <span class="nowrap">{sayInstant(entry.at, program.zone, language)}</span>,
              },
              { head: w.who, cell: (entry) => entry.name ?? entry.job ?? '—' },
              { head: w.what, cell: (entry) => entry.verb },
              {
                head: w.facts,
                cell: (entry) =>
                  Object.entries(entry.facts as object)
                    .map(([name, value]) => `${name}: ${value}`)
                    .join(', '),
              },
            ]}
          />
        )}
      </Page>
    )
  },
})
