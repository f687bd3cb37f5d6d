import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Typed } from '#foundation/form.ts'
import type { Drawn, Frame, View } from '#foundation/house.ts'
import { pick, type Text } from '#foundation/language.ts'
import { href } from '#foundation/page.ts'
import { newNonce } from '#foundation/server.ts'
import { Actions, LinkButton, Notice, P, Page } from '#ui/page.tsx'
import { type Reader, ReaderContext, useSay } from '#ui/reader.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { homePage } from './home/home.page.tsx'
import { layoutWords as w } from './layout.words.ts'
import { languagePage } from './people/language.page.tsx'
import { mePage } from './people/me.page.tsx'
import { peopleWords } from './people/people.words.ts'
import { signInPage, signOutPage } from './people/sign-in.page.tsx'
import { privacyPage } from './privacy/privacy.page.tsx'
import { programsPage } from './programs/programs.page.tsx'
import { findRail, type Rail } from './rail.tsx'

/** Where the built files are: names that change with their content. */
export interface Built {
  readonly css: string
  readonly icon: string
  readonly islands: Readonly<Record<string, string>>
}

/** The page around every page. */
export function makeFrame(built: Built): Frame {
  return {
    async around(asked, path) {
      const rail = await findRail(asked, path)
      return (view) => draw(built, view, view.content, rail)
    },
    trouble: (view, status, text) => draw(built, view, <Trouble status={status} text={text} />, undefined),
    signInAgain: (view, typed) => draw(built, view, <SignInAgain typed={typed} path={view.path} />, undefined),
    signInPath: (to) => href(signInPage, {}, { to }),
  }
}

function draw(built: Built, view: Omit<View, 'content'>, content: VNode, rail: Rail | undefined): Drawn {
  const { asked, path, op, notice } = view
  const reader: Reader = {
    language: asked.language,
    zone: asked.actor.kind === 'person' ? asked.actor.zone : 'America/Vancouver',
    path,
    op,
    notice,
    refused: asked.refused,
    told: { title: '', wide: false, island: undefined },
  }
  const main = renderToString(<ReaderContext.Provider value={reader}>{content}</ReaderContext.Provider>)
  const nonce = reader.told.island ? newNonce() : undefined
  const frame = renderToString(
    <ReaderContext.Provider value={reader}>
      <Shell
        built={built}
        reader={reader}
        rail={rail}
        nonce={nonce}
        signedIn={asked.actor.kind === 'person'}
        demo={asked.settings.demo}
        main={main}
      />
    </ReaderContext.Provider>,
  )
  return { html: `<!doctype html>${frame}`, nonce }
}

function Shell({
  built,
  reader,
  rail,
  nonce,
  signedIn,
  demo,
  main,
}: {
  built: Built
  reader: Reader
  rail: Rail | undefined
  nonce: string | undefined
  signedIn: boolean
  demo: boolean
  main: string
}) {
  const say = (text: Text) => pick(text, reader.language)
  const island = reader.told.island ? built.islands[reader.told.island] : undefined
  return (
    <html lang={reader.language === 'fr' ? 'fr-CA' : 'en-CA'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${reader.told.title} · ${say(w.name)}`}</title>
        <link rel="stylesheet" href={`/assets/${built.css}`} />
        <link rel="icon" href={`/assets/${built.icon}`} type="image/svg+xml" />
        {island && <script type="module" src={`/assets/${island}`} nonce={nonce} />}
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
              {signedIn ? <a href={href(mePage)}>{say(w.me)}</a> : <a href={href(signInPage)}>{say(w.signIn)}</a>}
            </nav>
          </div>
        </header>
        <div class={`body ${rail ? 'railed' : reader.told.wide ? '' : 'one'}`}>
          {rail && <RailNav rail={rail} />}
          <main id="main" dangerouslySetInnerHTML={{ __html: main }} />
        </div>
        <footer class="foot">
          <div>
            <a href={href(privacyPage)}>{say(w.privacy)}</a>
            {rail && <span>{say(w.privacyContact(rail.privacyContact))}</span>}
          </div>
        </footer>
      </body>
    </html>
  )
}

/** A visitor's choice is a link, so that a public page can be kept and shared; a signed-in person's is kept with them. */
function LanguageSwitch({ reader, signedIn }: { reader: Reader; signedIn: boolean }) {
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

function Trouble({ status, text }: { status: number; text: Text | undefined }) {
  const [title, standing] =
    status === 404 ? [w.notFound, w.notFoundText] : status === 410 ? [w.gone, w.goneText] : [w.trouble, w.notFoundText]
  return (
    <Page title={title}>
      <Notice tone="care">
        <P text={text ?? standing} />
      </Notice>
      <Actions>
        <LinkButton href="/" label={w.toMyDay} plain />
      </Actions>
    </Page>
  )
}

/** Nothing typed is lost when a session ends: it waits in this page while the reader signs in elsewhere. */
function SignInAgain({ typed, path }: { typed: Typed; path: string }) {
  const say = useSay()
  return (
    <Page title={peopleWords.signInAgain} lead={peopleWords.signInAgainLead}>
      <Actions>
        <a class="button" href={href(signInPage)} target="_blank" rel="noopener">
          {say(peopleWords.signInNewTab)}
        </a>
      </Actions>
      <form method="post" action={path}>
        {Object.entries(typed).flatMap(([name, values]) =>
          values.map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <button type="submit" class="button plain">
          {say(peopleWords.sendAgain)}
        </button>
      </form>
    </Page>
  )
}
