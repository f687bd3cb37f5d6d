import { href, openPage } from '#foundation/page.ts'
import { Actions, Empty, LinkButton, P, Page, Tag } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { newProgramPage } from './new-program.page.tsx'
import { phaseText } from './phase.ts'
import { programPage } from './program.page.tsx'
import { listOwnOrganizations, listPrograms } from './program.server.ts'
import { type Program, phaseOf } from './program.ts'
import { programWords as w } from './programs.words.ts'

/** Every program one may see: public ones for everyone, drafts for their staff. */
export const programsPage = openPage('/programs', {
  async show({ db, actor, today }) {
    const programs = await listPrograms(db)
    const opens = actor.kind === 'person' && (await listOwnOrganizations(db, actor)).length > 0
    return (
      <Page title={w.programs} lead={w.programsLead}>
        {programs.length === 0 && <Empty text={w.noPrograms} />}
        {programs.map((program) => (
          <ProgramEntry program={program} today={today} />
        ))}
        {opens && (
          <Actions>
            <LinkButton href={href(newProgramPage)} label={w.newProgram} plain />
          </Actions>
        )}
      </Page>
    )
  },
})

/** A program in a list: title, where it stands, one paragraph. */
export function ProgramEntry({ program, today }: { program: Program; today: Temporal.PlainDate }) {
  const say = useSay()
  const phase = phaseOf(program, today)
  return (
    <article>
      <h2>
        <a href={href(programPage, { program: program.slug })}>{say(program.title)}</a>
      </h2>
      <p>
        <Tag
          text={phaseText(program, today)}
          tone={phase === 'open' ? 'good' : phase === 'draft' ? 'care' : undefined}
        />{' '}
        <span class="soft">
          <Say text={w.by(say(program.organizationName))} />
        </span>
      </p>
      <P text={program.summary} />
    </article>
  )
}
