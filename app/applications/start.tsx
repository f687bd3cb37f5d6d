import { TextField } from '#ui/field.tsx'
import { Notice, P, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { peopleWords } from '../people/people.words.ts'
import type { Seat } from '../programs/program.ts'
import { programWords } from '../programs/programs.words.ts'
import { applicationWords as w } from './applications.words.ts'
import type { Part } from './part.ts'

/** What stands before an application: that nobody has to, how long it takes, the role, and what will be asked. */
export function BeforeStart({ seat, parts }: { seat: Seat; parts: readonly Pick<Part, 'title'>[] }) {
  return (
    <>
      <Notice>
        <P text={programWords.voluntary} />
      </Notice>
      <P text={w.startLead} />
      <Section title={w.roleDescription}>
        <P text={seat.description} />
        <ul class="measure">
          {seat.expectations.map((line) => (
            <li>
              <Say text={line} />
            </li>
          ))}
        </ul>
        {seat.hours && <P text={seat.hours} class="soft measure" />}
      </Section>
      <Section title={w.whatIsAsked}>
        <ol class="measure">
          {parts.map(({ title }) => (
            <li>
              <Say text={title} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

/** What somebody without an account gives to begin. */
export function StartFields() {
  return (
    <>
      <TextField name="name" label={w.yourName} autocomplete="name" width="medium" />
      <TextField
        name="address"
        type="email"
        label={peopleWords.email}
        hint={peopleWords.emailHint}
        autocomplete="email"
        width="medium"
        inputmode="email"
      />
    </>
  )
}
