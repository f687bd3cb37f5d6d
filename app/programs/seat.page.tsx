import { z } from 'zod'
import { choice, many, optionalText, optionalWhole, pairOf, textPair, tick, version, whole } from '#foundation/form.ts'
import type { Text } from '#foundation/language.ts'
import { page, stay } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Checks, Choice, PairField, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { P, Page, Section } from '#ui/page.tsx'
import { useSay } from '#ui/reader.tsx'
import { schoolLevels } from '../districts/district.ts'
import { schoolLevelWords } from '../districts/districts.words.ts'
import { roleWords } from '../people/people.words.ts'
import { positionRoles } from '../people/person.ts'
import { type Eligibility, eligibilitySchema, newReasons } from './eligibility.ts'
import { changeSeat, findCoordinated, getSeat } from './program.server.ts'
import { programWords, reasonWords, seatWords } from './programs.words.ts'
import { settingsWords as w } from './settings.words.ts'

/** A seat: who it is for, what is asked of them, who may apply. */
export const seatPage = page('/programs/:program/settings/seats/:seat', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const rules = seat.eligibility
    return (
      <Page
        title={seatWords[seat.kind].one}
        trail={{ href: `/programs/${program.slug}/settings`, label: programWords.settings }}
        wide
      >
        <Form button={w.save} version={seat.version}>
          <PairField name="description" label={w.description} value={seat.description} long />
          <PairField name="expectations" label={w.expectations} value={asLines(seat.expectations)} long />
          <PairField name="hours" label={w.hours} value={seat.hours} />
          <Section title={w.eligibility}>
            <P text={w.eligibilityHint} class="soft" />
            <Checks
              name="roles"
              label={w.roles}
              row
              values={rules.roles}
              options={positionRoles.map((value) => ({ value, label: roleWords[value] ?? value }))}
            />
            <Tick name="orEquivalent" label={w.orEquivalent} checked={rules.orEquivalent} />
            <Checks
              name="schools"
              label={w.schools}
              hint={w.schoolsHint}
              row
              values={rules.schools}
              options={schoolLevels.map((value) => ({ value, label: schoolLevelWords[value] }))}
            />
            {seat.kind === 'mentee' ? <MenteeRules rules={rules} /> : <MentorRules rules={rules} />}
            <PairField
              name="body"
              label={w.membership}
              hint={w.membershipHint}
              value={rules.membership?.body}
              optional
            />
            <TextField name="referees" label={w.referees} value={rules.referees} width="short" inputmode="numeric" />
          </Section>
          {seat.kind === 'mentor' && (
            <>
              <TextField
                name="mostMentees"
                label={w.mostMentees}
                value={seat.mostMentees}
                width="short"
                inputmode="numeric"
              />
              <TextField
                name="honorarium"
                label={w.honorarium}
                value={Math.round(seat.honorariumCents / 100)}
                width="short"
                inputmode="numeric"
              />
            </>
          )}
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    ...textPair('description', 2000),
    ...textPair('expectations', 4000),
    ...textPair('hours', 300),
    roles: many(positionRoles),
    orEquivalent: tick(),
    schools: many(schoolLevels),
    newWithinMonths: optionalWhole(1, 120),
    reasons: many(newReasons),
    pool: choice(['current', 'retired', 'either']).optional(),
    retiredWithinYears: optionalWhole(0, 40),
    leastYears: optionalWhole(0, 40),
    body_en: optionalText(200),
    body_fr: optionalText(200),
    referees: whole(0, 3),
    mostMentees: whole(0, 4).default(1),
    honorarium: whole(0, 100_000).default(0),
    version: version(),
  }),
  async answer({ db, actor, params, values }) {
    const program = await findCoordinated(db, actor, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const body = values.body_en || values.body_fr
    const { pool, membership } = seat.eligibility // what this seat's form does not ask stays as it is
    const eligibility: Eligibility = eligibilitySchema.parse({
      roles: values.roles,
      orEquivalent: values.orEquivalent,
      schools: values.schools,
      newWithinMonths: values.newWithinMonths ?? null,
      reasons: values.reasons,
      pool: values.pool ?? pool,
      retiredWithinYears: values.retiredWithinYears ?? null,
      leastYears: values.leastYears ?? 0,
      membership: body
        ? { body: { en: values.body_en || body, fr: values.body_fr || body }, required: membership?.required ?? true }
        : null,
      referees: values.referees,
    })
    await changeSeat(db, actor, seat, values.version, {
      description: JSON.stringify(pairOf(values, 'description')),
      expectations: JSON.stringify(fromLines(pairOf(values, 'expectations'))),
      hours: JSON.stringify(pairOf(values, 'hours')),
      eligibility: JSON.stringify(eligibility),
      mostMentees: values.mostMentees,
      honorariumCents: values.honorarium * 100,
    })
    return stay({ notice: w.saved })
  },
})

function MenteeRules({ rules }: { rules: Eligibility }) {
  const say = useSay()
  return (
    <>
      <TextField
        name="newWithinMonths"
        label={w.newWithin}
        value={rules.newWithinMonths}
        optional
        width="short"
        inputmode="numeric"
      />
      <Checks
        name="reasons"
        label={say(w.eligibility)}
        values={rules.reasons}
        options={newReasons
          .filter((reason) => reason !== 'none')
          .map((value) => ({ value, label: reasonWords[value] ?? value }))}
      />
    </>
  )
}

function MentorRules({ rules }: { rules: Eligibility }) {
  return (
    <>
      <Choice
        name="pool"
        label={w.pool}
        row
        value={rules.pool}
        options={[
          { value: 'current', label: w.poolCurrent },
          { value: 'retired', label: w.poolRetired },
          { value: 'either', label: w.poolEither },
        ]}
      />
      <TextField
        name="retiredWithinYears"
        label={w.retiredWithin}
        value={rules.retiredWithinYears}
        optional
        width="short"
        inputmode="numeric"
      />
      <TextField
        name="leastYears"
        label={w.leastYears}
        value={rules.leastYears}
        optional
        width="short"
        inputmode="numeric"
      />
    </>
  )
}

const asLines = (texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join('\n'),
  fr: texts.map(({ fr }) => fr).join('\n'),
})

function fromLines(text: Text): Text[] {
  const lines = (words: string) =>
    words
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  const [english, french] = [lines(text.en), lines(text.fr)]
  refuseUnless(english.length === french.length, w.sameLines, { field: 'expectations_fr' })
  return english.map((en, index) => ({ en, fr: french[index] ?? en }))
}
