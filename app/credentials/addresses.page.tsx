import { z } from 'zod'
import { address, identifier } from '#foundation/form.ts'
import { goTo, href, linkPage, page, stay } from '#foundation/page.ts'
import { Hidden, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { listAddresses } from '../people/person.server.ts'
import { accessWords as w } from './access.words.ts'
import { addAddress, addressPurpose, confirmAddress, findChange, putFirst, removeAddress } from './address.server.ts'
import { credentialsWords } from './credentials.words.ts'
import { keeperOf } from './employer.ts'
import { waysPage } from './ways.page.tsx'

/** The mailboxes of an account, and whose they are. */
export const addressesPage = page('/me/addresses', {
  async show({ db, actor }) {
    const addresses = await listAddresses(db, actor.id)
    return (
      <Page title={w.addresses} lead={w.addressesLead} trail={{ href: href(waysPage), label: credentialsWords.ways }}>
        <ul class="todo">
          {addresses.map((email) => (
            <li>
              <Mailbox email={email} />
              {!email.first && (
                <div>
                  {email.verifiedAt && (
                    <Form action={href(firstAddressPage)} button={w.putFirst} tone="plain" inline>
                      <Hidden name="id" value={email.id} />
                    </Form>
                  )}
                  <Form action={href(addressRemovalPage)} button={credentialsWords.remove} tone="care" inline>
                    <Hidden name="id" value={email.id} />
                  </Form>
                </div>
              )}
            </li>
          ))}
        </ul>
        {addresses.some((email) => keeperOf(email.address) === 'district') && (
          <Notice tone="care">
            <P text={w.district} />
            <LinkButton href="/me/sign-in/passkeys/new" label={w.advice} plain />
          </Notice>
        )}
        <Section title={w.add}>
          <Form button={w.add}>
            <TextField
              name="address"
              type="email"
              label={w.newAddress}
              hint={w.newAddressHint}
              width="medium"
              inputmode="email"
            />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ address: address() }),
  async answer({ db, actor, values, key, now }) {
    await addAddress(db, actor, values.address, key, now)
    return stay({ notice: w.letterSent })
  },
  fresh: true,
})

type Email = Awaited<ReturnType<typeof listAddresses>>[number]

function Mailbox({ email }: { email: Email }) {
  return (
    <div>
      {email.address} {email.first && <Tag text={w.isFirst} tone="good" />}
      {!email.verifiedAt && <Tag text={w.unverified} />}
      {keeperOf(email.address) === 'unknown' && <P text={w.unknown} class="soft small" />}
    </div>
  )
}

export const firstAddressPage = page('/me/addresses/first', {
  show: () => goTo(href(addressesPage)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, values }) {
    await putFirst(db, actor, values.id)
    return goTo(href(addressesPage), { notice: credentialsWords.saved })
  },
  fresh: true,
})

export const addressRemovalPage = page('/me/addresses/removal', {
  show: () => goTo(href(addressesPage)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, values }) {
    await removeAddress(db, actor, values.id)
    return goTo(href(addressesPage), { notice: credentialsWords.removed })
  },
  fresh: true,
})

/** From the letter to a new address: its reader says that it is theirs. */
export const addressLinkPage = linkPage('/addresses/:token', addressPurpose, {
  async show({ db, actor }) {
    const change = await findChange(db, actor, actor.link?.subjectId)
    return (
      <Page title={w.confirmTitle} lead={w.confirmLead(change.address)}>
        <Form button={w.confirm} />
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor }) {
    await confirmAddress(db, actor, actor.link?.subjectId ?? '')
    return goTo('/sign-in', { notice: w.confirmed })
  },
})
