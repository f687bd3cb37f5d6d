import { sayShortDate } from '#foundation/clock.ts'
import { both } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Empty, Notice, P, Page } from '#ui/page.tsx'
import { useReader } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { listContacts } from '../programs/contact.server.ts'
import { getProgram } from '../programs/program.server.ts'
import { lacksTraining, listOwnTrainings, type Training } from './training.server.ts'
import { trainingWords as w } from './trainings.words.ts'

/** A mentor's own record, and what to do where something is missing. */
export const ownTrainingPage = page('/partnerships/:partnership/training', {
  async show({ db, actor, params }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    orNotFound(isMentor)
    const program = await getProgram(db, partnership.programId)
    const trainings = await listOwnTrainings(db, actor, program.id)
    const lacks = await lacksTraining(db, partnership.id)
    return (
      <Page
        title={w.own}
        lead={w.ownLead}
        trail={{ href: `/partnerships/${partnership.id}`, label: shownName(partner) }}
      >
        {lacks && (
          <Notice tone="care">
            <P text={both((language) => w.lacking(program.title[language])[language])} />
          </Notice>
        )}
        {trainings.length === 0 ? <Empty text={w.ownEmpty} /> : <Trainings trainings={trainings} />}
        {lacks && <Whom contacts={await listContacts(db, program.id)} />}
      </Page>
    )
  },
})

function Trainings({ trainings }: { trainings: readonly Training[] }) {
  const { language } = useReader()
  return (
    <ul>
      {trainings.map(({ title, completedOn }) => (
        <li>
          {sayShortDate(completedOn, language)}
          {title && ` · ${title}`}
        </li>
      ))}
    </ul>
  )
}

/** Whom to tell that something is missing. */
function Whom({ contacts }: { contacts: Awaited<ReturnType<typeof listContacts>> }) {
  return (
    <>
      <P text={w.done} />
      <ul>
        {contacts.map(({ name, email, phone }) => (
          <li>
            {name} {email && <a href={`mailto:${email}`}>{email}</a>} {phone}
          </li>
        ))}
      </ul>
    </>
  )
}
