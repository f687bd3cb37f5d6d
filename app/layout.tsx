import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Drawn, Frame, View } from '#foundation/house.ts'
import { pick, type Text } from '#foundation/language.ts'
import { href } from '#foundation/page.ts'
import { newNonce } from '#foundation/server.ts'
import { drawnHole, opHole } from '#ui/hole.ts'
import { piecesOf } from '#ui/once.tsx'
import { Said } from '#ui/page.tsx'
import { type Piece, type Reader, ReaderContext, useSay } from '#ui/reader.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { provePage } from './credentials/prove.page.tsx'
import { homePage } from './home/home.page.tsx'
import { layoutWords as w } from './layout.words.ts'
import { languagePage } from './people/language.page.tsx'
import { mePage } from './people/me.page.tsx'
import { signInPage, signOutPage } from './people/sign-in.page.tsx'
import { privacyPage } from './privacy/privacy.page.tsx'
import { Contacts, type FoundContact, shownContacts } from './privacy-contact.ts'
import { programsPage } from './programs/programs.page.tsx'
import { askRail, type FoundRail, type Rail, railFor } from './rail.tsx'
import { ProveAgain, SignInAgain, Trouble } from './trouble.tsx'

/** Where the built files are: names that change with their content. */
export interface Built {
  readonly css: string
  readonly icon: string
  readonly islands: Readonly<Record<string, string>>
}

/** The page around every page. */
export function makeFrame(built: Built): Frame {
  const all = new Contacts()
  return {
    ahead: (before, path, hasSession) => Promise.all([hasSession ? askRail(before, path) : undefined, all.ask(before)]),
    around(asked, path, early) {
      const [found, contacts] = early as readonly [FoundRail | undefined, readonly FoundContact[]]
      const rail = railFor(asked, path, found)
      return (view) => draw(built, view, view.content, rail, shownContacts(contacts))
    },
    trouble: (view, status, text, onward) =>
      draw(
        built,
        view,
        <Trouble status={status} text={text} onward={onward} path={view.path} />,
        undefined,
        shownContacts(all.last),
        null, // nobody was asked who they are
      ),
    signInAgain: (view, typed) =>
      draw(built, view, <SignInAgain typed={typed} path={view.path} />, undefined, shownContacts(all.last)),
    signInPath: (to) => href(signInPage, {}, { to }),
    proveAgain: (view, typed) =>
      draw(built, view, <ProveAgain typed={typed} path={view.path} />, undefined, shownContacts(all.last)),
    provePath: (to) => href(provePage, {}, { to }),
  }
}

function draw(
  built: Built,
  view: Omit<View, 'content'>,
  content: VNode,
  rail: Rail | undefined,
  contacts: readonly string[],
  signedIn: boolean | null = view.asked.actor.kind === 'person',
): Drawn {
  const { asked, path, op, notice } = view
  const reader: Reader = {
    language: asked.language,
    zone: asked.actor.kind === 'person' ? asked.actor.zone : 'America/Vancouver',
    path,
    op,
    notice,
    refused: asked.refused,
    names: new Map(),
    told: { title: '', wide: false, island: undefined },
    drawn: [],
  }
  const page = () => renderToString(<ReaderContext.Provider value={reader}>{content}</ReaderContext.Provider>)
  if (asked.refused) page() // once before, so that the problems listed above a form can name its fields
  reader.drawn.length = 0
  const main = page()
  if (asked.refused) reader.told.title = `${pick(w.toCheck, reader.language)} ${reader.told.title}`
  const nonce = reader.told.island ? newNonce() : undefined
  const around = { rail, contacts, signedIn, demo: asked.settings.demo }
  const place = (part: FramePart): readonly Piece[] =>
    part === 'main' ? placeDrawn(main, reader.drawn) : [part === 'nonce' ? Buffer.from(nonce ?? '') : part]
  const pieces = frameOf(built, reader, around).flatMap(place)
  const html = pieces.map((piece) =>
    piece === 'op' ? Buffer.from(op()) : piece === 'notice' ? drawNotice(reader) : piece,
  )
  return { html: Buffer.concat(html), nonce }
}

const nothing = Buffer.of()
const drawNotice = (reader: Reader): Uint8Array =>
  reader.notice
    ? Buffer.from(
        renderToString(
          <ReaderContext.Provider value={reader}>
            <Said notice={reader.notice} />
          </ReaderContext.Provider>,
        ),
      )
    : nothing

type FramePart = Piece | 'main' | 'nonce'

const drawnPart = new RegExp(`${drawnHole}(\\d+);`)

/** A page with the parts that were drawn before put into their holes. */
const placeDrawn = (main: string, drawn: Reader['drawn']): readonly Piece[] =>
  main.split(drawnPart).flatMap((piece, n) => (n % 2 === 1 ? (drawn[Number(piece)] ?? []) : [Buffer.from(piece)]))

const holes = { main: `main-${randomUUID()}`, nonce: `nonce-${randomUUID()}` }
const cut = new RegExp(`(${Object.values(holes).join('|')})`)
const mostFrames = 500
const frames = new Map<string, readonly FramePart[]>()

/**
 * What stands around a page, in pieces between its holes: for the page itself, its nonce, and its operation keys. It is
 * the same for everybody who sees the same rail at the same address, so it is drawn once.
 */
function frameOf(built: Built, reader: Reader, around: Pick<Around, 'rail' | 'contacts' | 'signedIn' | 'demo'>) {
  const { language, path, told } = reader
  const key = JSON.stringify([language, path, told, around])
  const known = frames.get(key)
  if (known) return known
  const outside = { ...reader, op: () => opHole }
  const html = renderToString(
    <ReaderContext.Provider value={outside}>
      <Shell built={built} reader={outside} {...around} />
    </ReaderContext.Provider>,
  )
  const parts = `<!doctype html>${html}`
    .split(cut)
    .flatMap((part): readonly FramePart[] =>
      part === holes.main ? ['main'] : part === holes.nonce ? ['nonce'] : piecesOf(part),
    )
  const [oldest] = frames.keys()
  if (frames.size >= mostFrames && oldest !== undefined) frames.delete(oldest)
  frames.set(key, parts)
  return parts
}

interface Around {
  built: Built
  reader: Reader
  rail: Rail | undefined
  contacts: readonly string[]
  /** Null where nobody was asked. */
  signedIn: boolean | null
  demo: boolean
}

function Shell({ built, reader, rail, contacts, signedIn, demo }: Around) {
  const say = (text: Text) => pick(text, reader.language)
  const island = reader.told.island ? built.islands[reader.told.island] : undefined
  return (
    <html lang={reader.language === 'fr' ? 'fr-CA' : 'en-CA'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {reader.told.refresh && <meta http-equiv="refresh" content={reader.told.refresh} />}
        <title>{`${reader.told.title} · ${say(w.name)}`}</title>
        <link rel="stylesheet" href={`/assets/${built.css}`} />
        <link rel="icon" href={`/assets/${built.icon}`} type="image/svg+xml" />
        {island && <script type="module" src={`/assets/${island}`} nonce={holes.nonce} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {say(uiWords.skip)}
        </a>
        {demo && (
          <p class="demo noprint">
            {say(w.demo)} <a href="/demo">{say(w.demoChoose)}</a>
          </p>
        )}
        <header class="top">
          <div>
            <a class="mark" href="/">
              <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <path d="M4 17 8 3M12 17l4-14" class="stroke-green" stroke-width="2.4" stroke-linecap="round" />
              </svg>
              {say(w.name)}
            </a>
            <LanguageSwitch reader={reader} signedIn={signedIn} />
            {signedIn && (
              <form method="post" action={href(signOutPage)}>
                <input type="hidden" name="op" value={reader.op()} />
                <button type="submit" class="link">
                  {say(w.signOut)}
                </button>
              </form>
            )}
            <nav aria-label={say(w.mainMenu)}>
              {signedIn && <a href={href(homePage)}>{say(w.myDay)}</a>}
              <a href={href(programsPage)}>{say(w.programs)}</a>
              {signedIn && <a href={href(mePage)}>{say(w.me)}</a>}
              {signedIn === false && <a href={href(signInPage)}>{say(w.signIn)}</a>}
            </nav>
          </div>
        </header>
        <div class={`body ${rail ? 'railed' : reader.told.wide ? '' : 'one'}`}>
          {rail && <RailNav rail={rail} />}
          <main id="main" dangerouslySetInnerHTML={{ __html: holes.main }} />
        </div>
        <footer class="foot">
          <div>
            <a href={href(privacyPage)}>{say(w.privacy)}</a>
            <a href="/status">{say(w.status)}</a>
            {contacts.map((contact) => (
              <span>{say(w.privacyContact(contact))}</span>
            ))}
          </div>
        </footer>
      </body>
    </html>
  )
}

/** A visitor's choice is a link, so that a public page can be kept and shared; a signed-in person's is kept with them. */
function LanguageSwitch({ reader, signedIn }: { reader: Reader; signedIn: boolean | null }) {
  const other = reader.language === 'en' ? 'fr' : 'en'
  const words = pick(w.otherLanguage, reader.language)
  if (!signedIn)
    return (
      <a class="link" lang={other} href={href(languagePage, {}, { to: other, back: reader.path })}>
        {words}
      </a>
    )
  return (
    <form method="post" action={href(languagePage)}>
      <input type="hidden" name="op" value={reader.op()} />
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="back" value={reader.path} />
      <button type="submit" class="link" lang={other}>
        {words}
      </button>
    </form>
  )
}

/** The program's story: a column beside the page, folded away on a phone. */
function RailNav({ rail }: { rail: Rail }) {
  const say = useSay()
  const waiting = rail.steps.reduce((sum, step) => sum + step.waiting, 0)
  const steps = (
    <ol>
      {rail.steps.map((step) => (
        <li>
          <a href={step.href} aria-current={step.here ? 'page' : undefined}>
            <span>{say(step.label)}</span> {step.waiting > 0 && <span class="count">{step.waiting}</span>}
          </a>
        </li>
      ))}
    </ol>
  )
  return (
    <nav class="rail noprint" aria-label={say(w.programMenu)}>
      <details class="folded">
        <summary>
          {say(rail.title)} {waiting > 0 && <span class="count">{waiting}</span>}
        </summary>
        {steps}
      </details>
      <div class="unfolded">
        <p class="title">{say(rail.title)}</p>
        {steps}
      </div>
    </nav>
  )
}
