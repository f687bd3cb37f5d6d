import { z } from 'zod'
import { choice, identifier, optionalText, requiredTick, text, version } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { Choice, Hidden, Select, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Tag } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import { getLivingPlan, getPlan, type Plan } from '../plans/plan.server.ts'
import { suggestionKinds, suggestionStates } from '../plans/plan.ts'
import { competencyOptions, Entries, Entry, LinkOut, planHref, planTrail } from '../plans/plan-list.tsx'
import { planWords, suggestionKindWords, suggestionStateWords } from '../plans/plans.words.ts'
import {
  answerSuggestion,
  getSuggestion,
  keepSuggestion,
  listSuggestions,
  type Suggestion,
  suggest,
} from '../plans/suggestion.server.ts'
import { type KeptItem, listOffered, readTopics, takeUp } from './catalogue.server.ts'
import { learningWords as w } from './learning.words.ts'

const learningTrail = (plan: Plan) => ({ href: planHref(plan, 'learning'), label: planWords.learning })

/** What either of the two suggests to take up, what became of it, and what their program offers besides. */
export const learningPage = page('/partnerships/:partnership/plan/learning', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const suggestions = await listSuggestions(db, plan)
    const offered = plan.living ? await listOffered(db, plan) : []
    return (
      <Page title={planWords.learning} lead={w.learningLead} trail={planTrail(plan)}>
        {suggestions.length === 0 && <P text={w.noLearning} />}
        <Entries>
          {suggestions.map((suggestion) => (
            <SuggestionEntry plan={plan} suggestion={suggestion} />
          ))}
        </Entries>
        {offered.length > 0 && <Offered plan={plan} items={offered} topics={await readTopics(db, plan.program.id)} />}
        {plan.living && (
          <div class="noprint">
            <Section title={w.suggestTitle}>
              <Form
                action={planHref(plan, 'learning/new')}
                button={w.suggest}
                audience={planWords.onlyTwo(shownName(plan.partner))}
              >
                <SuggestionFields plan={plan} />
              </Form>
            </Section>
          </div>
        )}
      </Page>
    )
  },
})

/** What the program offers to somebody in the mentee's role. */
function Offered({
  plan,
  items,
  topics,
}: {
  plan: Plan
  items: readonly KeptItem[]
  topics: ReadonlyMap<string, Text>
}) {
  const say = useSay()
  return (
    <div class="noprint">
      <Section title={w.offered}>
        <P text={plan.isMentor ? w.offeredLead(shownName(plan.partner)) : w.offeredLeadOwn} class="soft" />
        <Entries>
          {items.map(({ id, kind, title, about, link, topic, competencyId }) => (
            <Entry
              text={say(title)}
              below={
                <>
                  <div>
                    {[suggestionKindWords[kind], topics.get(topic), plan.titles.get(competencyId ?? '')]
                      .flatMap((text) => (text ? [say(text)] : []))
                      .join(' · ')}
                  </div>
                  {say(about) && <div>{say(about)}</div>}
                  <LinkOut link={say(link)} />
                </>
              }
            >
              <Form inline action={planHref(plan, 'learning/offered')} button={w.takeUp} tone="plain">
                <Hidden name="item" value={id} />
              </Form>
            </Entry>
          ))}
        </Entries>
      </Section>
    </div>
  )
}

/** Putting something that is offered onto their list. */
export const takeUpPage = page('/partnerships/:partnership/plan/learning/offered', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/plan/learning`),
  form: z.strictObject({ item: identifier() }),
  async answer({ db, actor, params, values, key, language, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await takeUp(db, actor, plan, values.item, language, now)
    return goTo(planHref(plan, 'learning'), { notice: w.suggested })
  },
})

/** Keeping a new suggestion of the other on the list. */
export const keptPage = page('/partnerships/:partnership/plan/learning/:suggestion/kept', {
  show: ({ params }) => goTo(`/partnerships/${params.partnership}/plan/learning`),
  form: z.strictObject({ kept: requiredTick() }),
  async answer({ db, actor, params, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await keepSuggestion(db, actor, plan, params.suggestion, now)
    return goTo(planHref(plan, 'learning'), { notice: w.kept })
  },
})

function SuggestionEntry({ plan, suggestion }: { plan: Plan; suggestion: Suggestion }) {
  const say = useSay()
  const { id, kind, authorId, competencyId, state, seenAt, words } = suggestion
  const isNew = state === 'open' && !seenAt && authorId === plan.partner.id && !plan.isMentor
  const by = authorId === plan.partner.id ? w.suggestedBy(shownName(plan.partner)) : w.suggestedByYou
  const link = state === 'open' ? w.answer : w.change
  const grows = competencyId ? say(plan.titles.get(competencyId) ?? '') : ''
  return (
    <Entry
      text={
        <>
          {words.what}{' '}
          <Tag
            text={isNew ? w.isNew : (suggestionStateWords[state] ?? '')}
            tone={state === 'done' ? 'good' : undefined}
          />
        </>
      }
      below={
        <>
          <div>{[say(suggestionKindWords[kind] ?? ''), grows, say(by)].filter(Boolean).join(' · ')}</div>
          {words.why && <div class="pre">{words.why}</div>}
          <LinkOut link={words.link} />
          {words.reply && <div class="pre">{words.reply}</div>}
        </>
      }
    >
      {plan.living && (
        <>
          {isNew && (
            <Form inline action={planHref(plan, `learning/${id}/kept`)} button={w.keep} tone="plain">
              <Hidden name="kept" value="yes" />
            </Form>
          )}
          <a href={planHref(plan, `learning/${id}`)} aria-label={`${say(link)}: ${words.what}`}>
            {say(link)}
          </a>
        </>
      )}
    </Entry>
  )
}

function SuggestionFields({ plan }: { plan: Plan }) {
  const audience = planWords.onlyTwo(shownName(plan.partner))
  return (
    <>
      <Choice
        name="kind"
        label={w.suggestionKind}
        row
        value="learning"
        options={suggestionKinds.map((value) => ({ value, label: suggestionKindWords[value] ?? value }))}
      />
      <TextField name="what" label={w.what} audience={audience} />
      <TextArea name="why" label={w.whatWhy} audience={audience} rows={2} optional />
      <TextField name="link" type="url" label={w.where} hint={w.whereHint} audience={audience} optional />
      <Select name="competency" label={w.helps} optional options={competencyOptions(plan)} />
    </>
  )
}

/** Suggesting something. */
export const newSuggestionPage = page('/partnerships/:partnership/plan/learning/new', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    return (
      <Page title={w.suggestTitle} trail={learningTrail(plan)}>
        <Form button={w.suggest} audience={planWords.onlyTwo(shownName(plan.partner))}>
          <SuggestionFields plan={plan} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    kind: choice(suggestionKinds),
    what: text(200),
    why: optionalText(2000),
    link: optionalText(500),
    competency: z.preprocess((typed) => (typed === '' ? undefined : typed), identifier().optional()),
  }),
  async answer({ db, actor, params, values: { competency, ...values }, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await suggest(db, actor, plan, { ...values, competencyId: competency ?? null }, now)
    return goTo(planHref(plan, 'learning'), { notice: w.suggested })
  },
})

/** Saying what became of a suggestion, and wording it anew. */
export const suggestionPage = page('/partnerships/:partnership/plan/learning/:suggestion', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const { words, state, version } = await getSuggestion(db, plan, params.suggestion)
    const audience = planWords.onlyTwo(shownName(plan.partner))
    return (
      <Page title={words.what} trail={learningTrail(plan)}>
        <Form button={planWords.saveSheet} version={version} audience={planWords.onlyTwo(shownName(plan.partner))}>
          <Choice
            name="state"
            label={planWords.state}
            row
            value={state}
            options={suggestionStates.map((value) => ({ value, label: suggestionStateWords[value] ?? value }))}
          />
          <TextArea name="reply" label={w.reply} audience={audience} value={words.reply} rows={2} optional />
          <TextField name="what" label={w.what} audience={audience} value={words.what} />
          <TextArea name="why" label={w.whatWhy} audience={audience} value={words.why} rows={2} optional />
          <TextField
            name="link"
            type="url"
            label={w.where}
            hint={w.whereHint}
            audience={audience}
            value={words.link}
            optional
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    state: choice(suggestionStates),
    reply: optionalText(2000),
    what: text(200),
    why: optionalText(2000),
    link: optionalText(500),
    version: version(),
  }),
  async answer({ db, actor, params, values: { state, version, ...words }, key, now }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await answerSuggestion(db, actor, plan, params.suggestion, version, { state, words }, now)
    return goTo(planHref(plan, 'learning'), { notice: w.saved })
  },
})
