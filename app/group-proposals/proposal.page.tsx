import { z } from 'zod'
import { dateAt } from '#foundation/clock.ts'
import { identifier, text, version } from '#foundation/form.ts'
import { both, type Text } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Select } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { listGroups } from '../groups/group.server.ts'
import type { CountedGroup } from '../groups/group.ts'
import { kindWords } from '../groups/groups.words.ts'
import { findCoordinated } from '../programs/program.server.ts'
import {
  confirmProposal,
  getProposal,
  listPlaces,
  moveInProposal,
  setAsideProposal,
  stopProposal,
} from './proposal.server.ts'
import type { Place, Proposal } from './proposal.ts'
import { reasonWords, stateWords, verdictWords, proposalWords as w } from './proposals.words.ts'

const refreshSeconds = 3

/** One proposal: while it is made, what it is, changing it, and making it real. */
export const proposalPage = page('/programs/:program/group-proposals/:proposal', {
  async show({ db, actor, params, query, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const proposal = await getProposal(db, program.id, params.proposal)
    const own = `/programs/${program.slug}/group-proposals`
    const trail = { href: own, label: w.title }
    const title = kindWords[proposal.kind] ?? w.title
    if (proposal.state === 'running') {
      const follows = query.run === 'follow'
      const refresh = { seconds: refreshSeconds, href: href(proposalPage, params, { run: 'follow' }) }
      return (
        <Page title={title} trail={trail} refresh={follows ? refresh : undefined}>
          <Running at={params} proposal={proposal} follows={follows} />
        </Page>
      )
    }
    const places = await listPlaces(db, proposal)
    const groups = (await listGroups(db, program.id, dateAt(now, program.zone))).filter(
      ({ kind }) => kind === proposal.kind,
    )
    const isOpen = proposal.state === 'done'
    return (
      <Page title={title} trail={trail}>
        <p>
          <Tag text={stateWords[proposal.state] ?? proposal.state} />
        </p>
        {proposal.problem ? (
          <Notice tone="care">
            <P text={w.failed} />
            <P text={proposal.problem} />
          </Notice>
        ) : (
          <Proof proposal={proposal} />
        )}
        <Groups proposal={proposal} places={places} groups={groups} />
        {isOpen && <Settle at={params} proposal={proposal} places={places} groups={groups} />}
      </Page>
    )
  },
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const proposal = await getProposal(db, program.id, params.proposal)
    const today = dateAt(now, program.zone)
    const { placed, refused } = await confirmProposal(db, actor, program, proposal, values.version, today)
    return stay({ notice: w.confirmed(placed, refused) })
  },
})

type At = { readonly program: string; readonly proposal: string }

function Running({ at, proposal, follows }: { at: At; proposal: Proposal; follows: boolean }) {
  const say = useSay()
  return (
    <>
      <P text={w.running} />
      <p class="soft small">
        {follows ? (
          <>
            {say(w.refreshes)} <a href={href(proposalPage, at)}>{say(w.beStill)}</a>
          </>
        ) : (
          <a href={href(proposalPage, at, { run: 'follow' })}>{say(w.lookAgain)}</a>
        )}
      </p>
      {proposal.stopping ? (
        <P text={w.stopping} />
      ) : (
        <Form action={href(proposalStopPage, at)} button={w.stop} tone="plain" />
      )}
    </>
  )
}

/** How good it is known to be, why it ended, and how long it took. */
function Proof({ proposal }: { proposal: Proposal }) {
  const say = useSay()
  const { language } = useReader()
  const { kind, gap, endedAs, milliseconds, shortHanded } = proposal
  const number = (value: number, digits: number) =>
    value.toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA', { maximumFractionDigits: digits })
  const best = kind === 'peers' ? w.bestPeers : w.best
  const proof = gap === null ? w.unknown : gap === 0 ? best : w.within(number(Math.ceil(gap * 10) / 10, 1))
  return (
    <>
      <p class="measure">
        {say(proof)} {endedAs === 'time' && say(w.byTime)} {endedAs === 'stopped' && say(w.byStop)}{' '}
        {milliseconds !== null && say(w.took(number(milliseconds / 1000, 1)))}
      </p>
      {shortHanded && <P text={w.shortHanded} />}
    </>
  )
}

function Groups({
  proposal,
  places,
  groups,
}: {
  proposal: Proposal
  places: readonly Place[]
  groups: readonly CountedGroup[]
}) {
  const numbers = [...new Set(places.flatMap(({ n }) => n ?? []))].sort((a, b) => a - b)
  const left = places.filter(({ groupId, n }) => !groupId && n === null)
  return (
    <>
      {proposal.kind === 'peers'
        ? numbers.map((n) => <People title={w.peersN(n)} places={places.filter((place) => place.n === n)} />)
        : groups
            .map((group) => ({ group, some: places.filter(({ groupId }) => groupId === group.id) }))
            .filter(({ some }) => some.length > 0)
            .map(({ group, some }) => <People title={group.name} places={some} />)}
      {left.length > 0 && (
        <Section title={w.left}>
          <P text={proposal.kind === 'peers' ? w.leftPeers : w.leftLead} class="soft measure" />
          <Names places={left} />
        </Section>
      )}
    </>
  )
}

function People({ title, places }: { title: Text | string; places: readonly Place[] }) {
  return (
    <Section title={title}>
      <Names places={places} />
    </Section>
  )
}

function Names({ places }: { places: readonly Place[] }) {
  const say = useSay()
  return (
    <ul>
      {places.map(({ name, reasons, moved, verdict }) => (
        <li>
          {name}{' '}
          <span class="soft small">
            {[
              ...(moved ? [say(w.moved)] : reasons.map(({ key, n }) => say(reasonWords[key]?.(n ?? 0) ?? key))),
              ...(verdict ? [say(verdictWords[verdict] ?? verdict)] : []),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Settle({
  at,
  proposal,
  places,
  groups,
}: {
  at: At
  proposal: Proposal
  places: readonly Place[]
  groups: readonly CountedGroup[]
}) {
  const numbers = [...new Set(places.flatMap(({ n }) => n ?? []))].sort((a, b) => a - b)
  const placed = places.filter(({ groupId, n }) => groupId || n !== null).length
  return (
    <>
      {places.length > 0 && (
        <Section title={w.move}>
          <Form action={href(proposalMovePage, at)} button={w.moveButton} version={proposal.version} tone="plain">
            <Select
              name="person"
              label={w.whom}
              options={places.map(({ personId, name }) => ({ value: personId, label: name }))}
            />
            <Select
              name="to"
              label={w.where}
              options={[
                ...(proposal.kind === 'peers'
                  ? [
                      ...numbers.map((n) => ({
                        value: String(n),
                        label: both((language) => `${w.peersN(n)[language]} (${namesOf(places, n)})`),
                      })),
                      { value: 'new', label: w.newPeers },
                    ]
                  : groups.map(({ id, name }) => ({ value: id, label: name }))),
                { value: 'none', label: w.nowhere },
              ]}
            />
          </Form>
        </Section>
      )}
      {placed > 0 && (
        <>
          <P text={w.confirmLead} />
          <Form button={w.confirm(placed)} version={proposal.version} />
        </>
      )}
      <Form action={href(proposalAsidePage, at)} button={w.setAside} version={proposal.version} tone="care" />
    </>
  )
}

const namesOf = (places: readonly Place[], n: number) =>
  places.flatMap((place) => (place.n === n ? [place.name] : [])).join(', ')

/** Ending a run with the best it has. */
export const proposalStopPage = page('/programs/:program/group-proposals/:proposal/stop', {
  show: ({ params }) => goTo(href(proposalPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    await stopProposal(db, actor, program.id, params.proposal)
    return goTo(href(proposalPage, params), { notice: w.stopping })
  },
})

/** Putting somebody elsewhere. */
export const proposalMovePage = page('/programs/:program/group-proposals/:proposal/move', {
  show: ({ params }) => goTo(href(proposalPage, params)),
  form: z.strictObject({ person: identifier(), to: text(40), version: version() }),
  async answer({ db, actor, params, values: { person, to, version } }) {
    const program = await findCoordinated(db, actor, params.program)
    const proposal = await getProposal(db, program.id, params.proposal)
    await moveInProposal(db, proposal, version, { personId: person, to })
    return goTo(href(proposalPage, params), { notice: w.movedNow })
  },
})

/** Setting it aside. */
export const proposalAsidePage = page('/programs/:program/group-proposals/:proposal/set-aside', {
  show: ({ params }) => goTo(href(proposalPage, params)),
  form: z.strictObject({ version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const proposal = await getProposal(db, program.id, params.proposal)
    await setAsideProposal(db, actor, proposal, values.version)
    return goTo(`/programs/${program.slug}/group-proposals`, { notice: w.setAsideNow })
  },
})
