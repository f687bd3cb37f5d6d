import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { dateAt, sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { choice, text, version } from '#foundation/form.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Choice, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section, Tag, Todo, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { certificatePage } from './certificate.page.tsx'
import { listOwnCertificates } from './certificate.server.ts'
import { certificateWords, hoursWords } from './certificate.words.ts'
import { hoursPage } from './hours.page.tsx'
import { quotePage } from './quote.page.tsx'
import { findQuote } from './quote.server.ts'
import {
  changeThanks,
  getChangeable,
  listThanks,
  openThanks,
  type Thanks,
  takeBackThanks,
  thanksKinds,
  writeThanks,
} from './thanks.server.ts'
import { thanksWords as w } from './thanks.words.ts'

const noteForm = { kind: choice(thanksKinds), words: text(4000) }

/** The pair, and the name of the other, as every page here needs them. */
async function getPair(db: Db, actor: PersonActor, id: string) {
  const { partnership, partner } = await getOwnPartnership(db, actor, id)
  return { pair: partnership, partner: shownName(partner) }
}

const backToPair = (id: string, partner: string) => ({ href: `/partnerships/${id}`, label: partner })

/** Everything two people thank each other with, and the way to what the program gives them for it. */
export const thanksPage = page('/partnerships/:partnership/thanks', {
  async show({ db, actor, params, key }) {
    const { pair, partner } = await getPair(db, actor, params.partnership)
    const notes = await listThanks(db, actor, pair, key)
    const program = await db
      .selectFrom('programs')
      .select(['slug', 'daysKept'])
      .where('id', '=', pair.programId)
      .executeTakeFirstOrThrow()
    const certificates = await listOwnCertificates(db, actor, pair.programId)
    const quote = await findQuote(db, actor, pair)
    return (
      <Page title={w.title} lead={w.lead(partner)} trail={backToPair(pair.id, partner)}>
        <Section title={w.notes}>
          {notes.length === 0 && <P text={w.none(program.daysKept)} />}
          {notes.map((note) => (
            <Note note={note} partner={partner} partnership={pair.id} />
          ))}
        </Section>
        <Section title={w.write}>
          <Form button={w.send(partner)} audience={w.audience(partner)}>
            <NoteFields partner={partner} />
          </Form>
        </Section>
        <Section title={w.record}>
          <Todo
            items={[
              ...certificates.map(({ code }) => ({
                sentence: certificateWords.title,
                href: href(certificatePage, { code }),
                button: certificateWords.letterButton,
                plain: true,
              })),
              {
                sentence: hoursWords.statement,
                href: href(hoursPage, { program: program.slug }),
                button: hoursWords.title,
                plain: true,
              },
              ...(pair.mentorId === actor.id
                ? [{ sentence: w.honorarium, href: '/honoraria', button: w.honorariumButton, plain: true }]
                : []),
              {
                sentence: w.quoteDoor,
                more: quote ? w.quoteDoorGiven : w.quoteDoorLead,
                href: href(quotePage, { partnership: pair.id }),
                button: quote ? w.quoteDoorChange : w.quoteDoorButton,
                plain: true,
              },
            ]}
          />
        </Section>
      </Page>
    )
  },
  form: z.strictObject(noteForm),
  async answer({ db, actor, params, values, key, now }) {
    const { pair, partner } = await getPair(db, actor, params.partnership)
    await writeThanks(db, actor, pair, values, key, now)
    return stay({ notice: w.sent(partner) })
  },
})

const kindLabels = { thanks: w.thanks, what_i_did: w.whatIDid } as const

function NoteFields({ partner, note }: { partner: string; note?: Thanks }) {
  return (
    <>
      <Choice
        name="kind"
        label={w.kind}
        value={note?.kind ?? 'thanks'}
        options={thanksKinds.map((value) => ({ value, label: kindLabels[value] }))}
      />
      <TextArea
        name="words"
        label={w.words}
        hint={w.wordsHint(partner)}
        audience={w.audience(partner)}
        value={note?.words}
        rows={8}
      />
    </>
  )
}

function Note({ note, partner, partnership }: { note: Thanks; partner: string; partnership: string }) {
  const say = useSay()
  const { language, zone } = useReader()
  const date = sayShortDate(dateAt(note.writtenAt, zone), language)
  const params = { partnership, thanks: note.id }
  if (note.words === undefined)
    return (
      <div class="notice">
        <P text={w.waits(partner)} />
        <Form action={href(openingPage, params)} button={w.open} />
      </div>
    )
  return (
    <article>
      <h3>{say(kindLabels[note.kind])}</h3>
      <Words>{note.words}</Words>
      <p class="soft small">
        {say(note.isMine ? w.fromYou(date) : w.from(partner, date))} {!note.openedAt && <Tag text={w.notOpened} />}{' '}
        {note.isMine && !note.openedAt && <a href={href(notePage, params)}>{say(w.change)}</a>}
      </p>
    </article>
  )
}

/** The button under which a note is opened: looking at the page alone opens nothing. */
export const openingPage = page('/partnerships/:partnership/thanks/:thanks/opening', {
  show: ({ params }) => goTo(href(thanksPage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params, now }) {
    const { pair } = await getPair(db, actor, params.partnership)
    await openThanks(db, actor, pair, params.thanks, now)
    return goTo(href(thanksPage, params))
  },
})

/** Changing one's own note, or taking it back, before it was opened. */
export const notePage = page('/partnerships/:partnership/thanks/:thanks', {
  async show({ db, actor, params, key }) {
    const { pair, partner } = await getPair(db, actor, params.partnership)
    const note = await getChangeable(db, actor, pair, params.thanks, key)
    return (
      <Page title={w.changeTitle} trail={{ href: href(thanksPage, params), label: w.title }}>
        <Form button={w.save} version={note.version} audience={w.audience(partner)}>
          <NoteFields partner={partner} note={note} />
        </Form>
        <Section title={w.takeBack}>
          <P text={w.takeBackLead} />
          <Form action={href(takingBackPage, params)} button={w.takeBack} tone="care" />
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ ...noteForm, version: version() }),
  async answer({ db, actor, params, values, key }) {
    const { pair } = await getPair(db, actor, params.partnership)
    await changeThanks(db, actor, pair, params.thanks, values, key)
    return goTo(href(thanksPage, params), { notice: w.changed })
  },
})

export const takingBackPage = page('/partnerships/:partnership/thanks/:thanks/taking-back', {
  show: ({ params }) => goTo(href(notePage, params)),
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    const { pair } = await getPair(db, actor, params.partnership)
    await takeBackThanks(db, actor, pair, params.thanks)
    return goTo(href(thanksPage, params), { notice: w.takenBack })
  },
})
