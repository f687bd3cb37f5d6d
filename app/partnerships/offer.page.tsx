import { z } from 'zod'
import type { SeatKind } from '#database/types.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { sayInstant, sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { choice, optionalText, tick } from '#foundation/form.ts'
import { both, type Text } from '#foundation/language.ts'
import { linkPage, page, stay } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Hidden, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Facts, Notice, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { slotWords, spokenWords } from '../applications/applications.words.ts'
import type { Unpromised } from '../applications/promise.server.ts'
import { Promises } from '../applications/promises.tsx'
import { readLabels } from '../boards/board.server.ts'
import { bestReasons } from '../boards/pair-table.tsx'
import { listDistricts } from '../districts/district.server.ts'
import { districtLabel } from '../districts/district.ts'
import { channelWords, peopleWords, roleWords } from '../people/people.words.ts'
import { getProgram, getSeat } from '../programs/program.server.ts'
import type { Program } from '../programs/program.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import { type Answer, type Question, sayAnswer } from '../questionnaires/questionnaire.ts'
import { answerOffer, unpromisedOf } from './answer.server.ts'
import { type Card, getCard, getOwnOffer } from './offer.server.ts'
import { askedSide, type Offer } from './offer.ts'
import { partnershipWords as w } from './partnerships.words.ts'

const answerForm = z.strictObject({ answer: choice(['yes', 'no']), word: optionalText(2000), promised: tick() })

/** Everything the card of one side shows of the other. */
async function showCard(db: Db, actor: PersonActor, offerId: string) {
  const { offer, side } = await getOwnOffer(db, actor, offerId)
  const program = await getProgram(db, offer.programId)
  const card = await getCard(db, offer.id)
  const questions = (await getQuestionnaire(db, (await getSeat(db, program.id, card.seat)).questionnaireId)).groups
    .flatMap((group) => group.questions)
    .filter((question) => question.card)
  const district = (await listDistricts(db)).find(({ number }) => number === card.districtNumber)
  const labels = await readLabels(db, program)
  const why = bestReasons(card, labels, 3)
  return (
    <OfferCard
      offer={offer}
      side={side}
      program={program}
      card={card}
      district={district && districtLabel(district)}
      questions={questions}
      why={why}
      unpromised={askedSide(offer) === side ? await unpromisedOf(db, offer, side) : undefined}
    />
  )
}

/** The card for somebody signed in. */
export const offerPage = page('/offers/:offer', {
  show: ({ db, actor, params }) => showCard(db, actor, params.offer),
  form: answerForm,
  answer: async ({ db, actor, params, values, key, now }) =>
    stay({ notice: await answerOffer(db, actor, params.offer, values, key, now) }),
})

/** The same card behind the mentor's letter. */
export const mentorOfferPage = linkPage('/offers/mentor/:token', 'offer-mentor', {
  show: ({ db, actor }) => showCard(db, actor, orNotFound(actor.link).subjectId),
  form: answerForm,
  answer: async ({ db, actor, values, key, now }) =>
    stay({ notice: await answerOffer(db, actor, orNotFound(actor.link).subjectId, values, key, now) }),
})

/** And behind the mentee's. */
export const menteeOfferPage = linkPage('/offers/mentee/:token', 'offer-mentee', {
  show: ({ db, actor }) => showCard(db, actor, orNotFound(actor.link).subjectId),
  form: answerForm,
  answer: async ({ db, actor, values, key, now }) =>
    stay({ notice: await answerOffer(db, actor, orNotFound(actor.link).subjectId, values, key, now) }),
})

interface CardView {
  offer: Offer
  side: SeatKind
  program: Program
  card: Card
  district: string | undefined
  questions: readonly Question[]
  why: readonly Text[]
  unpromised: Unpromised | undefined
}

function OfferCard({ offer, side, program, card, district, questions, why, unpromised }: CardView) {
  const say = useSay()
  const isAsked = askedSide(offer) === side
  return (
    <Page
      title={side === 'mentor' ? w.cardForMentor(card.name) : w.cardForMentee(card.name)}
      lead={isAsked ? (side === 'mentor' ? w.cardLeadMentor : w.cardLeadMentee) : undefined}
    >
      <p class="soft">{say(program.title)}</p>
      {!isAsked && (
        <Notice tone="good">
          <P
            text={offer.state === 'accepted' ? w.agreed : offer.state === 'asking_mentee' ? w.waitingForMentee : w.over}
          />
        </Notice>
      )}
      <CardFacts card={card} district={district} questions={questions} />
      {why.length > 0 && (
        <Section title={w.together}>
          <ul class="measure">
            {why.map((reason) => (
              <li>{say(reason)}</li>
            ))}
          </ul>
        </Section>
      )}
      {isAsked && <AnswerForms offer={offer} program={program} unpromised={unpromised} />}
    </Page>
  )
}

function CardFacts({
  card,
  district,
  questions,
}: {
  card: Card
  district: string | undefined
  questions: readonly Question[]
}) {
  const say = useSay()
  const { language } = useReader()
  const list = (values: readonly string[], labels: Record<string, Text>) =>
    values.map((value) => say(labels[value] ?? value)).join(', ')
  const role = card.roleTitle || (card.role ? say(roleWords[card.role] ?? card.role) : '')
  return (
    <Facts
      facts={[
        [peopleWords.pronouns, card.pronouns],
        [w.role, [role, card.retired && say(w.retiredWord)].filter(Boolean).join(', ')],
        [w.district, [district, card.schoolName].filter(Boolean).join(', ')],
        [w.since, card.since && sayShortDate(card.since, language)],
        [w.speaks, list(card.speaks, spokenWords)],
        [w.meets, list(card.channels, channelWords)],
        [w.times, list(card.times, slotWords)],
        [w.needs, card.needs],
        ...questions
          .map(
            (question) =>
              [
                question.label,
                <span class="pre">{sayAnswer(question, card.answers[question.key] as Answer, language)}</span>,
              ] as const,
          )
          .filter(
            (_, at) =>
              sayAnswer(questions[at] as Question, card.answers[questions[at]?.key ?? ''] as Answer, language) !== '',
          ),
      ]}
    />
  )
}

function AnswerForms({ offer, program, unpromised }: Pick<CardView, 'offer' | 'program' | 'unpromised'>) {
  const say = useSay()
  return (
    <>
      <P text={both((language) => w.answerUntil(sayInstant(offer.answerBy, program.zone, language))[language])} />
      <Form button={w.yes}>
        <Hidden name="answer" value="yes" />
        <Promises unpromised={unpromised} />
      </Form>
      <details>
        <summary>{say(w.no)}</summary>
        <P text={w.noLead} />
        <Form button={w.sayNo} tone="plain">
          <Hidden name="answer" value="no" />
          <TextArea name="word" label={w.why} audience={w.onlyCoordinator} optional rows={2} />
        </Form>
      </details>
    </>
  )
}
