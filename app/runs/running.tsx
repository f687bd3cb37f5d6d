import { sayInstant } from '#foundation/clock.ts'
import { href } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import type { Program } from '../programs/program.ts'
import type { Run } from './run.ts'
import { partWords, runWords as w } from './runs.words.ts'
import { stopPage } from './stop.page.tsx'

/** The address under which a run is followed: it leads on to the board as soon as there is one. */
export const followPath = (program: Pick<Program, 'slug'>) => `/programs/${program.slug}/matching?run=follow`

/** How often a page that follows a run looks again, in seconds. */
export const refreshSeconds = 5

/** A run under way: how far it is, who started it, and how to stop it. */
export function Running({ program, run, refreshes }: { program: Program; run: Run; refreshes: boolean }) {
  const say = useSay()
  const { language } = useReader()
  const when = sayInstant(run.startedAt, program.zone, language)
  return (
    <Section title={w.title} id="run">
      <p>
        <strong>{say(run.begunAt ? w.share(say(partWords[run.part]), run.share) : w.waiting)}</strong>
        <progress max={100} value={run.share} aria-label={say(w.title)} />
      </p>
      <P text={run.startedBy ? w.by(run.startedBy, when) : w.since(when)} class="soft measure" />
      <p class="soft small">
        {refreshes ? (
          <>
            {say(w.refreshes)} <a href={`/programs/${program.slug}/matching?run=still`}>{say(w.beStill)}</a>
          </>
        ) : (
          <a href={followPath(program)}>{say(w.lookAgain)}</a>
        )}
      </p>
      <Form action={href(stopPage, { program: program.slug })} button={w.stop} tone="plain">
        <Hidden name="run" value={run.id} />
        <P text={w.stopMeans} class="soft small measure" />
      </Form>
    </Section>
  )
}

/** What became of the last run, where it made no board. */
export function Ended({ run }: { run: Run }) {
  if (run.state === 'stopped')
    return (
      <Notice>
        <P text={w.stopped} />
      </Notice>
    )
  if (run.state !== 'failed' || !run.problem) return null
  return (
    <Notice tone="care">
      <P text={w.failed} />
      <P text={run.problem} />
      <P text={w.tryAgain} />
    </Notice>
  )
}
