import { page } from '#foundation/page.ts'
import { Page, Section, Todo } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { peopleWords } from '../people/people.words.ts'
import { myDataWords as w } from './my-data.words.ts'

/** What somebody may ask of what is kept about them, each on a page of its own. */
export const myDataPage = page('/me/data', {
  show: () => (
    <Page title={w.title} lead={w.lead} trail={{ href: '/me', label: peopleWords.me }}>
      <Todo
        items={[
          { sentence: w.everything, more: w.everythingLead, href: '/me/data/export' },
          { sentence: w.disclosures, more: w.disclosuresLead, href: '/me/data/disclosures' },
          { sentence: w.looks, more: w.looksLead, href: '/me/looks' },
          { sentence: w.consents, more: w.consentsLead, href: '/me/data/consents' },
          { sentence: w.corrections, more: w.correctionsLead, href: '/me/data/requests' },
        ].map((door) => ({ ...door, button: w.openOne, plain: true }))}
      />
      <Section title={w.rules}>
        <p>
          <a href="/privacy">
            <Say text={w.whoSees} />
          </a>
        </p>
      </Section>
    </Page>
  ),
})
