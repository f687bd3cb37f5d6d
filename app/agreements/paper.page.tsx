import { sayInstant, sayShortDate } from '#foundation/clock.ts'
import { page } from '#foundation/page.ts'
import { P, Page, Section } from '#ui/page.tsx'
import { Lines, Paper } from '#ui/paper.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { readAgreement } from './agreement.server.ts'
import { type Edition, termsToBegin } from './agreement.ts'
import { agreementWords as w } from './agreements.words.ts'
import { readProgramPart, readUsual } from './clause.server.ts'
import { TermFields } from './proposal.page.tsx'
import { ProgramClauses, TermFacts } from './terms.tsx'

/** The agreement as a form to print: what it says, or lines to fill in together, and lines to sign. */
export const paperPage = page('/partnerships/:partnership/agreement/print', {
  async show({ db, actor, params, key }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    const agreement = await readAgreement(db, partnership.id, key)
    const edition = agreement.proposed ?? agreement.agreed
    const program = await getProgram(db, partnership.programId)
    const [mentor, mentee] = isMentor ? [actor.name, partner.name] : [partner.name, actor.name]
    const part = await readProgramPart(db, program.id, edition)
    return (
      <Page
        title={w.paperTitle}
        lead={w.paperBetween(mentor, mentee)}
        trail={{ href: `/partnerships/${partnership.id}/agreement`, label: shownName(partner) }}
      >
        <P text={program.title} />
        <Dates from={partnership.startsOn} to={partnership.endsOn} />
        {edition ? (
          <Section title={agreement.proposed ? w.proposedTitle(edition.edition) : w.agreedTitle(edition.edition)}>
            <TermFacts terms={edition} />
          </Section>
        ) : (
          <Section title={w.paperBlank}>
            <Paper>
              <TermFields terms={termsToBegin(agreement, await readUsual(db, partnership.id))} />
            </Paper>
          </Section>
        )}
        <ProgramClauses part={part} />
        <SignatureLine name={mentee} edition={edition} personId={partnership.menteeId} />
        <SignatureLine name={mentor} edition={edition} personId={partnership.mentorId} />
      </Page>
    )
  },
})

function Dates({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
  const { language } = useReader()
  return <P text={w.paperDates(sayShortDate(from, language), sayShortDate(to, language))} />
}

/** A line to sign on, or what was signed already. */
function SignatureLine({ name, edition, personId }: { name: string; edition: Edition | undefined; personId: string }) {
  const { language, zone } = useReader()
  const signature = edition?.signatures.find((each) => each.personId === personId)
  if (signature) return <P text={w.signedBy(signature.name, sayInstant(signature.signedAt, zone, language))} />
  return (
    <div class="field">
      <strong>
        <Say text={w.signature(name)} />
      </strong>
      <Lines />
    </div>
  )
}
