import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Empty, P, Page, Section, Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { findBoard, readSides } from '../boards/board.server.ts'
import { boardWords } from '../boards/boards.words.ts'
import { countLeft, countLines } from '../boards/listing.server.ts'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { cascade, listResting } from './cascade.server.ts'
import { offerColumns, readDeclinedWords } from './offer.server.ts'
import { livingStates } from './offer.ts'
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
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const offers = await db
      .selectFrom('offers')
      .select(offerColumns)
      .where('programId', '=', program.id)
      .orderBy('createdAt', 'desc')
      .execute()
    const sides = await readSides(
      db,
      offers.flatMap((offer) => [offer.menteeApplicationId, offer.mentorApplicationId]),
    )
    const living = new Set(
      offers
        .filter((offer) => livingStates.some((state) => state === offer.state))
        .map((offer) => offer.menteeApplicationId),
    )
    const accepted = await db
      .selectFrom('applications')
      .innerJoin('people', 'people.id', 'applications.personId')
      .select(['applications.id', 'people.name'])
      .where('applications.programId', '=', program.id)
      .where('applications.seat', '=', 'mentee')
      .where('applications.status', '=', 'accepted')
      .orderBy('people.name')
      .execute()
    const resting = await listResting(db, program.id)
    const without =
      offers.length === 0
        ? []
        : accepted.filter(({ id }) => !living.has(id) && !resting.has(id)).map(({ name }) => name)
    return (
      <Page title={w.answers} lead={w.answersLead} wide>
        {without.length > 0 && (
          <Section title={w.without}>
            <p>{without.join(', ')}</p>
            <Form button={w.askNext} />
          </Section>
        )}
        {offers.length === 0 ? (
          <Empty text={w.noOffers} href={`/programs/${program.slug}/matching`} button={boardWords.title} />
        ) : (
          <Section title={w.everyOffer}>
            <P text={w.tally(...countBy(offers))} />
            <OfferTable
              program={program}
              offers={offers}
              sides={sides}
              words={await readDeclinedWords(db, program.id)}
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

type Row = {
  id: string
  menteeApplicationId: string
  mentorApplicationId: string
  state: string
  round: number
  answerBy: Temporal.Instant
  declinedBy: string | null
}

const isOpen = ({ state }: Pick<Row, 'state'>) => state === 'asking_mentor' || state === 'asking_mentee'

/** Both said yes, whatever became of it. */
const hasAgreed = ({ state }: Pick<Row, 'state'>) => state === 'accepted' || state === 'ended'

/** How many have both said yes, of those were partners and are no more, are being asked, came to nothing. */
function countBy(offers: readonly Row[]): [agreed: number, parted: number, open: number, over: number] {
  const agreed = offers.filter(hasAgreed).length
  const parted = offers.filter(({ state }) => state === 'ended').length
  const open = offers.filter(isOpen).length
  return [agreed, parted, open, offers.length - agreed - open]
}

/** What is still to be answered comes first, then what came to nothing, then who has agreed. */
const rank = (offer: Row) => (isOpen(offer) ? 0 : hasAgreed(offer) ? 2 : 1)

function OfferTable({
  program,
  offers,
  sides,
  words,
}: {
  program: Program
  offers: readonly Row[]
  sides: Awaited<ReturnType<typeof readSides>>
  words: ReadonlyMap<string, string>
}) {
  const say = useSay()
  const { language } = useReader()
  const stateOf = (offer: Row) =>
    offerStateWords[offer.state === 'declined' ? `declined_${offer.declinedBy}` : offer.state] ?? offer.state
  return (
    <Table
      caption={w.answers}
      rows={[...offers].sort((a, b) => rank(a) - rank(b))}
      columns={[
        { head: w.mentee, cell: (offer) => sides.get(offer.menteeApplicationId)?.name ?? '—' },
        { head: w.mentor, cell: (offer) => sides.get(offer.mentorApplicationId)?.name ?? '—' },
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
                cell: (offer: Row) => isOpen(offer) && sayShortDate(dateAt(offer.answerBy, program.zone), language),
              },
            ]
          : []),
        { head: w.round, cell: (offer) => say(w.roundN(offer.round)) },
        ...(offers.some((offer) => isOpen(offer) || words.get(offer.id))
          ? [
              {
                head: w.word,
                cell: (offer: Row) =>
                  isOpen(offer) ? (
                    <a href={href(spokenAnswerPage, { program: program.slug, offer: offer.id })}>{say(w.writeDown)}</a>
                  ) : (
                    words.get(offer.id)
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
