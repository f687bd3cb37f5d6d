import { sayShortDate } from '#foundation/clock.ts'
import { both, type Language, type Text } from '#foundation/language.ts'
import { openPage } from '#foundation/page.ts'
import { Actions, Facts, LinkButton, Notice, P, Page, Section, Tag } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { type Moment, YearLine } from '#ui/year-line.tsx'
import { listContacts, listPlaces } from './contact.server.ts'
import { phaseText } from './phase.ts'
import { findProgram, listDates, listSeats } from './program.server.ts'
import { isOpenSomewhere, type Program, phaseOf, type Seat } from './program.ts'
import { seatWords, programWords as w } from './programs.words.ts'

/** The program's public page, at an address that stays: for whom, when, what is asked, whom to ask. */
export const programPage = openPage('/programs/:program', {
  cacheable: true,
  async show({ db, params, today }) {
    const program = await findProgram(db, params.program)
    const [seats, dates, contacts, places] = [
      await listSeats(db, program.id),
      await listDates(db, program.id),
      await listContacts(db, program.id),
      await listPlaces(db, program.id),
    ]
    const isOpen = phaseOf(program, today) === 'open'
    return (
      <Page title={program.title} lead={program.summary}>
        <p>
          <Tag text={phaseText(program, today)} tone={isOpen ? 'good' : undefined} />{' '}
          {program.pilot && <Tag text={w.pilot} />}{' '}
          <span class="soft">
            <By program={program} />
          </span>
        </p>
        {isOpenSomewhere(program, places, today) && (
          <Actions>
            {seats.map((seat) => (
              <ApplyButton program={program} seat={seat} />
            ))}
          </Actions>
        )}
        <Notice>
          <P text={w.voluntary} />
        </Notice>
        <Section title={w.forWhom}>
          <div class="two">
            {seats.map((seat) => (
              <SeatCard program={program} seat={seat} />
            ))}
          </div>
        </Section>
        <Section title={w.howItWorks}>
          <P text={w.howMatched} />
          {program.cap !== null && <P text={w.cap(program.cap)} />}
        </Section>
        {program.goals.length > 0 && (
          <Section title={w.aims}>
            <ul class="measure">
              {program.goals.map((goal) => (
                <li>
                  <Say text={goal} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={w.theYear}>
          <YearLine
            moments={momentsOf(program, dates)}
            today={today}
            says={both((language) => w.yearSays(program.title[language])[language])}
            todayWord={w.today}
            head={{ date: w.date, what: w.what }}
          />
        </Section>
        <Section title={w.contact}>
          {contacts.map((contact) => (
            <p>
              <strong>{contact.name}</strong>, <Say text={contact.role} />
              {contact.email && (
                <>
                  <br />
                  <a href={`mailto:${contact.email}`}>{contact.email}</a>
                </>
              )}
              {contact.phone && (
                <>
                  <br />
                  {contact.phone}
                </>
              )}
            </p>
          ))}
        </Section>
        {places.length > 0 && (
          <Section title={w.locally}>
            <Facts
              facts={places.map(
                (place) =>
                  [
                    place.region ?? `${place.districtNumber} ${place.districtName}`,
                    <PlaceWords place={place} />,
                  ] as const,
              )}
            />
          </Section>
        )}
      </Page>
    )
  },
})

function By({ program }: { program: Program }) {
  const say = useSay()
  return <>{say(w.by(say(program.organizationName)))}</>
}

function ApplyButton({ program, seat }: { program: Program; seat: Seat }) {
  const say = useSay()
  return (
    <LinkButton
      href={`/programs/${program.slug}/apply/${seat.kind}`}
      label={w.applyAs(say(seatWords[seat.kind].as))}
      plain={seat.kind === 'mentor'}
    />
  )
}

function SeatCard({ program, seat }: { program: Program; seat: Seat }) {
  const say = useSay()
  return (
    <div>
      <h3>{say(seatWords[seat.kind].many)}</h3>
      <P text={seat.description} />
      <Facts
        facts={[
          [w.hours, seat.hours],
          [w.membershipLabel, seat.eligibility.membership && say(w.membership(say(seat.eligibility.membership.body)))],
          [w.capacityLabel, seat.kind === 'mentor' && seat.mostMentees > 1 && say(w.upToMentees(seat.mostMentees))],
          [w.honorarium, seat.honorariumCents > 0 && say(w.dollars(String(seat.honorariumCents / 100)))],
        ]}
      />
      <details>
        <summary>{say(w.expectations)}</summary>
        <ul>
          {seat.expectations.map((line) => (
            <li>{say(line)}</li>
          ))}
        </ul>
      </details>
      <p class="noprint">
        <a href={`/programs/${program.slug}/apply/${seat.kind}/print`}>{say(w.printForm)}</a>
      </p>
    </div>
  )
}

function PlaceWords({
  place,
}: {
  place: { note: Text; contactName: string; contactEmail: string; closesOn: Temporal.PlainDate | null }
}) {
  const say = useSay()
  return (
    <>
      {say(place.note)}
      {place.contactName && (
        <>
          <br />
          {place.contactName} {place.contactEmail && <a href={`mailto:${place.contactEmail}`}>{place.contactEmail}</a>}
        </>
      )}
      {place.closesOn && (
        <>
          <br />
          <Say
            text={both(
              (language: Language) =>
                `${w.closes[language]}: ${sayShortDate(place.closesOn as Temporal.PlainDate, language)}`,
            )}
          />
        </>
      )}
    </>
  )
}

/** The dates every program has, with its own among them. */
export function momentsOf(
  program: Program,
  dates: readonly { title: Text; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate; note: Text | null }[],
): Moment[] {
  const moved = program.closesOn.equals(program.firstClosesOn)
    ? null
    : both((language) => w.movedFrom(sayShortDate(program.firstClosesOn, language))[language])
  return [
    { title: w.opens, from: program.opensOn, to: program.opensOn, strong: true },
    { title: w.closes, from: program.closesOn, to: program.closesOn, strong: true, note: moved },
    { title: w.matchBy, from: program.matchBy, to: program.matchBy, strong: true },
    { title: w.starts, from: program.startsOn, to: program.startsOn, strong: true },
    { title: w.ends, from: program.endsOn, to: program.endsOn, strong: true },
    ...dates.map((date) => ({ title: date.title, from: date.startsOn, to: date.endsOn, note: date.note })),
  ]
}
