import { z } from 'zod'
import { choice, optionalText, version, whole } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { channelWords } from '../people/people.words.ts'
import { shownName } from '../people/person.ts'
import { proposeAgreement, readAgreement } from './agreement.server.ts'
import { arrangers, channels, kickoffs, type Terms, termsToBegin, type WordKey, wordKeys } from './agreement.ts'
import { arrangerWords, kickoffWords, termWords, agreementWords as w } from './agreements.words.ts'
import { readUsual } from './clause.server.ts'

/** Writing down what two people may agree; each time it is sent it is an edition of its own. */
export const proposalPage = page('/partnerships/:partnership/agreement/proposal', {
  async show({ db, actor, params, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    orNotFound(partnership.state !== 'ended')
    const agreement = await readAgreement(db, partnership.id, key)
    const name = shownName(partner)
    return (
      <Page
        title={w.proposal}
        lead={w.proposalLead(name)}
        trail={{ href: `/partnerships/${partnership.id}/agreement`, label: w.title }}
      >
        <Form button={w.propose} version={agreement.latest} audience={w.onlyYou(name)}>
          <TermFields terms={termsToBegin(agreement, await readUsual(db, partnership.id))} name={name} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    informalChannel: choice(channels),
    formalChannel: choice(channels),
    answersIn: whole(1, 31),
    meetsEvery: whole(1, 92),
    arrangedBy: choice(arrangers),
    kickoff: choice(kickoffs),
    hours: optionalText(2000),
    confidentiality: optionalText(2000),
    boundaries: optionalText(2000),
    ending: optionalText(2000),
    other: optionalText(4000),
    version: version(),
  }),
  async answer({ db, actor, params, values, key, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const { version: after, hours, confidentiality, boundaries, ending, other, ...plain } = values
    const terms: Terms = { ...plain, words: { hours, confidentiality, boundaries, ending, other } }
    await proposeAgreement(db, actor, partnership, terms, after, key, now)
    return goTo(`/partnerships/${partnership.id}/agreement`, { notice: w.proposed })
  },
})

const hints: Readonly<Partial<Record<WordKey, Text>>> = {
  hours: w.hoursHint,
  confidentiality: w.confidentialityHint,
  boundaries: w.boundariesHint,
  ending: w.endingHint,
}

/** Every point of an agreement, as a form or as lines on paper. */
export function TermFields({ terms, name }: { terms: Terms; name?: string }) {
  const days = { width: 'short', inputmode: 'numeric' } as const
  const byChannel = channels.map((value) => ({ value, label: channelWords[value] ?? value }))
  return (
    <>
      <Choice
        name="informalChannel"
        label={termWords.informalChannel}
        hint={w.informalHint}
        row
        value={terms.informalChannel}
        options={byChannel}
      />
      <Choice
        name="formalChannel"
        label={termWords.formalChannel}
        hint={w.formalHint}
        row
        value={terms.formalChannel}
        options={byChannel}
      />
      <TextField name="answersIn" label={termWords.answersIn} hint={w.answersHint} value={terms.answersIn} {...days} />
      <TextField
        name="meetsEvery"
        label={termWords.meetsEvery}
        hint={w.everyHint}
        audience={name && w.everyAudience(name)}
        value={terms.meetsEvery}
        {...days}
      />
      <Choice
        name="arrangedBy"
        label={termWords.arrangedBy}
        row
        value={terms.arrangedBy}
        options={arrangers.map((value) => ({ value, label: arrangerWords[value] }))}
      />
      <Choice
        name="kickoff"
        label={termWords.kickoff}
        hint={w.kickoffHint}
        row
        value={terms.kickoff}
        options={kickoffs.map((value) => ({ value, label: kickoffWords[value] }))}
      />
      {wordKeys.map((key) => (
        <TextArea
          name={key}
          label={termWords[key]}
          hint={hints[key]}
          audience={name && w.onlyYou(name)}
          value={terms.words[key]}
          optional
          rows={3}
        />
      ))}
    </>
  )
}
