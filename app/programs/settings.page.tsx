import { z } from 'zod'
import type { Text } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section, Tag, Todo } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { basicsPage, datesPage } from './basics.page.tsx'
import { contactsPage, coordinatorsPage } from './contacts.page.tsx'
import { frameworkPage } from './framework.page.tsx'
import { placesPage } from './places.page.tsx'
import { policyPage } from './policy.page.tsx'
import { programPage } from './program.page.tsx'
import { findCoordinated, publishProgram } from './program.server.ts'
import { seatKinds } from './program.ts'
import { programWords, seatWords } from './programs.words.ts'
import { questionsPage } from './questions.page.tsx'
import { listNeeds, wantsCoordinator } from './readiness.server.ts'
import { rubricPage } from './rubric.page.tsx'
import { seatPage } from './seat.page.tsx'
import { setupWords, textKindWords, settingsWords as w } from './settings.words.ts'
import { textPage } from './text.page.tsx'
import { getText, toldKinds, writtenKinds } from './text.server.ts'

/** Setting a program up: what is still needed, every part, and publishing. */
export const settingsPage = page('/programs/:program/settings', {
  async show({ db, actor, params, today }) {
    const program = await findCoordinated(db, actor, params.program)
    const needs = await listNeeds(db, program, today)
    const wants = await wantsCoordinator(db, program)
    const isReady = needs.every(({ met, advised }) => met || advised)
    const at = { program: program.slug }
    const edit = (sentence: Parameters<typeof Todo>[0]['items'][number]['sentence'], to: string, more?: Text) => ({
      sentence,
      more,
      href: to,
      button: w.edit,
      plain: true,
    })
    const told = await Promise.all(toldKinds.map((kind) => getText(db, program.id, kind)))
    const unwritten: readonly string[] = toldKinds.filter((_, at) => !told[at])
    const parts = [
      [
        setupWords.partProgram,
        [
          edit(w.basics, href(basicsPage, at)),
          edit(w.dates, href(datesPage, at)),
          edit(w.places, href(placesPage, at)),
          edit(w.contacts, href(contactsPage, at)),
          edit(w.coordinators, href(coordinatorsPage, at)),
        ],
      ],
      [
        setupWords.partApplying,
        [
          ...seatKinds.map((seat) => edit(seatName(seat), href(seatPage, { ...at, seat }))),
          ...seatKinds.map((seat) => edit(questionsName(seat), href(questionsPage, { ...at, seat }))),
          edit(w.framework, href(frameworkPage, at)),
          ...(program.copiedFrom ? [edit(w.mentorsAgain, `/programs/${program.slug}/mentors`)] : []),
        ],
      ],
      [
        setupWords.partDeciding,
        [
          edit(setupWords.committee, `/programs/${program.slug}/committee`, setupWords.committeeMore),
          edit(w.rubric, href(rubricPage, at)),
          edit(w.matching, href(policyPage, at)),
        ],
      ],
      [
        setupWords.partTogether,
        [
          edit(w.monthHours, `/programs/${program.slug}/settings/hours`),
          edit(w.learning, `/programs/${program.slug}/settings/learning`),
          edit(w.startSurvey, `/programs/${program.slug}/surveys/new/confidence`),
        ],
      ],
      [
        setupWords.partTexts,
        writtenKinds.map((kind) =>
          edit(
            textKindWords[kind] ?? kind,
            href(textPage, { ...at, kind }),
            unwritten.includes(kind) ? w.notWritten : undefined,
          ),
        ),
      ],
    ] as const
    return (
      <Page
        title={programWords.settings}
        lead={w.setupLead}
        trail={{ href: href(programPage, at), label: program.title }}
        wide
      >
        {wants && (
          <Notice tone={wants === 'now' ? 'care' : undefined}>
            <P text={wants === 'now' ? w.coordinatorNow : w.coordinatorSoon} />
            <Actions>
              <LinkButton href={href(coordinatorsPage, at)} label={w.nameCoordinator} plain />
            </Actions>
          </Notice>
        )}
        {program.status === 'draft' && (
          <Section title={w.ready}>
            <ul>
              {needs.map(({ text, met, advised }) => (
                <li>
                  <Say text={text} />{' '}
                  <Tag text={met ? w.met : advised ? w.advised : w.unmet} tone={met ? 'good' : 'care'} />
                </li>
              ))}
            </ul>
            {isReady && (
              <>
                <P text={w.publishLead} />
                <Form action={href(publicationPage, at)} button={w.publish} />
              </>
            )}
          </Section>
        )}
        <Previews slug={program.slug} />
        {parts.map(([title, items]) => (
          <Section title={title}>
            <Todo items={items} />
          </Section>
        ))}
      </Page>
    )
  },
})

const seatName = (seat: 'mentor' | 'mentee') => ({
  en: w.seat(seatWords[seat].one.en).en,
  fr: w.seat(seatWords[seat].one.fr).fr,
})
const questionsName = (seat: 'mentor' | 'mentee') => ({
  en: w.questionsOf(seatWords[seat].as.en).en,
  fr: w.questionsOf(seatWords[seat].as.fr).fr,
})

function Previews({ slug }: { slug: string }) {
  const say = useSay()
  return (
    <Actions>
      <LinkButton href={href(programPage, { program: slug })} label={w.publicPage} plain />
      {seatKinds.map((seat) => (
        <LinkButton
          href={`/programs/${slug}/settings/preview/${seat}`}
          label={w.previewAs(say(seatWords[seat].as))}
          plain
        />
      ))}
    </Actions>
  )
}

/** Making a program public. */
export const publicationPage = page('/programs/:program/settings/publication', {
  async show({ params }) {
    return goTo(href(settingsPage, params))
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, now }) {
    await publishProgram(db, actor, await findCoordinated(db, actor, params.program), now)
    return goTo(href(settingsPage, params), { notice: w.published })
  },
})
