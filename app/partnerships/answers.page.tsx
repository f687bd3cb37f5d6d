import { z } from 'zod'
import type { OfferState } from '#database/types.ts'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Empty, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Filter, Filters, Pages, Table } from '#ui/table.tsx'
import { findBoard } from '../boards/board.server.ts'
import { boardWords } from '../boards/boards.words.ts'
import { countLeft, countLines } from '../boards/listing.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { countOffers, findWithout, listOffers, type OfferLine, offersPerPage } from './answers.server.ts'
import { cascade } from './cascade.server.ts'
import { type OfferGroup, offerGroups, stateGroups } from './offer.ts'
import { offerStateWords, partnershipWords as w } from './partnerships.words.ts'
import { publishBoard } from './publication.server.ts'
import { spokenAnswerPage } from './spoken-answer.page.tsx'

/** Before anything reaches anybody: what publishing does, and the one button that does it. */
export const publishPage = page('/programs/:program/matching/:board/publication', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const board = await findBoard(db, program.id, params.board)
    const [lines, left] = [await countLines(db, board.id), await countLeft(db, board.id)]
    return (
      <Page
        title={w.publication}
        lead={w.publicationLead(sumOf(lines.map(({ pairs }) => pairs)), sumOf(left.map(({ people }) => people)))}
        trail={{ href: `/programs/${program.slug}/matching/${board.number}`, label: boardWords.board(board.number) }}
      >
        {board.state === 'approved' ? (
          <Form button={w.publish} />
        ) : (
          <P text={board.state === 'published' ? boardWords.alreadyPublished : w.approvedFirst} />
        )}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, key, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const asked = await publishBoard(db, actor, program, await findBoard(db, program.id, params.board), key, now)
    return goTo(`/programs/${program.slug}/offers`, { notice: w.published(asked) })
  },
})

const sumOf = (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0)

/** Where every proposed pair stands, and who has no offer now. */
export const answersPage = page('/programs/:program/offers', {
  async show({ db, actor, params, query }) {
    const program = await findCoordinated(db, actor, params.program)
    const group = offerGroups.find((each) => each === query.show)
    const at = Math.min(10_000, Math.max(1, Math.floor(Number(query.page)) || 1))
    const counts = await countOffers(db, program.id)
    const [all, shown] = [countOf(counts), countOf(counts, group)]
    const offers = await listOffers(db, program.id, { group, page: at })
    const without = all > 0 && at === 1 ? await findWithout(db, program.id) : { names: [], all: 0 }
    return (
      <Page title={w.answers} lead={w.answersLead} wide>
        {without.all > 0 && <Without {...without} />}
        {all === 0 ? (
          <Empty text={w.noOffers} href={`/programs/${program.slug}/matching`} button={boardWords.title} />
        ) : (
          <Section title={w.everyOffer}>
            <P text={w.tally(...tally(counts))} />
            {all > offersPerPage && <Show program={program} group={group} />}
            {offers.length === 0 ? <P text={w.noneOfThese} /> : <OfferTable program={program} offers={offers} />}
            <Pages
              page={at}
              pages={Math.ceil(shown / offersPerPage)}
              href={(to) => href(answersPage, { program: program.slug }, { show: group, page: to })}
            />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, key, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const opened = await cascade(db, actor, program, key, now)
    return goTo('', { notice: w.asked(opened) })
  },
})

const isOpen = ({ state }: Pick<OfferLine, 'state'>) => stateGroups.open.some((each) => each === state)

/** Both said yes, whatever became of it. */
const hasAgreed = ({ state }: Pick<OfferLine, 'state'>) => stateGroups.agreed.some((each) => each === state)

function countOf(counts: ReadonlyMap<OfferState, number>, group?: OfferGroup): number {
  return sumOf((group ? stateGroups[group] : [...counts.keys()]).map((state) => counts.get(state) ?? 0))
}

/** How many have both said yes, of those were partners and are no more, are being asked, came to nothing. */
function tally(counts: ReadonlyMap<OfferState, number>): [agreed: number, parted: number, open: number, over: number] {
  return [countOf(counts, 'agreed'), counts.get('ended') ?? 0, countOf(counts, 'open'), countOf(counts, 'over')]
}

function Without({ names, all }: { names: readonly string[]; all: number }) {
  const say = useSay()
  const more = all > names.length ? [say(w.andMore(all - names.length))] : []
  return (
    <Section title={w.without}>
      <p>{[...names, ...more].join(', ')}</p>
      <Form button={w.askNext} />
    </Section>
  )
}

function Show({ program, group }: { program: Program; group: OfferGroup | undefined }) {
  const labels = { open: w.showOpen, over: w.showOver, agreed: w.showAgreed }
  return (
    <Filters action={href(answersPage, { program: program.slug })}>
      <Filter
        name="show"
        label={w.show}
        value={group}
        options={[{ value: '', label: w.showAll }, ...offerGroups.map((value) => ({ value, label: labels[value] }))]}
      />
    </Filters>
  )
}

function OfferTable({ program, offers }: { program: Program; offers: readonly OfferLine[] }) {
  const say = useSay()
  const { language } = useReader()
  const stateOf = (offer: OfferLine) =>
    offerStateWords[offer.state === 'declined' ? `declined_${offer.declinedBy}` : offer.state] ?? offer.state
  return (
    <Table
      caption={w.answers}
      rows={offers}
      columns={[
        { head: w.mentee, cell: ({ mentee }) => mentee ?? '—' },
        { head: w.mentor, cell: ({ mentor }) => mentor ?? '—' },
        {
          head: w.state,
          cell: (offer) => (
            <Tag
              text={stateOf(offer)}
              tone={offer.state === 'accepted' ? 'good' : isOpen(offer) || hasAgreed(offer) ? undefined : 'care'}
            />
          ),
        },
        ...(offers.some(isOpen)
          ? [
              {
                head: w.until,
                cell: (offer: OfferLine) =>
                  isOpen(offer) && sayShortDate(dateAt(offer.answerBy, program.zone), language),
              },
            ]
          : []),
        { head: w.round, cell: (offer) => say(w.roundN(offer.round)) },
        ...(offers.some((offer) => isOpen(offer) || offer.word)
          ? [
              {
                head: w.word,
                cell: (offer: OfferLine) =>
                  isOpen(offer) ? (
                    <a href={href(spokenAnswerPage, { program: program.slug, offer: offer.id })}>{say(w.writeDown)}</a>
                  ) : (
                    offer.word
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
