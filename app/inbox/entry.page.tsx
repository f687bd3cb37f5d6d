import { z } from 'zod'
import { choice, optionalAddress, optionalText, requiredTick, text } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { Choice, TextField, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { peopleWords } from '../people/people.words.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { seatKinds } from '../programs/program.ts'
import { seatWords } from '../programs/programs.words.ts'
import { enterApplication } from './entry.server.ts'
import { inboxWords as w } from './inbox.words.ts'

/** Beginning an application that came on paper or by telephone. */
export const entryPage = page('/programs/:program/applications/new', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    return (
      <Page
        title={w.entryTitle}
        lead={w.entryLead}
        trail={{ href: `/programs/${program.slug}/applications`, label: w.back }}
      >
        <Form button={w.startEntry}>
          <TextField name="name" label={peopleWords.name} width="medium" />
          <TextField name="email" type="email" label={peopleWords.email} optional width="medium" />
          <TextField name="phone" type="tel" label={peopleWords.phone} optional width="medium" />
          <Choice
            name="language"
            label={peopleWords.language}
            row
            value="en"
            options={[
              { value: 'en', label: peopleWords.english },
              { value: 'fr', label: peopleWords.french },
            ]}
          />
          <Choice
            name="seat"
            label={w.seat}
            row
            options={seatKinds.map((value) => ({ value, label: seatWords[value].one }))}
          />
          <Choice
            name="source"
            label={w.source}
            row
            options={[
              { value: 'paper', label: w.paper },
              { value: 'phone', label: w.phone },
            ]}
          />
          <Tick name="consent" label={w.consent} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({
    name: text(),
    email: optionalAddress(),
    phone: optionalText(60),
    language: choice(['en', 'fr']),
    seat: choice(seatKinds),
    source: choice(['paper', 'phone']),
    consent: requiredTick(),
  }),
  async answer({ db, actor, params, values: { consent: _noted, email, ...entry }, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const id = await enterApplication(db, actor, program, { ...entry, email: email ?? null }, now)
    return goTo(`/applications/${id}`)
  },
})
