import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { optionalChoice, optionalText, text, tick, version } from '#foundation/form.ts'
import { both, pick, type Text } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, TextArea, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { ownHonorariaPage } from '../honoraria/own.page.tsx'
import { payeePrivacy } from './details.privacy.ts'
import {
  checkDetails,
  findOwnDetails,
  listOwing,
  type OwnDetails,
  removeDetails,
  saveDetails,
} from './details.server.ts'
import { ways } from './details.ts'
import { payeeWords as w } from './details.words.ts'

/** How a mentor wishes to be paid: theirs to say, to change and to take away. */
export const payeePage = page('/payee-details', {
  async show({ db, actor, key }) {
    const { owing, claims } = await listOwing(db, actor)
    const given = await findOwnDetails(db, actor, key)
    orNotFound(given || claims > 0)
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: href(ownHonorariaPage), label: w.back }}>
        {given || owing.length > 0 ? (
          <>
            <Notice>
              <P text={w.neverInsurance} />
            </Notice>
            <Fields given={given} owing={owing} />
          </>
        ) : (
          <P text={w.nothingComing} />
        )}
        <Section title={w.kept}>
          <P text={payeePrivacy.payeeDetails?.keep ?? ''} class="measure" />
          <P text={w.forSlip} class="measure" />
          <P text={w.sealed} class="measure" />
          <Actions>
            <LinkButton href="/me/looks" label={w.whoLooked} plain />
          </Actions>
        </Section>
        {given && (
          <Section title={w.remove}>
            <P text={w.removeLead} class="measure" />
            <Form action={href(payeeRemovalPage)} button={w.remove} tone="care" />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    payee: text(120),
    address: optionalText(400),
    way: optionalChoice(ways),
    institution: optionalText(20),
    transit: optionalText(20),
    account: optionalText(30),
    isAccount: tick(),
    note: optionalText(500),
    version: version(),
  }),
  async answer({ db, actor, values, key, now }) {
    const { isAccount, version, ...typed } = values
    const checked = checkDetails({ ...typed, way: typed.way ?? '' }, isAccount)
    await saveDetails(db, actor, checked, version, key, now)
    return stay({ notice: w.saved })
  },
  fresh: true,
})

export const payeeRemovalPage = page('/payee-details/removal', {
  show: () => goTo(href(payeePage)),
  form: z.strictObject({}),
  async answer({ db, actor }) {
    await removeDetails(db, actor)
    return goTo(href(ownHonorariaPage), { notice: w.removed })
  },
  fresh: true,
})

function Fields({ given, owing }: { given: OwnDetails | undefined; owing: readonly Text[] }) {
  const say = useSay()
  const { language, refused, zone } = useReader()
  const names = both((language) => new Intl.ListFormat(language).format(owing.map((name) => pick(name, language))))
  const isUnsure = refused?.problems.account?.en === w.accountOrInsurance.en || refused?.typed.isAccount !== undefined
  const options = [
    { value: 'by_cheque', label: w.byCheque },
    { value: 'finance_knows', label: w.financeKnows },
    { value: 'direct_deposit', label: w.directDeposit },
    { value: '', label: w.noWish },
  ]
  return (
    <Form
      button={w.save}
      version={given?.version ?? 0}
      audience={owing.length > 0 ? both((language) => w.whoReads(names[language])[language]) : w.onlyYou}
    >
      {given && <P text={w.savedOn(sayShortDate(dateAt(given.savedAt, zone), language))} class="soft small" />}
      <TextField name="payee" label={w.payee} hint={w.payeeHint} value={given?.payee} autocomplete="name" />
      <TextArea name="address" label={w.address} hint={w.addressHint} value={given?.address} rows={3} optional />
      <Choice name="way" label={w.way} options={options} value={given?.way ?? ''} />
      <TextArea name="note" label={w.note} value={given?.note} rows={2} optional />
      <h2>{say(w.accountTitle)}</h2>
      <P text={w.accountLead} />
      <TextField
        name="institution"
        label={w.institution}
        hint={w.institutionHint}
        value={given?.institution}
        width="short"
        inputmode="numeric"
      />
      <TextField
        name="transit"
        label={w.transit}
        hint={w.transitHint}
        value={given?.transit}
        width="short"
        inputmode="numeric"
      />
      <TextField
        name="account"
        label={w.account}
        hint={w.accountHint}
        value={given?.account}
        width="medium"
        inputmode="numeric"
      />
      {isUnsure && <Tick name="isAccount" label={w.isAccount} />}
    </Form>
  )
}
