import { z } from 'zod'
import { address, date, identifier, pairOf, text, textPair, tick, version, whole } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { PairField, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { getRoles } from '../access/standing.server.ts'
import { findCoordinated, findProgram } from '../programs/program.server.ts'
import { getText } from '../programs/text.server.ts'
import {
  changeCommittee,
  endTerm,
  findCommittee,
  findOwnTerm,
  formCommittee,
  promiseConfidentiality,
  seatMember,
} from './committee.server.ts'
import { Body, MemberTable, NoCommittee, Quorum, SeatingForm } from './committee-view.tsx'
import { committeeWords as w } from './committees.words.ts'
import { constituenciesPage, constituencyPage } from './constituency.page.tsx'

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
  fresh: 'answer',
})

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
  fresh: 'answer',
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
            {
              head: w.constituency,
              cell: ({ id, name }) => (
                <a href={href(constituencyPage, { ...params, constituency: id })}>
                  <Say text={name} />
                </a>
              ),
            },
            { head: w.seats, number: true, cell: ({ seats }) => seats },
          ]}
        />
        <Section title={w.addConstituency}>
          <Form action={href(constituenciesPage, params)} button={w.addConstituency} tone="plain">
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
