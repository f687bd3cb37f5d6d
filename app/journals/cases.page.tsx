import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { optionalText, text, version } from '#foundation/form.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Empty, LinkButton, P, Page, Section, Todo, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { beginCase, type CaseWords, getCase, listCases, takeOutCase, writeCaseOn } from './case.server.ts'
import { journalWords as w } from './journals.words.ts'

const longest = 6000
const caseParts = ['happened', 'stake', 'tried', 'learned'] as const
const caseFields = {
  title: text(120),
  happened: text(longest),
  stake: optionalText(longest),
  tried: optionalText(longest),
  learned: optionalText(longest),
}

/** The cases two people think through together. */
export const casesPage = page('/partnerships/:partnership/cases', {
  async show({ db, actor, params, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const cases = await listCases(db, partnership.id, key)
    return (
      <Page
        title={w.cases}
        lead={w.casesLead(shownName(partner))}
        trail={{ href: `/partnerships/${partnership.id}`, label: shownName(partner) }}
      >
        {cases.length === 0 ? (
          <Empty text={w.noCases} />
        ) : (
          <CaseList cases={cases} partner={shownName(partner)} actorId={actor.id} here={href(casesPage, params)} />
        )}
        <Actions>
          <LinkButton href={href(newCasePage, params)} label={w.newCase} />
        </Actions>
      </Page>
    )
  },
})

function CaseList({
  cases,
  partner,
  actorId,
  here,
}: {
  cases: Awaited<ReturnType<typeof listCases>>
  partner: string
  actorId: string
  here: string
}) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Todo
      items={cases.map(({ id, title, authorId, writtenOn }) => ({
        sentence: title,
        more: w.begunBy(authorId === actorId ? say(w.you) : partner, sayShortDate(writtenOn, language)),
        href: `${here}/${id}`,
        button: w.open,
        plain: true,
      }))}
    />
  )
}

/** Beginning a case. */
export const newCasePage = page('/partnerships/:partnership/cases/new', {
  async show({ db, actor, params }) {
    const { partner } = await getOwnPartnership(db, actor, params.partnership)
    return (
      <Page
        title={w.newCase}
        lead={w.casesLead(shownName(partner))}
        trail={{ href: href(casesPage, params), label: w.cases }}
      >
        <Form button={w.save}>
          <CaseFields partner={shownName(partner)} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject(caseFields),
  async answer({ db, actor, params, values, key, today }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const id = await beginCase(db, actor, partnership, values, key, today)
    return goTo(href(casePage, { ...params, case: id }), { notice: w.saved })
  },
})

/** One case, to read. */
export const casePage = page('/partnerships/:partnership/cases/:case', {
  async show({ db, actor, params, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const found = await getCase(db, partnership.id, params.case, key)
    return (
      <Page title={found.title} trail={{ href: href(casesPage, params), label: w.cases }}>
        <Begun by={found.authorId === actor.id ? undefined : shownName(partner)} on={found.writtenOn} />
        {caseParts.map(
          (part) =>
            found[part] && (
              <Section title={w[part]}>
                <Words>{found[part]}</Words>
              </Section>
            ),
        )}
        <Actions>
          <LinkButton href={href(caseWordsPage, params)} label={w.writeOn} plain />
        </Actions>
        <P text={w.casesLead(shownName(partner))} class="soft small measure" />
      </Page>
    )
  },
})

function Begun({ by, on }: { by: string | undefined; on: Temporal.PlainDate }) {
  const say = useSay()
  const { language } = useReader()
  return <P text={w.begunBy(by ?? say(w.you), sayShortDate(on, language))} class="soft" />
}

/** Writing a case on: either of the two; taking it out: whoever began it. */
export const caseWordsPage = page('/partnerships/:partnership/cases/:case/words', {
  async show({ db, actor, params, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const found = await getCase(db, partnership.id, params.case, key)
    return (
      <Page title={w.writeOn} trail={{ href: href(casePage, params), label: found.title }}>
        <Form button={w.save} version={found.version}>
          <CaseFields partner={shownName(partner)} value={found} />
        </Form>
        {found.authorId === actor.id && (
          <Section title={w.takeOut}>
            <P text={w.caseTakeOutLead} />
            <Form action={href(caseRemovalPage, params)} button={w.takeOut} tone="care" />
          </Section>
        )}
      </Page>
    )
  },
  form: z.strictObject({ ...caseFields, version: version() }),
  async answer({ db, actor, params, values: { version: before, ...words }, key }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const found = await getCase(db, partnership.id, params.case, key)
    await writeCaseOn(db, actor, partnership, found, words, before, key)
    return goTo(href(casePage, params), { notice: w.saved })
  },
})

function CaseFields({ partner, value }: { partner: string; value?: CaseWords }) {
  const audience = w.onlyYouAnd(partner)
  return (
    <>
      <TextField name="title" label={w.caseTitle} audience={audience} value={value?.title} />
      <TextArea
        name="happened"
        label={w.happened}
        hint={w.noStudents}
        audience={audience}
        rows={5}
        value={value?.happened}
      />
      <TextArea name="stake" label={w.stake} audience={audience} optional value={value?.stake} />
      <TextArea name="tried" label={w.tried} audience={audience} optional value={value?.tried} />
      <TextArea name="learned" label={w.learned} audience={audience} optional value={value?.learned} />
    </>
  )
}

/** Taking a case out: whoever began it. */
export const caseRemovalPage = page('/partnerships/:partnership/cases/:case/removal', {
  show: ({ params }) => goTo(href(caseWordsPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params, key }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    await takeOutCase(db, actor, partnership, await getCase(db, partnership.id, params.case, key))
    return goTo(href(casesPage, params), { notice: w.takenOut })
  },
})
