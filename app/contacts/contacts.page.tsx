import { z } from 'zod'
import { dateAt, sayDate, sayShortDate } from '#foundation/clock.ts'
import { choice, identifier } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, page, stay } from '#foundation/page.ts'
import { Choice, Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { listContacts, logToday, settleTwins } from './contact.server.ts'
import { byMonth, type Contact, findTwins, monthsOf, type Twins, usualOf } from './contact.ts'
import { activityWords, kindWords, rhythmWords, contactWords as w, wayWords } from './contacts.words.ts'
import { HoursMeter, Months, sayMinutes } from './hours.tsx'
import { chooseRhythm, getRhythm } from './nudge.server.ts'
import { type Rhythm, rhythms } from './nudge.ts'

/** How many contacts the page begins with. */
const latest = 12

/** What the two have done together: one tap, this month, the months, and everything written down. */
export const contactsPage = page('/partnerships/:partnership/contacts', {
  async show({ db, actor, params, query, today }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const { partnership } = pair
    const partner = shownName(pair.partner)
    const base = `/partnerships/${partnership.id}`
    const contacts = await listContacts(db, pair)
    const months = byMonth(
      contacts,
      monthsOf(
        { ...partnership, introducedOn: dateAt(partnership.introducedAt) },
        contacts.map(({ metOn }) => metOn),
        today,
      ),
    )
    const isOver = partnership.state === 'ended'
    const program = await getProgram(db, partnership.programId)
    const current = months.at(-1)
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: base, label: partner }}>
        <P text={w.audience(partner)} class="soft measure" />
        {isOver ? <P text={w.over} /> : <Today contacts={contacts} base={base} />}
        {findTwins(contacts, actor.id).map((twins) => (
          <OneOrTwo twins={twins} partner={partner} base={base} />
        ))}
        {current && !isOver && (
          <Section title={w.month}>
            <HoursMeter month={current} goal={program} />
          </Section>
        )}
        <Section title={w.all}>
          {contacts.length === 0 ? (
            <Empty text={w.none} />
          ) : (
            <Log
              contacts={query.all ? contacts : contacts.slice(0, latest)}
              self={actor.id}
              partner={partner}
              base={base}
              isOver={isOver}
            />
          )}
          {!query.all && contacts.length > latest && (
            <Actions>
              <LinkButton href={`${base}/contacts?all=1`} label={w.showAll(contacts.length)} plain />
            </Actions>
          )}
        </Section>
        {contacts.length > 0 && (
          <Section title={w.months}>
            <Months months={months} />
          </Section>
        )}
        {!isOver && <Reminders every={await getRhythm(db, actor, pair)} base={base} />}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, today }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const isNew = await logToday(db, actor, pair, today)
    return stay({ notice: isNew ? w.noted : w.notedBefore })
  },
})

function Today({ contacts, base }: { contacts: readonly Contact[]; base: string }) {
  const usual = usualOf(contacts)
  const long = (language: 'en' | 'fr') => sayMinutes(usual.minutes, language)
  return (
    <>
      <Form button={w.spokeToday} />
      <P
        text={both((language) => w.usual(long(language), wayWords[usual.way][language].toLowerCase())[language])}
        class="soft small measure"
      />
      <Actions>
        <LinkButton href={`${base}/contacts/new`} label={w.addOther} plain />
      </Actions>
    </>
  )
}

function OneOrTwo({ twins: { mine, theirs }, partner, base }: { twins: Twins; partner: string; base: string }) {
  const about =
    ({ metOn, minutes }: Contact) =>
    (language: 'en' | 'fr') =>
      `${sayShortDate(metOn, language)} (${sayMinutes(minutes, language)})`
  return (
    <Section title={w.twins}>
      <Notice>
        <P text={both((language) => w.twinsSay(partner, about(mine)(language), about(theirs)(language))[language])} />
        <div class="actions">
          {(['one', 'two'] as const).map((answer) => (
            <Form action={`${base}/contacts/twins`} button={w[answer]} tone="plain" inline>
              <Hidden name="contact" value={mine.id} />
              <Hidden name="answer" value={answer} />
            </Form>
          ))}
        </div>
      </Notice>
    </Section>
  )
}

function Log({
  contacts,
  self,
  partner,
  base,
  isOver,
}: {
  contacts: readonly Contact[]
  self: string
  partner: string
  base: string
  isOver: boolean
}) {
  const say = useSay()
  const { language } = useReader()
  const what = ({ kind, way, activity }: Contact) =>
    [way ? wayWords[way] : kindWords[kind], activity && activityWords[activity]]
      .flatMap((text) => text || [])
      .map(say)
      .join(' · ')
  return (
    <Table
      caption={w.all}
      rows={contacts}
      columns={[
        { head: w.day, cell: ({ metOn }) => sayDate(metOn, language) },
        { head: w.how, cell: (contact) => what(contact) },
        { head: w.long, cell: ({ minutes }) => <span class="nowrap">{sayMinutes(minutes, language)}</span> },
        { head: w.by, cell: ({ loggedBy }) => (loggedBy === self ? say(w.you) : partner) },
        {
          head: w.change,
          speaks: true,
          cell: ({ id }) => !isOver && <a href={`${base}/contacts/${id}`}>{say(w.change)}</a>,
        },
      ]}
    />
  )
}

function Reminders({ every, base }: { every: Rhythm; base: string }) {
  return (
    <Section title={w.reminders}>
      <P text={w.remindersLead} />
      <Form action={`${base}/contacts/reminders`} button={w.save} tone="plain">
        <Choice
          name="every"
          label={w.every}
          audience={w.onlyYou}
          value={every}
          options={rhythms.map((value) => ({ value, label: rhythmWords[value] }))}
          row
        />
      </Form>
    </Section>
  )
}

/** Whether a contact both wrote down is one or two. */
export const twinsPage = page('/partnerships/:partnership/contacts/twins', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/contacts`),
  form: z.strictObject({ contact: identifier(), answer: choice(['one', 'two']) }),
  async answer({ db, actor, params, values }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    await settleTwins(db, actor, pair, values.contact, values.answer)
    return goTo(`/partnerships/${params.partnership}/contacts`, { notice: w.settled })
  },
})

/** How often one is reminded. */
export const remindersPage = page('/partnerships/:partnership/contacts/reminders', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/contacts`),
  form: z.strictObject({ every: choice(rhythms) }),
  async answer({ db, actor, params, values }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    await chooseRhythm(db, actor, pair, values.every)
    return goTo(`/partnerships/${params.partnership}/contacts`, { notice: w.rhythmSaved })
  },
})
