import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { record } from '#foundation/audit.ts'
import { provincialZones, zoneName } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import {
  choice,
  date,
  identifier,
  optionalText,
  optionalWhole,
  pairOf,
  textPair,
  tick,
  version,
  whole,
} from '#foundation/form.ts'
import { readPair, type Text, writePair } from '#foundation/language.ts'
import { ask } from '#foundation/outbox.ts'
import { goTo, href, page, stay } from '#foundation/page.ts'
import { Refusal, refuseUnless } from '#foundation/refusal.ts'
import { changeVersioned } from '#foundation/versioned.ts'
import { Choice, DateField, Hidden, PairField, Select, TextArea, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { mustKeepAsSaid } from './kept.server.ts'
import { changeProgram, findCoordinated, listDates } from './program.server.ts'
import { firstDateOutOfOrder, type Program } from './program.ts'
import { programWords } from './programs.words.ts'
import { keptSettingWords, settingsWords as w } from './settings.words.ts'

const up = (slug: string) => ({ href: `/programs/${slug}/settings`, label: programWords.settings })

/** Title, summary, goals, size, and what happens after a no. */
export const basicsPage = page('/programs/:program/settings/basics', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    return (
      <Page title={w.basics} trail={up(program.slug)} wide>
        <Form button={w.save} version={program.version}>
          <PairField name="title" label={w.title} value={program.title} />
          <PairField name="summary" label={w.summary} value={program.summary} long />
          <Tick name="pilot" label={w.pilot} checked={program.pilot} />
          <TextField
            name="cap"
            label={w.cap}
            hint={w.capHint}
            value={program.cap}
            optional
            width="short"
            inputmode="numeric"
          />
          <TextField name="readers" label={w.readers} value={program.readers} width="short" inputmode="numeric" />
          <TextField
            name="answerDays"
            label={w.answerDays}
            value={program.answerDays}
            width="short"
            inputmode="numeric"
          />
          <TextField
            name="daysKept"
            label={keptSettingWords.daysKept}
            hint={keptSettingWords.daysKeptHint}
            value={program.daysKept}
            width="short"
            inputmode="numeric"
          />
          <Choice
            name="cascade"
            label={w.cascade}
            value={program.cascade}
            options={[
              { value: 'automatic', label: w.cascadeAutomatic },
              { value: 'ask', label: w.cascadeAsk },
            ]}
          />
          <Tick
            name="mentorsTrained"
            label={w.mentorsTrained}
            hint={w.mentorsTrainedHint}
            checked={program.mentorsTrained}
          />
          <TextArea
            name="goals"
            label={w.goals}
            hint={w.goalsHint}
            value={program.goals.map(writePair).join('\n')}
            optional
            rows={5}
          />
          <Select
            name="zone"
            label={w.zone}
            value={program.zone}
            options={provincialZones.map((value) => ({ value, label: zoneName(value) }))}
          />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    ...textPair('title', 200),
    ...textPair('summary', 2000),
    pilot: tick(),
    cap: optionalWhole(1, 5000),
    readers: whole(0, 9),
    answerDays: whole(1, 60),
    daysKept: whole(30, 365),
    cascade: choice(['automatic', 'ask']),
    mentorsTrained: tick(),
    goals: optionalText(6000),
    zone: choice(provincialZones),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    await mustKeepAsSaid(db, program, values.daysKept)
    await changeProgram(db, actor, program, values.version, {
      title: JSON.stringify(pairOf(values, 'title')),
      summary: JSON.stringify(pairOf(values, 'summary')),
      pilot: values.pilot,
      cap: values.cap ?? null,
      readers: values.readers,
      answerDays: values.answerDays,
      daysKept: values.daysKept,
      cascade: values.cascade,
      mentorsTrained: values.mentorsTrained,
      goals: JSON.stringify(readGoals(values.goals)),
      zone: values.zone,
    })
    return stay({ notice: w.saved })
  },
})

function readGoals(typed: string): Text[] {
  return typed
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const goal = readPair(line)
      if (!goal) throw new Refusal(w.goalLine, { field: 'goals' })
      return goal
    })
}

/** The five dates every program has, and the list of its own. */
export const datesPage = page('/programs/:program/settings/dates', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const dates = await listDates(db, program.id)
    return (
      <Page title={w.dates} trail={up(program.slug)} wide>
        <P text={w.datesHint} class="soft" />
        <Form button={w.save} version={program.version}>
          <DateField name="opensOn" label={programWords.opens} value={program.opensOn.toString()} />
          <DateField name="closesOn" label={programWords.closes} value={program.closesOn.toString()} />
          <DateField name="matchBy" label={programWords.matchBy} value={program.matchBy.toString()} />
          <DateField name="startsOn" label={programWords.starts} value={program.startsOn.toString()} />
          <DateField name="endsOn" label={programWords.ends} value={program.endsOn.toString()} />
        </Form>
        <Section title={w.moreDates}>
          {dates.map((each) => (
            <details>
              <summary>
                {each.startsOn.toString()} · <Say text={each.title} />
              </summary>
              <DateForm slug={program.slug} known={each} />
              <Form action={href(dateRemovalPage, { program: program.slug })} button={w.remove} tone="care">
                <Hidden name="id" value={each.id} />
              </Form>
            </details>
          ))}
          <details>
            <summary>
              <Say text={w.addDate} />
            </summary>
            <DateForm slug={program.slug} />
          </details>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({
    opensOn: date(),
    closesOn: date(),
    matchBy: date(),
    startsOn: date(),
    endsOn: date(),
    version: version(),
  }),
  async answer({ db, actor, params, values: { version, ...dates } }) {
    const program = await findCoordinated(db, actor, params.program)
    const wrong = firstDateOutOfOrder(dates)
    if (wrong) throw new Refusal(w.outOfOrder, { field: wrong })
    await changeProgram(db, actor, program, version, dates)
    const later = Temporal.PlainDate.compare(dates.closesOn, program.closesOn) > 0
    const closesOn = dates.closesOn.toString()
    if (later && program.status === 'published')
      await ask(db, { kind: 'deadline.tell', subjectId: program.id, occurrence: closesOn, particulars: { closesOn } })
    return stay({ notice: w.saved })
  },
})

function DateForm({ slug, known }: { slug: string; known?: Awaited<ReturnType<typeof listDates>>[number] }) {
  return (
    <Form action={href(datePage, { program: slug })} button={w.save} version={known?.version ?? 0}>
      {known && <Hidden name="id" value={known.id} />}
      <PairField name="title" label={w.title} value={known?.title} />
      <DateField name="startsOn" label={w.from} value={known?.startsOn.toString()} />
      <DateField name="endsOn" label={w.until} value={known?.endsOn.toString()} />
      <PairField name="note" label={w.note} value={known?.note} optional />
    </Form>
  )
}

/** One date of the year: added or changed. */
export const datePage = page('/programs/:program/settings/dates/one', {
  async show({ db, actor, params, refused }) {
    const program = await findCoordinated(db, actor, params.program)
    if (!refused) return goTo(href(datesPage, params))
    const known = (await listDates(db, program.id)).find(({ id }) => id === refused.typed.id?.[0])
    return (
      <Page title={w.addDate} trail={{ href: href(datesPage, params), label: w.dates }} wide>
        <DateForm slug={program.slug} known={known} />
      </Page>
    )
  },
  form: z.strictObject({
    id: identifier().optional(),
    ...textPair('title', 200),
    startsOn: date(),
    endsOn: date(),
    note_en: optionalText(),
    note_fr: optionalText(),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    refuseUnless(Temporal.PlainDate.compare(values.startsOn, values.endsOn) <= 0, w.outOfOrder, { field: 'endsOn' })
    const note =
      values.note_en || values.note_fr
        ? JSON.stringify({ en: values.note_en || values.note_fr, fr: values.note_fr || values.note_en })
        : null
    const row = {
      title: JSON.stringify(pairOf(values, 'title')),
      startsOn: values.startsOn,
      endsOn: values.endsOn,
      note,
    }
    if (values.id) await changeVersioned(db, 'programDates', values.id, values.version, row)
    else
      await db
        .insertInto('programDates')
        .values({ ...row, programId: program.id, key: 'own' })
        .execute()
    await noteDates(db, actor, program)
    return goTo(href(datesPage, params), { notice: w.saved })
  },
})

export const dateRemovalPage = page('/programs/:program/settings/dates/removal', {
  show: ({ params }) => goTo(href(datesPage, params)),
  form: z.strictObject({ id: identifier() }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    await db.deleteFrom('programDates').where('id', '=', values.id).where('programId', '=', program.id).execute()
    await noteDates(db, actor, program)
    return goTo(href(datesPage, params), { notice: w.removed })
  },
})

const noteDates = (db: Db, actor: PersonActor, { id }: Program) =>
  record(db, actor, 'program.changed', { recordType: 'program', recordId: id, programId: id, facts: { what: 'dates' } })
