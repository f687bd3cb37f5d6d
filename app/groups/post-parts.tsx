import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import type { Fellow } from './group.ts'
import { postWords as w } from './groups.words.ts'
import type { Post } from './post.server.ts'

/** More than anybody writes to a group; what two people write to each other counts alike. */
export const postsAMinute = 30

/** What somebody wrote, with who and when. */
export function PostBy({ post, fellows }: { post: Post; fellows: readonly Fellow[] }) {
  const say = useSay()
  const { language, zone } = useReader()
  const name = fellows.find(({ personId }) => personId === post.authorId)?.name ?? ''
  const when = sayShortDate(dateAt(post.createdAt, zone), language)
  return (
    <>
      <Words>{post.words}</Words>
      <p class="soft small">{say(w.by(name, when, post.changedAt !== null))}</p>
    </>
  )
}
