import { z } from 'zod'
import { sayInstant } from '#foundation/clock.ts'
import { choice, optionalWhole } from '#foundation/form.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Choice, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page, Section, Todo } from '#ui/page.tsx'
import { groupKinds } from '../groups/group.ts'
import { groupWords, kindWords } from '../groups/groups.words.ts'
import { findCoordinated } from '../programs/program.server.ts'
import { proposalPage } from './proposal.page.tsx'
import { askProposal, listProposals } from './proposal.server.ts'
import { stateWords, proposalWords as w } from './proposals.words.ts'

const hints = { learning_team: w.teamsHint, cohort: w.cohortHint, peers: w.peersHint }

/** What the engine has proposed for the groups of a program, and asking it again. */
export const proposalsPage = page('/programs/:program/group-proposals', {
  async show({ db, actor, params }) {
    const program = await findCoordinated(db, actor, params.program)
    const proposals = await listProposals(db, program.id)
    return (
      <Page title={w.title} lead={w.lead} trail={{ href: `/programs/${program.slug}/groups`, label: groupWords.title }}>
        <Todo
          items={proposals.map(({ id, kind, state, startedAt }) => ({
            sentence: kindWords[kind] ?? kind,
            more: both((language) =>
              [stateWords[state]?.[language], w.on(sayInstant(startedAt, program.zone, language))[language]].join(
                ' · ',
              ),
            ),
            href: href(proposalPage, { program: program.slug, proposal: id }),
            button: w.open,
            plain: true,
          }))}
        />
        <Section title={w.propose}>
          <Form button={w.ask}>
            <Choice
              name="kind"
              label={w.kind}
              value="learning_team"
              options={groupKinds.map((value) => ({ value, label: kindWords[value] ?? value, hint: hints[value] }))}
            />
            <TextField
              name="ofOneSchool"
              label={w.ofOneSchool}
              hint={w.ofOneSchoolHint}
              type="number"
              width="short"
              value={2}
              optional
            />
          </Form>
        </Section>
      </Page>
    )
  },
  form: z.strictObject({ kind: choice(groupKinds), ofOneSchool: optionalWhole(1, 60) }),
  async answer({ db, actor, params, values: { kind, ofOneSchool }, now }) {
    const program = await findCoordinated(db, actor, params.program)
    const proposal = await askProposal(db, actor, program, { kind, ofOneSchool: ofOneSchool ?? null }, now)
    return goTo(href(proposalPage, { program: program.slug, proposal }, { run: 'follow' }), { notice: w.asked })
  },
})
