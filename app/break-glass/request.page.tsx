import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { choice, date, identifier, many, optionalDate, text } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Checks, Choice, DateField, Select, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Facts, Page, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { askGrant, checkWanted, findGuarded, listGuardedPairs, type Wanted } from './grant.server.ts'
import { confidentialAt, grantGrounds, grantKinds } from './grant.ts'
import { groundHints, groundWords, kindWords, grantWords as w } from './grants.words.ts'
import { mustReadOver, prepareToSign } from './signature.server.ts'
import { reread, sentSignature, signedFields } from './signing.form.ts'
import { SignForm, type Signing } from './signing.tsx'
import { signingWords } from './signing.words.ts'

const form = z.strictObject({
  pair: identifier(),
  ground: choice(grantGrounds),
  kinds: many(grantKinds),
  fromOn: date(),
  untilOn: date(),
  reason: text(2000),
  silentUntil: optionalDate(),
  ...signedFields,
})
type Written = z.output<typeof form>

/** Asking to read part of what two people wrote: filled in, read over, signed. */
export const grantRequestPage = page('/organizations/:organization/confidential/new', {
  fresh: true,
  async show({ db, actor, params, key, settings, refused, now }) {
    const organization = await findGuarded(db, params.organization)
    const pairs = await listGuardedPairs(db, organization.id)
    const written = refused && Object.keys(refused.problems).length === 0 ? reread(form, refused.typed) : undefined
    if (written && (await mustReadOver(db, actor))) {
      const who = { organizationId: organization.id, askedBy: actor.id, askedAt: now }
      const request = { ...wantedIn(written), ...who }
      const signing = await prepareToSign(db, actor, key, request, { act: 'asked', words: '' }, settings)
      const pair = pairs.find(({ partnershipId }) => partnershipId === written.pair)
      return <ReadOver slug={organization.slug} written={written} pair={pair} signing={signing} />
    }
    return (
      <Page title={w.askTitle} lead={w.askLead} trail={{ href: confidentialAt(organization.slug), label: w.title }}>
        {pairs.length === 0 ? <Empty text={w.noPairs} /> : <Request pairs={pairs} />}
      </Page>
    )
  },
  form,
  async answer({ db, actor, params, values, key, settings }) {
    const organization = await findGuarded(db, params.organization)
    const wanted = wantedIn(values)
    const sent = sentSignature(values, settings)
    await checkWanted(db, organization.id, wanted)
    refuseUnless(values.by !== 'change', signingWords.changeNow)
    refuseUnless(sent || values.by || !(await mustReadOver(db, actor)), signingWords.readOver)
    const id = await askGrant(db, actor, organization.id, wanted, key, sent)
    return goTo(`${confidentialAt(organization.slug)}/${id}`, { notice: w.signed })
  },
})

function wantedIn({ pair, silentUntil, ground, kinds, fromOn, untilOn, reason }: Written): Wanted {
  return { ground, kinds, fromOn, untilOn, reason, partnershipId: pair, silentUntil: silentUntil ?? null }
}

type Pairs = Awaited<ReturnType<typeof listGuardedPairs>>

/** What was asked for, as it will be signed. */
function ReadOver({
  slug,
  written,
  pair,
  signing,
}: {
  slug: string
  written: Written
  pair: Pairs[number] | undefined
  signing: Signing
}) {
  const say = useSay()
  const { language } = useReader()
  const { ground, kinds, fromOn, untilOn, silentUntil, reason } = written
  const day = (date: Temporal.PlainDate) => sayShortDate(date, language)
  const carried = {
    pair: written.pair,
    ground,
    kinds,
    fromOn: `${fromOn}`,
    untilOn: `${untilOn}`,
    reason,
    silentUntil: silentUntil && `${silentUntil}`,
  }
  return (
    <Page title={signingWords.readOverTitle} trail={{ href: confidentialAt(slug), label: w.title }}>
      <Facts
        facts={[
          [w.pair, pair ? `${say(w.pairIs(pair.mentee, pair.mentor))} · ${pair.title[language]}` : null],
          [w.ground, say(groundWords[ground])],
          [w.kinds, kinds.map((kind) => say(kindWords[kind])).join(', ')],
          [w.written, say(w.between(day(fromOn), day(untilOn)))],
          [w.silentUntil, silentUntil ? day(silentUntil) : null],
          [w.reason, <Words>{reason}</Words>],
        ]}
      />
      <SignForm signing={signing} button={w.sign} carried={carried} />
    </Page>
  )
}

function Request({ pairs }: { pairs: Pairs }) {
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
