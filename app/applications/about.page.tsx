import { z } from 'zod'
import {
  choice,
  date,
  many,
  optionalChoice,
  optionalDate,
  optionalText,
  text,
  tick,
  version,
  whole,
} from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { goTo, page } from '#foundation/page.ts'
import { Checks, Choice, DateField, Select, TextArea, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { listDistricts } from '../districts/district.server.ts'
import { DistrictField } from '../districts/district-field.tsx'
import { districtWords } from '../districts/districts.words.ts'
import { channelWords, peopleWords, roleWords } from '../people/people.words.ts'
import { changeAbout, getPerson } from '../people/person.server.ts'
import { contactChannels, positionRoles } from '../people/person.ts'
import { newReasons } from '../programs/eligibility.ts'
import { reasonWords } from '../programs/programs.words.ts'
import { getEditable } from './application.server.ts'
import { spokenLanguages, timeSlots } from './application.ts'
import { slotWords, spokenWords, applicationWords as w } from './applications.words.ts'
import { getDossier } from './dossier.server.ts'
import { PartFrame } from './form-frame.tsx'
import { nextPath, partsOf } from './part.ts'
import { saveApplicationPosition, saveMeeting } from './save.server.ts'

const labelled = (values: readonly string[], labels: Record<string, Text>) =>
  values.map((value) => ({ value, label: labels[value] ?? value }))

/** Who the applicant is and how to reach them. */
export const aboutPartPage = page('/applications/:application/about', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const person = await getPerson(db, application.personId)
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="about" hand={hand}>
        <Form button={w.saveNext} version={person.version}>
          <TextField
            name="name"
            label={peopleWords.name}
            value={person.name}
            audience={peopleWords.seenByAll}
            autocomplete="name"
          />
          <TextField
            name="preferredName"
            label={peopleWords.preferredName}
            value={person.preferredName}
            optional
            width="medium"
          />
          <TextField name="pronouns" label={peopleWords.pronouns} value={person.pronouns} optional width="medium" />
          <TextField
            name="phone"
            type="tel"
            label={peopleWords.phone}
            value={person.phone}
            audience={peopleWords.seenByProgram}
            optional
            width="medium"
            autocomplete="tel"
          />
          <Select
            name="preferredChannel"
            label={peopleWords.preferredChannel}
            value={person.preferredChannel ?? 'email'}
            options={labelled(contactChannels, channelWords)}
          />
          <Choice
            name="language"
            label={peopleWords.language}
            row
            value={person.language}
            options={[
              { value: 'en', label: peopleWords.english },
              { value: 'fr', label: peopleWords.french },
            ]}
          />
        </Form>
      </PartFrame>
    )
  },
  form: z.strictObject({
    name: text(),
    preferredName: optionalText(),
    pronouns: optionalText(60),
    phone: optionalText(60),
    preferredChannel: choice(contactChannels),
    language: choice(['en', 'fr']),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    await changeAbout(db, actor, application.personId, values)
    return goTo(
      nextPath(partsOf(await getDossier(db, application)), 'about', application.id),
      hand === 'own' ? { language: values.language } : {},
    )
  },
})

/** What they do and where; eligibility is said at once, kindly. */
export const positionPartPage = page('/applications/:application/position', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const position = application.positionId
      ? await db.selectFrom('positions').selectAll().where('id', '=', application.positionId).executeTakeFirst()
      : undefined
    const isMentor = application.seat === 'mentor'
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="position" hand={hand}>
        <Form button={w.saveNext} version={application.version}>
          <Select
            name="role"
            label={isMentor ? w.roleMentor : w.role}
            audience={w.forCommittee}
            value={position?.role}
            options={labelled(positionRoles, roleWords)}
          />
          <TextField name="title" label={w.roleTitle} value={position?.title} optional width="medium" />
          <DistrictField
            name="district"
            districts={await listDistricts(db)}
            value={position?.districtNumber}
            audience={w.forCommittee}
          />
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
        </Form>
      </PartFrame>
    )
  },
  form: async ({ db, actor, params }) => {
    const { application } = await getEditable(db, actor, params.application)
    const isMentor = application.seat === 'mentor'
    return z.strictObject({
      role: choice(positionRoles),
      title: optionalText(),
      district: text(120),
      school: optionalText(),
      since: isMentor ? optionalDate() : date(),
      retired: tick(),
      until: optionalDate(),
      newReason: isMentor ? optionalChoice(newReasons) : choice(newReasons),
      supervisorAware: optionalChoice(['yes', 'no']),
      version: version(),
    })
  },
  async answer({ db, actor, params, values, today }) {
    const { application, program } = await getEditable(db, actor, params.application)
    const { version, supervisorAware, since, until, newReason, ...rest } = values
    const aware = supervisorAware === undefined ? null : supervisorAware === 'yes'
    const form = {
      ...rest,
      since: since ?? null,
      until: until ?? null,
      newReason: newReason ?? null,
      supervisorAware: aware,
    }
    const notice = await saveApplicationPosition(db, actor, program, application, form, version, today)
    return goTo(nextPath(partsOf(await getDossier(db, application)), 'position', application.id), { notice })
  },
})

/** How they can meet, in which language, when; for mentors how many. */
export const meetingPartPage = page('/applications/:application/meeting', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const most = dossier.seat.mostMentees
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="meeting" hand={hand}>
        <Form button={w.saveNext} version={application.version}>
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
          <TextArea
            name="needs"
            label={w.needs}
            audience={peopleWords.seenByProgram}
            value={application.needs}
            optional
          />
        </Form>
      </PartFrame>
    )
  },
  form: async ({ db, actor, params }) => {
    const { application } = await getEditable(db, actor, params.application)
    const { seat } = await getDossier(db, application)
    return z.strictObject({
      speaks: many(spokenLanguages),
      channels: many(contactChannels),
      times: many(timeSlots),
      travels: tick(),
      capacity: application.seat === 'mentor' ? whole(0, seat.mostMentees) : whole(0, 1).default(1),
      needs: optionalText(2000),
      version: version(),
    })
  },
  async answer({ db, actor, params, values: { version, ...form } }) {
    const { application } = await getEditable(db, actor, params.application)
    await saveMeeting(db, application, form, version)
    return goTo(nextPath(partsOf(await getDossier(db, application)), 'meeting', application.id))
  },
})
