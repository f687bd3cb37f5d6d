import type { Db } from '#foundation/database.ts'
import type { Figure } from '#foundation/metrics.ts'
import { listRuns } from './backup.server.ts'

/** How old the last good backup and the last drill are, for whoever watches the house; read as the worker. */
export async function readFigures(db: Db): Promise<Figure[]> {
  const runs = await listRuns(db)
  const ages = (['backup', 'drill'] as const).flatMap((kind) => {
    const run = runs.find((run) => run.kind === kind && run.good)
    const at = kind === 'backup' ? run?.ofAt : run?.endedAt
    return at ? [[{ kind }, (Date.now() - at.epochMilliseconds) / 1000] as const] : []
  })
  return [
    {
      name: 'alongside_last_good_seconds',
      help: 'Age of what the last good backup shows, and of the last drill.',
      values: ages,
    },
  ]
}
