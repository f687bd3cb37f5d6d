import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { date, identifier, text, version } from '#foundation/form.ts'
import { goTo, page } from '#foundation/page.ts'
import { DateField, Select, TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, Facts, LinkButton, P, Page, Section } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { shownName } from '../people/person.ts'
import { addEvidence, changeEvidence, type Evidence, getEvidence, listEvidence } from './evidence.server.ts'
import { getLivingPlan, getPlan, type Plan, readSheets } from './plan.server.ts'
import { type SheetWords, sheetParts } from './plan.ts'
import { competencyOptions, Entries, Entry, planHref, planTrail } from './plan-list.tsx'
import { planWords as w } from './plans.words.ts'
import { sheetWords } from './sheet.words.ts'

/** The inquiry question, and what was seen along the way. */
export const inquiryPage = page('/partnerships/:partnership/plan/inquiry', {
  async show({ db, actor, params, key, today }) {
    const plan = await getPlan(db, actor, params.partnership, key)
    const { words } = (await readSheets(db, plan)).inquiry
    const evidence = await listEvidence(db, plan)
    return (
      <Page title={sheetWords.inquiry.title} lead={sheetWords.inquiry.lead} trail={planTrail(plan)}>
        <Question plan={plan} words={words} />
        <Section title={w.evidence}>
          {evidence.length === 0 && <P text={w.noEvidence} />}
          <EvidenceList plan={plan} evidence={evidence} />
        </Section>
        {plan.living && (
          <div class="noprint">
            <Section title={w.addEvidence}>
              <Form
                action={planHref(plan, 'inquiry/evidence')}
                button={w.note}
                audience={w.onlyTwo(shownName(plan.partner))}
              >
                <EvidenceFields plan={plan} seenOn={today} />
              </Form>
            </Section>
          </div>
        )}
      </Page>
    )
  },
})

function Question({ plan, words }: { plan: Plan; words: SheetWords }) {
  const isWritten = Object.values(words).some(Boolean)
  return (
    <>
      {!isWritten && <P text={w.noQuestion} />}
      <Facts
        facts={sheetParts.inquiry.map((part) => [
          sheetWords.inquiry.parts[part] ?? part,
          words[part] && <span class="pre">{words[part]}</span>,
        ])}
      />
      {plan.living && (
        <Actions>
          <LinkButton
            href={planHref(plan, 'inquiry/question')}
            label={isWritten ? w.changeQuestion : w.writeQuestion}
            plain
          />
        </Actions>
      )}
    </>
  )
}

function EvidenceList({ plan, evidence }: { plan: Plan; evidence: readonly Evidence[] }) {
  const say = useSay()
  const { language } = useReader()
  return (
    <Entries>
      {evidence.map(({ id, words, seenOn, authorId, competencyId }) => (
        <Entry
          text={words}
          below={[
            sayShortDate(seenOn, language),
            authorId === plan.partner.id ? shownName(plan.partner) : say(w.you),
            ...(competencyId ? [say(plan.titles.get(competencyId) ?? '')] : []),
          ].join(' · ')}
        >
          {plan.living && (
            <a
              href={planHref(plan, `inquiry/evidence/${id}`)}
              aria-label={`${say(w.changeNote)}: ${words.slice(0, 60)}`}
            >
              {say(w.changeStep)}
            </a>
          )}
        </Entry>
      ))}
    </Entries>
  )
}

const evidenceForm = {
  seen: date(),
  words: text(4000),
  competency: z.preprocess((typed) => (typed === '' ? undefined : typed), identifier().optional()),
}

function EvidenceFields({
  plan,
  seenOn,
  words,
  competencyId,
}: { plan: Plan } & Pick<Evidence, 'seenOn'> & Partial<Pick<Evidence, 'words' | 'competencyId'>>) {
  return (
    <>
      <DateField name="seen" label={w.seenOn} value={seenOn.toString()} />
      <TextArea
        name="words"
        label={w.evidenceWords}
        hint={w.noNames}
        audience={w.onlyTwo(shownName(plan.partner))}
        value={words}
        rows={3}
      />
      <Select name="competency" label={w.speaksTo} optional value={competencyId} options={competencyOptions(plan)} />
    </>
  )
}

/** Noting something that was seen. */
export const newEvidencePage = page('/partnerships/:partnership/plan/inquiry/evidence', {
  async show({ db, actor, params, key, today }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    return (
      <Page title={w.addEvidence} trail={{ href: planHref(plan, 'inquiry'), label: sheetWords.inquiry.title }}>
        <Form button={w.note} audience={w.onlyTwo(shownName(plan.partner))}>
          <EvidenceFields plan={plan} seenOn={today} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject(evidenceForm),
  async answer({ db, actor, params, values: { seen, words, competency }, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await addEvidence(db, actor, plan, { words, seenOn: seen, competencyId: competency })
    return goTo(planHref(plan, 'inquiry'), { notice: w.noted })
  },
})

/** Changing a note. */
export const evidencePage = page('/partnerships/:partnership/plan/inquiry/evidence/:evidence', {
  async show({ db, actor, params, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    const { seenOn, words, competencyId, version } = await getEvidence(db, plan, params.evidence)
    return (
      <Page title={w.changeNote} trail={{ href: planHref(plan, 'inquiry'), label: sheetWords.inquiry.title }}>
        <Form button={w.note} version={version} audience={w.onlyTwo(shownName(plan.partner))}>
          <EvidenceFields plan={plan} seenOn={seenOn} words={words} competencyId={competencyId} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ ...evidenceForm, version: version() }),
  async answer({ db, actor, params, values: { seen, words, competency, version }, key }) {
    const plan = await getLivingPlan(db, actor, params.partnership, key)
    await changeEvidence(db, actor, plan, params.evidence, version, { words, seenOn: seen, competencyId: competency })
    return goTo(planHref(plan, 'inquiry'), { notice: w.saved })
  },
})
