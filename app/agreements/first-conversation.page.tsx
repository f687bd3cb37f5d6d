import { page } from '#foundation/page.ts'
import { Actions, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { agreementWords } from './agreements.words.ts'
import { prompts, conversationWords as w } from './conversation.words.ts'

/** Getting to know each other: questions to choose from. Nothing is asked for, nothing kept. */
export const firstConversationPage = page('/partnerships/:partnership/first-conversation', {
  async show({ db, actor, params }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    const order = isMentor
      ? (['asMentor', 'asMentee', 'together'] as const)
      : (['asMentee', 'asMentor', 'together'] as const)
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/partnerships/${partnership.id}`, label: shownName(partner) }}
      >
        <Section title={w.said}>
          <P text={w.saidLead} />
          <p>
            <a href={`/offers/${partnership.offerId}`}>
              <Say text={w.openCard} />
            </a>
          </p>
        </Section>
        {order.map((whose) => (
          <Section title={w[whose]}>
            <ul class="measure">
              {prompts[whose].map((prompt) => (
                <li>
                  <Say text={prompt} />
                </li>
              ))}
            </ul>
          </Section>
        ))}
        <Section title={w.afterwards}>
          <Actions>
            <LinkButton href={`/partnerships/${partnership.id}/agreement`} label={agreementWords.title} />
          </Actions>
        </Section>
      </Page>
    )
  },
})
