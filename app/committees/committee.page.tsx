import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { address, date, identifier, pairOf, text, textPair, tick, version, whole } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { DateField, Hidden, PairField, Select, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, Notice, P, Page, Section, Tag, Words } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { getRoles } from '../access/standing.server.ts'
import { findCoordinated, findProgram } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { getText } from '../programs/text.server.ts'
import {
  addConstituency,
  type Committee,
  changeCommittee,
  decidingMembers,
  endTerm,
  findCommittee,
  findOwnTerm,
  formCommittee,
  isServing,
  promiseConfidentiality,
  seatMember,
} from './committee.server.ts'
import { committeeWords as w } from './committees.words.ts'

/** Who decides: for the coordinator to seat, for members to see each other and the charter. */
export const committeePage = page('/programs/:program/committee', {
  async show({ db, actor, params, today }) {
    const program = await findProgram(db, params.program)
    const held = await getRoles(db, actor, program.id)
    orNotFound(held.roles.has('coordinator') || held.seated)
    const term = await findOwnTerm(db, actor, program.id)
    if (term && !term.promisedAt) return goTo(href(promisePage, params))
    const committee = await findCommittee(db, program.id)
    const coordinates = held.roles.has('coordinator')
    const charter = await getText(db, program.id, 'charter')
    return (
      <Page title={committee?.name ?? w.title} wide>
        {!committee ? (
          <NoCommittee coordinates={coordinates} slug={program.slug} />
        ) : (
          <>
            <Quorum committee={committee} today={today} />
            <MemberTable committee={committee} today={today} coordinates={coordinates} slug={program.slug} />
            {coordinates && (
              <>
                <Section title={w.seat}>
                  <SeatingForm program={program} committee={committee} today={today} />
                </Section>
                <Actions>
                  <LinkButton href={href(committeeSettingsPage, params)} label={w.setUp} plain />
                </Actions>
              </>
            )}
          </>
        )}
        {charter && (
          <Section title={w.charter}>
            <Body body={charter.body} />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    name: text(),
    email: address(),
    constituencyId: identifier(),
    chair: tick(),
    since: date(),
    until: date(),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    await seatMember(db, actor, orNotFound(await findCommittee(db, program.id)), values)
    return goTo('', { notice: w.seated })
  },
})

function Body({ body }: { body: { en: string; fr: string } }) {
  return <Words>{useSay()(body)}</Words>
}

function NoCommittee({ coordinates, slug }: { coordinates: boolean; slug: string }) {
  if (!coordinates) return <Empty text={w.notYet} />
  return (
    <>
      <Empty text={w.none} />
      <Form action={href(formationPage, { program: slug })} button={w.form} />
    </>
  )
}

function Quorum({ committee, today }: { committee: Committee; today: Temporal.PlainDate }) {
  const deciding = decidingMembers(committee, today).length
  return (
    <>
      <P text={w.quorumLine(committee.quorum, deciding)} />
      {deciding < committee.quorum && (
        <Notice tone="care">
          <P text={w.tooFew} />
        </Notice>
      )}
    </>
  )
}

function MemberTable({
  committee,
  today,
  coordinates,
  slug,
}: {
  committee: Committee
  today: Temporal.PlainDate
  coordinates: boolean
  slug: string
}) {
  const { language } = useReader()
  return (
    <Table
      caption={w.members}
      rows={committee.members}
      columns={[
        {
          head: w.name,
          cell: (member) => (
            <>
              {member.name} {member.chair && <Tag text={w.chair} />}
            </>
          ),
        },
        { head: w.constituency, cell: (member) => <Say text={member.constituency} /> },
        {
          head: w.term,
          cell: (member) => `${sayShortDate(member.since, language)} – ${sayShortDate(member.until, language)}`,
        },
        {
          head: w.promised,
          cell: (member) => (
            <Tag
              text={!isServing(member, today) ? w.over : member.promisedAt ? w.promisedYes : w.promisedNo}
              tone={member.promisedAt && isServing(member, today) ? 'good' : undefined}
            />
          ),
        },
        ...(coordinates
          ? [
              {
                head: w.end,
                cell: (member: Committee['members'][number]) =>
                  isServing(member, today) && (
                    <Form action={href(termEndPage, { program: slug })} button={w.end} tone="care" inline>
                      <Hidden name="member" value={member.id} />
                    </Form>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function SeatingForm({
  program,
  committee,
  today,
}: {
  program: Program
  committee: Committee
  today: Temporal.PlainDate
}) {
  const say = useSay()
  const free = (id: string, seats: number) =>
    seats - committee.members.filter((member) => member.constituencyId === id && isServing(member, today)).length
  return (
    <Form button={w.seat}>
      <TextField name="name" label={w.name} width="medium" />
      <TextField name="email" type="email" label={w.email} width="medium" />
      <Select
        name="constituencyId"
        label={w.constituency}
        options={committee.constituencies.map(({ id, name, seats }) => ({
          value: id,
          label: `${say(name)} (${free(id, seats)}/${seats})`,
        }))}
      />
      <DateField name="since" label={w.since} value={today.toString()} />
      <DateField name="until" label={w.until} value={program.endsOn.toString()} />
      <Tick name="chair" label={w.isChair} />
    </Form>
  )
}

/** Forming the committee from the template. */
export const formationPage = page('/programs/:program/committee/formation', {
  show: ({ params }) => goTo(`/programs/${params.program}/committee`),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await formCommittee(db, actor, await findCoordinated(db, actor, params.program))
    return goTo(`/programs/${params.program}/committee`, { notice: w.formed })
  },
})

export const termEndPage = page('/programs/:program/committee/term-end', {
  show: ({ params }) => goTo(`/programs/${params.program}/committee`),
  form: z.strictObject({ member: identifier() }),
  async answer({ db, actor, params, values, today }) {
    const program = await findCoordinated(db, actor, params.program)
    await endTerm(db, actor, orNotFound(await findCommittee(db, program.id)), values.member, today)
    return goTo(`/programs/${params.program}/committee`, { notice: w.ended })
  },
})

/** Name, quorum, constituencies. */
export const committeeSettingsPage = page('/programs/:program/committee/settings', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const committee = orNotFound(await findCommittee(db, program.id))
    return (
      <Page title={w.setUp} trail={{ href: `/programs/${program.slug}/committee`, label: committee.name }} wide>
        <Form button={w.save} version={committee.version}>
          <PairField name="name" label={w.name} value={committee.name} />
          <TextField name="quorum" label={w.quorum} value={committee.quorum} width="short" inputmode="numeric" />
        </Form>
        <Table
          caption={w.constituency}
          rows={committee.constituencies}
          columns={[
            { head: w.constituency, cell: ({ name }) => <Say text={name} /> },
            { head: w.seats, number: true, cell: ({ seats }) => seats },
          ]}
        />
        <Section title={w.addConstituency}>
          <Form action={href(constituencyPage, params)} button={w.addConstituency} tone="plain">
            <PairField name="constituency" label={w.constituency} />
            <TextField name="seats" label={w.seats} width="short" inputmode="numeric" />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ ...textPair('name', 200), quorum: whole(1, 50), version: version() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    await changeCommittee(
      db,
      actor,
      orNotFound(await findCommittee(db, program.id)),
      { name: pairOf(values, 'name'), quorum: values.quorum },
      values.version,
    )
    return goTo('', { notice: w.saved })
  },
})

export const constituencyPage = page('/programs/:program/committee/constituencies', {
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

/** The promise of confidentiality, before anything is read. */
export const promisePage = page('/programs/:program/committee/confidentiality', {
  async show({ db, actor, params }) {
    const program = await findProgram(db, params.program)
    const term = orNotFound(await findOwnTerm(db, actor, program.id))
    if (term.promisedAt) return goTo(`/programs/${params.program}/readings`)
    const promise = await getText(db, program.id, 'confidentiality')
    return (
      <Page title={w.promiseTitle} lead={w.promiseLead}>
        {promise && (
          <Notice>
            <Body body={promise.body} />
          </Notice>
        )}
        <Form button={w.promise} />
        <P text={both((language) => program.title[language])} class="soft" />
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, now }) {
    const program = await findProgram(db, params.program)
    await promiseConfidentiality(db, actor, program.id, now)
    return goTo(`/programs/${params.program}/readings`, { notice: w.thanks })
  },
})
