import { z } from 'zod'
import { sayInstant } from '#foundation/clock.ts'
import { download, goTo, href, openPage, page, stay } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Facts, Notice, P, Page } from '#ui/page.tsx'
import { endFeed, findFeed, readFeed, renewFeed, showFeedOnce } from './feed.server.ts'
import { feedWords as w } from './letter.words.ts'

/** The reader's own calendar address: made, shown once, ended. */
export const ownFeedPage = page('/me/calendar', {
  audited: true, // showing the address is what uses it up
  async show({ db, actor, key, now, settings, language }) {
    const token = await showFeedOnce(db, actor, key, now)
    const feed = await findFeed(db, actor)
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: '/me', label: w.aboutMe }}>
        {token && (
          <Notice tone="care">
            <P text={w.once} />
            <div class="field">
              <label for="address">{w.address[language]}</label>
              <input id="address" type="text" readonly value={`${settings.origin}/calendar/${token}.ics`} />
            </div>
            <P text={w.how} />
          </Notice>
        )}
        {feed ? (
          <>
            <Facts
              facts={[
                [w.madeAt, sayInstant(feed.madeAt, actor.zone, language)],
                [w.usedAt, feed.usedAt ? sayInstant(feed.usedAt, actor.zone, language) : w.never],
              ]}
            />
            <P text={w.renewLead} />
          </>
        ) : (
          <P text={w.none} />
        )}
        <Form button={feed ? w.renew : w.make} tone={feed ? 'plain' : undefined} />
        {feed && <Form action={href(feedEndPage)} button={w.end} tone="care" />}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, key, now }) {
    await renewFeed(db, actor, key, now)
    return stay({ notice: w.made })
  },
})

/** Ending it. */
export const feedEndPage = page('/me/calendar/end', {
  show: () => goTo(href(ownFeedPage)),
  form: z.strictObject({}),
  async answer({ db, actor, now }) {
    await endFeed(db, actor, now)
    return goTo(href(ownFeedPage), { notice: w.ended })
  },
})

/** What a calendar fetches: whoever knows the address. It tells when, and nothing else. */
export const feedPage = openPage('/calendar/:token', {
  audited: true, // it notes when a calendar last asked
  async show({ db, params, settings, now }) {
    const token = params.token.replace(/\.ics$/, '')
    return download('meetings.ics', 'text/calendar; charset=utf-8', await readFeed(db, token, settings.origin, now))
  },
})
