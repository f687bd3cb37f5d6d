import { z } from 'zod'
import { sayDate, sayShortDate } from '#foundation/clock.ts'
import { date, identifier, pairOf, textPair } from '#foundation/form.ts'
import { both, pick, type Text } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Checks, DateField, PairField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Empty, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { regionText } from '../districts/districts.words.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { programWords } from '../programs/programs.words.ts'
import { settingsPage } from '../programs/settings.page.tsx'
import { closingWords } from './closings.words.ts'
import { copyProgram, readSource, type Source } from './copy.server.ts'
import { movedDates, programDateKeys } from './copy.ts'
import { copyWords as w } from './copy.words.ts'
import { moveTitle, yearsOn } from './move.ts'

/** Copying a program to another year: every date before and after, to be changed before anything is made. */
export const nextYearPage = page('/programs/:program/closing/copy', {
  async show({ db, actor, params, today }) {
    const program = await findCoordinated(db, actor, params.program)
    const source = await readSource(db, actor, program)
    const years = yearsOn(program.startsOn, today)
    return (
      <Page
        title={w.title}
        lead={w.lead}
        trail={{ href: `/programs/${program.slug}/closing`, label: closingWords.title }}
        wide
      >
        {!source.mayOpen ? (
          <Empty text={w.notYours} />
        ) : (
          <Form button={w.make}>
            <PairField name="title" label={w.name} value={moveTitle(program.title, years)} />
            <Section title={w.dates}>
              <P text={w.datesLead} class="soft measure" />
              <Dates source={source} moved={movedDates(source, years)} />
            </Section>
            <People source={source} opensOn={movedDates(source, years).get('opensOn') ?? program.opensOn} />
          </Form>
        )}
      </Page>
    )
  },
  async form({ db, actor, params }) {
    const source = await readSource(db, actor, await findCoordinated(db, actor, params.program))
    const dates = Object.fromEntries([...movedDates(source, 1).keys()].map((key) => [key, date()]))
    const chosen = () => z.array(identifier()).max(200).default([])
    return z.strictObject({ ...textPair('title', 200), ...dates, coordinators: chosen(), members: chosen() })
  },
  async answer({ db, actor, params, values }) {
    const source = await readSource(db, actor, await findCoordinated(db, actor, params.program))
    const typed: Record<string, unknown> = values
    const dates = new Map(
      Object.entries(typed).flatMap(([key, value]): [string, Temporal.PlainDate][] =>
        value instanceof Temporal.PlainDate ? [[key, value]] : [],
      ),
    )
    const { coordinators, members } = values
    const slug = await copyProgram(db, actor, source, { title: pairOf(values, 'title'), dates, coordinators, members })
    return goTo(href(settingsPage, { program: slug }), { notice: w.made })
  },
})

interface Line {
  readonly name: Text | string
  readonly key: string
  readonly before: Temporal.PlainDate
  /** The last day, of what takes several. */
  readonly end?: { key: string; before: Temporal.PlainDate }
}

const ownNames = {
  opensOn: programWords.opens,
  closesOn: programWords.closes,
  matchBy: programWords.matchBy,
  startsOn: programWords.starts,
  endsOn: programWords.ends,
}

function linesOf({ program, events, places, readBy }: Source): Line[] {
  const placeName = ({ region, districtNumber, districtName }: Source['places'][number]) =>
    region ? regionText(region) : `${districtNumber} ${districtName}`
  const lines: Line[] = [
    ...programDateKeys.map((key) => ({ name: ownNames[key], key, before: program[key] })),
    ...events.map(({ id, title, startsOn, endsOn }) => ({
      name: title,
      key: `from-${id}`,
      before: startsOn,
      ...(startsOn.equals(endsOn) ? {} : { end: { key: `to-${id}`, before: endsOn } }),
    })),
    ...places.flatMap((place): Line[] =>
      place.closesOn
        ? [
            {
              name: both((language) => w.deadlineIn(pick(placeName(place), language))[language]),
              key: `place-${place.id}`,
              before: place.closesOn,
            },
          ]
        : [],
    ),
    ...(readBy ? [{ name: w.readBy, key: 'readBy', before: readBy }] : []),
  ]
  return lines.sort((a, b) => Temporal.PlainDate.compare(a.before, b.before))
}

function Dates({ source, moved }: { source: Source; moved: ReadonlyMap<string, Temporal.PlainDate> }) {
  const say = useSay()
  const { language } = useReader()
  const field = (key: string, label: Text | string) => (
    <DateField name={key} label={label} hint={sayDayOf(moved.get(key))} value={moved.get(key)?.toString()} />
  )
  return (
    <Table
      caption={w.dates}
      rows={linesOf(source)}
      columns={[
        { head: w.what, cell: ({ name }) => say(name) },
        {
          head: w.before,
          cell: ({ before, end }) =>
            end ? `${sayDate(before, language)} – ${sayDate(end.before, language)}` : sayDate(before, language),
        },
        {
          head: w.after,
          cell: ({ key, name, end }) => (
            <>
              {field(key, name)}
              {end &&
                field(
                  end.key,
                  both((each) => w.endOf(pick(name, each))[each]),
                )}
            </>
          ),
        },
      ]}
    />
  )
}

const sayDayOf = (date: Temporal.PlainDate | undefined) => date && both((language) => sayDate(date, language))

function People({ source, opensOn }: { source: Source; opensOn: Temporal.PlainDate }) {
  const { language } = useReader()
  const reaching = (source.committee?.members ?? []).filter(
    ({ until }) => Temporal.PlainDate.compare(until, opensOn) >= 0,
  )
  if (source.coordinators.length + reaching.length === 0) return null
  return (
    <Section title={w.people}>
      <P text={w.peopleLead} />
      {source.coordinators.length > 0 && (
        <Checks
          name="coordinators"
          label={w.coordinators}
          options={source.coordinators.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      )}
      {reaching.length > 0 && (
        <Checks
          name="members"
          label={w.members}
          hint={w.membersHint}
          options={reaching.map(({ id, name, constituency, until }) => ({
            value: id,
            label: name,
            hint: w.memberUntil(constituency[language], sayShortDate(until, language)),
          }))}
        />
      )}
    </Section>
  )
}
