import type { Db } from '#foundation/database.ts'
import { sayNumber, type Text } from '#foundation/language.ts'
import { P, Section } from '#ui/page.tsx'
import { Profile } from '#ui/profile.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import type { Weighed } from '../answers/weigher.ts'
import { findAssessment } from '../assessments/assessment.server.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import type { Change } from '../matching/price.ts'
import { criterionLabels } from '../programs/policy.words.ts'
import { explainReason, type Labels } from '../scoring/explain.ts'
import type { Reason } from '../scoring/reason.ts'
import { fitOf, type Proposal } from './board.ts'
import { boardWords as w } from './boards.words.ts'

/** Why two people are proposed to each other: every reason, and where strengths meet gaps. */
export function Pair({
  proposal,
  labels,
  profile,
}: {
  proposal: Proposal
  labels: Labels
  profile: Awaited<ReturnType<typeof readProfile>>
}) {
  const say = useSay()
  return (
    <>
      <p class="lead">
        <strong>{proposal.mentor.name}</strong>{' '}
        <span class="soft">
          {proposal.mentor.district && `${proposal.mentor.district.number} ${proposal.mentor.district.name}`}
        </span>{' '}
        · {say(w.percent(fitOf(proposal.reasons)))}
      </p>
      {proposal.pinned && <P text={w.kept} class="soft" />}
      <Section title={w.reasonsTitle}>
        <Reasons reasons={proposal.reasons} labels={labels} />
      </Section>
      <Section title={w.profile}>
        {profile ? (
          <Profile
            rows={profile}
            says={w.profile}
            left={proposal.mentee.name}
            right={proposal.mentor.name}
            head={w.criterion}
          />
        ) : (
          <Strengths proposal={proposal} labels={labels} />
        )}
      </Section>
    </>
  )
}

function Reasons({ reasons, labels }: { reasons: readonly Reason[]; labels: Labels }) {
  const say = useSay()
  const shown = [...reasons]
    .sort((a, b) => b.weight - a.weight)
    .flatMap((reason) => {
      const words = explainReason(reason, labels)
      return words ? [{ reason, words }] : []
    })
  return (
    <Table
      caption={w.reasonsCaption}
      captionShown
      rows={shown}
      columns={[
        { head: w.criterion, cell: ({ reason }) => <Say text={criterionLabels[reason.key] ?? reason.key} /> },
        { head: w.why, cell: ({ words }) => say(words) },
        { head: w.weight, number: true, cell: ({ reason }) => reason.weight },
        {
          head: w.fit,
          number: true,
          cell: ({ reason }) => (reason.value === null ? '—' : say(w.percent(reason.value))),
        },
      ]}
    />
  )
}

/** For those who may not read ratings: where a strength meets a gap, by name alone. */
function Strengths({ proposal, labels }: { proposal: Proposal; labels: Labels }) {
  const skills = proposal.reasons.find((reason) => reason.key === 'skills')
  const met = skills && skills.value !== null && skills.key === 'skills' ? skills.facts.met : []
  return (
    <>
      <P text={w.profileNames} class="soft small measure" />
      <ul>
        {met.map((id) => (
          <li>
            <Say text={labels.get(id) ?? id} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Both self-assessments on the same axes, where both were released to this reader; undefined otherwise. */
export async function readProfile(db: Db, frameworkId: string, { mentee, mentor }: Proposal) {
  const applications = await db
    .selectFrom('applications')
    .select(['id', 'assessmentId'])
    .where('id', 'in', [mentee.applicationId, mentor.applicationId])
    .execute()
  const [left, right] = await Promise.all(
    [mentee, mentor].map((side) =>
      findAssessment(db, applications.find(({ id }) => id === side.applicationId)?.assessmentId ?? null),
    ),
  )
  if (!left || !right) return undefined
  const framework = await getFramework(db, frameworkId)
  return framework.competencies.map((competency) => {
    const own = left.ratings.find(({ competencyId }) => competencyId === competency.id)
    return {
      label: competency.title,
      left: own?.rating,
      right: right.ratings.find(({ competencyId }) => competencyId === competency.id)?.rating,
      marked: own?.focus ?? false,
    }
  })
}

/** Names by place in the problem; nobody is null, and so is whoever the reader may not see. */
export interface Naming {
  mentee(place: number): string | null
  mentor(place: number): string | null
}

/** The best other mentors in view of everybody else: what each costs, and who would move. */
export function Alternatives({
  changes,
  nameOf,
  reasonsOf,
  chooseHref,
  labels,
}: {
  changes: readonly Weighed[]
  nameOf: Naming
  reasonsOf: (change: Change) => readonly Reason[]
  chooseHref: (change: Change) => string | undefined
  labels: Labels
}) {
  const say = useSay()
  const { language } = useReader()
  if (changes.length === 0) return <P text={w.noOthers} />
  return (
    <Table
      caption={w.others}
      rows={changes}
      columns={[
        { head: w.mentor, cell: (change) => nameOf.mentor(change.mentor) },
        {
          head: w.fit,
          number: true,
          cell: (change) => (reasonsOf(change).length ? say(w.percent(fitOf(reasonsOf(change)))) : ''),
        },
        {
          head: w.costs,
          cell: (change) => (
            <>
              {say((isExact(change) ? w.points : w.atMost)(sayNumber(change.cost, language)))}
              {change.unmatched > 0 && <div>{say(w.leavesOut(change.unmatched))}</div>}
            </>
          ),
        },
        { head: w.moves, cell: (change) => <Moves change={change} nameOf={nameOf} /> },
        {
          head: w.because,
          cell: (change) => (
            <ul class="tight small">
              {topReasons(reasonsOf(change), labels).map((reason) => (
                <li>{say(reason)}</li>
              ))}
            </ul>
          ),
        },
        {
          head: w.choose,
          cell: (change) => chooseHref(change) && <a href={`${chooseHref(change)}#decide`}>{say(w.choose)}</a>,
        },
      ]}
    />
  )
}

const isExact = ({ price, atLeast }: Weighed) => price <= atLeast

function topReasons(reasons: readonly Reason[], labels: Labels): Text[] {
  return [...reasons]
    .filter(({ value }) => value !== null && value >= 50)
    .sort((a, b) => b.gained - a.gained)
    .slice(0, 2)
    .flatMap((reason) => explainReason(reason, labels) ?? [])
}

/** What one choice would change for everybody: the exact price, and who would move. */
export function Price({ change, nameOf }: { change: Weighed; nameOf: Naming }) {
  const { language } = useReader()
  const points = sayNumber(Math.abs(change.cost), language)
  return (
    <>
      <P text={change.cost === 0 ? w.priceSame : change.cost > 0 ? w.priceCosts(points) : w.priceGains(points)} />
      {change.unmatched > 0 && <P text={w.leavesOut(change.unmatched)} />}
      {!isExact(change) && (
        <P
          text={
            change.unmatched > 0 ? w.mayLeaveFewer : w.mayBeLess(sayNumber(change.price - change.atLeast, language))
          }
          class="soft measure"
        />
      )}
      <h3>
        <Say text={w.whoMoves} />
      </h3>
      <Moves change={change} nameOf={nameOf} />
    </>
  )
}

/** Who would move. Where the reader may not see one of those concerned, only that somebody would. */
function Moves({ change, nameOf }: { change: Change; nameOf: Naming }) {
  const say = useSay()
  const moved = change.moves.filter(({ mentee }) => mentee !== change.mentee)
  const shown = moved.filter(({ mentee, to }) => nameOf.mentee(mentee) && (to < 0 || nameOf.mentor(to)))
  if (moved.length === 0) return <>{say(w.movesNobody)}</>
  return (
    <ul class="tight small">
      {shown.map((move) => (
        <li>{say(w.movesTo(nameOf.mentee(move.mentee) ?? '', nameOf.mentor(move.to) ?? say(w.nobody)))}</li>
      ))}
      {moved.length > shown.length && <li>{say(w.movesHidden(moved.length - shown.length))}</li>}
    </ul>
  )
}
