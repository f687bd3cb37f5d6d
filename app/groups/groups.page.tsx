import { z } from 'zod'
import { choice } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Page, Section, Tag, Todo } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { groupPage } from './group.page.tsx'
import { listOwnGroups } from './group.server.ts'
import { type CountedGroup, isOver } from './group.ts'
import { groupLine, untilWords } from './group-parts.tsx'
import { kindWords, groupWords as w } from './groups.words.ts'
import { joinGroup, wishFor } from './place.server.ts'

/** The groups somebody belongs to, and those of their programs that they can join. */
export const groupsPage = page('/groups', {
  async show({ db, actor, today, language }) {
    const { mine, catalogues, wished } = await listOwnGroups(db, actor, today)
    return (
      <Page title={w.mineTitle} lead={w.mineLead}>
        {mine.length === 0 ? (
          <Empty text={w.noneMine} />
        ) : (
          <Todo
            items={mine.map((group) => ({
              sentence: group.name,
              more: both((language) =>
                [
                  (kindWords[group.kind] ?? w.title)[language],
                  group.title[language],
                  untilWords(group, isOver(group, today), language)[language],
                ].join(' · '),
              ),
              href: href(groupPage, { team: group.id }),
              button: w.open,
              plain: true,
            }))}
          />
        )}
        {catalogues.map(({ title, groups }) => (
          <Section title={w.toJoin(title[language])}>
            {groups.map((group) => (
              <Offered group={group} isWished={wished.includes(group.id)} />
            ))}
          </Section>
        ))}
      </Page>
    )
  },
})

function About({ group }: { group: CountedGroup }) {
  return (
    <>
      <p class="soft small">{groupLine(group, useSay())}</p>
      {group.description && <p class="pre measure">{group.description}</p>}
    </>
  )
}

function Offered({ group, isWished }: { group: CountedGroup; isWished: boolean }) {
  return (
    <article class="notice">
      <h3>{group.name}</h3>
      <About group={group} />
      {isWished && (
        <p>
          <Tag text={w.wishTag} tone="good" />
        </p>
      )}
      {group.signUp && group.taken < group.most && (
        <Form
          action={href(joinPage, { team: group.id })}
          button={w.joinName(group.name)}
          tone="plain"
          audience={w.joinAudience}
        />
      )}
      {group.signUp && group.taken >= group.most && (
        <p>
          <Tag text={w.full} />
        </p>
      )}
      {group.wished && (
        <Form
          action={href(wishingPage, { team: group.id })}
          button={isWished ? w.unwish(group.name) : w.wish(group.name)}
          tone="plain"
          audience={isWished ? undefined : w.wishAudience}
        >
          <Hidden name="wishes" value={isWished ? 'no' : 'yes'} />
        </Form>
      )}
    </article>
  )
}

/** Taking a free place; refused, it says why. */
export const joinPage = page('/groups/:team/joining', {
  async show({ db, actor, params, today }) {
    const { catalogues } = await listOwnGroups(db, actor, today)
    const group = orNotFound(
      catalogues.flatMap(({ groups }) => groups).find(({ id, signUp }) => signUp && id === params.team),
    )
    return (
      <Page title={group.name} trail={{ href: href(groupsPage), label: w.mineTitle }}>
        <About group={group} />
        <Form button={w.joinName(group.name)} audience={w.joinAudience} />
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await joinGroup(db, actor, params.team)
    return goTo(href(groupPage, params), { notice: w.joined })
  },
})

/** Saying that one would like to belong, or no longer. */
export const wishingPage = page('/groups/:team/wish', {
  show: () => goTo(href(groupsPage)),
  form: z.strictObject({ wishes: choice(['yes', 'no']) }),
  async answer({ db, actor, params, values }) {
    const wishes = values.wishes === 'yes'
    await wishFor(db, actor, params.team, wishes)
    return goTo(href(groupsPage), { notice: wishes ? w.wishSaved : w.wishGone })
  },
})
