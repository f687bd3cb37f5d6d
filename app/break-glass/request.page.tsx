import { z } from 'zod'
import { choice, date, identifier, many, optionalDate, text } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Checks, Choice, DateField, Select, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Page } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { askGrant, findGuarded, listGuardedPairs } from './grant.server.ts'
import { confidentialAt, grantGrounds, grantKinds } from './grant.ts'
import { groundHints, groundWords, kindWords, grantWords as w } from './grants.words.ts'

/** Asking to read part of what two people wrote. */
export const grantRequestPage = page('/organizations/:organization/confidential/new', {
  fresh: true,
  async show({ db, params }) {
    const organization = await findGuarded(db, params.organization)
    const pairs = await listGuardedPairs(db, organization.id)
    return (
      <Page title={w.askTitle} lead={w.askLead} trail={{ href: confidentialAt(organization.slug), label: w.title }}>
        {pairs.length === 0 ? <Empty text={w.noPairs} /> : <Request pairs={pairs} />}
      </Page>
    )
  },
  form: z.strictObject({
    pair: identifier(),
    ground: choice(grantGrounds),
    kinds: many(grantKinds),
    fromOn: date(),
    untilOn: date(),
    reason: text(2000),
    silentUntil: optionalDate(),
  }),
  async answer({ db, actor, params, values, key }) {
    const organization = await findGuarded(db, params.organization)
    const { pair, silentUntil, ...rest } = values
    const wanted = { ...rest, partnershipId: pair, silentUntil: silentUntil ?? null }
    const id = await askGrant(db, actor, organization.id, wanted, key)
    return goTo(`${confidentialAt(organization.slug)}/${id}`, { notice: w.signed })
  },
})

function Request({ pairs }: { pairs: Awaited<ReturnType<typeof listGuardedPairs>> }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Form button={w.sign}>
      <Select
        name="pair"
        label={w.pair}
        hint={w.pairHint}
        options={pairs.map(({ partnershipId, mentee, mentor, title }) => ({
          value: partnershipId,
          label: `${say(w.pairIs(mentee, mentor))} · ${title[language]}`,
        }))}
      />
      <Choice
        name="ground"
        label={w.ground}
        options={grantGrounds.map((value) => ({ value, label: groundWords[value], hint: groundHints[value] }))}
      />
      <Checks
        name="kinds"
        label={w.kinds}
        hint={w.kindsHint}
        options={grantKinds.map((value) => ({ value, label: kindWords[value] }))}
      />
      <DateField name="fromOn" label={w.fromOn} />
      <DateField name="untilOn" label={w.untilOn} />
      <TextArea name="reason" label={w.reason} hint={w.reasonHint} audience={w.reasonAudience} />
      <DateField name="silentUntil" label={w.silentUntil} hint={w.silentHint} optional />
    </Form>
  )
}
