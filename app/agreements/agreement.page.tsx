import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { requiredTick, text, whole } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Hidden, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { lacksTraining } from '../trainings/training.server.ts'
import { trainingWords } from '../trainings/trainings.words.ts'
import { readAgreement, readKickoff, setAside, signAgreement } from './agreement.server.ts'
import type { Edition } from './agreement.ts'
import { agreementWords as w } from './agreements.words.ts'
import { readProgramPart } from './clause.server.ts'
import { conversationWords } from './conversation.words.ts'
import { firstConversationPage } from './first-conversation.page.tsx'
import { kickoffPage, proposeKickoffAt } from './kickoff.page.tsx'
import { paperPage } from './paper.page.tsx'
import { proposalPage } from './proposal.page.tsx'
import { ProgramClauses, TermComparison, TermFacts } from './terms.tsx'

type Ours = Awaited<ReturnType<typeof getOwnPartnership>>

/** What two people agree: what is in force, beside what is proposed, and signing it. */
export const agreementPage = page('/partnerships/:partnership/agreement', {
  async show({ db, actor, params, key }) {
    const ours = await getOwnPartnership(db, actor, params.partnership)
    const { partnership, partner } = ours
    const name = shownName(partner)
    const agreement = await readAgreement(db, partnership.id, key)
    const { agreed, proposed } = agreement
    const program = await getProgram(db, partnership.programId)
    const lacks = await lacksTraining(db, partnership.id)
    const part = await readProgramPart(db, program.id, proposed ?? agreed)
    const isLiving = partnership.state !== 'ended'
    const isToBegin = isLiving && agreed && !(await readKickoff(db, partnership.id))
    return (
      <Page title={w.title} trail={{ href: `/partnerships/${partnership.id}`, label: name }}>
        <Notice>
          <P text={w.yours(name)} />
        </Notice>
        {lacks && isLiving && (
          <Notice tone="care">
            <P text={both((language) => trainingWords.lacking(program.title[language])[language])} />
          </Notice>
        )}
        {!agreed && !proposed && <P text={w.none(name)} />}
        {proposed && <Proposed ours={ours} proposed={proposed} agreed={agreed} />}
        {agreed && !proposed && <InForce ours={ours} agreed={agreed} />}
        {proposed && <ProgramClauses part={part} />}
        {proposed && isLiving && (
          <Signing ours={ours} edition={proposed} own={actor.id} signs={actor.name} lacks={lacks} />
        )}
        <Actions>
          {isLiving && (
            <LinkButton
              href={href(proposalPage, params)}
              label={proposed ? w.editProposal : agreed ? w.change : w.begin}
              plain={proposed !== undefined || agreed !== undefined}
            />
          )}
          {isToBegin && <LinkButton href={proposeKickoffAt(partnership.id)} label={w.kickoffPropose} plain />}
          <LinkButton href={href(firstConversationPage, params)} label={conversationWords.title} plain />
          <LinkButton href={href(kickoffPage, params)} label={w.kickoff} plain />
          <LinkButton href={href(paperPage, params)} label={w.print} plain />
        </Actions>
        {!proposed && <ProgramClauses part={part} />}
      </Page>
    )
  },
  form: z.strictObject({ edition: whole(1, 1_000_000), name: text(120), commits: requiredTick() }),
  async answer({ db, actor, params, values, key, now }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const holds = await signAgreement(db, actor, partnership, values.edition, values.name, key, now)
    return stay({ notice: holds ? w.inForce : w.signed(shownName(partner)) })
  },
})

function Proposed({ ours, proposed, agreed }: { ours: Ours; proposed: Edition; agreed: Edition | undefined }) {
  return (
    <Section title={w.proposedTitle(proposed.edition)}>
      {agreed ? (
        <>
          <P text={w.stillInForce(agreed.edition)} />
          <TermComparison agreed={agreed} proposed={proposed} />
        </>
      ) : (
        <TermFacts terms={proposed} />
      )}
      <Signed ours={ours} edition={proposed} />
    </Section>
  )
}

function InForce({ ours, agreed }: { ours: Ours; agreed: Edition }) {
  return (
    <Section title={w.agreedTitle(agreed.edition)}>
      <TermFacts terms={agreed} />
      <Signed ours={ours} edition={agreed} />
    </Section>
  )
}

/** Who proposed an edition, and who has signed it, when. */
function Signed({ ours: { partner }, edition }: { ours: Ours; edition: Edition }) {
  const { language, zone } = useReader()
  const when = (at: Temporal.Instant) => sayShortDate(dateAt(at, zone), language)
  return (
    <div class="soft">
      {edition.proposedBy === partner.id && (
        <P text={w.proposedBy(shownName(partner), when(edition.proposedAt))} class="small" />
      )}
      {edition.signatures.map(({ name, signedAt }) => (
        <P text={w.signedBy(name, when(signedAt))} class="small" />
      ))}
    </div>
  )
}

function Signing({
  ours: { partnership, partner },
  edition,
  own,
  signs,
  lacks,
}: {
  ours: Ours
  edition: Edition
  own: string
  signs: string
  lacks: boolean
}) {
  const { language } = useReader()
  const hasSigned = edition.signatures.some(({ personId }) => personId === own)
  const [from, to] = [partnership.startsOn, partnership.endsOn].map((day) => sayShortDate(day, language))
  return (
    <Section title={w.signTitle} id="sign">
      {hasSigned && <P text={w.waitsFor(shownName(partner))} />}
      {!hasSigned && !lacks && (
        <>
          <P text={w.signLead(edition.edition)} />
          <Form button={w.sign(edition.edition)} audience={w.onlyYou(shownName(partner))}>
            <Hidden name="edition" value={edition.edition} />
            <TextField
              name="name"
              label={w.yourName}
              audience={w.onlyYou(shownName(partner))}
              value={signs}
              width="medium"
              autocomplete="name"
            />
            <Tick name="commits" label={w.commits(from ?? '', to ?? '')} />
          </Form>
        </>
      )}
      <details>
        <summary>
          <Say text={w.aside} />
        </summary>
        <P text={w.asideLead} class="soft measure" />
        <Form action={href(asidePage, { partnership: partnership.id })} button={w.aside} tone="plain">
          <Hidden name="edition" value={edition.edition} />
        </Form>
      </details>
    </Section>
  )
}

/** Setting a proposal aside. */
export const asidePage = page('/partnerships/:partnership/agreement/setting-aside', {
  show: ({ params }) => goTo(href(agreementPage, params)),
  form: z.strictObject({ edition: whole(1, 1_000_000) }),
  async answer({ db, actor, params, values, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await setAside(db, actor, partnership, values.edition, now)
    return goTo(href(agreementPage, params), { notice: w.setAside })
  },
})
