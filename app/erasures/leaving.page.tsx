import { z } from 'zod'
import { dateAt, sayDate, sayShortDate } from '#foundation/clock.ts'
import { choice, text } from '#foundation/form.ts'
import { both, type Text } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Choice, Hidden, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { askToLeave, type Leaving, leaveForGood, readLeaving } from './erasure.server.ts'
import { confirmation, isConfirmed } from './erasure.ts'
import { goesWords, staysWords, erasureWords as w } from './erasures.words.ts'

/** For how many days a backup of the keys is kept. */
const backupDays = 35

const onDay = (say: (day: string) => Text, day: Temporal.PlainDate): Text =>
  both((language) => say(sayDate(day, language))[language])

/** Closing one's account for good: what goes, what stays and why, what the partner keeps; then a yes in words. */
export const leavingPage = page('/me/erasure', {
  fresh: true,
  async show({ db, actor, now, language }) {
    const today = dateAt(now)
    const leaving = await readLeaving(db, actor, today)
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: '/me', label: w.back }}>
        <P text={w.takeFirst} />
        <Actions>
          <LinkButton href="/me/data/export" label={w.takeOut} plain />
        </Actions>
        <Goes goes={leaving.goes} goneOn={today.add({ days: backupDays })} />
        <Stays stays={leaving.stays} />
        <Partners partners={leaving.partners} />
        {leaving.handOver.length > 0 ? (
          <HandOver things={leaving.handOver} />
        ) : leaving.isHeld ? (
          <Held request={leaving.request} />
        ) : (
          <Section title={w.confirm}>
            <Form button={w.button} tone="care">
              <NameChoice partners={leaving.partners} />
              <TextField name="said" label={w.type(confirmation[language])} width="medium" autocomplete="off" />
            </Form>
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ said: text(60), name: choice(['gone', 'stays']) }),
  async answer({ db, actor, values, key, now, language }) {
    refuseUnless(isConfirmed(values.said), w.typeAgain(confirmation[language]), { field: 'said' })
    const goneOn = await leaveForGood(db, actor, { leavesName: values.name === 'stays' }, key, now)
    return goTo('/', { notice: onDay(w.done, goneOn), session: null })
  },
})

/** Asking for it, where something open keeps it waiting. */
export const leavingRequestPage = page('/me/erasure/request', {
  show: () => goTo(href(leavingPage)),
  form: z.strictObject({}),
  async answer({ db, actor, now }) {
    await askToLeave(db, actor, now)
    return goTo(href(leavingPage))
  },
})

function Goes({ goes, goneOn }: { goes: Leaving['goes']; goneOn: Temporal.PlainDate }) {
  return (
    <Section title={w.now}>
      <P text={w.nowLead} />
      <ul class="measure">
        {Object.entries(goesWords)
          .filter(([name]) => goes.includes(name))
          .map(([, words]) => (
            <li>
              <Say text={words} />
            </li>
          ))}
      </ul>
      <P text={onDay(w.goneForGood, goneOn)} />
    </Section>
  )
}

function Stays({ stays }: { stays: Leaving['stays'] }) {
  const { language } = useReader()
  return (
    <Section title={w.later}>
      <P text={stays.length > 0 ? w.laterLead : w.laterNone} />
      {stays.length > 0 && (
        <Table
          caption={w.later}
          rows={stays}
          columns={[
            { head: w.what, cell: ({ what, title }) => <Say text={staysWords[what]?.what(title) ?? title} /> },
            {
              head: w.until,
              cell: ({ until }) => <span class="nowrap">{sayShortDate(until, language)}</span>,
            },
            { head: w.why, cell: ({ what }) => <span class="small">{staysWords[what]?.why[language]}</span> },
          ]}
        />
      )}
      <P text={w.trail} class="soft small measure" />
    </Section>
  )
}

function Partners({ partners }: { partners: Leaving['partners'] }) {
  const { language } = useReader()
  return (
    <Section title={w.partner}>
      <P text={partners.length > 0 ? w.partnerLead : w.partnerNone} />
      {partners.length > 0 && (
        <ul class="measure">
          {partners.map(({ name, title, until }) => (
            <li>
              <Say text={w.withPartner(name, title[language], sayShortDate(until, language))} />
            </li>
          ))}
        </ul>
      )}
      {partners.some(({ living }) => living) && <P text={w.ends} />}
    </Section>
  )
}

/** Whether a partner goes on reading the name; asked only of whoever has one. */
function NameChoice({ partners }: { partners: Leaving['partners'] }) {
  const [last] = partners.map(({ until }) => until).toSorted((a, b) => Temporal.PlainDate.compare(b, a))
  if (!last) return <Hidden name="name" value="gone" />
  return (
    <Choice
      name="name"
      label={w.name}
      value="stays"
      options={[
        { value: 'stays', label: onDay(w.nameStays, last) },
        { value: 'gone', label: w.nameGone },
      ]}
    />
  )
}

function HandOver({ things }: { things: Leaving['handOver'] }) {
  const { language } = useReader()
  return (
    <Section title={w.handOver}>
      <P text={w.handOverLead} />
      <ul>
        {things.map(({ kind, slug, title }) => (
          <li>
            <Say text={(kind === 'organization' ? w.organizationOf : w.programOf)(title[language])} />{' '}
            <a
              href={
                kind === 'organization' ? `/organizations/${slug}/people` : `/programs/${slug}/settings/coordinators`
              }
            >
              <Say text={w.nameSomebody} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Held({ request }: { request: Leaving['request'] }) {
  return (
    <Section title={w.held}>
      <P text={w.heldLead} />
      {request ? (
        <P text={onDay(w.asked, request.dueOn)} />
      ) : (
        <Form action={href(leavingRequestPage)} button={w.askForIt} tone="plain" />
      )}
    </Section>
  )
}
