import { z } from 'zod'
import { dateAt, sayDate } from '#foundation/clock.ts'
import { date, optionalText, text, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { DateField, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Page, Section, Todo } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { type Gathering, getGathering, listGatherings, removeGathering, saveGathering } from './gathering.server.ts'
import { GuestList } from './gathering-parts.tsx'
import { gatheringWords as w } from './gatherings.words.ts'

const gatheringForm = {
  title: text(200),
  place: optionalText(200),
  link: optionalText(500),
  startsOn: date(),
  endsOn: date(),
  version: version(),
}

/** Where people of a program may meet, for its coordinators. */
export const gatheringsPage = page('/programs/:program/gatherings', {
  async show({ db, actor, params, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const gatherings = await listGatherings(db, program.id, dateAt(now, program.zone))
    return (
      <Page title={w.title} lead={w.lead}>
        {gatherings.length === 0 ? <Empty text={w.none} /> : <Gatherings slug={program.slug} gatherings={gatherings} />}
        <Section title={w.add}>
          <Form button={w.save} version={0}>
            <GatheringFields />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject(gatheringForm),
  async answer({ db, actor, params, values: { version: _, ...named } }) {
    const program = await findCoordinated(db, actor, params.program)
    await saveGathering(db, actor, program.id, named, null)
    return stay({ notice: w.saved })
  },
})

function Gatherings({ slug, gatherings }: { slug: string; gatherings: readonly Gathering[] }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Todo
      items={gatherings.map(({ id, title, place, startsOn, guests }) => ({
        sentence: title,
        more: [sayDate(startsOn, language), place, say(w.going(guests.length))].filter(Boolean).join(' · '),
        href: href(gatheringPage, { program: slug, gathering: id }),
        button: w.change,
        plain: true,
      }))}
    />
  )
}

function GatheringFields({ gathering }: { gathering?: Gathering }) {
  return (
    <>
      <TextField name="title" label={w.name} hint={w.nameHint} value={gathering?.title} />
      <TextField name="place" label={w.place} value={gathering?.place} optional />
      <TextField name="link" label={w.link} hint={w.linkHint} value={gathering?.link} optional />
      <DateField name="startsOn" label={w.startsOn} value={gathering && String(gathering.startsOn)} />
      <DateField name="endsOn" label={w.endsOn} value={gathering && String(gathering.endsOn)} />
    </>
  )
}

/** One gathering: what it is called, and who will be there. */
export const gatheringPage = page('/programs/:program/gatherings/:gathering', {
  async show({ db, actor, params, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const gathering = await getGathering(db, program.id, params.gathering, dateAt(now, program.zone))
    return (
      <Page title={gathering.title} trail={{ href: href(gatheringsPage, params), label: w.title }}>
        <Section title={w.goingTitle}>
          <GuestList guests={gathering.guests} />
        </Section>
        <Section title={w.change}>
          <Form button={w.save} version={gathering.version}>
            <GatheringFields gathering={gathering} />
          </Form>
          <Form action={href(gatheringRemovalPage, params)} button={w.remove} tone="care" />
        </Section>
      </Page>
    )
  },
  form: z.strictObject(gatheringForm),
  async answer({ db, actor, params, values: { version, ...named }, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const { id } = await getGathering(db, program.id, params.gathering, dateAt(now, program.zone))
    await saveGathering(db, actor, program.id, named, { id, version })
    return goTo(href(gatheringsPage, params), { notice: w.saved })
  },
})

/** Taking one out. */
export const gatheringRemovalPage = page('/programs/:program/gatherings/:gathering/removal', {
  show: ({ params }) => goTo(href(gatheringPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    await removeGathering(db, actor, program.id, params.gathering)
    return goTo(href(gatheringsPage, params), { notice: w.removed })
  },
})
