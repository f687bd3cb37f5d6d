import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { pairOf, textPair, version, whole } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { PairField, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { findCommittee, type Member } from './committee.server.ts'
import { committeeWords as w } from './committees.words.ts'
import { addConstituency, changeConstituency, membersOf, removeConstituency } from './constituency.server.ts'

/** One more group that has seats on the committee. */
export const constituenciesPage = page('/programs/:program/committee/constituencies', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    return (
      <Page
        title={w.addConstituency}
        trail={{ href: `/programs/${program.slug}/committee/settings`, label: w.setUp }}
        wide
      >
        <Form button={w.addConstituency}>
          <PairField name="constituency" label={w.constituency} />
          <TextField name="seats" label={w.seats} width="short" inputmode="numeric" />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ ...textPair('constituency', 200), seats: whole(1, 30) }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    await addConstituency(db, actor, orNotFound(await findCommittee(db, program.id)), {
      name: pairOf(values, 'constituency'),
      seats: values.seats,
    })
    return goTo(`/programs/${params.program}/committee/settings`, { notice: w.saved })
  },
})

async function findConstituency(db: Db, actor: PersonActor, params: { program: string; constituency: string }) {
  const program = await findCoordinated(db, actor, params.program)
  const committee = orNotFound(await findCommittee(db, program.id))
  const constituency = orNotFound(committee.constituencies.find(({ id }) => id === params.constituency))
  return { program, committee, constituency, members: membersOf(committee, constituency) }
}

/** A constituency: its name and seats, and everybody who has sat for it. */
export const constituencyPage = page('/programs/:program/committee/constituencies/:constituency', {
  async show({ db, actor, params }) {
    const { program, constituency, members } = await findConstituency(db, actor, params)
    return (
      <Page
        title={constituency.name}
        trail={{ href: `/programs/${program.slug}/committee/settings`, label: w.setUp }}
        wide
      >
        <Form button={w.save} version={constituency.version}>
          <P text={w.renameHint} class="soft measure" />
          <PairField name="name" label={w.constituency} value={constituency.name} />
          <TextField
            name="seats"
            label={w.seats}
            hint={w.seatsHint}
            value={constituency.seats}
            width="short"
            inputmode="numeric"
          />
        </Form>
        {members.length > 0 ? (
          <>
            <WhoSat members={members} />
            <P text={w.somebodySat} class="soft measure" />
          </>
        ) : (
          <Form action={href(constituencyRemovalPage, params)} button={w.removeConstituency} tone="care" />
        )}
      </Page>
    )
  },
  form: z.strictObject({ ...textPair('name', 200), seats: whole(0, 30), version: version() }),
  async answer({ db, actor, params, values, today }) {
    const { committee, constituency } = await findConstituency(db, actor, params)
    const change = { name: pairOf(values, 'name'), seats: values.seats }
    await changeConstituency(db, actor, committee, constituency, change, values.version, today)
    return goTo(`/programs/${params.program}/committee/settings`, { notice: w.saved })
  },
})

export const constituencyRemovalPage = page('/programs/:program/committee/constituencies/:constituency/removal', {
  show: ({ params }) => goTo(href(constituencyPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    const { committee, constituency } = await findConstituency(db, actor, params)
    await removeConstituency(db, actor, committee, constituency)
    return goTo(`/programs/${params.program}/committee/settings`, { notice: w.removed })
  },
})

function WhoSat({ members }: { members: readonly Member[] }) {
  const { language } = useReader()
  const term = ({ since, until }: Member) => `${sayShortDate(since, language)} – ${sayShortDate(until, language)}`
  return (
    <Table
      caption={w.whoSat}
      captionShown
      rows={members.toSorted((a, b) => Temporal.PlainDate.compare(b.since, a.since))}
      columns={[
        { head: w.name, cell: ({ name }) => name },
        { head: w.constituency, cell: ({ constituency }) => <Say text={constituency} /> },
        { head: w.term, cell: term },
      ]}
    />
  )
}
