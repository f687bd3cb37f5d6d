import type { Text } from '#foundation/language.ts'
import { Checks, Choice, DateField, Select, TextArea, TextField, Tick } from '#ui/field.tsx'
import { useReader } from '#ui/reader.tsx'
import { uiWords } from '#ui/ui.words.ts'
import type { District } from '../districts/district.ts'
import { DistrictField } from '../districts/district-field.tsx'
import { districtWords } from '../districts/districts.words.ts'
import { channelWords, peopleWords, roleWords } from '../people/people.words.ts'
import type { getPerson } from '../people/person.server.ts'
import { contactChannels, type Position, positionRoles } from '../people/person.ts'
import { newReasons } from '../programs/eligibility.ts'
import { reasonWords } from '../programs/programs.words.ts'
import { type Application, spokenLanguages, timeSlots } from './application.ts'
import { slotWords, spokenWords, applicationWords as w } from './applications.words.ts'

const labelled = (values: readonly string[], labels: Record<string, Text>) =>
  values.map((value) => ({ value, label: labels[value] ?? value }))

/** Who the applicant is and how to reach them; empty for nobody in particular. */
export function AboutFields({ person }: { person?: Awaited<ReturnType<typeof getPerson>> }) {
  const { language } = useReader()
  return (
    <>
      <TextField
        name="name"
        label={peopleWords.name}
        value={person?.name}
        audience={peopleWords.seenByAll}
        autocomplete="name"
      />
      <TextField
        name="preferredName"
        label={peopleWords.preferredName}
        value={person?.preferredName}
        optional
        width="medium"
      />
      <TextField name="pronouns" label={peopleWords.pronouns} value={person?.pronouns} optional width="medium" />
      <TextField
        name="phone"
        type="tel"
        label={peopleWords.phone}
        value={person?.phone}
        audience={peopleWords.seenByProgram}
        optional
        width="medium"
        autocomplete="tel"
      />
      <Select
        name="preferredChannel"
        label={peopleWords.preferredChannel}
        value={person?.preferredChannel ?? 'email'}
        options={labelled(contactChannels, channelWords)}
      />
      <Choice
        name="language"
        label={peopleWords.language}
        row
        value={person?.language ?? language}
        options={[
          { value: 'en', label: peopleWords.english },
          { value: 'fr', label: peopleWords.french },
        ]}
      />
    </>
  )
}

/** What they do and where. */
export function PositionFields({
  application,
  position,
  districts,
}: {
  application: Pick<Application, 'seat' | 'newReason' | 'supervisorAware'>
  position?: Omit<Position, 'personId'>
  districts: readonly District[]
}) {
  const isMentor = application.seat === 'mentor'
  return (
    <>
      <Select
        name="role"
        label={isMentor ? w.roleMentor : w.role}
        audience={w.forCommittee}
        value={position?.role}
        options={labelled(positionRoles, roleWords)}
      />
      <TextField name="title" label={w.roleTitle} value={position?.title} optional width="medium" />
      <DistrictField name="district" districts={districts} value={position?.districtNumber} audience={w.forCommittee} />
      <TextField
        name="school"
        label={districtWords.school}
        hint={w.schoolHint}
        value={position?.schoolName}
        optional
        width="medium"
      />
      <DateField
        name="since"
        label={w.since}
        hint={w.sinceHint}
        value={position?.since?.toString()}
        optional={isMentor}
      />
      {isMentor ? (
        <>
          <Tick name="retired" label={w.retired} checked={position?.retired} />
          <DateField name="until" label={w.until} value={position?.until?.toString()} optional />
        </>
      ) : (
        <>
          <Choice
            name="newReason"
            label={w.whyNew}
            value={application.newReason}
            options={labelled(newReasons, reasonWords)}
          />
          <Choice
            name="supervisorAware"
            label={w.supervisorAware}
            optional
            row
            value={application.supervisorAware === null ? '' : application.supervisorAware ? 'yes' : 'no'}
            audience={w.onlyCoordinator}
            options={[
              { value: 'yes', label: uiWords.yes },
              { value: 'no', label: uiWords.no },
            ]}
          />
        </>
      )}
    </>
  )
}

/** How they can meet, in which language, when; for mentors how many. */
export function MeetingFields({
  application,
  most,
}: {
  application: Pick<Application, 'seat' | 'speaks' | 'channels' | 'times' | 'travels' | 'capacity' | 'needs'>
  /** The most mentees a mentor may take. */
  most: number
}) {
  return (
    <>
      <Checks
        name="speaks"
        label={w.speaks}
        row
        values={application.speaks}
        options={labelled(spokenLanguages, spokenWords)}
      />
      <Checks
        name="channels"
        label={w.channels}
        row
        values={application.channels}
        options={labelled(['video', 'phone', 'in_person', 'email', 'text'], channelWords)}
      />
      <Checks
        name="times"
        label={w.times}
        row
        values={application.times}
        options={labelled(timeSlots, slotWords)}
        optional
      />
      <Tick name="travels" label={w.travels} checked={application.travels} />
      {application.seat === 'mentor' && (
        <Choice
          name="capacity"
          label={w.capacity}
          hint={w.capacityHint(most)}
          row
          value={String(application.capacity)}
          options={Array.from({ length: most + 1 }, (_, n) => ({ value: String(n), label: String(n) }))}
        />
      )}
      <TextArea name="needs" label={w.needs} audience={peopleWords.seenByProgram} value={application.needs} optional />
    </>
  )
}
