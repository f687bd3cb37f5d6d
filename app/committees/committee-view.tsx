import { sayShortDate } from '#foundation/clock.ts'
import { DateField, Hidden, Select, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Notice, P, Tag, Words } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import type { Program } from '../programs/program.ts'
import { type Committee, decidingMembers, isServing } from './committee.server.ts'
import { committeeWords as w } from './committees.words.ts'

/** A text of the program in the reader's language. */
export function Body({ body }: { body: { en: string; fr: string } }) {
  return <Words>{useSay()(body)}</Words>
}

/** What stands where no committee has been formed. */
export function NoCommittee({ coordinates, slug }: { coordinates: boolean; slug: string }) {
  if (!coordinates) return <Empty text={w.notYet} />
  return (
    <>
      <Empty text={w.none} />
      <Form action={`/programs/${slug}/committee/formation`} button={w.form} />
    </>
  )
}

/** How many must agree, and how many can today. */
export function Quorum({ committee, today }: { committee: Committee; today: Temporal.PlainDate }) {
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

/** The members with whom they speak for and their terms. */
export function MemberTable({
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
      captionShown
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
                    <Form action={`/programs/${slug}/committee/term-end`} button={w.end} tone="care" inline>
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

/** Seating somebody for a term. */
export function SeatingForm({
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
        options={committee.constituencies
          .filter(({ seats }) => seats > 0)
          .map(({ id, name, seats }) => ({ value: id, label: `${say(name)} (${free(id, seats)}/${seats})` }))}
      />
      <DateField name="since" label={w.since} value={today.toString()} />
      <DateField name="until" label={w.until} value={program.endsOn.toString()} />
      <Tick name="chair" label={w.isChair} />
    </Form>
  )
}
