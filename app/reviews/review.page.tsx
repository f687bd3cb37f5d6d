import { z } from 'zod'
import { sayDate } from '#foundation/clock.ts'
import { choice, optionalText, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Choice, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, Notice, P, Page, Section, Todo, Words } from '#ui/page.tsx'
import { Say, useReader, useSay } from '#ui/reader.tsx'
import { Unheard } from '../contacts/unheard.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { listGoals } from '../plans/goal.server.ts'
import { getShell, openPlan } from '../plans/plan.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { itemForm } from '../surveys/item.form.ts'
import { saidIn } from '../surveys/item.ts'
import { ItemFields } from '../surveys/item-fields.tsx'
import { GoalsSoFar } from './goals-so-far.tsx'
import { growthPage } from './growth.page.tsx'
import {
  getReview,
  isReviewRead,
  listReviews,
  type Review,
  readWritings,
  saveWords,
  sendReport,
  type Writing,
} from './review.server.ts'
import {
  forNobody,
  programQuestions,
  type ReviewWords,
  reviewMinutes,
  type WordQuestion,
  wordQuestions,
} from './review.ts'
import { momentWords, reviewWords as w } from './reviews.words.ts'

/** The reviews of a pair, each with its parts; none of them waits for another. */
export const reviewsPage = page('/partnerships/:partnership/reviews', {
  async show({ db, actor, params, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const name = shownName(partner)
    const reviews = await listReviews(db, partnership.id)
    const written = await Promise.all(reviews.map((review) => readWritings(db, actor, review, key)))
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: `/partnerships/${partnership.id}`, label: name }}>
        {reviews.length === 0 && <Empty text={w.none} />}
        {reviews.map((review, index) => (
          <Section title={momentWords[review.moment]}>
            <By review={review} own={written[index]?.own} />
            <Todo items={partsOf(review, name, written[index])} />
          </Section>
        ))}
      </Page>
    )
  },
})

/** By when, as long as something is left to do. */
function By({ review, own }: { review: Review; own: Writing | undefined }) {
  const { language } = useReader()
  const isDone = own?.doneAt && review.sentAt
  return <P text={isDone ? w.allDone : w.by(sayDate(review.dueOn, language))} class="soft" />
}

function partsOf(review: Review, name: string, written: { own?: Writing; theirs?: Writing } | undefined) {
  const params = { partnership: review.partnershipId, review: review.id }
  const { own, theirs } = written ?? {}
  return [
    {
      sentence: w.forUs,
      more: w.forUsLead(name, reviewMinutes.words),
      href: href(reviewPage, params),
      button: theirs ? w.read : own ? w.goOn : w.write,
      plain: own?.doneAt !== null && own !== undefined,
    },
    {
      sentence: w.forProgram,
      more: review.sentAt ? w.sent : w.forProgramLead(reviewMinutes.program),
      href: href(forProgramPage, params),
      button: review.sentAt ? w.see : w.answer,
      plain: review.sentAt !== null,
    },
    {
      sentence: w.growth,
      more: w.growthLead(reviewMinutes.growth),
      href: href(growthPage, params),
      button: review.assessmentId ? w.see : w.rate,
      plain: true,
    },
  ]
}

/** Part A: one's own to write, the other's to read once both are done or the other shows it. */
export const reviewPage = page('/partnerships/:partnership/reviews/:review', {
  async show({ db, actor, params, key }) {
    const { partnership, partner } = await getOwnPartnership(db, actor, params.partnership)
    const review = await getReview(db, partnership.id, params.review)
    const { own, theirs } = await readWritings(db, actor, review, key)
    const name = shownName(partner)
    const questions = wordQuestions[review.moment]
    const shell = await getShell(db, actor, partnership.id)
    const plan = shell.begun ? await openPlan(db, shell, key) : undefined
    const goals = plan ? await listGoals(db, plan) : []
    return (
      <Page
        title={momentWords[review.moment]}
        lead={w.forUsLead(name, reviewMinutes.words)}
        trail={{ href: href(reviewsPage, { partnership: partnership.id }), label: w.title }}
      >
        {theirs && <Theirs questions={questions} words={theirs.words} name={name} />}
        {plan && goals.length > 0 && <GoalsSoFar plan={plan} goals={goals} />}
        <Section title={own?.doneAt ? w.yours : w.yourPart}>
          <WordsForm
            questions={questions}
            own={own}
            name={name}
            isRead={theirs !== undefined || own?.shownAt != null}
          />
        </Section>
        {!theirs && <P text={w.notYet(name)} class="soft measure" />}
      </Page>
    )
  },
  async form({ db, actor, params }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const review = await getReview(db, partnership.id, params.review)
    const fields = wordQuestions[review.moment].map(({ key }) => [`w_${key}`, optionalText(4000)])
    return z.strictObject({
      ...(Object.fromEntries(fields) as Record<string, ReturnType<typeof optionalText>>),
      reach: choice(['draft', 'done', 'shown']),
      version: version(),
    })
  },
  async answer({ db, actor, params, values, key, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const review = await getReview(db, partnership.id, params.review)
    const { reach, version: seen, ...typed } = values as { reach: 'draft' | 'done' | 'shown'; version: number }
    const given = typed as Record<string, string>
    const words: ReviewWords = Object.fromEntries(
      wordQuestions[review.moment].map(({ key: each }) => [each, given[`w_${each}`] ?? '']),
    )
    await saveWords(db, actor, review, { words, reach, version: seen }, key, now)
    return reach === 'draft'
      ? stay({ notice: w.saved })
      : goTo(href(reviewsPage, { partnership: partnership.id }), { notice: w.saved })
  },
})

/** What the other wrote, each answer under its question. */
function Theirs({ questions, words, name }: { questions: readonly WordQuestion[]; words: ReviewWords; name: string }) {
  const say = useSay()
  return (
    <Section title={w.theirs(name)}>
      {questions
        .filter(({ key }) => words[key])
        .map(({ key, ask }) => (
          <>
            <h3>{say(ask)}</h3>
            <Words>{words[key] ?? ''}</Words>
          </>
        ))}
    </Section>
  )
}

function WordsForm({
  questions,
  own,
  name,
  isRead,
}: {
  questions: readonly WordQuestion[]
  own: Writing | undefined
  name: string
  isRead: boolean
}) {
  const reach = own?.shownAt ? 'shown' : own?.doneAt ? 'done' : 'draft'
  const audience = isRead ? w.twoOfYouNow(name) : w.twoOfYou(name)
  const reaches = [
    { value: 'draft', label: w.draft, hint: w.draftHint },
    { value: 'done', label: w.done, hint: w.doneHint },
    { value: 'shown', label: w.shown, hint: w.shownHint(name) },
  ]
  return (
    <Form button={w.save} version={own?.version ?? 0} audience={audience}>
      {questions.map(({ key, ask }) => (
        <TextArea name={`w_${key}`} label={ask} audience={audience} value={own?.words[key]} />
      ))}
      <Choice name="reach" label={w.reach} value={reach} options={reaches.slice(reachOrder.indexOf(reach))} />
    </Form>
  )
}

/** What is done is not undone: only what is further is offered. */
const reachOrder = ['draft', 'done', 'shown']

/** Part B: a few questions to the coordinator, sent once. */
export const forProgramPage = page('/partnerships/:partnership/reviews/:review/program', {
  async show({ db, actor, params, refused }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const review = await getReview(db, partnership.id, params.review)
    const isRead = review.sentAt !== null || (await isReviewRead(db, review.id))
    const items = programQuestions[review.moment]
    return (
      <Page
        title={w.forProgram}
        lead={review.sentAt || !isRead ? undefined : w.forProgramLead(reviewMinutes.program)}
        trail={{ href: href(reviewsPage, { partnership: partnership.id }), label: w.title }}
      >
        {review.moment === 'year_end' && (
          <p class="measure">
            <Say text={w.quoteLead} />{' '}
            <a href={`/partnerships/${partnership.id}/quote`}>
              <Say text={w.quote} />
            </a>
          </p>
        )}
        {review.sentAt ? (
          <Notice tone="good">
            <P text={w.sent} />
          </Notice>
        ) : (
          <>
            {isRead ? (
              <Notice>
                <P text={w.programWho} />
              </Notice>
            ) : (
              <>
                <Unheard program={await getProgram(db, partnership.programId)} />
                <P text={w.onlyFigures} />
              </>
            )}
            <Form button={w.sendToProgram}>
              <ItemFields
                items={isRead || refused ? items : forNobody(items)}
                audience={isRead ? w.forCoordinator : w.asFigures}
              />
            </Form>
          </>
        )}
      </Page>
    )
  },
  async form({ db, params }) {
    return itemForm(programQuestions[(await getReview(db, params.partnership, params.review)).moment])
  },
  async answer({ db, actor, params, values, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const review = await getReview(db, partnership.id, params.review)
    await sendReport(db, actor, partnership.programId, review, saidIn(programQuestions[review.moment], values), now)
    return goTo(href(reviewsPage, { partnership: partnership.id }), { notice: w.sent })
  },
})
