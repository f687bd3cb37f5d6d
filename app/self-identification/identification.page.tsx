import { z } from 'zod'
import { identifier, optionalChoice, optionalText, tick } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Checks, Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Notice, P, Page, Section, Words } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { mustDecide } from '../access/standing.server.ts'
import { getWritable } from '../applications/application.server.ts'
import { findCoordinated, findProgram } from '../programs/program.server.ts'
import {
  countIdentities,
  eraseIdentification,
  findIdentification,
  listWishMatches,
  matchWish,
  mustReadWishes,
  readWishes,
  saveIdentification,
} from './identification.server.ts'
import { type IdentityAnswers, identityQuestions } from './identification.ts'
import { identificationWords as w } from './identification.words.ts'
import { IdentityFields } from './identity-fields.tsx'

/** The separate, optional form. */
export const identificationPage = page('/applications/:application/self-identification', {
  async show({ db, actor, params, key }) {
    const { application, hand } = await getWritable(db, actor, params.application)
    orNotFound(hand === 'own')
    const said = await findIdentification(db, actor, application.id, key)
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/applications/${application.id}`, label: w.backToApplication }}
      >
        <Notice>
          <P text={w.whoSees} />
        </Notice>
        <Form button={w.save}>
          <IdentityFields seat={application.seat} said={said} />
        </Form>
        {said && <Form action={href(erasurePage, params)} button={w.erase} tone="care" />}
      </Page>
    )
  },
  form: z.strictObject({
    ...Object.fromEntries(
      identityQuestions.flatMap(({ key, options }) => [
        [`choice_${key}`, optionalChoice(options.map(({ value }) => value) as [string, ...string[]])],
        [`words_${key}`, optionalText(300)],
        [`not_${key}`, tick()],
      ]),
    ),
    wish: optionalText(1000),
    willing: tick(),
    counted: tick(),
    wishConsent: tick(),
  }),
  async answer({ db, actor, params, values, key, now }) {
    const { application } = await getWritable(db, actor, params.application)
    const typed = values as unknown as Record<string, string | boolean | undefined> & {
      wish: string
      willing: boolean
      counted: boolean
      wishConsent: boolean
    }
    const answers: IdentityAnswers = Object.fromEntries(
      identityQuestions.map((question) => [
        question.key,
        {
          choice: (typed[`choice_${question.key}`] as string | undefined) ?? null,
          words: String(typed[`words_${question.key}`] ?? ''),
          prefersNot: typed[`not_${question.key}`] === true,
        },
      ]),
    )
    const { wish, willing, counted, wishConsent } = typed
    await saveIdentification(db, actor, application, { answers, wish, willing, counted, wishConsent }, key, now)
    return stay({ notice: w.saved })
  },
})

export const erasurePage = page('/applications/:application/self-identification/erasure', {
  show: ({ params }) => goTo(`/applications/${params.application}/self-identification`),
  form: z.strictObject({}),
  async answer({ db, actor, params, now }) {
    const { application } = await getWritable(db, actor, params.application)
    await eraseIdentification(db, actor, application, now)
    return goTo(`/applications/${params.application}`, { notice: w.erased })
  },
})

/** The one named coordinator turns wishes into yes or no. */
export const identityWishesPage = page('/programs/:program/wishes', {
  audited: true,
  async show({ db, actor, params, key }) {
    const program = await findProgram(db, params.program)
    await mustReadWishes(db, program.id)
    const wishes = await readWishes(db, actor, program.id, key)
    const matches = await listWishMatches(db, program.id)
    const names = await namesOf(
      db,
      wishes.map(({ personId }) => personId),
    )
    const willing = wishes.filter(({ seat }) => seat === 'mentor')
    const asking = wishes.filter(({ seat }) => seat === 'mentee')
    return (
      <Page title={w.wishesTitle} lead={w.wishesLead} wide>
        {asking.length === 0 && <Empty text={w.noWishes} />}
        {asking.map((wish) => (
          <Section title={names.get(wish.personId) ?? ''}>
            <Words>{wish.words}</Words>
            {willing.length === 0 ? (
              <P text={w.noWilling} />
            ) : (
              <Form button={w.save}>
                <Hidden name="mentee" value={wish.applicationId} />
                <Checks
                  name="mentors"
                  label={w.fits}
                  values={willing
                    .filter(({ applicationId }) => matches.has(`${wish.applicationId} ${applicationId}`))
                    .map(({ applicationId }) => applicationId)}
                  options={willing.map((mentor) => ({
                    value: mentor.applicationId,
                    label: names.get(mentor.personId) ?? '',
                    hint: mentor.words,
                  }))}
                />
              </Form>
            )}
          </Section>
        ))}
      </Page>
    )
  },
  form: z.strictObject({ mentee: identifier(), mentors: z.array(identifier()).max(500).default([]) }),
  async answer({ db, actor, params, values, key }) {
    const program = await findCoordinated(db, actor, params.program)
    await mustReadWishes(db, program.id)
    await matchWish(db, actor, program.id, values.mentee, values.mentors, key)
    return stay({ notice: w.saved })
  },
})

async function namesOf(db: Parameters<typeof findProgram>[0], ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const people = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** The balance of the pool, in groups of ten or more. */
export const balancePage = page('/programs/:program/balance', {
  audited: true,
  async show({ db, actor, params, key }) {
    const program = await findProgram(db, params.program)
    await mustDecide(db, actor, program.id)
    const figures = await countIdentities(db, actor, program.id, key)
    return (
      <Page title={w.balance} lead={w.balanceLead} wide>
        {figures.map(({ question, counts }) => (
          <Section title={question.counts ?? question.label}>
            {!counts ? (
              <P text={w.tooFew} />
            ) : (
              <Table
                caption={question.counts ?? question.label}
                rows={question.options}
                columns={[
                  { head: w.answer, cell: (option) => <Say text={option.counts ?? option.label} /> },
                  { head: w.people, number: true, cell: (option) => counts[option.value] ?? <Say text={w.hidden} /> },
                ]}
              />
            )}
          </Section>
        ))}
      </Page>
    )
  },
})
