import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { Facts, P, Section, Tag, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { honorariaWords as w } from './honoraria.words.ts'
import { type Honorarium, mayNeedSlip, standingOf, sumCents } from './honorarium.ts'
import { moneyText } from './money.ts'
import { honorariumStateWords } from './state.words.ts'

export function StateTag({ state }: Pick<Honorarium, 'state'>) {
  const tone = ['approved', 'exported', 'paid'].includes(state) ? 'good' : state === 'not_met' ? 'care' : undefined
  return <Tag text={honorariumStateWords[state].name} {...(tone ? { tone } : {})} />
}

export function MetTag({ met }: { met: boolean }) {
  return <Tag text={met ? w.isMet : w.notYetMet} {...(met ? { tone: 'good' } : {})} />
}

/** What was asked for, and what of it is met. */
export function Conditions({ claim }: { claim: Pick<Honorarium, 'conditions'> }) {
  const say = useSay()
  return (
    <ul>
      {claim.conditions.map((condition) => (
        <li>
          {say(condition)} <MetTag met={condition.met} />
        </li>
      ))}
    </ul>
  )
}

/** Every step that was taken, with its day. */
export function History({ claim, names }: { claim: Honorarium; names: ReadonlyMap<string, string> }) {
  const say = useSay()
  const { language, zone } = useReader()
  const dated = (at: Temporal.Instant) => sayShortDate(dateAt(at, zone), language)
  const by = (id: string | null, at: Temporal.Instant | null) =>
    at && say(w.byOn(names.get(id ?? '') ?? say(w.someone), dated(at)))
  return (
    <Section title={w.history}>
      <Facts
        facts={[
          [w.openedOn, dated(claim.openedAt)],
          [w.approvedBy, by(claim.approvedBy, claim.approvedAt)],
          [w.secondedBy, by(claim.secondedBy, claim.secondedAt)],
          [w.exportedOn, claim.exportedAt && dated(claim.exportedAt)],
          [w.paidOn, claim.paidOn && sayShortDate(claim.paidOn, language)],
          [w.reference, claim.paidReference],
        ]}
      />
      {claim.word && (
        <>
          <h3>{say(w.theWord)}</h3>
          <Words>{claim.word}</Words>
        </>
      )}
    </Section>
  )
}

/** How much stands where, with the sum of all. */
export function Standing({ claims }: { claims: readonly Honorarium[] }) {
  const say = useSay()
  const rows = [
    ...standingOf(claims).map(({ state, ...rest }) => ({ name: honorariumStateWords[state].name, ...rest })),
    { name: w.all, claims: claims.length, cents: sumCents(claims) },
  ]
  return (
    <Table
      caption={w.standing}
      rows={rows}
      columns={[
        { head: w.state, cell: ({ name }) => say(name) },
        { head: w.claims, cell: (row) => row.claims, number: true },
        { head: w.sum, cell: ({ cents }) => say(moneyText(cents)), number: true },
      ]}
    />
  )
}

/** The word about slips, with a mark where a total is above the line. */
export function Taxes({ cents }: { cents: number }) {
  return (
    <>
      {mayNeedSlip(cents) && (
        <p>
          <Tag text={w.slip} tone="care" />
        </p>
      )}
      <P text={w.taxes} class="soft small measure" />
    </>
  )
}
