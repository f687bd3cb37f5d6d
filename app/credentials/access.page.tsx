import { z } from 'zod'
import { instantText } from '#foundation/clock.ts'
import { accountPage, type GoTo, goTo, href, linkPage } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { stopPurpose } from './access.job.ts'
import { askForAccess, cancelAccess, findRequest } from './access.server.ts'
import { accessWords as w } from './access.words.ts'
import { credentialsWords } from './credentials.words.ts'
import { provePage } from './prove.page.tsx'
import { getStanding } from './standing.server.ts'
import { waysPage } from './ways.page.tsx'

/** Everything is lost but the mailbox: asking to begin anew, and what happens then. */
export const lostPage = accountPage('/sign-in/lost', {
  async show({ db, actor }) {
    if (!(await getStanding(db)).hasStrong) return goTo(href(waysPage))
    const request = await findRequest(db, actor)
    const when = request && instantText(request.readyAt, actor.zone)
    return (
      <Page title={w.lost} lead={w.lostLead} trail={{ href: href(provePage), label: credentialsWords.prove }}>
        {request?.isReady && (
          <Notice>
            <P text={w.ready} />
            <LinkButton href={href(waysPage)} label={w.beginNow} />
          </Notice>
        )}
        {when && !request.isReady && (
          <Notice>
            <P text={{ en: w.waiting(when.en).en, fr: w.waiting(when.fr).fr }} />
          </Notice>
        )}
        <Section title={w.whatHappens}>
          <ol>
            {[w.first, w.second, w.third].map((text) => (
              <li>
                <Say text={text} />
              </li>
            ))}
          </ol>
        </Section>
        {!request && <Form button={w.ask} />}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor }): Promise<GoTo> {
    await askForAccess(db, actor)
    return goTo(href(lostPage), { notice: w.asked })
  },
})

/** From the notice: whoever did not ask stops it. Opening the link shows a button; only the press stops. */
export const stopLinkPage = linkPage('/access/:token', stopPurpose, {
  show: () => (
    <Page title={w.stopTitle} lead={w.stopLead}>
      <Form button={w.stop} tone="care" />
    </Page>
  ),
  form: z.strictObject({}),
  async answer({ db, actor, now }): Promise<GoTo> {
    await cancelAccess(db, actor, now, actor.link?.subjectId)
    return goTo('/', { notice: w.stopped })
  },
})
