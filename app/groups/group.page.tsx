import { z } from 'zod'
import { choice, optionalText, text, tick, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Choice, TextArea, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section, Words } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { Pages } from '#ui/table.tsx'
import { listDistricts } from '../districts/district.server.ts'
import type { District } from '../districts/district.ts'
import { getOwnGroup, wordGroup } from './group.server.ts'
import { type Fellow, isOver } from './group.ts'
import { FellowLine, untilWords } from './group-parts.tsx'
import { kindWords, postWords, groupWords as w } from './groups.words.ts'
import { leaveGroup, saveOwnPlace } from './place.server.ts'
import { threadPage } from './post.page.tsx'
import { listThreads, writePost } from './post.server.ts'
import { PostBy, postsAMinute } from './post-parts.tsx'

/** A group as its members find it: what it is about, who belongs, and what they write to each other. */
export const groupPage = page('/groups/:team', {
  async show({ db, actor, params, query, key, today, language }) {
    const { group, fellows } = await getOwnGroup(db, actor, params.team)
    const at = Math.min(1000, Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1))
    const { threads, more } = await listThreads(db, actor, group.id, at, key)
    const over = isOver(group, today) || group.status === 'archived'
    const self = fellows.find(({ personId }) => personId === actor.id)
    return (
      <Page
        title={group.name}
        lead={[kindWords[group.kind]?.[language], group.focus, group.title[language]].filter(Boolean).join(' · ')}
        trail={{ href: '/groups', label: w.mineTitle }}
      >
        {self?.supervisedBy.map((id) => (
          <Notice tone="care">
            <P text={w.supervisesYou(fellows.find(({ personId }) => personId === id)?.name ?? '')} />
          </Notice>
        ))}
        <p class="soft">{untilWords(group, over, language)[language]}</p>
        {group.description && (
          <Section title={w.about}>
            <Words>{group.description}</Words>
          </Section>
        )}
        <Section title={w.who}>
          <Fellows fellows={fellows} districts={await listDistricts(db)} you={actor.id} />
          {group.kind === 'learning_team' && !group.leads && <P text={w.askLeads} class="soft measure" />}
        </Section>
        <Section title={postWords.title}>
          <P text={postWords.lead} class="soft measure" />
          {threads.length === 0 && <P text={postWords.none} />}
          {threads.map(({ id, first, answers }) => (
            <article class="notice">
              {first ? <PostBy post={first} fellows={fellows} /> : <P text={postWords.gone} class="soft" />}
              <LinkButton
                href={href(threadPage, { team: group.id, thread: id })}
                label={postWords.answers(answers)}
                plain
              />
            </article>
          ))}
          <Pages page={at} pages={more ? at + 1 : at} href={(page) => href(groupPage, params, { page })} />
        </Section>
        {!over && (
          <Section title={postWords.write}>
            <Form button={postWords.send} audience={postWords.audience}>
              <TextArea name="words" label={postWords.words} rows={6} />
            </Form>
          </Section>
        )}
        {group.leads && !over && (
          <Actions>
            <LinkButton href={href(aboutPage, params)} label={w.wordIt} plain />
          </Actions>
        )}
        <OwnPlace team={group.id} reachable={group.reachable} told={group.told} />
      </Page>
    )
  },
  form: z.strictObject({ words: text(5000) }),
  async answer({ db, actor, params, values, key, now }) {
    await limitRate(db, 'messages', actor.id, postsAMinute, 60)
    await writePost(db, actor, params.team, null, values.words, key, now)
    return stay({ notice: postWords.sent })
  },
})

function Fellows({
  fellows,
  districts,
  you,
}: {
  fellows: readonly Fellow[]
  districts: readonly District[]
  you: string
}) {
  const say = useSay()
  const lines = (some: readonly Fellow[]) => (
    <ul>
      {some.map((fellow) => (
        <li>
          <FellowLine fellow={fellow} districts={districts} isYou={fellow.personId === you} />
        </li>
      ))}
    </ul>
  )
  const all = fellows.filter(({ belongs }) => belongs)
  if (all.length <= fewNamed) return lines(all)
  const others = all.filter(({ leads }) => !leads)
  return (
    <>
      {others.length < all.length && lines(all.filter(({ leads }) => leads))}
      <details>
        <summary>{say(w.others(others.length))}</summary>
        {lines(others)}
      </details>
    </>
  )
}

/** Of more people than these, those who do not lead are shown when asked for: what was written comes next. */
const fewNamed = 12

function OwnPlace({ team, reachable, told }: { team: string; reachable: boolean; told: boolean }) {
  return (
    <>
      <Section title={w.mySettings}>
        <Form action={href(ownPlacePage, { team })} button={w.save} tone="plain">
          <Tick name="reachable" label={w.reachable} checked={reachable} />
          <Tick name="told" label={w.told} checked={told} />
        </Form>
      </Section>
      <Section title={w.leaveTitle}>
        <P text={w.leaveLead} />
        <Form action={href(leavingPage, { team })} button={w.leave} tone="care">
          <Choice
            name="mine"
            label={w.myWords}
            value="leave"
            row
            options={[
              { value: 'leave', label: w.leaveWords },
              { value: 'take', label: w.takeWords },
            ]}
          />
        </Form>
      </Section>
    </>
  )
}

/** What a lead says the group is about. */
export const aboutPage = page('/groups/:team/about', {
  async show({ db, actor, params }) {
    const { group } = await getOwnGroup(db, actor, params.team)
    orNotFound(group.leads)
    return (
      <Page title={w.wordIt} trail={{ href: href(groupPage, params), label: group.name }}>
        <Form button={w.save} version={group.version} audience={w.aboutAudience}>
          <TextField name="focus" label={w.focus} hint={w.focusHint} value={group.focus} optional />
          <TextArea name="description" label={w.description} value={group.description} optional />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ focus: optionalText(120), description: optionalText(4000), version: version() }),
  async answer({ db, actor, params, values, today }) {
    await wordGroup(db, actor, params.team, values, today)
    return goTo(href(groupPage, params), { notice: w.saved })
  },
})

/** What the others see of one, and whether letters come. */
export const ownPlacePage = page('/groups/:team/place', {
  show: ({ params }) => goTo(href(groupPage, params)),
  form: z.strictObject({ reachable: tick(), told: tick() }),
  async answer({ db, actor, params, values }) {
    await saveOwnPlace(db, actor, params.team, values)
    return goTo(href(groupPage, params), { notice: w.saved })
  },
})

/** Leaving. */
export const leavingPage = page('/groups/:team/leaving', {
  show: ({ params }) => goTo(href(groupPage, params)),
  form: z.strictObject({ mine: choice(['leave', 'take']) }),
  async answer({ db, actor, params, values }) {
    await leaveGroup(db, actor, params.team, values.mine === 'take')
    return goTo('/groups', { notice: w.left })
  },
})
