import { sayShortDate } from '#foundation/clock.ts'
import { both } from '#foundation/language.ts'
import { openPage } from '#foundation/page.ts'
import { TextField } from '#ui/field.tsx'
import { Facts, P, Page, Section } from '#ui/page.tsx'
import { Lines, Paper } from '#ui/paper.tsx'
import { Say } from '#ui/reader.tsx'
import { applicationWords } from '../applications/applications.words.ts'
import { type Part, partsOf } from '../applications/part.ts'
import { peopleWords } from '../people/people.words.ts'
import { listContacts } from '../programs/contact.server.ts'
import { findProgram, getSeat } from '../programs/program.server.ts'
import { seatWords } from '../programs/programs.words.ts'
import { type Blank, getBlank } from './blank.server.ts'
import { BlankPart } from './blank-part.tsx'
import { blankWords as w } from './blanks.words.ts'

/** The whole form as a blank to print, fill in by hand and send or read out. */
export const printPage = openPage('/programs/:program/apply/:seat/print', {
  cacheable: true,
  async show({ db, params }) {
    const program = await findProgram(db, params.program)
    const seat = await getSeat(db, program.id, params.seat)
    const blank = await getBlank(db, program, seat)
    const [contact] = await listContacts(db, program.id)
    return (
      <Page title={both((language) => w.printTitle(seatWords[seat.kind].as[language])[language])} lead={w.printLead}>
        <P text={program.title} />
        <Facts
          facts={[[w.contact, contact && [contact.name, contact.email, contact.phone].filter(Boolean).join(' · ')]]}
        />
        <P
          text={both((language) => applicationWords.partsLead(sayShortDate(program.closesOn, language))[language])}
          class="measure"
        />
        {partsOf(blank.dossier).map((part) => (
          <PrintedPart blank={blank} part={part} />
        ))}
        <Section title={w.onlineOnly}>
          <P text={w.notOnPaper} />
        </Section>
        <div class="field">
          <strong>
            <Say text={w.signature} />
          </strong>
          <Lines />
        </div>
      </Page>
    )
  },
})

function PrintedPart({ blank, part }: { blank: Blank; part: Part }) {
  return (
    <Section title={part.title}>
      {part.lead && <P text={part.lead} />}
      {part.kind === 'assessment' && <P text={w.ratingsOnPaper} />}
      <Paper>
        {part.kind === 'about' && (
          <TextField name="address" label={peopleWords.email} hint={peopleWords.emailHint} optional />
        )}
        <BlankPart blank={blank} part={part} />
      </Paper>
    </Section>
  )
}
