import type { Db } from '#foundation/database.ts'
import { P, Section } from '#ui/page.tsx'
import { Profile } from '#ui/profile.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findAssessment } from '../assessments/assessment.server.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { criterionLabels } from '../programs/settings.words.ts'
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
