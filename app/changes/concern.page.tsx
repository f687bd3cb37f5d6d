import { z } from 'zod'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { optionalText, version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Facts, P, Page, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { findCoordinated } from '../programs/program.server.ts'
import { wishWords } from './changes.words.ts'
import { openConcern, settleConcern } from './concern.server.ts'
import { getPair, readReach } from './pair.server.ts'
import { staffWords as w } from './staff.words.ts'

/** What somebody said in confidence, for a coordinator; and what was done about it. */
export const givenConcernPage = page('/programs/:program/concerns/:concern', {
  audited: true,
  async show({ db, actor, params, key }) {
    const program = await findCoordinated(db, actor, params.program)
    const concern = await openConcern(db, actor, program.id, params.concern, key)
    const pair = await getPair(db, actor, program.id, concern.partnershipId)
    const isMentor = concern.authorId === pair.mentorId
    const [author, partner] = isMentor ? [pair.mentor, pair.mentee] : [pair.mentee, pair.mentor]
    return (
      <Page
        title={w.concernTitle(author)}
        lead={w.concernLead(partner)}
        trail={{ href: `/programs/${program.slug}/changes`, label: w.title }}
      >
        <About concern={concern} reach={await readReach(db, concern.authorId)} />
        <Section title={w.theirWords}>
          {concern.words ? <Words>{concern.words}</Words> : <P text={w.noWords} class="soft" />}
        </Section>
        <Section title={w.whatYouCanDo}>
          <PairLink href={`/programs/${program.slug}/changes/${pair.id}`} ended={pair.state === 'ended'} />
          <Form button={w.settle} version={concern.version}>
            <TextArea name="done" label={w.done} audience={w.doneAudience} optional value={concern.done} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ done: optionalText(4000), version: version() }),
  async answer({ db, actor, params, values, key, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const concern = await openConcern(db, actor, program.id, params.concern, key)
    await settleConcern(db, actor, program.id, concern, values.done, values.version, key, now)
    return goTo(`/programs/${program.slug}/changes`, { notice: w.settledNotice })
  },
})

function PairLink({ href, ended }: { href: string; ended: boolean }) {
  return (
    <p>
      <a href={href}>{useSay()(ended ? w.toEnded : w.toPair)}</a>
    </p>
  )
}

function About({
  concern,
  reach,
}: {
  concern: Awaited<ReturnType<typeof openConcern>>
  reach: Awaited<ReturnType<typeof readReach>>
}) {
  const say = useSay()
  const { language, zone } = useReader()
  return (
    <Facts
      facts={[
        [concern.wish === 'ended' ? w.aboutWhat : w.wishes, say(wishWords[concern.wish] ?? concern.wish)],
        [w.saidOn, sayShortDate(dateAt(concern.saidAt, zone), language)],
        [w.reach, reach && [reach.phone, reach.address].filter(Boolean).join(', ')],
      ]}
    />
  )
}
