import { z } from 'zod'
import { dateAt } from '#foundation/clock.ts'
import { choice, identifier, tick, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Hidden, Select, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { Filters } from '#ui/table.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { listDistricts } from '../districts/district.server.ts'
import { type District, districtLabel } from '../districts/district.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { changeGroup, getGroup, listFellows, listGroups, removeGroup } from './group.server.ts'
import { type CountedGroup, type Fellow, isOneOnly, isOver } from './group.ts'
import { GroupFields, groupForm } from './group-fields.tsx'
import { FellowLine, groupLine, untilWords } from './group-parts.tsx'
import { groupWords as w } from './groups.words.ts'
import { listPlaceable, mostOffered, type Placeable, placeInGroup, removeFromGroup } from './place.server.ts'
import { staffWords as s } from './staff.words.ts'

/** One group, for its coordinators: who belongs, placing somebody, and what is said of it. Never what is written there. */
export const staffGroupPage = page('/programs/:program/groups/:team', {
  async show({ db, actor, params, query, now, language }) {
    const program = await findCoordinated(db, actor, params.program)
    const today = dateAt(now, program.zone)
    const group = await getGroup(db, program.id, params.team)
    const fellows = (await listFellows(db, group.id)).filter(({ belongs }) => belongs)
    const districts = await listDistricts(db)
    const over = isOver(group, today)
    const wanted = (query.name ?? '').slice(0, 100)
    const placeable = over ? [] : await listPlaceable(db, program.id, wanted)
    const alike = isOneOnly(group.kind)
      ? (await listGroups(db, program.id, today)).filter(({ kind }) => kind === group.kind).map(({ id }) => id)
      : []
    return (
      <Page title={group.name} trail={{ href: `/programs/${program.slug}/groups`, label: w.title }}>
        <GroupState group={group} />
        <p class="soft">{untilWords(group, over, language)[language]}</p>
        <Section title={w.who}>
          <Supervisions fellows={fellows} />
          {fellows.length === 0 && <P text={s.nobody} />}
          <ul>
            {fellows.map((fellow) => (
              <li>
                <FellowLine fellow={fellow} districts={districts} isYou={fellow.personId === actor.id} />
                {!over && <FellowForms at={params} fellow={fellow} canLead={group.kind !== 'peers'} />}
              </li>
            ))}
          </ul>
        </Section>
        {!over && (
          <Section title={s.place}>
            <Place
              at={params}
              wanted={wanted}
              placeable={placeable.filter(({ groups }) => !groups.includes(group.id))}
              alike={alike}
              districts={districts}
              canLead={group.kind !== 'peers'}
            />
          </Section>
        )}
        {!over && (
          <Section title={s.change}>
            <Form button={s.save} version={group.version}>
              <GroupFields group={group} endsOn={program.endsOn} daysKept={program.daysKept} />
            </Form>
          </Section>
        )}
        {fellows.length === 0 && <Form action={href(groupRemovalPage, params)} button={s.remove} tone="care" />}
      </Page>
    )
  },
  form: z.strictObject({ ...groupForm, version: version() }),
  async answer({ db, actor, params, values: { version, ...form }, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const group = await getGroup(db, program.id, params.team)
    await changeGroup(db, actor, group, version, form, dateAt(now, program.zone))
    return stay({ notice: s.saved })
  },
})

type At = { readonly program: string; readonly team: string }

function GroupState({ group }: { group: CountedGroup }) {
  return <p>{groupLine(group, useSay())}</p>
}

/** Who of the group supervises whom, said plainly. */
function Supervisions({ fellows }: { fellows: readonly Fellow[] }) {
  const nameOf = (id: string) => fellows.find(({ personId }) => personId === id)?.name ?? ''
  return (
    <>
      {fellows.flatMap(({ name, supervisedBy }) =>
        supervisedBy.map((above) => (
          <Notice tone="care">
            <P text={s.supervises(nameOf(above), name)} />
          </Notice>
        )),
      )}
    </>
  )
}

function FellowForms({ at, fellow, canLead }: { at: At; fellow: Fellow; canLead: boolean }) {
  const { personId, name, leads } = fellow
  const say = useSay()
  return (
    <details>
      <summary>
        <span>
          {say(s.changePlace)} <span class="hidden">{name}</span>
        </span>
      </summary>
      <div class="actions">
        {canLead && (
          <Form
            action={href(leadingPage, at)}
            button={leads ? s.letFollowWho(name) : s.letLeadWho(name)}
            tone="plain"
            inline
          >
            <Hidden name="person" value={personId} />
            <Hidden name="leads" value={leads ? 'no' : 'yes'} />
          </Form>
        )}
        <Form action={href(takingOutPage, at)} button={s.takeOutWho(name)} tone="care" inline>
          <Hidden name="person" value={personId} />
        </Form>
      </div>
    </details>
  )
}

function Place({
  at,
  wanted,
  placeable,
  alike,
  districts,
  canLead,
}: {
  at: At
  wanted: string
  placeable: readonly Placeable[]
  alike: readonly string[]
  districts: readonly District[]
  canLead: boolean
}) {
  const say = useSay()
  const where = ({ schoolName, districtNumber }: Placeable) => {
    const district = districts.find(({ number }) => number === districtNumber)
    return schoolName || (district ? districtLabel(district) : '')
  }
  return (
    <>
      <Filters action={href(staffGroupPage, at)} button={uiWords.search}>
        <label>
          {say(s.search)}
          <input type="search" name="name" value={wanted} maxLength={100} />
        </label>
      </Filters>
      {placeable.length === 0 ? (
        <P text={s.placeNone} />
      ) : (
        <Form action={href(placingPage, at)} button={s.placeButton}>
          {placeable.length > mostOffered && <P text={s.placeMany(mostOffered)} class="soft" />}
          <Select
            name="person"
            label={s.placeWhom}
            options={placeable.slice(0, mostOffered).map((each) => ({
              value: each.personId,
              label: [each.name, where(each), each.groups.some((id) => alike.includes(id)) && say(s.elsewhere)]
                .filter(Boolean)
                .join(', '),
            }))}
          />
          {canLead && <Tick name="leads" label={s.asLead} />}
          <Tick name="knowing" label={s.knowing} />
        </Form>
      )}
    </>
  )
}

/** Placing somebody; refused, its form stands alone with what was chosen, and why. */
export const placingPage = page('/programs/:program/groups/:team/placing', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const group = await getGroup(db, program.id, params.team)
    const placeable = await listPlaceable(db, program.id, '')
    return (
      <Page title={s.place} trail={{ href: href(staffGroupPage, params), label: group.name }}>
        <Place
          at={params}
          wanted=""
          placeable={placeable.filter(({ groups }) => !groups.includes(group.id))}
          alike={[]}
          districts={await listDistricts(db)}
          canLead={group.kind !== 'peers'}
        />
      </Page>
    )
  },
  form: z.strictObject({ person: identifier(), leads: tick(), knowing: tick() }),
  async answer({ db, actor, params, values: { person, leads, knowing } }) {
    const program = await findCoordinated(db, actor, params.program)
    const group = await getGroup(db, program.id, params.team)
    await placeInGroup(db, actor, group, { personId: person, leads, knowing })
    return goTo(href(staffGroupPage, params), { notice: s.placed })
  },
})

/** Whether somebody of the group leads it. */
export const leadingPage = page('/programs/:program/groups/:team/leading', {
  show: ({ params }) => goTo(href(staffGroupPage, params)),
  form: z.strictObject({ person: identifier(), leads: choice(['yes', 'no']) }),
  async answer({ db, actor, params, values: { person, leads } }) {
    const program = await findCoordinated(db, actor, params.program)
    const group = await getGroup(db, program.id, params.team)
    await placeInGroup(db, actor, group, { personId: person, leads: leads === 'yes', knowing: true })
    return goTo(href(staffGroupPage, params), { notice: s.saved })
  },
})

/** Taking somebody out of the group. */
export const takingOutPage = page('/programs/:program/groups/:team/taking-out', {
  show: ({ params }) => goTo(href(staffGroupPage, params)),
  form: z.strictObject({ person: identifier() }),
  async answer({ db, actor, params, values, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const group = await getGroup(db, program.id, params.team)
    await removeFromGroup(db, actor, group, values.person, now)
    return goTo(href(staffGroupPage, params), { notice: s.takenOut })
  },
})

/** Taking out a group to which nobody belongs. */
export const groupRemovalPage = page('/programs/:program/groups/:team/removal', {
  show: ({ params }) => goTo(href(staffGroupPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    await removeGroup(db, actor, program.id, params.team)
    return goTo(`/programs/${program.slug}/groups`, { notice: s.removed })
  },
})
