import { z } from 'zod'
import { text, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { limitRate } from '#foundation/rate.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { getOwnGroup } from './group.server.ts'
import { isOver } from './group.ts'
import { postWords as w } from './groups.words.ts'
import { changePost, findPost, getThread, removePost, writePost } from './post.server.ts'
import { PostBy, postsAMinute } from './post-parts.tsx'

/** A conversation of a group: what it began with, its answers, and room for one's own. */
export const threadPage = page('/groups/:team/conversations/:thread', {
  async show({ db, actor, params, key, today }) {
    const { group, fellows } = await getOwnGroup(db, actor, params.team)
    const posts = await getThread(db, actor, group.id, params.thread, key)
    const over = isOver(group, today) || group.status === 'archived'
    return (
      <Page title={w.answerTitle} trail={{ href: `/groups/${group.id}`, label: group.name }}>
        {posts[0]?.id !== params.thread && <P text={w.gone} class="soft" />}
        {posts.map((post) => (
          <article class="notice">
            <PostBy post={post} fellows={fellows} />
            {(post.authorId === actor.id || group.leads) && (
              <a href={href(postPage, { team: group.id, post: post.id })}>
                <ChangeWord own={post.authorId === actor.id} />
              </a>
            )}
          </article>
        ))}
        {!over && (
          <Section title={w.answer}>
            <Form button={w.send} audience={w.audience}>
              <TextArea name="words" label={w.words} rows={6} />
            </Form>
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ words: text(5000) }),
  async answer({ db, actor, params, values, key, now }) {
    await limitRate(db, 'messages', actor.id, postsAMinute, 60)
    await writePost(db, actor, params.team, params.thread, values.words, key, now)
    return stay({ notice: w.sent })
  },
})

function ChangeWord({ own }: { own: boolean }) {
  return <>{useSay()(own ? w.change : w.remove)}</>
}

/** One post, for its author to change, and for them or a lead to take away. */
export const postPage = page('/groups/:team/posts/:post', {
  async show({ db, actor, params, key, today }) {
    const { group, fellows } = await getOwnGroup(db, actor, params.team)
    const post = await findPost(db, actor, group.id, params.post, key)
    const isOwn = post.authorId === actor.id
    orNotFound(isOwn || group.leads)
    const over = isOver(group, today) || group.status === 'archived'
    return (
      <Page
        title={isOwn ? w.changeTitle : w.remove}
        trail={{ href: href(threadPage, { team: group.id, thread: post.threadId }), label: group.name }}
      >
        {isOwn && !over ? (
          <Form button={w.save} version={post.version} audience={w.audience}>
            <TextArea name="words" label={w.words} value={post.words} rows={6} />
          </Form>
        ) : (
          <article class="notice">
            <PostBy post={post} fellows={fellows} />
          </article>
        )}
        <P text={isOwn ? w.removeLead : w.removeOther} />
        <Form action={href(postRemovalPage, params)} button={w.remove} tone="care" />
      </Page>
    )
  },
  form: z.strictObject({ words: text(5000), version: version() }),
  async answer({ db, actor, params, values, key, now }) {
    const threadId = await changePost(db, actor, params.team, { id: params.post, ...values }, key, now)
    return goTo(href(threadPage, { team: params.team, thread: threadId }), { notice: w.saved })
  },
})

/** Taking it away. */
export const postRemovalPage = page('/groups/:team/posts/:post/removal', {
  show: ({ params }) => goTo(href(postPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await removePost(db, actor, params.team, params.post)
    return goTo(`/groups/${params.team}`, { notice: w.removed })
  },
})
