import { Actions, LinkButton, P, Section } from '#ui/page.tsx'
import type { Employer } from './employer.server.ts'
import { peopleWords as w } from './people.words.ts'

const way = ({ id }: Employer, to: string) => `/sign-in/with/${id}${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`

/** Beside the letter: signing in as one does at work. Nothing where no employer offers it. */
export function Employers({ employers, to }: { employers: readonly Employer[]; to: string }) {
  if (employers.length === 0) return null
  return (
    <Section title={w.employers}>
      <P text={w.employersLead} class="soft measure" />
      <Actions>
        {employers.map((employer) => (
          <LinkButton href={way(employer, to)} label={w.signInWith(employer.label)} plain />
        ))}
      </Actions>
    </Section>
  )
}
