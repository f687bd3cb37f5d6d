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
import { goTo, page } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P } from '#ui/page.tsx'
import { listDistricts } from '../districts/district.server.ts'
import { changeAbout, getPerson } from '../people/person.server.ts'
import { contactChannels, positionRoles } from '../people/person.ts'
import { newReasons } from '../programs/eligibility.ts'
import { getEditable, isInCare } from './application.server.ts'
import { spokenLanguages, timeSlots } from './application.ts'
import { applicationWords as w } from './applications.words.ts'
import { getDossier } from './dossier.server.ts'
import { PartFrame } from './form-frame.tsx'
import { nextPath, partsOf } from './part.ts'
import { AboutFields, MeetingFields, PositionFields } from './person-fields.tsx'
import { saveApplicationPosition, saveMeeting } from './save.server.ts'

/** Who the applicant is and how to reach them. */
export const aboutPartPage = page('/applications/:application/about', {
  async show({ db, actor, params }) {
    const { application, hand } = await getEditable(db, actor, params.application)
    const dossier = await getDossier(db, application)
    const person = await getPerson(db, application.personId)
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="about" hand={hand}>
        {hand === 'own' || (await isInCare(db, person.id)) ? (
          <Form button={w.saveNext} version={person.version}>
            <AboutFields person={person} />
          </Form>
        ) : (
          <>
            <Notice>
              <P text={w.aboutTheirs} />
            </Notice>
            <Actions>
              <LinkButton href={nextPath(partsOf(dossier), 'about', application.id)} label={w.continueButton} />
            </Actions>
          </>
        )}
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
    refuseUnless(hand === 'own' || (await isInCare(db, application.personId)), w.aboutTheirs)
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
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="position" hand={hand}>
        <Form button={w.saveNext} version={application.version}>
          <PositionFields application={application} position={position} districts={await listDistricts(db)} />
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
    return (
      <PartFrame dossier={dossier} parts={partsOf(dossier)} at="meeting" hand={hand}>
        <Form button={w.saveNext} version={application.version}>
          <MeetingFields application={application} most={dossier.seat.mostMentees} />
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
