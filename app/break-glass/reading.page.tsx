import { sayInstant, sayShortDate } from '#foundation/clock.ts'
import { pick } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Notice, P, Page, Words } from '#ui/page.tsx'
import { useReader } from '#ui/reader.tsx'
import { findGrant } from './grant.page.tsx'
import type { Grant } from './grant.server.ts'
import { grantKinds } from './grant.ts'
import { Watermark } from './grant-view.tsx'
import { kindWords, grantWords as w } from './grants.words.ts'
import type { Piece } from './piece.server.ts'
import { readByGrant } from './reading.server.ts'

/** What a grant lets its reader read, of one kind: with their name behind every line. That it is opened is written down. */
export const grantReadingPage = page('/organizations/:organization/confidential/:grant/read/:kind', {
  audited: true,
  async show({ db, actor, params, key, now, language }) {
    const { grant, at } = await findGrant({ db, params })
    const kind = orNotFound(grantKinds.find((each) => each === params.kind))
    const pieces = await readByGrant(db, actor, grant, kind, key)
    const mark = pick(w.watermark(actor.name, sayInstant(now, actor.zone, language), grant.id.slice(0, 8)), language)
    return (
      <Page title={kindWords[kind]} trail={{ href: at, label: w.aboutTitle(grant.mentee, grant.mentor) }}>
        <div class="watermarked">
          <Watermark text={mark} />
          <Notice>
            <P text={mark} />
          </Notice>
          {pieces.length === 0 && <P text={w.nothingThere} />}
          {pieces.map((piece) => (
            <PieceView piece={piece} grant={grant} />
          ))}
        </div>
      </Page>
    )
  },
})

function PieceView({ piece, grant }: { piece: Piece; grant: Grant }) {
  const { language } = useReader()
  const author = piece.authorId === grant.mentorId ? grant.mentor : grant.mentee
  return (
    <article>
      <p class="soft small">
        {sayShortDate(piece.on, language)}, {author}
      </p>
      {piece.words.map((words) => (
        <Words>{words}</Words>
      ))}
    </article>
  )
}
