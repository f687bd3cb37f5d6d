import { sayInstant } from '#foundation/clock.ts'
import { type Language, sayNumber } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { Facts, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findOrganization, mustAdminister } from '../organizations/organization.server.ts'
import { listRuns, readArchiving } from './backup.server.ts'
import { isArchived, judge, type Run, type Standing } from './backup.ts'
import { backupWords as w } from './backups.words.ts'

/** Whether the house could come back, for whoever administers it. */
export const backupsPage = page('/organizations/:organization/backups', {
  async show({ db, params, now }) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    const runs = await listRuns(db)
    const standing = judge(runs, now)
    const lost = isArchived(await readArchiving(db)) ? w.lostMinutes : standing.backup ? w.lostDay : w.lostAll
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/organizations/${organization.slug}`, label: organization.name }}
        wide
      >
        <LastBackup standing={standing} now={now} />
        <LastDrill standing={standing} />
        <Section title={w.ifLost}>
          <Facts
            facts={[
              [w.whatLost, lost],
              [w.howLong, w.anHour],
              [w.kept, w.keptDays],
            ]}
          />
        </Section>
        {runs.length > 0 && (
          <Section title={w.runs}>
            <Runs runs={runs} />
          </Section>
        )}
      </Page>
    )
  },
})

function LastBackup({ standing: { backup, backupLate, failed }, now }: { standing: Standing; now: Temporal.Instant }) {
  const { language, zone } = useReader()
  return (
    <Section title={w.lastBackup}>
      {backupLate && (
        <Notice tone="care">
          <P text={backup?.ofAt ? w.late(Math.floor(now.since(backup.ofAt).total('hours'))) : w.noBackup} />
        </Notice>
      )}
      {failed && (
        <Notice tone="care">
          <P text={w.failed(sayInstant(failed.endedAt, zone, language))} />
          <p class="measure" lang="en">
            {failed.problem}
          </p>
        </Notice>
      )}
      {backup?.ofAt && (
        <>
          <P text={w.ofMoment(sayInstant(backup.ofAt, zone, language))} />
          <P text={w.proven(sayNumber(backup.rows, language))} />
          <P text={w.sealed(backup.recovery)} />
        </>
      )}
    </Section>
  )
}

function LastDrill({ standing: { drill, drillLate } }: { standing: Standing }) {
  const { language, zone } = useReader()
  const minutes = drill && Math.max(1, Math.round(drill.endedAt.since(drill.beganAt).total('minutes')))
  return (
    <Section title={w.lastDrill}>
      {drillLate && (
        <Notice tone="care">
          <P text={drill ? w.drillLate : w.noDrill} />
        </Notice>
      )}
      {drill && minutes && <P text={w.drilled(sayInstant(drill.endedAt, zone, language), minutes)} />}
      <P text={w.whatDrill} class="soft measure" />
    </Section>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  const { language, zone } = useReader()
  const say = useSay()
  return (
    <Table
      caption={w.runs}
      rows={runs.slice(0, 40)}
      columns={[
        { head: w.when, cell: ({ endedAt }) => sayInstant(endedAt, zone, language) },
        { head: w.what, cell: ({ kind }) => say(kind === 'backup' ? w.backup : w.drill) },
        { head: w.outcome, cell: (run) => <Outcome run={run} /> },
        { head: w.size, cell: ({ bytes }) => (bytes ? say(sizeOf(bytes, language)) : '—'), number: true },
      ]}
    />
  )
}

function Outcome({ run: { good, kind, problem } }: { run: Run }) {
  if (good) return <Tag text={kind === 'backup' ? w.good : w.wellDone} tone="good" />
  return (
    <>
      <Tag text={w.notGood} tone="care" /> <span lang="en">{problem}</span>
    </>
  )
}

const sizeOf = (bytes: number, language: Language) => w.megabytes(sayNumber(Math.ceil(bytes / 100_000) / 10, language))
