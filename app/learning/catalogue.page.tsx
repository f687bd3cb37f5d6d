import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { choice, identifier, many, optionalText, pairOf, textPair, version } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Checks, Choice, PairField, Select } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Todo } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { type Competency, getFramework } from '../frameworks/framework.server.ts'
import { roleWords } from '../people/people.words.ts'
import { positionRoles } from '../people/person.ts'
import { suggestionKinds } from '../plans/plan.ts'
import { competencyOptions, LinkOut } from '../plans/plan-list.tsx'
import { suggestionKindWords } from '../plans/plans.words.ts'
import { findCoordinated } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { programWords } from '../programs/programs.words.ts'
import { type KeptItem, listCatalogue, offerShipped, readTopics, removeItem, saveItem } from './catalogue.server.ts'
import { learningWords as w } from './learning.words.ts'
import { readShipped } from './offer.ts'

/** What the form of an entry chooses from. */
interface Around {
  readonly competencies: readonly Competency[]
  readonly topics: ReadonlyMap<string, Text>
}

const readAround = async (db: Db, program: Program): Promise<Around> => ({
  competencies: (await getFramework(db, program.frameworkId)).competencies,
  topics: await readTopics(db, program.id),
})

const itemForm = {
  kind: choice(suggestionKinds),
  ...textPair('title', 200),
  about_en: optionalText(2000),
  about_fr: optionalText(2000),
  link_en: optionalText(500),
  link_fr: optionalText(500),
  roles: many(positionRoles),
  topic: optionalText(60),
  competency: z.preprocess((typed) => (typed === '' ? undefined : typed), identifier().optional()),
  version: version(),
}

const itemOf = ({ kind, roles, topic, competency, ...values }: z.output<z.ZodObject<typeof itemForm>>) => ({
  kind,
  roles,
  topic,
  title: pairOf(values, 'title'),
  about: pairOf(values, 'about'),
  link: pairOf(values, 'link'),
  competencyId: competency ?? null,
})

/** What a program offers its pairs to take up; kept by its coordinators. */
export const cataloguePage = page('/programs/:program/settings/learning', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const items = await listCatalogue(db, program.id)
    const around = await readAround(db, program)
    return (
      <Page
        title={w.catalogue}
        lead={w.catalogueLead}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        {items.length === 0 && <P text={w.catalogueNone} />}
        {items.length === 0 && readShipped(program.template).offers.length > 0 && (
          <>
            <P text={w.shippedLead} />
            <Form action={href(shippedPage, params)} button={w.shipped} tone="plain" />
          </>
        )}
        <Items slug={program.slug} items={items} topics={around.topics} />
        <Section title={w.add}>
          <Form button={w.save} version={0}>
            <ItemFields around={around} />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject(itemForm),
  async answer({ db, actor, params, values }) {
    await saveItem(db, actor, await findCoordinated(db, actor, params.program), itemOf(values), null)
    return stay({ notice: w.saved })
  },
})

function Items({ slug, items, topics }: { slug: string; items: readonly KeptItem[]; topics: Around['topics'] }) {
  const say = useSay()
  return (
    <Todo
      items={items.map(({ id, kind, title, roles, topic }) => ({
        sentence: title,
        more: [
          suggestionKindWords[kind],
          topics.get(topic),
          ...(roles.length > 0 ? roles.map((role) => roleWords[role]) : [w.everybody]),
        ]
          .flatMap((text) => (text ? [say(text)] : []))
          .join(' · '),
        href: href(cataloguePartPage, { program: slug, offered: id }),
        button: w.change,
        plain: true,
      }))}
    />
  )
}

function ItemFields({ around, item }: { around: Around; item?: KeptItem }) {
  return (
    <>
      <Choice
        name="kind"
        label={w.kind}
        row
        value={item?.kind ?? 'learning'}
        options={suggestionKinds.map((value) => ({ value, label: suggestionKindWords[value] ?? value }))}
      />
      <PairField name="title" label={w.title} value={item?.title} />
      <PairField name="about" label={w.about} value={item?.about} long optional />
      <PairField name="link" label={w.link} value={item?.link} optional />
      <Checks
        name="roles"
        label={w.roles}
        hint={w.rolesHint}
        optional
        row
        values={item?.roles ?? []}
        options={positionRoles.map((value) => ({ value, label: roleWords[value] ?? value }))}
      />
      {around.topics.size > 0 && (
        <Select
          name="topic"
          label={w.topic}
          hint={w.topicHint}
          optional
          value={item?.topic}
          options={[...around.topics].map(([value, label]) => ({ value, label }))}
        />
      )}
      <Select
        name="competency"
        label={w.competency}
        optional
        value={item?.competencyId}
        options={competencyOptions(around)}
      />
    </>
  )
}

/** Changing one thing that is offered. */
export const cataloguePartPage = page('/programs/:program/settings/learning/:offered', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const item = orNotFound((await listCatalogue(db, program.id)).find(({ id }) => id === params.offered))
    return (
      <Page title={item.title} trail={{ href: href(cataloguePage, params), label: w.catalogue }} wide>
        <LinkOut link={item.link.en} />
        <Form button={w.save} version={item.version}>
          <ItemFields around={await readAround(db, program)} item={item} />
        </Form>
        <Form action={href(catalogueRemovalPage, params)} button={w.remove} tone="care" />
      </Page>
    )
  },
  form: z.strictObject(itemForm),
  async answer({ db, actor, params, values }) {
    const known = { id: params.offered, version: values.version }
    await saveItem(db, actor, await findCoordinated(db, actor, params.program), itemOf(values), known)
    return goTo(href(cataloguePage, params), { notice: w.saved })
  },
})

/** Offering something no longer. */
export const catalogueRemovalPage = page('/programs/:program/settings/learning/:offered/removal', {
  show: ({ params }) => goTo(href(cataloguePartPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await removeItem(db, actor, await findCoordinated(db, actor, params.program), params.offered)
    return goTo(href(cataloguePage, params), { notice: w.removed })
  },
})

/** Beginning with what is shipped. */
export const shippedPage = page('/programs/:program/settings/learning-shipped', {
  show: ({ params }) => goTo(href(cataloguePage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await offerShipped(db, actor, await findCoordinated(db, actor, params.program))
    return goTo(href(cataloguePage, params), { notice: w.saved })
  },
})
