import { z } from 'zod'
import { choice, identifier, optionalText, text, version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Choice, Select, TextArea, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Tag } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import { getLivingPlan, getPlan, type Plan } from './plan.server.ts'
import { suggestionKinds, suggestionStates } from './plan.ts'
import { Entries, Entry, planHref, planTrail } from './plan-list.tsx'
import { suggestionKindWords, suggestionStateWords, planWords as w } from './plans.words.ts'
import { answerSuggestion, getSuggestion, listSuggestions, type Suggestion, suggest } from './suggestion.server.ts'

const learningTrail = (plan: Plan) => ({ href: planHref(plan, 'learning'), label: w.learning })

/** What either of the two suggests to take up, and what became of it. */
export const learningPage = page('/partnerships/:partnership/plan/learning', {
  async show({ db, actor, params, key }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const suggestions = await listSuggestions(db, plan)
    return (
      <Page title={w.learning} lead={w.learningLead} trail={planTrail(plan)}>
        {suggestions.length === 0 && <P text={w.noLearning} />}
        <Entries>
          {suggestions.map((suggestion) => (
            <SuggestionEntry plan={plan} suggestion={suggestion} />
          ))}
        </Entries>
        {plan.living && (
          <div class="noprint">
            <Section title={w.suggestTitle}>
              <Form
                action={planHref(plan, 'learning/new')}
                button={w.suggest}
                audience={w.onlyTwo(shownName(plan.partner))}
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

function SuggestionEntry({ plan, suggestion }: { plan: Plan; suggestion: Suggestion }) {
  const say = useSay()
  const { id, kind, authorId, competencyId, state, words } = suggestion
  const by = authorId === plan.partner.id ? w.suggestedBy(shownName(plan.partner)) : w.suggestedByYou
  const grows = competencyId ? say(plan.titles.get(competencyId) ?? '') : ''
  return (
    <Entry
      text={
        <>
          {words.what} <Tag text={suggestionStateWords[state] ?? ''} tone={state === 'done' ? 'good' : undefined} />
        </>
      }
      below={
        <>
          <div>{[say(suggestionKindWords[kind] ?? ''), grows, say(by)].filter(Boolean).join(' · ')}</div>
          {words.why && <div class="pre">{words.why}</div>}
          {words.reply && <div class="pre">{words.reply}</div>}
        </>
      }
    >
      {plan.living && (
        <a href={planHref(plan, `learning/${id}`)} aria-label={`${say(w.answer)}: ${words.what}`}>
          {say(w.answer)}
        </a>
      )}
    </Entry>
  )
}

function SuggestionFields({ plan }: { plan: Plan }) {
  const audience = w.onlyTwo(shownName(plan.partner))
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
      <Select
        name="competency"
        label={w.helps}
        optional
        options={plan.competencies.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </>
  )
}

/** Suggesting something. */
export const newSuggestionPage = page('/partnerships/:partnership/plan/learning/new', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    return (
      <Page title={w.suggestTitle} trail={learningTrail(plan)}>
        <Form button={w.suggest} audience={w.onlyTwo(shownName(plan.partner))}>
          <SuggestionFields plan={plan} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    kind: choice(suggestionKinds),
    what: text(200),
    why: optionalText(2000),
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
    const audience = w.onlyTwo(shownName(plan.partner))
    return (
      <Page title={words.what} trail={learningTrail(plan)}>
        <Form button={w.saveSheet} version={version} audience={audience}>
          <Choice
            name="state"
            label={w.state}
            row
            value={state}
            options={suggestionStates.map((value) => ({ value, label: suggestionStateWords[value] ?? value }))}
          />
          <TextArea name="reply" label={w.reply} audience={audience} value={words.reply} rows={2} optional />
          <TextField name="what" label={w.what} audience={audience} value={words.what} />
          <TextArea name="why" label={w.whatWhy} audience={audience} value={words.why} rows={2} optional />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    state: choice(suggestionStates),
    reply: optionalText(2000),
    what: text(200),
    why: optionalText(2000),
    version: version(),
  }),
  async answer({ db, actor, params, values: { state, version, ...words }, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await answerSuggestion(db, actor, plan, params.suggestion, version, { state, words })
    return goTo(planHref(plan, 'learning'), { notice: w.saved })
  },
})
