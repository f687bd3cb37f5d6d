import { sayInstant } from '#foundation/clock.ts'
import type { Store } from '#foundation/database.ts'
import { asWorker, inTransaction } from '#foundation/database.ts'
import { words } from '#foundation/language.ts'
import { openPage } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Empty, Page } from '#ui/page.tsx'
import { useReader } from '#ui/reader.tsx'

const w = words({
  title: { en: 'Outbox of this computer', fr: 'Boîte d’envoi de cet ordinateur' },
  lead: {
    en: 'No mail server is set, so every letter lies here instead of travelling. Only a local start has this page.',
    fr: 'Aucun serveur de courriel n’est configuré; chaque courriel reste donc ici. Seul un démarrage local offre cette page.',
  },
  empty: {
    en: 'No letter yet. Ask to sign in, and one will lie here a second later.',
    fr: 'Aucun courriel pour l’instant. Demandez à vous connecter, et il y en aura un ici une seconde plus tard.',
  },
})

interface LocalLetter {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly calendar: string
  readonly at: Temporal.Instant
}

/** Letters that a local start without a mail server has not sent. Reads as the worker: no person's role may. */
export const makeOutboxPage = (store: Store) =>
  openPage('/outbox', {
    async show({ settings, query }) {
      orNotFound(settings.local && !settings.smtpUrl)
      const letters = await inTransaction(
        store,
        asWorker,
        (db) => {
          const all = db
            .selectFrom('localLetters')
            .select(['id', 'recipient', 'subject', 'body', 'calendar', 'at'])
            .orderBy('at', 'desc')
            .limit(100)
          return (query.to ? all.where('recipient', '=', query.to) : all).execute()
        },
        { readOnly: true },
      )
      return (
        <Page title={w.title} lead={w.lead}>
          {letters.length === 0 && <Empty text={w.empty} />}
          {letters.map((letter) => (
            <Letter letter={letter} />
          ))}
        </Page>
      )
    },
  })

function Letter({ letter }: { letter: LocalLetter }) {
  const { language, zone } = useReader()
  return (
    <article class="notice">
      <h2>{letter.subject}</h2>
      <p class="soft small">
        {letter.recipient} · {sayInstant(letter.at, zone, language)}
      </p>
      <div class="pre">
        {letter.body
          .split(/(https?:\/\/\S+)/)
          .map((part) => (part.startsWith('http') ? <a href={new URL(part).pathname}>{part}</a> : part))}
      </div>
      {letter.calendar && (
        <details>
          <summary>invite.ics</summary>
          <pre class="frame">{letter.calendar}</pre>
        </details>
      )}
    </article>
  )
}
