import { href, page } from '#foundation/page.ts'
import { Actions, Facts, LinkButton, P, Page, Section, Tag } from '#ui/page.tsx'
import { findOrganization, mustAdminister } from '../organizations/organization.server.ts'
import { findingWords, kindWords, mailWords as w } from './mail.words.ts'
import { type Checked, checkMailDomain } from './mail-domain.server.ts'
import { domainOf, isAskable } from './mail-domain.ts'

/** What the DNS says of the domain that letters come from, and what to put right; for whoever administers an organization. */
export const mailPage = page('/organizations/:organization/mail', {
  async outside({ params, settings, briefly }) {
    const domain = domainOf(settings.mailFrom)
    const may = await briefly(async (db, actor) => {
      if (actor.kind !== 'person') return false
      await mustAdminister(db, (await findOrganization(db, params.organization)).id)
      return true
    })
    return may && isAskable(domain) ? checkMailDomain(domain, settings.dkimSelector) : undefined
  },
  async show({ db, params, settings }, checked) {
    const organization = await findOrganization(db, params.organization)
    await mustAdminister(db, organization.id)
    return (
      <Page
        title={w.title}
        lead={checked ? w.lead(domainOf(settings.mailFrom)) : w.here}
        trail={{ href: `/organizations/${organization.slug}`, label: organization.name }}
      >
        {checked?.map((each) => (
          <One checked={each} />
        ))}
        {checked && (
          <Actions>
            <LinkButton href={href(mailPage, params)} label={w.again} plain />
          </Actions>
        )}
      </Page>
    )
  },
})

/** A record of anybody's may be as long as they like; so much of it says what it is. */
const most = 300
const shown = (record: string) => (record.length > most ? `${record.slice(0, most)} …` : record)

function One({ checked: { kind, name, finding, records } }: { checked: Checked }) {
  return (
    <Section title={kindWords[kind]}>
      <p>
        <Tag text={w[finding.is]} tone={finding.is === 'unknown' ? undefined : finding.is} />
      </p>
      <P text={findingWords[finding.what]} />
      {finding.what !== 'noSelector' && (
        <Facts
          facts={[
            [w.asked, <code>{name}</code>],
            ...records.map((record) => [w.found, <code>{shown(record)}</code>] as const),
          ]}
        />
      )}
    </Section>
  )
}
