import { Say, useSay } from '#ui/reader.tsx'
import type { Pair } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { type Stage, stageNames, stageOf } from './prompt.ts'
import { stageWords, stagesWords as w } from './stages.words.ts'

/** How far the two have come, in a calm line: what is asked of each, and later whether to meet a little less often. */
export function StageLine({
  pair: { partnership, partner, isMentor },
  today,
}: {
  pair: Pair
  today: Temporal.PlainDate
}) {
  const say = useSay()
  if (partnership.state !== 'introduced' && partnership.state !== 'under_way') return null
  const stage = stageOf(partnership, today)
  return (
    <p class="measure">
      <span class="soft">{say(w.stage(stageNames.indexOf(stage) + 1, stageNames.length))}</span>{' '}
      {say(asks(stage, isMentor)(shownName(partner)))}
      {stage !== 'suggest' && partnership.state === 'under_way' && (
        <>
          {' '}
          <Say text={w.longer} />{' '}
          <a href={`/partnerships/${partnership.id}/agreement`}>
            <Say text={w.change} />
          </a>
        </>
      )}
    </p>
  )
}

const asks = (stage: Stage, isMentor: boolean) => stageWords[stage][isMentor ? 'mentor' : 'mentee']
