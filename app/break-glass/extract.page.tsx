import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { choice, identifier, optionalText } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Checks, Choice, Hidden, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Filters } from '#ui/table.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { type Copied, listPieces, listRecipients, mostPieces, openExtract, shareExtract } from './extract.server.ts'
import { extractWords as x } from './extracts.words.ts'
import { findGuarded } from './grant.server.ts'
import { confidentialAt, type GrantKind, grantKinds } from './grant.ts'
import { kindWords, grantWords as w } from './grants.words.ts'
import type { Piece } from './piece.server.ts'

/** How much of each piece is shown for choosing. */
const mostShown = 140

/** One of the two chooses what they may read, and gives a copy out of their own hands. */
export const extractPage = page('/partnerships/:partnership/extract', {
  async show({ db, actor, params, query, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const [recipient] = (await listRecipients(db, partnership.id)).filter(({ tooNear }) => !tooNear)
    const kind = grantKinds.find((each) => each === query.kind) ?? 'notes'
    const trail = { href: `/partnerships/${partnership.id}`, label: shownName(partner) }
    if (!recipient)
      return (
        <Page title={x.title} trail={trail}>
          <P text={x.noOne} />
          <p>
            <PrivacyLink />
          </p>
        </Page>
      )
    const pieces = (await listPieces(db, actor, partnership.id, kind, key)).slice(-mostPieces / 4)
    return (
      <Page title={x.title} lead={x.lead(recipient.name)} trail={trail}>
        <Kinds at={`/partnerships/${partnership.id}/extract`} kind={kind} />
        {pieces.length === 0 ? (
          <P text={x.nothing} />
        ) : (
          <Form button={x.share} audience={x.audience(recipient.name)}>
            <Hidden name="recipient" value={recipient.personId} />
            <Pieces pieces={pieces} nameOf={(id) => (id === actor.id ? actor.name : shownName(partner))} />
            <TextArea name="word" label={x.word} optional />
            <Choice
              name="tell"
              label={x.tell}
              hint={x.tellHint}
              value="now"
              options={[
                { value: 'now', label: x.now },
                { value: 'later', label: x.later },
              ]}
            />
          </Form>
        )}
      </Page>
    )
  },
  form: z.strictObject({
    recipient: identifier(),
    pieces: z.array(identifier()).max(mostPieces).default([]),
    word: optionalText(2000),
    tell: choice(['now', 'later']),
  }),
  async answer({ db, actor, params, values, key }) {
    const { recipient, pieces, word, tell } = values
    const chosen = { recipientId: recipient, pieces, word, later: tell === 'later' }
    await shareExtract(db, actor, params.partnership, chosen, key)
    return goTo(`/partnerships/${params.partnership}/confidential`, { notice: x.shared })
  },
})

function PrivacyLink() {
  return <a href="/privacy">{useSay()(x.privacyPage)}</a>
}

function Kinds({ at, kind }: { at: string; kind: GrantKind }) {
  const say = useSay()
  return (
    <Filters action={at}>
      <label>
        {say(x.kind)}
        <select name="kind">
          {grantKinds.map((each) => (
            <option value={each} selected={each === kind}>
              {say(kindWords[each])}
            </option>
          ))}
        </select>
      </label>
    </Filters>
  )
}

function Pieces({ pieces, nameOf }: { pieces: readonly Piece[]; nameOf: (id: string | null) => string }) {
  const { language } = useReader()
  return (
    <Checks
      name="pieces"
      label={x.pieces}
      hint={x.piecesHint}
      options={pieces.map(({ id, on, authorId, words }) => ({
        value: id,
        label: `${sayShortDate(on, language)}, ${nameOf(authorId)}`,
        hint: shorten(words.join(' · ')),
      }))}
    />
  )
}

const shorten = (text: string) => (text.length > mostShown ? `${text.slice(0, mostShown)}…` : text)

/** An extract, for whom it was given to; that it is opened is written down. */
export const receivedExtractPage = page('/organizations/:organization/confidential/extracts/:extract', {
  audited: true,
  async show({ db, actor, params, key }) {
    const organization = await findGuarded(db, params.organization)
    const extract = await openExtract(db, actor, organization.id, params.extract, key)
    return (
      <Page title={x.openTitle} lead={x.openLead} trail={{ href: confidentialAt(organization.slug), label: w.title }}>
        {extract.word && <Words>{extract.word}</Words>}
        {extract.pieces.map((piece) => (
          <CopiedView piece={piece} />
        ))}
      </Page>
    )
  },
})

function CopiedView({ piece }: { piece: Copied }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <article>
      <p class="soft small">
        {say(kindWords[piece.kind])}, {sayShortDate(Temporal.PlainDate.from(piece.on), language)}, {piece.author}
      </p>
      {piece.words.map((words) => (
        <Words>{words}</Words>
      ))}
    </article>
  )
}
