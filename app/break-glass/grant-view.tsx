import { provincialZone, sayInstant, sayShortDate } from '#foundation/clock.ts'
import type { Text } from '#foundation/language.ts'
import { Facts, P, Section, Words } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import type { Grant, GrantStep } from './grant.server.ts'
import type { GrantKind } from './grant.ts'
import { actWords, groundWords, kindWords, stateWords, grantWords as w } from './grants.words.ts'
import { signedWithWords } from './signing.words.ts'

/** An instant as its reader's clock says it. */
export function useInstant() {
  const { language, zone } = useReader()
  return (at: Temporal.Instant) => sayInstant(at, zone || provincialZone, language)
}

/** What was asked for, by whom, on which ground, and where it stands. */
export function GrantFacts({ grant }: { grant: Grant }) {
  const say = useSay()
  const { language } = useReader()
  const at = useInstant()
  const tell = at(grant.tellAt)
  return (
    <Facts
      facts={[
        [w.state, say(stateWords[grant.state] ?? grant.state)],
        [w.ground, say(groundWords[grant.ground])],
        [w.kinds, grant.kinds.map((kind) => say(kindWords[kind])).join(', ')],
        [w.written, say(w.between(sayShortDate(grant.fromOn, language), sayShortDate(grant.untilOn, language)))],
        [w.who, grant.asker],
        [w.second, grant.approver],
        [w.askedAt, at(grant.askedAt)],
        [w.tellAt, grant.isOwn ? null : grant.silentUntil ? say(w.sealedUntil(tell)) : tell],
        [w.opensAt, grant.state === 'asked' || grant.state === 'waiting' ? at(grant.opensAt) : null],
        [w.endsAt, grant.begunAt ? at(grant.begunAt.add({ hours: 24 })) : null],
      ]}
    />
  )
}

/** Step by step: who did what, with the words that may be read. */
export function GrantSteps({
  grant,
  steps,
  readerId,
}: {
  grant: Grant
  steps: readonly GrantStep[]
  readerId: string
}) {
  const say = useSay()
  const at = useInstant()
  const who = (step: GrantStep): Text | string => {
    if (step.personId === readerId) return w.you
    if (step.personId === grant.askedBy) return grant.asker
    if (step.act === 'approved') return grant.approver ?? w.aGuard
    if (step.personId === grant.mentorId) return grant.mentor
    if (step.personId === grant.menteeId) return grant.mentee
    return w.aGuard
  }
  return (
    <Section title={w.steps}>
      <ol>
        {steps.map((step) => (
          <li>
            {at(step.at)}: {say(who(step))}, {say(actWords[step.act] ?? step.act)}
            {step.signedWith && `, ${say(signedWithWords[step.signedWith])}`}
            {step.words && <Words>{step.words}</Words>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

interface Reading {
  readonly kind: GrantKind
  readonly pieces: number
  readonly readAt: Temporal.Instant
}

/** Each page that was opened. */
export function GrantReadings({ readings }: { readings: readonly Reading[] }) {
  const at = useInstant()
  return (
    <Section title={w.readings}>
      {readings.length === 0 ? (
        <P text={w.noReadings} />
      ) : (
        <Table
          caption={w.readings}
          rows={readings}
          columns={[
            { head: w.when, cell: ({ readAt }) => at(readAt) },
            { head: w.what, cell: ({ kind }) => <Say text={kindWords[kind]} /> },
            { head: w.pieces, number: true, cell: ({ pieces }) => pieces },
          ]}
        />
      )}
    </Section>
  )
}

/** The reader's name behind everything they read: on the screen, and on every sheet of paper. */
export function Watermark({ text }: { text: string }) {
  const lines = Array.from({ length: 3 }, (_, n) => n)
  return (
    <svg class="watermark" aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern id="watermark" width="760" height="220" patternUnits="userSpaceOnUse" patternTransform="rotate(-20)">
          {lines.map((n) => (
            <text x={n % 2 === 0 ? 0 : -180} y={40 + n * 72} font-size="15">
              {text}
            </text>
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#watermark)" />
    </svg>
  )
}
